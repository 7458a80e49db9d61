// The details of what is selected: a node, a statement, a sentence, several nodes, a way; or an overview.
"use strict";

class Pane {
  constructor(state, container) {
    Object.assign(this, { state, container, from: null });
    this.ways = new Ways(state);
    this.about = new About(state, new Claims(state), {
      wayFrom: (id) => this.ask(id),
      copy: (node, button) => this.copy(node, button),
    });
    state.addEventListener("select", () => this.draw());
    state.addEventListener("filter", () => this.refresh());
    this.draw();
  }

  draw() {
    const { nodes, edges, sentences } = this.state.selection;
    const from = this.from;
    this.from = null;
    if (from !== null && nodes.length === 1 && nodes[0] !== from) return this.go(from, nodes[0]);
    if (!nodes.length && !edges.length && !sentences.length) return this.show(this.overview(), false);
    return this.show(this.chosen(this.state.selection));
  }

  chosen({ nodes, edges, sentences, isWhole }) {
    if (nodes.length === 1 && !edges.length) return this.about.node(this.state.node.get(nodes[0]));
    const lines = edges.map((id) => this.state.edge.get(id));
    if (!nodes.length && lines.length && lines.every((each) => this.isSame(each, lines[0]))) return this.statement(lines);
    if (!nodes.length && sentences.length) return this.told(sentences);
    if (this.ways.isWay({ nodes, edges })) return this.ways.way({ nodes, edges });
    const ends = edges.flatMap((id) => [this.state.edge.get(id).from, this.state.edge.get(id).to]);
    return this.ways.several({ nodes: [...new Set([...nodes, ...ends])], isWhole });
  }

  // Who used a button of the pane is led to its new heading.
  show(children, hasBack = true) {
    const isHere = this.container.contains(document.activeElement);
    const back = hasBack ? push("← Overview", () => this.state.select(), { class: "back" }) : null;
    this.container.replaceChildren(...[back, ...children].filter((each) => each !== null));
    this.container.scrollTop = 0;
    if (isHere) this.container.querySelector("h2").focus();
  }

  // The buttons say what they would do now.
  refresh() {
    this.container.querySelectorAll(".actions").forEach((each) => each.dispatchEvent(new Event("refresh")));
    this.container.querySelectorAll(".rest").forEach((each) => {
      each.textContent = this.state.filter.only ? "Show the rest" : "Hide the rest";
    });
  }

  overview() {
    const { articles, nodes } = this.state.content;
    const weight = (node) => this.state.links.get(node.id).length;
    const most = (wanted) =>
      nodes
        .filter((each) => this.state.isEvent(each) === wanted)
        .sort((one, other) => weight(other) - weight(one))
        .slice(0, 8);
    const item = (node) => element("li", {}, nodeButton(this.state, node), verb(this.state, node), " ", doubt(node, node.name));
    const source = (each) =>
      element("li", {}, link(each.url, each.title), each.published ? element("small", {}, ` ${each.published}`) : null);
    return [
      element("h2", { tabindex: "-1" }, "In this graph"),
      soft(
        "Click a node or a line to read the sentence it comes from. With Ctrl and a click on a second node you see what joins the two.",
      ),
      ...list("Actors and places", most(false).map(item)),
      ...list("Events", most(true).map(item)),
      ...list(articles.length > 1 ? "Articles" : "", articles.length > 1 ? articles.map(source) : [], 20),
    ];
  }

  // One statement, however many articles make it.
  isSame(one, other) {
    return one.from === other.from && one.to === other.to && plain(one.label) === plain(other.label);
  }

  statement(edges) {
    const { state } = this;
    const [from, to] = [state.node.get(edges[0].from), state.node.get(edges[0].to)];
    const statuses = new Map(edges.filter((each) => each.status).map((each) => [each.status, each]));
    const ends = [
      ["From", from],
      ["To", to],
    ].flatMap(([name, node]) => [element("dt", {}, name), element("dd", {}, nodeButton(state, node), verb(state, node))]);
    return [
      element("h2", { dir: "auto", tabindex: "-1" }, plain(edges[0].label)),
      soft(edges.length > 1 ? `a statement, made ${edges.length} times` : "a statement"),
      ...[...statuses.values()].map((each) => soft(status(each), ` ${MEANINGS[each.status] ?? ""}`)),
      element("dl", {}, ends),
      ...this.about.sayers(state.isEvent(from) ? from : to),
      ...this.about.evidence({ evidence: edges.flatMap((each) => each.evidence) }, 0),
    ];
  }

  // Everything that some sentences tell.
  told(sentences) {
    const { state } = this;
    const told = sentences.map((each) => state.toldBy(each));
    const ids = (name) => [...new Set(told.flatMap((each) => [...each[name]]))];
    const nodes = ids("nodes").map((id) => state.node.get(id));
    const item = (node) => element("li", {}, nodeButton(state, node), kind(node), " ", doubt(node, node.name));
    const lines = ids("edges").map((id) => triple(state, state.edge.get(id)));
    return [
      element("h2", { tabindex: "-1" }, sentences.length === 1 ? "What this sentence tells" : "What these sentences tell"),
      ...sentences.map((each) => quote([each, 0, 0], state.content)),
      state.picked.nodes.size ? element("div", { class: "actions" }, restButton(state)) : null,
      ...list("Events", nodes.filter((each) => state.isEvent(each)).map(item)),
      ...list("Actors, places and things", nodes.filter((each) => !state.isEvent(each)).map(item)),
      ...list("Statements", lines),
      nodes.length || lines.length ? null : soft("The graph holds nothing of it."),
    ];
  }

  // Waits for the other end of a way; see `draw`.
  ask(id) {
    if (this.container.querySelector(".ask-way")) return;
    const before = document.activeElement;
    const leave = () => {
      this.from = null;
      form.remove();
      before.focus();
    };
    const [form, field] = this.ways.ask(id, (to) => this.go(id, to), leave);
    this.from = id;
    this.container.querySelector(".actions").after(form);
    field.focus();
  }

  go(from, to) {
    this.from = null;
    const found = this.state.path(from, to);
    this.state.select(found ? { ...found, isWhole: true } : { nodes: [from, to] });
  }

  async copy({ iri }, button) {
    const address = `${location.href.split("#")[0]}#${encodeURIComponent(iri)}`;
    try {
      await navigator.clipboard.writeText(address);
      button.textContent = "Copied";
    } catch {
      const field = element("input", { class: "address", readonly: "", value: address, "aria-label": "Link to this" });
      button.replaceWith(field);
      field.select();
    }
  }
}
