/* Light and shade of the mountains: a picture that is fetched once the projects are drawn. */
(function (C) {
  "use strict";
  const [SOFT_ZOOM, LAST_ZOOM] = [6, 8]; // its pixels show more and more: it fades in between

  C.Relief = class {
    /** Nothing is asked for at the start. @param {Corridors.ReliefSettings} settings */
    static load(settings) {
      return Promise.resolve(settings);
    }

    /** @param {Corridors.Host} host @param {Corridors.ReliefSettings} settings */
    constructor({ map }, { layers, bounds }) {
      const pane = map.createPane("relief");
      pane.style.zIndex = "205"; // on the ground, below all lines
      pane.style.pointerEvents = "none";
      pane.style.mixBlendMode = "hard-light"; // its middle grey, of plains and water, changes nothing
      this.map = map;
      this.pane = pane;
      this.picture = layers.relief && L.imageOverlay(layers.relief, bounds, { pane: "relief", className: "relief" });
      map.on("zoomend", () => this.look());
    }

    /** @type {Corridors.Relief["paint"]} */
    paint({ relief }) {
      this.strength = relief;
      setTimeout(() => this.look()); // not before the projects, which this call draws too
    }

    look() {
      if (!this.picture || !this.strength) return;
      const left = Math.min((LAST_ZOOM - this.map.getZoom()) / (LAST_ZOOM - SOFT_ZOOM), 1);
      if (left <= 0) this.picture.remove();
      else this.picture.setOpacity(this.strength * left).addTo(this.map);
    }
  };
})(window.Corridors);
