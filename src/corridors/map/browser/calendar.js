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
    constructor(page) {
      this.page = page;
    }

    /* `field` is where the reader is, or was last. */
    apply(words, field) {
      this.words = words;
      this.spoken = words.calendar;
      this.all(`${FIELD} [role=spinbutton]`, (part) => this.namePart(part));
      this.all("[id^=react-aria-description]", (told) => this.describe(told));
      this.all(`${FIELD} [role=alert]:not(.date-word)`, (alert) => this.warn(alert));
      this.all(`${LISTS} [data-key]`, (option) => {
        const month = this.spoken.months[option.dataset.key - 1];
        if (month) C.put(option, null, month);
      });
      this.all(CALENDAR, (calendar) => this.nameCalendar(calendar, field));
    }

    all(where, act, within = this.page) {
      within.querySelectorAll(where).forEach(act);
    }

    day(year, month, day) {
      const holes = { d: String(day), MMMM: this.spoken.monthsOfDays[month - 1], y: String(year) };
      return C.fill(this.spoken.day, holes);
    }

    namePart(part) {
      const { type, placeholder } = part.dataset;
      const month = type === "month" && this.spoken.months[part.getAttribute("aria-valuenow") - 1];
      C.put(part, "data-short", this.words[type]);
      C.put(part, "aria-label", `${C.labelOf(part.closest("[role=group]"))}: ${this.words[type]}`);
      if (placeholder) C.put(part, "aria-valuetext", this.words.empty);
      else if (month) C.put(part, "aria-valuetext", `${part.textContent} – ${month}`);
    }

    describe(told) {
      const match = C.said(told, HELD);
      if (!match) return;
      const what = this.day(match[3], ENGLISH.indexOf(match[1]) + 1, Number(match[2]));
      C.put(told, null, C.fill(this.words["list-held"], { what }));
    }

    /* Streamlit names the first and the last day, or only the one that was passed. */
    warn(alert) {
      const match = C.said(alert, OUTSIDE);
      if (!match) return;
      const [, first, last] = match;
      const word = this.words[first ? "date-outside" : "date-after"];
      C.put(alert, null, C.fill(word, { first, last }));
    }

    nameCalendar(calendar, field) {
      const [month, year] = [...calendar.querySelectorAll("header select")].map(({ value }) => Number(value));
      if (!month || !year) return;
      const title = `${this.spoken.months[month - 1]} ${year}`;
      const name = C.labelOf(field?.querySelector("[data-word=calendar-open]"));
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

    nameChoice(button, n, month, year) {
      const shown = n ? String(year) : this.spoken.months[month - 1];
      if (button.firstChild.data !== shown) button.firstChild.data = shown;
      C.put(button, "aria-label", `${this.words[n ? "year" : "month"]}: ${shown}`);
    }

    nameDays(calendar, year, month) {
      const days = [...calendar.querySelectorAll("[role=gridcell] [role=button]")];
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
