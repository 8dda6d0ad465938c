/* The page around the frame: what a reader hears of changes, and where the keyboard goes. */
(function (C) {
  "use strict";
  /* The window around the frame, or null where it is of another host. */
  C.outside = function () {
    try {
      return window.parent.location.href && window.parent;
    } catch (error) {
      return null;
    }
  };

  // what Streamlit writes anew, and what of it is read aloud
  const WATCHED = {
    childList: true,
    subtree: true,
    characterData: true,
    attributeFilter: ["aria-label", "aria-valuetext"],
  };

  C.Page = class {
    /* events: {select(project), selected(), recoloured()} */
    constructor(events) {
      this.events = events;
      this.goal = null; // what gets the focus as soon as it is there
      this.status = C.element("div", "announced");
      this.status.setAttribute("role", "status"); // it must stand before it speaks
      document.body.append(this.status);
      const outside = C.outside();
      this.document = outside && outside.document;
      this.listen(outside);
    }

    listen(outside) {
      this.follow = (event) => this.followLink(event);
      this.escape = (event) => this.leaveProject(event);
      document.addEventListener("keydown", this.escape);
      if (!this.document) return;
      this.document.addEventListener("click", this.follow);
      this.document.addEventListener("keydown", this.escape);
      if (C.Names) this.listenToStreamlit();
      this.observer = new MutationObserver(() => this.changed());
      this.observer.observe(this.document.body, WATCHED);
      if (outside !== window) window.addEventListener("pagehide", () => this.leave()); // it may come back to itself
      window.addEventListener("message", (event) => event.source === window.parent && this.hear(event.data || {}));
    }

    listenToStreamlit() {
      this.names = new C.Names(this.document);
      this.calendar = new C.Calendar(this.document);
      this.dates = new C.Dates(this.document);
      document.addEventListener("pointerdown", () => this.dates.leaveForMap(), true);
    }

    leave() {
      this.observer.disconnect();
      if (this.dates) this.dates.stop();
      this.document.removeEventListener("click", this.follow);
      this.document.removeEventListener("keydown", this.escape);
    }

    /* Streamlit turns light or dark with the reader's machine; what the server drew turns when it is asked. */
    hear({ type, theme }) {
      if (type !== "streamlit:render" || !theme) return;
      if (this.base && this.base !== theme.base) this.events.recoloured();
      this.base = theme.base;
    }

    /* `languages` are all that the reader may choose from, in their order. */
    speak(language, words, languages) {
      this.words = words;
      this.languages = languages;
      if (!this.document) return;
      this.document.documentElement.lang = language;
      if (window.frameElement) window.frameElement.title = words.map;
      this.changed();
    }

    announce(text) {
      if (this.status.textContent !== text) this.status.textContent = text;
    }

    changed() {
      if (this.words && this.names) {
        this.names.apply(this.words, this.languages);
        this.calendar.apply(this.words, this.dates.field);
        this.dates.speak(this.words);
      }
      const reached = this.goal && this.document.querySelector(this.goal);
      if (!reached) return;
      this.goal = null;
      reached.focus();
    }

    /* Another dossier is read from its head. */
    scrollUp() {
      const panel = this.document && this.document.querySelector(".st-key-panel");
      if (panel) panel.scrollTop = 0;
    }

    /* The keyboard goes on where the reader looks: at the dossier, or back at its card. */
    select(project) {
      this.goal = project
        ? `.dossier[data-project="${project}"] h2`
        : `.card[data-project="${this.events.selected()}"]`;
      this.events.select(project);
    }

    /* Escape leaves the dossier, unless it is meant for a field or a menu. */
    leaveProject(event) {
      const field = event.target.closest && event.target.closest("input, [role=spinbutton], [role=dialog], [role=listbox]");
      if (event.key !== "Escape" || field || !this.events.selected()) return;
      if (event.view === window) this.events.select(null);
      else this.select(null);
    }

    /* Links to projects work without this script; with it the page need not load anew. */
    followLink(event) {
      const plain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey;
      const link = event.target.closest && event.target.closest("a[data-project], a[data-skip], a[data-stays]");
      if (!link || !plain) return;
      event.preventDefault();
      if (link.dataset.skip) this.document.querySelector(link.dataset.skip).focus();
      else if (link.dataset.stays) this.goTo(link.href);
      else this.select(link.dataset.project || null);
    }

    /* Streamlit follows a changed address as it follows back and forward. */
    goTo(address) {
      const { history } = this.document.defaultView;
      history.pushState(null, "", address);
      this.document.defaultView.dispatchEvent(new PopStateEvent("popstate", { state: null }));
    }
  };
})(window.Corridors);
