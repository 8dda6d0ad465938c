/* The address bar of the page around the frame: the view of the map, and the link to copy.

   Each step of the browser's history also holds where the map looked, exactly, and where it looked
   before a dossier was opened: the fragment is rounded for people, and a new step begins without one. */
(function (C) {
  "use strict";
  const VIEW = /^#map=(\d{1,2}(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)$/;
  const LEFT_OUT = new Set(["lang", "embed", "embed_options"]); // a link opens the whole page
  const NOT_OURS = ["embed", "embed_options", "map"]; // what the server leaves out of a step
  /** @param {number} value */
  const decimal = (value) => String(Number(value.toFixed(3)));
  /** @param {Corridors.View} view */
  const written = ({ zoom, lat, lon }) => ["#map=" + decimal(zoom), decimal(lat), decimal(lon)].join("/");
  /** @param {Corridors.Step | undefined} one @param {Corridors.Step} other */
  const isSame = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  C.parseView = function (text) {
    const match = VIEW.exec(text);
    return match && { zoom: +match[1], lat: +match[2], lon: +match[3] };
  };

  C.Address = class {
    /** @param {L.Map} map @param {Corridors.AddressEvents} events */
    constructor(map, events) {
      this.map = map;
      this.events = events;
      this.page = C.outside();
      this.owned = Boolean(this.read()); // the view stands in the address once it was given or changed
      /** @type {Corridors.Address["step"]} */
      this.step = null; // the query of what is drawn, which the address has a little earlier or later
      /** @type {Corridors.View | null} */
      this.earlier = null; // where the map looked before the dossier was opened
      if (!this.page) return;
      const { page } = this;
      const back = () => events.returned(this.stored(), this.project());
      page.addEventListener("popstate", back);
      setInterval(() => this.keep(), 250);
      if (page === window) return;
      window.addEventListener("pagehide", () => page.removeEventListener("popstate", back));
    }

    /** @type {Corridors.Address["read"]} */
    read() {
      return this.page && C.parseView(this.page.location.hash);
    }

    seen() {
      const { lat, lng } = this.map.getCenter();
      return { zoom: this.map.getZoom(), lat, lon: lng };
    }

    /** Where this step of the history looked; a fragment that says otherwise was written by a reader.
        @returns {Corridors.View | null} */
    stored() {
      /** @type {Corridors.Step | undefined} */
      const step = this.page?.history.state?.corridors;
      const hash = this.page ? this.page.location.hash : "";
      if (!step || (VIEW.test(hash) && hash !== written(step.view))) return this.read();
      this.earlier = step.earlier;
      return step.view;
    }

    /** What a new frame begins with: new data bring one, and the address may be cut. @type {Corridors.Address["given"]} */
    given() {
      if (!this.page) return null;
      if (this.read()) return this.stored();
      const { view, earlier } = this.page.corridorsStep || {};
      this.earlier = earlier || null;
      return view || null;
    }

    /* Whether the page asks for a project or a view by its query, which the map turns to later. */
    leadsCloser() {
      const params = new URLSearchParams(this.query());
      return !this.read() && (params.has("project") || params.has("map"));
    }

    project() {
      return new URLSearchParams(this.query()).get("project");
    }

    query() {
      return this.page ? this.page.location.search : "";
    }

    fragment() {
      return written(this.seen());
    }

    /* Whether the address is that of what is drawn; a page without a server has but one. */
    isHere() {
      if (!this.step) return true;
      const here = new URLSearchParams(this.query());
      for (const name of NOT_OURS) here.delete(name);
      const expected = Object.entries(this.step);
      return [...here].length === expected.length && expected.every(([name, value]) => here.get(name) === value);
    }

    /* What belongs to another step is not written into this one. */
    write() {
      if (!this.page || !this.isHere()) return;
      const { location, history } = this.page;
      const step = { view: this.seen(), earlier: this.earlier };
      const fragment = this.owned ? this.fragment() : location.hash;
      if (this.owned) this.page.corridorsStep = step;
      if (location.hash === fragment && history.state && isSame(history.state.corridors, step)) return;
      const link = location.pathname + location.search + fragment;
      history.replaceState({ ...history.state, corridors: step }, "", link);
    }

    /* The page's own pushState drops the fragment and what the step holds: both are written again. */
    keep() {
      if (!this.page) return;
      const { location, history } = this.page;
      const isComplete = history.state && history.state.corridors && (!this.owned || VIEW.test(location.hash));
      if (!isComplete) this.write();
    }

    /** The whole link: language always named, map view always in it. @type {Corridors.Address["link"]} */
    link(language) {
      const url = new URL(this.page ? this.page.location.href : document.referrer);
      const others = [...url.searchParams].filter(([key]) => !LEFT_OUT.has(key));
      const params = [["lang", language], ...others];
      const query = params.map(([key, value]) => key + "=" + encodeURIComponent(value)).join("&");
      return url.origin + url.pathname + "?" + query.replaceAll("%2C", ",") + this.fragment();
    }
  };
})(window.Corridors);
