/* The page around the frame: what a reader hears of changes, where the keyboard goes, Streamlit's own few words. */
(function (C) {
  "use strict";
  // Streamlit writes these in English only: [element, attribute or null for its text, name of the word].
  const OWN_WORDS = [
    ["[data-testid=stSkipToContent]", null, "skip"],
    ["[data-testid=stSidebar]", "aria-label", "sidebar"],
    ["[data-testid=stSidebarCollapseButton] button", "aria-label", "sidebar-close"],
    ["[data-testid=stExpandSidebarButton]", "aria-label", "sidebar-open"],
    ["[data-testid=stDateInputCalendarButton]", "aria-label", "calendar"],
    ["[data-testid=stDateInputClearButton]", "aria-label", "clear-date"],
    ["[data-testid=stDateInput] [data-type=year]", "aria-label", "year"],
    ["[data-testid=stDateInput] [data-type=month]", "aria-label", "month"],
    ["[data-testid=stDateInput] [data-type=day]", "aria-label", "day"],
    ["[data-testid=stTabsScrollLeft]", "aria-label", "tabs-left"],
    ["[data-testid=stTabsScrollRight]", "aria-label", "tabs-right"],
    ["[data-testid=stCode] [data-testid=stBaseButton-elementToolbar]", "aria-label", "copy-text"],
    ["[data-testid=stDialog] button[aria-label=Close]", "aria-label", "close"],
    ["[data-testid=stMain] :is([aria-label=Open], [data-word=list-open])", "aria-label", "list-open"],
    ["[data-testid=stMultiSelect] :is([aria-label='Clear all'], [data-word=list-clear])", "aria-label", "list-clear"],
    ["[data-testid=stMultiSelect] :is([aria-label='Selected values'], [data-word=list-held])", "aria-label", "list-held"],
    ["[data-testid=stMultiSelect] :is([aria-label^='Remove ']:not([data-word=list-clear]), [data-word=list-remove])", "aria-label", "list-remove"],
    ["[data-testid=stSelectbox] :is([aria-label='Clear value'], [data-word=list-remove])", "aria-label", "list-remove"],
    ["[data-testid=InputInstructions] > span:first-child", null, "enter"],
  ];

  const LOST = "Connection error"; // the heading of Streamlit's dialog when the server is gone

  /* The window around the frame, or null where it is of another host. */
  C.outside = function () {
    try {
      return window.parent.location.href && window.parent;
    } catch (error) {
      return null;
    }
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
      this.listen();
    }

    listen() {
      this.follow = (event) => this.followLink(event);
      this.escape = (event) => this.leaveProject(event);
      document.addEventListener("keydown", this.escape);
      if (!this.document) return;
      this.document.addEventListener("click", this.follow);
      this.document.addEventListener("keydown", this.escape);
      this.observer = new MutationObserver(() => this.changed());
      this.observer.observe(this.document.body, { childList: true, subtree: true });
      window.addEventListener("pagehide", () => this.leave());
      window.addEventListener("message", (event) => event.source === window.parent && this.hear(event.data || {}));
    }

    leave() {
      this.observer.disconnect();
      this.document.removeEventListener("click", this.follow);
      this.document.removeEventListener("keydown", this.escape);
    }

    /* Streamlit turns light or dark with the reader's machine; what the server drew turns when it is asked. */
    hear({ type, theme }) {
      if (type !== "streamlit:render" || !theme) return;
      if (this.base && this.base !== theme.base) this.events.recoloured();
      this.base = theme.base;
    }

    speak(language, words) {
      this.words = words;
      if (!this.document) return;
      this.document.documentElement.lang = language;
      if (window.frameElement) window.frameElement.title = words.map;
      this.changed();
    }

    announce(text) {
      if (this.status.textContent !== text) this.status.textContent = text;
    }

    changed() {
      for (const [selector, attribute, name] of this.words ? OWN_WORDS : []) {
        const word = this.words[name];
        for (const element of this.document.querySelectorAll(selector)) {
          if (attribute) this.name(element, attribute, word, name);
          else if (element.textContent !== word) element.textContent = word;
        }
      }
      if (this.words) this.translateLost();
      const reached = this.goal && this.document.querySelector(this.goal);
      if (!reached) return;
      this.goal = null;
      reached.focus();
    }

    /* Streamlit may write its own word again; the mark says what stood there. */
    name(element, attribute, word, name) {
      element.setAttribute(attribute, word);
      element.dataset.word = name;
    }

    translateLost() {
      for (const heading of this.document.querySelectorAll("[data-testid=stDialog] h2")) {
        if (heading.textContent !== LOST) continue;
        heading.textContent = this.words["lost"];
        heading.nextElementSibling.firstElementChild.textContent = this.words["lost-hint"];
      }
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
      const field = event.target.closest && event.target.closest("input, [role=dialog], [role=listbox]");
      if (event.key !== "Escape" || field || !this.events.selected()) return;
      if (event.view === window) this.events.select(null);
      else this.select(null);
    }

    /* Links to projects work without this script; with it the page need not load anew. */
    followLink(event) {
      const plain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey;
      const link = event.target.closest && event.target.closest("a[data-project], a[data-skip]");
      if (!link || !plain) return;
      event.preventDefault();
      if (link.dataset.skip) this.document.querySelector(link.dataset.skip).focus();
      else this.select(link.dataset.project || null);
    }
  };
})(window.Corridors);
