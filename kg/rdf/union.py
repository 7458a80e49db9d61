"""Join the named graphs of a graph into one, keeping in memory only what several of them may say."""

from collections.abc import Iterable, Iterator

from pyoxigraph import DefaultGraph, NamedNode, Quad, Triple


def triples(quads: Iterable[Quad]) -> Iterator[Triple]:
    """Yield each triple once: first those about what belongs to one article alone, then all others, sorted.

    A subject belongs to an article when its IRI continues that of the article's graph.
    """
    shared = set()
    for quad in quads:
        if _is_local(quad):
            yield quad.triple
        else:
            shared.add(quad.triple)
    yield from sorted(shared, key=str)


def _is_local(quad: Quad) -> bool:
    graph, subject = quad.graph_name, quad.subject
    if isinstance(graph, DefaultGraph) or not (isinstance(graph, NamedNode) and isinstance(subject, NamedNode)):
        return False
    rest = subject.value.removeprefix(graph.value)
    return rest == "" or (rest != subject.value and rest[0] in "/#")
