// All that is known of one node: what it is, its statements both ways, who says so, and the sentences.
"use strict";

class About {
  // `act`: what its buttons do besides selecting: {wayFrom(id), copy(node, button)}.
  constructor(state, claims, act) {
    Object.assign(this, { state, claims, act });
  }

  node(node) {
    const links = this.state.links.get(node.id);
    const out = links.filter((each) => each.from === node.id);
    const into = links.filter((each) => each.to === node.id && each.from !== node.id);
    const shown = node.evidence.length;
    return [
      element("h2", { dir: "auto", tabindex: "-1" }, node.name),
      ...this.kind(node),
      this.tools(node),
      ...this.facts(node),
      ...this.statements("Statements", out, "to", (label) => [words(label), " →"]),
      ...this.statements("Stands in", into, "from", (label) => ["as ", words(label), " of"]),
      ...this.sayers(node),
      ...this.sayings(node),
      ...this.evidence(node, node.passages - shown),
    ];
  }

  kind(node) {
    const meaning = MEANINGS[node.status];
    const when = node.days ? ` · ${span(node.days)}` : "";
    const many = this.state.content.articles.length > 1 ? ` · in ${amount(node.articles.length, "article")}` : "";
    return [soft(words(node.type), `${when}${many}`), meaning ? soft(status(node), ` ${meaning}`) : null];
  }

  tools(node) {
    const { state } = this;
    const far = () => [...state.neighbours(node.id)].filter((id) => !state.visible.ids.has(id)).length;
    const expand = push("Expand neighbours", () => state.expand(node.id));
    const rest = restButton(state);
    const refresh = () => {
      expand.disabled = far() === 0;
      expand.textContent = far() ? `Expand neighbours (${far()} hidden)` : "All neighbours shown";
    };
    refresh();
    const copy = push("Copy link", () => this.act.copy(node, copy));
    const made = element(
      "div",
      { class: "actions", role: "group", "aria-label": "What to do with it" },
      expand,
      rest,
      push("Path to…", () => this.act.wayFrom(node.id)),
      copy,
    );
    made.addEventListener("refresh", refresh);
    return made;
  }

  facts({ facts }) {
    const isWeb = (value) => /^https?:\/\//i.test(value);
    const byName = new Map();
    facts.forEach(([name, value]) => byName.set(name, [...(byName.get(name) ?? []), value]));
    byName.delete("according to");
    const rows = [...byName].flatMap(([name, values]) => [
      element("dt", {}, words(name)),
      ...values.map((each) => element("dd", {}, isWeb(each) ? link(each, each) : words(each))),
    ]);
    return rows.length ? [element("h3", {}, "Facts"), element("dl", {}, rows)] : [];
  }

  // Statements in groups of one label each; `end` says at which end the other thing stands.
  statements(title, edges, end, heading) {
    const byLabel = new Map();
    edges.forEach((each) => byLabel.set(plain(each.label), [...(byLabel.get(plain(each.label)) ?? []), each]));
    const groups = [...byLabel].flatMap(([label, few]) => [
      element("h4", {}, ...heading(label), few.length > 3 ? ` (${few.length})` : null),
      ...list("", this.ends(few, end), 8),
    ]);
    return groups.length ? [element("h3", {}, `${title} (${edges.length})`), ...groups] : [];
  }

  // The things at the other end, each once, however many articles say so.
  ends(edges, end) {
    const byNode = new Map();
    edges.forEach((each) => byNode.set(each[end], [...(byNode.get(each[end]) ?? []), each]));
    return [...byNode].map(([id, few]) => this.statement(few, this.state.node.get(id)));
  }

  statement(edges, other) {
    const [edge] = edges;
    const name = `Statement: ${plain(edge.label)}, ${other.name}`;
    const hints = { class: "line", "aria-label": name, title: "This statement and its sentence" };
    const open = push("⋯", () => this.state.select({ edges: edges.map((each) => each.id) }), hints);
    const often = edges.length > 1 ? element("small", {}, ` said ${edges.length} times`) : null;
    const doubts = [...new Map(edges.map((each) => [each.status, each])).values()].map((each) => doubt(each, other.name));
    return element("li", {}, open, nodeButton(this.state, other), verb(this.state, other), often, " ", doubts);
  }

  // Who reports this event, or that the article does so itself.
  sayers(node) {
    const said = this.state.content.claims.filter((each) => each.reports.includes(node.id) || each.event === node.id);
    const found = said.length ? said : null;
    if (!found)
      return this.state.isEvent(node) && node.status === "asserted"
        ? [element("h3", {}, "Who says so"), soft("The article says so itself.")]
        : [];
    return list(
      "Who says so",
      found.map((each) => this.claim(each, true)),
    );
  }

  // What somebody says, where the node is a speaker.
  sayings(node) {
    const said = this.state.content.claims.filter((each) => each.source === node.id);
    return list(
      said.length ? `Says (${said.length})` : "",
      said.map((each) => this.claim(each, false)),
      6,
    );
  }

  claim(claim, isNamed) {
    const { source, cue, content, isDirect, sentence } = claim;
    const speaker = source === null ? words(claim.speaker) : nodeButton(this.state, this.state.node.get(source));
    const open = () => this.state.select(sentence === null ? this.claims.selection(claim) : { sentences: [sentence] });
    const what = element(
      "button",
      { type: "button", class: "said", onclick: open },
      isDirect ? "“" : null,
      words(content),
      isDirect ? "”" : null,
    );
    return element(
      "li",
      {},
      isNamed ? [speaker, " "] : null,
      element("span", { class: "property" }, words(cue), ": "),
      content ? what : null,
    );
  }

  evidence(thing, left) {
    const { content } = this.state;
    const made = passages(thing.evidence).map((each) => {
      const more = push("all it tells", () => this.state.select({ sentences: [each[0]] }), { class: "line" });
      return element("li", {}, quote(each, content, more));
    });
    const rest = left > 0 ? soft(`and ${left.toLocaleString("en")} more`) : null;
    return made.length ? [...list("Evidence", made, 6), rest] : [];
  }
}

// The word of the article for an event whose name does not hold it.
function verb(state, node) {
  const word = plain(node.label);
  const isSaid = !state.isEvent(node) || node.name.toLowerCase().includes(word.toLowerCase());
  return isSaid ? null : element("small", {}, " ", words(`“${word}”`));
}

// The type in small, where the name does not hold it.
function kind(node) {
  return node.name.toLowerCase().includes(node.type.toLowerCase()) ? null : element("small", {}, " ", words(node.type));
}

// A button that leads to a node.
function nodeButton(state, node) {
  return element("button", { type: "button", class: "to", onclick: () => state.select({ nodes: [node.id] }) }, words(node.name));
}

// A statement with both its ends.
function triple(state, edge) {
  const [from, to] = [state.node.get(edge.from).name, state.node.get(edge.to).name];
  const open = push(words(`${plain(edge.label)} →`), () => state.select({ edges: [edge.id] }), { class: "line" });
  return element("li", {}, words(from), " ", open, " ", words(to), " ", doubt(edge, from + to));
}

// Hides all but the selection, or shows the rest again.
function restButton(state) {
  const press = () => (state.filter.only ? state.choose({ only: null }) : state.leaveAlone());
  const made = push("", press, { class: "rest" });
  made.textContent = state.filter.only ? "Show the rest" : "Hide the rest";
  return made;
}
