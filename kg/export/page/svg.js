// The picture as SVG: what is visible, where it stands, in the colours and lines of the canvas.
"use strict";

const MARGIN = 24; // pixels around everything
const LABEL_STEPS = [6, 5, 7, 4, 8, 3, 9, 2, 10]; // of the twelve that a route has
const XML_ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const NOT_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu; // XML 1.0, section 2.2

function xml(text) {
  return String(text).replace(NOT_XML, "\ufffd").replace(/[&<>"]/g, (each) => XML_ESCAPES[each]);
}

function svgTag(name, attributes, content = "") {
  const written = Object.entries(attributes).filter(([, value]) => value !== "").map(([key, value]) => ` ${key}="${xml(value)}"`);
  return content === "" ? `<${name}${written.join("")}/>` : `<${name}${written.join("")}>${content}</${name}>`;
}

const tidy = (value) => Math.round(value * 10) / 10;

// Takes the strokes that draw.js and routes.js make on a canvas, and keeps them as the path of an SVG.
class Pen {
  constructor() {
    this.steps = [];
  }

  add(letter, ...numbers) {
    this.steps.push(letter + numbers.map(tidy).join(" "));
  }

  beginPath() {
    this.steps = [];
  }

  moveTo(x, y) {
    this.add("M", x, y);
  }

  lineTo(x, y) {
    this.add(this.steps.length ? "L" : "M", x, y);
  }

  quadraticCurveTo(...numbers) {
    this.add("Q", ...numbers);
  }

  bezierCurveTo(...numbers) {
    this.add("C", ...numbers);
  }

  // Always a whole circle here.
  arc(x, y, radius) {
    this.add("M", x - radius, y);
    this.add("A", radius, radius, 0, 1, 1, x + radius, y);
    this.add("A", radius, radius, 0, 1, 1, x - radius, y);
  }

  roundRect(x, y, width, height, radius) {
    const [right, bottom] = [x + width, y + height];
    this.add("M", x + radius, y);
    [[right, y, right, y + radius], [right, bottom, right - radius, bottom], [x, bottom, x, bottom - radius], [x, y, x + radius, y]].forEach(
      ([cornerX, cornerY, endX, endY], side) => {
        if (side % 2) this.add("V", cornerY - radius * (side === 1 ? 1 : -1));
        else this.add("H", cornerX - radius * (side === 0 ? 1 : -1));
        this.add("Q", cornerX, cornerY, endX, endY);
      },
    );
  }

  closePath() {
    this.steps.push("Z");
  }

  get path() {
    return this.steps.join("");
  }
}

// `network` has what it draws: `shown` marks, `routes` of edges, and its `palette`. Returns the text of the file, and its size.
function svgOf(network, state, title) {
  const { picked } = state;
  const { page } = network.palette.colours;
  const frame = frameOf(network);
  const isPicked = ({ edge }) => picked !== null && picked.edges.has(edge.id);
  const edges = network.routes.map((each) => svgEdge(each, network.palette.ofEdge(each.edge, picked !== null && !isPicked(each), isPicked(each))));
  const taken = new Grid();
  network.shown.forEach((each) => taken.add(wholeBox(each)));
  const named = network.routes.filter((each) => picked === null || isPicked(each));
  const labels = named.map((each) => svgLabel(each, network.palette.ofWords(each.edge), taken));
  const marks = network.shown.map((each) => svgMark(each, network.palette.ofNode(each.node, network.isFaint(each.id))));
  const back = svgTag("rect", { x: frame.x, y: frame.y, width: frame.width, height: frame.height, fill: page });
  const size = { width: frame.width, height: frame.height };
  const attributes = { xmlns: "http://www.w3.org/2000/svg", viewBox: `${frame.x} ${frame.y} ${size.width} ${size.height}`, ...size, "font-family": FONT, role: "img" };
  const text = svgTag("svg", attributes, [svgTag("title", {}, xml(title)), back, ...edges, ...labels, ...marks].join("\n"));
  return { text: `<?xml version="1.0" encoding="UTF-8"?>\n${text}\n`, size };
}

function frameOf({ shown, routes }) {
  const boxes = shown.map(wholeBox).map(({ x, y, width, height }) => [x - width / 2, x + width / 2, y - height / 2, y + height / 2]);
  const all = [...boxes, ...routes.map(({ across, down }) => [...across, ...down])];
  const [left, right, top, bottom] = all.reduce(
    (found, each) => found.map((value, side) => (side % 2 ? Math.max(value, each[side]) : Math.min(value, each[side]))),
    all[0] ?? [0, 0, 0, 0],
  );
  const [x, y] = [Math.floor(left - MARGIN), Math.floor(top - MARGIN)];
  return { x, y, width: Math.ceil(right + MARGIN) - x, height: Math.ceil(bottom + MARGIN) - y };
}

function svgEdge(way, { colour, dashes, width, alpha }) {
  const [line, head] = [new Pen(), new Pen()];
  traceRoute(line, way);
  traceHead(head, way);
  const stroke = { d: line.path, fill: "none", stroke: colour, "stroke-width": width, "stroke-dasharray": dashes.join(" ") };
  return svgTag("g", { opacity: alpha }, svgTag("path", stroke) + svgTag("path", { d: head.path, fill: colour }));
}

// The label stands where nothing else does, as near to the middle of the line as it can.
function svgLabel({ edge, steps, middle }, { ink, back }, taken) {
  const boxes = LABEL_STEPS.map((each) => ({ ...steps[each], width: edge.label.length * 6.5, height: 14 }));
  const { x, y } = boxes.find((each) => !taken.over(each)) ?? middle;
  taken.add({ ...boxes[0], x, y });
  const halo = { stroke: back, "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke" };
  return svgTag("text", { x: tidy(x), y: tidy(y + 4), fill: ink, "font-size": 12, "text-anchor": "middle", ...halo }, xml(edge.label));
}

function svgMark(mark, { fill, edge, dashes, width, ink, halo }) {
  const { node, x, y, lines, tall, size, isBox } = mark;
  const pen = new Pen();
  traceMark(pen, mark);
  const glyph = svgTag("path", { d: pen.path, fill, stroke: edge, "stroke-width": width, "stroke-dasharray": dashes.join(" ") });
  const top = isBox ? y - tall / 2 : y + size + 2;
  const around = isBox ? {} : { stroke: halo, "stroke-width": tidy(node.letter / 4.5), "stroke-linejoin": "round", "paint-order": "stroke" };
  const spans = lines.map((each, place) => svgTag("tspan", { x: tidy(x), y: tidy(top + (place + 0.85) * node.letter * 1.2) }, xml(each)));
  const name = svgTag("text", { fill: ink, "font-size": node.letter, "text-anchor": "middle", ...around }, spans.join(""));
  return svgTag("g", {}, svgTag("title", {}, xml(node.name)) + glyph + name);
}
