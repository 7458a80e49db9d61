"""The two ways in which a triple store takes graphs: the Graph Store Protocol, and SPARQL Update.

Source: https://www.w3.org/TR/sparql11-http-rdf-update/, https://www.w3.org/TR/sparql11-protocol/
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from pyoxigraph import RdfFormat, parse, serialize

from kg.errors import PushError
from kg.push.client import Client, Reply, Request, said
from kg.push.parcels import DEFAULT
from kg.rdf.iris import PREFIXES

_TURTLE: Final = "text/turtle"
_UPDATE: Final = "application/sparql-update"
_ABSENT: Final = "urn:x-kg:no-such-graph"  # a graph that no store has
_NOT_FOUND: Final = 404


@dataclass(frozen=True, slots=True)
class Way:
    """A way in which graphs are sent; a part is given by its lines of N-Triples."""

    name: str
    limit: int  # bytes of the lines of one part
    replace: Callable[[str, Sequence[str]], Request]  # the graph with its first part
    append: Callable[[str, Sequence[str]], Request]
    remove: Callable[[str], Request]


def found_out(client: Client) -> Way:
    """Return the way that the server offers at this address, without changing anything there.

    Raises:
        PushError: it offers neither, or does not answer.
    """
    graph = knock(client)
    update = client.send(Request("POST", body=b"INSERT DATA {}", media_type=_UPDATE))
    if graph.status == _NOT_FOUND == update.status:
        remedy = "Name the address for the Graph Store Protocol or for SPARQL Update; the server's manual has it."
        raise PushError(f"there is nothing at this address{said(graph)}", where=client.url, remedy=remedy)
    if graph.status == _NOT_FOUND:
        return WAYS["gsp"]
    if update.is_success:
        _check_refusal(client)
        return WAYS["update"]
    if graph.is_success:
        return WAYS["gsp"]
    remedy = "Name the address for the Graph Store Protocol or for SPARQL Update, or say --via gsp or --via update."
    raise PushError(f"the server takes no graphs here{said(update)}", where=client.url, remedy=remedy)


def _check_refusal(client: Client) -> None:
    """Make sure that the server does not answer everything with yes, as a web page may."""
    nonsense = client.send(Request("POST", body=b"INSERT NONSENSE", media_type=_UPDATE), tries=1)
    if nonsense.is_success:
        remedy = "Name the address for the Graph Store Protocol or for SPARQL Update."
        raise PushError(
            f"this is no triple store: it accepts anything{said(nonsense)}", where=client.url, remedy=remedy
        )


def knock(client: Client) -> Reply:
    """Ask for a graph that there is not; with it the login is settled before anything large is sent.

    Raises:
        PushError: the login is refused, or no answer comes.
    """
    return client.send(Request("GET", {"graph": _ABSENT}, accept=_TURTLE))


def _put(graph: str, lines: Sequence[str]) -> Request:
    return Request("PUT", _name(graph), _turtle(lines), _TURTLE)


def _post(graph: str, lines: Sequence[str]) -> Request:
    return Request("POST", _name(graph), _turtle(lines), _TURTLE)


def _delete(graph: str) -> Request:
    return Request("DELETE", _name(graph))


def _name(graph: str) -> Mapping[str, str]:
    return {"default": ""} if graph == DEFAULT else {"graph": graph}


def _turtle(lines: Sequence[str]) -> bytes:
    """Return the lines in Turtle with prefixes, which is half as long."""
    quads = parse("".join(lines), format=RdfFormat.N_TRIPLES)
    return serialize((each.triple for each in quads), format=RdfFormat.TURTLE, prefixes=PREFIXES) or b""


def _drop_and_insert(graph: str, lines: Sequence[str]) -> Request:
    return _update(f"DROP SILENT {_graph(graph) or 'DEFAULT'} ;\n{_insertion(graph, lines)}")


def _insert(graph: str, lines: Sequence[str]) -> Request:
    return _update(_insertion(graph, lines))


def _drop(graph: str) -> Request:
    return _update(f"DROP SILENT {_graph(graph) or 'DEFAULT'}")


def _insertion(graph: str, lines: Sequence[str]) -> str:
    data = "".join(lines)
    return f"INSERT DATA {{ {_graph(graph)} {{\n{data}}} }}" if graph else f"INSERT DATA {{\n{data}}}"


def _graph(graph: str) -> str:
    return "" if graph == DEFAULT else f"GRAPH <{graph}>"


def _update(text: str) -> Request:
    return Request("POST", body=text.encode(), media_type=_UPDATE)


# Virtuoso refuses an update of more than 5,000 triples, and one of 1,000 takes it seconds.
WAYS: Final[Mapping[str, Way]] = {
    "gsp": Way("gsp", 4_000_000, _put, _post, _delete),
    "update": Way("update", 64_000, _drop_and_insert, _insert, _drop),
}
