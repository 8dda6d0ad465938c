/* The routes of the projects: colour says the type, dash the status, a casing the second track, a soft edge "indicative". */
(function (C) {
  "use strict";
  const MARKER_PIXELS = 28;
  // drawn in this order, so that a project lies on top of the corridor that it is part of
  const ORDER = /** @type {const} */ (["band", "thread", "hit", "casing", "core", "line", "site"]);
  const PAINTED = /** @type {const} */ (["band", "thread", "casing", "core", "line"]);
  const FINGER_PIXELS = 24;
  const MOUSE_PIXELS = 16; // a corridor shows but its edge beside the line that lies in it
  const FINGER_MARGIN = C.coarse ? 8 : 0; // pixels around a mark that a finger also hits
  const LIT_PIXELS = 2; // wider
  const BESIDE_PIXELS = 2; // between a line and its name
  const BUILT = new Set(["construction", "partial"]);
  const STEPS_A_DEGREE = 100000;

  /** [lon, lat of the start, then of each step] in steps → places. @param {number[]} steps */
  function along(steps) {
    const at = [0, 0];
    /** @type {L.LatLng[]} */
    const places = [];
    for (let i = 0; i < steps.length; i += 2) {
      at[0] += steps[i];
      at[1] += steps[i + 1];
      places.push(L.latLng(at[1] / STEPS_A_DEGREE, at[0] / STEPS_A_DEGREE));
    }
    return places;
  }

  /** @param {L.Point[][]} lines @returns {number} in pixels */
  function lengthOf(lines) {
    let length = 0;
    for (const line of lines) for (let n = 1; n < line.length; n++) length += line[n].distanceTo(line[n - 1]);
    return length;
  }

  C.Routes = class {
    /** @param {Corridors.RoutesSettings} settings @param {Corridors.Host} host */
    static async load({ layers, detailZoom }, host) {
      const detail = new C.Detail(host, layers, detailZoom);
      return { routes: await detail.first(), detail };
    }

    /** @param {Corridors.Host} host @param {Corridors.RoutesContent} content */
    constructor(host, { routes, detail }) {
      const { map } = host;
      map.createPane("sites").style.zIndex = "460";
      const corridors = map.createPane("corridors");
      corridors.style.zIndex = "390"; // below all lines
      corridors.style.opacity = String(host.style.pens.corridor.opacity); // once for all that lie upon each other
      this.map = map;
      this.host = host;
      this.style = host.style;
      this.projects = routes.projects;
      /** @type {Record<string, string>} */
      this.captions = {};
      /** @type {Corridors.Theme | null} */
      this.theme = null;
      /** @type {string | null} */
      this.selected = null;
      /** @type {string | null} */
      this.lit = null;
      /** @type {Set<string>} */
      this.changed = new Set();
      this.raised = ""; // which sections lie on top
      this.renderer = C.rendererFor(routes.sections.length, "overlayPane");
      this.bands = C.rendererFor(routes.sections.length, "corridors");
      this.sections = routes.sections.map((section) => this.make(section));
      for (const part of ORDER) {
        for (const section of this.sections) section[part]?.addTo(map);
      }
      map.on("zoomend", () => this.theme && this.repaint());
      detail.refine(this);
    }

    /** @param {Corridors.Section} section */
    make({ steps, ...properties }) {
      const { type } = this.projects[properties.project];
      const points = along(steps);
      /** @type {Corridors.Drawn} */
      const section = { ...properties, type, parts: [], shown: false, status: "", shift: L.point(0, 0) };
      Object.assign(section, points.length > 1 ? this.way(section, points) : this.site(points[0]));
      for (const name of ORDER) {
        const part = section[name];
        if (!part) continue;
        section.parts.push(part);
        const own = (/** @type {Corridors.Drawn} */ { project }) => project === section.project;
        this.host.tip.bind(part, () => this.tip(section), (room) => this.take(room, this.sections.filter(own)));
        part.on("click", (/** @type {L.LeafletMouseEvent} */ event) => {
          L.DomEvent.stopPropagation(event);
          this.host.select(section.project);
        });
        part.on("mouseover", () => this.host.tip.isTouched || this.host.light(section.project));
        part.on("mouseout", () => this.host.light(null));
      }
      return section;
    }

    /** @param {L.LatLng} point */
    site(point) {
      const icon = L.divIcon(); // its picture follows with the status
      const options = { pane: "sites", icon, alt: "", keyboard: false };
      return { site: new C.Site(point, options) };
    }

    /** @param {L.LatLng[]} points @param {L.PolylineOptions} options */
    stroke(points, options) {
      return new C.Stroke(points, { lineCap: "butt", renderer: this.renderer, ...options });
    }

    /** @param {Corridors.Drawn} section @param {L.LatLng[]} points @returns {Corridors.Strokes} */
    way(section, points) {
      const stroke = () => this.stroke(points, { lineJoin: "round" });
      if (section.type === "corridor") {
        const band = () => this.stroke(points, { lineJoin: "round", renderer: this.bands, pane: "corridors" });
        return section.mode === "sea" ? { thread: stroke() } : { thread: stroke(), band: band(), hit: band() };
      }
      return {
        line: stroke(),
        hit: C.coarse ? stroke() : null, // a finger needs more room than a line has
        band: section.alignment === "indicative" ? stroke() : null,
        casing: section.doubled ? stroke() : null,
        core: section.doubled ? stroke() : null,
      };
    }

    /** The same sections in full take the place of the coarse ones; each keeps its style. @type {Corridors.Routes["refine"]} */
    refine({ sections }) {
      sections.forEach(({ steps }, index) => {
        const { parts, glow } = this.sections[index];
        const points = along(steps);
        for (const part of [...parts, glow]) if (part instanceof C.Stroke) part.setLatLngs(points);
      });
    }

    /** Later groups win. @type {Corridors.Routes["obey"]} */
    obey({ groups, selected, theme, changed }) {
      /** @type {Record<string, string>} */
      const statuses = {};
      this.captions = {};
      for (const { status, caption, ids } of groups) {
        for (const id of ids) {
          statuses[id] = status;
          this.captions[id] = caption;
        }
      }
      this.theme = theme;
      this.selected = selected;
      this.changed = new Set(changed);
      for (const section of this.sections) {
        section.shown = section.project in statuses;
        section.status = statuses[section.id] || statuses[section.project];
      }
      this.spread();
      for (const section of this.sections) {
        if (section.shown) this.paintSection(section);
        const parts = section.glow ? [...section.parts, section.glow] : section.parts;
        for (const part of parts) part.show(section.shown);
      }
      this.raise();
    }

    /* What is being built lies on top of other lines. */
    raise() {
      const built = this.sections.filter((section) => section.shown && section.line && section.status === "construction");
      const order = built.map(({ id }) => id).join();
      if (order === this.raised) return;
      this.raised = order;
      for (const part of ORDER) {
        for (const section of built) if (part !== "site") section[part]?.bringToFront();
      }
    }

    /* Marks that would lie on each other are moved apart. */
    spread() {
      const marked = this.sections.filter((section) => section.shown && section.site);
      const places = marked.map(({ site }) => this.map.latLngToLayerPoint(/** @type {Corridors.Site} */ (site).getLatLng()));
      C.spread(places, this.mark).forEach((shift, n) => (marked[n].shift = shift.round()));
    }

    /** @param {Corridors.Drawn} section */
    paintSection(section) {
      if (!this.theme) return; // nothing was asked for yet
      const grow = this.lit === section.project ? LIT_PIXELS : 0;
      const look = this.style[this.theme];
      const color = look.types[section.type];
      const chosen = this.selected === section.project;
      const opacity = this.selected && !chosen ? this.style.faded : 1;
      const scale = this.scale();
      const strength = this.style.strengths[section.status] ?? 1;
      const changed = this.changed.has(section.project);
      const paint = [this.theme, section.status, chosen, opacity, scale, changed, grow, section.shift].join();
      if (section.paint === paint) return; // thousands need not be painted again for each click
      section.paint = paint;
      const pens = { ...this.style.pens, ...(chosen ? this.style.chosenPens : {}) };
      const isSea = section.mode === "sea";
      const wide = section.type === "corridor" ? pens.corridor : pens.band;
      /** @type {L.PolylineOptions} */
      const pattern = isSea
        ? { dashArray: this.style.seaDash, lineCap: "round" }
        : { dashArray: this.style.dashes[section.status] };
      /** @type {Record<typeof PAINTED[number], L.PolylineOptions & {pen: Corridors.PenName, wider?: number}>} */
      const styles = {
        band: { color, pen: section.type === "corridor" ? "corridor" : "band" },
        thread: { color, pen: isSea ? "sea" : "thread", wider: grow, ...pattern },
        casing: { color, pen: "casing", wider: grow },
        core: { color: look.casing, pen: "core", wider: grow },
        line: { color, pen: section.alignment === "generalised" ? "generalised" : "line", wider: grow, ...pattern },
      };
      for (const name of PAINTED) {
        const { pen, wider = 0, ...style } = styles[name];
        const weight = pens[pen].weight * (this.style.byStatus.includes(pen) ? strength : 1) + wider;
        const own = pen === "corridor" ? 1 : pens[pen].opacity; // that of corridors is of their pane
        const drawn = { weight: weight * scale, opacity: own * opacity };
        section[name]?.setStyle({ ...style, ...drawn });
      }
      section.hit?.setStyle({ weight: C.coarse ? FINGER_PIXELS : MOUSE_PIXELS, opacity: 0 });
      if (section.site) {
        this.paintSite(section.site, section.shift, look.markers[section.type][section.status], opacity);
        section.site.getElement()?.classList.toggle("lit", grow > 0);
      }
      this.tint(section, changed && look.changed, scale * ((isSea ? pens.sea : wide).weight + pens.glow.weight), opacity);
    }

    /** What changed since the day of comparison lies on a glow of its own; no colour, no glow.
        @param {Corridors.Drawn} section @param {string | false} color @param {number} weight @param {number} strength */
    tint(section, color, weight, strength) {
      section.site?.getElement()?.classList.toggle("changed", Boolean(color));
      const way = section.line || section.thread;
      if (color && way && !section.glow) {
        section.glow = this.stroke(/** @type {L.LatLng[]} */ (way.getLatLngs()), { interactive: false });
        section.glow.addTo(this.map).bringToBack();
      }
      if (section.glow) section.glow.setStyle(color ? { color, weight, opacity: this.style.pens.glow.opacity * strength } : { opacity: 0 });
    }

    /** @param {Corridors.Site} site @param {L.Point} shift @param {string} iconUrl @param {number} opacity */
    paintSite(site, shift, iconUrl, opacity) {
      const size = this.mark + 2 * FINGER_MARGIN;
      const iconAnchor = L.point(size / 2, size / 2).subtract(shift);
      site.setIcon(L.icon({ iconUrl, iconSize: [size, size], iconAnchor, className: "site" })).setOpacity(opacity);
    }

    /* How wide a marker is, in pixels. */
    get mark() {
      return MARKER_PIXELS * Math.max(0.5, Math.min(1, 0.5 + (this.map.getZoom() - 4) * 0.14));
    }

    /* Lines grow with the zoom, so that a wide view is not all ink. */
    scale() {
      return Math.max(0.65, Math.min(1.25, 0.65 + (this.map.getZoom() - 4) * 0.12));
    }

    repaint() {
      this.spread();
      for (const section of this.sections) if (section.shown) this.paintSection(section);
    }

    /** What the mouse is over, here or in the list, is drawn stronger. @type {Corridors.Routes["light"]} */
    light(project) {
      if (project === this.lit) return;
      const turned = new Set([this.lit, project]);
      this.lit = project;
      for (const section of this.sections) {
        if (section.shown && turned.has(section.project)) this.paintSection(section);
      }
    }

    /** @param {Corridors.Drawn} section */
    tip(section) {
      const box = C.element("div");
      const name = this.projects[section.project].names[this.host.language()];
      const caption = this.captions[section.id] || this.captions[section.project];
      box.append(C.element("b", "", name), C.element("div", "", caption));
      return box;
    }

    /** Bounds of a project, or null for one that has no line. @type {Corridors.Routes["bounds"]} */
    bounds(project) {
      const parts = this.sections.filter((s) => s.project === project).flatMap((s) => s.parts);
      return parts.length > 0 ? L.featureGroup(parts).getBounds() : null;
    }

    /** Its lines and marks are where no name may lie. @param {Corridors.Room} room */
    occupy(room) {
      this.take(room, this.sections);
    }

    /** @param {Corridors.Room} room @param {Corridors.Drawn[]} sections */
    take(room, sections) {
      for (const section of sections) {
        if (!section.shown) continue;
        for (const name of PAINTED) {
          const stroke = section[name];
          for (const points of stroke?._parts ?? []) room.takeLine(points, stroke?.options.weight ?? 0);
        }
        if (section.site) room.takeBox({ ...this.placeOf(section), width: this.mark, height: this.mark });
      }
    }

    /** Where the mark of a section is drawn. @param {Corridors.Drawn} section */
    placeOf({ site, shift }) {
      return this.map.latLngToLayerPoint(/** @type {Corridors.Site} */ (site).getLatLng()).add(shift);
    }

    /** What is to be named, the important ones first; where one is chosen, it alone. @type {Corridors.Routes["callouts"]} */
    callouts() {
      /** @type {Map<string, Corridors.Callout>} */
      const found = new Map();
      for (const section of this.sections) {
        const { project: id, type, status, site } = section;
        if (!section.shown || (this.selected && this.selected !== id)) continue;
        const { names, named } = this.projects[id];
        const worth = (named ? 2 : 0) + (BUILT.has(status) ? 1 : 0);
        const one = found.get(id) ?? { id, names, type, lines: [], length: 0, worth, gap: BESIDE_PIXELS };
        const way = section.line || section.thread;
        one.lines.push(...(way?._parts ?? []));
        one.worth = Math.max(one.worth, worth);
        if (site) one.site = this.placeOf(section);
        one.gap = Math.max(one.gap, BESIDE_PIXELS + Math.max(site ? this.mark : 0, section.band?.options.weight ?? 0, way?.options.weight ?? 0) / 2);
        found.set(id, one);
      }
      const all = [...found.values()];
      for (const one of all) one.length = lengthOf(one.lines);
      return all.sort((a, b) => b.worth - a.worth || b.length - a.length);
    }

    shown() {
      return [...new Set(this.sections.filter((s) => s.shown).map((s) => s.project))].sort();
    }
  };
})(window.Corridors);
