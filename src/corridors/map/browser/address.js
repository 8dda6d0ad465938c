/* The address bar of the page around the frame: map view, copied link, links to projects. */
(function (C) {
  "use strict";
  const VIEW = /^#map=(\d{1,2}(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)\/(-?\d+(?:\.\d+)?)$/;
  const decimal = (value) => String(Number(value.toFixed(3)));

  /* The page around the frame, or null where it is of another host. */
  function page() {
    try {
      return window.parent.location.href && window.parent;
    } catch (error) {
      return null;
    }
  }

  C.parseView = function (text) {
    const match = VIEW.exec(text);
    return match && { zoom: +match[1], lat: +match[2], lon: +match[3] };
  };

  C.Address = class {
    constructor(map, events) {
      this.map = map;
      this.events = events;
      this.page = page();
      this.owned = Boolean(this.read()); // the view stands in the address once it was given or changed
      if (!this.page) return;
      this.follow = (event) => this.followLink(event);
      this.back = () => this.events.returned(this.read(), this.project());
      this.escape = (event) => this.leaveProject(event);
      this.documents = [this.page.document, document];
      this.page.document.addEventListener("click", this.follow);
      for (const each of this.documents) each.addEventListener("keydown", this.escape);
      this.page.addEventListener("popstate", this.back);
      window.addEventListener("pagehide", () => this.leave());
    }

    leave() {
      this.page.document.removeEventListener("click", this.follow);
      for (const each of this.documents) each.removeEventListener("keydown", this.escape);
      this.page.removeEventListener("popstate", this.back);
    }

    read() {
      return this.page && C.parseView(this.page.location.hash);
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
      if (location.hash === fragment) return;
      history.replaceState(history.state, "", location.pathname + location.search + fragment);
    }

    /* The page around the frame says which language it speaks, too. */
    speak(language) {
      if (this.page) this.page.document.documentElement.lang = language;
    }

    /* The whole link: language always named, map view always in it. */
    link(language) {
      const url = new URL(this.page ? this.page.location.href : document.referrer);
      const words = [["lang", language], ...[...url.searchParams].filter(([key]) => key !== "lang")];
      const query = words.map(([key, value]) => key + "=" + encodeURIComponent(value)).join("&");
      return url.origin + url.pathname + "?" + query.replaceAll("%2C", ",") + this.fragment();
    }

    /* Escape leaves the dossier, unless it is meant for a field or a menu. */
    leaveProject(event) {
      const field = event.target.closest && event.target.closest("input, [role=dialog], [role=listbox]");
      if (event.key === "Escape" && !field && this.project()) this.events.select(null);
    }

    /* Links to projects work without this script; with it the page need not load anew. */
    followLink(event) {
      const plain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey;
      const link = event.target.closest && event.target.closest("a[data-project]");
      if (!link || !plain) return;
      event.preventDefault();
      this.events.select(link.dataset.project || null);
    }
  };
})(window.Corridors);
