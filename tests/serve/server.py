"""A real server in a process of its own, and one who asks it."""

import contextlib
import http.client
import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph
import pytest
from pyoxigraph import Quad, RdfFormat, Store

from kg.rdf.joined import join

ROOT = Path(__file__).parent.parent.parent
TOKEN = "0123456789abcdef-token"
FORM = "application/x-www-form-urlencoded"
PATIENCE = 150  # seconds that an answer may take


@dataclass(frozen=True)
class Answer:
    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True)
class Server:
    host: str
    port: int
    process: subprocess.Popen

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    def ask(self, method: str, path: str, body: bytes | str | None = None, **headers: str) -> Answer:
        """Return the answer to a request; `content_type` is the header Content-Type."""
        connection = http.client.HTTPConnection(self.host, self.port, timeout=PATIENCE)
        with contextlib.closing(connection):
            sent = body.encode() if isinstance(body, str) else body
            connection.request(method, path, sent, {name.replace("_", "-"): text for name, text in headers.items()})
            found = connection.getresponse()
            return Answer(found.status, {name.lower(): text for name, text in found.getheaders()}, found.read())

    def query(self, sparql: str, **headers: str) -> Answer:
        return self.ask("GET", f"/sparql?{urlencode({'query': sparql})}", **headers)

    def update(self, sparql: str, token: str | None = TOKEN) -> Answer:
        allowed = {} if token is None else {"Authorization": f"Bearer {token}"}
        return self.ask("POST", "/update", sparql, Content_Type="application/sparql-update", **allowed)

    def graph(self, method: str, name: str, body: str | None = None, **headers: str) -> Answer:
        path = f"/graphs?{urlencode({'graph': name})}"
        return self.ask(
            method, path, body, **{"Authorization": f"Bearer {TOKEN}", "Content_Type": "text/turtle", **headers}
        )

    def connect(self) -> socket.socket:
        return socket.create_connection((self.host, self.port), timeout=PATIENCE)

    def is_well(self) -> bool:
        return self.ask("GET", "/health").status == 200


@contextlib.contextmanager
def served(source: Path, *options: str) -> Iterator[Server]:
    """Serve a source until the block ends, on a port that is free; then all that it left is gone."""
    pytest.importorskip("uvicorn", reason="needs uvicorn")
    process = subprocess.Popen(
        [sys.executable, "-m", "kg", "serve", str(source), "--port", "0", *options],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "KG_TOKEN": TOKEN},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        line = process.stdout.readline()
        found = re.search(r"at http://\[?([^\]/]+)\]?:(\d+)/", line)
        assert found, line
        yield Server(found[1], int(found[2]), process)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)
        process.stdout.close()


def stored(folder: Path, quads: list[Quad]) -> Path:
    """Write quads to a store in a folder, as `kg build --store` would, and return the folder."""
    store = Store(str(folder))
    store.bulk_extend(quads)
    join(store)
    store.flush()
    return folder


def written(path: Path, quads: list[Quad]) -> Path:
    """Write quads to a TriG file, and return its path."""
    pyoxigraph.serialize(quads, path, RdfFormat.TRIG)
    return path
