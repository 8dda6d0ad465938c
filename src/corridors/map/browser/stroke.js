/* Lines and sites that can be put out of sight; lines are drawn as SVG or, where there are many, on a canvas. */
(function (C) {
  "use strict";
  const MANY = 1000; // lines; measured: from here on a canvas obeys a filter sooner

  C.rendererFor = (count, pane) => (count < MANY ? L.svg({ pane }) : L.canvas({ pane, padding: 0.2, tolerance: 4 }));

  /** @param {HTMLElement | SVGElement} element @param {boolean} shown */
  function toggle(element, shown) {
    element.style.display = shown ? "" : "none";
    element.setAttribute("tabindex", "-1"); // cards and table are the keyboard's way
  }

  C.Site = class extends L.Marker {
    /** @type {Corridors.Site["show"]} */
    show(shown) {
      const element = this.getElement();
      if (element) toggle(element, shown);
    }
  };

  C.Stroke = class extends L.Polyline {
    /** @param {L.LatLng[]} points @param {L.PolylineOptions} options */
    constructor(points, options) {
      super(points, options);
      /** @type {boolean | undefined} */
      this.hidden = undefined;
    }

    /** @type {Corridors.Stroke["show"]} */
    show(shown) {
      const element = /** @type {SVGElement | undefined} */ (this.getElement()); // there is none on a canvas
      if (element) toggle(element, shown);
      else if (this.hidden === shown) this.setStyle({}); // asks for a new picture
      this.hidden = !shown;
    }

    /** @override */
    _updatePath() {
      if (!this.hidden || this.getElement()) super._updatePath();
    }

    /** @override @type {L.Polyline["_containsPoint"]} */
    _containsPoint(point, closed) {
      return !this.hidden && super._containsPoint(point, closed);
    }
  };
})(window.Corridors);
