"""Queries on files: what is answered, what is refused, and how an answer looks."""

import json

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from kg.errors import LimitError, QueryError, RefusedError, UsageError
from kg.query import Answer, Caps, Question, Rows, Triples, answer, opened, query
from kg.query.answers import render
from kg.vocab import BASE, KG, RDFS

QUADS = (
    Quad(NamedNode(BASE + "a"), NamedNode(RDFS + "label"), Literal("Al"), NamedNode(BASE + "g1")),
    Quad(NamedNode(BASE + "a"), NamedNode(KG + "praised"), NamedNode(BASE + "b"), NamedNode(BASE + "g1")),
    Quad(NamedNode(BASE + "b"), NamedNode(RDFS + "label"), Literal('B "x",\n', language="en"), NamedNode(BASE + "g2")),
    Quad(NamedNode(BASE + "b"), NamedNode(KG + "value"), Literal(7), NamedNode(BASE + "g2")),
)
LABELS = "SELECT ?label WHERE { ?x rdfs:label ?label } ORDER BY ?label"


@pytest.fixture(params=["ttl", "trig", "nt", "nq"])
def path(request, tmp_path):
    return write(tmp_path, request.param)


@pytest.fixture
def trig(tmp_path):
    return write(tmp_path, "trig")


def write(folder, extension):
    path, form = folder / f"graph.{extension}", RdfFormat.from_extension(extension)
    pyoxigraph.serialize(QUADS if form.supports_datasets else [quad.triple for quad in QUADS], path, form)
    return path


def test_all_graphs_are_asked_together_and_prefixes_need_no_declaration(path):
    assert [row[0].value for row in query(path, LABELS).rows] == ["Al", 'B "x",\n']


def test_what_two_graphs_say_counts_once(tmp_path):
    path = tmp_path / "graph.trig"
    label = QUADS[0]
    pyoxigraph.serialize([label, Quad(*label.triple, NamedNode(BASE + "g2"))], path, RdfFormat.TRIG)

    assert query(path, LABELS).rows == ((Literal("Al"),),)
    assert len(query(path, "SELECT ?g ?l WHERE { GRAPH ?g { ?x rdfs:label ?l } ?x rdfs:label ?l }").rows) == 2


def test_a_graph_that_is_named_is_asked_alone(trig):
    found = query(trig, f"SELECT ?label FROM <{BASE}g1> WHERE {{ ?x rdfs:label ?label }}")

    assert found == Rows(("label",), ((Literal("Al"),),))


def test_a_pattern_may_ask_for_the_graph(trig):
    found = query(trig, "SELECT ?g WHERE { GRAPH ?g { ?x kg:value 7 } }")

    assert [row[0].value for row in found.rows] == [BASE + "g2"]


def test_what_is_not_bound_is_none(trig):
    found = query(trig, "SELECT ?x ?v WHERE { ?x rdfs:label 'Al' OPTIONAL { ?x kg:value ?v } }")

    assert found.rows == ((NamedNode(BASE + "a"), None),)


def test_ask_is_answered_by_yes_or_no(trig):
    assert query(trig, "ASK { ?x kg:praised ?y }") == Answer(value=True)


def test_construct_gives_each_triple_once_and_sorted(trig):
    found = query(trig, "CONSTRUCT { ?x a kg:Thing } WHERE { ?x ?p ?o }")

    assert isinstance(found, Triples)
    assert [triple.subject.value for triple in found.triples] == [BASE + "a", BASE + "b"]


REFUSED = (
    "SELECT * WHERE { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",
    "SELECT * WHERE { ?s ?p ?o . sErViCe SILENT ?s { ?s ?p ?o } }",
    "SELECT * WHERE { ?s ?p 1SERVICE<http://127.0.0.1:9/>{} }",
    "PREFIX : <http://127.0.0.1:9/> SELECT * WHERE { ?s ?p ?o.SERVICE:x{ ?s ?p ?o } }",
    "SELECT * WHERE { FILTER(?a<1)SERVICE<http://127.0.0.1:9/>{} }",
    "SELECT * WHERE { # it's\n SERVICE <http://127.0.0.1:9/> { } }",
    "SELECT * WHERE { ?s ?p '\\'' SERVICE <http://127.0.0.1:9/> { } }",
    "SELECT * WHERE { ?s <http://example.org/\\u0041#> ?o SERVICE <http://127.0.0.1:9/> { } }",
    "SELECT * WHERE { \\u0053ERVICE <http://127.0.0.1:9/> { } }",
    "SELECT * WHERE { ?s ?p '''a'b''' SERVICE <http://127.0.0.1:9/> { } }",
    "ASK { FILTER NOT EXISTS { SERVICE <http://127.0.0.1:9/> { } } }",
    "LOAD <file:///etc/passwd>",
    "INSERT DATA { <http://a> <http://b> <http://c> }",
    "DELETE WHERE { ?s ?p ?o }",
    "PREFIX x: <http://x/> CLEAR ALL",
    "drop graph <http://a>",
    "WITH <http://a> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "SELECT * WHERE { ?x rdfs:label '\\u0053ERVICE' }",
    "PREFIX service: <http://s/> SELECT * WHERE { SERVICE service:x { ?s ?p ?o } }",
)


@pytest.mark.parametrize("sparql", REFUSED)
def test_what_would_change_something_or_ask_elsewhere_is_refused(trig, sparql):
    with pytest.raises(QueryError, match="refused") as caught:
        query(trig, sparql)

    assert caught.value.remedy


def test_all_that_is_refused_is_tried():
    assert len(REFUSED) == 19


ALLOWED = (
    "SELECT * WHERE { ?x rdfs:label 'secret SERVICE <x>' }",
    'SELECT * WHERE { ?x rdfs:label """LOAD "it" now""" }',
    "SELECT ?service ?load WHERE { ?service kg:service ?load }",
    "SELECT * WHERE { ?x ?y <http://example.org/SERVICE> } # SERVICE <x>",
    "PREFIX d: <http://d/> SELECT * WHERE { ?x d:load.SERVICE ?y }",
    "SELECT * WHERE { ?x kg:value ?v FILTER(?v<8 && ?v>6) }",
    "PREFIX service: <http://s/> SELECT * WHERE { ?service service:service service:ServicE }",
    "SELECT ?from WHERE { ?from ?named ?graph . ?x kg:from ?from }",
    f"SELECT * FROM <{BASE}g1> FROM NAMED <{BASE}g2> WHERE {{ GRAPH <{BASE}g2> {{ ?x ?y ?z }} }}",
    f"PREFIX g: <{BASE}> SELECT * FROM g:g1 WHERE {{ ?x ?y ?z }}",
)


@pytest.mark.parametrize("sparql", ALLOWED)
def test_a_word_that_is_no_keyword_is_not_refused(trig, sparql):
    assert isinstance(query(trig, sparql), Rows)


@pytest.mark.parametrize("clause", ["FROM <urn:no>", "FROM NAMED <urn:no>", "from NAMED<urn:no>", "FROM kg:no"])
def test_a_graph_that_is_not_there_is_refused(trig, clause):
    with pytest.raises(RefusedError, match="there is no graph") as caught:
        query(trig, f"SELECT * {clause} WHERE {{ ?s ?p ?o }}")
    with pytest.raises(RefusedError, match="there is no graph <urn:no>"):
        query(trig, "SELECT * WHERE { GRAPH <urn:no> { ?s ?p ?o } }")

    assert caught.value.remedy


def test_a_query_of_too_many_characters_is_refused(trig):
    with pytest.raises(LimitError, match="more than 100 characters"):
        answer(opened(trig), Question(LABELS + " " * 100), Caps(characters=100))


def test_a_value_for_what_is_not_selected_is_an_error(trig):
    with pytest.raises(QueryError, match=r"\?v") as caught:
        answer(opened(trig), Question("SELECT ?x WHERE { ?x kg:value ?v }", {"v": Literal(7)}))

    assert "selects" in caught.value.remedy


def test_nothing_is_written_to_the_file(trig):
    before = trig.read_bytes()

    query(trig, LABELS)

    assert trig.read_bytes() == before


def test_a_malformed_query_says_where(trig):
    with pytest.raises(QueryError, match=r"not SPARQL: error at 1:\d+") as caught:
        query(trig, "SELECT ?x WHERE { ?x ")

    assert caught.value.remedy
    assert "\n" not in str(caught.value)


def test_a_prefix_that_is_not_declared_is_named(trig):
    with pytest.raises(QueryError, match="'foaf' is not declared"):
        query(trig, "SELECT * WHERE { ?x foaf:name ?y }")


@pytest.mark.parametrize(
    ("name", "text"), [("no.ttl", None), ("bad.ttl", "not turtle"), ("graph.csv", ""), ("dir.nq", "")]
)
def test_a_graph_that_cannot_be_read_is_an_error(tmp_path, name, text):
    path = tmp_path / name
    if name == "dir.nq":
        path.mkdir()
    elif text is not None:
        path.write_text(text, encoding="utf-8")

    with pytest.raises(QueryError) as caught:
        query(path, LABELS)

    assert caught.value.where == str(path)
    assert caught.value.remedy


def test_a_table_has_short_iris_and_a_cell_on_one_line(trig):
    found = query(trig, "SELECT ?x ?p ?o WHERE { ?x ?p ?o } ORDER BY ?x ?p")

    lines = render(found, "table").splitlines()
    assert lines[0].split() == ["x", "p", "o"]
    assert [line.split(maxsplit=2) for line in lines[2:-1]] == [
        [BASE + "a", "rdfs:label", "Al"],
        [BASE + "a", "kg:praised", BASE + "b"],
        [BASE + "b", "rdfs:label", 'B "x",'],
        [BASE + "b", "kg:value", "7"],
    ]
    assert lines[-1] == "(4 rows)"


def test_a_table_of_nothing_still_has_its_columns(trig):
    assert render(query(trig, "SELECT ?x WHERE { ?x kg:agent ?y }"), "table") == "x\n-\n(0 rows)\n"


def test_characters_that_move_the_cursor_are_not_shown():
    rows = Rows(("x",), ((Literal("a\x1b[31m\u202eb"),),))

    assert "\x1b" not in render(rows, "table")
    assert "\u202e" not in render(rows, "table")


def test_csv_quotes_as_the_specification_says(trig):
    assert render(query(trig, LABELS), "csv") == 'label\r\nAl\r\n"B ""x"",\n"\r\n'


def test_json_keeps_kind_language_and_datatype(trig):
    found = query(trig, "SELECT ?x ?o ?n WHERE { ?x rdfs:label ?o . ?x kg:value ?n }")

    (binding,) = json.loads(render(found, "json"))["results"]["bindings"]

    assert binding == {
        "x": {"type": "uri", "value": BASE + "b"},
        "o": {"type": "literal", "value": 'B "x",\n', "xml:lang": "en"},
        "n": {"type": "literal", "value": "7", "datatype": "http://www.w3.org/2001/XMLSchema#integer"},
    }


def test_json_agrees_with_the_parser_of_another_library(trig):
    found = query(trig, LABELS)

    parsed = pyoxigraph.parse_query_results(render(found, "json").encode(), pyoxigraph.QueryResultsFormat.JSON)

    assert tuple(tuple(row) for row in parsed) == found.rows


@pytest.mark.parametrize(
    ("format", "expected"), [("table", "true\n"), ("csv", "true\n"), ("json", '{"head": {}, "boolean": true}\n')]
)
def test_yes_or_no_is_one_line(format, expected):
    assert render(Answer(value=True), format) == expected


def test_triples_are_turtle(trig):
    text = render(query(trig, "CONSTRUCT WHERE { ?x kg:praised ?y }"), "turtle")

    assert f"<{BASE}a> kg:praised <{BASE}b>" in text


def test_an_unknown_format_is_refused():
    with pytest.raises(UsageError, match="'word'"):
        render(Answer(value=True), "word")
