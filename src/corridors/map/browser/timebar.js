/* The time bar below the map: drag, press keys or play, and the map shows what was known on that day.

   Nothing of it asks the server, which is told the day once the handle rests. */
(function (C) {
  "use strict";
  const TICK_MS = 90;
  const TICKS = 100; // from the first day to the newest
  const STILL_MS = 1200; // a year, for readers who want no motion: each is a picture that stands still
  const REST_MS = 350; // after the last key
  const PATIENCE_MS = 5000; // for the server to follow
  const YEAR = 12; // months
  const { number, iso, year, ofYear, addMonths, text } = C.days;

  /** @param {string | null} day */
  const read = (day) => (day === null ? null : number(day));
  /** @param {number | null} day */
  const written = (day) => (day === null ? "" : iso(day));

  C.TimeBar = class {
    /** The file is asked for once the projects are drawn. @param {Corridors.TimeBarSettings} settings */
    static load(settings) {
      return Promise.resolve(settings);
    }

    /** @param {Corridors.Host} host @param {Corridors.TimeBarSettings} settings */
    constructor(host, { layers }) {
      this.host = host;
      this.layer = layers.times;
      this.asked = false;
      /** @type {Corridors.ViewTime | null} */
      this.told = null; // what the server shows
      /** @type {Corridors.HandleDays} */
      this.at = { day: null, since: null };
      this.before = this.at; // where they were when one was taken
      /** @type {Corridors.TimeHandle | null} */
      this.held = null; // the one that is dragged
      this.patient = 0; // until when the server is given time to follow
      this.playing = 0;
      this.resting = 0;
      /** @type {[number, number]} */
      this.ends = [0, 0];
      /** @type {string[]} */
      this.projects = []; // that are shown, once they are known
      this.scale = new C.TimeScale(host, {
        press: (which, event) => this.press(which, event),
        grab: (day) => this.grab(day),
        drag: (day) => this.held && this.move(this.held, day),
        release: (counts) => this.release(counts),
      });
      this.play = this.button("time-play", () => (this.playing ? this.stop() : this.start()));
      this.said = C.element("p", "time-said");
      this.presets = {
        speech: this.button("time-preset", () => this.go(this.fixed().speech)),
        yearAgo: this.button("time-preset", () => this.go(this.fixed().yearAgo)),
        newest: this.button("time-preset", () => this.go(null)),
        compare: this.button("time-preset", () => this.compare()),
      };
      this.box = this.build();
    }

    build() {
      const presets = C.element("div", "time-presets");
      presets.append(...Object.values(this.presets));
      const box = C.element("div", "time-bar" + (this.host.calm ? " calm" : ""));
      box.setAttribute("role", "group");
      box.append(this.play, this.said, presets, this.scale.element);
      document.body.append(box);
      new ResizeObserver(() => this.fit()).observe(box);
      return box;
    }

    /** @param {string} className @param {() => void} act */
    button(className, act) {
      const made = C.element("button", className);
      made.type = "button";
      made.addEventListener("click", () => this.times && act());
      return made;
    }

    /** @type {Corridors.TimeBar["speak"]} */
    speak(words) {
      this.words = words;
      this.box.setAttribute("aria-label", words.time);
      this.scale.handles.day.setAttribute("aria-label", words["time-day"]);
      this.scale.handles.since.setAttribute("aria-label", words["time-since"]);
      this.presets.speech.textContent = words["time-speech"];
      this.presets.yearAgo.textContent = words["time-year-ago"];
      this.presets.newest.textContent = words["time-to-newest"];
      this.play.title = words["time-play-hint"];
      this.name();
    }

    /** @type {Corridors.TimeBar["paint"]} */
    paint(palette) {
      this.scale.paint(palette.types);
      setTimeout(() => this.fetch()); // not before the projects, which this call draws too
    }

    async fetch() {
      if (this.asked) return;
      this.asked = true;
      try {
        this.times = new C.Times(await this.host.get(this.layer));
        this.follow();
      } catch (error) {
        console.warn(error); // the map works without it, and so do the fields of the days
        this.asked = false;
      }
    }

    /** @type {Corridors.TimeBar["obey"]} */
    obey({ time }) {
      this.told = time;
      this.follow();
    }

    /* Follow the server, unless the reader is elsewhere already: then the map shows what the handle says. */
    follow() {
      if (!this.told || !this.times) return;
      const { day, since, projects } = this.told;
      const { told: file } = this.times;
      const asked = { day: read(day), since: read(since) };
      const isThere = asked.day === this.at.day && asked.since === this.at.since;
      if (isThere) this.patient = 0;
      const isElsewhere = this.held || this.playing || this.resting || (!isThere && performance.now() < this.patient);
      if (!isElsewhere) this.at = asked;
      this.projects = projects || this.times.projects;
      const [first, last] = this.times.range(this.projects);
      const days = [first, last, this.at.day ?? last, this.at.since ?? last];
      this.ends = [Math.min(...days), Math.max(...days)];
      this.scale.reach(this.ends, file.newest, file.speech);
      this.box.classList.add("ready");
      if (isElsewhere) this.draw();
      this.name();
    }

    /* The days that have names. */
    fixed() {
      const { newest, speech } = this.times?.told || { newest: 0, speech: 0 };
      return { newest, speech, yearAgo: addMonths(newest, -YEAR) };
    }

    /** What the map shows, in words. @param {Corridors.Words} words */
    sentence(words) {
      const { newest } = this.fixed();
      const { day } = this.at;
      const kind = day === null ? "time-newest" : day > newest ? "time-promised" : "time-known";
      return words[kind].replace("{date}", text(day ?? newest, words.calendar));
    }

    /** Say and show where the handles are. */
    name() {
      const { words, told, times } = this;
      if (!words || !told || !times) return;
      const said = this.sentence(words);
      this.said.textContent = this.said.title = said;
      this.namePlay(words);
      const { day, since } = this.at;
      const fixed = this.fixed();
      const compared = since === null ? "" : text(since, words.calendar);
      this.scale.put("day", day ?? fixed.newest, this.ends, said);
      this.scale.put("since", since, this.ends, compared);
      const { compare, ...presets } = this.presets;
      const comparison = since === null ? words["time-compare"] : words["time-compared"].replace("{date}", compared);
      compare.textContent = since === null ? comparison : "↔ " + compared + " ✕";
      compare.setAttribute("aria-label", comparison);
      compare.setAttribute("aria-pressed", String(since !== null));
      for (const [name, button] of Object.entries(presets)) {
        const own = fixed[/** @type {keyof typeof presets} */ (name)];
        button.setAttribute("aria-pressed", String(own === (day ?? fixed.newest)));
      }
      const shown = new Set(this.host.shown());
      const known = day ?? number(told.today);
      this.scale.promise(times.promises(known, this.projects.filter((id) => shown.has(id))));
      if (!this.held && !this.playing) this.fit();
    }

    /* The day in words has its room first. */
    fit() {
      const { yearAgo, speech } = this.presets;
      yearAgo.hidden = speech.hidden = false;
      for (const button of [yearAgo, speech]) {
        button.hidden = this.said.scrollWidth > this.said.clientWidth && button !== document.activeElement;
      }
    }

    /** @param {Corridors.Words} words */
    namePlay(words) {
      const sign = C.element("i", "", this.playing ? "" : "▶");
      sign.setAttribute("aria-hidden", "true");
      this.play.replaceChildren(sign, C.element("span", "", words[this.playing ? "time-stop" : "time-play"]));
    }

    /** Draw the map of the day: what the filters let through then. */
    draw() {
      if (!this.times || !this.told || !this.words) return;
      const { projects, statuses, today } = this.told;
      const ids = projects && new Set(projects);
      this.host.redraw(
        this.times.groups({
          day: this.at.day,
          today: number(today),
          language: this.host.language(),
          promised: this.words["time-outlook"],
          passes: (id, status) => (!ids || ids.has(id)) && (statuses.length === 0 || statuses.includes(status)),
        }),
      );
    }

    /** Move a handle; the map follows at once. @param {Corridors.TimeHandle} which @param {number | null} day */
    move(which, day) {
      const [first, last] = this.ends;
      const within = day === null ? null : Math.max(first, Math.min(last, day));
      const isNewest = which === "day" && within === this.fixed().newest;
      this.at = { ...this.at, [which]: isNewest ? null : within };
      if (which === "day") this.draw();
      this.name();
    }

    /** The handle rests: now the server follows. */
    rest() {
      clearTimeout(this.resting);
      this.resting = 0;
      const { day, since } = this.at;
      const isThere = written(day) === (this.told?.day || "") && written(since) === (this.told?.since || "");
      if (isThere && performance.now() >= this.patient) return;
      this.patient = performance.now() + PATIENCE_MS;
      this.host.turn({ asof: written(day), since: written(since) });
    }

    /** @param {number | null} day */
    go(day) {
      this.stop(false);
      this.move("day", day);
      this.rest();
    }

    /** Compare with the day of the speech, or with a year before where the handle is not later; or no more. */
    compare() {
      const { speech, newest } = this.fixed();
      const day = this.at.day ?? newest;
      const other = day > speech ? speech : addMonths(day, -YEAR);
      this.stop(false);
      this.move("since", this.at.since === null ? other : null);
      this.rest();
    }

    /* Play from the handle to the newest day; where it stands there, from when there is something to see. */
    start() {
      if (!this.times) return;
      const { newest } = this.fixed();
      const first = this.times.begin(this.projects);
      if (this.at.day === null || this.at.day > newest) this.move("day", first);
      const days = Math.max(1, Math.round((newest - first) / TICKS));
      const tick = () => {
        const day = this.at.day ?? newest;
        const next = Math.min(newest, this.host.calm ? ofYear(year(day) + 1) : day + days);
        this.move("day", next);
        if (next === newest) this.stop();
      };
      this.playing = window.setInterval(tick, this.host.calm ? STILL_MS : TICK_MS);
      this.box.classList.add("playing");
      this.name();
    }

    /** @param {boolean} [rests] whether the handle rests where it is now */
    stop(rests = true) {
      if (!this.playing) return;
      clearInterval(this.playing);
      this.playing = 0;
      this.box.classList.remove("playing");
      this.name();
      if (rests) this.rest();
    }

    /** A month, a year, or as far as there is something. @param {Corridors.TimeHandle} which @param {KeyboardEvent} event */
    press(which, event) {
      if (!this.times || event.altKey || event.ctrlKey || event.metaKey) return;
      const { newest } = this.fixed();
      const day = this.at[which] ?? newest;
      const [first, last] = this.ends;
      /** @type {Record<string, number>} */
      const months = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -YEAR, PageUp: YEAR };
      const goal = { Home: first, End: last }[event.key] ?? (event.key in months ? addMonths(day, months[event.key]) : null);
      if (goal === null) return;
      event.preventDefault();
      this.stop(false);
      const stepsOver = event.key in months && (day - newest) * (goal - newest) < 0;
      this.move(which, stepsOver ? newest : goal);
      clearTimeout(this.resting);
      this.resting = window.setTimeout(() => this.rest(), REST_MS);
    }

    /** The nearer handle comes to where the reader presses. @param {number} day */
    grab(day) {
      if (!this.times) return;
      this.stop(false);
      this.before = this.at;
      const { since } = this.at;
      const isNearer = since !== null && Math.abs(day - since) < Math.abs(day - (this.at.day ?? this.fixed().newest));
      this.held = isNearer ? "since" : "day";
      this.scale.handles[this.held].focus({ preventScroll: true });
      this.box.classList.add("held");
      this.move(this.held, day);
    }

    /** @param {boolean} counts */
    release(counts) {
      const { held } = this;
      if (!held) return;
      this.held = null;
      this.box.classList.remove("held");
      if (!counts) this.move(held, this.before[held]);
      this.rest();
    }
  };
})(window.Corridors);
