/* The fields of a day: a typed day counts on Enter, what is no day says so, Escape brings the old one back. */
(function (C) {
  "use strict";
  const FIELD = "[data-testid=stDateInput]";
  const PART = "[role=spinbutton]";
  const CALENDAR = "[data-testid=stDateInputCalendar], [data-testid=stDateInputHeaderPickerPopover]";
  const CLEAR = "[data-testid=stDateInputClearButton]";
  const OUTSIDE = "[role=alert]:not(.date-word)"; // Streamlit's own word for a day out of range
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

  C.Dates = class {
    /** @param {Document} page */
    constructor(page) {
      this.page = page;
      this.window = /** @type {Window & typeof globalThis} */ (page.defaultView);
      /** @type {Corridors.Words | null} */
      this.words = null;
      /** @type {HTMLElement | null} */
      this.field = null; // the last one that had the focus
      /** @type {HTMLElement | null} */
      this.typed = null; // the one in which something was typed that does not count yet
      this.digits = ""; // typed into the part that has the focus
      /** @type {Map<Element, string>} */
      this.wrong = new Map(); // by part: digits of which Streamlit takes only the last
      /** @type {[string, Corridors.Hear][]} */
      const acts = [
        ["keydown", this.press],
        ["beforeinput", this.type],
        ["focusin", this.enter],
        ["focusout", this.leave],
        ["pointerdown", this.leave],
      ];
      /** @type {[string, (event: Event) => void][]} */
      this.heard = acts.map(([name, act]) => [name, (event) => this.words && act.call(this, event)]);
      // on the way down to Streamlit, which listens further in
      for (const [name, hear] of this.heard) this.window.addEventListener(name, hear, true);
    }

    stop() {
      for (const [name, hear] of this.heard) this.window.removeEventListener(name, hear, true);
    }

    /** @type {Corridors.Dates["speak"]} */
    speak(words) {
      this.words = words;
      for (const field of this.page.querySelectorAll(FIELD)) this.echo(field);
    }

    /** What Streamlit says only to those who hover or listen, everybody reads. @param {Element} field */
    echo(field) {
      const outside = field.querySelector(OUTSIDE);
      /** @type {HTMLElement | null} */
      const word = field.querySelector(".date-word");
      if (outside) C.put(outside, "aria-hidden", "true");
      if (outside && digitsOf(partsOf(field)[0]).length === YEAR_DIGITS) {
        const said = this.say(field, outside.textContent);
        if (said) said.dataset.outside = "true";
      } else if (word && word.dataset.outside) {
        delete word.dataset.outside;
        this.say(field, "");
      }
    }

    /** @param {Corridors.Heard<FocusEvent>} event */
    enter({ target }) {
      this.digits = "";
      this.field = fieldOf(target) || this.field;
    }

    /** @param {Corridors.Heard<KeyboardEvent>} event */
    press(event) {
      const { key, target } = event;
      const part = partOf(target);
      const field = fieldOf(part);
      if (key === "Escape" && this.field && (field || target.closest?.(CALENDAR))) {
        this.say(this.field, "");
        this.restore(this.field);
      }
      if (!field || !part) return;
      if (STEP.test(key)) this.begin(field, part);
      if (key === "Enter") {
        event.preventDefault();
        if (!this.refuse(field)) this.leaveFor(part, this.page.body);
      }
    }

    /** @param {HTMLElement} field @param {Element} part */
    begin(field, part) {
      this.typed = field;
      this.wrong.delete(part);
      this.say(field, "");
    }

    /** Of "13" Streamlit takes the third month, so it is kept in mind. A sign leads to the next part.
        @param {Corridors.Heard<InputEvent>} event */
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
        @param {Corridors.Heard<FocusEvent | PointerEvent>} event */
    leave({ type, target, relatedTarget, isTrusted }) {
      const { field, page } = this;
      const next = /** @type {HTMLElement | null} */ (type === "focusout" ? relatedTarget : target);
      const pressed = type === "pointerdown" && fieldOf(target);
      if (pressed) this.say(pressed, "");
      if (!isTrusted || !field || field !== this.typed || next?.closest?.(CALENDAR)) return;
      if (fieldOf(next) === field && partOf(next)) return;
      if (!next && page.querySelector(CALENDAR)) return; // the reader looks at another window
      if (this.refuse(field)) this.restore(field);
    }

    /* A click on the map is one elsewhere, of which the page hears nothing. */
    leaveForMap() {
      const part = partOf(this.page.activeElement);
      const field = fieldOf(part);
      if (!field || !part) return;
      if (this.refuse(field)) this.restore(field);
      queueMicrotask(() => this.leaveFor(part, this.page.body)); // when the old day stands there again
    }

    /** Say why what is typed is no day; a day that lies outside the data is told by Streamlit. @param {Element} field */
    refuse(field) {
      const typed = partsOf(field).map((part) => this.wrong.get(part) || digitsOf(part));
      const isWhole = typed.every(Boolean) && typed[0].length === YEAR_DIGITS;
      if (!typed.some(Boolean) || (isWhole && isDay(typed.map(Number)))) return false;
      const what = typed.map((digits) => digits || "…").join("-");
      this.say(field, C.fill(this.words?.[isWhole ? "date-none" : "date-partial"] ?? "", { what }));
      return true;
    }

    /** @param {Element} field @param {string} text */
    say(field, text) {
      /** @type {HTMLElement | null} */
      let word = field.querySelector(".date-word");
      if (!word && text) {
        word = this.page.createElement("div");
        word.className = "date-word";
        word.setAttribute("role", "alert");
        field.append(word);
      }
      if (word) C.put(word, null, text);
      return word;
    }

    /** Streamlit counts what a field holds when the focus leaves it: it hears that it has left.
        @param {Element} part @param {Element} relatedTarget */
    leaveFor(part, relatedTarget) {
      part.dispatchEvent(new this.window.FocusEvent("focusout", { bubbles: true, relatedTarget }));
    }

    /** The day that counts stands in the address; Streamlit takes a day that is pasted. @param {Element} field */
    restore(field) {
      const parts = partsOf(field);
      const [, key] = /st-key-(\w+)/.exec(field.closest("[class*=st-key-]")?.className ?? "") ?? [];
      const held = new URLSearchParams(this.window.location.search).get(key) || "";
      const isAsItWas = parts.map(digitsOf).join("-") === held;
      for (const part of parts) this.wrong.delete(part);
      this.typed = null;
      /** @type {HTMLElement | null} */
      const clear = field.querySelector(CLEAR);
      if (held && !isAsItWas) this.paste(parts[0], held);
      else if (!held && clear) clear.click();
      else if (!held && parts.some(digitsOf)) this.leaveFor(parts[0], this.page.body);
    }

    /** @param {Element} part @param {string} text */
    paste(part, text) {
      const clipboardData = new this.window.DataTransfer();
      clipboardData.setData("text/plain", text);
      const how = { bubbles: true, cancelable: true, clipboardData };
      part.dispatchEvent(new this.window.ClipboardEvent("paste", how));
    }
  };
})(window.Corridors);
