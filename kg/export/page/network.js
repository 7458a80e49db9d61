// The network: what is visible, where it stands, what is picked out, and what the pointer does. Nothing moves by itself.
"use strict";

const FAR = 0.35; // scale: from farther away, words in their places are too small to read
const NAME = 11; // pixels on the screen: letters of names in a view from afar
const NEAR = 7; // pixels on the screen: as near an edge counts as touched
const LABELLED = 0.67; // scale: from nearer, every edge has its label
const LABELS = 250; // labels of edges at once
const NAMES = 70; // names in a view from afar

class Network {
  // `tip` shows what a thing is; see Tip.
  constructor(state, container, tip) {
    Object.assign(this, { state, container, tip });
    this.places = new Places(state.content.nodes, (id) => state.neighbours(id));
    this.marks = new Map();
    this.hovered = null; // {node} or {edge}
    this.stage = new ForceGraph(container)
      .width(container.clientWidth).height(container.clientHeight)
      .minZoom(0.03).maxZoom(5).cooldownTicks(0).enableNodeDrag(false).enablePointerInteraction(false).nodeLabel(() => "")
      .onRenderFramePre((ctx, scale) => this.drawEdges(ctx, scale))
      .nodeCanvasObject((mark, ctx, scale) => this.drawNode(mark, ctx, scale))
      .onRenderFramePost((ctx, scale) => this.drawNames(ctx, scale))
      .onZoom(() => tip.hide());
    ["link", "charge", "center"].forEach((each) => this.stage.d3Force(each, null));
    this.canvas = container.querySelector("canvas");
    this.camera = new Camera(this);
    this.recolour();
    this.refresh();
    new ResizeObserver(() => this.resize()).observe(container);
    this.listen();
  }

  listen() {
    const { state, container } = this;
    state.addEventListener("filter", () => {
      this.refresh();
      this.camera.keep();
    });
    state.addEventListener("theme", () => this.recolour());
    state.addEventListener("select", () => {
      this.batches = null;
      if (!this.isOwn) this.camera.bring();
      this.redraw();
    });
    container.addEventListener("pointerdown", (event) => { this.pressed = event; });
    container.addEventListener("pointerup", (event) => this.release(event));
    container.addEventListener("pointermove", (event) => this.hover(event));
    container.addEventListener("pointerleave", () => this.point(null));
    container.addEventListener("dblclick", (event) => this.open(this.touched(event)));
  }

  recolour() {
    this.palette = new Palette(this.state.content.families);
    this.batches = null;
    this.redraw();
  }

  // Takes up what is visible now. Marks stay the same things, so that the stage knows them again.
  refresh() {
    const { nodes, edges } = this.state.visible;
    const ctx = this.canvas.getContext("2d");
    ctx.save();
    nodes.forEach((each) => {
      if (!this.marks.has(each.id)) this.marks.set(each.id, markOf(each, this.state.familyOf.get(each.group), this.places.of(each), ctx));
    });
    ctx.restore();
    this.shown = nodes.map((each) => this.marks.get(each.id));
    const loops = new Map();
    this.routes = edges.map((each) => {
      const turn = loops.get(each.from) ?? 0;
      if (each.from === each.to) loops.set(each.from, turn + 1);
      return route(each, this.marks.get(each.from), this.marks.get(each.to), turn);
    });
    this.boxes = new Grid();
    this.shown.forEach((mark) => this.boxes.add({ ...wholeBox(mark), mark }));
    this.batches = null;
    this.stage.graphData({ nodes: this.shown, links: [] });
  }

  // Asks for a new frame; without it the stage rests.
  redraw() {
    this.stage.nodeRelSize(4);
  }

  // Where a node is in the window, in pixels; tests click there.
  screenOf(id) {
    const { x, y } = this.marks.get(id);
    const on = this.stage.graph2ScreenCoords(x, y);
    const { left, top } = this.container.getBoundingClientRect();
    return { x: on.x + left, y: on.y + top };
  }

  resize() {
    const { clientWidth, clientHeight } = this.container;
    if (clientWidth && clientHeight) this.stage.width(clientWidth).height(clientHeight);
  }

  isFaint(id) {
    const { picked } = this.state;
    return picked !== null && !picked.nodes.has(id);
  }

  // Edges that look the same are one path: thousands are drawn in a few strokes.
  batch() {
    const { picked } = this.state;
    const batches = new Map();
    this.routes.forEach((each) => {
      const isPicked = picked !== null && picked.edges.has(each.edge.id);
      const look = this.palette.ofEdge(each.edge, picked !== null && !isPicked, isPicked);
      const key = JSON.stringify(look);
      if (!batches.has(key)) batches.set(key, { ...look, lines: new Path2D(), heads: new Path2D() });
      traceRoute(batches.get(key).lines, each);
      traceHead(batches.get(key).heads, each);
    });
    return [...batches.values()].sort((one, other) => one.alpha - other.alpha || one.width - other.width);
  }

  drawEdges(ctx, scale) {
    this.view = this.seen();
    this.taken = new Grid();
    this.batches ??= this.batch();
    this.batches.forEach(({ lines, heads, colour, dashes, width, alpha }) => {
      ctx.globalAlpha = alpha * (scale < FAR && this.state.picked === null ? 0.45 : 1);
      ctx.strokeStyle = ctx.fillStyle = colour;
      ctx.lineWidth = Math.max(width, 0.6 / scale);
      ctx.setLineDash(dashes);
      ctx.stroke(lines);
      ctx.fill(heads);
    });
    ctx.globalAlpha = 1;
    ctx.setLineDash([]);
    this.drawEdgeLabels(ctx, scale);
  }

  // Labels where they can be read: near enough, or of what is picked.
  drawEdgeLabels(ctx, scale) {
    const { picked } = this.state;
    const isPicked = ({ edge }) => picked !== null && picked.edges.has(edge.id);
    const isClose = scale >= LABELLED;
    const wanted = this.routes.filter((each) => isPicked(each) || (isClose && picked === null));
    const letter = Math.max(12, 10 / scale);
    wanted.filter(({ middle }) => this.isSeen(middle)).slice(0, LABELS).forEach((each) => {
      drawLabel(ctx, each.edge.label, this.clear(each, letter), { ...this.palette.ofWords(each.edge), letter }, this.taken);
    });
  }

  // Where along an edge its label lies over no node and no other label; the middle where there is no such place.
  clear({ edge, way, middle }, letter) {
    const size = { width: edge.label.length * letter * 0.6, height: letter * 1.3 };
    const spots = [0.5, 0.4, 0.6, 0.3, 0.7, 0.8].map((part) => ({ ...along(way, part), ...size }));
    return spots.find((each) => !this.boxes.over(each) && !this.taken.over(each)) ?? middle;
  }

  drawNode(mark, ctx, scale) {
    if (!this.isSeen(mark)) return;
    const isPicked = this.state.selection.nodes.includes(mark.id);
    const isReadable = scale >= FAR;
    drawMark(ctx, mark, this.palette.ofNode(mark.node, this.isFaint(mark.id)), { isPicked, isReadable, scale });
    if (this.here === mark.id) drawRing(ctx, mark, this.palette.colours.ink, scale);
  }

  // From afar, names in letters that can be read, as many as find room. What is pointed at is always named.
  drawNames(ctx, scale) {
    if (scale < FAR) this.drawMap(ctx, scale);
    const edge = this.hovered?.edge;
    const found = edge && this.routes.find((each) => each.edge === edge);
    if (found) drawLabel(ctx, edge.label, found.middle, { ...this.palette.ofWords(edge), letter: Math.max(12, 12 / scale) }, new Grid());
  }

  // What is selected comes first, then actors and places, then events; of each the most salient.
  drawMap(ctx, scale) {
    const { state } = this;
    const seen = this.shown.filter((mark) => this.isSeen(mark) && !this.isFaint(mark.id));
    const order = (mark) => (state.selection.nodes.includes(mark.id) ? 0 : mark.isBox ? 2 : 1);
    const ranked = [0, 1, 2].flatMap((wanted) => seen.filter((each) => order(each) === wanted));
    let left = NAMES;
    for (const mark of ranked) {
      if (drawName(ctx, mark, this.palette.ofNode(mark.node, false), NAME / scale, this.taken)) left -= 1;
      if (!left) break;
    }
  }

  // The part of the canvas that can be seen, with a rim for what reaches in.
  seen() {
    const { x: left, y: top } = this.stage.screen2GraphCoords(-120, -80);
    const { x: right, y: bottom } = this.stage.screen2GraphCoords(this.stage.width() + 120, this.stage.height() + 80);
    return { left, top, right, bottom };
  }

  isSeen({ x, y }) {
    const { left, top, right, bottom } = this.view;
    return x > left && x < right && y > top && y < bottom;
  }

  // The node or edge under the pointer: {node}, {edge}, or null.
  touched(event) {
    const { left, top } = this.container.getBoundingClientRect();
    const place = this.stage.screen2GraphCoords(event.clientX - left, event.clientY - top);
    const found = this.boxes.over({ ...place, width: 1, height: 1 });
    if (found) return { node: found.mark.node };
    const reach = NEAR / this.stage.zoom();
    const near = this.routes.map((each) => [distanceTo(each, place, reach), each]).filter(([away]) => away < reach);
    return near.length ? { edge: near.reduce((one, other) => (other[0] < one[0] ? other : one))[1].edge } : null;
  }

  release(event) {
    const { pressed } = this;
    this.pressed = null;
    if (!pressed || event.button !== 0 || Math.hypot(event.clientX - pressed.clientX, event.clientY - pressed.clientY) > 5) return;
    this.tip.hide();
    this.choose(this.touched(event), event.ctrlKey || event.metaKey || event.shiftKey);
  }

  // Selects a node or an edge; with `isMore`, nodes are added to those that are selected, or taken away.
  choose(thing, isMore = false) {
    this.isOwn = true;
    const kept = new Set(isMore ? this.state.selection.nodes : []);
    if (thing?.node && !kept.delete(thing.node.id)) kept.add(thing.node.id);
    if (thing?.edge) this.state.select({ edges: [thing.edge.id] });
    else if (thing || !isMore) this.state.select({ nodes: [...kept] });
    this.isOwn = false;
  }

  open(thing) {
    if (thing?.node) this.state.expand(thing.node.id);
  }

  hover(event) {
    if (event.buttons || event.pointerType === "touch") return;
    const { left, top } = this.container.getBoundingClientRect();
    this.point(this.touched(event), { x: event.clientX - left, y: event.clientY - top });
  }

  // Shows what a thing is, in a tip at a place of the stage.
  point(thing, at) {
    const [now, before] = [thing?.node ?? thing?.edge, this.hovered?.node ?? this.hovered?.edge];
    if (now === before) return;
    this.hovered = thing;
    this.container.style.cursor = thing ? "pointer" : "";
    if (now) this.tip.show(now, now.name ?? now.label, at);
    else this.tip.hide();
    this.redraw();
  }
}
