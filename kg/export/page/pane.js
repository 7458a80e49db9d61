// Words about nodes and edges: the side pane and the tooltip. Text is only ever set as text.
"use strict";

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  Object.entries(attributes).forEach(([name, value]) => {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, value);
  });
  made.append(...children.filter((each) => each !== null));
  return made;
}

// Words of the article are kept from turning the words around them: they may be written from right to left.
function words(text) {
  return element("bdi", { dir: "auto" }, text);
}

function link(url, text) {
  const isWeb = /^https?:\/\//i.test(url);
  return isWeb ? element("a", { href: url, rel: "noopener noreferrer", target: "_blank" }, words(text)) : words(text);
}

function status(each) {
  return each.status ? element("span", { class: `status ${each.status}` }, each.status) : null;
}

// One sentence, with the words that speak of the thing marked. Offsets count characters, not UTF-16 units.
function quote([number, start, end], { sentences, articles }) {
  const [text, article] = sentences[number];
  const letters = [...text];
  const part = (from, to) => letters.slice(from, to).join("");
  const marked = end > start ? element("mark", {}, part(start, end)) : null;
  const source = articles.length > 1 ? element("footer", { class: "type" }, link(articles[article].url, articles[article].title)) : null;
  return element("blockquote", { dir: "auto" }, part(0, start), marked, part(Math.max(start, end)), source);
}

// The passages of one thing, each sentence once.
function quotes(evidence, content) {
  const bySentence = new Map([...evidence].reverse().map((each) => [each[0], each]));
  return [...bySentence.values()].reverse().map((each) => quote(each, content));
}

class Pane {
  constructor(state, container) {
    Object.assign(this, { state, content: state.content, container });
    state.addEventListener("select", () => this.refresh());
    this.refresh();
  }

  refresh() {
    const { nodes, edges } = this.state.selection;
    if (nodes.length === 1) this.node(this.state.node.get(nodes[0]));
    else if (!nodes.length && edges.length === 1) this.edge(this.state.edge.get(edges[0]));
    else this.overview();
  }

  open(id) {
    this.state.select(id === null ? undefined : { nodes: [id] });
  }

  show(...children) {
    this.container.replaceChildren(...children.filter((each) => each !== null));
    this.container.scrollTop = 0;
  }

  overview() {
    const { articles, nodes, families } = this.content;
    const isEvent = new Map(families.map((each) => [each.id, each.isEvent]));
    const weight = (node) => this.state.links.get(node.id).length;
    const most = (wanted) =>
      nodes.filter((each) => isEvent.get(each.group) === wanted).sort((one, other) => weight(other) - weight(one)).slice(0, 8);
    this.show(
      element("h2", {}, "In this graph"),
      element("p", { class: "type" }, "Click a node or a line to read the sentence it comes from."),
      ...this.list("Actors and places", most(false).map((each) => this.item(each))),
      ...this.list("Events", most(true).map((each) => this.item(each))),
      ...this.list(articles.length > 1 ? "Articles" : "", articles.slice(0, 100).map((each) => element("li", {}, link(each.url, each.title)))),
    );
  }

  list(title, items) {
    return title && items.length ? [element("h3", {}, title), element("ul", {}, ...items)] : [];
  }

  item(node, before = null, after = null) {
    const button = element("button", { type: "button", onclick: () => this.open(node.id) }, words(node.name));
    return element("li", {}, before, button, " ", node.name.includes(`(${node.status})`) || node.status === "asserted" ? null : status(node), after);
  }

  node(node) {
    const links = this.state.links.get(node.id);
    const out = links.filter((each) => each.from === node.id);
    const into = links.filter((each) => each.to === node.id && each.from !== node.id);
    const property = (text) => element("span", { class: "property" }, text);
    const facts = node.facts.map(([name, value]) => element("li", {}, property(`${name}: `), link(value, value)));
    this.show(
      this.back(),
      element("h2", { dir: "auto" }, node.name),
      element("p", { class: "type" }, `${node.type} `, status(node)),
      ...this.list("Statements", [...out.map((each) => this.item(this.state.node.get(each.to), property(`${each.label} → `))), ...facts]),
      ...this.list("Stands in", into.map((each) => this.item(this.state.node.get(each.from), null, property(` as ${each.label}`)))),
      ...this.evidence(node),
    );
  }

  edge(edge) {
    const [from, to] = [this.state.node.get(edge.from), this.state.node.get(edge.to)];
    this.show(
      this.back(),
      element("h2", { dir: "auto" }, edge.label),
      element("p", { class: "type" }, "statement ", status(edge)),
      ...this.list("From", [this.item(from)]),
      ...this.list("To", [this.item(to)]),
      ...this.evidence(edge),
    );
  }

  back() {
    return element("button", { type: "button", class: "back", onclick: () => this.open(null) }, "← Overview");
  }

  evidence(thing) {
    const found = quotes(thing.evidence, this.content);
    const left = (thing.passages ?? 0) - thing.evidence.length;
    const rest = left > 0 ? element("p", { class: "type" }, `and ${left.toLocaleString("en")} more`) : null;
    return found.length ? [element("h3", {}, "Evidence"), ...found, rest] : [];
  }
}

class Tip {
  constructor(content, container) {
    Object.assign(this, { content, container });
  }

  show(thing, title, at) {
    const source = (thing.facts ?? []).find(([name]) => name === "according to");
    const said = source ? element("p", { class: "type" }, "according to ", words(source[1])) : null;
    const kind = element("div", { class: "type" }, `${thing.type ?? "statement"} `, status(thing));
    const parts = [element("strong", { dir: "auto" }, title), kind, said, quotes(thing.evidence, this.content)[0] ?? null];
    this.container.replaceChildren(...parts.filter((each) => each !== null));
    this.container.hidden = false;
    const { clientWidth, clientHeight } = this.container.parentElement;
    const place = (wanted, size, room) => `${Math.max(4, Math.min(wanted + 14, room - size - 4))}px`;
    this.container.style.left = place(at.x, this.container.offsetWidth, clientWidth);
    this.container.style.top = place(at.y, this.container.offsetHeight, clientHeight);
  }

  // Says whether there was something to hide.
  hide() {
    const isOpen = !this.container.hidden;
    this.container.hidden = true;
    return isOpen;
  }
}
