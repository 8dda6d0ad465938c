/* Names of countries, towns and places: as many as fit without touching each other. */
(function (C) {
  "use strict";
  const GAP = 3;

  function boxOf(node, point) {
    const width = node.offsetWidth;
    const height = node.offsetHeight;
    const left = point.x + (node.dataset.side === "centre" ? -width / 2 : 7);
    const top = point.y - height / 2;
    return { left: left - GAP, top: top - GAP, right: left + width + GAP, bottom: top + height + GAP };
  }

  const touches = (a, b) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

  C.Labels = class {
    /* labels: [{lat, lon, names: {en, kk, ru}, kind, from: smallest zoom}], the important first. */
    constructor(map, labels) {
      const pane = map.createPane("labels");
      pane.style.zIndex = 450;
      pane.style.pointerEvents = "none";
      this.map = map;
      this.labels = labels.map((label) => this.make(label));
      map.on("moveend", () => this.place());
    }

    make(label) {
      const icon = L.divIcon({ className: "label label-" + label.kind, html: "", iconSize: [0, 0] });
      const options = { icon, pane: "labels", interactive: false, keyboard: false };
      const marker = L.marker([label.lat, label.lon], options).addTo(this.map);
      const node = C.element("span");
      node.dataset.side = label.kind === "country" ? "centre" : "right";
      marker.getElement().append(C.element("i"), node);
      return { ...label, marker, node };
    }

    speak(language) {
      for (const label of this.labels) label.node.textContent = label.names[language];
      this.place();
    }

    place() {
      const zoom = this.map.getZoom();
      const near = this.map.getBounds().pad(0.25); // what is far away need not be laid out
      const taken = [];
      for (const label of this.labels) {
        const root = label.marker.getElement();
        root.hidden = zoom < label.from || !near.contains(label.marker.getLatLng());
        if (root.hidden) continue;
        const box = boxOf(label.node, this.map.latLngToLayerPoint(label.marker.getLatLng()));
        const free = !taken.some((other) => touches(box, other));
        const gone = label.kind === "town" ? root : label.node; // a place keeps its mark
        gone.style.visibility = free ? "visible" : "hidden";
        if (free) taken.push(box);
      }
    }
  };
})(window.Corridors);
