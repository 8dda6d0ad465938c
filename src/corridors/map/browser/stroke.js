/* Lines and sites that can be put out of sight; lines are drawn as SVG or, where there are many, on a canvas. */
(function (C) {
  "use strict";
  const MANY = 1000; // lines; measured: from here on a canvas obeys a filter sooner
  const usual = L.Polyline.prototype;

  C.rendererFor = (count) => (count < MANY ? L.svg() : L.canvas({ padding: 0.2, tolerance: 4 }));

  function toggle(element, shown) {
    element.style.display = shown ? "" : "none";
    element.setAttribute("tabindex", "-1"); // cards and table are the keyboard's way
  }

  C.Site = L.Marker.extend({
    show(shown) {
      toggle(this.getElement(), shown);
    },
  });

  C.Stroke = L.Polyline.extend({
    show(shown) {
      const element = this.getElement(); // there is none on a canvas
      if (element) toggle(element, shown);
      else if (this.hidden === shown) this.setStyle({}); // asks for a new picture
      this.hidden = !shown;
    },

    _updatePath() {
      if (!this.hidden || this.getElement()) usual._updatePath.call(this);
    },

    _containsPoint(point, closed) {
      return !this.hidden && usual._containsPoint.call(this, point, closed);
    },
  });
})(window.Corridors);
