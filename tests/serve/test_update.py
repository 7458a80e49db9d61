"""Changes of the store that is served: who may make them, what they are, and what is refused all the same."""
# ruff: noqa: E501

import json
import socket
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from kg.rdf.stored import load
from kg.store import writing
from tests.query.test_pool import is_called
from tests.serve.server import FORM, TOKEN, served, stored, written

G, P = NamedNode("urn:g"), NamedNode("urn:p")
QUADS = [Quad(NamedNode(f"urn:{name}"), P, Literal(name), G) for name in "abc"]
NT = "application/n-triples"


@pytest.fixture
def folder(tmp_path):
    return stored(tmp_path / "store", QUADS)


@pytest.fixture
def server(folder):
    with served(folder, "--update") as found:
        yield found


def values(server) -> list[str]:
    """Return what stands in the union of all graphs."""
    found = json.loads(server.query("SELECT ?v WHERE { ?s <urn:p> ?v } ORDER BY ?v").body)
    return [each["v"]["value"] for each in found["results"]["bindings"]]


def is_joined(folder) -> bool:
    quads = list(load(folder))
    default = {each.triple for each in quads if isinstance(each.graph_name, DefaultGraph)}
    return default == {each.triple for each in quads if not isinstance(each.graph_name, DefaultGraph)}


def test_an_update_needs_the_token(server):
    sparql = "INSERT DATA { GRAPH <urn:g> { <urn:d> <urn:p> 'd' } }"

    refused = [server.update(sparql, each) for each in (None, "", "wrong", TOKEN[:-1], TOKEN + "x", "\u00e9" * 20)]
    basic = server.ask("POST", "/update", sparql, Content_Type="application/sparql-update", Authorization="Basic YTpi")
    put = server.graph("PUT", "urn:g", "", Authorization="Bearer wrong")

    assert [each.status for each in (*refused, basic, put)] == [401] * 8
    assert all(each.headers["www-authenticate"].startswith("Bearer") for each in (*refused, basic, put))
    assert values(server) == ["a", "b", "c"]


def test_an_update_is_seen_by_all_that_ask_after_it(server, folder):
    done = server.update(
        "PREFIX : <urn:> INSERT DATA { GRAPH :g { :d :p 'd' } } ; DELETE DATA { GRAPH :g { :a :p 'a' } };"
    )

    assert (done.status, done.body) == (204, b"")
    assert [values(server) for _ in range(4)] == [["b", "c", "d"]] * 4
    assert is_joined(folder)


def test_an_update_may_come_as_a_form(server):
    allowed = {"Content_Type": FORM, "Authorization": f"bearer {TOKEN}"}

    done = server.ask("POST", "/update", "update=DROP+GRAPH+%3Curn%3Ag%3E", **allowed)
    other = server.ask("POST", "/update", "update=CLEAR+ALL&using-graph-uri=urn:g", **allowed)
    none = server.ask("POST", "/update", "query=CLEAR+ALL", **allowed)

    assert (done.status, other.status, none.status) == (204, 400, 400)
    assert values(server) == []


WHOLE = {
    "all is cleared": ("CLEAR ALL", []),
    "a graph is dropped": ("DROP GRAPH <urn:g>", []),
    "what is found by its graph": ("DELETE WHERE { GRAPH ?g { <urn:a> ?p ?o } }", ["b", "c"]),
    "what is found in the union": ("INSERT { GRAPH <urn:h> { ?s ?p 'z' } } WHERE { ?s ?p 'c' }", ["a", "b", "c", "z"]),
    "with a graph": ("WITH <urn:g> DELETE { ?s ?p 'a' } INSERT { ?s ?p 'y' } WHERE { ?s ?p 'a' }", ["b", "c", "y"]),
    "a copy of a graph": ("COPY <urn:g> TO <urn:h> ; DROP GRAPH <urn:g>", ["a", "b", "c"]),
    "one after the other": ("INSERT DATA { GRAPH <urn:g> { <urn:d> <urn:p> 'd' } } ; DELETE WHERE { GRAPH ?g { ?s ?p 'd' } } ; DELETE { GRAPH <urn:g> { ?s <urn:p> ?o } } INSERT { GRAPH <urn:g> { ?s <urn:p> 'new' } } WHERE { ?s <urn:p> ?o FILTER(?o = 'c') }", ["a", "b", "new"]),
    "what goes and comes back": ("CLEAR GRAPH <urn:g> ; INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:p> 'a' } }", ["a"]),
    "using a graph": ("PREFIX x: <urn:> DELETE { GRAPH x:g { ?s x:p ?o } } USING x:g WHERE { ?s x:p ?o ; x:p 'b' }", ["a", "c"]),
    "using a named graph": ("DELETE { GRAPH <urn:g> { ?s ?p ?o } } USING NAMED <urn:g> WHERE { GRAPH ?g { ?s ?p ?o } { ?s ?p 'b' } UNION { GRAPH ?g { ?s ?p 'c' } } }", ["a", "b"]),
    "what is not bound": ("INSERT { GRAPH <urn:g> { ?s <urn:p> ?n , 'x' } } WHERE { GRAPH <urn:g> { ?s <urn:p> 'a' OPTIONAL { ?s <urn:q> ?n } } }", ["a", "b", "c", "x"]),
    "an expression": ("INSERT { GRAPH <urn:g> { <urn:d> <urn:p> ?n } } WHERE { { SELECT (COUNT(*) AS ?n) { GRAPH <urn:g> { ?s ?p ?o } } } }", ["3", "a", "b", "c"]),
    "no variable": ("DELETE { GRAPH <urn:g> { <urn:a> <urn:p> 'a' } } WHERE { GRAPH <urn:g> { <urn:b> <urn:p> 'b' } }", ["b", "c"]),
    "words that would break out": ("INSERT { GRAPH <urn:g> { <urn:d> <urn:p> ?w } } WHERE { BIND('\\\\u0022 }} ; CLEAR ALL #' AS ?w) }", ["\\u0022 }} ; CLEAR ALL #", "a", "b", "c"]),
    "a graph moved": ("MOVE GRAPH <urn:g> TO GRAPH <urn:h>", ["a", "b", "c"]),
    "a graph added": ("INSERT DATA { GRAPH <urn:h> { <urn:d> <urn:p> 'd' } } ; ADD <urn:g> TO <urn:h> ; DROP GRAPH <urn:g>", ["a", "b", "c", "d"]),
    "the union copied": ("COPY DEFAULT TO <urn:h> ; DROP SILENT GRAPH <urn:g> ; CREATE GRAPH <urn:i>", ["a", "b", "c"]),
    "a graph that is not there, in silence": ("DROP SILENT GRAPH <urn:none>", ["a", "b", "c"]),
    "an end in a comment": ("DELETE DATA { GRAPH <urn:g> { <urn:a> <urn:p> 'a' } } ; # done", ["b", "c"]),
    "nothing": ("# nothing", ["a", "b", "c"]),
    "a word in a string": ("INSERT DATA { GRAPH <urn:g> { <urn:d> <urn:p> 'LOAD SERVICE' } }", ["LOAD SERVICE", "a", "b", "c"]),
}  # fmt: skip


@pytest.mark.parametrize("case", WHOLE)
def test_after_an_update_the_union_is_that_of_all_graphs(server, folder, case):
    sparql, expected = WHOLE[case]

    assert server.update(sparql).status == 204
    assert values(server) == expected
    assert is_joined(folder)


REFUSED = {
    "a statement of no graph": ("INSERT DATA { <urn:d> <urn:p> 'd' }", 400, "Name the graph"),
    "a pattern of no graph": ("DELETE WHERE { ?s <urn:p> ?o }", 400, "Name the graph"),
    "the default graph": ("CLEAR DEFAULT", 400, "Name the graph"),
    "a copy to the default graph": ("INSERT DATA { GRAPH <urn:h> { <urn:d> <urn:p> 1 } } ; COPY <urn:h> TO DEFAULT ; DROP GRAPH <urn:h>", 400, "Name"),
    "a file": ("LOAD <file:///etc/passwd> INTO GRAPH <urn:g>", 403, "LOAD and SERVICE"),
    "another computer": ("load silent <http://127.0.0.1:PORT/> INTO GRAPH <urn:g>", 403, "LOAD and SERVICE"),
    "another computer after all else": ("CLEAR ALL; # it's\n LOAD <http://127.0.0.1:PORT/>", 403, "LOAD and SERVICE"),
    "a service": ("INSERT { GRAPH <urn:g> { ?s ?p ?o } } WHERE { SERVICE <http://127.0.0.1:PORT/> { ?s ?p ?o } }", 403, "LOAD and SERVICE"),
    "a service in silence": ("DELETE { GRAPH <urn:g> { ?s ?p ?o } } WHERE { serviCe SILENT <http://127.0.0.1:PORT/> {} ?s ?p ?o }", 403, "LOAD and SERVICE"),
    "a service that hides": ("INSERT { GRAPH <urn:g> { ?s ?p ?o } } WHERE { \\u0053ERVICE <http://127.0.0.1:PORT/> {} }", 403, "LOAD and SERVICE"),
    "a graph that is not there": ("CLEAR GRAPH <urn:none>", 400, "no graph"),
    "a move of the default graph": ("MOVE DEFAULT TO <urn:h>", 400, "Name the graph"),
    "a query": ("SELECT * { ?s ?p ?o }", 400, "not SPARQL"),
    "half an update": ("INSERT DATA { GRAPH <urn:g> {", 400, "not SPARQL"),
    "an end that swallows": ("CLEAR ALL ; INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:p> '''", 400, "not SPARQL"),
    "half right": ("CLEAR ALL ; nonsense", 400, "not SPARQL"),
}  # fmt: skip


def test_what_is_refused_changes_nothing_and_calls_nobody(server, folder):
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.2)
        port = str(listener.getsockname()[1])

        found = {case: server.update(sparql.replace("PORT", port)) for case, (sparql, _, _) in REFUSED.items()}

        assert not is_called(listener)
    assert {case: each.status for case, each in found.items()} == {
        case: status for case, (_, status, _) in REFUSED.items()
    }
    assert all(words in found[case].text for case, (_, _, words) in REFUSED.items())
    assert values(server) == ["a", "b", "c"]
    assert is_joined(folder)


def test_an_update_that_takes_too_much_is_ended_and_changes_nothing(folder):
    doubled = " ".join(f"BIND(CONCAT(?v{n}, ?v{n}) AS ?v{n + 1})" for n in range(40))
    with served(folder, "--update", "--memory", "200") as server:
        found = server.update(
            f"INSERT {{ GRAPH <urn:g> {{ <urn:d> <urn:p> ?v40 }} }} WHERE {{ BIND('0123456789' AS ?v0) {doubled} }}"
        )
        after = values(server)

    assert (found.status, after) == (422, ["a", "b", "c"])


def test_a_graph_is_put_added_to_and_deleted(server, folder):
    new = server.graph("PUT", "urn:h", "<urn:d> <urn:p> 'd' .")
    read = server.graph("GET", "urn:h", Accept=NT)
    again = server.graph("PUT", "urn:h", "<urn:e> <urn:p> 'e' . <urn:a> <urn:p> 'a' .")
    added = server.graph("POST", "urn:h", "<urn:f> <urn:p> 'f' .")
    all_ = values(server)
    gone = server.graph("DELETE", "urn:h")
    missing = server.graph("DELETE", "urn:h")

    assert [each.status for each in (new, read, again, added, gone, missing)] == [201, 200, 204, 204, 204, 404]
    assert read.text == '<urn:d> <urn:p> "d" .\n'
    assert all_ == ["a", "b", "c", "e", "f"]
    assert values(server) == ["a", "b", "c"]
    assert server.graph("GET", "urn:h").status == 404
    assert is_joined(folder)


def test_a_graph_that_cannot_be_read_leaves_the_old_one(server):
    broken = server.graph("PUT", "urn:g", "<urn:d> <urn:p> 'd' . <urn:d>")
    unknown = server.graph("PUT", "urn:g", "x", Content_Type="text/html")
    quads = server.graph("PUT", "urn:g", "<urn:s> <urn:p> 1 <urn:x> .", Content_Type="application/n-quads")
    default = server.ask("PUT", "/graphs?default", "", Authorization=f"Bearer {TOKEN}", Content_Type="text/turtle")
    remote = server.graph(
        "PUT", "urn:g", '{"@context": "file:///etc/passwd", "@id": "urn:x"}', Content_Type="application/ld+json"
    )

    assert [each.status for each in (broken, unknown, quads, default, remote)] == [400, 415, 400, 403, 400]
    assert values(server) == ["a", "b", "c"]


def test_blank_nodes_get_the_same_names_whenever_they_come(server, folder):
    body = "<https://x.org/a> <urn:p> [ <urn:p> 'blank' ] ."

    first = server.graph("PUT", "https://x.org/g", body), server.graph("GET", "https://x.org/g").body
    second = server.graph("PUT", "https://x.org/g", body), server.graph("GET", "https://x.org/g").body

    assert (first[0].status, second[0].status) == (201, 204)
    assert first[1] == second[1]
    assert b"_:" not in first[1]
    assert server.graph("PUT", "https://x.org/g", "").status == 204
    assert values(server) == ["a", "b", "c"]
    assert is_joined(folder)


def test_a_graph_with_blank_nodes_of_an_update_can_be_replaced(server, folder):
    assert server.update("INSERT DATA { GRAPH <urn:h> { [] <urn:p> 'x' } }").status == 204

    assert server.graph("PUT", "urn:h", "<urn:d> <urn:p> 'd' .").status == 204

    assert values(server) == ["a", "b", "c", "d"]
    assert is_joined(folder)


def test_a_graph_with_blank_nodes_from_elsewhere_cannot_be_replaced(tmp_path):
    quads = [Quad(BlankNode("x"), P, Literal("blank"), G)]
    with served(stored(tmp_path, quads), "--update") as server:
        found = server.graph("PUT", "urn:g", "")
        after = values(server)

    assert (found.status, after) == (400, ["blank"])
    assert "blank nodes" in found.text


def test_changes_at_the_same_time_are_made_one_after_the_other(server, folder):
    def put(number: int) -> int:
        return server.graph("PUT", f"urn:n{number}", f"<urn:{number}> <urn:q> {number} .").status

    with ThreadPoolExecutor(6) as threads:
        statuses = list(threads.map(put, range(6)))

    made = server.query("SELECT (COUNT(*) AS ?n) WHERE { ?s <urn:q> ?n }", Accept="text/csv").text
    assert set(statuses) <= {201, 503}
    assert made == f"n\r\n{statuses.count(201)}\r\n"
    assert is_joined(folder)


def test_while_another_process_writes_a_change_is_put_off(server, folder):
    with writing(folder):
        found = server.update("CLEAR ALL")

    assert found.status == 503
    assert "being written to" in found.text
    assert server.update("CLEAR ALL").status == 204


def test_a_server_without_update_takes_no_token(folder):
    with served(folder) as server:
        assert server.update("CLEAR ALL").status == 403


def test_a_file_cannot_be_changed(tmp_path):
    with pytest.raises(AssertionError), served(written(tmp_path / "graph.trig", QUADS), "--update"):
        pass


def test_queries_go_on_while_the_store_changes(server):
    done = threading.Event()
    failed = []

    def ask() -> None:
        while not done.is_set():
            found = server.query("ASK { <urn:b> ?p ?o }")
            if found.status != 200 or b"true" not in found.body:
                failed.append(found)

    asking = threading.Thread(target=ask)
    asking.start()
    for number in range(3):
        server.graph("PUT", "urn:h", f"<urn:d> <urn:p> {number} .")
    done.set()
    asking.join()

    assert not failed
