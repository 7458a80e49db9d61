// Ways between nodes and what several nodes have in common.
"use strict";

class Ways {
  constructor(state) {
    this.state = state;
  }

  // Nodes and edges in a row that follow each other.
  isWay({ nodes, edges }) {
    const joins = (edge, one, other) => (edge.from === one && edge.to === other) || (edge.from === other && edge.to === one);
    return (
      nodes.length > 1 &&
      edges.length === nodes.length - 1 &&
      edges.every((id, place) => joins(this.state.edge.get(id), nodes[place], nodes[place + 1]))
    );
  }

  way({ nodes, edges }) {
    const [first, last] = [nodes[0], nodes.at(-1)].map((id) => this.state.node.get(id).name);
    return [
      element("h2", { tabindex: "-1" }, "From ", words(first), " to ", words(last)),
      soft(`The shortest way, over ${amount(edges.length, "statement")}.`),
      this.tools(),
      this.steps({ nodes, edges }),
      ...this.shared([nodes[0], nodes.at(-1)]),
    ];
  }

  steps({ nodes, edges }) {
    const step = (id, place) =>
      element(
        "li",
        {},
        place ? this.line(this.state.edge.get(edges[place - 1]), nodes[place - 1]) : null,
        nodeButton(this.state, this.state.node.get(id)),
      );
    return element("ol", { class: "way" }, nodes.map(step));
  }

  // A statement with the direction in which it is followed.
  line(edge, from) {
    const text = edge.from === from ? `${plain(edge.label)} →` : `← ${plain(edge.label)}`;
    return push(words(text), () => this.state.select({ edges: [edge.id] }), { class: "line" });
  }

  tools() {
    return element("div", { class: "actions", role: "group", "aria-label": "What to do with them" }, restButton(this.state));
  }

  several({ nodes, isWhole }) {
    const names = nodes.map((id) => this.state.node.get(id));
    const title = nodes.length === 2 ? [words(names[0].name), " and ", words(names[1].name)] : [amount(nodes.length, "thing")];
    const between =
      nodes.length === 2
        ? this.between(...nodes)
        : list(
            "Selected",
            names.map((each) => this.item(each)),
            30,
          );
    return [
      element("h2", { tabindex: "-1" }, ...title),
      this.tools(),
      ...between,
      ...this.among(nodes),
      ...(isWhole && nodes.length > 2 ? [] : this.shared(nodes)),
    ];
  }

  item(node) {
    return element("li", {}, nodeButton(this.state, node), kind(node));
  }

  between(one, other) {
    const found = this.state.path(one, other);
    const heading = element("h3", {}, "The way between them");
    if (!found) return [heading, soft("No statements lead from one to the other.")];
    const show = push("Show this way in the graph", () => this.state.select({ ...found, isWhole: true }), { class: "show" });
    return [heading, this.steps(found), show];
  }

  // Statements whose two ends are both selected.
  among(nodes) {
    const chosen = new Set(nodes);
    const edges = [...this.state.edge.values()].filter((each) => chosen.has(each.from) && chosen.has(each.to));
    return list(
      "Statements among them",
      edges.map((each) => triple(this.state, each)),
    );
  }

  // What is joined to two of them at least, first what is joined to most.
  shared(nodes) {
    const counts = new Map();
    nodes.forEach((id) => this.state.neighbours(id).forEach((each) => counts.set(each, (counts.get(each) ?? 0) + 1)));
    const found = [...counts].filter(([id, count]) => count > 1 && !nodes.includes(id)).sort(([, one], [, other]) => other - one);
    const title = nodes.length === 2 ? "What they share" : "What several share";
    if (!found.length) return [element("h3", {}, title), soft("No third thing is joined to them.")];
    return list(
      title,
      found.map(([id]) => this.item(this.state.node.get(id))),
    );
  }

  // Asks for the node at the other end: by name, or by a click on it.
  ask(from, go, leave) {
    const { nodes } = this.state.content;
    const others = nodes.filter((each) => each.id !== from);
    const title = (each) => `${each.name} (${each.type})`;
    const byTitle = new Map([...others].reverse().map((each) => [title(each), each.id]));
    const names = element(
      "datalist",
      { id: "way-names" },
      others.map((each) => element("option", { value: title(each) })),
    );
    const field = element("input", {
      type: "search",
      list: "way-names",
      "aria-label": "Name of the other end",
      placeholder: "Name",
      autocomplete: "off",
    });
    const note = element(
      "p",
      { class: "type", role: "status" },
      "Type a name and press Enter, or click the other end in the graph.",
    );
    const submit = (event) => {
      event.preventDefault();
      const id = byTitle.get(field.value) ?? this.guess(others, field.value);
      if (id === undefined) note.textContent = "No name in this graph begins or goes on like that.";
      else go(id);
    };
    const form = element(
      "form",
      { class: "ask-way", onsubmit: submit },
      element("h3", {}, "Path to…"),
      field,
      names,
      push("Cancel", leave),
      note,
    );
    form.addEventListener("keydown", (event) => {
      if (event.key === "Escape") {
        event.stopPropagation();
        leave();
      }
    });
    return [form, field];
  }

  guess(nodes, text) {
    const wanted = text.trim().toLowerCase();
    const name = (each) => each.name.toLowerCase();
    const ways = [
      (each) => name(each) === wanted,
      (each) => name(each).startsWith(wanted),
      (each) => name(each).includes(wanted),
    ];
    return wanted ? ways.map((fits) => nodes.find(fits)).find(Boolean)?.id : undefined;
  }
}
