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
    if (!nodes.length && edges.length === 1) return this.statement(this.state.edge.get(edges[0]));
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
    const item = (node) =>
      element("li", {}, nodeButton(this.state, node), verb(this.state, node), " ", doubt(node, node.name));
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

  statement(edge) {
    const [from, to] = [this.state.node.get(edge.from), this.state.node.get(edge.to)];
    const said = this.about.sayers(this.state.isEvent(from) ? from : to);
    return [
      element("h2", { dir: "auto", tabindex: "-1" }, plain(edge.label)),
      soft("a statement"),
      edge.status ? soft(status(edge), ` ${MEANINGS[edge.status] ?? ""}`) : null,
      element(
        "dl",
        {},
        element("dt", {}, "From"),
        element("dd", {}, nodeButton(this.state, from)),
        element("dt", {}, "To"),
        element("dd", {}, nodeButton(this.state, to)),
      ),
      ...said,
      ...this.about.evidence(edge, 0),
    ];
  }

  // Everything that some sentences tell.
  told(sentences) {
    const { state } = this;
    const told = sentences.map((each) => state.toldBy(each));
    const ids = (name) => [...new Set(told.flatMap((each) => [...each[name]]))];
    const nodes = ids("nodes").map((id) => state.node.get(id));
    const item = (node) =>
      element(
        "li",
        {},
        nodeButton(state, node),
        " ",
        element("small", {}, words(node.type)),
        " ",
        doubt(node, node.name),
      );
    const name = (id) => state.node.get(id).name;
    const line = (edge) =>
      element(
        "li",
        {},
        words(name(edge.from)),
        " ",
        push(words(`${edge.label} →`), () => state.select({ edges: [edge.id] }), { class: "line" }),
        " ",
        words(name(edge.to)),
      );
    return [
      element("h2", { tabindex: "-1" }, sentences.length === 1 ? "What this sentence tells" : "What these sentences tell"),
      ...sentences.map((each) => quote([each, 0, 0], state.content)),
      element("div", { class: "actions" }, restButton(state)),
      ...list("Events", nodes.filter((each) => state.isEvent(each)).map(item)),
      ...list("Actors, places and things", nodes.filter((each) => !state.isEvent(each)).map(item)),
      ...list(
        "Statements",
        ids("edges").map((id) => line(state.edge.get(id))),
      ),
      nodes.length ? null : soft("The graph holds nothing of it."),
    ];
  }

  // Waits for the other end of a way; see `draw`.
  ask(id) {
    if (this.container.querySelector(".ask-way")) return;
    const leave = () => {
      this.from = null;
      form.remove();
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
