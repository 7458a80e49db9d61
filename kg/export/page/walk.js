// The network by keyboard: arrows walk from node to node, Enter opens, plus and minus zoom.
"use strict";

const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

class Walk {
  // `teller` is a live region: it says where the reader is.
  constructor(state, network, teller) {
    Object.assign(this, { state, network, teller });
    const { container } = network;
    container.addEventListener("keydown", (event) => this.press(event));
    container.addEventListener("focus", () => container.matches(":focus-visible") && this.go(this.start()));
    container.addEventListener("blur", () => this.go(null));
    state.addEventListener("select", () => this.tell());
  }

  // Says what was selected, for those who do not see it.
  tell() {
    const { nodes, edges } = this.state.selection;
    const name = (id) => this.state.node.get(id).name;
    if (nodes.length) this.teller.textContent = `Selected: ${nodes.slice(0, 5).map(name).join(", ")}`;
    else this.teller.textContent = edges.length ? `Selected: ${this.state.edge.get(edges[0]).label}` : "";
  }

  start() {
    const wanted = this.state.selection.nodes[0] ?? this.last;
    return this.network.shown.find((each) => each.id === wanted) ?? this.network.shown[0] ?? null;
  }

  press(event) {
    const mark = this.network.marks.get(this.network.here);
    const { camera } = this.network;
    const acts = {
      Enter: () => mark && this.network.choose({ node: mark.node }, event.ctrlKey || event.metaKey || event.shiftKey),
      e: () => mark && this.network.open({ node: mark.node }),
      E: () => mark && this.network.open({ node: mark.node }),
      "+": () => camera.zoom(1.3), "=": () => camera.zoom(1.3), "-": () => camera.zoom(1 / 1.3), 0: () => camera.fit(),
    };
    if (WAYS[event.key]) acts[event.key] = () => this.go(mark ? this.next(mark, WAYS[event.key]) ?? mark : this.start());
    if (!acts[event.key] || (event.key !== "Enter" && isShortcut(event))) return;
    event.preventDefault();
    acts[event.key]();
  }

  // The nearest node in a direction; those that are joined to this one count as nearer.
  next(mark, [across, down]) {
    const joined = this.state.neighbours(mark.id);
    const cost = (other) => {
      const [dx, dy] = [other.x - mark.x, other.y - mark.y];
      const [ahead, aside] = [dx * across + dy * down, Math.abs(dx * down) + Math.abs(dy * across)];
      return ahead <= 0 || aside > ahead * 1.2 ? Infinity : (ahead + aside) * (joined.has(other.id) ? 0.5 : 1);
    };
    const ranked = this.network.shown.map((each) => [cost(each), each]).filter(([each]) => each < Infinity);
    return ranked.length ? ranked.reduce((one, other) => (other[0] < one[0] ? other : one))[1] : null;
  }

  go(mark) {
    const { network } = this;
    network.here = mark?.id ?? null;
    network.redraw();
    if (!mark) return;
    this.last = mark.id;
    const { name, type } = mark.node;
    this.teller.textContent = `${name}, ${type}, ${amount(this.state.links.get(mark.id).length, "link")}`;
    if (!network.camera.isInSight(mark)) network.camera.look(mark, network.stage.zoom());
  }
}
