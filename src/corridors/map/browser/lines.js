/* The projects: colour says the type, dash the status, a casing the second track, a soft edge "indicative". */
(function (C) {
  "use strict";
  const PANES = { bands: 390, casings: 400, lines: 410, sites: 430 };
  const FADED = 0.25;

  C.Lines = class {
    constructor(map, routes, looks, events) {
      for (const [name, zIndex] of Object.entries(PANES)) map.createPane(name).style.zIndex = zIndex;
      this.map = map;
      this.looks = looks;
      this.events = events;
      this.projects = routes.projects;
      this.captions = {};
      this.sections = routes.features.map((feature) => this.make(feature));
      this.group = L.layerGroup().addTo(map);
      map.on("zoomend", () => this.theme && this.repaint());
    }

    make(feature) {
      const section = { ...feature.properties, type: this.projects[feature.properties.project].type };
      section.layer = L.featureGroup(this.parts(section, feature.geometry));
      section.layer.bindTooltip(() => this.tip(section), { sticky: true, className: "tip" });
      section.layer.on("click", (event) => {
        L.DomEvent.stopPropagation(event);
        this.events.select(section.project);
      });
      section.layer.on("mouseover", () => this.highlight(section.project, true));
      section.layer.on("mouseout", () => this.highlight(section.project, false));
      return section;
    }

    parts(section, geometry) {
      if (geometry.type === "Point") {
        section.site = L.marker(L.GeoJSON.coordsToLatLng(geometry.coordinates), {
          pane: "sites",
          icon: L.divIcon(), // its picture follows with the status
          alt: "",
          keyboard: false,
        });
        return [section.site];
      }
      const points = L.GeoJSON.coordsToLatLngs(geometry.coordinates);
      const isWide = section.type === "corridor" && section.mode !== "sea";
      const isBand = isWide || section.alignment === "indicative";
      const parts = [];
      if (isBand) parts.push(L.polyline(points, { pane: "bands", lineCap: "butt", lineJoin: "round" }));
      if (section.doubled) {
        section.casing = L.polyline(points, { pane: "casings", lineCap: "butt" });
        section.core = L.polyline(points, { pane: "casings", lineCap: "butt" });
        parts.push(section.casing, section.core);
      }
      section.band = isBand ? parts[0] : null;
      section.line = L.polyline(points, { pane: section.type === "corridor" ? "bands" : "lines" });
      parts.push(section.line);
      return parts;
    }

    /* groups: [{status, caption, ids}] of projects or "project/section"; later groups win. */
    apply(groups, selected, theme) {
      const held = {};
      this.captions = {};
      for (const { status, caption, ids } of groups) {
        for (const id of ids) {
          held[id] = status;
          if (caption) this.captions[id] = caption;
        }
      }
      for (const section of this.sections) {
        const shown = section.project in held;
        if (shown !== this.group.hasLayer(section.layer)) {
          if (shown) this.group.addLayer(section.layer);
          else this.group.removeLayer(section.layer);
        }
        section.status = held[section.id] || held[section.project];
        if (shown) this.paint(section, theme, selected);
      }
      this.theme = theme;
      this.selected = selected;
    }

    paint(section, theme, selected, grow = 0) {
      const look = this.looks[theme];
      const color = look.types[section.type];
      const chosen = selected === section.project;
      const opacity = selected && !chosen ? FADED : 1;
      if (section.site) {
        const iconUrl = look.markers[section.type][section.status];
        const size = 28 * Math.min(this.scale(), 1);
        section.site.setIcon(L.icon({ iconUrl, iconSize: [size, size] })).setOpacity(opacity);
        return;
      }
      const { line, sea, band } = this.looks.weights;
      const scale = this.scale();
      const isSea = section.mode === "sea";
      const thin = section.type === "corridor" ? 2 : line;
      section.line.setStyle({
        color,
        opacity,
        weight: scale * ((isSea ? sea : thin) + grow + (chosen ? 1 : 0)),
        dashArray: isSea ? this.looks.seaDash : this.looks.dashes[section.status],
        lineCap: isSea ? "round" : "butt",
      });
      const soft = opacity * (chosen ? 0.45 : 0.25);
      if (section.band) section.band.setStyle({ color, weight: scale * band, opacity: soft });
      if (!section.casing) return;
      section.casing.setStyle({ color, weight: scale * (line + 5 + grow), opacity });
      section.core.setStyle({ color: look.casing, weight: scale * (line + 2 + grow), opacity });
    }

    /* Lines grow with the zoom, so that a wide view is not all ink. */
    scale() {
      return Math.max(0.65, Math.min(1.25, 0.65 + (this.map.getZoom() - 4) * 0.12));
    }

    repaint() {
      for (const section of this.sections) {
        if (this.group.hasLayer(section.layer)) this.paint(section, this.theme, this.selected);
      }
    }

    highlight(project, on) {
      for (const section of this.sections) {
        if (section.project === project && this.group.hasLayer(section.layer)) {
          this.paint(section, this.theme, this.selected, on ? 2 : 0);
        }
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
      const layers = this.sections.filter((s) => s.project === project).map((s) => s.layer);
      return layers.length ? L.featureGroup(layers).getBounds() : null;
    }

    shown() {
      const ids = this.sections.filter((s) => this.group.hasLayer(s.layer)).map((s) => s.project);
      return [...new Set(ids)].sort();
    }
  };
})(window.Corridors);
