/* Lines come coarse, and in full once the reader looks closely: what is fetched then is kept. */
(function (C) {
  "use strict";

  C.Detail = class {
    /** @param {Corridors.Host} host @param {Corridors.RoutesSettings["layers"]} layers @param {number} zoom */
    constructor(host, layers, zoom) {
      const { map } = host;
      this.map = map;
      this.host = host;
      this.layers = layers;
      this.zoom = zoom;
      this.exists = Boolean(layers.detail); // a file that holds all has full lines from the start
      map.on("zoomstart", () => (this.zooming = true));
      map.on("zoomend", () => (this.zooming = false));
    }

    full() {
      const address = /** @type {Corridors.Layer<Corridors.RouteLines>} */ (this.layers.detail);
      return this.host.get(address);
    }

    isClose() {
      return this.map.getZoom() >= this.zoom;
    }

    /** The lines to start with: a reader who starts close is spared the coarse ones,
        but in a page without a frame, which asks for them before its scripts run. @type {Corridors.Detail["first"]} */
    async first() {
      this.settled = !this.exists;
      const close = window.parent !== window && (this.isClose() || this.host.leadsCloser());
      if (this.settled || !close) return this.host.get(this.layers.routes);
      try {
        const full = await this.full();
        this.settled = true;
        return full;
      } catch (error) {
        console.warn(error);
        return this.host.get(this.layers.routes);
      }
    }

    /** From now on a closer look refines the lines. @type {Corridors.Detail["refine"]} */
    refine(routes) {
      this.map.on("zoomend", () => this.look(routes));
      this.look(routes);
    }

    /** @param {Corridors.Routes} routes */
    async look(routes) {
      if (this.settled || !this.isClose()) return;
      this.settled = true;
      try {
        const full = await this.full();
        if (this.zooming) this.map.once("zoomend", () => routes.refine(full));
        else routes.refine(full);
      } catch (error) {
        console.warn(error); // the coarse lines stay until the next zoom asks again
        this.settled = false;
      }
    }
  };
})(window.Corridors);
