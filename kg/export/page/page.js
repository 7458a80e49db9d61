// Joins the parts: title, legend, search, links, and what happens on a click.
"use strict";

const at = (id) => document.getElementById(id);
const content = JSON.parse(at("content").textContent);
const graph = new Graph(content, at("network"));
const pane = new Pane(content, graph, at("pane"), open);
const tip = new Tip(content, at("tip"));

// Opens a node as if it were followed as a link, so that back and forward work; null opens the overview.
function open(id) {
  location.hash = id === null ? "" : encodeURIComponent(graph.node.get(id).iri);
}

function follow() {
  const iri = decode(location.hash.slice(1));
  const node = content.nodes.find((each) => each.iri === iri);
  graph.pick({ node: node ? node.id : null });
  if (node) {
    pane.node(node);
    graph.go(node.id);
  } else {
    pane.overview();
  }
  legend();
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return "";
  }
}

const number = (value) => value.toLocaleString("en");

function heading() {
  const { articles, events, others } = content;
  const [title, published, publisher, url] = articles[0] ?? ["News graph", "", "", ""];
  const isOne = articles.length < 2;
  const name = isOne ? title : `${number(articles.length)} articles`;
  const dates = articles.map((each) => each[1]).filter(Boolean).sort();
  const time = isOne || dates[0] === dates.at(-1) ? published : `${dates[0] ?? ""} to ${dates.at(-1) ?? ""}`;
  const parts = [isOne ? publisher : "", time, `${number(events)} events`, `${number(others)} actors, places and things`];
  document.title = name;
  at("title").replaceChildren(isOne ? link(url, name) : words(name));
  at("meta").replaceChildren(...parts.filter(Boolean).flatMap((each, place) => [place ? " · " : "", words(each)]));
}

function legend() {
  const amounts = new Map();
  content.nodes.forEach((each) => amounts.set(each.group, (amounts.get(each.group) ?? 0) + 1));
  at("families").replaceChildren(...content.families.map((family) => familyButton(family, amounts.get(family.id))));
  const keys = Object.values(LINES).filter((each) => each.means);
  at("lines").replaceChildren(...keys.map((each) => element("span", {}, dash(each), each.means)));
  at("amount").textContent = `${number(graph.count())} of ${number(content.events + content.others)} shown`;
  at("more").hidden = graph.limit >= content.nodes.length;
}

function familyButton(family, amount) {
  const press = () => {
    graph.toggle(family.id);
    legend();
    [...at("families").children].find((each) => each.dataset.family === family.id).focus();
  };
  const isShown = String(!graph.hidden.has(family.id));
  const attributes = { type: "button", "aria-pressed": isShown, "data-family": family.id, onclick: press };
  return element("button", attributes, glyph(family), `${family.label} `, element("small", {}, String(amount)));
}

const CLIPS = {
  triangle: "polygon(50% 0, 100% 100%, 0 100%)",
  diamond: "polygon(50% 0, 100% 50%, 50% 100%, 0 50%)",
  hexagon: "polygon(25% 5%, 75% 5%, 100% 50%, 75% 95%, 25% 95%, 0 50%)",
  star: "polygon(50% 0, 62% 36%, 100% 36%, 69% 58%, 81% 95%, 50% 72%, 19% 95%, 31% 58%, 0 36%, 38% 36%)",
};

function glyph(family) {
  const made = element("i", { "aria-hidden": "true" });
  const { fill, edge } = paint(family, content.families);
  made.style.background = fill;
  if (family.shape === "box") Object.assign(made.style, { border: `1.5px solid ${edge}`, borderRadius: "3px", width: "18px" });
  if (family.shape === "dot") made.style.borderRadius = "50%";
  made.style.clipPath = CLIPS[family.shape] ?? "none";
  return made;
}

function dash({ dashes, isRed }) {
  const made = element("i", { "aria-hidden": "true" });
  made.style.borderTopStyle = !dashes ? "solid" : dashes[0] > 4 ? "dashed" : "dotted";
  if (isRed) made.style.borderTopColor = red();
  return made;
}

// Suggestions: nodes whose name, label or type begins with the words, then those that hold them.
function matches(text) {
  const wanted = text.trim().toLowerCase();
  const rank = (node) => {
    const name = `${node.name} ${node.label} ${node.type}`.toLowerCase();
    return name.startsWith(wanted) ? 0 : name.includes(` ${wanted}`) ? 1 : name.includes(wanted) ? 2 : 3;
  };
  const ranked = wanted ? content.nodes.map((node) => [rank(node), node]).filter(([each]) => each < 3) : [];
  return ranked.sort(([one], [other]) => one - other).slice(0, 8).map(([, node]) => node);
}

function suggest() {
  const found = matches(at("search").value);
  const option = (node) => {
    const attributes = { role: "option", "aria-selected": "false", id: `option-${node.id}`, onpointerdown: () => choose(node.id) };
    return element("li", attributes, words(node.name), " ", element("small", {}, node.type));
  };
  at("suggestions").replaceChildren(...found.map(option));
  at("suggestions").hidden = !found.length;
  at("search").setAttribute("aria-expanded", String(Boolean(found.length)));
}

function choose(id) {
  at("search").value = "";
  suggest();
  open(id);
}

function onKey(event) {
  const options = [...at("suggestions").children];
  const here = options.findIndex((each) => each.getAttribute("aria-selected") === "true");
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === "Escape") at("suggestions").hidden = true;
  if (event.key === "Enter" && options.length) choose(Number(options[Math.max(here, 0)].id.slice("option-".length)));
  if (!step || !options.length) return;
  event.preventDefault();
  const next = options[(here + step + options.length) % options.length];
  options.forEach((each) => each.setAttribute("aria-selected", String(each === next)));
  at("search").setAttribute("aria-activedescendant", next.id);
}

function onClick({ nodes, edges }) {
  tip.hide();
  if (nodes.length) return open(nodes[0]);
  if (!edges.length) return location.hash ? open(null) : follow();
  pane.edge(graph.edge.get(edges[0]));
  return graph.pick({ edge: edges[0] });
}

function onHover({ node, edge, pointer }) {
  const thing = node === undefined ? graph.edge.get(edge) : graph.node.get(node);
  tip.show(thing, thing.name ?? thing.label, pointer.DOM);
}

graph.network.on("click", onClick);
["hoverNode", "hoverEdge"].forEach((each) => graph.network.on(each, onHover));
["blurNode", "blurEdge", "dragStart", "zoom"].forEach((each) => graph.network.on(each, () => tip.hide()));
at("search").addEventListener("input", suggest);
at("search").addEventListener("keydown", onKey);
at("search").addEventListener("blur", () => { at("suggestions").hidden = true; });
at("closer").addEventListener("click", () => graph.zoom(1.3));
at("wider").addEventListener("click", () => graph.zoom(1 / 1.3));
at("fit").addEventListener("click", () => graph.fit());
at("more").addEventListener("click", () => { graph.more(); legend(); });
at("legend").open = matchMedia("(min-width: 761px)").matches;
addEventListener("hashchange", follow);
addEventListener("keydown", (event) => { if (event.key === "Escape" && location.hash) open(null); });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { graph.refresh(); legend(); });
heading();
follow();
if (!location.hash) graph.begin();
