"use strict";
// Asks the endpoint and shows what it says. Whatever comes from the graph is shown as text, never as markup.

const at = (id) => document.getElementById(id);
const FILES = { csv: "CSV", tsv: "TSV", json: "JSON", xml: "XML" };
const GRAPHS = { turtle: "Turtle", ntriples: "N-Triples", jsonld: "JSON-LD", rdfxml: "RDF/XML", trig: "TriG" };
const FIRST = `SELECT ?article ?title ?published WHERE {
  ?article a kg:Article
  OPTIONAL { ?article schema:headline ?title } OPTIONAL { ?article schema:datePublished ?published }
} ORDER BY DESC(?published) LIMIT 100`;
let about = { prefixes: {}, ours: [], questions: [] };
let asking = 0; // the number of the query whose answer is awaited

function made(name, text = "", attributes = {}) {
  const element = document.createElement(name);
  element.textContent = text;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

function shorten(iri) {
  for (const [prefix, namespace] of Object.entries(about.prefixes)) {
    if (iri.startsWith(namespace) && /^[\w-]+$/.test(iri.slice(namespace.length))) {
      return `${prefix}:${iri.slice(namespace.length)}`;
    }
  }
  return iri;
}

// A link that asks what the graph says of an IRI, and one to the page itself, if it is one elsewhere.
function linked(iri, label = shorten(iri)) {
  const both = document.createDocumentFragment();
  both.append(made("a", label, { href: `#iri=${encodeURIComponent(iri)}`, title: iri, dir: "auto" }));
  if (/^https?:\/\//.test(iri) && !about.ours.some((each) => iri.startsWith(each))) {
    const attributes = { href: iri, rel: "noreferrer noopener", target: "_blank", title: "Open this page" };
    both.append(" ", made("a", "↗", attributes));
  }
  return both;
}

function shown(term) {
  if (!term) return "";
  if (term.type === "uri") return linked(term.value);
  if (term.type === "triple") {
    const { subject, predicate, object } = term.value;
    const whole = made("span");
    whole.append("⟪ ", shown(subject), " ", shown(predicate), " ", shown(object), " ⟫");
    return whole;
  }
  return made("bdi", term.value, term["xml:lang"] ? { lang: term["xml:lang"] } : {});
}

function sentences(list) {
  const cell = made("td");
  let article = null;
  for (const each of list) {
    if (each.article !== article) {
      article = each.article;
      const title = made("small");
      title.append(linked(article, each.title || article));
      cell.append(title);
    }
    cell.append(made("blockquote", each.text, { dir: "auto" }));
  }
  if (!list.length) cell.append(made("small", "No sentence: the query binds no statement here."));
  return cell;
}

function row(binding, columns, number, evidence) {
  const line = made("tr");
  line.append(made("td", String(number), { class: "number" }));
  for (const each of columns) {
    const cell = made("td");
    cell.append(shown(binding[each]));
    line.append(cell);
  }
  if (!evidence) return [line];
  const below = made("tr", "", { class: "evidence" });
  const cell = sentences(evidence);
  cell.colSpan = columns.length + 2;
  below.append(cell);
  below.hidden = true;
  const button = made("button", `evidence (${evidence.length})`, { type: "button", "aria-expanded": "false" });
  button.addEventListener("click", () => {
    below.hidden = !below.hidden;
    button.setAttribute("aria-expanded", String(!below.hidden));
  });
  const last = made("td");
  last.append(button);
  line.append(last);
  return [line, below];
}

function table(found) {
  const columns = found.head.vars;
  const whole = made("table");
  const head = whole.createTHead().insertRow();
  head.append(made("th", "", { "aria-label": "number" }), ...columns.map((each) => made("th", each)));
  if (found.evidence) head.append(made("th", "", { "aria-label": "evidence" }));
  const body = whole.createTBody();
  found.results.bindings.forEach((each, place) => {
    body.append(...row(each, columns, place + 1, found.evidence?.[place]));
  });
  return whole;
}

function fields(explain) {
  const form = new URLSearchParams({ query: at("query").value });
  for (const each of document.querySelectorAll("#parameters input")) if (each.value) form.set(`$${each.name}`, each.value);
  if (explain) form.set("explain", "true");
  return form;
}

async function ask(explain) {
  const headers = { Accept: "application/sparql-results+json, text/turtle;q=0.9" };
  return fetch("sparql", { method: "POST", body: fields(explain), headers });
}

function say(text, failed = false) {
  at("status").textContent = text;
  at("status").className = failed ? "failed" : "";
}

async function run() {
  const number = ++asking;
  const begun = performance.now();
  at("answer").replaceChildren();
  at("files").replaceChildren();
  at("cut").hidden = true;
  say("Asking …");
  try {
    const explain = at("explain").checked && /\bselect\b/i.test(at("query").value);
    let reply = await ask(explain);
    if (explain && [400, 406, 422].includes(reply.status)) reply = await ask(false);
    const text = await reply.text();
    if (number !== asking) return;
    if (!reply.ok) return say(text.trim() || `The server answers ${reply.status}.`, true);
    const seconds = ((performance.now() - begun) / 1000).toFixed(2);
    at("cut").hidden = !reply.headers.get("Kg-Truncated");
    at("cut").textContent = "The answer is cut here: there is more than the server sends at once. Use LIMIT and OFFSET.";
    answer(text, reply.headers.get("Content-Type"), seconds);
  } catch (error) {
    if (number === asking) say(`The server cannot be reached: ${error.message}`, true);
  }
}

function answer(text, media, seconds) {
  if (media.startsWith("text/turtle")) {
    say(`Triples in ${seconds} s`);
    files(GRAPHS);
    const button = made("button", "Show as network", { type: "button" });
    button.addEventListener("click", () => at("answer").replaceChildren(network(`?${fields(false)}`)));
    at("answer").append(button, made("pre", text, { dir: "auto" }));
    return;
  }
  const found = JSON.parse(text);
  if ("boolean" in found) return say(`${found.boolean ? "Yes" : "No"} (in ${seconds} s)`);
  const count = found.results.bindings.length;
  say(`${count} row${count === 1 ? "" : "s"} in ${seconds} s`);
  files(FILES);
  at("answer").append(table(found));
}

function files(formats) {
  for (const [format, name] of Object.entries(formats)) {
    const form = fields(false);
    form.set("format", format);
    at("files").append(made("a", name, { href: `sparql?${form}`, download: `answer.${format}` }));
  }
}

function network(address = "") {
  say("Drawing the network …");
  const frame = made("iframe", "", { title: "Network", sandbox: "allow-scripts allow-popups" });
  frame.addEventListener("load", () => {
    say("Network");
    frame.scrollIntoView();
  });
  frame.src = `network${address}`;
  return frame;
}

function choose(question) {
  at("query").value = question.sparql.replace(/^(# .*\n)+/, ""); // without its heading, which the page shows
  at("description").textContent = question.description;
  at("parameters").replaceChildren(
    ...Object.entries(question.parameters).map(([name, meaning]) => {
      const label = made("label", name);
      label.append(made("input", "", { name, placeholder: meaning, size: Math.min(Math.max(meaning.length, 12), 50) }));
      return label;
    }),
  );
  for (const each of document.querySelectorAll("#questions button")) {
    each.setAttribute("aria-current", String(each.dataset.name === question.name));
  }
  if (question.needed.length) return say(`Give a value for ${question.needed.join(", ")}, then run it.`);
  run();
}

function list() {
  const words = at("filter").value.toLowerCase();
  const fitting = about.questions.filter((each) => `${each.name} ${each.title}`.toLowerCase().includes(words));
  at("questions").replaceChildren(
    ...fitting.map((each) => {
      const item = made("li");
      const button = made("button", each.title, { type: "button", title: each.description, "data-name": each.name });
      button.addEventListener("click", () => choose(each));
      item.append(button);
      return item;
    }),
  );
}

function plain(sparql) {
  choose({ name: "", description: "", parameters: {}, needed: [], sparql });
}

// The address after # names what is asked: an IRI, or a query.
function follow() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  if (wanted.get("iri")) {
    const iri = wanted.get("iri").replace(/[\s<>"{}|^`\\]/g, encodeURIComponent);
    plain(`SELECT ?subject ?property ?value WHERE {
  { BIND(<${iri}> AS ?subject) <${iri}> ?property ?value } UNION { ?subject ?property <${iri}> BIND(<${iri}> AS ?value) }
} LIMIT 500`);
  } else {
    plain(wanted.get("query") || FIRST);
  }
}

at("run").addEventListener("click", run);
at("query").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
});
at("filter").addEventListener("input", list);
at("whole").addEventListener("click", (event) => {
  event.preventDefault();
  at("cut").hidden = true;
  at("files").replaceChildren();
  at("answer").replaceChildren(network());
});
addEventListener("hashchange", follow);
fetch("about")
  .then((reply) => reply.json())
  .then((told) => {
    about = told;
    list();
    follow();
  })
  .catch((error) => say(`The server cannot be reached: ${error.message}`, true));
