"""A server that is attacked: what costs too much is ended, all its processes together stay small, and it goes on."""
# ruff: noqa: E501

import contextlib
import os
import re
import socket
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import urlencode

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from tests.query.test_pool import ATTACKS, ELSEWHERE, is_called
from tests.serve.server import FORM, ROOT, Server, served, stored

MEMORY = 200  # megabytes that a query may take
G = NamedNode("urn:g")
QUADS = [Quad(NamedNode(f"urn:{n}"), NamedNode("urn:value"), Literal(n), G) for n in range(2000)]
VALUES = "SELECT ?v WHERE { ?s <urn:value> ?v }"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?p ?x . ?b ?q ?y . ?c ?r ?z }"
SHORT = {name: sparql for name, sparql in ATTACKS.items() if len(sparql) < 100_000}
LONG = {name: sparql for name, sparql in ATTACKS.items() if len(sparql) >= 100_000}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return stored(tmp_path_factory.mktemp("store"), QUADS)


@pytest.fixture(scope="module")
def server(folder):
    with served(folder, "--timeout", "2", "--memory", str(MEMORY)) as found:
        yield found


@pytest.fixture
def listener():
    with socket.create_server(("127.0.0.1", 0)) as found:
        found.settimeout(0.2)
        yield found


def form(sparql: str) -> dict[str, str]:
    return {"method": "POST", "path": "/sparql", "body": urlencode({"query": sparql}), "Content_Type": FORM}


@pytest.mark.parametrize("attack", SHORT)
def test_a_query_that_takes_too_much_is_ended_and_the_next_is_answered(server, attack):
    found = server.ask(**form(SHORT[attack]))

    assert found.status == 422, found.text
    assert re.search("takes more than|too deep", found.text)
    assert server.query("ASK { <urn:7> ?p 7 }").text.count("true") == 1


@pytest.mark.parametrize("attack", LONG)
def test_a_text_that_is_too_long_is_refused(server, attack):
    found = server.ask(**form(LONG[attack]))

    assert found.status in {413, 422}
    assert server.is_well()


def test_no_query_makes_the_server_call_another(server, listener):
    port = str(listener.getsockname()[1])

    statuses = [server.ask(**form(each.replace("PORT", port))).status for each in ELSEWHERE]

    assert statuses == [403] * len(ELSEWHERE)
    assert not is_called(listener)
    assert server.is_well()


@pytest.mark.skipif(not Path("/proc").exists(), reason="looks into /proc")
def test_the_memory_of_all_processes_is_bounded_under_attack(server):
    own = {pid: memory(pid) for pid in tree(server.process.pid)}
    peak, done = [0], threading.Event()

    def watch() -> None:
        while not done.wait(0.05):
            peak[0] = max(peak[0], sum(map(memory, tree(server.process.pid))))

    watcher = threading.Thread(target=watch)
    watcher.start()
    with ThreadPoolExecutor(4) as threads:
        list(threads.map(lambda sparql: server.ask(**form(sparql)), list(SHORT.values())))
    done.set()
    watcher.join()

    assert peak[0] < sum(own.values()) + 2 * (MEMORY + 100) * 1024 * 1024
    assert server.is_well()


def tree(pid: int) -> list[int]:
    """Return a process and all that it started, and they in turn."""
    try:
        children = [int(each) for task in Path(f"/proc/{pid}/task").iterdir() for each in children_of(task)]
    except FileNotFoundError:
        return []
    return [pid, *(each for child in children for each in tree(child))]


def children_of(task: Path) -> list[str]:
    try:
        return (task / "children").read_text().split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def memory(pid: int) -> int:
    """Return how much memory a process has, in bytes."""
    try:
        found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return int(found[1]) * 1024 if found else 0


def test_two_hundred_clients_are_answered_or_told_to_come_again(server):
    start = threading.Barrier(200)

    def ask(number: int) -> tuple[int, bool]:
        start.wait()
        found = server.query(f"SELECT ?v {{ <urn:{number}> <urn:value> ?v }}", Accept="text/csv")
        return found.status, found.body == f"v\r\n{number}\r\n".encode()

    with ThreadPoolExecutor(200) as threads:
        found = list(threads.map(ask, range(200)))

    assert {status for status, _ in found} <= {200, 503}
    assert all(is_right for status, is_right in found if status == 200)
    assert sum(status == 200 for status, _ in found) > 100
    assert server.is_well()


def test_clients_beside_endless_queries_are_told_to_come_again(server):
    with ThreadPoolExecutor(40) as threads:
        slow = [threads.submit(server.ask, **form(ENDLESS)) for _ in range(20)]
        quick = [threads.submit(server.query, VALUES + " LIMIT 1") for _ in range(20)]
        found = [each.result() for each in (*slow, *quick)]

    assert {each.status for each in found} <= {200, 422, 503}
    assert all(each.headers["retry-after"] for each in found if each.status == 503)
    assert server.is_well()


@pytest.fixture(scope="module")
def impatient(folder):
    """Return a server that waits for half a second, not ten, and keeps eight connections."""
    script = (
        "from pathlib import Path; from kg.serve import Settings, web; from kg.serve.endpoint import Endpoint\n"
        "settings = Settings(port=0, workers=1, patience=0.5, clients=8, most_asked=100_000, most_held=50_000)\n"
        "at = web.bound(settings); endpoint = Endpoint(Path(SOURCE), settings)\n"
        "print(at.getsockname()[1], flush=True); web.serve(endpoint, at)"
    )
    pytest.importorskip("uvicorn", reason="needs uvicorn")
    process = subprocess.Popen(
        [sys.executable, "-c", script.replace("SOURCE", repr(str(folder)))], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    yield Server("127.0.0.1", int(process.stdout.readline()), process)
    process.terminate()
    process.wait()
    process.stdout.close()


HEADS = {
    "nothing": b"",
    "half a line": b"GET /health",
    "no end of the head": b"GET /health HTTP/1.1\r\nHost: localhost\r\nX: y\r\n",
    "no body": b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\n",
    "half a body": b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 9\r\n\r\nque",
    "half a chunk": b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nque",
}


@pytest.mark.parametrize("head", HEADS)
def test_who_sends_a_request_too_slowly_is_disconnected(impatient, head):
    with impatient.connect() as client:
        client.sendall(HEADS[head])

        answer = everything(client)

    assert answer == b"" or b" 408 " in answer
    assert impatient.is_well()


def test_who_sends_a_letter_now_and_then_is_disconnected(impatient):
    with impatient.connect() as client:
        begun = time.monotonic()
        with pytest.raises(OSError):
            for letter in "GET /health HTTP/1.1\r\nX: " + "y" * 10_000:
                client.sendall(letter.encode())
                time.sleep(0.05)

        assert time.monotonic() - begun < 20
    assert impatient.is_well()


def test_who_is_slow_with_a_second_request_is_disconnected(impatient):
    with impatient.connect() as client:
        client.sendall(b"GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert b" 200 " in client.recv(65_536)
        client.sendall(b"GET /hea")

        assert b"HTTP/1.1" not in everything(client)
    assert impatient.is_well()


def everything(client: socket.socket) -> bytes:
    """Return what comes until the other end has closed."""
    found = b""
    with contextlib.suppress(ConnectionResetError):
        while part := client.recv(65_536):
            found += part
    return found


TOO_LARGE = {
    "a body": (b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\n\r\n", 1_000_000),
    "a body that is said to be huge": (b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1" + b"0" * 30, 0),
    "a length of many digits": (b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999\r\n\r\n", 0),
    "a head": (b"GET /sparql?query=" + b"x" * 1_000_000 + b" HTTP/1.1\r\n\r\n", 0),
    "a line of the head": (b"GET /health HTTP/1.1\r\nX: " + b"x" * 1_000_000 + b"\r\n\r\n", 0),
    "many lines of the head": (b"GET /health HTTP/1.1\r\n" + b"X: y\r\n" * 100_000 + b"\r\n", 0),
    "chunks without end": (
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + b"1000\r\n%s\r\n" % (b"x" * 4096) * 100,
        0,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TOO_LARGE)
def test_a_request_that_is_too_large_is_refused(impatient, case):
    head, rest = TOO_LARGE[case]
    with impatient.connect() as client:
        with contextlib.suppress(OSError):  # it has hung up already
            client.sendall(head + b"x" * rest)

        answer = everything(client)

    assert answer == b"" or re.match(rb"HTTP/1.1 (400|408|413|421) ", answer), answer
    assert impatient.is_well()


NO_HTTP = {
    "noise": os.urandom(2000),
    "TLS": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"x" * 200,
    "two lengths": b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
    "length and chunks": b"POST /sparql HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "no host": b"GET /health HTTP/1.1\r\n\r\n",
    "a space before the colon": b"GET /health HTTP/1.1\r\nHost : localhost\r\n\r\n",
    "an upgrade": b"GET /health HTTP/1.1\r\nHost: localhost\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n",
}  # fmt: skip


@pytest.mark.parametrize("case", NO_HTTP)
def test_what_is_no_proper_request_harms_nobody(impatient, case):
    with impatient.connect() as client:
        client.sendall(NO_HTTP[case])

        everything(client)

    assert impatient.is_well()


def test_more_connections_than_it_keeps_are_refused_and_forgotten(impatient):
    idle = [impatient.connect() for _ in range(40)]
    refused = [each for each in idle if everything(each) is not None]  # all are closed in the end

    for each in idle:
        each.close()

    assert len(refused) == 40
    assert impatient.is_well()


def test_who_does_not_read_the_answer_keeps_nobody_waiting(folder):
    with served(folder, "--workers", "1") as server:
        clients = [server.connect() for _ in range(20)]
        for each in clients:
            each.sendall(b"GET /graphs?default HTTP/1.1\r\nHost: localhost\r\n\r\n")

        assert server.is_well()
        for each in clients:
            each.close()


def test_answers_that_are_more_than_it_may_hold_are_put_off(impatient):
    found = impatient.query(VALUES)

    assert (found.status, found.headers["retry-after"]) == (503, "2")
    assert impatient.query(VALUES + " LIMIT 3").status == 200


HOSTS = {
    "127.0.0.1:80": 200,
    "localhost": 200,
    "LOCALHOST.:3030": 200,
    "[::1]:3030": 200,
    "news.example": 200,
    "evil.example": 421,
    "127.0.0.1:80><x": 421,
    "[::1": 421,
    "localhost.evil.example": 421,
    "127.0.0.1.evil.example:3030": 421,
    "": 421,
}


def test_only_names_that_are_ours_are_served(folder):
    with served(folder, "--name", "news.example") as server:
        found = {host: server.ask("GET", "/health", Host=host).status for host in HOSTS}

    assert found == HOSTS


def test_pages_of_other_sites_are_refused_unless_one_is_let_in(folder):
    here, there = "https://example.org", "https://evil.example"
    with served(folder) as shut, served(folder, "--cors", here) as opened:
        refused = [shut.ask("GET", "/health", Origin=here), shut.ask("GET", "/health", Sec_Fetch_Site="cross-site")]
        refused += [opened.ask("GET", "/health", Origin=there), shut.ask("OPTIONS", "/sparql", Origin=here)]
        link = shut.ask("GET", "/", Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate")
        own = shut.ask("GET", "/health", Origin=shut.url, Sec_Fetch_Site="same-origin")
        let = opened.ask("GET", "/health", Origin=here, Sec_Fetch_Site="cross-site")
        asked = opened.ask("OPTIONS", "/sparql", Origin=here, Access_Control_Request_Method="POST")

    assert [each.status for each in refused] == [403, 403, 403, 403]
    assert all("access-control-allow-origin" not in each.headers for each in refused)
    assert (link.status, own.status, let.status, asked.status) == (200, 200, 200, 204)
    assert let.headers["access-control-allow-origin"] == asked.headers["access-control-allow-origin"] == here
