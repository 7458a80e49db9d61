// The network: what is visible, where it stands, what is picked out.
"use strict";

const OPTIONS = {
  physics: false,
  layout: { randomSeed: 1, improvedLayout: false },
  interaction: { hover: true, hideEdgesOnDrag: false, hideEdgesOnZoom: false, multiselect: false, zoomSpeed: 0.6 },
  nodes: {
    font: { face: "system-ui, Segoe UI, Roboto, DejaVu Sans, sans-serif" },
    margin: { top: 6, bottom: 6, left: 9, right: 9 }, labelHighlightBold: false, chosen: true,
  },
  edges: {
    width: 1.5, selectionWidth: 1.2, hoverWidth: 0.6, arrows: { to: { enabled: true, scaleFactor: 0.5 } },
    font: { size: 12, face: "system-ui, Segoe UI, Roboto, DejaVu Sans, sans-serif", strokeWidth: 4, align: "horizontal" },
    selfReference: { size: 16 },
  },
};

// Sizes of a box in pixels, as kg/picture.py reckons them.
function boxOf(node) {
  const lines = node.label.split("\n");
  const width = Math.max(...lines.map((each) => each.length)) * node.letter * 0.54 + 36;
  return { width, height: lines.length * node.letter * 1.2 + node.size * 2 + 28 };
}

class Places {
  // Finds room for nodes that come later: near their neighbours, on a spiral, over nobody.
  constructor(nodes, near) {
    this.near = near;
    this.taken = new Map();
    nodes.filter((each) => each.x !== undefined).forEach((each) => this.taken.set(each.id, { ...boxOf(each), x: each.x, y: each.y }));
  }

  add(node) {
    if (this.taken.has(node.id)) return;
    const anchors = [...this.near(node.id)].map((id) => this.taken.get(id)).filter(Boolean);
    const middle = (axis) => anchors.reduce((sum, each) => sum + each[axis], 0) / (anchors.length || 1);
    const box = { ...boxOf(node), x: middle("x"), y: middle("y") };
    const { x, y } = box;
    for (let turn = 1; this.isTaken(box); turn += 1) {
      box.x = Math.round(x + Math.cos(turn * 2.4) * Math.sqrt(turn) * 62);
      box.y = Math.round(y + Math.sin(turn * 2.4) * Math.sqrt(turn) * 42);
    }
    this.taken.set(node.id, box);
    node.x = box.x;
    node.y = box.y;
  }

  isTaken(box) {
    for (const each of this.taken.values()) {
      const isOver = Math.abs(each.x - box.x) < (each.width + box.width) / 2 && Math.abs(each.y - box.y) < (each.height + box.height) / 2;
      if (isOver) return true;
    }
    return false;
  }
}

class Graph {
  constructor(content, container) {
    this.families = content.families;
    this.familyOf = new Map(content.families.map((each) => [each.id, each]));
    this.node = new Map(content.nodes.map((each) => [each.id, each]));
    this.edge = new Map(content.edges.map((each, place) => [place + 1, { ...each, id: place + 1 }]));
    this.rank = new Map(content.nodes.map((each, place) => [each.id, place]));
    this.links = new Map(content.nodes.map((each) => [each.id, []]));
    this.edge.forEach((each) => [...new Set([each.from, each.to])].forEach((id) => this.links.get(id).push(each)));
    this.places = new Places(content.nodes, (id) => this.neighbours(id));
    this.limit = content.first;
    this.called = new Set();
    this.hidden = new Set();
    this.picked = null;
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.network = new vis.Network(container, { nodes: this.nodes, edges: this.edges }, OPTIONS);
    this.refresh();
  }

  neighbours(id) {
    return new Set(this.links.get(id).map((each) => (each.from === id ? each.to : each.from)));
  }

  isVisible(node) {
    return (this.rank.get(node.id) < this.limit || this.called.has(node.id)) && !this.hidden.has(node.group);
  }

  // Puts exactly what is visible into the data sets, each in its look.
  refresh() {
    const nodes = [...this.node.values()].filter((each) => this.isVisible(each));
    nodes.forEach((each) => this.places.add(each));
    const ids = new Set(nodes.map((each) => each.id));
    const edges = [...this.edge.values()].filter((each) => ids.has(each.from) && ids.has(each.to));
    replace(this.nodes, nodes.map((each) => this.drawnNode(each)));
    replace(this.edges, edges.map((each) => this.drawnEdge(each)));
  }

  drawnNode(node) {
    const { id, label, shape, size, x, y } = node;
    const look = nodeLook(node, this.familyOf.get(node.group), this.families, this.picked && !this.picked.nodes.has(id));
    return this.nodes.get(id) ? look : { id, label, shape, size, x, y, ...look };
  }

  drawnEdge(edge) {
    const { id, from, to, label, smooth } = edge;
    const look = edgeLook(edge, this.picked && !this.picked.edges.has(id));
    return { id, from, to, label, smooth, ...look };
  }

  // Picks out a node with its neighbours, or an edge with its ends; without either, nothing is picked out.
  pick({ node = null, edge = null } = {}) {
    if (node !== null) {
      this.call(node);
      this.picked = { nodes: new Set([node, ...this.neighbours(node)]), edges: new Set(this.links.get(node).map((each) => each.id)) };
    } else if (edge !== null) {
      const { from, to } = this.edge.get(edge);
      this.picked = { nodes: new Set([from, to]), edges: new Set([edge]) };
    } else {
      this.picked = null;
    }
    this.refresh();
    this.network.setSelection({ nodes: node === null ? [] : [node], edges: edge === null ? [] : [edge] }, { highlightEdges: false });
  }

  // Makes a node visible that is not, with its neighbours.
  call(id) {
    if (this.isVisible(this.node.get(id))) return;
    [id, ...this.neighbours(id)].forEach((each) => this.called.add(each));
    this.hidden.delete(this.node.get(id).group);
  }

  more() {
    this.limit += 150;
    this.refresh();
    this.fit();
  }

  toggle(family) {
    if (!this.hidden.delete(family)) this.hidden.add(family);
    this.refresh();
  }

  count() {
    return this.nodes.length;
  }

  go(id) {
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const scale = Math.max(this.network.getScale(), 0.8);
    this.network.focus(id, { scale, animation: isCalm ? false : { duration: 300 } });
  }

  // Shows everything there is, as large as the stage allows.
  fit() {
    this.network.fit();
    this.zoom(1.08);
  }

  // Shows everything, or, where words would be too small to read, the first node and what is around it.
  begin() {
    this.fit();
    const isReadable = this.network.getScale() > 0.36;
    if (!isReadable) this.network.focus(1, { scale: 0.6, animation: false });
  }

  zoom(factor) {
    this.network.moveTo({ scale: this.network.getScale() * factor });
  }
}

function replace(set, items) {
  const kept = new Set(items.map((each) => each.id));
  set.remove(set.getIds().filter((id) => !kept.has(id)));
  set.update(items);
}
