"""Changes a store in a process of its own, with a bound on memory; `changes` starts it and may kill it.

`python -m kg.serve.writer FOLDER BYTES` reads a line of JSON from standard input, then the body of the request, and
writes a line of JSON.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

from pyoxigraph import (
    BlankNode,
    CanonicalizationAlgorithm,
    Dataset,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Store,
    Triple,
    parse,
    serialize,
)

from kg.errors import KgError, QueryError
from kg.query import guard
from kg.query.worker import OUT_OF_MEMORY, bound
from kg.serve import update
from kg.store import ArticleStore, writing

_DIGITS: Final = 16  # of a digest in an IRI
_Node = TypeVar("_Node", bound=NamedNode | BlankNode | Literal | Triple)


def main(arguments: list[str]) -> None:
    """Make one change and say what came of it."""
    bound(int(arguments[1]))
    order = json.loads(sys.stdin.buffer.readline())
    body = sys.stdin.buffer.read()
    try:
        with writing(Path(arguments[0])) as store:
            told = changed(store, order, body)
    except SyntaxError:  # what SPARQL cannot name, it cannot delete
        remedy = "Build the store anew from files without them."
        told = {"error": "QueryError", "message": "the graph has blank nodes, which stay", "remedy": remedy}
    except KgError as error:
        told = {"error": type(error).__name__, "message": error.message, "remedy": error.remedy}
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    print(json.dumps(told))  # noqa: T201


def changed(store: ArticleStore, order: Mapping[str, Any], body: bytes) -> dict[str, object]:
    """Do what an order says, and return whether there is a graph now that was not there, or none to be removed.

    Raises:
        QueryError: the update or the triples are malformed, or it is refused.
    """
    if order["kind"] == "update":
        sparql = body.decode("utf-8")
        guard.refuse_elsewhere(sparql)
        with store.snapshot() as copy:
            made = update.changes(Store(str(copy)), sparql)
        store.change(made.gone, made.come)
        return {"is_new": False}
    graph = NamedNode(order["graph"])
    if order["kind"] == "DELETE":
        return {"is_new": store.replace(graph, ())}
    triples = tuple(_triples(body, order["media_type"], graph))
    return {"is_new": store.replace(graph, triples, adding=order["kind"] == "POST")}


def _triples(body: bytes, media_type: str, graph: NamedNode) -> Iterator[Triple]:
    """Yield the triples of a body; relative IRIs are relative to the graph's."""
    form = RdfFormat.from_media_type(media_type)
    assert form, "the caller has looked"
    try:
        quads = list(parse(body, format=form, base_iri=graph.value, without_named_graphs=True))
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"not {form.name}: {error}", remedy="Mend it there.") from error
    return _named(quads, graph)


def _named(quads: Iterable[Quad], graph: NamedNode) -> Iterator[Triple]:
    """Yield the triples with IRIs in place of blank nodes, the same ones whenever the same triples are sent.

    Source: https://www.w3.org/TR/rdf11-concepts/#section-skolemization
    """
    dataset = Dataset(quads)
    dataset.canonicalize(CanonicalizationAlgorithm.RDFC_1_0)
    triples = sorted((quad.triple for quad in dataset), key=str)
    digest = hashlib.sha256(serialize(triples, format=RdfFormat.N_TRIPLES) or b"").hexdigest()[:_DIGITS]
    home = f"{graph.value.partition('#')[0]}#genid-{digest}-"
    for each in triples:
        yield Triple(_iri(each.subject, home), each.predicate, _iri(each.object, home))


def _iri(node: _Node, home: str) -> _Node | NamedNode:
    return NamedNode(home + node.value) if isinstance(node, BlankNode) else node


if __name__ == "__main__":
    main(sys.argv[1:])
