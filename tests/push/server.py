"""A small triple store on a port of its own: it takes graphs as the specifications say, and fails as it is told to."""

import hashlib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import parse_qs, urlsplit

from pyoxigraph import DefaultGraph, NamedNode, Quad, RdfFormat, Store, parse

NONCE, REALM = "dcd98b7102dd2f0e8b11d0f600bfb0c0", "graphs"

PROBES = (b"INSERT DATA {}", b"INSERT NONSENSE")  # they change nothing


@dataclass
class Shop:
    """What the server holds, what it has been asked, and how it is to fail."""

    url: str = ""
    store: Store = field(default_factory=Store)
    asked: list[tuple[str, str, int]] = field(default_factory=list)  # method, graph, status; -1: connection broken
    failures: list[tuple[int, dict[str, str], str]] = field(default_factory=list)  # for the next requests that write
    login: str = ""  # basic, digest or bearer
    dies_after: int = -1  # requests that write

    def graph(self, name: str) -> set[str]:
        return {str(quad.triple) for quad in self.store.quads_for_pattern(None, None, None, NamedNode(name))}

    def writes(self) -> list[tuple[str, str, int]]:
        return [each for each in self.asked if each[0] not in {"GET", "PROBE"}]


def allowed(shop: Shop, method: str, path: str, sent: str) -> bool:
    if shop.login == "basic":
        return sent == "Basic YW5uOnPDqXNhbWU="  # ann:sésame in UTF-8
    if shop.login == "bearer":
        return sent == "Bearer sesame"
    fields = dict(re.findall(r'(\w+)="?([^",]*)"?', sent.removeprefix("Digest ")))
    secret, what = md5(f"ann:{REALM}:sesame"), md5(f"{method}:{path}")
    answer = md5(f"{secret}:{NONCE}:{fields.get('nc')}:{fields.get('cnonce')}:auth:{what}")
    return fields.get("response") == answer  # RFC 7616, section 3.4.1


def md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


class Handler(BaseHTTPRequestHandler):
    shop: Shop
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def reply(self, status, text="", headers=None, media_type="text/plain; charset=utf-8"):
        body = text.encode()
        self.send_response(status)
        for name, value in {"Content-Type": media_type, **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        parts = urlsplit(self.path)
        query = parse_qs(parts.query, keep_blank_values=True)
        graph = "DEFAULT" if "default" in query else query.get("graph", [""])[0]
        writes = self.command != "GET" and body not in PROBES
        name = self.command if writes or self.command == "GET" else "PROBE"
        if self.shop.login and not allowed(self.shop, self.command, self.path, self.headers.get("Authorization", "")):
            scheme = f'Digest realm="{REALM}", nonce="{NONCE}", qop="auth"'
            asked = {"digest": scheme, "basic": 'Basic realm="graphs"', "bearer": "Bearer"}[self.shop.login]
            self.shop.asked.append((name, graph, 401))
            return self.reply(401, "Who are you?", {"WWW-Authenticate": asked})
        if writes and self.shop.dies_after == 0:
            self.shop.asked.append((name, graph, -1))
            self.close_connection = True
            return None
        if writes and self.shop.failures:
            status, headers, text = self.shop.failures.pop(0)
            self.shop.asked.append((name, graph, status))
            return self.reply(status, text, headers)
        if writes:
            self.shop.dies_after -= 1
        status, text = self.done(parts.path, graph, body)
        self.shop.asked.append((name, graph, status))
        return self.reply(status, text)

    do_GET = do_PUT = do_POST = do_DELETE = do  # noqa: N815

    def done(self, path, graph, body):
        if path == "/update":
            return self.updated(body)
        if path == "/page":
            return 200, "Welcome!"
        return self.stored(graph, body) if path == "/store" else (404, "no such page")

    def updated(self, body):
        if self.command == "GET":
            return 200, "a page about updates"
        if self.headers["Content-Type"] != "application/sparql-update":
            return 415, "not an update"
        try:
            self.shop.store.update(body.decode())
        except SyntaxError as error:
            return 400, str(error)
        return 204, ""

    def stored(self, graph, body):
        store, name = self.shop.store, DefaultGraph() if graph == "DEFAULT" else NamedNode(graph or "urn:x")
        there = store.contains_named_graph(name) or graph == "DEFAULT"
        if self.command == "POST" and self.headers["Content-Type"] != "text/turtle":
            return 415, "only Turtle"
        if self.command in {"GET", "DELETE"} and not there:
            return 404, "no such graph"
        if self.command in {"PUT", "DELETE"}:
            store.remove_graph(name)
        if self.command in {"PUT", "POST"}:
            quads = [Quad(*each.triple, name) for each in parse(body, format=RdfFormat.TURTLE)]
            store.extend(quads)
        return 204 if there else 201, ""


@contextmanager
def running(certificate: Path | None = None) -> Iterator[Shop]:
    """Serve until the block ends; with a file of key and certificate, over TLS."""
    shop = Shop()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"shop": shop}))
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    shop.url = f"{'https' if certificate else 'http'}://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield shop
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
