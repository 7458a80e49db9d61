// Takes away what the page shows: pictures, and the selection as Turtle, as tables or as a query.
"use strict";

const SHARPNESS = 2; // pixels of a PNG for one of the picture
const LARGEST = 8192; // pixels of a side that every browser can draw

class Take {
  constructor(state, network, container) {
    Object.assign(this, { state, network, content: state.content });
    this.told = element("p", { class: "told", role: "status" });
    this.extent = element("p", { class: "extent" });
    const items = [
      ["Picture as PNG", () => this.png()],
      ["Picture as SVG", () => this.svg()],
      ["Print", () => this.print()],
      ["Statements as Turtle", () => this.turtle(), this.content.graph ? "" : "The page carries no graph."],
      ["Nodes as CSV", () => this.nodesTable()],
      ["Edges as CSV", () => this.edgesTable()],
      ["Copy as SPARQL", () => this.query()],
      ["Licences of the libraries", async () => saveFile("LICENSES.txt", "text/plain;charset=utf-8", await library("LICENSES.txt"))],
    ];
    const list = element("div", { class: "menu" }, this.extent, ...items.map((each) => this.item(...each)), this.told);
    this.menu = element("details", { class: "take" }, element("summary", {}, "Take away"), list);
    this.menu.addEventListener("keydown", (event) => event.key === "Escape" && this.menu.open && this.close(event));
    this.menu.addEventListener("toggle", () => this.tellExtent());
    document.addEventListener("pointerdown", (event) => this.menu.contains(event.target) || (this.menu.open = false));
    ["select", "filter"].forEach((each) => state.addEventListener(each, () => this.tellExtent()));
    addEventListener("beforeprint", () => this.lay());
    addEventListener("afterprint", () => this.clear());
    container.replaceChildren(this.menu);
  }

  item(label, act, reason = "") {
    const button = element("button", { type: "button", onclick: () => this.run(act) }, label);
    button.disabled = reason !== "";
    button.title = reason;
    return button;
  }

  async run(act) {
    this.told.textContent = "";
    try {
      this.told.textContent = (await act()) ?? "";
    } catch (error) {
      this.told.textContent = `It did not work: ${error.message}`;
    }
  }

  // What is selected stays so: it is what the menu is about.
  close(event) {
    event.preventDefault();
    this.menu.open = false;
    this.menu.querySelector("summary").focus();
  }

  tellExtent() {
    const { nodes, isSelection } = this.taken();
    this.extent.textContent = `${amount(nodes.length, "node")}: ${isSelection ? "what is selected" : "all that is shown"}`;
  }

  // The selected nodes and what runs between them; without a selection, all that is visible.
  taken() {
    const { state } = this;
    const { nodes, edges, sentences } = state.selection;
    if (!nodes.length && !edges.length && !sentences.length) return { nodes: state.visible.nodes, edges: state.visible.edges, isSelection: false };
    const ids = new Set(nodes.length && !edges.length && !sentences.length ? nodes : state.picked.nodes);
    const between = edges.length ? edges.map((each) => state.edge.get(each)) : this.edgesOf(ids);
    return { nodes: state.content.nodes.filter((each) => ids.has(each.id)), edges: between, isSelection: true };
  }

  // Of one node all its edges, of several those between them.
  edgesOf(ids) {
    const isTaken = ids.size === 1 ? (each) => ids.has(each.from) || ids.has(each.to) : (each) => ids.has(each.from) && ids.has(each.to);
    return [...this.state.edge.values()].filter(isTaken);
  }

  get picture() {
    return svgOf(this.network, this.state, document.title);
  }

  svg() {
    saveFile("graph.svg", "image/svg+xml", this.picture.text);
  }

  async png() {
    const { text, size } = this.picture;
    const scale = Math.min(SHARPNESS, LARGEST / size.width, LARGEST / size.height);
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
    await image.decode();
    const sheet = element("canvas", { width: Math.round(size.width * scale), height: Math.round(size.height * scale) });
    sheet.getContext("2d").drawImage(image, 0, 0, sheet.width, sheet.height);
    const made = await new Promise((resolve) => sheet.toBlob(resolve, "image/png"));
    if (made === null) throw new Error("the picture is too large for this browser; take it as SVG.");
    saveFile("graph.png", "image/png", made);
  }

  print() {
    this.menu.open = false;
    window.print();
  }

  // Lays the whole picture on the paper, in light colours, in place of what the window shows of it.
  lay() {
    this.clear();
    this.theme = document.documentElement.dataset.theme;
    this.colour("light");
    const drawn = new DOMParser().parseFromString(this.picture.text, "image/svg+xml").documentElement;
    this.paper = element("div", { class: "paper" }, drawn);
    this.network.container.after(this.paper);
  }

  clear() {
    if (!this.paper) return;
    this.paper.remove();
    this.paper = null;
    this.colour(this.theme);
  }

  colour(theme) {
    document.documentElement.dataset.theme = theme;
    this.state.tell("theme");
  }

  async turtle() {
    const { rows } = await Engine.of(this.content).ask(statementsOf(this.taken().nodes), true);
    saveFile("selection.ttl", "text/turtle;charset=utf-8", turtleOf(rows));
    return `${rows.length.toLocaleString("en")} triples.`;
  }

  nodesTable() {
    const columns = ["iri", "name", "type", "status", "first day", "last day", "facts", "evidence"];
    const rows = this.taken().nodes.map((each) => [
      each.iri, each.name, each.type, each.status, ...(each.days ?? ["", ""]), each.facts.map((fact) => fact.join(": ")).join(" | "), this.sentences(each),
    ]);
    saveFile("nodes.csv", "text/csv;charset=utf-8", csvOf([columns, ...rows]));
  }

  edgesTable() {
    const end = (id) => [this.state.node.get(id).iri, this.state.node.get(id).name];
    const rows = this.taken().edges.map((each) => [...end(each.from), each.property, ...end(each.to), each.status, this.sentences(each)]);
    saveFile("edges.csv", "text/csv;charset=utf-8", csvOf([["from", "from name", "property", "to", "to name", "status", "evidence"], ...rows]));
  }

  sentences({ evidence }) {
    return [...new Set(evidence.map(([number]) => number))].map((each) => this.content.sentences[each][0]).join(" | ");
  }

  async query() {
    const isCopied = await copyText(DECLARATIONS.join("") + statementsOf(this.taken().nodes));
    if (!isCopied) throw new Error("this browser lets nothing be copied.");
    return "Copied. Ask it with kg query, or at any store that has the graph.";
  }
}

// A query for the statements about nodes, and the sentences that they stand on.
function statementsOf(nodes) {
  const iris = nodes.map((each) => `<${escaped(each.iri)}>`);
  return `CONSTRUCT {
  ?node ?property ?value .
  ?sentence ?told ?words .
} WHERE {
  VALUES ?node {
    ${iris.join("\n    ")}
  }
  { ?node ?property ?value . } UNION { ?node kg:evidence ?sentence . ?sentence ?told ?words . }
}
`;
}
