/* The map without a server: day, filters and table are ruled here, by commands made beforehand. */
(function (C) {
  "use strict";

  /* The same folding as the server's: one spelling for a word in every script. */
  C.fold = function (text, { letters, spellings }) {
    /** @param {string} word */
    const swap = (word) => [...word].map((letter) => letters[letter] ?? letter).join("");
    /** @param {string} word */
    const single = (word) => word.replaceAll(/(.)\1+/gu, "$1");
    const composed = swap(text.toLowerCase().normalize("NFC"));
    const plain = swap(composed.normalize("NFKD").toLowerCase().replaceAll(/\p{M}/gu, ""));
    const words = single(plain.replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim());
    return single(spellings.reduce((all, [variant, usual]) => all.replaceAll(variant, usual), words));
  };

  /* The folded words of a search, or null where one of them can be part of no name: "zzzz", "xx". */
  C.terms = function (text, folding) {
    const typed = text.normalize("NFC").split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    const terms = typed.map((word) => C.fold(word, folding));
    /** @param {string} word */
    const stutters = (word) => /((?!i)\p{L})\1\1/iu.test(word);
    /** @param {string} word @param {number} n */
    const isNoName = (word, n) => stutters(word) || terms[n].length < Math.min(2, word.length);
    return typed.some(isNoName) ? null : terms;
  };

  /** @param {string} name */
  function checked(name) {
    /** @type {NodeListOf<HTMLInputElement>} */
    const boxes = document.querySelectorAll(`[name=${name}]:checked`);
    return new Set([...boxes].map((box) => box.value));
  }

  /** @template {HTMLElement} Made @param {string} where @param {new () => Made} kind */
  function part(where, kind) {
    const element = document.querySelector(where);
    if (!(element instanceof kind)) throw new TypeError(`The page has no ${where}.`);
    return element;
  }

  C.Standalone = class {
    /** @param {Corridors.StandaloneData} data */
    constructor(data) {
      this.data = data;
      /** @type {string | null} */
      this.selected = null;
      this.form = part(".choices", HTMLFormElement);
      this.country = part(".choices [name=country]", HTMLSelectElement);
      this.search = part(".choices [name=search]", HTMLInputElement);
      this.day = part("#day", HTMLInputElement);
      this.times = new C.Times(data.times);
      this.days = this.times.changeDays(data.lastDay);
      if (this.days.at(-1) !== data.lastDay) this.days.push(data.lastDay);
      this.day.max = String(this.days.length - 1);
      this.day.value = this.day.max;
      // the map tells its clicks to this, as it tells them to Streamlit elsewhere
      window.Streamlit = { setComponentValue: ({ select }) => this.select(select ?? null) };
      this.form.addEventListener("input", () => this.tell());
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.tell();
    }

    /** @param {string | null} project */
    select(project) {
      this.selected = project;
      this.tell();
    }

    /* A test of what the filters let through: by id of a project and its status on the day. */
    filter() {
      const { projects, folding } = this.data;
      const types = checked("type");
      const statuses = checked("status");
      const country = this.country.value;
      const terms = C.terms(this.search.value, folding);
      return (/** @type {string} */ id, /** @type {string} */ status) => {
        const { type, countries, spelling } = projects[id];
        return (
          types.has(type) &&
          statuses.has(status) &&
          (!country || countries.includes(country)) &&
          terms !== null &&
          terms.every((term) => spelling.includes(term))
        );
      };
    }

    tell() {
      const { command, calendar, promised } = this.data;
      const day = this.days[Number(this.day.value)];
      const text = C.days.text(day, calendar);
      const groups = this.times.groups({ day, today: day, language: command.lang, promised, passes: this.filter() });
      const shown = groups.flatMap(({ ids }) => ids).filter((id) => !id.includes("/"));
      this.fill(groups);
      part("#day-text", HTMLOutputElement).textContent = text;
      this.day.setAttribute("aria-valuetext", text);
      part("#count", HTMLElement).textContent = String(shown.length);
      C.apply({ ...command, groups, selected: this.selected, announcement: shown.length + " · " + text });
    }

    /** @param {Corridors.Group[]} groups */
    fill(groups) {
      /** @type {Map<string, string>} */
      const captions = new Map();
      for (const { caption, ids } of groups) for (const id of ids) captions.set(id, caption);
      /** @type {NodeListOf<HTMLTableRowElement>} */
      const rows = document.querySelectorAll("#projects tbody tr");
      for (const row of rows) {
        const { project = "" } = row.dataset;
        row.hidden = !captions.has(project);
        row.classList.toggle("selected", project === this.selected);
        const caption = row.querySelector(".caption");
        if (caption) caption.textContent = captions.get(project) || "";
      }
    }
  };
})(window.Corridors);
