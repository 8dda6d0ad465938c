/* What is to press and to read on the map: zoom, whole region, copy link, scale, sources. */
(function (C) {
  "use strict";
  /** @type {Record<string, string>} */
  const SIGNS = { "zoom-in": "+", "zoom-out": "−", home: "⌂" };
  const COPIED_MS = 2000;

  class Scale extends L.Control.Scale {
    /** @override @type {L.Control.Scale["_updateScale"]} */
    _updateScale(bar, text, ratio) {
      const [amount, unit] = text.split(" ");
      const { words } = this.options;
      super._updateScale(bar, amount + " " + (words?.[unit] || unit), ratio);
    }
  }

  C.Controls = class {
    /** @param {Corridors.Host} host */
    constructor(host) {
      const { map, calm } = host;
      this.map = map;
      this.host = host;
      /** @type {Corridors.Texts} */
      this.words = {};
      const actions = {
        "zoom-in": () => map.zoomIn(1, { animate: !calm }),
        "zoom-out": () => map.zoomOut(1, { animate: !calm }),
        home: host.home,
      };
      this.buttons = Object.fromEntries(
        Object.entries(actions).map(([name, act]) => [name, this.button(name, act)]),
      );
      this.copy = this.button("copy", () => this.copyLink());
      this.copy.setAttribute("aria-live", "polite"); // it says so when the link is copied
      const box = C.element("div", "map-buttons");
      box.append(...Object.values(this.buttons));
      this.place("topleft", box);
      if (host.link) this.place("topright", this.copy);
      this.scale = new Scale({ imperial: false, words: this.words }).addTo(map);
      map.attributionControl.setPrefix(false);
    }

    /** @param {string} className @param {() => void} onClick */
    button(className, onClick) {
      const made = C.element("button", "map-button " + className);
      made.type = "button";
      L.DomEvent.disableClickPropagation(made);
      made.addEventListener("click", onClick);
      return made;
    }

    /** @param {L.ControlPosition} position @param {HTMLElement} element */
    place(position, element) {
      new (L.Control.extend({ onAdd: () => element }))({ position }).addTo(this.map);
    }

    /** @type {Corridors.Controls["speak"]} */
    speak(words) {
      this.map.attributionControl.removeAttribution(this.words.attribution);
      this.map.attributionControl.addAttribution(words.attribution);
      Object.assign(this.words, words);
      this.scale._update();
      this.map.getContainer().setAttribute("role", "region");
      this.map.getContainer().setAttribute("aria-label", words.map);
      for (const [name, made] of Object.entries(this.buttons)) {
        made.textContent = SIGNS[name];
        made.title = words[name];
        made.setAttribute("aria-label", words[name]);
      }
      this.copy.textContent = words.copy;
    }

    async copyLink() {
      const link = this.host.link?.() || "";
      try {
        await navigator.clipboard.writeText(link);
        this.copy.textContent = this.words.copied;
        setTimeout(() => (this.copy.textContent = this.words.copy), COPIED_MS);
      } catch {
        window.prompt(this.words.copy, link); // no permission: the reader copies by hand
      }
    }
  };
})(window.Corridors);
