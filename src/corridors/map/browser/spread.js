/* Marks that lie on each other in a wide view, moved apart: a little each, and no further than they must. */
(function (C) {
  "use strict";
  const PASSES = 12;
  const FURTHEST = 1.5; // times the gap
  const GOLDEN = 2.4; // radians: what lies at one point leaves it in different directions

  /** Return how far to move each of some points so that any two are a gap apart. @type {Corridors.Shared["spread"]} */
  C.spread = function (points, gap) {
    const moved = points.map((point) => point.clone());
    for (let pass = 0; pass < PASSES; pass++) {
      for (let i = 0; i < moved.length; i++) {
        for (let j = i + 1; j < moved.length; j++) {
          const apart = moved[i].distanceTo(moved[j]);
          if (apart >= gap) continue;
          const way = apart < 1 ? L.point(Math.cos(GOLDEN * i), Math.sin(GOLDEN * i)) : moved[i].subtract(moved[j]).divideBy(apart);
          const step = way.multiplyBy((gap - apart) / 2);
          moved[i] = moved[i].add(step);
          moved[j] = moved[j].subtract(step);
        }
      }
    }
    return moved.map((point, n) => {
      const off = point.subtract(points[n]);
      const far = off.distanceTo(L.point(0, 0));
      return far > gap * FURTHEST ? off.multiplyBy((gap * FURTHEST) / far) : off;
    });
  };
})(window.Corridors);
