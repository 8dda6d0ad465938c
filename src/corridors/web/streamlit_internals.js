/* All scripts that lean on what Streamlit does not promise: its storage, its connection, its test ids, its English words
   and how its parts lie in each other. Each assumption is a test (tests/web/test_streamlit_internals.py). It runs in
   Streamlit's page before Streamlit does; the map's frame tells it in which words to speak. */
(function () {
  "use strict";
  /** Whatever kind of event it is called with. @typedef {{ hear(event: Event): void }["hear"]} Hear */
  /** @template {Event} Kind @typedef {Kind & { target: HTMLElement }} Heard an event of an element */

  // On a phone the filters lie over the map, and Streamlit would open them again at each later visit.
  try {
    if (matchMedia("(max-width: 767px)").matches)
      for (const key of Object.keys(localStorage))
        if (key.startsWith("stSidebarCollapsed-")) localStorage.removeItem(key);
  } catch {
    // a browser that keeps nothing has nothing to forget
  }

  // The library below Streamlit speaks the browser's language, which need not be the reader's: English is translated here.
  Object.assign(window, { [Symbol.for("react-aria.i18n.locale")]: "en-US" });

  const FIELD = "[data-testid=stDateInput]";
  const PART = "[role=spinbutton]";
  const ALERT = "[role=alert]:not(.date-word)"; // Streamlit's own word for a day out of range
  const CLEAR = "[data-testid=stDateInputClearButton]";
  const CALENDAR = "[data-testid=stDateInputCalendar]";
  const LISTS = "[data-testid=stDateInputHeaderPickerPopover]"; // of months and years
  const LABEL = "[data-testid=stWidgetLabel]";

  /** @param {Element | null | undefined} element */
  const textOf = (element) => (element ? element.textContent.trim() : "");
  /** @param {Element | null | undefined} element */
  const labelOf = (element) => element?.getAttribute("aria-label") || "";

  /** A text with its named holes filled; a hole with nothing to fill it is left out with its colon.
      @param {string} word @param {Record<string, string | undefined>} holes */
  function fill(word, holes) {
    const filled = word.replaceAll(/\{(\w+)\}/g, (_, name) => holes[name] || "");
    return filled.replaceAll(/^[\s:,]+|[\s:,]+$/g, "");
  }

  /** @param {string} where @param {(element: HTMLElement) => void} act @param {ParentNode} within */
  function all(where, act, within = document) {
    for (const element of /** @type {NodeListOf<HTMLElement>} */ (within.querySelectorAll(where))) act(element);
  }

  /** Writing only what differs: every change is watched, also this one.
      @param {Element} element @param {string | null} attribute @param {string} value */
  function put(element, attribute, value) {
    if (attribute && element.getAttribute(attribute) !== value) element.setAttribute(attribute, value);
    else if (!attribute && element.textContent !== value) element.textContent = value;
  }

  /** The match of what Streamlit wrote into an element last, also where our words stand there now.
      @param {HTMLElement} element @param {RegExp} pattern */
  function lastEnglish(element, pattern) {
    if (pattern.test(element.textContent)) element.dataset.english = element.textContent;
    return pattern.exec(element.dataset.english || "");
  }

  // what a control acts on
  /** @param {Element} element */
  const fieldLabel = (element) => textOf(element.closest("[data-testid=stElementContainer]")?.querySelector(LABEL));
  /** @param {Element} element */
  const chip = (element) => labelOf(element.closest("[data-tag]"));
  /** @param {Element} element */
  const dialog = (element) => textOf(element.closest("[data-testid=stDialog]")?.querySelector("h2"));
  /** @param {Element} element */
  const list = (element) => {
    const listbox = element.closest("[data-trigger]")?.querySelector("[role=listbox]");
    const opener = listbox?.ownerDocument.getElementById(listbox.getAttribute("aria-labelledby") ?? "");
    return labelOf(opener) || labelOf(listbox);
  };
  /** @param {Element} element */
  const above = (element) => {
    /** @type {Element | null} */
    let part = element.closest("[data-testid=stElementContainer]");
    while (part && !part.querySelector("strong")) part = part.previousElementSibling;
    const tab = element.closest("[role=tabpanel]");
    const title = tab && element.ownerDocument.getElementById(tab.getAttribute("aria-labelledby") ?? "");
    return textOf(part?.querySelector("strong")) || textOf(title);
  };

  /* What Streamlit's own controls are called: by what they do and on what, in the reader's language. */

  /** What Streamlit says in English, or null where the place tells enough, and on what the control acts.
      @type {[word: string, where: string, own?: string | null, of?: (element: Element) => string][]} */
  const NAMED = [
    ["sidebar", "[data-testid=stSidebar]"],
    ["sidebar-close", "[data-testid=stSidebarCollapseButton] button"],
    ["sidebar-open", "[data-testid=stExpandSidebarButton]"],
    ["calendar-open", "[data-testid=stDateInputCalendarButton]", null, fieldLabel],
    ["clear-date", "[data-testid=stDateInputClearButton]", null, fieldLabel],
    ["tabs-left", "[data-testid=stTabsScrollLeft]"],
    ["tabs-right", "[data-testid=stTabsScrollRight]"],
    ["only", "[data-testid=stDialog] [role=tablist]", null, dialog],
    ["only", "[data-testid=stCode][tabindex]", null, above],
    ["copy-text", "[data-testid=stCode] [data-testid=stBaseButton-elementToolbar]", null, above],
    ["close", "[data-testid=stDialog] button", "Close", dialog],
    ["leave", "[data-testid=stDialog] button", "Dismiss"],
    ["list-close", "[data-trigger] button", "Dismiss", list],
    ["list-open", ":is([data-testid=stMain], [data-testid=stSidebar]) button", "Open", fieldLabel],
    ["list-clear", "[data-testid=stMultiSelect] button", "Clear all", fieldLabel],
    ["list-held", "[data-testid=stMultiSelect] [role=group]", "Selected values", fieldLabel],
    ["list-remove", "[data-testid=stMultiSelect] button", "Remove ", chip],
    ["choice-clear", "[data-testid=stSelectbox] button", "Clear value", fieldLabel],
  ];
  const WRITTEN = [
    ["skip", "[data-testid=stSkipToContent]"],
    ["enter", "[data-testid=InputInstructions] > span:first-child"],
  ];
  /** The English sentences for screen readers, and what is announced instead.
      @type {[RegExp, (words: Corridors.Words, match: RegExpExecArray) => string][]} */
  const ANNOUNCED = [
    [/^(\d+) options? available\.$/, (words, [, n]) => fill(words.options, { n })],
    [/^(.+), selected$/, (words, [, what]) => `${what}, ${words.chosen}`],
  ];
  const LOST = "Connection error"; // the heading of Streamlit's dialog when the server is gone

  /** @param {Corridors.Words} words @param {string[]} languages */
  function nameControls(words, languages) {
    for (const row of NAMED) nameControl(words, ...row);
    for (const [name, where] of WRITTEN) all(where, (element) => put(element, null, words[name]));
    all("[role=listbox][aria-labelledby][aria-label]", (labelled) => labelled.removeAttribute("aria-labelledby"));
    all("[data-testid=stCode][tabindex]", (code) => put(code, "role", "group"));
    all("[data-testid=stDownloadButton] button", (button) => {
      put(button, "aria-description", fill(words.download, { what: textOf(button) }));
    });
    all("[data-live-announcer] [role=log] > *", (entry) => translateEntry(words, entry));
    document.querySelectorAll(".st-key-lang [role=radio]").forEach((own, n) => put(own, "lang", languages[n]));
    translateLost(words);
  }

  /** Streamlit may write its own word again; the mark says what stood there.
      @param {Corridors.Words} words @param {string} word @param {string} where
      @param {string | null} own @param {(element: Element) => string} of */
  function nameControl(words, word, where, own = null, of = () => "") {
    const marked = `[data-word=${word}]`;
    const selector = own === null ? where : `${where}:is([aria-label^="${own}"]:not([data-word]), ${marked})`;
    all(selector, (element) => {
      put(element, "data-word", word);
      put(element, "aria-label", fill(word === "only" ? "{what}" : words[word], { what: of(element) }));
    });
  }

  /** @param {Corridors.Words} words @param {Element} entry */
  function translateEntry(words, entry) {
    for (const [pattern, say] of ANNOUNCED) {
      const match = pattern.exec(entry.textContent);
      if (!match) continue;
      put(entry, "data-word", "announced");
      put(entry, null, say(words, match));
    }
  }

  /** @param {Corridors.Words} words */
  function translateLost(words) {
    for (const heading of document.querySelectorAll("[data-testid=stDialog] h2")) {
      if (heading.textContent !== LOST) continue;
      heading.textContent = words["lost"];
      const hint = heading.nextElementSibling?.firstElementChild;
      if (hint) hint.textContent = words["lost-hint"];
    }
  }

  const OUTSIDE = /^Error: .*?(?:between (\S+) and|on or before) (\S+)\.$/;
  const ENGLISH = Array.from({ length: 12 }, (_, n) => new Date(2000, n).toLocaleString("en", { month: "long" }));
  const SELECTED_DAY = new RegExp(`^Selected Date: (${ENGLISH.join("|")}) (\\d+), (\\d+)$`);

  /* Days in the reader's language: Streamlit writes its fields in English, and its calendar as the browser speaks. */
  class Calendar {
    /** @param {Corridors.Words} words */
    constructor(words) {
      this.words = words;
      this.spoken = words.calendar;
    }

    /** `field` is where the reader is, or was last. @param {Element | null} field */
    apply(field) {
      all(`${FIELD} [role=spinbutton]`, (part) => this.namePart(part));
      all("[id^=react-aria-description]", (description) => this.describe(description));
      all(`${FIELD} ${ALERT}`, (alert) => this.warn(alert));
      all(`${LISTS} [data-key]`, (option) => {
        const month = this.spoken.months[Number(option.dataset.key) - 1];
        if (month) put(option, null, month);
      });
      all(CALENDAR, (calendar) => this.nameCalendar(calendar, field));
    }

    /** @param {number | string} year @param {number} month @param {number} day */
    day(year, month, day) {
      const holes = { d: String(day), MMMM: this.spoken.monthsOfDays[month - 1], y: String(year) };
      return fill(this.spoken.day, holes);
    }

    /** @param {HTMLElement} part */
    namePart(part) {
      const { type = "", placeholder } = part.dataset;
      const month = type === "month" && this.spoken.months[Number(part.getAttribute("aria-valuenow")) - 1];
      put(part, "data-short", this.words[type]);
      put(part, "aria-label", `${labelOf(part.closest("[role=group]"))}: ${this.words[type]}`);
      if (placeholder) put(part, "aria-valuetext", this.words.empty);
      else if (month) put(part, "aria-valuetext", `${part.textContent} – ${month}`);
    }

    /** @param {HTMLElement} description */
    describe(description) {
      const match = lastEnglish(description, SELECTED_DAY);
      if (!match) return;
      const what = this.day(match[3], ENGLISH.indexOf(match[1]) + 1, Number(match[2]));
      put(description, null, fill(this.words["list-held"], { what }));
    }

    /** Streamlit names the first and the last day, or only the one that was passed. @param {HTMLElement} alert */
    warn(alert) {
      const match = lastEnglish(alert, OUTSIDE);
      if (!match) return;
      const [, first, last] = match;
      const word = this.words[first ? "date-outside" : "date-after"];
      put(alert, null, fill(word, { first, last }));
    }

    /** @param {HTMLElement} calendar @param {Element | null} field */
    nameCalendar(calendar, field) {
      /** @type {NodeListOf<HTMLSelectElement>} */
      const selects = calendar.querySelectorAll("header select");
      const [month, year] = [...selects].map(({ value }) => Number(value));
      if (!month || !year) return;
      const title = `${this.spoken.months[month - 1]} ${year}`;
      const name = labelOf(field?.querySelector("[data-word=calendar-open]"));
      /** @param {string} where @param {string | null} attribute @param {string} text */
      const write = (where, attribute, text) => all(where, (part) => put(part, attribute, text), calendar);
      if (calendar.getAttribute("role")) put(calendar, "aria-label", name);
      write(":scope > span", null, this.words["calendar-keys"]);
      write("[role=application], [role=grid]", "aria-label", `${name}, ${title}`);
      write("[role=application] > div > h2", null, `${name}, ${title}`);
      write("[slot=previous]", "aria-label", this.words["month-previous"]);
      write("[slot=next], [role=application] > div > button", "aria-label", this.words["month-next"]);
      calendar.querySelectorAll("header [aria-haspopup]").forEach((button, n) => this.nameChoice(button, n, month, year));
      this.nameDays(calendar, year, month);
      all("[data-live-announcer] [role=log] > :not([data-word])", (entry) => {
        put(entry, "data-word", "month");
        put(entry, null, title);
      });
    }

    /** @param {Element} button @param {number} n @param {number} month @param {number} year */
    nameChoice(button, n, month, year) {
      const shown = n ? String(year) : this.spoken.months[month - 1];
      const { firstChild } = button;
      if (firstChild && firstChild.nodeValue !== shown) firstChild.nodeValue = shown;
      put(button, "aria-label", `${this.words[n ? "year" : "month"]}: ${shown}`);
    }

    /** @param {HTMLElement} calendar @param {number} year @param {number} month */
    nameDays(calendar, year, month) {
      /** @type {HTMLElement[]} */
      const days = Array.from(calendar.querySelectorAll("[role=gridcell] [role=button]"));
      const first = days.findIndex((day) => !day.dataset.outsideMonth);
      const letters = calendar.querySelectorAll("thead th");
      days.forEach((button, n) => {
        const away = button.dataset.outsideMonth ? (n < first ? -1 : 1) : 0;
        const date = new Date(Date.UTC(year, month - 1 + away, Number(button.textContent)));
        const weekday = (date.getUTCDay() + 6) % 7; // from Monday
        const parts = [
          this.spoken.weekdays[weekday],
          this.day(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()),
          ...(button.dataset.selected ? [this.words.chosen] : []),
          ...(button.dataset.today ? [this.words.today] : []),
        ];
        put(button, "aria-label", parts.join(", "));
        if (letters[n]) put(letters[n], null, this.spoken.letters[weekday]);
      });
    }
  }

  const OPENED = `${CALENDAR}, ${LISTS}`;
  /** @type {Record<string, number | undefined>} */
  const GREATEST = { month: 12, day: 31 };
  const SIGN = /^[-./]$/; // between two parts of a day
  const STEP = /^(ArrowUp|ArrowDown|PageUp|PageDown|Home|End)$/;
  const YEAR_DIGITS = 4;

  /** @param {Element} field @returns {HTMLElement[]} */
  const partsOf = (field) => Array.from(field.querySelectorAll(PART));
  /** @param {Element} part */
  const digitsOf = (part) => (/^\d+$/.test(part.textContent) ? part.textContent : "");
  /** @param {Partial<Element> | null | undefined} element @returns {HTMLElement | null | undefined} */
  const fieldOf = (element) => element?.closest?.(FIELD);

  /** @param {Partial<Element> | null | undefined} element @returns {HTMLElement | null | undefined} */
  const partOf = (element) => element?.closest?.(PART);

  /** @param {number[]} day */
  function isDay([year, month, day]) {
    const date = new Date(0);
    date.setUTCFullYear(year, month - 1, day);
    return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  }

  /* The fields of a day: a typed day counts on Enter, what is no day says so, Escape brings the old one back. */
  class Dates {
    /** @param {Corridors.Words} words */
    constructor(words) {
      this.words = words;
      /** @type {HTMLElement | null} */
      this.field = null; // the last one that had the focus
      /** @type {HTMLElement | null} */
      this.typed = null; // the one in which something was typed that does not count yet
      this.digits = ""; // typed into the part that has the focus
      /** @type {Map<Element, string>} */
      this.wrong = new Map(); // by part: digits of which Streamlit takes only the last
      /** @type {[string, Hear][]} */
      const acts = [
        ["keydown", this.press],
        ["beforeinput", this.type],
        ["focusin", this.enter],
        ["focusout", this.leave],
        ["pointerdown", this.leave],
      ];
      // on the way down to Streamlit, which listens further in
      for (const [name, act] of acts) addEventListener(name, (event) => act.call(this, event), true);
    }

    /** @param {Corridors.Words} words */
    speak(words) {
      this.words = words;
      for (const field of document.querySelectorAll(FIELD)) this.echo(field);
    }

    /** What Streamlit says only to those who hover or listen, everybody reads. @param {Element} field */
    echo(field) {
      const outside = field.querySelector(ALERT);
      /** @type {HTMLElement | null} */
      const word = field.querySelector(".date-word");
      if (outside) put(outside, "aria-hidden", "true");
      if (outside && digitsOf(partsOf(field)[0]).length === YEAR_DIGITS) {
        const note = this.say(field, outside.textContent);
        if (note) note.dataset.outside = "true";
      } else if (word && word.dataset.outside) {
        delete word.dataset.outside;
        this.say(field, "");
      }
    }

    /** @param {Heard<FocusEvent>} event */
    enter({ target }) {
      this.digits = "";
      this.field = fieldOf(target) || this.field;
    }

    /** @param {Heard<KeyboardEvent>} event */
    press(event) {
      const { key, target } = event;
      const part = partOf(target);
      const field = fieldOf(part);
      if (key === "Escape" && this.field && (field || target.closest?.(OPENED))) {
        this.say(this.field, "");
        this.restore(this.field);
      }
      if (!field || !part) return;
      if (STEP.test(key)) this.begin(field, part);
      if (key === "Enter") {
        event.preventDefault();
        if (!this.refuse(field)) this.leaveFor(part, document.body);
      }
    }

    /** @param {HTMLElement} field @param {Element} part */
    begin(field, part) {
      this.typed = field;
      this.wrong.delete(part);
      this.say(field, "");
    }

    /** Of "13" Streamlit takes the third month, so it is kept in mind. A sign leads to the next part.
        @param {Heard<InputEvent>} event */
    type(event) {
      const data = event.data ?? "";
      const part = partOf(event.target);
      const field = fieldOf(part);
      if (!field || !part) return;
      if (SIGN.test(data)) {
        if (this.digits) partsOf(field)[partsOf(field).indexOf(part) + 1]?.focus();
        return;
      }
      this.begin(field, part);
      this.digits = /^\d$/.test(data) ? this.digits + data : "";
      const greatest = GREATEST[part.dataset.type ?? ""];
      if (!greatest || Number(this.digits) <= greatest) return;
      this.wrong.set(part, this.digits);
      this.digits = data;
    }

    /** What is no day is given up when the reader goes elsewhere; the words about it stay.
        @param {Heard<FocusEvent | PointerEvent>} event */
    leave({ type, target, relatedTarget, isTrusted }) {
      const { field } = this;
      const next = /** @type {HTMLElement | null} */ (type === "focusout" ? relatedTarget : target);
      const pressed = type === "pointerdown" && fieldOf(target);
      if (pressed) this.say(pressed, "");
      if (!isTrusted || !field || field !== this.typed || next?.closest?.(OPENED)) return;
      if (fieldOf(next) === field && partOf(next)) return;
      if (!next && document.querySelector(OPENED)) return; // the reader looks at another window
      if (this.refuse(field)) this.restore(field);
    }

    leaveForMap() {
      const part = partOf(document.activeElement);
      const field = fieldOf(part);
      if (!field || !part) return;
      if (this.refuse(field)) this.restore(field);
      queueMicrotask(() => this.leaveFor(part, document.body)); // when the old day stands there again
    }

    /** Say why what is typed is no day; a day that lies outside the data is told by Streamlit. @param {Element} field */
    refuse(field) {
      const typed = partsOf(field).map((part) => this.wrong.get(part) || digitsOf(part));
      const isWhole = typed.every(Boolean) && typed[0].length === YEAR_DIGITS;
      if (!typed.some(Boolean) || (isWhole && isDay(typed.map(Number)))) return false;
      const what = typed.map((digits) => digits || "…").join("-");
      this.say(field, fill(this.words[isWhole ? "date-none" : "date-partial"], { what }));
      return true;
    }

    /** @param {Element} field @param {string} text */
    say(field, text) {
      /** @type {HTMLElement | null} */
      let word = field.querySelector(".date-word");
      if (!word && text) {
        word = document.createElement("div");
        word.className = "date-word";
        word.setAttribute("role", "alert");
        field.append(word);
      }
      if (word) put(word, null, text);
      return word;
    }

    /** Streamlit counts what a field holds when the focus leaves it: it hears that it has left.
        @param {Element} part @param {Element} relatedTarget */
    leaveFor(part, relatedTarget) {
      part.dispatchEvent(new FocusEvent("focusout", { bubbles: true, relatedTarget }));
    }

    /** The day that counts stands in the address; Streamlit takes a day that is pasted. @param {Element} field */
    restore(field) {
      const parts = partsOf(field);
      const [, key] = /st-key-(\w+)/.exec(field.closest("[class*=st-key-]")?.className ?? "") ?? [];
      const day = new URLSearchParams(location.search).get(key) || "";
      const isAsItWas = parts.map(digitsOf).join("-") === day;
      for (const part of parts) this.wrong.delete(part);
      this.typed = null;
      /** @type {HTMLElement | null} */
      const clear = field.querySelector(CLEAR);
      if (day && !isAsItWas) this.paste(parts[0], day);
      else if (!day && clear) clear.click();
      else if (!day && parts.some(digitsOf)) this.leaveFor(parts[0], document.body);
    }

    /** @param {Element} part @param {string} text */
    paste(part, text) {
      const clipboardData = new DataTransfer();
      clipboardData.setData("text/plain", text);
      const how = { bubbles: true, cancelable: true, clipboardData };
      part.dispatchEvent(new ClipboardEvent("paste", how));
    }
  }

  // what Streamlit writes anew, and what of it is read aloud
  const WATCHED = {
    childList: true,
    subtree: true,
    characterData: true,
    attributeFilter: ["aria-label", "aria-valuetext"],
  };
  /** @type {Dates | undefined} */
  let dates;
  let rename = () => {};
  const observer = new MutationObserver(() => rename());

  /* What the map's frame asks of the page around it. */
  window.StreamlitInternals = {
    speak(words, languages) {
      const days = (dates ??= new Dates(words));
      const calendar = new Calendar(words);
      rename = () => {
        nameControls(words, languages);
        calendar.apply(days.field);
        days.speak(words);
      };
      rename();
      observer.observe(document.body, WATCHED);
    },

    /* Streamlit follows a changed address as it follows back and forward. */
    goTo(address) {
      history.pushState(null, "", address);
      dispatchEvent(new PopStateEvent("popstate", { state: null }));
    },

    /* A click on the map is one elsewhere, of which the page hears nothing. */
    leaveField: () => dates?.leaveForMap(),
  };

  /* A server may be deaf and keep the connection. What it leaves without any answer is asked again of the server to which
     the page connects next: when somebody cuts the connection, else when the page itself has waited long enough. */
  const PATIENCE_MS = 12000; // a server that hears says something at once
  let patience = PATIENCE_MS;
  /** @type {{by: WebSocket, what: Parameters<WebSocket["send"]>[0]} | null} */
  let unanswered = null; // what was sent last, and by which connection
  /** @type {number | undefined} */
  let waiting;
  function rest() {
    clearTimeout(waiting);
    waiting = undefined;
  }
  /** @param {WebSocket} socket */
  function end(socket) {
    rest();
    patience *= 2; // it may be the network that is slow
    socket.close();
    socket.dispatchEvent(new CloseEvent("close", { code: 1006 })); // the browser would wait for the server to agree
  }
  window.WebSocket = class extends WebSocket {
    /** @param {ConstructorParameters<typeof WebSocket>} given */
    constructor(...given) {
      super(...given);
      this.addEventListener("message", () => {
        rest();
        unanswered = null;
        patience = PATIENCE_MS;
      });
      this.addEventListener("close", () => unanswered?.by === this && rest());
      this.addEventListener("open", () => setTimeout(() => unanswered && unanswered.by !== this && this.send(unanswered.what)));
    }
    /** @override @type {WebSocket["send"]} */
    send(what) {
      super.send(what);
      unanswered = { by: this, what };
      waiting ??= setTimeout(end, patience, this);
    }
  };
})();
