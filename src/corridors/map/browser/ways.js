/* The ways between two places: one colour and dash a state, the best way thicker than the others. */
(function (C) {
  "use strict";
  /** @type {L.PointTuple} */
  const PADDING = [30, 30];

  C.Ways = class {
    /** @param {L.Map} map @param {Corridors.Looks} looks */
    constructor(map, looks) {
      this.map = map;
      this.looks = looks;
      this.group = L.featureGroup().addTo(map);
      this.drawn = "[]";
      map.createPane("ways").style.zIndex = "450"; // above the projects, below sites and names
    }

    /** Return whether other ways are asked for than before. @type {Corridors.Ways["apply"]} */
    apply(ways, theme) {
      const asked = JSON.stringify(ways.map(({ state, points }) => [state, points]));
      const changed = asked !== this.drawn;
      this.drawn = asked;
      this.group.clearLayers();
      for (const way of ways) this.draw(way, theme);
      return changed;
    }

    /** @param {Corridors.Way} way @param {Corridors.Theme} theme */
    draw({ state, best, label, points }, theme) {
      const pens = this.looks.pens;
      const { weight, opacity } = best ? pens.best_way : pens.way;
      const casing = { weight: weight + pens.way_casing.weight, opacity: pens.way_casing.opacity };
      /** @param {L.PolylineOptions} style */
      const line = (style) => L.polyline(points, { pane: "ways", renderer: this.renderer, ...style }).addTo(this.group);
      this.renderer = this.renderer || L.svg({ pane: "ways" });
      line({ color: this.looks[theme].casing, ...casing, interactive: false });
      const stroke = line({ color: this.looks[theme].ways[state], weight, opacity, dashArray: this.looks.wayDashes[state], network: state });
      stroke.bindTooltip(() => this.tip(label), { sticky: true, className: "tip" });
    }

    /** @param {Corridors.Way["label"]} label */
    tip([title, state]) {
      const box = C.element("div");
      box.append(C.element("b", "", title), C.element("div", "", state));
      return box;
    }

    /* The state of the network of each way that is drawn, in order. */
    drawnStates() {
      const lines = /** @type {L.Polyline[]} */ (this.group.getLayers());
      return lines.flatMap((line) => line.options.network || []);
    }

    /* What shows all of them, or null where there are none. */
    area() {
      const bounds = this.group.getBounds();
      return bounds.isValid() ? { bounds, options: { padding: PADDING } } : null;
    }
  };
})(window.Corridors);
