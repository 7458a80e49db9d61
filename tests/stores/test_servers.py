"""Real triple stores take what `kg push` sends, refuse who may not write, and lose nothing when they are killed."""

import json
import re
import subprocess
import sys

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse, serialize

from tests.stores import answers, jena, oxigraph, virtuoso
from tests.stores.compare import HOUSE, SERVERS, push

EXAMPLE = "https://example.org/"
COUNT = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s <https://example.org/label> ?o } } GROUP BY ?g"
LABELS = "SELECT ?o WHERE { ?s <https://example.org/label> ?o }"
TEXTS = ('"}} ; DROP ALL ; #', "a\\b", "two\nlines\tand a tab", "’ß\U0001f600\u2028", "</script>", "\\u0022")


@pytest.fixture(scope="module", params=SERVERS)
def server(request, tmp_path_factory):
    module = SERVERS[request.param]
    if module.missing():
        pytest.skip(module.missing())
    with module.running(tmp_path_factory.mktemp(request.param)) as endpoint:
        yield endpoint


@pytest.fixture
def graph(tmp_path):
    path = tmp_path / "graph.trig"
    write(path, graphs=3, texts=TEXTS)
    return path


def write(path, *, graphs, texts):
    """Write graphs that hold the same texts."""
    quads = [
        Quad(
            NamedNode(f"{EXAMPLE}{graph}#{number}"),
            NamedNode(EXAMPLE + "label"),
            Literal(text),
            NamedNode(f"{EXAMPLE}{graph}"),
        )
        for graph in range(graphs)
        for number, text in enumerate(texts)
    ]
    serialize(quads, path, RdfFormat.TRIG)


def counted(endpoint):
    """Return how many triples each graph has."""
    rows = answers.read(endpoint.ask(COUNT)).rows
    return {row[0].strip("<>"): int(row[1].partition("^^")[0]) for row in rows}


@pytest.mark.slow
@pytest.mark.parametrize("way", ["graphs", "update"])
def test_a_server_takes_each_named_graph_and_every_text(server, graph, tmp_path, way):
    done = push(server, graph, tmp_path / "journal", url=getattr(server, way))
    again = push(server, graph, tmp_path / "journal", url=getattr(server, way))
    found = answers.read(server.ask(LABELS)).rows

    assert f"by {'gsp' if way == 'graphs' else 'update'}: 3 graphs, 18 triples" in done.stdout
    assert "0 graphs, 0 triples, 0.0 kB; 3 unchanged" in again.stdout
    assert counted(server) == {f"{EXAMPLE}{number}": 6 for number in range(3)}
    assert found == answers.read(as_json(TEXTS * 3)).rows


def as_json(texts):
    rows = [{"o": {"type": "literal", "value": text}} for text in texts]
    return json.dumps({"head": {"vars": ["o"]}, "results": {"bindings": rows}}).encode()


@pytest.mark.slow
@pytest.mark.parametrize("way", ["graphs", "update"])
def test_a_server_lets_a_graph_be_replaced_and_removed(server, graph, tmp_path, way):
    push(server, graph, tmp_path / "journal", url=getattr(server, way))
    write(graph, graphs=2, texts=["new"])
    push(server, graph, tmp_path / "journal", url=getattr(server, way), options=["--prune"])

    assert counted(server) == {f"{EXAMPLE}0": 1, f"{EXAMPLE}1": 1}


@pytest.mark.slow
def test_a_server_takes_triples_that_name_no_graph_where_it_is_told(server, tmp_path):
    path = tmp_path / "graph.ttl"
    path.write_text(f"<{EXAMPLE}a> <{EXAMPLE}label> 'alone' .")
    name = "default" if server.name == "oxigraph server" else f"{EXAMPLE}all"  # Virtuoso has no default graph
    push(server, path, tmp_path / "journal", options=["--graph", name])
    where = "{ ?s ?p 'alone' }" if name == "default" else f"{{ GRAPH <{name}> {{ ?s ?p 'alone' }} }}"

    assert answers.read(server.ask(f"ASK {where}")).rows == {("True",): 1}


@pytest.mark.slow
@pytest.mark.skipif(bool(virtuoso.missing()), reason=virtuoso.missing())
def test_virtuoso_refuses_who_may_not_write(tmp_path, graph):
    with virtuoso.running(tmp_path) as server:
        command = [sys.executable, "-m", "kg", "push", server.graphs, str(graph)]
        nobody = subprocess.run(command, capture_output=True, text=True, cwd=HOUSE, check=False)
        (tmp_path / "wrong").write_text("hunter2")
        login = ["--user", "dba", "--password-file", str(tmp_path / "wrong")]
        wrong = subprocess.run([*command, *login], capture_output=True, text=True, cwd=HOUSE, check=False)
        held = counted(server)

    assert (nobody.returncode, wrong.returncode) == (1, 1)
    assert "asks for a login (Digest)" in nobody.stderr
    assert "refuses the login" in wrong.stderr
    assert held == {}


@pytest.mark.slow
@pytest.mark.skipif(bool(oxigraph.missing()), reason=oxigraph.missing())
def test_a_server_that_is_killed_half_way_gets_the_rest_when_it_is_back(tmp_path):
    graphs = 300
    path, journal = tmp_path / "graph.trig", tmp_path / "journal"
    write(path, graphs=graphs, texts=[f"text {number}" for number in range(20)])
    with oxigraph.running(tmp_path) as server:
        command = [
            sys.executable,
            "-m",
            "kg",
            "push",
            server.graphs,
            str(path),
            "--journal",
            str(journal),
            "--tries",
            "2",
        ]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=HOUSE) as running:
            acknowledged = [running.stderr.readline() for _ in range(30)]
            server.process.kill()
            rest = running.stderr.read().splitlines()
    port = int(re.search(r":(\d+)/", server.graphs)[1])
    sent = len(acknowledged) + len(rest) - 1
    with oxigraph.running(tmp_path, port) as server:
        before = counted(server)
        done = push(server, path, journal)
        after = counted(server)

    assert running.returncode == 1
    assert "no answer" in rest[-1]
    assert sent < graphs
    assert sent <= len(before) <= sent + 1  # the last may have arrived without an answer
    assert f": {graphs - sent} graphs" in done.stdout
    assert after == {f"{EXAMPLE}{number}": 20 for number in range(graphs)}


@pytest.mark.slow
@pytest.mark.skipif(bool(jena.missing()), reason=jena.missing())
def test_jena_takes_the_file_itself(tmp_path, graph):
    store = jena.Jena(tmp_path)
    store.load(graph)

    assert answers.read(store.ask(LABELS)).rows == answers.read(as_json(TEXTS * 3)).rows


@pytest.mark.slow
@pytest.mark.skipif(bool(virtuoso.missing()), reason=virtuoso.missing())
def test_virtuoso_loads_the_file_itself_tells_errors_and_writes_turtle(tmp_path, graph):
    broken = tmp_path / "broken.ttl"
    broken.write_text("<urn:a> <urn:b> .")
    home = tmp_path / "virtuoso"
    home.mkdir()
    with virtuoso.running(home, data=tmp_path) as server:
        virtuoso.load(home, graph, "urn:default")
        held = counted(server)
        with pytest.raises(ValueError, match=r"broken\.ttl"):
            virtuoso.load(home, broken, "urn:default")
        virtuoso.dump(home, f"{EXAMPLE}1", home / "written.ttl")

    written = {triple.object.value for triple in parse(path=home / "written.ttl", format=RdfFormat.TURTLE)}
    assert written == set(TEXTS)
    assert held == {f"{EXAMPLE}{number}": 6 for number in range(3)}
