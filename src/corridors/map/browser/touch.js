/* On a touch screen one finger scrolls the page, two move the map; a hint says so. */
(function (C) {
  "use strict";
  const HINT_MS = 1500;
  const SCROLLED_PIXELS = 12; // less than that is a tap

  C.coarse = window.matchMedia("(pointer: coarse)").matches;

  /* `hint` returns the text to show. */
  C.leaveOneFingerToThePage = function (map, hint) {
    if (!C.coarse) return;
    map.dragging.disable(); // Leaflet's pinch also moves the map, so two fingers can do both
    const box = C.element("div", "touch-hint");
    box.setAttribute("aria-hidden", "true");
    map.getContainer().append(box);
    let start = null;
    let timer;
    const show = (shown) => box.classList.toggle("shown", shown);
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
