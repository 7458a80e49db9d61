"""Quads go to rdflib and come back unchanged."""

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad

from kg.rdf.interop import from_rdflib, to_graph, to_rdflib

A, P, G = (NamedNode(f"https://example.org/{name}") for name in "apg")
DECIMAL = NamedNode("http://www.w3.org/2001/XMLSchema#decimal")
QUADS = (
    Quad(A, P, A, G),
    Quad(A, P, Literal('a "quoted"\n\u202e🔥'), G),
    Quad(A, P, Literal("0.5", datatype=DECIMAL), G),
    Quad(A, P, Literal("hallo", language="de"), DefaultGraph()),
    Quad(BlankNode("b"), P, A, DefaultGraph()),
)


def test_a_dataset_has_the_same_quads():
    back = [quad for quad in from_rdflib(to_rdflib(QUADS)) if not isinstance(quad.subject, BlankNode)]

    assert set(back) == set(QUADS[:-1])


def test_a_graph_has_the_same_triples():
    graph = to_graph(quad.triple for quad in QUADS[:4])

    assert {quad.triple for quad in from_rdflib(graph)} == {quad.triple for quad in QUADS[:4]}
