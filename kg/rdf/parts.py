"""Takes a graph apart into its articles, so that each can be looked at alone."""

from collections.abc import Container, Iterator
from typing import Final

from pyoxigraph import BlankNode, NamedNode, Store, Triple

from kg import vocab

_TYPE: Final = NamedNode(vocab.RDF + "type")
_ARTICLE: Final = NamedNode(vocab.KG + "Article")
# What a part says of a node that it shares with other articles.
_OUTLINE: Final = (_TYPE, NamedNode(vocab.RDFS + "label"), NamedNode(vocab.KG + "timex"))

_Node = NamedNode | BlankNode | Triple


def parts(store: Store) -> Iterator[list[Triple]]:
    """Yield the triples of all graphs, article by article in order of IRI, and last those no article speaks of.

    What belongs to an article has an IRI that continues the article's. Of the nodes that it shares with other articles
    a part has only class, label and time value.
    """
    owned, rest = _owned(store)
    for article in sorted(owned):
        own = [triple for subject in owned[article] for triple in _triples(store, subject)]
        shared = {each.object for each in own if isinstance(each.object, NamedNode)}.difference(owned[article])
        yield own + [each for node in shared for property in _OUTLINE for each in _triples(store, node, property)]
        rest -= shared
    if rest:
        yield [triple for subject in rest for triple in _triples(store, subject)]


def _owned(store: Store) -> tuple[dict[str, list[_Node]], set[_Node]]:
    """Return the subjects that belong to each article, and those that belong to none."""
    articles = (quad.subject for quad in store.quads_for_pattern(None, _TYPE, _ARTICLE, None))
    owned: dict[str, list[_Node]] = {each.value: [] for each in articles if isinstance(each, NamedNode)}
    rest = set()
    for subject in {quad.subject for quad in store}:
        owner = _owner(subject.value, owned) if isinstance(subject, NamedNode) else None
        if owner:
            owned[owner].append(subject)
        else:
            rest.add(subject)
    return owned, rest


def _owner(subject: str, articles: Container[str]) -> str | None:
    """Return the article whose IRI the subject's continues, None for what articles share."""
    name = subject.partition("#")[0]
    while name not in articles:
        name, slash, _ = name.rpartition("/")
        if not slash:
            return None
    return name


def _triples(store: Store, subject: _Node, property: NamedNode | None = None) -> Iterator[Triple]:
    """Yield the triples of a subject; one that several graphs have comes once."""
    yield from dict.fromkeys(quad.triple for quad in store.quads_for_pattern(subject, property, None, None))
