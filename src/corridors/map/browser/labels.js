/* Names of countries, towns and places: as many as fit without touching each other. */
(function (C) {
  "use strict";
  const GAP = 3;
  const CENTRED = new Set(["country", "waters", "regions"]); // names of areas, without a mark

  /** @typedef {{left: number, top: number, right: number, bottom: number}} Box */
  /** @typedef {{root: HTMLElement, node: HTMLElement}} Made */
  /** @typedef {Corridors.Label & {at: L.LatLng, made?: Made}} Placed */

  /** @param {HTMLElement} node @param {L.Point} point */
  function boxOf(node, point) {
    const width = node.offsetWidth;
    const height = node.offsetHeight;
    const left = point.x + (node.dataset.side === "centre" ? -width / 2 : 7);
    const top = point.y - height / 2;
    return { left: left - GAP, top: top - GAP, right: left + width + GAP, bottom: top + height + GAP };
  }

  /** @param {Box} a @param {Box} b */
  const touches = (a, b) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

  C.Labels = class {
    /** The important labels come first. @param {Corridors.Host} host @param {Corridors.LabelsContent} content */
    constructor({ map, language }, { places }) {
      const pane = map.createPane("labels");
      pane.style.zIndex = "450";
      pane.style.pointerEvents = "none";
      this.map = map;
      /** @type {Placed[]} */
      this.labels = [];
      this.language = language;
      this.extend(places.labels);
      map.on("moveend", () => this.place());
    }

    /** @param {Corridors.Label[]} labels */
    extend(labels) {
      this.labels.push(...labels.map((label) => ({ ...label, at: L.latLng(label.lat, label.lon) })));
    }

    /** @type {Corridors.Labels["add"]} */
    add(labels) {
      this.extend(labels);
      this.place();
    }

    /** A label is made when it is needed: most are for a closer look. @param {Placed} label */
    make(label) {
      const icon = L.divIcon({ className: "label label-" + label.kind, html: "", iconSize: [0, 0] });
      const options = { icon, pane: "labels", interactive: false, keyboard: false };
      const root = /** @type {HTMLElement} */ (L.marker(label.at, options).addTo(this.map).getElement());
      const node = C.element("span", "", label.names[this.language()]);
      node.dataset.side = CENTRED.has(label.kind) ? "centre" : "right";
      root.append(C.element("i"), node);
      return (label.made = { root, node });
    }

    /** @type {Corridors.Labels["speak"]} */
    speak() {
      const language = this.language();
      for (const { made, names } of this.labels) if (made) made.node.textContent = names[language];
      this.place();
    }

    place() {
      const zoom = this.map.getZoom();
      const near = this.map.getBounds().pad(0.25); // what is far away need not be laid out
      const due = this.labels.filter((label) => zoom >= label.from && near.contains(label.at));
      const made = due.map((label) => label.made || this.make(label));
      for (const label of this.labels) if (label.made) label.made.root.hidden = true;
      for (const { root } of made) root.hidden = false;
      // all are measured before any is changed, so that the browser lays them out once
      const boxes = made.map(({ node }, index) => boxOf(node, this.map.latLngToLayerPoint(due[index].at)));
      /** @type {Box[]} */
      const taken = [];
      made.forEach(({ root, node }, index) => {
        const free = !taken.some((other) => touches(boxes[index], other));
        const gone = due[index].kind === "town" ? root : node; // a place keeps its mark
        gone.style.visibility = free ? "visible" : "hidden";
        if (free) taken.push(boxes[index]);
      });
    }
  };
})(window.Corridors);
