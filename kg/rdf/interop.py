"""Hands quads over to rdflib and takes them back; the only importer of rdflib, itself imported only when asked for."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

import rdflib
from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Triple, parse
from rdflib.term import IdentifiedNode

from kg.vocab import XSD

Term = NamedNode | BlankNode | Literal | Triple
_STRING: Final = XSD + "string"
_REMEMBERED: Final = 4096  # terms; to make one anew takes rdflib long


def to_rdflib(quads: Iterable[Quad]) -> rdflib.Dataset:
    """Return the quads as a dataset of rdflib."""
    dataset = rdflib.Dataset(default_union=True)  # or a query without GRAPH finds nothing
    for quad in quads:
        name = quad.graph_name
        graph = dataset.default_graph if isinstance(name, DefaultGraph) else dataset.graph(_named(name))
        graph.add((_named(quad.subject), _named(quad.predicate), _node(quad.object)))
    return dataset


def to_graph(triples: Iterable[Triple]) -> rdflib.Graph:
    """Return the triples as one graph of rdflib."""
    graph = rdflib.Graph(bind_namespaces="none")
    for triple in triples:
        graph.add((_named(triple.subject), _named(triple.predicate), _node(triple.object)))
    return graph


def from_rdflib(graph: rdflib.Graph) -> Iterator[Quad]:
    """Yield the quads of a graph or a dataset of rdflib, sorted.

    Raises:
        SyntaxError: an IRI is none; rdflib lets such pass.
    """
    text = graph.serialize(format="nquads" if isinstance(graph, rdflib.Dataset) else "nt")
    yield from sorted(parse(text, format=RdfFormat.N_QUADS), key=str)


@lru_cache(_REMEMBERED)
def _named(term: Term) -> IdentifiedNode:
    """Return an IRI or a blank node in the classes of rdflib."""
    match term:
        case NamedNode():
            return rdflib.URIRef(term.value)
        case BlankNode():
            return rdflib.BNode(term.value)
    raise TypeError(f"rdflib does not let {term} be a subject")


def _node(term: Term) -> IdentifiedNode | rdflib.Literal:
    """Return a term in the classes of rdflib."""
    if not isinstance(term, Literal):
        return _named(term)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    datatype = None if term.datatype.value == _STRING else rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, datatype=datatype)
