/* The room that is taken on the map: a coarse grid of pixels, so that names lie on nothing else. */
(function (C) {
  "use strict";
  const CELL = 3; // pixels

  C.Room = class {
    /** @param {L.Bounds} bounds in pixels of the layers */
    constructor({ min, max }) {
      this.min = /** @type {L.Point} */ (min);
      const size = /** @type {L.Point} */ (max).subtract(this.min);
      this.columns = Math.ceil(size.x / CELL);
      this.rows = Math.ceil(size.y / CELL);
      this.cells = new Uint8Array(this.columns * this.rows);
    }

    /** The cell of a point, or -1 outside. @param {number} x @param {number} y */
    cell(x, y) {
      const column = Math.floor((x - this.min.x) / CELL);
      const row = Math.floor((y - this.min.y) / CELL);
      const inside = column >= 0 && row >= 0 && column < this.columns && row < this.rows;
      return inside ? row * this.columns + column : -1;
    }

    /** Whether all cells of a box, which may be turned about its middle, pass a test.
        @param {Corridors.Box} box @param {(cell: number) => boolean} test */
    every({ x, y, width, height, turn = 0 }, test) {
      const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
      const across = Math.ceil(width / CELL);
      const down = Math.ceil(height / CELL);
      for (let i = 0; i <= across; i++) {
        for (let j = 0; j <= down; j++) {
          const [u, v] = [(i / across - 0.5) * width, (j / down - 0.5) * height];
          const cell = this.cell(x + u * cos - v * sin, y + u * sin + v * cos);
          if (cell >= 0 && !test(cell)) return false;
        }
      }
      return true;
    }

    /** @type {Corridors.Room["takeBox"]} */
    takeBox(box) {
      this.every(box, (cell) => (this.cells[cell] = 1) === 1);
    }

    /** @type {Corridors.Room["takeLine"]} */
    takeLine(points, width) {
      points.slice(1).forEach((to, n) => {
        const from = points[n];
        const height = Math.max(width - CELL, 1); // what is taken of a cell takes all of it
        const length = from.distanceTo(to) + height;
        const turn = Math.atan2(to.y - from.y, to.x - from.x);
        this.takeBox({ x: (from.x + to.x) / 2, y: (from.y + to.y) / 2, width: length, height, turn });
      });
    }

    /** @type {Corridors.Room["isFree"]} */
    isFree(box) {
      return this.every(box, (cell) => !this.cells[cell]);
    }
  };
})(window.Corridors);
