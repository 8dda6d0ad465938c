/* What the map leaves to the page: one finger on a touch screen, and a wheel that can zoom no further. */
(function (C) {
  "use strict";
  const HINT_MS = 1500;
  const SCROLLED_PIXELS = 12; // less than that is a tap

  C.coarse = window.matchMedia("(pointer: coarse)").matches;

  /* A wheel with ctrl is a pinch, which never scrolls. */
  C.leaveSpentWheelToThePage = function (map) {
    /** @param {WheelEvent} event */
    const isSpent = (event) => {
      const closer = L.DomEvent.getWheelDelta(event);
      if (event.ctrlKey) return false;
      if (closer > 0) return map.getZoom() >= map.getMaxZoom();
      return closer === 0 || map.getZoom() <= map.getMinZoom();
    };
    /** @param {WheelEvent} event */
    const leave = (event) => isSpent(event) && event.stopImmediatePropagation();
    map.getContainer().addEventListener("wheel", leave, { capture: true, passive: true });
  };

  /* On a touch screen two fingers move the map; `hint` returns the text that says so. */
  C.leaveOneFingerToThePage = function (map, hint) {
    if (!C.coarse) return;
    map.dragging.disable(); // Leaflet's pinch also moves the map, so two fingers can do both
    const box = C.element("div", "touch-hint");
    box.setAttribute("aria-hidden", "true");
    map.getContainer().append(box);
    /** @type {number | null} */
    let start = null;
    /** @type {number | undefined} */
    let timer;
    /** @param {boolean} shown */
    const show = (shown) => box.classList.toggle("shown", shown);
    /** @param {"touchstart" | "touchmove"} name @param {(event: TouchEvent) => void} act */
    const on = (name, act) => map.getContainer().addEventListener(name, act, { passive: true });
    on("touchstart", ({ touches }) => {
      start = touches.length === 1 ? touches[0].clientY : null;
      if (start === null) show(false);
    });
    on("touchmove", ({ touches }) => {
      if (start === null || Math.abs(touches[0].clientY - start) < SCROLLED_PIXELS) return;
      box.textContent = hint();
      show(true);
      clearTimeout(timer);
      timer = setTimeout(() => show(false), HINT_MS);
    });
  };
})(window.Corridors);
