"""What the SPARQL 1.1 Protocol and the Graph Store Protocol ask of a server, one request a line."""
# ruff: noqa: E501

import json
from urllib.parse import quote, urlencode

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from tests.serve.server import FORM, served, stored, written

G, H, P = (NamedNode(f"urn:{name}") for name in ("g", "h", "p"))
QUADS = [
    Quad(NamedNode("urn:a"), P, Literal(1), G),
    Quad(NamedNode("urn:b"), P, Literal("zwei", language="de"), G),
    Quad(NamedNode("urn:a"), P, Literal(1), H),
    Quad(NamedNode("urn:c"), P, Literal("<&>"), H),
]
SELECT = "SELECT ?v WHERE { ?s <urn:p> ?v } ORDER BY ?s"
GRAPHS = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"
CONSTRUCT = "CONSTRUCT WHERE { ?s <urn:p> 1 }"
ASK = "ASK { <urn:a> ?p 1 }"

JSON, XML, CSV, TSV = (
    "application/sparql-results+json",
    "application/sparql-results+xml",
    "text/csv",
    "text/tab-separated-values",
)
TURTLE, NT, NQ, TRIG = "text/turtle", "application/n-triples", "application/n-quads", "application/trig"
JSONLD, RDFXML = "application/ld+json", "application/rdf+xml"
PLAIN = "text/plain"


def query(sparql: str, **more: str) -> str:
    return "/sparql?" + urlencode({"query": sparql, **more})


# Method, path, body, headers; status, media type, words in the body.
TABLE = {
    "GET": ("GET", query(SELECT), None, {}, 200, JSON, '"zwei"'),
    "POST of a form": ("POST", "/sparql", urlencode({"query": SELECT}), {"Content_Type": FORM}, 200, JSON, '"zwei"'),
    "POST of a form with a charset": (
        "POST",
        "/sparql",
        urlencode({"query": 'ASK { ?s ?p "zwei"@de FILTER("é" = "é") }'}),
        {"Content_Type": f"{FORM}; charset=UTF-8"},
        200,
        JSON,
        "true",
    ),
    "POST of a query": ("POST", "/sparql", SELECT, {"Content_Type": "application/sparql-query"}, 200, JSON, '"zwei"'),
    "HEAD": ("HEAD", query(SELECT), None, {}, 200, JSON, ""),
    "POST without a type": ("POST", "/sparql", SELECT, {}, 415, PLAIN, "application/sparql-query"),
    "POST of JSON": ("POST", "/sparql", "{}", {"Content_Type": "application/json"}, 415, PLAIN, "application/sparql-query"),
    "POST of a form without a query": ("POST", "/sparql", "a=b", {"Content_Type": FORM}, 400, PLAIN, "no field 'query'"),
    "two queries": ("GET", query(ASK) + "&query=x", None, {}, 400, PLAIN, "2 fields 'query'"),
    "another method": ("PATCH", "/sparql", None, {}, 405, PLAIN, "GET or HEAD or POST"),
    "another path": ("GET", "/nowhere", None, {}, 404, PLAIN, "/sparql"),
    "no SPARQL": ("GET", query("SELECT ?x WHERE {"), None, {}, 400, PLAIN, "not SPARQL"),
    "no UTF-8 in the address": ("GET", "/sparql?query=%ff", None, {}, 400, PLAIN, "UTF-8"),
    "half of a character": ("GET", "/sparql?query=%ED%A0%80", None, {}, 400, PLAIN, "UTF-8"),
    "no UTF-8 in the body": ("POST", "/sparql", b"\xff", {"Content_Type": "application/sparql-query"}, 400, PLAIN, "UTF-8"),
    "an update as a query": ("GET", query("DROP ALL"), None, {}, 403, PLAIN, "changes nothing"),
    "an update in a form": ("POST", "/sparql", "update=DROP+ALL", {"Content_Type": FORM}, 400, PLAIN, "no field 'query'"),
    # Formats.
    "JSON": ("GET", query(SELECT), None, {"Accept": JSON}, 200, JSON, '"vars"'),
    "plain JSON": ("GET", query(SELECT), None, {"Accept": "application/json"}, 200, "application/json", '"vars"'),
    "XML": ("GET", query(SELECT), None, {"Accept": XML}, 200, XML, "&lt;&amp;"),
    "CSV": ("GET", query(SELECT), None, {"Accept": CSV}, 200, CSV, "v\r\n1\r\nzwei"),
    "TSV": ("GET", query(SELECT), None, {"Accept": TSV}, 200, TSV, '"zwei"@de'),
    "a table": ("GET", query(SELECT), None, {"Accept": PLAIN}, 200, PLAIN, "(3 rows)"),
    "yes in JSON": ("GET", query(ASK), None, {}, 200, JSON, "true"),
    "yes in XML": ("GET", query(ASK), None, {"Accept": XML}, 200, XML, "<boolean>true"),
    "Turtle": ("GET", query(CONSTRUCT), None, {}, 200, TURTLE, "<urn:a> <urn:p> 1"),
    "N-Triples": ("GET", query(CONSTRUCT), None, {"Accept": NT}, 200, NT, '"1"^^'),
    "N-Quads": ("GET", query(CONSTRUCT), None, {"Accept": NQ}, 200, NQ, '"1"^^'),
    "TriG": ("GET", query(CONSTRUCT), None, {"Accept": TRIG}, 200, TRIG, "<urn:a> <urn:p> 1"),
    "JSON-LD": ("GET", query(CONSTRUCT), None, {"Accept": JSONLD}, 200, JSONLD, '"@id":"urn:a"'),
    "RDF/XML": ("GET", query("CONSTRUCT { ?s rdfs:label 1 } { ?s ?p 1 }"), None, {"Accept": RDFXML}, 200, RDFXML, "rdf:RDF"),
    "DESCRIBE": ("GET", query("DESCRIBE <urn:c>"), None, {"Accept": NT}, 200, NT, "<urn:c>"),
    "what is liked best": ("GET", query(SELECT), None, {"Accept": f"{XML};q=0.5, {CSV};q=0.9, */*;q=0.1"}, 200, CSV, "zwei"),
    "what can hold it": ("GET", query(CONSTRUCT), None, {"Accept": f"{CSV}, {NT};q=0.2"}, 200, NT, "<urn:a>"),
    "any text": ("GET", query(SELECT), None, {"Accept": "text/*"}, 200, CSV, "zwei"),
    "a browser": ("GET", query(SELECT), None, {"Accept": "text/html,application/xml;q=0.9,*/*;q=0.8"}, 200, "application/xml", "zwei"),
    "a format that is not there": ("GET", query(SELECT), None, {"Accept": "image/png"}, 406, PLAIN, "Accept one of"),
    "a format that is unwanted": ("GET", query(SELECT), None, {"Accept": f"{JSON};q=0"}, 406, PLAIN, "Accept one of"),
    "rows as Turtle": ("GET", query(SELECT), None, {"Accept": TURTLE}, 406, PLAIN, "cannot hold rows"),
    "a format by name": ("GET", query(SELECT, format="csv"), None, {"Accept": JSON}, 200, CSV, "zwei"),
    "a format of no name": ("GET", query(SELECT, format="doc"), None, {}, 406, PLAIN, "no format 'doc'"),
    # Datasets.
    "one default graph": ("GET", query(SELECT, **{"default-graph-uri": "urn:h"}), None, {"Accept": CSV}, 200, CSV, "1\r\n<&>"),
    "no default graph": ("GET", query("ASK {?s ?p ?o}", **{"named-graph-uri": "urn:h"}), None, {}, 200, JSON, "false"),
    "named graphs": ("GET", query(GRAPHS, **{"named-graph-uri": "urn:h"}), None, {"Accept": CSV}, 200, CSV, "g,n\r\nurn:h,2\r\n"),
    "all graphs": ("GET", query(GRAPHS), None, {"Accept": CSV}, 200, CSV, "g,n\r\nurn:g,2\r\nurn:h,2\r\n"),
    "the address before FROM": (
        "GET",
        query("SELECT ?v FROM <urn:g> WHERE { <urn:c> ?p ?v }", **{"default-graph-uri": "urn:h"}),
        None,
        {"Accept": CSV},
        200,
        CSV,
        "<&>",
    ),
    "a dataset in the form": (
        "POST",
        "/sparql",
        urlencode({"query": "ASK { <urn:c> ?p ?o }", "default-graph-uri": "urn:g"}),
        {"Content_Type": FORM},
        200,
        JSON,
        "false",
    ),
    "FROM": ("GET", query("SELECT ?v FROM <urn:h> { <urn:c> ?p ?v }"), None, {"Accept": CSV}, 200, CSV, "<&>"),
    "FROM outside": ("GET", query("ASK FROM <file:///etc/passwd> {}"), None, {}, 403, PLAIN, "no graph"),
    "a dataset outside": ("GET", query(SELECT, **{"default-graph-uri": "http://127.0.0.1/x"}), None, {}, 403, PLAIN, "no graph"),
    "a dataset that is no IRI": ("GET", query(SELECT, **{"named-graph-uri": "a b"}), None, {}, 400, PLAIN, "no absolute IRI"),
    # What is ours.
    "values beside the query": ("GET", query("SELECT ?s ?v { ?s ?p ?v }", **{"$s": "<urn:c>"}), None, {"Accept": CSV}, 200, CSV, "urn:c,<&>"),
    "a value that is no IRI": ("GET", query("SELECT ?s { ?s ?p ?v }", **{"$s": "<a b>"}), None, {}, 400, PLAIN, "no value"),
    "prefixes of the vocabulary": ("GET", query("ASK { ?s a kg:Event }"), None, {}, 200, JSON, "false"),
    "the service": ("GET", "/sparql", None, {}, 200, TURTLE, "sd:Service"),
    "the service in JSON-LD": ("GET", "/sparql", None, {"Accept": JSONLD}, 200, JSONLD, "sparql-service-description#Service"),
    "its health": ("GET", "/health", None, {}, 200, "application/json", "ok"),
    "its questions": ("GET", "/about", None, {}, 200, "application/json", "who-resigned"),
    "its page": ("GET", "/", None, {}, 200, "text/html", "<textarea"),
    # The Graph Store Protocol.
    "a graph": ("GET", "/graphs?graph=urn:h", None, {}, 200, TURTLE, "<&>"),
    "a graph in N-Triples": ("GET", "/graphs?graph=urn:h", None, {"Accept": NT}, 200, NT, "<&>"),
    "a graph as rows": ("GET", "/graphs?graph=urn:h", None, {"Accept": CSV}, 406, PLAIN, "Accept one of"),
    "the default graph": ("GET", "/graphs?default", None, {"Accept": NT}, 200, NT, "zwei"),
    "HEAD of a graph": ("HEAD", "/graphs?graph=urn:h", None, {}, 200, TURTLE, ""),
    "no such graph": ("GET", "/graphs?graph=urn:none", None, {}, 404, PLAIN, "urn:none"),
    "no graph": ("GET", "/graphs", None, {}, 400, PLAIN, "?default"),
    "two graphs": ("GET", "/graphs?graph=urn:g&default", None, {}, 400, PLAIN, "?default"),
    "a graph of no IRI": ("GET", "/graphs?graph=" + quote("a> b"), None, {}, 400, PLAIN, "no absolute IRI"),
    "a graph to be written": ("PUT", "/graphs?graph=urn:g", "", {"Content_Type": TURTLE}, 403, PLAIN, "--update"),
    "an update": ("POST", "/update", "update=DROP+ALL", {"Content_Type": FORM}, 403, PLAIN, "--update"),
    "an update by GET": ("GET", "/update?update=DROP+ALL", None, {}, 405, PLAIN, "POST"),
}  # fmt: skip


@pytest.fixture(scope="module", params=["store", "file"])
def server(request, tmp_path_factory):
    home = tmp_path_factory.mktemp("graph")
    source = stored(home, QUADS) if request.param == "store" else written(home / "graph.trig", QUADS)
    with served(source) as found:
        yield found


@pytest.mark.parametrize("case", TABLE)
def test_a_request_gets_its_status_its_format_and_its_answer(server, case):
    method, path, body, headers, status, media_type, words = TABLE[case]

    found = server.ask(method, path, body, **headers)

    assert (found.status, found.media_type) == (status, media_type), found.text
    assert words in found.text
    assert (found.body == b"") == (method == "HEAD")


def test_the_answers_of_both_sources_are_the_same_graph(server):
    found = server.ask("GET", "/graphs?default", None, Accept=NT)

    assert {each.triple for each in pyoxigraph.parse(found.body, format=RdfFormat.N_TRIPLES)} == {
        each.triple for each in QUADS
    }


@pytest.mark.parametrize("path", ["/", "/sparql", "/health", "/graphs", "/nowhere", query("DROP ALL"), "/network"])
def test_nothing_that_is_sent_may_run_or_be_read_elsewhere(server, path):
    headers = server.ask("GET", path).headers

    assert headers["content-security-policy"].startswith("default-src 'none'")
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers


def test_the_sentences_behind_rows_come_with_them_where_they_are_asked_for(server):
    found = json.loads(server.ask("GET", query(SELECT, explain="true")).body)

    assert found["evidence"] == [[], [], []]


def test_a_cut_answer_says_so(tmp_path):
    with served(written(tmp_path / "graph.trig", QUADS), "--rows", "2") as server:
        rows = server.query(SELECT, Accept=CSV)
        whole = server.query(SELECT + " LIMIT 2", Accept=CSV)

    assert (rows.body.count(b"\n"), rows.headers["kg-truncated"]) == (3, "true")
    assert "kg-truncated" not in whole.headers


def test_a_store_is_seen_as_another_process_leaves_it(tmp_path, monkeypatch):
    from kg.serve import Settings
    from kg.serve.endpoint import Endpoint
    from kg.serve.exchange import Request
    from kg.store import writing

    monkeypatch.setattr("kg.serve.watched._PAUSE", 0)
    asked = Request("GET", "/sparql", urlencode({"query": "ASK { <urn:new> ?p ?o }"}), {})

    with Endpoint(stored(tmp_path, QUADS), Settings()) as endpoint:
        before = endpoint.reply(asked).body
        with writing(tmp_path) as store:
            store.change((), [Quad(NamedNode("urn:new"), P, Literal(1), G)])
        after = endpoint.reply(asked).body

    assert (json.loads(before)["boolean"], json.loads(after)["boolean"]) == (False, True)
