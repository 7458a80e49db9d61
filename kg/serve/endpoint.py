"""Answers requests: which path is whose, who may ask, and what is sent back."""

import hmac
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final, Self

from pyoxigraph import RdfFormat

from kg.errors import KgError, LimitError, QueryError, RefusedError, UsageError
from kg.query import Caps, Dataset
from kg.query.answers import GRAPHS
from kg.query.pool import Pool
from kg.serve import Settings, own, protocol
from kg.serve.changes import Changes
from kg.serve.exchange import CUT, HttpError, Reply, Request, failed, told
from kg.serve.negotiation import choices, media_type
from kg.serve.network import Networks
from kg.serve.protocol import Fields
from kg.serve.watched import Watched

_HTML: Final = "text/html; charset=utf-8"
_JSON: Final = "application/json"
_ALL: Final = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
_GRAPH_CAPS: Final = Caps(rows=100_000, bytes=32_000_000)
_READ: Final = ("GET", "HEAD")
# The page of a network holds all it needs, and may ask for nothing.
_NETWORK_POLICY: Final = (
    "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'; sandbox allow-scripts allow-popups"
)


class Endpoint:
    """A graph that is served; any thread may ask."""

    def __init__(self, source: Path, settings: Settings) -> None:
        """Start the processes that answer.

        Raises:
            QueryError: the source cannot be read.
            UsageError: it is to be changed, and is no store.
        """
        if settings.token is not None and not source.is_dir():
            remedy = "Make a store with 'kg build --store', or leave out --update."
            raise UsageError("only a store can be changed, not a file", where=str(source), remedy=remedy)
        self.settings = settings
        self._about = own.about(settings)
        self._networks = Networks(source, settings.ontology)
        self._changes = Changes(source, settings.change_limits) if settings.token is not None else None
        self._watched = Watched(source)
        self._pool = Pool(source, settings.limits, size=settings.workers)
        self._paths: Mapping[str, tuple[tuple[str, ...], Callable[[Request], Reply]]] = {
            **dict.fromkeys(own.FILES, (_READ, lambda request: own.file(request.path))),
            "/sparql": ((*_READ, "POST"), self._sparql),
            "/update": (("POST",), self._update),
            "/graphs": ((*_READ, "PUT", "POST", "DELETE"), self._graphs),
            "/network": (_READ, self._network),
            "/about": (_READ, lambda _: Reply(200, self._about, _JSON)),
            "/health": (_READ, self._health),
        }

    def reply(self, request: Request) -> Reply:
        """Return the answer to a request."""
        try:
            self.check(request)
            if self._watched.has_changed():
                self._refresh()
            return self._paths[request.path][1](request)
        except HttpError as error:
            return error.reply
        except KgError as error:
            return failed(error)

    def check(self, request: Request) -> None:
        """Look at all but the body of a request.

        Raises:
            HttpError: there is no such path, it takes no such method, or the client has no right to it.
        """
        if request.path not in self._paths:
            raise HttpError(404, "There is nothing at this address. /sparql answers queries.")
        methods, _ = self._paths[request.path]
        if request.method not in methods:
            raise HttpError(405, f"Use {' or '.join(methods)} here.", {"Allow": ", ".join(methods)})
        if self.is_change(request):
            self._check_token(request)

    def is_change(self, request: Request) -> bool:
        """Say whether a request is one to change the store."""
        return request.path == "/update" or (request.path == "/graphs" and request.method not in _READ)

    def close(self) -> None:
        """End all processes."""
        self._pool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _check_token(self, request: Request) -> None:
        token = self.settings.token
        if token is None:
            raise HttpError(403, "Nothing can be changed here: the server was started without --update.")
        kind, _, given = request.headers.get("authorization", "").partition(" ")
        if kind.lower() != "bearer":
            raise HttpError(401, "Send the header 'Authorization: Bearer TOKEN'.", {"WWW-Authenticate": "Bearer"})
        if not hmac.compare_digest(given.strip().encode(), token.encode()):
            raise HttpError(401, "The token is wrong.", {"WWW-Authenticate": 'Bearer error="invalid_token"'})

    def _sparql(self, request: Request) -> Reply:
        asked = protocol.asked(request)
        if asked.sparql is None:
            return self._description(request, asked.format)
        chosen = choices(request.headers.get("accept", ""), asked.format)
        found = self._pool.ask(
            asked.sparql,
            [each.format for each in chosen],
            given=asked.given,
            explain=asked.explain,
            dataset=asked.dataset,
        )
        headers = {CUT: "true"} if found.truncated else {}
        return Reply(200, found.body, media_type(chosen, found.media_type), {"Vary": "Accept", **headers})

    def _description(self, request: Request, format: str | None) -> Reply:
        """Return what the service says of itself, in RDF."""
        (first, *_) = choices(request.headers.get("accept", ""), format, only_graphs=True)
        body = own.description(f"{request.base}/sparql", GRAPHS[first.format])
        return Reply(200, body, first.media_type, {"Vary": "Accept"})

    def _update(self, request: Request) -> Reply:
        self._changed({"kind": "update"}, protocol.update(request).encode())
        return Reply(204)

    def _graphs(self, request: Request) -> Reply:
        found = protocol.fields(request.query)
        graph = _graph(found)
        if request.method in _READ:
            return self._read(request, graph, found.one("format"))
        if graph is None:
            raise HttpError(403, "The default graph is the union of all others. Change one of those.")
        order = {"kind": request.method, "graph": graph}
        if request.method == "DELETE":
            if self._changed(order):
                return told(404, f"There is no graph <{graph}>.")
            return Reply(204)
        if RdfFormat.from_media_type(request.content_type) is None:
            raise HttpError(415, f"A graph is sent as one of {', '.join(GRAPHS.values())}.")
        is_new = self._changed({**order, "media_type": request.content_type}, request.body)
        return Reply(201 if is_new else 204)

    def _read(self, request: Request, graph: str | None, format: str | None) -> Reply:
        chosen = choices(request.headers.get("accept", ""), format, only_graphs=True)
        found, media = self._whole(graph, [each.format for each in chosen])
        return Reply(200, found, media_type(chosen, media), {"Vary": "Accept"})

    def _whole(self, graph: str | None, formats: list[str]) -> tuple[bytes, str]:
        """Return a graph, all of it, and its media type; None is the default graph."""
        dataset = Dataset(default=(graph,)) if graph else None
        try:
            found = self._pool.ask(_ALL, formats, dataset=dataset, caps=_GRAPH_CAPS)
        except RefusedError as error:
            raise HttpError(404, f"There is no graph <{graph}>.") from error
        if found.truncated:
            problem = f"the graph has more than {_GRAPH_CAPS.rows} triples or {_GRAPH_CAPS.bytes} bytes"
            raise LimitError(problem, remedy="Ask for a part of it with CONSTRUCT, or copy the file.")
        return found.body, found.media_type

    def _changed(self, order: Mapping[str, str], body: bytes = b"") -> bool:
        assert self._changes, "check has looked"
        try:
            return self._changes.make(order, body)
        finally:
            self._refresh()

    def _refresh(self) -> None:
        """Let all later requests see the graph as it is now; while another process changes it, soon."""
        self._networks.forget()
        with suppress(QueryError):
            self._pool.refresh()

    def _network(self, request: Request) -> Reply:
        """Return the page of the whole graph, of a named graph, or of what a CONSTRUCT query gives."""
        found = protocol.fields(request.query)
        sparql, graph, headers = found.one("query"), found.one("graph"), {"Content-Security-Policy": _NETWORK_POLICY}
        if sparql is not None:
            made = self._pool.ask(sparql, ["ntriples"])
            headers |= {CUT: "true"} if made.truncated else {}
            return Reply(200, self._networks.part(made.body), _HTML, headers)
        body = (
            self._networks.part(self._whole(protocol.iri(graph), ["ntriples"])[0]) if graph else self._networks.whole()
        )
        return Reply(200, body, _HTML, headers)

    def _health(self, _: Request) -> Reply:
        """Say whether queries are answered."""
        self._pool.ask("ASK {}", ["json"])
        return Reply(200, b'{"status": "ok"}\n', _JSON)


def _graph(found: Fields) -> str | None:
    """Return the graph that a request names, None for the default graph.

    Source: https://www.w3.org/TR/sparql11-http-rdf-update/#indirect-graph-identification
    """
    named = found.one("graph")
    if (named is None) == (found.one("default") is None):
        raise HttpError(400, "Name one graph: ?graph=IRI, or ?default.")
    return None if named is None else protocol.iri(named)
