// The way of an edge on the canvas: a curve from border to border, its arrow head, the middle for its label.
"use strict";

const HEAD = 9; // pixels

// Where a line from another place meets the border of a mark.
function border(mark, { x, y }) {
  const [across, down] = [x - mark.x, y - mark.y];
  const away = Math.hypot(across, down) || 1;
  const part = mark.isBox
    ? Math.min(mark.width / 2 / (Math.abs(across) || 1e-9), mark.height / 2 / (Math.abs(down) || 1e-9))
    : (mark.size + 2) / away;
  const kept = Math.min(part, 0.95);
  return { x: mark.x + across * kept, y: mark.y + down * kept };
}

// `turn` counts the loops of one node, so that each is wider than the one before.
function route(edge, from, to, turn = 0) {
  return from === to ? loop(edge, from, turn) : curve(edge, from, to);
}

function curve(edge, from, to) {
  const [across, down] = [to.x - from.x, to.y - from.y];
  const pull = {
    x: (from.x + to.x) / 2 + down * edge.bend * 1.2,
    y: (from.y + to.y) / 2 - across * edge.bend * 1.2,
  };
  return finished(edge, [border(from, pull), pull, border(to, pull)]);
}

function loop(edge, mark, turn) {
  const [half, top] = mark.isBox ? [mark.width / 2, mark.height / 2] : [mark.size, mark.size];
  const reach = 34 + 16 * turn;
  const start = { x: mark.x + half * 0.2, y: mark.y - top };
  const end = { x: mark.x + half, y: mark.y - top * 0.2 };
  return finished(edge, [start, { x: start.x, y: start.y - reach }, { x: end.x + reach, y: end.y }, end]);
}

// The line ends a little before the tip, where the head begins.
function finished(edge, points) {
  const [before, tip] = points.slice(-2);
  const angle = Math.atan2(tip.y - before.y, tip.x - before.x);
  const end = { x: tip.x - Math.cos(angle) * HEAD * 0.8, y: tip.y - Math.sin(angle) * HEAD * 0.8 };
  const way = [...points.slice(0, -1), end];
  const steps = Array.from({ length: 13 }, (_, step) => along(way, step / 12));
  const range = (axis) => [Math.min(...steps.map((each) => each[axis])), Math.max(...steps.map((each) => each[axis]))];
  return { edge, way, tip, angle, steps, across: range("x"), down: range("y"), middle: steps[6] };
}

// A point of a curve with three or four points, between 0 and 1.
function along(points, part) {
  if (points.length === 1) return points[0];
  const mix = (one, other) => ({ x: one.x + (other.x - one.x) * part, y: one.y + (other.y - one.y) * part });
  return along(points.slice(1).map((each, place) => mix(points[place], each)), part);
}

function traceRoute(path, { way }) {
  const [start, ...rest] = way;
  path.moveTo(start.x, start.y);
  const numbers = rest.flatMap(({ x, y }) => [x, y]);
  if (rest.length === 3) path.bezierCurveTo(...numbers);
  else path.quadraticCurveTo(...numbers);
}

function traceHead(path, { tip, angle }) {
  const corner = (side) => [tip.x - Math.cos(angle + side) * HEAD, tip.y - Math.sin(angle + side) * HEAD];
  path.moveTo(tip.x, tip.y);
  path.lineTo(...corner(0.42));
  path.lineTo(...corner(-0.42));
  path.closePath();
}

// How far a place is from a route; Infinity where it is not even near.
function distanceTo({ steps, across, down }, { x, y }, reach) {
  if (x < across[0] - reach || x > across[1] + reach || y < down[0] - reach || y > down[1] + reach) return Infinity;
  const gaps = steps.slice(1).map((end, place) => {
    const start = steps[place];
    const [dx, dy] = [end.x - start.x, end.y - start.y];
    const part = Math.max(0, Math.min(1, ((x - start.x) * dx + (y - start.y) * dy) / (dx * dx + dy * dy || 1)));
    return Math.hypot(x - start.x - dx * part, y - start.y - dy * part);
  });
  return Math.min(...gaps);
}
