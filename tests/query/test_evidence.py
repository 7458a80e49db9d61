"""The sentences behind a row: those of its own solution, and never those of another."""

import json

import pytest
from pyoxigraph import NamedNode, Store

from kg.errors import LimitError, QueryError, UsageError
from kg.query import Question, answer, evidence, opened
from kg.query.respond import Request, respond

GRAPH = """
@prefix kg: <https://w3id.org/newskg/ns#> . @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix prov: <http://www.w3.org/ns/prov#> .
@prefix schema: <https://schema.org/> . @prefix : <urn:> .
:g1 {
  :one a kg:Article ; schema:headline "Row in town" .
  <urn:one#char=0,10> kg:inArticle :one ; rdf:value "Al blames Bo." .
  <urn:one#char=11,20> kg:inArticle :one ; rdf:value "Bo blames Al." .
  <urn:one#char=21,30> kg:inArticle :one ; rdf:value "Al lauds Bo." .
  <urn:one#char=31,40> kg:inArticle :one ; rdf:value "Cy leads the council\\u001b." .
  :al rdfs:label "Al" ; kg:criticised :bo ; kg:praised :bo .
  :bo rdfs:label "Bo" ; kg:criticised :al .
  :cy rdfs:label "Cy" ; kg:headOf :council .
  :council rdfs:label "Council" .
  :e1 a kg:Criticism ; kg:eventType kg:Criticism ; kg:agent :al ; kg:patient :bo ; kg:evidence <urn:one#char=0,10> .
  :e2 a kg:Criticism ; kg:eventType kg:Criticism ; kg:agent :bo ; kg:patient :al ; kg:evidence <urn:one#char=11,20> .
  :e3 a kg:Praise ; kg:eventType kg:Praise ; kg:agent :al ; kg:patient :bo ;
    kg:evidence <urn:one#char=21,30>, <urn:two#char=0,9> .
  :t a kg:Tie ; kg:subject :cy ; kg:property kg:headOf ; kg:object :council ; kg:evidence <urn:one#char=31,40> .
}
:g2 { <urn:two#char=0,9> kg:inArticle :two ; rdf:value "Praise." . :al rdfs:label "Al" }
:derived {
  :r1 kg:subject :al ; kg:property kg:criticised ; kg:object :bo ; prov:wasDerivedFrom :e1 .
  :r2 kg:subject :bo ; kg:property kg:criticised ; kg:object :al ; prov:wasDerivedFrom :e2 .
  :r3 kg:subject :al ; kg:property kg:praised ; kg:object :bo ; prov:wasDerivedFrom :e3 .
}
"""
BLAMES, BACK, LAUDS, LEADS, PRAISE = (
    "Al blames Bo.",
    "Bo blames Al.",
    "Al lauds Bo.",
    "Cy leads the council\x1b.",
    "Praise.",
)


@pytest.fixture(scope="module")
def source(tmp_path_factory) -> Store:
    path = tmp_path_factory.mktemp("graph") / "graph.trig"
    path.write_text(GRAPH, encoding="utf-8")
    return opened(path)


def behind(source: Store, sparql: str, **given: NamedNode) -> list[tuple[str, list[str]]]:
    """Return the first column and the sentences of each row."""
    question = Question(sparql, given)
    told = evidence.explained(source, question, answer(source, question))
    texts = [[each.text for each in sentences] for sentences in told.evidence]
    return [(getattr(row[0], "value", ""), each) for row, each in zip(told.rows.rows, texts, strict=True)]


CASES = {
    "an event that is not selected": (
        "SELECT ?who { ?e a kg:Criticism ; kg:agent/rdfs:label ?who } ORDER BY ?who",
        [("Al", [BLAMES]), ("Bo", [BACK])],
    ),
    "several events behind one row": (
        "SELECT DISTINCT ?who { ?e kg:agent/rdfs:label ?who } ORDER BY ?who",
        [("Al", [BLAMES, LAUDS, PRAISE]), ("Bo", [BACK])],
    ),
    "an edge, in its direction": (
        "SELECT ?x { ?x kg:criticised ?y } ORDER BY ?x",
        [("urn:al", [BLAMES]), ("urn:bo", [BACK])],
    ),
    "an edge from a node that is named": ("SELECT ?y { <urn:al> kg:praised ?y }", [("urn:bo", [LAUDS, PRAISE])]),
    "an edge whose property is bound": (
        "SELECT ?p { <urn:al> ?p <urn:bo> } ORDER BY ?p",
        [("https://w3id.org/newskg/ns#criticised", [BLAMES]), ("https://w3id.org/newskg/ns#praised", [LAUDS, PRAISE])],
    ),
    "a list of edges": (
        "SELECT ?x { ?x rdfs:label 'Al' ; kg:praised ?y , ?z ; kg:criticised ?y . }",
        [("urn:al", [BLAMES, LAUDS, PRAISE])],
    ),
    "a lasting tie": ("SELECT ?l { ?p kg:headOf ?o ; rdfs:label ?l }", [("Cy", [LEADS])]),
    "an edge that may not be": (
        "SELECT ?x { ?x kg:criticised ?y FILTER NOT EXISTS { ?x kg:praised ?y } }",
        [("urn:bo", [BACK])],
    ),
    "an edge that is taken away": (
        "SELECT ?l { ?x rdfs:label ?l . ?x kg:criticised ?y . MINUS { ?y kg:criticised ?x . ?x kg:praised ?y } }",
        [("Bo", [BACK])],
    ),
    "an optional edge": (
        "SELECT ?x { ?x kg:criticised ?y OPTIONAL { ?x kg:praised ?y } } ORDER BY ?x",
        [("urn:al", [BLAMES, LAUDS, PRAISE]), ("urn:bo", [BACK])],
    ),
    "edges after filters and literals": (
        "SELECT ?x { ?x rdfs:label ?l FILTER(?l = 'Bo'@en || ?l = 'Bo') FILTER REGEX(?l, 'B') BIND(-1.5 AS ?n) "
        "VALUES ?m { 7 } ?x kg:criticised ?y }",
        [("urn:bo", [BACK])],
    ),
    "entities alone": ("SELECT ?l { ?x rdfs:label ?l FILTER(?l = 'Cy') }", [("Cy", [])]),
    "a path without a node that is bound": ("SELECT ?x { ?x kg:criticised/rdfs:label 'Bo' }", [("urn:al", [])]),
    "an edge inside of a subquery": ("SELECT ?x { { SELECT ?x { ?x kg:praised ?y } } }", [("urn:al", [])]),
    "a sentence that is bound": (
        "SELECT ?s { ?e a kg:Praise ; kg:evidence ?s } ORDER BY ?s",
        [("urn:one#char=21,30", [LAUDS]), ("urn:two#char=0,9", [PRAISE])],
    ),
    "groups": (
        "SELECT ?who (COUNT(DISTINCT ?e) AS ?n) { ?e kg:agent ?who } GROUP BY ?who HAVING (COUNT(?e) < 2)",
        [("urn:bo", [BACK])],
    ),
    "one group of all": (
        "SELECT (COUNT(*) AS ?n) { ?e a kg:Criticism }",
        [("2", [BLAMES, BACK])],
    ),
    "an expression": (
        "SELECT (CONCAT('Mr ', ?l) AS ?title) { ?e a kg:Criticism ; kg:agent ?x . ?x rdfs:label ?l } ORDER BY ?title",
        [("Mr Al", [BLAMES]), ("Mr Bo", [BACK])],
    ),
    "the first rows only": (
        "SELECT ?who { ?e a kg:Criticism ; kg:agent/rdfs:label ?who } ORDER BY DESC(?who) LIMIT 1",
        [("Bo", [BACK])],
    ),
    "values at the end": (
        "SELECT ?who { ?e a kg:Criticism ; kg:agent/rdfs:label ?who } VALUES ?who { 'Bo' }",
        [("Bo", [BACK])],
    ),
    "a prologue and everything": (
        "# SELECT { }\nBASE <urn:x> PREFIX q: <https://w3id.org/newskg/ns#> "
        "SELECT * { ?e a q:Criticism ; q:agent <urn:al> }",
        [("urn:e1", [BLAMES])],
    ),
    "a graph": (
        "SELECT ?g { GRAPH ?g { ?x kg:criticised ?y . ?x rdfs:label 'Bo' } }",
        [("urn:g1", [BACK])],
    ),
    "a graph after FROM": ("SELECT REDUCED ?e FROM <urn:g1> WHERE { ?e a kg:Praise }", [("urn:e3", [LAUDS, PRAISE])]),
    "either of two": (
        "SELECT ?x { { ?x kg:headOf ?y } UNION { ?x kg:praised ?z } } ORDER BY ?x",
        [("urn:al", [LAUDS, PRAISE]), ("urn:cy", [LEADS])],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_row_has_its_own_sentences(source, case):
    sparql, expected = CASES[case]

    assert behind(source, sparql) == expected


def test_values_that_are_given_hold_for_the_sentences_too(source):
    sparql = "SELECT ?x ?l { ?e a kg:Criticism ; kg:agent ?x . ?x rdfs:label ?l }"

    assert behind(source, sparql, x=NamedNode("urn:bo")) == [("urn:bo", [BACK])]


@pytest.mark.parametrize(
    ("sparql", "message"),
    [
        ("ASK { ?s ?p ?o }", "only a SELECT query"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "only a SELECT query"),
        ("SELECT (COUNT(?e) AS ?n) { ?e kg:agent ?who } GROUP BY ?who", "do not tell the groups apart"),
        ("SELECT ?n { ?e kg:agent ?who } GROUP BY (STR(?who) AS ?n)", "do not tell the groups apart"),
    ],
)
def test_what_cannot_be_explained_is_refused(source, sparql, message):
    with pytest.raises(QueryError, match=message) as caught:
        behind(source, sparql)

    assert caught.value.remedy


def test_too_many_solutions_are_refused(source, monkeypatch):
    monkeypatch.setattr(evidence, "_MOST", 2)

    with pytest.raises(LimitError, match="more than 2 solutions"):
        behind(source, "SELECT ?x { ?x kg:agent ?y }")


def explained(source: Store, sparql: str, format: str) -> str:
    return respond(source, Request(sparql, (format,), explain=True)).body.decode()


def test_a_table_shows_title_offsets_and_words_below_a_row(source):
    sparql = "SELECT ?who { ?e a kg:Praise ; kg:agent/rdfs:label ?who }"

    assert explained(source, sparql, "table").splitlines() == [
        "who", "---", "Al",
        "    Row in town", "          21-30  Al lauds Bo.",
        "    urn:two", "            0-9  Praise.",
        "(1 row)",
    ]  # fmt: skip


def test_a_table_says_where_there_is_no_sentence_and_moves_no_cursor(source):
    text = explained(source, "SELECT ?l { ?x rdfs:label ?l FILTER(?l = 'Bo') }", "table")

    assert "no sentence" in text
    assert "\x1b" not in explained(source, CASES["a lasting tie"][0], "table")


def test_json_has_the_sentences_beside_the_bindings(source):
    made = json.loads(explained(source, CASES["a lasting tie"][0], "json"))

    assert made["results"]["bindings"] == [{"l": {"type": "literal", "value": "Cy"}}]
    assert made["evidence"] == [
        [{"article": "urn:one", "title": "Row in town", "start": 31, "end": 40, "text": LEADS}],
    ]


def test_a_format_without_a_place_for_sentences_is_refused(source):
    with pytest.raises(UsageError, match="csv has no place"):
        explained(source, "SELECT ?x { ?x ?y ?z }", "csv")
