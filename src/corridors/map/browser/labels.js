/* Names of countries, towns, places and projects: as many as find room beside lines, marks and each other. */
(function (C) {
  "use strict";
  const GAP = 2; // pixels around a name
  const MARK = 5; // from the middle of a mark to its name
  const CENTRED = new Set(["country", "waters", "regions"]); // names of areas, without a mark
  /** @type {Record<number, number>} */
  const REACHES = { 3: 100, 4: 56 }; // pixels by first zoom: how far the name of an area may leave its middle
  const FIRST_ZOOM = 4; // what readers find their way by is named from here on
  const LONG_NAMED = 2; // zooms; what has been named for so long comes before projects
  const ROOM_OF_A_NAME = 34_000; // square pixels of the map for each project that is named
  const LONG = 22; // letters of a project; longer names stand in two lines
  const NEWS = 8; // so many projects come before the names of countries and seas
  const ASIDE_ZOOMS = 2; // so much later comes a place on no line that is drawn
  const NEAR = 12; // pixels; a place this near to a line is on it
  const TRIED = 3; // times as many projects as may be named, for some find no room

  /** @typedef {{root: HTMLElement, node: HTMLElement, marker: L.Marker}} Made */
  /** @typedef {{kind: string, names: Corridors.Names, at: L.LatLng, made?: Made}} Named */
  /** @typedef {Named & {from: number}} Placed */
  /** @typedef {Placed & {callout?: Corridors.Callout, held?: {zoom: number, turn: number}}} OfProject */

  /** The name of a project in two lines where it is long, as even as its words allow. @param {Named} label @param {Corridors.Language} language */
  function written({ kind, names }, language) {
    const name = names[language];
    if (kind !== "project" || name.length <= LONG) return name;
    const ends = [...name.matchAll(/\s+|(?<=\p{L}{3}[–-])(?=\p{L})/gu)].map(({ index, 0: gap }) => [index, index + gap.length]);
    const [[end, start] = [name.length, name.length]] = ends.sort(([a], [b]) => Math.abs(a - name.length / 2) - Math.abs(b - name.length / 2));
    return name.slice(0, end) + "\n" + name.slice(start);
  }

  C.Labels = class {
    /** The important labels come first. @param {Corridors.Host} host @param {Corridors.LabelsContent} content */
    constructor({ map, language }, { places }) {
      const pane = map.createPane("labels");
      pane.style.zIndex = "450";
      pane.style.pointerEvents = "none";
      this.map = map;
      /** @type {Placed[]} */
      this.labels = [];
      /** @type {number | undefined} */
      this.timer = undefined;
      /** @type {Map<string, OfProject>} */
      this.projects = new Map();
      this.language = language;
      this.extend(places.labels);
      map.on("moveend", () => this.look());
    }

    /** @param {Corridors.Label[]} labels */
    extend(labels) {
      this.labels.push(...labels.map((label) => ({ ...label, at: L.latLng(label.lat, label.lon) })));
      this.labels.sort((a, b) => a.from - b.from);
    }

    /** @type {Corridors.Labels["add"]} */
    add(labels) {
      this.extend(labels);
      this.look();
    }

    /** A label is made when it is needed: most are for a closer look. @param {Named} label */
    make(label) {
      const icon = L.divIcon({ className: "label label-" + label.kind, html: "", iconSize: [0, 0] });
      const options = { icon, pane: "labels", interactive: false, keyboard: false };
      const marker = L.marker(label.at, options).addTo(this.map);
      const root = /** @type {HTMLElement} */ (marker.getElement());
      const node = C.element("span", "", written(label, this.language()));
      root.append(C.element("i"), node);
      return (label.made = { root, node, marker });
    }

    /** @type {Corridors.Labels["speak"]} */
    speak() {
      const language = this.language();
      for (const label of [...this.labels, ...this.projects.values()]) {
        if (label.made) label.made.node.textContent = written(label, language);
      }
    }

    /** @type {Corridors.Labels["paint"]} */
    paint(palette) {
      this.colours = palette.types;
    }

    /* Another view: the projects have changed. */
    obey() {
      this.look();
    }

    /* Names are placed once for all that happens now, and after it: lines are not to wait for names. */
    look() {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.place());
    }

    /** The projects that may be named, the important ones first. @param {number} count */
    called(count) {
      const callouts = C.parts?.Routes.callouts() ?? [];
      return callouts.slice(0, count).map((callout) => {
        const { id, names } = callout;
        /** @type {OfProject} */
        const label = this.projects.get(id) ?? { kind: "project", from: 0, names, at: this.map.getCenter() };
        this.projects.set(id, label);
        label.callout = callout;
        return label;
      });
    }

    /** What lies on the map already. @param {L.Bounds} sight */
    taken(sight) {
      const size = sight.getSize();
      const room = new C.Room(L.bounds(sight.getTopLeft().subtract(size.divideBy(8)), sight.getBottomRight().add(size.divideBy(8))));
      for (const part of Object.values(C.parts ?? {})) /** @type {Corridors.Part} */ (part).occupy?.(room);
      const frame = this.map.getContainer();
      const { left, top } = frame.getBoundingClientRect();
      for (const control of frame.querySelectorAll(".leaflet-control")) {
        const box = control.getBoundingClientRect();
        const { width, height } = box;
        const x = box.left - left + width / 2 + /** @type {L.Point} */ (sight.min).x;
        room.takeBox({ x, y: box.top - top + height / 2 + /** @type {L.Point} */ (sight.min).y, width, height });
      }
      return room;
    }

    /** @param {OfProject} label @param {Corridors.Size} size */
    *spots(label, size) {
      const at = this.map.latLngToLayerPoint(label.at);
      const { callout, held } = label;
      if (!callout) return yield* CENTRED.has(label.kind) ? C.spotsAbout(at, REACHES[label.from] ?? 42) : C.spotsBeside(at, size, MARK);
      if (held?.zoom === this.map.getZoom()) yield { ...at, turn: held.turn }; // it stays while the map is moved
      if (callout.site) yield* C.spotsBeside(callout.site, size, callout.gap);
      else yield* C.spotsAlong(callout.lines, size, callout.gap);
    }

    /** Whether a place matters for what is shown. @param {Placed} label @param {number} zoom @param {Corridors.Room} room */
    isDue({ kind, from, at }, zoom, room) {
      if (kind === "town" || CENTRED.has(kind) || zoom >= from + ASIDE_ZOOMS) return true;
      const { x, y } = this.map.latLngToLayerPoint(at);
      return !room.isFree({ x, y, width: NEAR, height: NEAR });
    }

    place() {
      const zoom = this.map.getZoom();
      const near = this.map.getBounds().pad(0.1); // what is far away need not be laid out
      const topLeft = this.map.containerPointToLayerPoint([0, 0]);
      const sight = L.bounds(topLeft, topLeft.add(this.map.getSize()));
      const room = this.taken(sight);
      const due = this.labels.filter((label) => zoom >= label.from && near.contains(label.at) && this.isDue(label, zoom, room));
      const { x, y } = this.map.getSize();
      let left = Math.max(3, Math.floor((x * y) / ROOM_OF_A_NAME));
      // what can stand in few spots comes first: a town before a project, a project before an area
      const last = Math.max(FIRST_ZOOM, zoom - LONG_NAMED);
      const isFirst = (/** @type {Placed} */ { kind, from }) => !CENTRED.has(kind) && from <= last;
      const isArea = (/** @type {Placed} */ { kind, from }) => CENTRED.has(kind) && from <= last;
      const others = due.filter((label) => !isFirst(label) && !isArea(label));
      const projects = this.called(left * TRIED);
      /** @type {OfProject[]} */
      const all = [...due.filter(isFirst), ...projects.slice(0, NEWS), ...due.filter(isArea), ...projects.slice(NEWS), ...others];
      for (const { made } of [...this.labels, ...this.projects.values()]) if (made) made.root.hidden = true;
      const made = all.map((label) => label.made || this.make(label));
      for (const { root } of made) root.hidden = false;
      // all are measured before any is changed, so that the browser lays them out once
      const sizes = made.map(({ node }) => ({ width: node.offsetWidth + 2 * GAP, height: node.offsetHeight + 2 * GAP }));
      all.forEach((label, n) => {
        const found = label.callout && !left ? null : this.spot(label, sizes[n], room, sight);
        if (found && label.callout) left--;
        if (found) room.takeBox({ ...found, ...sizes[n] });
        this.settle(label, found);
      });
    }

    /** The first spot with room for a label, if there is one. @param {OfProject} label @param {Corridors.Size} size @param {Corridors.Room} room @param {L.Bounds} sight */
    spot(label, size, room, sight) {
      for (const spot of this.spots(label, size)) {
        if (isWhole(label, spot, size, sight) && room.isFree({ ...spot, ...size })) return spot;
      }
      return null;
    }

    /** Put a label where there is room, or out of sight. @param {OfProject} label @param {Corridors.Spot | null} found */
    settle(label, found) {
      const { root, node, marker } = /** @type {Made} */ (label.made);
      const { callout, kind } = label;
      const gone = kind === "town" || callout ? root : node; // a place keeps its mark
      gone.style.visibility = found ? "visible" : "hidden";
      if (!found) return;
      if (callout) {
        label.at = this.map.layerPointToLatLng([found.x, found.y]);
        label.held = { zoom: this.map.getZoom(), turn: found.turn };
        marker.setLatLng(label.at);
        node.style.setProperty("--type", this.colours?.[callout.type] ?? "");
      }
      const off = L.point(found.x, found.y).subtract(this.map.latLngToLayerPoint(label.at)).round();
      node.style.transform = `translate(-50%, -50%) translate(${off.x}px, ${off.y}px) rotate(${found.turn}rad)`;
    }
  };

  /** Whether the edge of the map cuts no name off: one of a project is in sight from end to end, others may be out of it.
      @param {OfProject} label @param {Corridors.Spot} spot @param {Corridors.Size} size @param {L.Bounds} sight */
  function isWhole({ callout }, { x, y, turn }, { width, height }, sight) {
    const [cos, sin] = [Math.abs(Math.cos(turn)), Math.abs(Math.sin(turn))];
    const half = L.point(width * cos + height * sin, width * sin + height * cos).divideBy(2);
    const box = L.bounds(L.point(x, y).subtract(half), L.point(x, y).add(half));
    return sight.contains(box) || (!callout && !sight.overlaps(box));
  }
})(window.Corridors);
