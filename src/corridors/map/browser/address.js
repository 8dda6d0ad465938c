/* The address bar of the page around the frame: the view of the map, and the link to copy. */
(function (C) {
  "use strict";
  const VIEW = /^#map=(\d{1,2}(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)$/;
  const LEFT_OUT = new Set(["lang", "embed", "embed_options"]); // a link opens the whole page
  const decimal = (value) => String(Number(value.toFixed(3)));

  C.parseView = function (text) {
    const match = VIEW.exec(text);
    return match && { zoom: +match[1], lat: +match[2], lon: +match[3] };
  };

  C.Address = class {
    constructor(map, events) {
      this.map = map;
      this.events = events;
      this.page = C.outside();
      this.owned = Boolean(this.read()); // the view stands in the address once it was given or changed
      if (!this.page) return;
      const back = () => events.returned(this.read(), this.project());
      this.page.addEventListener("popstate", back);
      setInterval(() => this.keep(), 250);
      window.addEventListener("pagehide", () => this.page.removeEventListener("popstate", back));
    }

    read() {
      return this.page && C.parseView(this.page.location.hash);
    }

    /* Where the frame before this one looked: new data bring a new frame, and the address may be cut. */
    left() {
      return this.page && C.parseView(this.page.corridorsView || "");
    }

    /* Whether the page asks for a project or a view by its query, which the map turns to later. */
    leadsCloser() {
      const words = new URLSearchParams(this.page ? this.page.location.search : "");
      return !this.read() && (words.has("project") || words.has("map"));
    }

    project() {
      return new URLSearchParams(this.page.location.search).get("project");
    }

    fragment() {
      const centre = this.map.getCenter();
      return ["#map=" + decimal(this.map.getZoom()), decimal(centre.lat), decimal(centre.lng)].join("/");
    }

    write() {
      if (!this.page || !this.owned) return;
      const { location, history } = this.page;
      const fragment = this.fragment();
      this.page.corridorsView = fragment;
      if (location.hash === fragment) return;
      history.replaceState(history.state, "", location.pathname + location.search + fragment);
    }

    /* The page's own pushState drops the fragment: it is written again, and remembered while it stands. */
    keep() {
      if (this.read()) this.page.corridorsView = this.page.location.hash;
      else this.write();
    }

    /* The whole link: language always named, map view always in it. */
    link(language) {
      const url = new URL(this.page ? this.page.location.href : document.referrer);
      const others = [...url.searchParams].filter(([key]) => !LEFT_OUT.has(key));
      const words = [["lang", language], ...others];
      const query = words.map(([key, value]) => key + "=" + encodeURIComponent(value)).join("&");
      return url.origin + url.pathname + "?" + query.replaceAll("%2C", ",") + this.fragment();
    }
  };
})(window.Corridors);
