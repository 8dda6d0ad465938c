/* The map without a server: day, filters and table are ruled here, by commands made beforehand. */
(function (C) {
  "use strict";

  /* The same folding as the server's: one spelling for a word in every script. */
  C.fold = function (text, { letters, spellings }) {
    const swap = (word) => [...word].map((letter) => letters[letter] ?? letter).join("");
    const single = (word) => word.replace(/(.)\1+/gu, "$1");
    const known = swap(text.toLowerCase().normalize("NFC"));
    const plain = swap(known.normalize("NFKD").toLowerCase().replace(/\p{M}/gu, ""));
    const words = single(plain.replace(/[^\p{L}\p{N}]+/gu, " ").trim());
    return single(spellings.reduce((all, [variant, usual]) => all.replaceAll(variant, usual), words));
  };

  /* The folded words of a search, or null where one of them can be part of no name: "zzzz", "xx". */
  C.terms = function (text, folding) {
    const typed = text.normalize("NFC").split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    const terms = typed.map((word) => C.fold(word, folding));
    const stutters = (word) => /((?!i)\p{L})\1\1/iu.test(word);
    const isNoName = (word, n) => stutters(word) || terms[n].length < Math.min(2, word.length);
    return typed.some(isNoName) ? null : terms;
  };

  const checked = (name) =>
    new Set([...document.querySelectorAll(`[name=${name}]:checked`)].map((box) => box.value));

  /* data: {settings, command, projects: {id: {type, countries, spelling}}, folding, steps: [{day, text, groups}]}. */
  C.Alone = class {
    constructor(data) {
      this.data = data;
      this.selected = null;
      this.form = document.querySelector(".choices");
      this.day = document.getElementById("day");
      this.day.max = data.steps.length - 1;
      this.day.value = this.day.max;
      // the map tells its clicks to this, as it tells them to Streamlit elsewhere
      window.Streamlit = { setComponentValue: ({ select }) => this.select(select) };
      const { map, ...settings } = data.settings;
      C.start(L.map("map_div", map), settings);
      this.form.addEventListener("input", () => this.tell());
      this.form.addEventListener("submit", (event) => event.preventDefault());
      this.tell();
    }

    select(project) {
      this.selected = project;
      this.tell();
    }

    /* A test of what the filters let through: by id of a project and its status on the day. */
    filter() {
      const { projects, folding } = this.data;
      const types = checked("type");
      const statuses = checked("status");
      const country = this.form.elements.country.value;
      const terms = C.terms(this.form.elements.search.value, folding);
      return (id, status) => {
        const { type, countries, spelling } = projects[id];
        return (
          types.has(type) &&
          (statuses.has(status) || status === "promised") &&
          (!country || countries.includes(country)) &&
          terms !== null &&
          terms.every((term) => spelling.includes(term))
        );
      };
    }

    tell() {
      const { command, steps } = this.data;
      const step = steps[this.day.value];
      const passes = this.filter();
      const whole = step.groups.flatMap(({ status, ids }) => ids.map((id) => [id, status]));
      const shown = new Set(whole.filter(([id, status]) => !id.includes("/") && passes(id, status)).map(([id]) => id));
      const groups = step.groups
        .map((group) => ({ ...group, ids: group.ids.filter((id) => shown.has(id.split("/")[0])) }))
        .filter((group) => group.ids.length);
      this.fill(groups);
      document.getElementById("day-text").textContent = step.text;
      this.day.setAttribute("aria-valuetext", step.text);
      document.getElementById("count").textContent = shown.size;
      C.apply({ ...command, groups, selected: this.selected, said: shown.size + " · " + step.text });
    }

    fill(groups) {
      const captions = new Map(groups.flatMap(({ caption, ids }) => ids.map((id) => [id, caption])));
      for (const row of document.querySelectorAll("#projects tbody tr")) {
        const { project } = row.dataset;
        row.hidden = !captions.has(project);
        row.classList.toggle("selected", project === this.selected);
        row.querySelector(".caption").textContent = captions.get(project) || "";
      }
    }
  };
})(window.Corridors);
