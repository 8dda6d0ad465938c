/* Railways and roads that are there, and names of waters and regions: fetched once the projects are drawn. */
(function (C) {
  "use strict";
  const ROADS_ZOOM = 5.5; // from here on roads are drawn, and fetched
  const WEIGHTS = { rail: 0.9, motorway: 1.1, trunk: 0.9, primary: 0.7 }; // pixels
  const FROM_ZOOM = { rail: 0, motorway: ROADS_ZOOM, trunk: ROADS_ZOOM, primary: 7 };
  const KINDS = /** @type {const} */ (["primary", "trunk", "motorway", "rail"]); // the last lies on top

  /** Return the places of a line, which is told as its start and the steps from there. @param {number[]} steps @param {number} aDegree */
  function placesOf(steps, aDegree) {
    /** @type {L.LatLngTuple[]} */
    const places = [];
    let lon = 0;
    let lat = 0;
    for (let n = 0; n < steps.length; n += 2) {
      lon += steps[n];
      lat += steps[n + 1];
      places.push([lat / aDegree, lon / aDegree]);
    }
    return places;
  }

  C.Existing = class {
    /** Nothing is asked for at the start. @param {Corridors.ExistingSettings} settings */
    static load(settings) {
      return Promise.resolve(settings);
    }

    /** @param {Corridors.Host} host @param {Corridors.ExistingSettings} settings */
    constructor(host, { layers }) {
      const pane = host.map.createPane("existing");
      pane.style.zIndex = "210"; // on the ground, below all projects
      pane.style.pointerEvents = "none";
      this.host = host;
      this.layers = layers;
      this.renderer = L.canvas({ pane: "existing", padding: 0.2 });
      /** @type {Partial<Record<Corridors.ExistingKind, L.Polyline>>} */
      this.lines = {};
      /** @type {Set<object | string>} */
      this.requested = new Set();
      host.map.on("zoomend", () => this.look());
    }

    /** @type {Corridors.Existing["paint"]} */
    paint(palette) {
      this.palette = palette;
      this.recolour();
      setTimeout(() => this.look()); // not before the projects, which this call draws too
    }

    /** Show what is due at this zoom, and ask for what is not there yet. */
    look() {
      if (!this.palette) return;
      this.show();
      const { railways, roads, names } = this.layers;
      if (railways) this.once(railways, (rail) => this.draw(rail));
      if (names) this.once(names, (labels) => C.parts?.Labels.add(Object.values(labels).flat()));
      if (roads && this.host.map.getZoom() >= ROADS_ZOOM) this.once(roads, (road) => this.draw(road));
    }

    /** Ask for a file once; if it does not come, the next zoom asks again.
        @template {object} Content @param {Corridors.Layer<Content>} layer @param {(content: Content) => void} use */
    async once(layer, use) {
      if (this.requested.has(layer)) return;
      this.requested.add(layer);
      try {
        use(await this.host.get(layer));
      } catch (error) {
        console.warn(error);
        this.requested.delete(layer);
      }
    }

    /** @param {Corridors.ExistingLines} drawn */
    draw({ stepsADegree, lines }) {
      for (const kind of KINDS) {
        if (!lines[kind]) continue;
        const places = lines[kind].map((steps) => placesOf(steps, stepsADegree));
        const options = { pane: "existing", renderer: this.renderer, interactive: false, weight: WEIGHTS[kind] };
        this.lines[kind] = L.polyline(places, options);
      }
      this.recolour();
      this.show();
    }

    recolour() {
      for (const kind of KINDS) {
        this.lines[kind]?.setStyle({ color: kind === "rail" ? this.palette?.rail : this.palette?.road });
      }
    }

    /** Smaller roads appear in a closer look. */
    show() {
      const { map } = this.host;
      for (const kind of KINDS) {
        const line = this.lines[kind];
        if (!line) continue;
        const due = map.getZoom() >= FROM_ZOOM[kind];
        if (due && !map.hasLayer(line)) line.addTo(map);
        if (!due && map.hasLayer(line)) line.remove();
        else if (due) line.bringToFront(); // in the order of the kinds, whichever came first
      }
    }
  };
})(window.Corridors);
