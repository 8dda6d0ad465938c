/* What Streamlit's own controls are called: by what they do and on what, in the reader's language. */
(function (C) {
  "use strict";
  /** @param {Element | null | undefined} element */
  const text = (element) => (element ? element.textContent.trim() : "");
  const LABEL = "[data-testid=stWidgetLabel]";

  // what a control acts on
  /** @param {Element} element */
  const field = (element) => text(element.closest("[data-testid=stElementContainer]")?.querySelector(LABEL));
  /** @param {Element} element */
  const chip = (element) => C.labelOf(element.closest("[data-tag]"));
  /** @param {Element} element */
  const dialog = (element) => text(element.closest("[data-testid=stDialog]")?.querySelector("h2"));
  /** @param {Element} element */
  const list = (element) => {
    const held = element.closest("[data-trigger]")?.querySelector("[role=listbox]");
    const opener = held?.ownerDocument.getElementById(held.getAttribute("aria-labelledby") ?? "");
    return C.labelOf(opener) || C.labelOf(held);
  };
  /** @param {Element} element */
  const above = (element) => {
    /** @type {Element | null} */
    let part = element.closest("[data-testid=stElementContainer]");
    while (part && !part.querySelector("strong")) part = part.previousElementSibling;
    const tab = element.closest("[role=tabpanel]");
    const title = tab && element.ownerDocument.getElementById(tab.getAttribute("aria-labelledby") ?? "");
    return text(part?.querySelector("strong")) || text(title);
  };

  /** What Streamlit says in English, or null where the place tells enough, and on what the control acts.
      @type {[word: string, where: string, own?: string | null, of?: (element: Element) => string][]} */
  const NAMED = [
    ["sidebar", "[data-testid=stSidebar]"],
    ["sidebar-close", "[data-testid=stSidebarCollapseButton] button"],
    ["sidebar-open", "[data-testid=stExpandSidebarButton]"],
    ["calendar-open", "[data-testid=stDateInputCalendarButton]", null, field],
    ["clear-date", "[data-testid=stDateInputClearButton]", null, field],
    ["step-earlier", ".st-key-day-earlier button", null, text],
    ["step-later", ".st-key-day-later button", null, text],
    ["step", ":is(.st-key-day-speech, .st-key-day-newest) button", null, text],
    ["tabs-left", "[data-testid=stTabsScrollLeft]"],
    ["tabs-right", "[data-testid=stTabsScrollRight]"],
    ["only", "[data-testid=stDialog] [role=tablist]", null, dialog],
    ["only", "[data-testid=stCode][tabindex]", null, above],
    ["copy-text", "[data-testid=stCode] [data-testid=stBaseButton-elementToolbar]", null, above],
    ["close", "[data-testid=stDialog] button", "Close", dialog],
    ["leave", "[data-testid=stDialog] button", "Dismiss"],
    ["list-close", "[data-trigger] button", "Dismiss", list],
    ["list-open", "[data-testid=stMain] button", "Open", field],
    ["list-clear", "[data-testid=stMultiSelect] button", "Clear all", field],
    ["list-held", "[data-testid=stMultiSelect] [role=group]", "Selected values", field],
    ["list-remove", "[data-testid=stMultiSelect] button", "Remove ", chip],
    ["choice-clear", "[data-testid=stSelectbox] button", "Clear value", field],
  ];
  const WRITTEN = [
    ["skip", "[data-testid=stSkipToContent]"],
    ["enter", "[data-testid=InputInstructions] > span:first-child"],
  ];
  /** What a screen reader is told in English, and how it is said instead.
      @type {[RegExp, (words: Corridors.Words, match: RegExpExecArray) => string][]} */
  const TOLD = [
    [/^(\d+) options? available\.$/, (words, [, n]) => C.fill(words.options, { n })],
    [/^(.+), selected$/, (words, [, what]) => `${what}, ${words.chosen}`],
  ];
  const LOST = "Connection error"; // the heading of Streamlit's dialog when the server is gone

  C.labelOf = (element) => element?.getAttribute("aria-label") || "";

  /* A text with its named holes filled; a hole with nothing to fill it is left out with its colon. */
  C.fill = function (word, holes) {
    const filled = word.replaceAll(/\{(\w+)\}/g, (_, name) => holes[name] || "");
    return filled.replaceAll(/^[\s:,]+|[\s:,]+$/g, "");
  };

  /* Writing only what differs: every change is watched, also this one. */
  C.put = function (element, attribute, value) {
    if (attribute && element.getAttribute(attribute) !== value) element.setAttribute(attribute, value);
    else if (!attribute && element.textContent !== value) element.textContent = value;
  };

  /* The match of what Streamlit wrote into an element last, also where our words stand there now. */
  C.said = function (element, pattern) {
    if (pattern.test(element.textContent)) element.dataset.said = element.textContent;
    return pattern.exec(element.dataset.said || "");
  };

  C.Names = class {
    /** @param {Document} page */
    constructor(page) {
      this.page = page;
      // the library below Streamlit speaks the browser's language, which need not be the reader's
      const around = /** @type {Window} */ (page.defaultView);
      Object.assign(around, { [Symbol.for("react-aria.i18n.locale")]: "en-US" });
      around.dispatchEvent(new Event("languagechange"));
    }

    /** @type {Corridors.ControlNames["apply"]} */
    apply(words, languages) {
      for (const row of NAMED) this.name(words, ...row);
      for (const [name, where] of WRITTEN) this.all(where, (element) => C.put(element, null, words[name]));
      this.all("[role=listbox][aria-labelledby][aria-label]", (labelled) => labelled.removeAttribute("aria-labelledby"));
      this.all("[data-testid=stCode][tabindex]", (code) => C.put(code, "role", "group"));
      this.all("[data-testid=stDownloadButton] button", (button) => {
        C.put(button, "aria-description", C.fill(words.download, { what: text(button) }));
      });
      this.all("[data-live-announcer] [role=log] > *", (told) => this.tell(words, told));
      this.page.querySelectorAll(".st-key-lang [role=radio]").forEach((own, n) => C.put(own, "lang", languages[n]));
      this.translateLost(words);
    }

    /** @param {string} where @param {(element: HTMLElement) => void} act */
    all(where, act) {
      for (const element of /** @type {NodeListOf<HTMLElement>} */ (this.page.querySelectorAll(where))) act(element);
    }

    /** Streamlit may write its own word again; the mark says what stood there.
        @param {Corridors.Words} words @param {string} name @param {string} where
        @param {string | null} own @param {(element: Element) => string} of */
    name(words, name, where, own = null, of = () => "") {
      const marked = `[data-word=${name}]`;
      const found = own === null ? where : `${where}:is([aria-label^="${own}"]:not([data-word]), ${marked})`;
      this.all(found, (element) => {
        const holes = { what: of(element), field: text(this.page.querySelector(`.st-key-asof ${LABEL}`)) };
        C.put(element, "data-word", name);
        C.put(element, "aria-label", C.fill(name === "only" ? "{what}" : words[name], holes));
      });
    }

    /** @param {Corridors.Words} words @param {Element} told */
    tell(words, told) {
      for (const [pattern, say] of TOLD) {
        const match = pattern.exec(told.textContent);
        if (!match) continue;
        C.put(told, "data-word", "told");
        C.put(told, null, say(words, match));
      }
    }

    /** @param {Corridors.Words} words */
    translateLost(words) {
      for (const heading of this.page.querySelectorAll("[data-testid=stDialog] h2")) {
        if (heading.textContent !== LOST) continue;
        heading.textContent = words["lost"];
        const hint = heading.nextElementSibling?.firstElementChild;
        if (hint) hint.textContent = words["lost-hint"];
      }
    }
  };
})(window.Corridors);
