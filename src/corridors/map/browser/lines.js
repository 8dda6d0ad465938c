/* The projects: colour says the type, dash the status, a casing the second track, a soft edge "indicative". */
(function (C) {
  "use strict";
  const MARKER_PIXELS = 28;
  // drawn in this order, so that a project lies on top of the corridor that it is part of
  const ORDER = ["band", "thread", "hit", "casing", "core", "line", "site"];
  const FINGER_PIXELS = 24;
  const STEPS_A_DEGREE = 100000;

  /* [lon, lat of the start, then of each step] in steps → places. */
  function along(steps) {
    const at = [0, 0];
    const places = [];
    for (let i = 0; i < steps.length; i += 2) {
      at[0] += steps[i];
      at[1] += steps[i + 1];
      places.push(L.latLng(at[1] / STEPS_A_DEGREE, at[0] / STEPS_A_DEGREE));
    }
    return places;
  }

  C.Lines = class {
    /* events: {select(project), language()} */
    constructor(map, routes, looks, events) {
      map.createPane("sites").style.zIndex = 460;
      this.map = map;
      this.looks = looks;
      this.events = events;
      this.projects = routes.projects;
      this.captions = {};
      this.renderer = C.rendererFor(routes.sections.length);
      this.sections = routes.sections.map((section) => this.make(section));
      for (const part of ORDER) {
        for (const section of this.sections) if (section[part]) section[part].addTo(map);
      }
      map.on("zoomend", () => this.theme && this.repaint());
    }

    make({ steps, ...properties }) {
      const section = { ...properties, type: this.projects[properties.project].type };
      const points = along(steps);
      Object.assign(section, points.length > 1 ? this.way(section, points) : this.site(points[0]));
      section.parts = ORDER.map((part) => section[part]).filter(Boolean);
      for (const part of section.parts) {
        part.bindTooltip(() => this.tip(section), { sticky: true, className: "tip" });
        part.on("click", (event) => {
          L.DomEvent.stopPropagation(event);
          this.events.select(section.project);
        });
        part.on("mouseover", () => this.highlight(section.project, 2));
        part.on("mouseout", () => this.highlight(section.project, 0));
      }
      return section;
    }

    site(point) {
      const icon = L.divIcon(); // its picture follows with the status
      const options = { pane: "sites", icon, alt: "", keyboard: false };
      return { site: new C.Site(point, options) };
    }

    stroke(points, options) {
      return new C.Stroke(points, { lineCap: "butt", renderer: this.renderer, ...options });
    }

    way(section, points) {
      const stroke = () => this.stroke(points, { lineJoin: "round" });
      if (section.type === "corridor") {
        return section.mode === "sea" ? { thread: stroke() } : { thread: stroke(), band: stroke() };
      }
      return {
        line: stroke(),
        hit: C.coarse ? stroke() : null, // a finger needs more room than a line has
        band: section.alignment === "indicative" ? stroke() : null,
        casing: section.doubled ? stroke() : null,
        core: section.doubled ? stroke() : null,
      };
    }

    /* The same sections in full take the place of the coarse ones; each keeps its looks. */
    refine({ sections }) {
      sections.forEach(({ steps }, index) => {
        const { site, parts, glow } = this.sections[index];
        const points = along(steps);
        if (!site) for (const part of glow ? [...parts, glow] : parts) part.setLatLngs(points);
      });
    }

    /* groups: [{status, caption, ids}] of projects or "project/section"; later groups win. */
    apply(groups, selected, theme, changed) {
      const held = {};
      this.captions = {};
      for (const { status, caption, ids } of groups) {
        for (const id of ids) {
          held[id] = status;
          this.captions[id] = caption;
        }
      }
      this.theme = theme;
      this.selected = selected;
      this.changed = new Set(changed);
      for (const section of this.sections) {
        section.shown = section.project in held;
        section.status = held[section.id] || held[section.project];
        if (section.shown) this.paint(section);
        const parts = section.glow ? [...section.parts, section.glow] : section.parts;
        for (const part of parts) part.show(section.shown);
      }
    }

    paint(section, grow = 0) {
      const look = this.looks[this.theme];
      const color = look.types[section.type];
      const chosen = this.selected === section.project;
      const opacity = this.selected && !chosen ? this.looks.faded : 1;
      const scale = this.scale();
      const changed = this.changed.has(section.project);
      const paint = [this.theme, section.status, chosen, opacity, scale, changed, grow].join();
      if (section.paint === paint) return; // thousands need not be painted again for each click
      section.paint = paint;
      const pens = { ...this.looks.pens, ...(chosen ? this.looks.chosenPens : {}) };
      const isSea = section.mode === "sea";
      const wide = section.type === "corridor" ? pens.corridor : pens.band;
      const pattern = isSea
        ? { dashArray: this.looks.seaDash, lineCap: "round" }
        : { dashArray: this.looks.dashes[section.status] };
      const styles = {
        band: { color, pen: wide },
        thread: { color, pen: isSea ? pens.sea : pens.thread, grow, ...pattern },
        casing: { color, pen: pens.casing, grow },
        core: { color: look.casing, pen: pens.core, grow },
        line: { color, pen: pens.line, grow, ...pattern },
      };
      for (const [part, { pen, grow = 0, ...style }] of Object.entries(styles)) {
        const drawn = { weight: (pen.weight + grow) * scale, opacity: pen.opacity * opacity };
        if (section[part]) section[part].setStyle({ ...style, ...drawn });
      }
      if (section.hit) section.hit.setStyle({ weight: FINGER_PIXELS, opacity: 0 });
      if (section.site) this.paintSite(section, opacity, look);
      this.tint(section, changed && look.changed, scale * ((isSea ? pens.sea : wide).weight + pens.glow.weight), opacity);
    }

    /* What changed since the day of comparison lies on a glow of its own; no colour, no glow. */
    tint(section, color, weight, strength) {
      if (section.site) section.site.getElement().classList.toggle("changed", Boolean(color));
      const way = section.line || section.thread;
      if (color && way && !section.glow) {
        section.glow = this.stroke(way.getLatLngs(), { interactive: false });
        section.glow.addTo(this.map).bringToBack();
      }
      if (section.glow) section.glow.setStyle(color ? { color, weight, opacity: this.looks.pens.glow.opacity * strength } : { opacity: 0 });
    }

    paintSite(section, opacity, look) {
      const size = MARKER_PIXELS * Math.min(this.scale(), 1);
      const iconUrl = look.markers[section.type][section.status];
      section.site.setIcon(L.icon({ iconUrl, iconSize: [size, size] })).setOpacity(opacity);
    }

    /* Lines grow with the zoom, so that a wide view is not all ink. */
    scale() {
      return Math.max(0.65, Math.min(1.25, 0.65 + (this.map.getZoom() - 4) * 0.12));
    }

    repaint() {
      for (const section of this.sections) if (section.shown) this.paint(section);
    }

    highlight(project, grow) {
      for (const section of this.sections) {
        if (section.project === project && section.shown && !section.site) this.paint(section, grow);
      }
    }

    tip(section) {
      const box = C.element("div");
      const name = this.projects[section.project].names[this.events.language()];
      const caption = this.captions[section.id] || this.captions[section.project];
      box.append(C.element("b", "", name), C.element("div", "", caption));
      return box;
    }

    /* Bounds of a project, or null for one that has no line. */
    bounds(project) {
      const parts = this.sections.filter((s) => s.project === project).flatMap((s) => s.parts);
      return parts.length ? L.featureGroup(parts).getBounds() : null;
    }

    shown() {
      return [...new Set(this.sections.filter((s) => s.shown).map((s) => s.project))].sort();
    }
  };
})(window.Corridors);
