"""Checks in SPARQL: every term that ontology or graph uses is defined and described, leads somewhere, and is valid."""

import tomllib
from collections import defaultdict
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store
from rdflib.namespace import DCTERMS, OWL, RDF, RDFS, SH, SKOS, VANN, XSD

import kg
from kg import vocab
from kg.export import Content, nanopubs, reifiers, statements
from kg.ontology.turtle import FRAME

ROOT = Path(__file__).parents[2]
VOCABULARIES = ROOT.parent / "shared" / "vocab"
FOREIGN = tomllib.loads((Path(__file__).parent / "foreign_terms.toml").read_text(encoding="utf-8"))
CLOSED = {str(each): each for each in (RDF, RDFS, OWL, SKOS, DCTERMS, SH, VANN, XSD)}
OURS = ("https://w3id.org/newskg",)
ONTOLOGY, GRAPH = NamedNode("urn:ontology"), NamedNode("urn:graph")
PREFIXES = {
    "kg": vocab.KG, "frame": FRAME, "rdf": vocab.RDF, "rdfs": vocab.RDFS, "skos": vocab.SKOS, "xsd": vocab.XSD,
    "owl": vocab.OWL,
}  # fmt: skip

# The properties and classes of ours in use, and where each is told of: frame:objectIs, objectNot and clauseHelper
# with the slots whose names they continue.
USED = """{ SELECT DISTINCT ?term WHERE {
            { GRAPH ?g { ?s ?term ?o } } UNION { GRAPH ?g { ?s a ?term } }
            FILTER(STRSTARTS(STR(?term), STR(kg:)) || STRSTARTS(STR(?term), STR(frame:))) } }
          BIND(REPLACE(STR(?term), "(IsNot|Not|Is|Helper)$", "") AS ?slot)
          BIND(IF(STRSTARTS(STR(?term), STR(frame:)), IRI(?slot), ?term) AS ?told)"""

# What is wrong, and the query that finds it; both graphs are looked at.
CHECKS = {
    "a property or class of ours that nothing defines": f"""SELECT ?term WHERE {{ {USED}
          FILTER NOT EXISTS {{ GRAPH <urn:ontology> {{ ?told a ?class }} }} }}""",
    "a property or class of ours without one label and one definition": f"""SELECT ?term WHERE {{ {USED}
          FILTER(NOT EXISTS {{ GRAPH <urn:ontology> {{ ?told rdfs:label ?one ; rdfs:comment|skos:definition ?two }} }}
            || EXISTS {{ GRAPH <urn:ontology> {{ ?told rdfs:label ?one, ?two FILTER(?one != ?two) }} }}
            || EXISTS {{ GRAPH <urn:ontology> {{ ?told rdfs:comment ?one, ?two FILTER(?one != ?two) }} }}) }}""",
    "a value of ours that has no label and definition": """
        SELECT DISTINCT ?term WHERE {
          GRAPH <urn:graph> { ?s ?p ?term } FILTER(STRSTARTS(STR(?term), STR(kg:))) FILTER NOT EXISTS {
            GRAPH <urn:ontology> { ?term rdfs:label ?label ; rdfs:comment|skos:definition ?text } } }""",
    "a label of white space": """
        SELECT DISTINCT ?term WHERE { GRAPH ?g { ?term rdfs:label ?label }
          FILTER(REPLACE(STR(?label), "^\\\\s+|\\\\s+$", "") != STR(?label) || STR(?label) = "") }""",
    "an IRI of ours that leads nowhere": """
        SELECT DISTINCT ?term WHERE {
          GRAPH ?g { ?s ?p ?term } FILTER(ISIRI(?term) && STRSTARTS(STR(?term), "https://w3id.org/newskg/"))
          BIND(IF(CONTAINS(STR(?term), "#char="), IRI(STRBEFORE(STR(?term), "#char=")), ?term) AS ?node)
          FILTER(?p != owl:versionIRI)
          FILTER(?p != kg:mention || CONTAINS(STR(?term), "#char="))
          FILTER NOT EXISTS { GRAPH ?other { ?node ?property ?object } } }""",
    "evidence that is no sentence with its words": """
        SELECT DISTINCT ?term WHERE { GRAPH ?g { ?s kg:evidence ?term }
          FILTER NOT EXISTS { GRAPH ?g { ?term a kg:Sentence ; rdf:value ?text ; kg:inArticle ?article } } }""",
    "a literal whose form its datatype does not have": """
        SELECT DISTINCT ?term WHERE { GRAPH ?g { ?s ?p ?term } FILTER(ISLITERAL(?term))
          BIND(DATATYPE(?term) AS ?type) BIND(STR(?term) AS ?form)
          BIND(IF(?type = xsd:date, BOUND(?form) && COALESCE(STR(xsd:date(?form)) != "", false),
               IF(?type = xsd:integer, REGEX(?form, "^-?(0|[1-9][0-9]*)$"),
               IF(?type = xsd:decimal, REGEX(?form, "^-?(0|[1-9][0-9]*)(\\\\.[0-9]*[1-9])?$"),
               IF(?type = xsd:boolean, ?form IN ("true", "false"),
               IF(?type = xsd:gYear, REGEX(?form, "^[0-9]{4}$"),
               IF(?type = xsd:gYearMonth, REGEX(?form, "^[0-9]{4}-(0[1-9]|1[0-2])$"),
               ?type IN (xsd:string, rdf:langString))))))) AS ?valid)
          FILTER(!?valid) }""",
    "a literal with characters that XML has not": """
        SELECT DISTINCT ?term WHERE { GRAPH ?g { ?s ?p ?term } FILTER(ISLITERAL(?term))
          FILTER(REGEX(STR(?term), "[^\\\\t\\\\n\\\\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")) }""",
}

S, X = NamedNode(vocab.BASE + "planted"), NamedNode(vocab.KG + "notThere")
AGENT = NamedNode(vocab.AGENT)
# One mistake for each check, and the term that it must name.
MISTAKES = (
    ("a property or class of ours that nothing defines", [(S, X, S)], X),
    ("a property or class of ours that nothing defines", [(S, NamedNode(vocab.RDF + "type"), X)], X),
    ("a property or class of ours without one label and one definition", [(S, X, S)], X),
    ("a value of ours that has no label and definition", [(S, AGENT, X)], X),
    ("a label of white space", [(S, NamedNode(vocab.RDFS + "label"), Literal(" "))], S),
    ("an IRI of ours that leads nowhere", [(X, AGENT, S)], S),
    ("an IRI of ours that leads nowhere", [(X, NamedNode(vocab.KG + "mention"), NamedNode(f"{S.value}#char=1,2"))],
     NamedNode(f"{S.value}#char=1,2")),
    ("evidence that is no sentence with its words", [(S, NamedNode(vocab.KG + "evidence"), S)], S),
    *(
        ("a literal whose form its datatype does not have", [(S, AGENT, each)], each)
        for each in (
            Literal("2023-13-45", datatype=NamedNode(vocab.XSD + "date")),
            Literal("2023-02-30", datatype=NamedNode(vocab.XSD + "date")),
            Literal("1,139", datatype=NamedNode(vocab.XSD + "integer")),
            Literal("1e3", datatype=NamedNode(vocab.XSD + "decimal")),
            Literal("yes", datatype=NamedNode(vocab.XSD + "boolean")),
            Literal("2023-00", datatype=NamedNode(vocab.XSD + "gYearMonth")),
            Literal("P1Y", datatype=NamedNode(vocab.XSD + "duration")),
        )
    ),
    ("a literal with characters that XML has not", [(S, AGENT, Literal("a\x01"))], Literal("a\x01")),
)  # fmt: skip


@pytest.fixture(scope="module")
def built() -> Content:
    """Return the graph of the sample article, which the network reads."""
    result = kg.build([str(ROOT / "seeds")])
    return Content(tuple(result.quads()), result.vocabulary)


@pytest.fixture(scope="module")
def store(built: Content) -> Store:
    filled = Store()
    filled.bulk_extend(Quad(*each.triple, GRAPH) for each in built.quads)
    filled.bulk_extend(Quad(*each.triple, ONTOLOGY) for each in built.vocabulary)
    filled.bulk_extend(Quad(*each.triple, ONTOLOGY) for each in read(ROOT / "ontology" / "shapes.ttl"))
    return filled


def read(path: Path) -> list[Quad]:
    return list(pyoxigraph.parse(path=str(path)))


def found(store: Store, check: str) -> list[object]:
    return [row["term"] for row in store.query(CHECKS[check], prefixes=PREFIXES)]


@pytest.mark.engine
@pytest.mark.parametrize("check", CHECKS)
def test_neither_the_ontology_nor_a_graph_has(store: Store, check: str) -> None:
    assert found(store, check) == []


@pytest.mark.parametrize(("check", "planted", "term"), MISTAKES)
def test_a_planted_mistake_is_found(check: str, planted, term) -> None:
    store = Store()
    store.bulk_extend(Quad(*each, GRAPH) for each in planted)

    assert term in found(store, check)


def test_each_check_is_tried_on_a_mistake() -> None:
    assert {check for check, _, _ in MISTAKES} == set(CHECKS)


def of_others(quads: list[Quad]) -> set[str]:
    terms = {each.value for quad in quads for each in quad if isinstance(each, NamedNode)}
    types = {each.object.datatype.value for each in quads if isinstance(each.object, Literal)}
    return {each for each in terms | types if not each.startswith(OURS)}


def by_vocabulary(terms: set[str]) -> dict[str, list[str]]:
    """Return the names of terms by the namespace that the list has for them; others stay whole."""
    grouped = defaultdict(list)
    for each in sorted(terms):
        namespace = next((name for name in FOREIGN if each.startswith(name)), "")
        grouped[namespace].append(each.removeprefix(namespace))
    return dict(grouped)


@pytest.mark.engine
def test_the_list_of_foreign_terms_is_what_ontology_graphs_and_profiles_use(built: Content, tmp_path: Path) -> None:
    for each in (statements, reifiers, nanopubs):
        each.export(built, tmp_path / each.FILE)
    profiles = [quad for each in (statements, reifiers, nanopubs) for quad in read(tmp_path / each.FILE)]
    shapes = read(ROOT / "ontology" / "shapes.ttl")
    pages = {vocab.SCHEMA + "url", vocab.RDFS + "seeAlso"}
    addresses = {each.object.value for each in (*built.quads, *built.vocabulary) if each.predicate.value in pages}

    used = of_others([*built.quads, *built.vocabulary, *profiles, *shapes]) - addresses

    assert by_vocabulary(used) == {name: sorted(terms["terms"]) for name, terms in FOREIGN.items()}


@pytest.mark.parametrize("namespace", FOREIGN)
def test_a_foreign_term_exists_in_its_vocabulary(namespace: str) -> None:
    told = FOREIGN[namespace]
    names = set(told["terms"])
    if namespace in CLOSED:
        unknown = {name for name in names if name not in CLOSED[namespace]} - {"reifies"}  # new in RDF 1.2
    elif "file" in told and VOCABULARIES.is_dir():
        known = published(VOCABULARIES / told["file"])
        unknown = {name for name in names if namespace + name not in known}
    else:
        pytest.skip("no copy of the vocabulary is here" if "file" in told else told["unchecked"])

    assert unknown == set()


def published(path: Path) -> set[str]:
    form = RdfFormat.RDF_XML if path.suffix == ".owl" else RdfFormat.TURTLE
    quads = pyoxigraph.parse(path.read_bytes(), format=form, base_iri="https://example.org/")
    return {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}
