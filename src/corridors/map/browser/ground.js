/* Land, water, rivers and borders: the map that is there without internet. */
(function (C) {
  "use strict";
  const LAYERS = /** @type {const} */ (["land", "lakes", "rivers", "borders"]);

  C.Ground = class {
    /** @param {Corridors.Host} host @param {Corridors.GroundContent} content */
    constructor({ map }, { ground, bounds }) {
      const pane = map.createPane("ground");
      pane.style.zIndex = "200";
      pane.style.pointerEvents = "none";
      const renderer = L.canvas({ pane: "ground", padding: 0.2 });
      this.map = map;
      this.sea = L.rectangle(bounds, { interactive: false, pane: "ground", renderer }).addTo(map);
      this.layers = LAYERS.map((name) =>
        L.geoJSON(ground[name], { interactive: false, pane: "ground", renderer }).addTo(map),
      );
    }

    /** @type {Corridors.Ground["paint"]} */
    paint(palette) {
      const styles = {
        land: { color: palette.shore, weight: 0.8, fillColor: palette.land, fillOpacity: 1 },
        lakes: { color: palette.shore, weight: 0.8, fillColor: palette.water, fillOpacity: 1 },
        rivers: { color: palette.river, weight: 1, fill: false },
        borders: { color: palette.border, weight: 1, dashArray: "6 3 1 3", fill: false },
      };
      LAYERS.forEach((name, index) => this.layers[index].setStyle(styles[name]));
      this.sea.setStyle({ stroke: false, fillColor: palette.water, fillOpacity: 1 });
      this.map.getContainer().style.background = palette.beyond;
    }
  };
})(window.Corridors);
