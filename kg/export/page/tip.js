// The tooltip: what a node or an edge is, who says so, and its first sentence.
"use strict";

class Tip {
  constructor(content, container) {
    Object.assign(this, { content, container });
  }

  show(thing, title, at) {
    const source = (thing.facts ?? []).find(([name]) => name === "according to");
    const said = source ? element("p", { class: "type" }, "according to ", words(source[1])) : null;
    const kind = element("div", { class: "type" }, `${thing.type ?? "statement"} `, status(thing));
    const [first] = passages(thing.evidence);
    const parts = [element("strong", { dir: "auto" }, title), kind, said, first ? quote(first, this.content) : null];
    this.container.replaceChildren(...parts.filter((each) => each !== null));
    this.container.hidden = false;
    const { clientWidth, clientHeight } = this.container.parentElement;
    const place = (wanted, size, room) => `${Math.max(4, Math.min(wanted + 14, room - size - 4))}px`;
    this.container.style.left = place(at.x, this.container.offsetWidth, clientWidth);
    this.container.style.top = place(at.y, this.container.offsetHeight, clientHeight);
  }

  hide() {
    this.container.hidden = true;
  }
}
