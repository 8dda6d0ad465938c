/* The controller: draws the elements of the map once, then obeys small commands. */
(function (C) {
  "use strict";
  /** @type {L.PointTuple} */
  /** Free of buttons, at the left and at the right. @type {L.FitBoundsOptions} */
  const PADDED = { paddingTopLeft: [64, 48], paddingBottomRight: [48, 48] };
  const PROJECT_ZOOM = 9;
  const PAUSE_MS = 1000;
  const DRAWN = ["corridors", "overlayPane", "sites", "planner-routes"]; // pictures, of which list and table are the words
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  /** @type {L.Map} */
  let map;
  /** @type {Corridors.Settings} */
  let options;
  /** @type {Corridors.StyleTable} */
  let style;
  /** @type {Corridors.Added[]} */
  const added = []; // what folium put on the map, in this order
  /** @type {Corridors.Parts} */
  let parts;
  /** @type {Corridors.Page} */
  let page;
  /** @type {Corridors.Address} */
  let address;
  /** @type {Corridors.Tip} */
  let tip;
  /** @type {Corridors.Command | null} */
  let command = null;
  /** @type {string | null} */
  let fitted = null; // the project that the view was last moved to
  /** @type {Corridors.Command["focus"]} */
  let focused = null;
  /** @type {Corridors.Finish | null} */
  let aim = home; // what the view was moved to by us, or null once the reader moved it
  let stays = false; // whether the view stays when the dossier is closed
  /** @type {{view: Corridors.View, query: string} | null} */
  let due = null; // the view of the step to which back or forward led, until the server has followed
  let zooming = false;
  let ready = false;

  const language = () => (command ? command.lang : "en");

  /** Return a layer, which is an address or came with the page. @type {Corridors.Host["get"]} */
  async function get(layer) {
    if (typeof layer !== "string") return layer;
    try {
      return await ask(layer);
    } catch (error) {
      console.warn(error); // what fails once is asked for again, before the reader hears of it
      await new Promise((done) => {
        setTimeout(done, PAUSE_MS);
      });
      return ask(layer, { cache: "reload" });
    }
  }

  /** @param {string} layer @param {RequestInit} [how] */
  async function ask(layer, how) {
    const reply = await fetch(layer, how);
    if (!reply.ok) throw new Error(layer + ": " + reply.status);
    return reply.json();
  }

  /** Ask the server; the time makes a second click on the same line an event again.
      @param {Omit<Corridors.MapEvent, "event">} content */
  const tell = (content) => window.Streamlit.setComponentValue({ ...content, event: Date.now() });
  /** Ask for other days, as words of the link. @type {Corridors.Host["turn"]} */
  const turn = (days) => tell(days);
  const share = () => tell({ share: address.fragment() }); // only the browser knows where the map looks
  const recoloured = () => tell({});

  /** The line and the card of what the mouse is over stand out together. @param {string | null} project */
  function light(project) {
    parts.Routes?.light(project);
    page.light(project);
  }

  /** @param {string | null} project */
  function select(project) {
    if (project && project === fitted) fit(project);
    tell({ select: project });
  }

  /** Leaflet forgets a move that is asked for during a zoom: such a move waits for its end. @param {Corridors.Finish} next */
  function go(next) {
    aim = next;
    if (zooming) map.once("zoomend", () => aim && aim(false));
    else next(!calm);
  }

  /** @type {Corridors.Finish} */
  function home(animate) {
    map.fitBounds(options.region, { animate, reset: !animate });
  }

  /** @param {string} project */
  function fit(project) {
    const bounds = parts.Routes.bounds(project);
    if (!bounds || !bounds.isValid()) return;
    address.owned = true;
    const area = { ...PADDED, maxZoom: PROJECT_ZOOM };
    go((animate) => map.fitBounds(bounds, { ...area, animate, reset: !animate }));
  }

  /* Other routes of the planner are looked at as a whole, unless the link says where to look. */
  function showRoutes() {
    const isFirst = !C.shownRoutes;
    C.shownRoutes = true;
    const { isNew } = parts.PlannerRoutes;
    const area = isNew && parts.PlannerRoutes.area();
    if (!area || (isFirst && address.owned)) return;
    go((animate) => map.fitBounds(area.bounds, { ...area.options, animate, reset: !animate }));
  }

  /** @type {Corridors.AddressEvents["returned"]} */
  function returned(view, project) {
    if (!view) return;
    fitted = project; // the view of the address wins over the zoom to the project
    lookAt(view);
  }

  /** @param {Corridors.View} view */
  function lookAt({ lat, lon, zoom }) {
    go(() => map.setView([lat, lon], zoom, { reset: true })); // exact, not to a pixel
  }

  /** What is opened from the whole leads back to where the whole was looked at. @param {string | null} selected */
  function followSelection(selected) {
    if (selected && !fitted) address.earlier = address.seen();
    if (selected && selected !== fitted) fit(selected);
    if (!selected && fitted && address.earlier && !stays) lookAt(address.earlier);
    if (!selected) address.earlier = null;
    if (selected !== fitted) page.scrollUp();
    stays = false;
    fitted = selected;
  }

  /* What was on its way when the reader went back moves the map once more; the step has the last word. */
  function settle() {
    if (due && address.isHere()) {
      if (due.query === address.query()) lookAt(due.view);
      due = null;
    }
    address.write();
  }

  function moved() {
    aim = due = null;
    address.owned = true;
  }

  function resized() {
    keepInside();
    if (aim) aim(false);
  }

  /* Leaflet rounds its centre to a pixel when it measures itself, even where nothing has changed. */
  function measure() {
    const { clientWidth, clientHeight } = map.getContainer();
    if (!map.getSize().equals([clientWidth, clientHeight])) map.invalidateSize({ pan: !aim });
  }

  function keepInside() {
    // never less than the ground fills, but always enough to see the whole region on a phone
    const filled = map.getBoundsZoom(options.ground, true);
    map.setMinZoom(Math.min(filled, map.getBoundsZoom(options.region)));
  }

  /** Another day is drawn in the browser: all else stays as it was asked for. @type {Corridors.Host["redraw"]} */
  function redraw(groups) {
    if (!command) return;
    for (const part of [parts.Routes, parts.Labels]) part.obey?.({ ...command, groups });
  }

  /* What every element may ask of the controller. */
  function host() {
    const link = location.protocol === "file:" ? null : () => address.link(language()); // a file has no address to share
    const leadsCloser = () => address.leadsCloser();
    const shown = () => parts.Routes.shown();
    const typeOf = (/** @type {string} */ project) => parts.Routes.projects[project]?.type || "";
    return { map, tip, style, calm, get, language, leadsCloser, select, light, link, turn, redraw, shown, typeOf, home: () => go(home) };
  }

  /** @param {Corridors.PartName} name */
  const classOf = (name) => /** @type {Corridors.PartClass} */ (/** @type {unknown} */ (C[name]));
  /** @returns {Corridors.Part[]} */
  const all = () => Object.values(parts);

  /** What an element asks for: all of its layers, unless its class knows better. @param {Corridors.Added} part @returns {Promise<object>} */
  async function loaded({ name, settings }) {
    const kind = classOf(name);
    if (kind.load) return kind.load(settings, host());
    const layers = Object.entries(settings.layers);
    const contents = await Promise.all(layers.map(([, layer]) => get(layer)));
    return Object.fromEntries(layers.map(([layer], n) => [layer, contents[n]]));
  }

  /** @param {object[]} contents */
  function made(contents) {
    const given = host();
    const pairs = added.map(({ name, settings }, n) => {
      const kind = classOf(name);
      return [name, new kind(given, { ...settings, ...contents[n] })];
    });
    return /** @type {Corridors.Parts} */ (Object.fromEntries(pairs));
  }

  async function load() {
    try {
      const [table, ...contents] = await Promise.all([get(options.layers.style), ...added.map(loaded)]);
      style = table;
      parts = C.parts = made(contents);
      for (const name of DRAWN) map.getPane(name)?.setAttribute("aria-hidden", "true");
      ready = true;
      if (command) obey(command);
    } catch (error) {
      console.error(error);
      C.fail(load);
    }
  }

  /** @param {Corridors.Language} lang */
  function speak(lang) {
    const words = style.words[lang];
    document.documentElement.lang = lang;
    page.speak(lang, words, Object.keys(style.words));
    for (const part of all()) part.speak?.(words);
  }

  /** @param {Corridors.Theme} theme */
  function paint(theme) {
    document.documentElement.dataset.theme = theme;
    for (const part of all()) part.paint?.(style[theme]);
  }

  /** @type {Corridors.Shared["apply"]} */
  function obey(next) {
    const { lang, theme, selected, focus, view, announcement, step } = next;
    address.step = step;
    tip.close(); // what it told of may be gone
    if (C.shownLanguage !== lang) speak(lang);
    if (C.shownTheme !== theme) paint(theme);
    C.shownLanguage = lang;
    C.shownTheme = theme;
    for (const part of all()) part.obey?.(next);
    showRoutes();
    if (view && !address.read()) returned(C.parseView("#map=" + view), selected);
    followSelection(selected);
    page.announce(announcement);
    if (focus && String(focus) !== String(focused)) {
      address.owned = true;
      go((animate) => map.setView([focus[0], focus[1]], focus[2], { animate, reset: !animate }));
    }
    focused = focus;
    settle();
  }

  C.start = function (leafletMap, settings) {
    map = leafletMap;
    options = settings;
    page = new C.Page({ select, light, recoloured, share, selected: () => command && command.selected });
    address = new C.Address(map, {
      returned(view, project) {
        due = view && { view, query: address.query() };
        returned(view, project);
      },
    });
    tip = new C.Tip(map);
    C.leaveSpentWheelToThePage(map);
    C.leaveOneFingerToThePage(map, () => style.words[language()]["two-fingers"]);
    keepInside();
    map.setMaxZoom(options.maxZoom);
    map.setMaxBounds(options.ground);
    const given = address.given();
    if (given) {
      address.owned = true;
      returned(given, address.project());
    } else home(false);
    map.on("moveend", () => address.write());
    map.on("zoomanim", () => (zooming = true));
    map.on("zoomend", () => (zooming = false));
    map.on("resize", resized);
    new ResizeObserver(measure).observe(map.getContainer());
    for (const name of ["pointerdown", "wheel", "keydown"]) {
      map.getContainer().addEventListener(name, moved, { capture: true, passive: true });
    }
    map.on("click", () => {
      if (!command || !command.selected) return;
      stays = true; // who clicks on the ground looks at it
      select(null);
    });
    queueMicrotask(load); // once everything was added
  };

  C.add = (name, settings) => added.push({ name, settings });

  C.apply = function (next) {
    command = next;
    if (ready) obey(next);
  };

  C.state = function () {
    if (!ready || !command) return { ready: false, shown: [] };
    const { lat, lng } = map.getCenter();
    return {
      ready: true,
      shown: parts.Routes.shown(),
      routes: parts.PlannerRoutes.drawnStates(),
      selected: command.selected,
      view: { zoom: map.getZoom(), lat, lon: lng },
      lang: language(),
      theme: command.theme,
    };
  };
})(window.Corridors);
