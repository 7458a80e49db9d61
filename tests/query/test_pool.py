"""Queries in worker processes: what is answered, what hostile ones cost, and that everything else goes on."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyoxigraph
import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store

from kg.errors import BusyError, LimitError, QueryError, RefusedError, UsageError
from kg.query import Caps
from kg.query.pool import Limits, Pool
from kg.rdf.joined import joined

ROOT = Path(__file__).parent.parent.parent
MEMORY = 200_000_000  # bytes
VALUES = "SELECT ?v WHERE { ?s <urn:value> ?v } ORDER BY ?v"
DOUBLED = " ".join(f"BIND(CONCAT(?v{n}, ?v{n}) AS ?v{n + 1})" for n in range(40))

# Queries that ask for more than a computer has.
ATTACKS = {
    "cross join that is sorted": "SELECT * { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z } ORDER BY ?z ?y ?x",
    "cross join that is counted": "SELECT (COUNT(*) AS ?n) { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z }",
    "cross join without end": "ASK { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z FILTER(?x + ?y + ?z < 0) }",
    "paths over everything": "SELECT * { ?a (!<urn:no>)* ?b . ?c (!<urn:no>)* ?d } ORDER BY ?d ?b",
    "words that double": f'SELECT (STRLEN(?v40) AS ?n) {{ BIND("0123456789" AS ?v0) {DOUBLED} }}',
    "words that are joined": "SELECT (GROUP_CONCAT(STR(?a)) AS ?n) { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z }",
    "deep groups": "SELECT * " + "{" * 20_000 + "}" * 20_000,
    "deep brackets": "SELECT * { FILTER(" + "(" * 30_000 + "1" + ")" * 30_000 + ") }",
    "deep negation": "ASK { FILTER(" + "!" * 90_000 + "true) }",
    "a huge text": "SELECT * { " + "?s ?p ?o . " * 500_000 + "}",
}


def quads(number: int) -> list[Quad]:
    return [Quad(NamedNode(f"urn:{n}"), NamedNode("urn:value"), Literal(n), NamedNode("urn:g")) for n in range(number)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """Return a store's folder."""
    path = tmp_path_factory.mktemp("store")
    store = Store(str(path))
    store.bulk_extend(joined(quads(2000)))
    store.flush()
    return path


@pytest.fixture
def trig(tmp_path) -> Path:
    path = tmp_path / "graph.trig"
    pyoxigraph.serialize(quads(3), path, RdfFormat.TRIG)
    return path


@pytest.fixture(scope="module")
def guarded(folder):
    with Pool(folder, Limits(seconds=3, memory=MEMORY)) as pool:
        yield pool


def rows(pool: Pool, sparql: str) -> list:
    return json.loads(pool.ask(sparql, ["json"]).body)["results"]["bindings"]


@pytest.mark.parametrize("size", [1, 3])
def test_a_store_that_is_not_joined_is_joined_first(tmp_path, size):
    store = Store(str(tmp_path))
    store.extend(Quad(NamedNode("urn:a"), NamedNode("urn:value"), Literal(1), NamedNode(f"urn:{n}")) for n in range(3))
    store.flush()

    with Pool(tmp_path, size=size) as pool:
        assert pool.ask(VALUES, ["csv"]).body == b"v\r\n1\r\n"


@pytest.mark.parametrize("size", [1, 3])
def test_a_file_is_asked_with_its_graphs_and_as_one(trig, size):
    with Pool(trig, size=size) as pool:
        values = [row["v"]["value"] for row in rows(pool, VALUES)]
        graphs = rows(pool, "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }")

    assert values == ["0", "1", "2"]
    assert [row["g"]["value"] for row in graphs] == ["urn:g"]


def test_the_first_format_that_can_hold_the_answer_is_used(guarded):
    found = guarded.ask("SELECT ?s WHERE { ?s <urn:value> 7 }", ["turtle", "csv", "json"])
    made = guarded.ask("CONSTRUCT WHERE { ?s <urn:value> 7 }", ["csv", "ntriples"])

    assert (found.body, found.media_type, found.truncated) == (b"s\r\nurn:7\r\n", "text/csv; charset=utf-8", False)
    assert made.media_type == "application/n-triples"


def test_values_are_given_beside_the_query(guarded):
    found = guarded.ask("SELECT ?s ?v WHERE { ?s <urn:value> ?v }", ["csv"], given={"s": "<urn:5>"})

    assert found.body == b"s,v\r\nurn:5,5\r\n"


@pytest.mark.parametrize("attack", ATTACKS)
def test_a_query_beyond_its_limits_ends_and_the_next_is_answered(guarded, attack):
    with pytest.raises(LimitError) as caught:
        guarded.ask(ATTACKS[attack], ["json"])

    assert caught.value.remedy
    assert guarded.ask("ASK { <urn:7> ?p 7 }", ["csv"]).body == b"true\n"


def test_hostile_queries_take_no_more_memory_than_they_may(folder):
    script = (
        "import resource; from pathlib import Path; from kg.errors import LimitError; from kg.query.pool import *\n"
        "from tests.query.test_pool import ATTACKS\n"
        f"pool = Pool(Path({str(folder)!r}), Limits(seconds=2, memory={MEMORY}))\n"
        "for each in ATTACKS.values():\n"
        "    try: pool.ask(each, ['json'])\n"
        "    except LimitError: pass\n"
        "pool.close(); print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )

    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True, text=True)

    peak = int(done.stdout) * (1 if sys.platform == "darwin" else 1024)
    assert peak < MEMORY + 150_000_000


ELSEWHERE = (
    "SELECT * WHERE { SERVICE <http://127.0.0.1:PORT/> { ?s ?p ?o } }",
    "SELECT * WHERE { ?s ?p ?o . sErViCe SILENT ?s { ?s ?p ?o } }",
    "SELECT * WHERE { BIND(<http://127.0.0.1:PORT/> AS ?e) SERVICE SILENT ?e { ?s ?p ?o } }",
    "SELECT * WHERE { ?s ?p 1SERVICE<http://127.0.0.1:PORT/>{} }",
    "PREFIX : <http://127.0.0.1:PORT/> SELECT * WHERE { ?s ?p ?o.SERVICE:x{ ?s ?p ?o } }",
    "PREFIX SERVICE: <http://127.0.0.1:PORT/> SELECT * WHERE { SERVICE SERVICE:x { ?s ?p ?o } }",
    "SELECT * WHERE { # it's\n SERVICE <http://127.0.0.1:PORT/> { } }",
    "SELECT * WHERE { ?s ?p '\\'' SERVICE <http://127.0.0.1:PORT/> { } }",
    "SELECT * WHERE { ?s ?p '''a'b''' SERVICE <http://127.0.0.1:PORT/> { } }",
    "SELECT * WHERE { ?s ?p <a'b> . SERVICE <http://127.0.0.1:PORT/> { } FILTER('>' = '') }",
    "SELECT * WHERE { \\u0053ERVICE <http://127.0.0.1:PORT/> { } }",
    "ASK { FILTER NOT EXISTS { SERVICE <http://127.0.0.1:PORT/> { } } }",
    "ASK { FILTER(1 < 2) { SELECT * { SERVICE <http://127.0.0.1:PORT/> { } } } FILTER(3 > 2) }",
    "CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:PORT/> { ?s ?p ?o } }",
    "DESCRIBE ?s WHERE { SERVICE <http://127.0.0.1:PORT/> { ?s ?p ?o } }",
    "LOAD <http://127.0.0.1:PORT/>",
    "LOAD <file:///etc/passwd>",
    "SELECT * FROM <http://127.0.0.1:PORT/> WHERE { ?s ?p ?o }",
    "SELECT * FROM NAMED <http://127.0.0.1:PORT/> WHERE { GRAPH ?g { ?s ?p ?o } }",
    "SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }",
    "SELECT * WHERE { GRAPH <http://127.0.0.1:PORT/> { ?s ?p ?o } }",
)


@pytest.fixture
def listener():
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        yield server


def is_called(server: socket.socket) -> bool:
    try:
        server.accept()[0].close()
    except TimeoutError:
        return False
    return True


def test_the_listener_hears_who_calls(listener):
    port = listener.getsockname()[1]
    asking = threading.Thread(
        target=lambda: list(Store().query(f"SELECT * {{ SERVICE SILENT <http://127.0.0.1:{port}/> {{ }} }}"))
    )

    asking.start()

    assert is_called(listener)
    asking.join()


def test_no_query_calls_another_computer(guarded, listener):
    port = str(listener.getsockname()[1])
    for each in ELSEWHERE:
        with pytest.raises(RefusedError) as caught:
            guarded.ask(each.replace("PORT", port), ["json"])
        assert caught.value.remedy

    assert not is_called(listener)


def test_what_is_malformed_or_cannot_be_written_is_told(guarded):
    with pytest.raises(QueryError, match="not SPARQL"):
        guarded.ask("SELECT ?x WHERE {", ["json"])
    with pytest.raises(UsageError, match="csv cannot hold triples"):
        guarded.ask("CONSTRUCT WHERE { ?s ?p ?o }", ["csv"])
    with pytest.raises(UsageError, match="unknown format 'word'"):
        guarded.ask("ASK {}", ["word"])


@pytest.mark.parametrize("name", ["none.ttl", "broken.ttl", "empty"])
@pytest.mark.parametrize("size", [1, 2])
def test_a_source_that_cannot_be_read_is_told_at_once(tmp_path, name, size):
    (tmp_path / "broken.ttl").write_text("no turtle")
    (tmp_path / "empty").mkdir()

    with pytest.raises(QueryError) as caught:
        Pool(tmp_path / name, size=size)

    assert caught.value.where == str(tmp_path / name)


def test_rows_beyond_the_cap_are_cut_and_it_says_so(folder):
    with Pool(folder, Limits(caps=Caps(rows=10))) as pool:
        found = pool.ask(VALUES, ["csv"])
        made = pool.ask("CONSTRUCT WHERE { ?s ?p ?o }", ["ntriples"])
        whole = pool.ask(VALUES + " LIMIT 10", ["csv"])

    assert (found.body.count(b"\n"), found.truncated) == (11, True)
    assert (made.body.count(b"\n"), made.truncated) == (10, True)
    assert (whole.body, whole.truncated) == (found.body, False)


@pytest.mark.parametrize("format", ["json", "xml", "csv", "tsv", "table"])
def test_bytes_beyond_the_cap_are_cut_at_a_row(folder, format):
    with Pool(folder, Limits(caps=Caps(bytes=5000))) as pool:
        found = pool.ask(VALUES, [format])

    assert found.truncated
    assert 2000 < len(found.body) <= 5000
    if format in {"json", "xml", "tsv"}:
        form = pyoxigraph.QueryResultsFormat.from_extension({"json": "srj", "xml": "srx"}.get(format, format))
        again = [row["v"].value for row in pyoxigraph.parse_query_results(found.body, form)]
        assert again == [str(number) for number in range(len(again))]


def test_one_value_beyond_the_cap_leaves_no_row(folder):
    with Pool(folder, Limits(caps=Caps(bytes=5000))) as pool:
        found = pool.ask("SELECT ?v { BIND(REPLACE('" + "a" * 200 + "', 'a', '" + "b" * 200 + "') AS ?v) }", ["csv"])

    assert (found.body, found.truncated) == (b"v\r\n", True)


def test_many_threads_share_few_workers(folder):
    with Pool(folder, Limits(wait=60), size=2) as pool, ThreadPoolExecutor(20) as threads:
        found = list(threads.map(lambda n: rows(pool, f"SELECT ?v {{ <urn:{n}> <urn:value> ?v }}"), range(100)))

    assert [each[0]["v"]["value"] for each in found] == [str(n) for n in range(100)]


def test_who_finds_no_free_worker_is_told_to_come_again(folder):
    with Pool(folder, Limits(seconds=3, wait=0.1)) as pool, ThreadPoolExecutor(1) as threads:
        slow = threads.submit(pool.ask, ATTACKS["cross join that is counted"], ["json"])
        while not pool._free.empty():
            time.sleep(0.01)
        with pytest.raises(BusyError):
            pool.ask("ASK {}", ["json"])
        assert isinstance(slow.exception(), LimitError)


def test_after_a_refresh_a_store_is_seen_as_it_is_now(tmp_path):
    store = Store(str(tmp_path))
    store.extend(joined(quads(1)))
    store.flush()
    with Pool(tmp_path) as pool:
        assert len(rows(pool, VALUES)) == 1
        store.extend(joined(quads(2)))
        store.flush()

        pool.refresh()

        assert len(rows(pool, VALUES)) == 2


@pytest.mark.parametrize("size", [1, 2])
def test_after_a_refresh_a_file_is_seen_as_it_is_now(trig, size):
    with Pool(trig, size=size) as pool:
        pyoxigraph.serialize(quads(1), trig, RdfFormat.TRIG)

        pool.refresh()

        assert len(rows(pool, VALUES)) == 1


def test_a_worker_that_was_killed_is_replaced(folder):
    with Pool(folder) as pool:
        os.kill(pool._all[0]._process.pid, signal.SIGKILL)
        pool._all[0]._process.wait()

        assert len(rows(pool, VALUES + " LIMIT 5")) == 5


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks into /proc")
def test_a_worker_whose_caller_is_killed_ends_itself(folder):
    script = (
        "import threading; from pathlib import Path; from kg.query.pool import *\n"
        f"pool = Pool(Path({str(folder)!r}), Limits(seconds=1))\n"
        "print(pool._all[0]._process.pid, flush=True)\n"
        "pool.ask('SELECT (COUNT(*) AS ?n) { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z }', ['json'])"
    )
    caller = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    worker = int(caller.stdout.readline())
    time.sleep(0.3)

    caller.kill()
    caller.wait()
    caller.stdout.close()

    until = time.monotonic() + 30
    while is_running(worker) and time.monotonic() < until:
        time.sleep(0.1)
    assert not is_running(worker)


def is_running(pid: int) -> bool:
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False


def test_modules_in_the_current_folder_are_not_taken_for_those_of_python(folder, tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("raise SystemExit('not this one')")
    monkeypatch.chdir(tmp_path)

    with Pool(folder) as pool:
        assert len(rows(pool, VALUES + " LIMIT 5")) == 5


def test_half_a_character_is_no_query(guarded):
    with pytest.raises(QueryError, match="the query fails"):
        guarded.ask("ASK { ?s ?p '\ud800' }", ["json"])


def test_who_waits_when_the_pool_closes_is_told_so(folder):
    with ThreadPoolExecutor(1) as threads:
        pool = Pool(folder)
        slow = threads.submit(pool.ask, ATTACKS["cross join that is counted"], ["json"])
        while not pool._free.empty():
            time.sleep(0.01)
        pool.close()
        with pytest.raises(BusyError, match="closed"):
            slow.result()


def test_after_closing_no_process_is_left(folder):
    pool = Pool(folder, size=2)
    processes = [each._process for each in pool._all]

    pool.close()

    assert all(each.returncode is not None for each in processes)
