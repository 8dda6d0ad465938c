/* What a line or a mark says when a mouse points at it: beside it, never on it. */
(function (C) {
  "use strict";
  const GAP = 12; // pixels from the pointer
  const FURTHER = [14, 32];
  const CALM = 24; // pixels that the pointer may go before the tip follows

  C.Tip = class {
    /** @param {L.Map} map */
    constructor(map) {
      this.map = map;
      this.isTouched = false; // a finger that points leaves no tip: nothing would take it away again
      this.tip = L.tooltip({ direction: "center", className: "tip", opacity: 1 });
      this.at = L.point(0, 0); // where the pointer was when the tip was placed
      /** @type {Corridors.Part["occupy"]} */
      this.occupy = undefined;
      const frame = map.getContainer();
      for (const name of ["pointerover", "pointerdown", "pointermove"]) {
        const look = (/** @type {Event} */ event) => (this.isTouched = /** @type {PointerEvent} */ (event).pointerType === "touch");
        frame.addEventListener(name, look, { capture: true, passive: true });
      }
      frame.addEventListener("mouseleave", () => this.close());
      map.on("dragstart", () => this.close());
      map.on("zoomend", () => this.place(this.at));
    }

    /** @type {Corridors.Tip["bind"]} */
    bind(part, content, occupy) {
      part.on("mouseover", ({ originalEvent }) => {
        if (this.isTouched) return;
        this.occupy = occupy;
        this.tip.setContent(content());
        this.place(this.map.mouseEventToContainerPoint(originalEvent));
      });
      part.on("mousemove", ({ originalEvent }) => {
        const at = this.map.mouseEventToContainerPoint(originalEvent);
        if (this.occupy && at.distanceTo(this.at) > CALM) this.place(at);
      });
      part.on("mouseout", () => this.close());
    }

    close() {
      this.occupy = undefined;
      this.tip.remove();
    }

    /** Put the tip where it covers nothing of what it tells of. @param {L.Point} at the pointer, in pixels of the frame */
    place(at) {
      if (!this.occupy) return;
      this.at = at;
      const here = this.map.containerPointToLayerPoint(at);
      const topLeft = this.map.containerPointToLayerPoint([0, 0]);
      const sight = L.bounds(topLeft, topLeft.add(this.map.getSize()));
      const room = new C.Room(sight);
      this.occupy(room);
      this.tip.setLatLng(this.map.layerPointToLatLng(here)).addTo(this.map); // it has a size once it is there
      const { offsetWidth: width, offsetHeight: height } = /** @type {HTMLElement} */ (this.tip.getElement());
      const inside = [...C.spotsBeside(here, { width, height }, GAP, FURTHER)].filter(({ x, y }) => {
        const half = L.point(width / 2, height / 2);
        return sight.contains(L.bounds(L.point(x, y).subtract(half), L.point(x, y).add(half)));
      });
      const spot = inside.find((each) => room.isFree({ ...each, width, height })) ?? inside[0];
      if (spot) this.tip.setLatLng(this.map.layerPointToLatLng([spot.x, spot.y]));
    }
  };
})(window.Corridors);
