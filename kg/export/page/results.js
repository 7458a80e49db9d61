// The answer to a question: a table, Turtle or a word, and what of it stands in the network.
"use strict";

const SHOWN = 500; // rows of a table; a file has more
const NUMBERS = new Set(["integer", "decimal"].map((each) => PREFIXES.xsd + each));

class Results {
  constructor(state, container) {
    Object.assign(this, { state, container });
    this.articles = new Map(state.content.articles.map((each) => [each.iri, each.title]));
    this.byName = grouped(state.content.nodes);
  }

  clear() {
    this.container.replaceChildren();
  }

  show(answer) {
    const shown = { rows: () => this.rows(answer), triples: () => this.triples(answer), answer: () => this.word(answer) };
    this.container.replaceChildren(...shown[answer.kind]());
  }

  word({ isTrue, time }) {
    return [element("p", { class: "word" }, isTrue ? "Yes." : "No.", " ", element("small", {}, duration(time)))];
  }

  rows({ columns, rows, count, time }) {
    const head = element("tr", {}, ...columns.map((each) => element("th", { scope: "col" }, each)));
    const body = rows.slice(0, SHOWN).map((row) => element("tr", {}, ...columns.map((each) => this.cell(row[each]))));
    const caption = element("caption", {}, amount(count, "row"), " ", element("small", {}, duration(time)));
    const table = element("table", {}, caption, element("thead", {}, head), element("tbody", {}, ...body));
    const csv = () => csvOf([columns, ...rows.map((row) => columns.map((each) => csvCell(row[each])))]);
    if (!count) return [element("p", {}, "Nothing in this graph answers it. ", element("small", {}, duration(time)))];
    const terms = rows.flatMap((row) => Object.values(row));
    return [
      this.actions(terms, { name: "answer.csv", type: "text/csv;charset=utf-8", kind: "CSV", text: csv }),
      cutNote(count, Math.min(rows.length, SHOWN), rows.length),
      element("div", { class: "scroll", role: "region", "aria-label": "Answer", tabindex: "0" }, table),
    ].filter(Boolean);
  }

  triples({ rows, count, time }) {
    const turtle = turtleOf(rows);
    return [
      element("p", {}, amount(count, "triple"), " ", element("small", {}, duration(time))),
      this.actions(rows.flat(), { name: "answer.ttl", type: "text/turtle", kind: "Turtle", text: () => turtle }),
      cutNote(count, rows.length, rows.length),
      element("pre", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Answer in Turtle" }, turtle),
    ].filter(Boolean);
  }

  actions(terms, { name, type, kind, text }) {
    const nodes = [...new Set(terms.flatMap((each) => this.nodesOf(each)))].map((each) => each.id);
    const told = element("small", { role: "status" });
    const button = (label, onclick) => element("button", { type: "button", onclick }, label);
    const copy = async () => (told.textContent = (await copyText(text())) ? "Copied." : "This browser lets nothing be copied.");
    return element(
      "div",
      { class: "actions" },
      nodes.length ? button(`Show ${nodes.length.toLocaleString("en")} in graph`, () => this.state.select({ nodes, isWhole: true })) : "",
      button(`Download ${kind}`, () => saveFile(name, type, text())),
      button(`Copy ${kind}`, copy),
      told,
    );
  }

  // The nodes that a term stands for: by its IRI, or by their name.
  nodesOf(term) {
    if (term?.type === "uri") return [this.state.byIri.get(term.value)].filter(Boolean);
    return term?.type === "literal" && !NUMBERS.has(term.datatype) ? (this.byName.get(term.value) ?? []) : [];
  }

  cell(term) {
    if (!term) return element("td", {});
    const nodes = this.nodesOf(term);
    const words = element("bdi", { dir: "auto" }, this.wordsOf(term));
    const isNumber = NUMBERS.has(term.datatype);
    if (!nodes.length) return element("td", { class: isNumber ? "number" : "", title: term.type === "uri" ? term.value : "" }, words);
    const select = () => this.state.select({ nodes: nodes.map((each) => each.id), isWhole: nodes.length > 1 });
    return element("td", {}, element("button", { type: "button", title: `Select ${nodes[0].iri}`, onclick: select }, words));
  }

  wordsOf(term) {
    if (term.type === "literal") return term.value;
    if (term.type === "triple") return turtleTerm(term);
    const short = () => (prefixed(term.value) ?? term.value).replace(/^kg:/, "");
    return this.state.byIri.get(term.value)?.name ?? this.articles.get(term.value) ?? short();
  }
}

function grouped(nodes) {
  const groups = new Map();
  nodes.forEach((each) => groups.set(each.name, [...(groups.get(each.name) ?? []), each]));
  return groups;
}

// What stands in a cell of a CSV.
function csvCell(term) {
  if (!term) return "";
  if (term.type === "triple") return turtleTerm(term);
  return NUMBERS.has(term.datatype) && Number.isSafeInteger(Number(term.value)) ? Number(term.value) : term.value;
}

function duration(milliseconds) {
  return milliseconds < 1000 ? `in ${Math.max(1, Math.round(milliseconds))} ms` : `in ${(milliseconds / 1000).toFixed(1)} s`;
}

// A note where not all is shown.
function cutNote(count, shown, kept) {
  if (shown === count) return null;
  const file = kept > shown ? ` The file has ${kept < count ? `the first ${kept.toLocaleString("en")}` : "all"}.` : "";
  return element("p", { class: "note" }, `Here are the first ${shown.toLocaleString("en")} of ${count.toLocaleString("en")}.${file}`);
}
