// Where nodes stand: the first have their place from the start, later ones find room near their neighbours.
"use strict";

const CELL = 120; // pixels
const GAP = 14; // pixels between boxes

// Boxes, each with its middle and its size, by the cells they lie in: who is near is found without asking everyone.
class Grid {
  constructor() {
    this.cells = new Map();
  }

  add(box) {
    this.keys(box).forEach((key) => {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    });
  }

  keys({ x, y, width, height }) {
    const found = [];
    const cell = (value) => Math.floor(value / CELL);
    for (let column = cell(x - width / 2); column <= cell(x + width / 2); column += 1) {
      for (let row = cell(y - height / 2); row <= cell(y + height / 2); row += 1) found.push(column * 100003 + row);
    }
    return found;
  }

  // The first box that lies over this one, if any.
  over(box, gap = 0) {
    const isOver = (each) =>
      Math.abs(each.x - box.x) < (each.width + box.width) / 2 + gap && Math.abs(each.y - box.y) < (each.height + box.height) / 2 + gap;
    const wide = { ...box, width: box.width + 2 * gap, height: box.height + 2 * gap };
    for (const key of this.keys(wide)) {
      const found = this.cells.get(key)?.find(isOver);
      if (found) return found;
    }
    return undefined;
  }
}

// The room a node takes with its words, as kg/view/picture.py reckons it. The words of an entity hang below its glyph.
function boxOf({ label, letter, size }, { x, y }) {
  const lines = label.split("\n");
  const width = Math.max(...lines.map((each) => each.length)) * letter * 0.54;
  const height = lines.length * letter * 1.2;
  if (!size) return { x, y, width: width + 20, height: height + 16 };
  return { x, y: y + height / 2, width: Math.max(width, size * 2), height: height + size * 2 };
}

class Places {
  // `near` gives the ids of a node's neighbours.
  constructor(nodes, near) {
    this.near = near;
    this.grid = new Grid();
    this.at = new Map();
    this.turns = new Map(); // how far the spirals around a cell have come
    nodes.filter((each) => each.x !== undefined).forEach((each) => this.take(each, { x: each.x, y: each.y }));
  }

  take(node, place) {
    this.at.set(node.id, place);
    this.grid.add(boxOf(node, place));
  }

  // The place of a node; where it has none yet, the nearest that is free, on a spiral around its neighbours.
  of(node) {
    if (this.at.has(node.id)) return this.at.get(node.id);
    const anchors = [...this.near(node.id)].map((id) => this.at.get(id)).filter(Boolean);
    const middle = (axis) => anchors.reduce((sum, each) => sum + each[axis], 0) / (anchors.length || 1);
    const centre = { x: middle("x"), y: middle("y") };
    const [cell] = this.grid.keys({ ...centre, width: 0, height: 0 });
    let place = centre;
    let turn = this.turns.get(cell) ?? 1;
    for (; this.grid.over(boxOf(node, place), GAP); turn += 1) {
      const away = Math.sqrt(turn);
      place = {
        x: Math.round(centre.x + Math.cos(turn * 2.4) * away * 62),
        y: Math.round(centre.y + Math.sin(turn * 2.4) * away * 42),
      };
    }
    this.turns.set(cell, Math.max(1, turn - 20)); // some of the last turns may have had room for a smaller box
    this.take(node, place);
    return place;
  }
}
