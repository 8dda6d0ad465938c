/* Lines come coarse, and in full once the reader looks closely: what is fetched then is kept. */
(function (C) {
  "use strict";

  C.Detail = class {
    /** `get` fetches a layer by its name.
        @param {L.Map} map @param {Corridors.Settings} settings
        @param {(name: "routes" | "detail") => Promise<Corridors.Routes>} get */
    constructor(map, { layers, detailZoom }, get) {
      this.map = map;
      this.zoom = detailZoom;
      this.get = get;
      this.exists = Boolean(layers.detail); // a file that holds all has full lines from the start
      map.on("zoomstart", () => (this.zooming = true));
      map.on("zoomend", () => (this.zooming = false));
    }

    isClose() {
      return this.map.getZoom() >= this.zoom;
    }

    /** The lines to start with: a reader who starts close is spared the coarse ones,
        but in a page without a frame, which asks for them before its scripts run. @type {Corridors.Detail["first"]} */
    async first(leadsCloser) {
      this.settled = !this.exists;
      const close = window.parent !== window && (this.isClose() || leadsCloser);
      if (this.settled || !close) return this.get("routes");
      try {
        const full = await this.get("detail");
        this.settled = true;
        return full;
      } catch (error) {
        console.warn(error);
        return this.get("routes");
      }
    }

    /** From now on a closer look refines the lines. @type {Corridors.Detail["refine"]} */
    refine(lines) {
      this.map.on("zoomend", () => this.look(lines));
      this.look(lines);
    }

    /** @param {Corridors.Lines} lines */
    async look(lines) {
      if (this.settled || !this.isClose()) return;
      this.settled = true;
      try {
        const full = await this.get("detail");
        if (this.zooming) this.map.once("zoomend", () => lines.refine(full));
        else lines.refine(full);
      } catch (error) {
        console.warn(error); // the coarse lines stay until the next zoom asks again
        this.settled = false;
      }
    }
  };
})(window.Corridors);
