// The address follows the selection of nodes, and the selection follows the address: links, back and forward.
"use strict";

const MOST_LINKED = 12; // nodes in one address

class Address {
  constructor(state) {
    this.state = state;
    state.addEventListener("select", () => this.write());
    addEventListener("hashchange", () => this.read());
  }

  // The selection as the address has it: IRIs of nodes, with commas between them.
  wanted() {
    const { nodes, edges, sentences } = this.state.selection;
    if (edges.length || sentences.length || nodes.length > MOST_LINKED) return "";
    return nodes.map((id) => encodeURIComponent(this.state.node.get(id).iri)).join(",");
  }

  write() {
    const wanted = this.wanted();
    if (wanted !== location.hash.slice(1) && !this.isReading) location.hash = wanted;
  }

  read() {
    const written = location.hash.slice(1);
    if (written === this.wanted()) return;
    const found = written.split(",").map((each) => this.state.byIri.get(decoded(each))).filter(Boolean);
    this.isReading = true;
    this.state.select({ nodes: [...new Set(found.map((each) => each.id))] });
    this.isReading = false;
    // Written anew in its own place: another place would catch who goes back.
    if (this.wanted() !== written) location.replace(`#${this.wanted()}`);
  }
}

function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}
