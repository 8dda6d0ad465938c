/* The map without a server: day, types and list are ruled here, by commands that were made beforehand. */
(function (C) {
  "use strict";

  /* Keep the projects of the chosen types, and their sections, in each group. */
  function keep(groups, shown) {
    return groups
      .map((group) => ({ ...group, ids: group.ids.filter((id) => shown(id.split("/")[0])) }))
      .filter((group) => group.ids.length);
  }

  /* data: {settings, command, types: {project: type}, steps: [{day, text, groups}]}. */
  C.Alone = class {
    constructor(data) {
      this.data = data;
      this.selected = null;
      this.slider = document.getElementById("day");
      this.boxes = [...document.querySelectorAll("[name=type]")];
      this.slider.max = data.steps.length - 1;
      this.slider.value = this.slider.max;
      // the map tells its clicks to this, as it tells them to Streamlit elsewhere
      window.Streamlit = { setComponentValue: ({ select }) => this.select(select) };
      const { map, ...settings } = data.settings;
      C.start(L.map("map_div", map), settings);
      for (const input of [this.slider, ...this.boxes]) input.addEventListener("input", () => this.tell());
      this.tell();
    }

    select(project) {
      this.selected = project;
      this.tell();
    }

    tell() {
      const { command, types, steps } = this.data;
      const step = steps[this.slider.value];
      const chosen = new Set(this.boxes.filter((box) => box.checked).map((box) => box.value));
      const groups = keep(step.groups, (project) => chosen.has(types[project]));
      this.list(groups);
      document.getElementById("day-text").textContent = step.text;
      this.slider.setAttribute("aria-valuetext", step.text);
      C.apply({ ...command, groups, selected: this.selected, said: step.text });
    }

    list(groups) {
      const captions = new Map(groups.flatMap(({ caption, ids }) => ids.map((id) => [id, caption])));
      for (const item of document.querySelectorAll("#projects li")) {
        const { project } = item.querySelector("a").dataset;
        item.hidden = !captions.has(project);
        item.classList.toggle("selected", project === this.selected);
        item.querySelector("span").textContent = captions.get(project) || "";
      }
    }
  };
})(window.Corridors);
