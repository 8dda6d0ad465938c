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
      this.labels = labels.map((label) => ({ ...label, at: L.latLng(label.lat, label.lon) }));
      map.on("moveend", () => this.place());
    }

    /* A label is made when it is needed: most are for a closer look. */
    make(label) {
      const icon = L.divIcon({ className: "label label-" + label.kind, html: "", iconSize: [0, 0] });
      const options = { icon, pane: "labels", interactive: false, keyboard: false };
      label.root = L.marker(label.at, options).addTo(this.map).getElement();
      label.node = C.element("span", "", label.names[this.language]);
      label.node.dataset.side = label.kind === "country" ? "centre" : "right";
      label.root.append(C.element("i"), label.node);
    }

    speak(language) {
      this.language = language;
      for (const { node, names } of this.labels) if (node) node.textContent = names[language];
      this.place();
    }

    place() {
      const zoom = this.map.getZoom();
      const near = this.map.getBounds().pad(0.25); // what is far away need not be laid out
      const due = this.labels.filter((label) => zoom >= label.from && near.contains(label.at));
      for (const label of due) if (!label.root) this.make(label);
      for (const { root } of this.labels) if (root) root.hidden = true;
      for (const { root } of due) root.hidden = false;
      // all are measured before any is changed, so that the browser lays them out once
      const boxes = due.map(({ node, at }) => boxOf(node, this.map.latLngToLayerPoint(at)));
      const taken = [];
      due.forEach(({ kind, root, node }, index) => {
        const free = !taken.some((other) => touches(boxes[index], other));
        const gone = kind === "town" ? root : node; // a place keeps its mark
        gone.style.visibility = free ? "visible" : "hidden";
        if (free) taken.push(boxes[index]);
      });
    }
  };
})(window.Corridors);
