// What of the network is looked at: near, far, everything, one node.
"use strict";

const FOOT = 36; // pixels of the stage below, for the line that tells how much is shown

class Camera {
  constructor(network) {
    this.network = network;
    this.stage = network.stage;
  }

  // Looks at a place, at once or in a short move.
  look({ x, y }, scale, isSudden = isCalm()) {
    const time = isSudden ? 0 : 300;
    this.stage.centerAt(x, y, time);
    this.scale(scale, time);
  }

  // force-graph takes a scale of exactly 1 for one that nobody chose, and would choose its own.
  scale(wanted, time = 0) {
    this.stage.zoom(wanted === 1 ? 1.0001 : wanted, time);
  }

  zoom(factor) {
    this.scale(this.stage.zoom() * factor, isCalm() ? 0 : 150);
  }

  // Shows these nodes, or everything there is, as large as the stage allows.
  fit({ marks = this.network.shown, most = 1.3, isSudden = isCalm() } = {}) {
    if (!marks.length) return;
    const boxes = marks.map(wholeBox);
    const ends = (axis, size) => [
      Math.min(...boxes.map((each) => each[axis] - each[size] / 2)), Math.max(...boxes.map((each) => each[axis] + each[size] / 2)),
    ];
    const [[left, right], [top, bottom]] = [ends("x", "width"), ends("y", "height")];
    const scale = Math.min((this.stage.width() - 40) / (right - left), (this.stage.height() - 30 - FOOT) / (bottom - top), most);
    this.look({ x: (left + right) / 2, y: (top + bottom) / 2 + FOOT / 2 / scale }, scale, isSudden);
  }

  // Shows everything, or, where words would be too small to read, the first node and what is around it.
  begin() {
    this.fit({ isSudden: true });
    if (this.stage.zoom() < 0.36 && this.network.shown.length) this.look(this.network.shown[0], 0.6, true);
  }

  // Moves to what is selected, if it is not in sight already.
  bring() {
    const { selection, picked } = this.network.state;
    const marks = [...(picked?.nodes ?? [])].map((id) => this.network.marks.get(id)).filter((each) => this.network.shown.includes(each));
    const wanted = selection.nodes.length ? marks.filter((each) => selection.nodes.includes(each.id)) : marks;
    if (!wanted.length || (this.stage.zoom() > 0.5 && wanted.every((each) => this.isInSight(each)))) return;
    if (wanted.length === 1) this.look(wanted[0], Math.max(this.stage.zoom(), 0.8));
    else this.fit({ marks: wanted, most: 1 });
  }

  // Shows what a filter has left, if most of that is out of sight.
  keep() {
    const { only, articles, speakers, days } = this.network.state.filter;
    const { shown } = this.network;
    const isNarrow = [only, articles, speakers, days].some(Boolean);
    if (isNarrow && shown.filter((each) => this.isInSight(each)).length < shown.length / 2) this.fit({ marks: shown, most: 1 });
  }

  isInSight({ x, y }) {
    const { x: across, y: down } = this.stage.graph2ScreenCoords(x, y);
    return across > 40 && down > 40 && across < this.stage.width() - 40 && down < this.stage.height() - 40;
  }
}
