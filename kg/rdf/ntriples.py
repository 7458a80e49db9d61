"""N-Triples: one form of a triple, for digests and for data inside SPARQL."""

from collections.abc import Iterable

from pyoxigraph import RdfFormat, Triple, serialize


def ntriples(triples: Iterable[Triple]) -> bytes:
    """Return the triples in their order, a line each."""
    return serialize(triples, format=RdfFormat.N_TRIPLES) or b""
