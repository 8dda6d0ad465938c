/* The routes of the route planner between two places: one colour and dash a state, the best route thicker than the others. */
(function (C) {
  "use strict";
  /** @type {L.PointTuple} */
  const PADDING = [30, 30];

  C.PlannerRoutes = class {
    /** @param {Corridors.Host} host */
    constructor({ map, style, tip }) {
      this.map = map;
      this.tips = tip;
      this.style = style;
      this.group = L.featureGroup().addTo(map);
      this.drawn = "[]";
      this.isNew = false; // whether the last command asked for other routes than the one before
      map.createPane("planner-routes").style.zIndex = "450"; // above the projects, below sites and names
    }

    /** @type {Corridors.PlannerRoutes["obey"]} */
    obey({ routes, theme }) {
      const requested = JSON.stringify(routes.map(({ state, points }) => [state, points]));
      this.isNew = requested !== this.drawn;
      this.drawn = requested;
      this.group.clearLayers();
      for (const route of routes) this.draw(route, theme);
    }

    /** @param {Corridors.PlannedRoute} route @param {Corridors.Theme} theme */
    draw({ state, best, label, points }, theme) {
      const pens = this.style.pens;
      const { weight, opacity } = best ? pens.best_route : pens.route;
      const casing = { weight: weight + pens.route_casing.weight, opacity: pens.route_casing.opacity };
      /** @param {L.PolylineOptions} style */
      const line = (style) => L.polyline(points, { pane: "planner-routes", renderer: this.renderer, ...style }).addTo(this.group);
      this.renderer = this.renderer || L.svg({ pane: "planner-routes" });
      line({ color: this.style[theme].casing, ...casing, interactive: false });
      const stroke = line({ color: this.style[theme].routes[state], weight, opacity, dashArray: this.style.routeDashes[state], network: state });
      this.tips.bind(stroke, () => this.tip(label), (room) => this.take(room, stroke));
    }

    /** @param {Corridors.PlannedRoute["label"]} label */
    tip([title, state]) {
      const box = C.element("div");
      box.append(C.element("b", "", title), C.element("div", "", state));
      return box;
    }

    /* The state of the network of each route that is drawn, in order. */
    drawnStates() {
      const lines = /** @type {L.Polyline[]} */ (this.group.getLayers());
      return lines.flatMap((line) => line.options.network || []);
    }

    /** @param {Corridors.Room} room */
    occupy(room) {
      for (const line of this.group.getLayers()) this.take(room, /** @type {L.Polyline} */ (line));
    }

    /** @param {Corridors.Room} room @param {L.Polyline} line */
    take(room, line) {
      for (const points of line._parts) room.takeLine(points, line.options.weight ?? 0);
    }

    /* What shows all of them, or null where there are none. */
    area() {
      const bounds = this.group.getBounds();
      return bounds.isValid() ? { bounds, options: { padding: PADDING } } : null;
    }
  };
})(window.Corridors);
