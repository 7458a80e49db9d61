// Terms and triples as words: prefixes that need no declaration, Turtle.
"use strict";

// As in kg/rdf/iris.py.
const PREFIXES = {
  kg: "https://w3id.org/newskg/ns#",
  rdf: "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
  rdfs: "http://www.w3.org/2000/01/rdf-schema#",
  schema: "https://schema.org/",
  prov: "http://www.w3.org/ns/prov#",
  time: "http://www.w3.org/2006/time#",
  xsd: "http://www.w3.org/2001/XMLSchema#",
  person: "https://w3id.org/newskg/id/person/",
  organization: "https://w3id.org/newskg/id/organization/",
  place: "https://w3id.org/newskg/id/place/",
  date: "https://w3id.org/newskg/id/time/",
  extractor: "https://w3id.org/newskg/id/extractor/",
};
const DECLARATIONS = Object.entries(PREFIXES).map(([name, iri]) => `PREFIX ${name}: <${iri}>\n`);
const LOCAL_NAME = /^[A-Za-z0-9_]([\w-]*[\w])?$/;
const STRING_ESCAPES = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

// A name with a prefix, or null.
function prefixed(iri) {
  for (const [name, start] of Object.entries(PREFIXES)) {
    if (iri.startsWith(start) && LOCAL_NAME.test(iri.slice(start.length))) return `${name}:${iri.slice(start.length)}`;
  }
  return null;
}

function escaped(iri) {
  return iri.replace(/[\0-\x20<>"{}|^`\\]/g, (each) => `\\u${each.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

// A term in Turtle; terms are as in the JSON of SPARQL results.
function turtleTerm(term) {
  if (term.type === "uri") return prefixed(term.value) ?? `<${escaped(term.value)}>`;
  if (term.type === "bnode") return `_:${term.value}`;
  if (term.type === "triple") {
    const { subject, predicate, object } = term.value;
    return `<<( ${[subject, predicate, object].map(turtleTerm).join(" ")} )>>`;
  }
  const text = `"${term.value.replace(/["\\\n\r\t]/g, (each) => STRING_ESCAPES[each])}"`;
  if (term["xml:lang"]) return `${text}@${term["xml:lang"]}${term["its:dir"] ? `--${term["its:dir"]}` : ""}`;
  const kind = term.datatype && term.datatype !== `${PREFIXES.xsd}string` ? turtleTerm({ type: "uri", value: term.datatype }) : null;
  return kind ? `${text}^^${kind}` : text;
}

// Triples, [subject, predicate, object] each, as Turtle: subjects together, in one order.
function turtleOf(triples) {
  const subjects = new Map();
  triples.map((each) => each.map(turtleTerm)).sort(byText).forEach(([subject, predicate, object]) => {
    const told = subjects.get(subject) ?? new Map();
    const property = predicate === "rdf:type" ? "a" : predicate;
    told.set(property, [...(told.get(property) ?? []), object]);
    subjects.set(subject, told);
  });
  const blocks = [...subjects].map(([subject, told]) => {
    const lines = [...told].map(([property, objects]) => `${property} ${[...new Set(objects)].join(", ")}`);
    return `${subject} ${lines.join(" ;\n    ")} .\n`;
  });
  const text = blocks.join("\n");
  const used = Object.keys(PREFIXES).filter((each) => text.includes(`${each}:`));
  return [used.map((each) => `@prefix ${each}: <${PREFIXES[each]}> .\n`).join(""), text].filter(Boolean).join("\n");
}

function byText(one, other) {
  const [left, right] = [one.join(" "), other.join(" ")];
  return left < right ? -1 : Number(left > right);
}
