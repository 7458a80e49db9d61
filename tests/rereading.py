"""Reads what an export wrote, with pyoxigraph and with rdflib, as sets of the same terms."""

from pathlib import Path

import pyoxigraph
import rdflib
from pyoxigraph import Quad, RdfFormat, Triple

from kg.export import jsonld, nquads, ntriples, rdfxml, trig, turtle

# Modules that write the whole graph, the format, and its name in rdflib.
FORMATS = (
    (turtle, RdfFormat.TURTLE, "turtle"),
    (trig, RdfFormat.TRIG, "trig"),
    (ntriples, RdfFormat.N_TRIPLES, "nt"),
    (nquads, RdfFormat.N_QUADS, "nquads"),
    (jsonld, RdfFormat.JSON_LD, "json-ld"),
    (rdfxml, RdfFormat.RDF_XML, "xml"),
)


DEFAULT = "urn:x-rdflib:default"


def expected(quads: set[Quad], form: RdfFormat) -> set[Quad]:
    """Return what a file in a format must say: the quads, or the union of their graphs."""
    return quads if form.supports_datasets else {Quad(*each.triple) for each in quads}


def read(path: Path, form: RdfFormat) -> set[Quad]:
    """Return what pyoxigraph reads in a file."""
    return set(pyoxigraph.parse(path=str(path), format=form))


def read_with_rdflib(path: Path, name: str) -> set[Quad]:
    """Return what rdflib reads in a file; it must not mend the forms of literals."""
    normalizes, rdflib.NORMALIZE_LITERALS = rdflib.NORMALIZE_LITERALS, False
    try:
        dataset = rdflib.Dataset()
        dataset.parse(path, format=name)
    finally:
        rdflib.NORMALIZE_LITERALS = normalizes
    return {Quad(*map(term, triple), *graph(name, path)) for *triple, name in dataset.quads()}


def graph(name: rdflib.URIRef | None, path: Path) -> list[pyoxigraph.NamedNode]:
    """Return the name of a graph; rdflib names the default graph after itself or after the file."""
    return [] if name is None or str(name) in (DEFAULT, path.as_uri()) else [pyoxigraph.NamedNode(name)]


def term(node: rdflib.term.Node) -> pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal:
    """Return a term of rdflib as one of pyoxigraph."""
    if isinstance(node, rdflib.URIRef):
        return pyoxigraph.NamedNode(node)
    if isinstance(node, rdflib.BNode):
        return pyoxigraph.BlankNode(node)
    if node.language:
        return pyoxigraph.Literal(str(node), language=node.language)
    return pyoxigraph.Literal(str(node), datatype=pyoxigraph.NamedNode(node.datatype) if node.datatype else None)


def triples(quads: set[Quad]) -> set[Triple]:
    """Return the quads without their graphs."""
    return {each.triple for each in quads}
