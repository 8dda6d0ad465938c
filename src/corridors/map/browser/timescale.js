/* The scale of the time bar: years, the line of what is known, promises as dots, and the handles. */
(function (C) {
  "use strict";
  const SNAP_PIXELS = 6;
  const YEAR_PIXELS = 36; // that the name of a year needs
  const STEPS = [1, 2, 5, 10, 20, 50]; // from one named year to the next
  const STACK_PIXELS = 15;
  const DOT_PIXELS = 5;
  const MOST_DOTS = 600;
  const { year, ofYear } = C.days;

  C.TimeScale = class {
    /** @param {Corridors.Host} host @param {Corridors.TimeScaleEvents} events */
    constructor(host, events) {
      this.host = host;
      this.events = events;
      this.first = 0;
      this.last = 1;
      this.newest = 0;
      /** @type {Map<string, HTMLElement>} */
      this.dots = new Map();
      /** @type {Record<string, string>} */
      this.colours = {};
      this.labelled = ""; // what the years were named for
      this.stack = C.element("div", "time-dots");
      this.line = C.element("div", "time-line");
      this.years = C.element("div", "time-years");
      this.element = C.element("div", "time-scale");
      this.element.append(this.stack, this.line, this.years);
      for (const part of this.element.children) part.setAttribute("aria-hidden", "true");
      this.handles = { since: this.handle("since"), day: this.handle("day") }; // the last lies on top
      this.listen();
      new ResizeObserver(() => this.label()).observe(this.element);
    }

    /** @param {Corridors.TimeHandle} which */
    handle(which) {
      const made = C.element("div", "time-handle " + which);
      made.setAttribute("role", "slider");
      made.tabIndex = 0;
      made.addEventListener("keydown", (event) => this.events.press(which, event));
      this.element.append(made);
      return made;
    }

    listen() {
      const { element, events } = this;
      element.addEventListener("pointerdown", (event) => {
        if (event.button) return;
        event.preventDefault(); // no text is marked
        element.setPointerCapture(event.pointerId);
        events.grab(this.dayAt(event));
      });
      element.addEventListener("pointermove", (event) => events.drag(this.dayAt(event)));
      element.addEventListener("pointerup", () => events.release(true));
      element.addEventListener("pointercancel", () => events.release(false)); // the finger scrolls the page
    }

    /** Reach over whole years from the first day to the last. @type {Corridors.TimeScale["reach"]} */
    reach([first, last], newest, speech) {
      this.first = ofYear(year(first));
      this.last = ofYear(year(last) + 1) - 1;
      this.newest = newest;
      this.mark("newest", newest);
      this.mark("speech", speech);
      this.label();
    }

    /** Where a day is, in percent. @param {number} day */
    place(day) {
      return (100 * (day - this.first)) / (this.last - this.first) + "%";
    }

    /** The day below a pointer; the newest draws it to itself. @param {PointerEvent} event */
    dayAt({ clientX }) {
      const { left, width } = this.element.getBoundingClientRect();
      const aDay = width / (this.last - this.first);
      const day = this.first + (clientX - left) / aDay;
      return Math.abs(day - this.newest) * aDay <= SNAP_PIXELS ? this.newest : Math.round(day);
    }

    /** @param {string} name @param {number} day */
    mark(name, day) {
      this.element.style.setProperty("--" + name, this.place(day));
    }

    /** Put a handle on a day, which it says in words; there is none on null. @type {Corridors.TimeScale["put"]} */
    put(which, day, [first, last], words) {
      const handle = this.handles[which];
      handle.hidden = day === null;
      if (day === null) return;
      handle.style.left = this.place(day);
      if (which === "day") this.mark("day", day);
      const said = { valuemin: first, valuemax: last, valuenow: day, valuetext: words };
      for (const [name, value] of Object.entries(said)) handle.setAttribute("aria-" + name, String(value));
    }

    /* The names of the years, as many as there is room for. */
    label() {
      const [from, to] = [year(this.first), year(this.last)];
      const width = this.element.clientWidth / (to - from + 1);
      const step = STEPS.find((years) => years * width >= YEAR_PIXELS) || 1000;
      const named = [from, to, step].join();
      if (named === this.labelled) return;
      this.labelled = named;
      const labels = Array.from({ length: to - from + 1 }, (_, n) => {
        const label = C.element("span", "", (from + n) % step ? "" : String(from + n));
        label.style.left = this.place(ofYear(from + n));
        return label;
      });
      this.years.replaceChildren(...labels);
    }

    /** @param {Record<string, string>} colours by type */
    paint(colours) {
      this.colours = colours;
      for (const [id, dot] of this.dots) dot.style.background = this.colourOf(id);
    }

    /** @param {string} id */
    colourOf(id) {
      return this.colours[this.host.typeOf(id)] || "";
    }

    /** Promised completions, a dot a project; where many fall on one day they are piled up. Another day moves them.
        @type {Corridors.TimeScale["promise"]} */
    promise(promises) {
      /** @type {Map<number, string[]>} */
      const piles = new Map();
      for (const [id, due] of promises.slice(0, MOST_DOTS)) piles.set(due, [...(piles.get(due) || []), id]);
      const kept = new Set([...piles.values()].flat());
      for (const [id, dot] of this.dots) {
        if (kept.has(id)) continue;
        this.dots.delete(id);
        dot.remove();
      }
      for (const [due, ids] of piles) this.pile(due, ids);
    }

    /** @param {number} due @param {string[]} ids */
    pile(due, ids) {
      const { typeOf } = this.host;
      const height = Math.min(DOT_PIXELS, STACK_PIXELS / ids.length);
      ids.sort((one, other) => typeOf(one).localeCompare(typeOf(other)));
      for (const [n, id] of ids.entries()) {
        const { style } = this.dots.get(id) || this.newDot(id);
        style.left = this.place(due);
        style.bottom = n * height + "px";
        style.height = (height > 2 ? height - 1 : height) + "px";
      }
    }

    /** @param {string} id */
    newDot(id) {
      const dot = C.element("i");
      dot.style.background = this.colourOf(id);
      this.dots.set(id, dot);
      this.stack.append(dot);
      return dot;
    }
  };
})(window.Corridors);
