/* The page around the frame: what a reader hears of changes, and where the keyboard goes. */
(function (C) {
  "use strict";
  /* The window around the frame, or null where it is of another host. */
  C.outside = function () {
    try {
      return window.parent.location.href ? window.parent : null;
    } catch {
      return null;
    }
  };

  /** What an event is of, or null where it is of the document; `instanceof` knows only its own window.
      @param {Event} event */
  const elementOf = ({ target }) => (target && "closest" in target ? /** @type {Element} */ (target) : null);

  const CARD = ".card[data-project]";
  const MOVES = /** @type {const} */ (["pointerover", "pointerout"]);

  /** The project of the card that a mouse is over. @param {PointerEvent | null} event */
  function cardOf(event) {
    /** @type {HTMLElement | null | undefined} */
    const card = event?.pointerType === "mouse" ? elementOf(event)?.closest(CARD) : null;
    return card?.dataset.project || null;
  }

  C.Page = class {
    /** @param {Corridors.PageEvents} events */
    constructor(events) {
      this.events = events;
      /** @type {string | null} */
      this.goal = null; // what gets the focus as soon as it is there
      this.status = C.element("div", "announced");
      this.status.setAttribute("role", "status"); // it must stand before it speaks
      document.body.append(this.status);
      const outside = C.outside();
      this.document = outside && outside.document;
      this.streamlit = outside && outside.StreamlitInternals; // nothing in a page without a server
      this.base = "";
      this.follow = (/** @type {MouseEvent} */ event) => this.followLink(event);
      this.hover = (/** @type {PointerEvent} */ event) => this.events.light(cardOf(event.type === "pointerout" ? null : event));
      this.escape = (/** @type {KeyboardEvent} */ event) => this.leaveProject(event);
      this.observer = new MutationObserver(() => this.reach());
      this.listen(outside);
    }

    /** @param {Window | null} outside */
    listen(outside) {
      document.addEventListener("keydown", this.escape);
      if (!this.document) return;
      this.document.addEventListener("click", this.follow, true); // before Streamlit takes it
      this.document.addEventListener("keydown", this.escape);
      for (const name of MOVES) this.document.addEventListener(name, this.hover);
      document.addEventListener("pointerdown", () => this.streamlit?.leaveField(), true);
      this.observer.observe(this.document.body, { childList: true, subtree: true });
      if (outside !== window) window.addEventListener("pagehide", () => this.leave()); // it may come back to itself
      window.addEventListener("message", (event) => event.source === window.parent && this.hear(event.data || {}));
    }

    leave() {
      this.observer.disconnect();
      this.document?.removeEventListener("click", this.follow, true);
      this.document?.removeEventListener("keydown", this.escape);
      for (const name of MOVES) this.document?.removeEventListener(name, this.hover);
    }

    /** Streamlit turns light or dark with the reader's machine; what the server drew turns when it is asked.
        @param {{type?: string, theme?: {base: string}}} message */
    hear({ type, theme }) {
      if (type !== "streamlit:render" || !theme) return;
      if (this.base && this.base !== theme.base) this.events.recoloured();
      this.base = theme.base;
    }

    /** `languages` are all that the reader may choose from, in their order. @type {Corridors.Page["speak"]} */
    speak(language, words, languages) {
      if (!this.document) return;
      this.document.documentElement.lang = language;
      window.frameElement?.setAttribute("title", words.map);
      this.streamlit?.speak(words, languages);
    }

    /** @type {Corridors.Page["announce"]} */
    announce(text) {
      if (this.status.textContent !== text) this.status.textContent = text;
    }

    reach() {
      const reached = this.goal && this.find(this.goal);
      if (!reached) return;
      this.goal = null;
      reached.focus();
    }

    /** @param {string} where @returns {HTMLElement | null | undefined} */
    find(where) {
      return this.document?.querySelector(where);
    }

    /** @type {Corridors.Page["light"]} */
    light(project) {
      /** @type {Iterable<HTMLElement>} */
      const cards = this.document?.querySelectorAll(CARD) ?? [];
      for (const card of cards) card.classList.toggle("lit", card.dataset.project === project);
    }

    /* Another dossier is read from its head. */
    scrollUp() {
      const panel = this.document && this.document.querySelector(".st-key-panel");
      if (panel) panel.scrollTop = 0;
    }

    /** The keyboard goes on where the reader looks: at the dossier, or back at its card. @param {string | null} project */
    select(project) {
      this.goal = project
        ? `.dossier[data-project="${project}"] h2`
        : `.card[data-project="${this.events.selected()}"]`;
      this.events.select(project);
    }

    /** Escape leaves the dossier, unless it is meant for a field or a menu. @param {KeyboardEvent} event */
    leaveProject(event) {
      const field = elementOf(event)?.closest("input, [role=spinbutton], [role=dialog], [role=listbox]");
      if (event.key !== "Escape" || field || !this.events.selected()) return;
      if (event.view === window) this.events.select(null);
      else this.select(null);
    }

    /** Links to projects work without this script; with it the page need not load anew, and what is shared looks
        where the map looks. @param {MouseEvent} event */
    followLink(event) {
      if (elementOf(event)?.closest(".st-key-share-button button")) {
        event.stopPropagation();
        this.events.share();
      }
      const plain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey;
      /** @type {HTMLAnchorElement | null | undefined} */
      const link = elementOf(event)?.closest("a[data-project], a[data-skip], a[data-stays]");
      if (!link || !plain) return;
      event.preventDefault();
      if (link.dataset.skip) this.find(link.dataset.skip)?.focus();
      else if (link.dataset.stays) this.streamlit?.goTo(link.href);
      else this.select(link.dataset.project || null);
    }
  };
})(window.Corridors);
