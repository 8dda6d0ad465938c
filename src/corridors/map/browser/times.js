/* Statuses over time: what the map shows on any day, worked out from the days on which something changes. */
(function (C) {
  "use strict";
  const DAY_MS = 86_400_000;
  const NUMBERS = 4; // of a change: day, status, caption, day of the promise
  const PROMISED = "promised";

  /* Days are counted from 1970-01-01, as they are in the file. */
  C.days = {
    number: (iso) => Date.parse(iso) / DAY_MS,
    iso: (day) => new Date(day * DAY_MS).toISOString().slice(0, 10),
    year: (day) => new Date(day * DAY_MS).getUTCFullYear(),
    ofYear: (year) => Date.UTC(year, 0, 1) / DAY_MS,

    /** The same day of another month, or the last of it. */
    addMonths(day, months) {
      const date = new Date(day * DAY_MS);
      const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() + months];
      const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
      return Date.UTC(year, month, Math.min(date.getUTCDate(), last)) / DAY_MS;
    },

    /** A day in words. */
    text(day, { monthsOfDays, day: pattern }) {
      const date = new Date(day * DAY_MS);
      /** @type {Record<string, string | number>} */
      const parts = { d: date.getUTCDate(), MMMM: monthsOfDays[date.getUTCMonth()], y: date.getUTCFullYear() };
      return pattern.replaceAll(/\{(\w+)\}/g, (_, name) => String(parts[name]));
    },
  };

  C.Times = class {
    /** @param {Corridors.TimesContent} told */
    constructor(told) {
      this.told = told;
      this.ids = Object.keys(told.changes);
      this.projects = this.ids.filter((id) => !id.includes("/"));
    }

    /** Where the last change until a day begins, or -1 where nothing was known yet. @param {string} id @param {number} day */
    last(id, day) {
      const changes = this.told.changes[id];
      let found = -NUMBERS;
      while (found + NUMBERS < changes.length && changes[found + NUMBERS] <= day) found += NUMBERS;
      return found < 0 ? -1 : found;
    }

    /** The day of the completion that is promised on a day, by project. @type {Corridors.Times["promises"]} */
    promises(day, projects) {
      /** @type {[string, number][]} */
      const found = [];
      for (const id of projects) {
        const at = this.last(id, day);
        const due = at < 0 ? 0 : this.told.changes[id][at + 3];
        if (due) found.push([id, due]);
      }
      return found;
    }

    /** The first day and the last promise of projects. @type {Corridors.Times["range"]} */
    range(projects) {
      const { first, last, changes, newest } = this.told;
      const all = projects.filter((id) => changes[id]).map((id) => changes[id]);
      if (all.length === 0) return [first, last];
      const dues = all.flatMap((each) => each.filter((_, n) => n % NUMBERS === NUMBERS - 1));
      return [Math.min(newest, ...all.map((each) => each[0])), Math.max(newest, ...dues)];
    }

    /** The day on which the first projects are known, a tenth of them. @type {Corridors.Times["begin"]} */
    begin(projects) {
      const days = projects.flatMap((id) => this.told.changes[id]?.[0] ?? []).sort((one, other) => one - other);
      return days[Math.floor(days.length / 10)] ?? this.told.first;
    }

    /** The days on which something changes, in order. @param {number} until */
    changeDays(until) {
      const days = Object.values(this.told.changes).flatMap((each) => each.filter((_, n) => n % NUMBERS === 0));
      return [...new Set(days)].filter((day) => day <= until).sort((one, other) => one - other);
    }

    /** What is drawn on a day, null being the newest, the later groups on top: equal to what the server says.
        @type {Corridors.Times["groups"]} */
    groups({ day, today, language, promised, passes }) {
      const { changes, statuses, captions, newest } = this.told;
      const at = day === null ? today : Math.min(day, today);
      /** @type {Map<string, Corridors.Group>} */
      const groups = new Map();
      /** @param {string} status @param {string} caption @param {string} id */
      const add = (status, caption, id) => {
        const key = status + "\n" + caption;
        const group = groups.get(key) || { status, caption, ids: [] };
        group.ids.push(id);
        groups.set(key, group);
      };
      const whole = new Set(); // of which sections are told
      /** @type {[string, string, string][]} */
      const sections = [];
      for (const id of this.ids) {
        const change = this.last(id, at);
        if (change < 0) continue;
        const [, code, place, due] = changes[id].slice(change, change + NUMBERS);
        const status = statuses[code];
        const caption = captions[language][place];
        if (id.includes("/")) {
          if (status) sections.push([status, caption, id]);
        } else if (passes(id, status)) {
          const isPromised = day !== null && day > newest && due > 0 && due <= day;
          if (isPromised) add(PROMISED, promised.replace("{outlook}", caption), id);
          else {
            whole.add(id);
            add(status, caption, id);
          }
        }
      }
      for (const section of sections) if (whole.has(section[2].split("/")[0])) add(...section);
      return [...groups.values()];
    }
  };
})(window.Corridors);
