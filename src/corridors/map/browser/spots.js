/* Where a name may stand: beside a mark, along a line, or about the middle of an area, the best spot first. */
(function (C) {
  "use strict";
  const BESIDE = [[1, 0], [-1, 0], [0, -1], [0, 1], [1, -1], [1, 1], [-1, -1], [-1, 1], [1, -0.5], [1, 0.5], [-1, -0.5], [-1, 0.5]];
  const FURTHER = [4, 9]; // pixels further off where there is no room
  const RINGS = [14, 28, 42, 56, 78, 100]; // pixels about the middle of an area, which is no exact place
  const SHARES = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8, 0.1, 0.9]; // of a line
  const LIFTS = [0, 3, 7, 12]; // pixels further off where a line bends
  const STEEP = 1; // radians; who reads would have to turn the head
  const SHORT = 0.7; // a name may be this much longer than its line
  const LINES = 3; // pieces of a project that are long enough to look at

  /** @type {Corridors.Shared["spotsAbout"]} */
  C.spotsAbout = function* ({ x, y }, reach) {
    yield { x, y, turn: 0 };
    for (const ring of RINGS.filter((each) => each <= reach)) for (const [right, down] of BESIDE) yield { x: x + right * ring, y: y + down * ring, turn: 0 };
  };

  /** @type {Corridors.Shared["spotsBeside"]} */
  C.spotsBeside = function* ({ x, y }, { width, height }, nearest, further = FURTHER) {
    for (const gap of [nearest, ...further.map((each) => nearest + each)]) for (const [right, down] of BESIDE) {
      const aside = right && Math.abs(down) === 1 ? gap / 2 : gap; // a corner is further from the mark
      yield { x: x + right * (width / 2 + aside), y: y + down * (height / 2 + aside), turn: 0 };
    }
  };

  /** Lines whose ends meet as one, the longest first. @param {L.Point[][]} parts */
  function joined(parts) {
    /** @type {L.Point[][]} */
    const lines = [];
    for (const part of parts) {
      const end = lines.at(-1)?.at(-1);
      if (end && end.distanceTo(part[0]) < 2) lines.at(-1)?.push(...part.slice(1));
      else lines.push([...part]);
    }
    return lines.map(measured).sort((a, b) => b.length - a.length);
  }

  /** @param {L.Point[]} points */
  function measured(points) {
    let length = 0;
    const at = points.map((point, n) => (length += n ? point.distanceTo(points[n - 1]) : 0));
    return { points, at, length };
  }

  /** @param {ReturnType<typeof measured>} line @param {number} distance from its start */
  function pointAt({ points, at, length }, distance) {
    const wanted = Math.min(Math.max(distance, 0), length);
    const n = Math.max(1, at.findIndex((each) => each >= wanted));
    const share = (wanted - at[n - 1]) / (at[n] - at[n - 1] || 1);
    return points[n - 1].add(points[n].subtract(points[n - 1]).multiplyBy(share));
  }

  /** @type {Corridors.Shared["spotsAlong"]} */
  C.spotsAlong = function* (parts, size, gap) {
    const lines = joined(parts).slice(0, LINES);
    for (const line of lines) {
      if (line.length < size.width * SHORT) continue;
      for (const share of SHARES) {
        const middle = line.length * share;
        const from = pointAt(line, middle - size.width / 2);
        const to = pointAt(line, middle + size.width / 2);
        const turn = Math.atan((to.y - from.y) / (to.x - from.x || 1e-6));
        if (Math.abs(turn) > STEEP) continue;
        const { x, y } = pointAt(line, middle);
        for (const lift of LIFTS) {
          const off = size.height / 2 + gap + lift;
          yield { x: x + off * Math.sin(turn), y: y - off * Math.cos(turn), turn };
          yield { x: x - off * Math.sin(turn), y: y + off * Math.cos(turn), turn };
        }
      }
    }
    for (const line of lines) {
      for (const share of [0.5, 0.25, 0.75, 0, 1]) yield* C.spotsBeside(pointAt(line, line.length * share), size, gap);
    }
  };
})(window.Corridors);
