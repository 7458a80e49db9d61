"""Works out what an article alone supports in a store, and changes a store in one transaction."""

from collections.abc import Container, Iterable, Iterator
from itertools import groupby
from typing import Final

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, QuerySolutions, Store, Triple

from kg import vocab
from kg.provenance import AGENT, SPECIALIZATION, USED, derived_graph
from kg.rdf.iris import Iris
from kg.rdf.ntriples import ntriples
from kg.store.contents import Contents

_SOURCE: Final = NamedNode(vocab.PROV + "wasDerivedFrom")
_SUBJECT, _PROPERTY, _OBJECT = _ENDS = tuple(NamedNode(vocab.KG + name) for name in ("subject", "property", "object"))
Term = NamedNode | BlankNode | Literal | Triple


def apply(store: Store, gone: Iterable[Quad], come: Iterable[Quad]) -> None:
    """Take some quads out of a store and put others in, all or nothing."""
    old = set(gone)
    if old:
        store.update(f"DELETE DATA {{ {_graphs(old)} }} ; INSERT DATA {{ {_graphs(set(come))} }}")
    else:
        store.extend(come)  # a transaction too, and quicker


def _graphs(quads: set[Quad]) -> str:
    """Return quads as SPARQL writes them. N-Triples escape the words of articles in a way that SPARQL understands."""
    found = groupby(sorted(quads, key=_graph), key=_graph)
    return " ".join(f"{graph} {{\n{_lines(members)}}}" if graph else _lines(members) for graph, members in found)


def _graph(quad: Quad) -> str:
    return "" if isinstance(quad.graph_name, DefaultGraph) else f"GRAPH {quad.graph_name}"


def _lines(quads: Iterable[Quad]) -> str:
    return ntriples(each.triple for each in quads).decode("utf-8")


def support(held: Contents, id: str) -> set[Quad]:
    """Return the graph of an article, the records that follow from it, and the edges that no other record supports."""
    if held.base is None:
        return set()
    store, derived = held.store, derived_graph(held.base)
    graph = set(store.quads_for_pattern(None, None, None, Iris(held.base, id).article))
    nodes = {each.subject for each in graph}
    records = {each.subject for node in nodes for each in store.quads_for_pattern(None, _SOURCE, node, derived)}
    told = {record: set(store.quads_for_pattern(record, None, None, derived)) for record in records}
    edges = {_edge(each, derived) for each in told.values()}
    return graph.union(*told.values(), (each for each in edges if not _has_other(each, records, store)))


def _edge(record: Iterable[Quad], derived: NamedNode) -> Quad:
    """Return the edge that a record is of."""
    ends = {each.predicate: _named(each.object) for each in record if each.predicate in _ENDS}
    return Quad(ends[_SUBJECT], ends[_PROPERTY], ends[_OBJECT], derived)


def _has_other(edge: Quad, records: Container[Term | None], store: Store) -> bool:
    """Say whether a record that is not among these supports an edge."""
    ends = zip(_ENDS, edge.triple, strict=True)
    told = " ; ".join(f"{property} {end}" for property, end in ends)
    found = store.query(f"SELECT ?record {{ GRAPH {edge.graph_name} {{ ?record {told} }} }}")
    assert isinstance(found, QuerySolutions)
    return any(row["record"] not in records for row in found)


def provenance(held: Contents, id: str) -> set[Quad]:
    """Return what is known of where an article comes from, and of the runs and tools that read no other article."""
    if held.base is None:
        return set()
    article, states = Iris(held.base, id).article, held.revisions(id)
    told = {each for state in states for each in _about(held, state)} | set(_pointing(held, USED, article))
    runs = {each.subject for each in _pointing(held, USED, article)}
    ended = {run for run in runs if not {each.object for each in _about(held, run, USED)} - {article}}
    for run in ended:
        told |= {*_about(held, run), *_pointing(held, None, run)}
    for tool in {each.object for run in ended for each in _about(held, run, AGENT)}:
        if not {each.subject for each in _pointing(held, AGENT, tool)} - ended:
            told |= set(_about(held, tool))
    is_last = not set(_pointing(held, SPECIALIZATION, None)) - told
    return told | set(held.rules()) if is_last else told


def _about(held: Contents, subject: Term, property: NamedNode | None = None) -> Iterator[Quad]:
    """Yield what the provenance says of a node."""
    return held.store.quads_for_pattern(_named(subject), property, None, held.provenance)


def _pointing(held: Contents, property: NamedNode | None, object: Term | None) -> Iterator[Quad]:
    """Yield what in the provenance points to a node."""
    return held.store.quads_for_pattern(None, property, object, held.provenance)


def _named(node: Term) -> NamedNode:
    if not isinstance(node, NamedNode):
        raise TypeError(f"{node} is no IRI")
    return node
