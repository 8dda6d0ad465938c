/* Days in the reader's language: Streamlit writes its fields in English, and its calendar as the browser speaks. */
(function (C) {
  "use strict";
  const CALENDAR = "[data-testid=stDateInputCalendar]";
  const LISTS = "[data-testid=stDateInputHeaderPickerPopover]";
  const FIELD = "[data-testid=stDateInput]";
  const OUTSIDE = /^Error: .*?(?:between (\S+) and|on or before) (\S+)\.$/;
  const ENGLISH = Array.from({ length: 12 }, (_, n) => new Date(2000, n).toLocaleString("en", { month: "long" }));
  const HELD = new RegExp(`^Selected Date: (${ENGLISH.join("|")}) (\\d+), (\\d+)$`);

  C.Calendar = class {
    /** @param {Document} page */
    constructor(page) {
      this.page = page;
      /** @type {Corridors.Texts} */
      this.words = {};
      /** @type {Corridors.CalendarWords} */
      this.spoken = { months: [], monthsOfDays: [], weekdays: [], letters: [], day: "" };
    }

    /** `field` is where the reader is, or was last. @type {Corridors.Calendar["apply"]} */
    apply(words, field) {
      this.words = words;
      this.spoken = words.calendar;
      this.all(`${FIELD} [role=spinbutton]`, (part) => this.namePart(part));
      this.all("[id^=react-aria-description]", (told) => this.describe(told));
      this.all(`${FIELD} [role=alert]:not(.date-word)`, (alert) => this.warn(alert));
      this.all(`${LISTS} [data-key]`, (option) => {
        const month = this.spoken.months[Number(option.dataset.key) - 1];
        if (month) C.put(option, null, month);
      });
      this.all(CALENDAR, (calendar) => this.nameCalendar(calendar, field));
    }

    /** @param {string} where @param {(element: HTMLElement) => void} act @param {ParentNode} within */
    all(where, act, within = this.page) {
      for (const element of /** @type {NodeListOf<HTMLElement>} */ (within.querySelectorAll(where))) act(element);
    }

    /** @param {number | string} year @param {number} month @param {number} day */
    day(year, month, day) {
      const holes = { d: String(day), MMMM: this.spoken.monthsOfDays[month - 1], y: String(year) };
      return C.fill(this.spoken.day, holes);
    }

    /** @param {HTMLElement} part */
    namePart(part) {
      const { type = "", placeholder } = part.dataset;
      const month = type === "month" && this.spoken.months[Number(part.getAttribute("aria-valuenow")) - 1];
      C.put(part, "data-short", this.words[type]);
      C.put(part, "aria-label", `${C.labelOf(part.closest("[role=group]"))}: ${this.words[type]}`);
      if (placeholder) C.put(part, "aria-valuetext", this.words.empty);
      else if (month) C.put(part, "aria-valuetext", `${part.textContent} – ${month}`);
    }

    /** @param {HTMLElement} told */
    describe(told) {
      const match = C.said(told, HELD);
      if (!match) return;
      const what = this.day(match[3], ENGLISH.indexOf(match[1]) + 1, Number(match[2]));
      C.put(told, null, C.fill(this.words["list-held"], { what }));
    }

    /** Streamlit names the first and the last day, or only the one that was passed. @param {HTMLElement} alert */
    warn(alert) {
      const match = C.said(alert, OUTSIDE);
      if (!match) return;
      const [, first, last] = match;
      const word = this.words[first ? "date-outside" : "date-after"];
      C.put(alert, null, C.fill(word, { first, last }));
    }

    /** @param {HTMLElement} calendar @param {Element | null} field */
    nameCalendar(calendar, field) {
      /** @type {NodeListOf<HTMLSelectElement>} */
      const selects = calendar.querySelectorAll("header select");
      const [month, year] = [...selects].map(({ value }) => Number(value));
      if (!month || !year) return;
      const title = `${this.spoken.months[month - 1]} ${year}`;
      const name = C.labelOf(field?.querySelector("[data-word=calendar-open]"));
      /** @param {string} where @param {string | null} attribute @param {string} text */
      const put = (where, attribute, text) => this.all(where, (part) => C.put(part, attribute, text), calendar);
      if (calendar.getAttribute("role")) C.put(calendar, "aria-label", name);
      put(":scope > span", null, this.words["calendar-keys"]);
      put("[role=application], [role=grid]", "aria-label", `${name}, ${title}`);
      put("[role=application] > div > h2", null, `${name}, ${title}`);
      put("[slot=previous]", "aria-label", this.words["month-previous"]);
      put("[slot=next], [role=application] > div > button", "aria-label", this.words["month-next"]);
      calendar.querySelectorAll("header [aria-haspopup]").forEach((button, n) => this.nameChoice(button, n, month, year));
      this.nameDays(calendar, year, month);
      this.all("[data-live-announcer] [role=log] > :not([data-word])", (told) => {
        C.put(told, "data-word", "month");
        C.put(told, null, title);
      });
    }

    /** @param {Element} button @param {number} n @param {number} month @param {number} year */
    nameChoice(button, n, month, year) {
      const shown = n ? String(year) : this.spoken.months[month - 1];
      const { firstChild } = button;
      if (firstChild && firstChild.nodeValue !== shown) firstChild.nodeValue = shown;
      C.put(button, "aria-label", `${this.words[n ? "year" : "month"]}: ${shown}`);
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
        const said = [
          this.spoken.weekdays[weekday],
          this.day(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()),
          ...(button.dataset.selected ? [this.words.chosen] : []),
          ...(button.dataset.today ? [this.words.today] : []),
        ];
        C.put(button, "aria-label", said.join(", "));
        if (letters[n]) C.put(letters[n], null, this.spoken.letters[weekday]);
      });
    }
  };
})(window.Corridors);
