// Draws nodes and labels on a canvas: shape and colour by family, border by status.
"use strict";

const SHAPES = {
  square: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
  triangle: [[0, -1.1], [1.1, 0.9], [-1.1, 0.9]],
  diamond: [[0, -1.1], [1.1, 0], [0, 1.1], [-1.1, 0]],
  hexagon: [[-0.55, -0.95], [0.55, -0.95], [1.1, 0], [0.55, 0.95], [-0.55, 0.95], [-1.1, 0]],
  star: Array.from({ length: 10 }, (_, corner) => {
    const [angle, reach] = [(corner * Math.PI) / 5 - Math.PI / 2, corner % 2 ? 0.52 : 1.2];
    return [Math.cos(angle) * reach, Math.sin(angle) * reach];
  }),
};

// What of a node is drawn: its place, its words, its size. force-graph keeps it where `fx` and `fy` say.
function markOf(node, family, { x, y }, ctx) {
  const lines = node.label.split("\n");
  ctx.font = `${node.letter}px ${FONT}`;
  const wide = Math.max(...lines.map((each) => ctx.measureText(each).width));
  const tall = lines.length * node.letter * 1.2;
  const isBox = family.shape === "box";
  const [width, height] = isBox ? [wide + 18, tall + 12] : [node.size * 2, node.size * 2];
  return { id: node.id, node, x, y, fx: x, fy: y, lines, wide, tall, isBox, width, height, size: node.size, shape: family.shape };
}

// The glyph with the words below it.
function wholeBox({ x, y, width, height, wide, tall, isBox }) {
  return isBox ? { x, y, width, height } : { x, y: y + tall / 2, width: Math.max(width, wide), height: height + tall };
}

function traceMark(ctx, { x, y, shape, size, width, height }, more = 0) {
  ctx.beginPath();
  if (shape === "box") ctx.roundRect(x - width / 2 - more, y - height / 2 - more, width + 2 * more, height + 2 * more, 6 + more);
  else if (SHAPES[shape]) SHAPES[shape].forEach(([across, down]) => ctx.lineTo(x + across * (size + more), y + down * (size + more)));
  else ctx.arc(x, y, size + more, 0, 2 * Math.PI);
  ctx.closePath();
}

function drawMark(ctx, mark, look, { isPicked, isReadable, scale }) {
  traceMark(ctx, mark);
  ctx.fillStyle = look.fill;
  ctx.fill();
  ctx.setLineDash(look.dashes);
  ctx.strokeStyle = look.edge;
  ctx.lineWidth = Math.max(look.width * (isPicked ? 1.8 : 1), 0.7 / scale);
  ctx.stroke();
  ctx.setLineDash([]);
  if (isPicked) drawRing(ctx, mark, look.accent, scale);
  if (isReadable) drawWords(ctx, mark, look);
}

// A ring around what is selected, or where the keyboard is.
function drawRing(ctx, mark, colour, scale) {
  traceMark(ctx, mark, 5);
  ctx.strokeStyle = colour;
  ctx.lineWidth = Math.max(2.5, 1.6 / scale);
  ctx.stroke();
}

function drawWords(ctx, { node, x, y, lines, tall, size, isBox }, look) {
  const top = isBox ? y - tall / 2 : y + size + 2;
  ctx.font = `${node.letter}px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = look.ink;
  lines.forEach((each, place) => {
    const down = top + (place + 0.54) * node.letter * 1.2;
    if (!isBox) drawHalo(ctx, each, { x, y: down }, look.halo, node.letter / 4.5);
    ctx.fillText(each, x, down);
  });
}

function drawHalo(ctx, text, { x, y }, colour, width) {
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.lineJoin = "round";
  ctx.strokeText(text, x, y);
}

// The name of a node as it is seen from afar: an event in its box, anything else below its glyph.
function drawName(ctx, mark, look, letter, taken) {
  const text = cut(mark.lines.join(" "), 26);
  const y = mark.isBox ? mark.y : mark.y + mark.size + letter * 0.8;
  const kind = mark.isBox ? { back: look.fill, edge: look.edge, dashes: look.dashes.map((each) => (each * letter) / 12) } : { back: look.halo };
  return drawLabel(ctx, text, { x: mark.x, y }, { ...kind, ink: look.ink, letter }, taken);
}

// One line of words on a strip of its own, of a size in pixels of the canvas; nothing where it would lie over another. Says
// whether it was drawn.
function drawLabel(ctx, text, { x, y }, { ink, back, letter, edge, dashes }, taken) {
  ctx.font = `${letter}px ${FONT}`;
  const box = { x, y, width: ctx.measureText(text).width + letter * (edge ? 1 : 0.5), height: letter * (edge ? 1.6 : 1.25) };
  if (taken.over(box)) return false;
  taken.add(box);
  ctx.beginPath();
  ctx.roundRect(x - box.width / 2, y - box.height / 2, box.width, box.height, letter * 0.3);
  ctx.globalAlpha = edge ? 1 : 0.8;
  ctx.fillStyle = back;
  ctx.fill();
  ctx.globalAlpha = 1;
  if (edge) Object.assign(ctx, { strokeStyle: edge, lineWidth: letter * 0.12 }).setLineDash(dashes);
  if (edge) ctx.stroke();
  ctx.setLineDash([]);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillStyle = ink;
  ctx.fillText(text, x, y + letter * 0.05);
  return true;
}
