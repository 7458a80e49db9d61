"""Makes what follows from a graph: direct edges, by the rules of the ontology."""

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256
from typing import Final

from pyoxigraph import DefaultGraph, NamedNode, Quad, QueryTriples, Store, Triple

from kg import vocab
from kg.errors import OntologyError
from kg.ontology import Ontology
from kg.rdf.ntriples import ntriples

_CONSTRUCT: Final = vocab.SHACL + "construct"
_SUBCLASS: Final = vocab.RDFS + "subClassOf"
# The rules, and what they may ask of the ontology.
_USED: Final = frozenset({_CONSTRUCT, _SUBCLASS, vocab.KG + "directEdge", vocab.KG + "directEdgeRole"})
_RECORD: Final = tuple(NamedNode(vocab.KG + name) for name in ("subject", "property", "object"))
_SOURCE: Final = NamedNode(vocab.PROV + "wasDerivedFrom")


def derived(quads: Iterable[Quad], ontology: Ontology, *, base: str) -> Iterator[Quad]:
    """Yield what the rules of the ontology make of the graphs of one or more articles, each quad once, sorted.

    All are in the graph `{base}graph/derived`.

    Raises:
        OntologyError: a rule is no CONSTRUCT query, or makes an edge without a record.
    """
    store = Store()
    store.bulk_extend(quads)
    return derived_in(store, ontology, base=base)


def derived_in(store: Store, ontology: Ontology, *, base: str) -> Iterator[Quad]:
    """Yield the same of a store, which keeps what the rules ask of the ontology as its default graph.

    Raises:
        OntologyError: as `derived` does.
    """
    store.extend(Quad(each.subject, each.predicate, each.object, DefaultGraph()) for each in told(ontology))
    found: set[Triple] = set()
    for rule in rules(ontology):
        made = set(_construct(store, rule))
        _check(made, rule)
        found |= made
    graph = NamedNode(f"{base}graph/derived")
    return (Quad(each.subject, each.predicate, each.object, graph) for each in sorted(found, key=str))


def digest(ontology: Ontology) -> str:
    """Return what changes whenever the rules, or what they ask of the ontology, do."""
    return sha256(ntriples([*rules(ontology), *told(ontology)])).hexdigest()


@cache
def rules(ontology: Ontology) -> tuple[Triple, ...]:
    """Return what gives each rule its query, sorted."""
    return tuple(sorted((each for each in ontology.triples if each.predicate.value == _CONSTRUCT), key=str))


@cache
def told(ontology: Ontology) -> tuple[Triple, ...]:
    """Return what the rules may ask of the ontology, sorted; a class is below itself and all its ancestors."""
    used = {each for each in ontology.triples if each.predicate.value in _USED - {_CONSTRUCT}}
    parents: dict[NamedNode, set[NamedNode]] = {}
    for each in used:
        match each.subject, each.predicate.value, each.object:
            case NamedNode() as cls, str(name), NamedNode() as parent if name == _SUBCLASS:
                parents.setdefault(cls, set()).add(parent)
    classes = parents.keys() | set().union(*parents.values())
    above = (Triple(each, NamedNode(_SUBCLASS), other) for each in classes for other in _above(each, parents))
    return tuple(sorted({*used, *above}, key=str))


def _above(cls: NamedNode, parents: dict[NamedNode, set[NamedNode]]) -> set[NamedNode]:
    """Return a class and all above it."""
    found, new = {cls}, {cls}
    while new:
        new = set().union(*(parents.get(each, set()) for each in new)) - found
        found |= new
    return found


def _construct(store: Store, rule: Triple) -> QueryTriples:
    """Return what one rule makes of the store."""
    sparql = str(getattr(rule.object, "value", ""))
    try:
        made = store.query(sparql)
    except SyntaxError as error:
        raise OntologyError(f"not SPARQL: {error}", where=str(rule.subject), remedy="Mend its sh:construct.") from error
    if not isinstance(made, QueryTriples):
        raise OntologyError("not a CONSTRUCT query", where=str(rule.subject), remedy="Begin it with CONSTRUCT.")
    return made


def _check(made: set[Triple], rule: Triple) -> None:
    """Refuse edges without a record: nobody could tell what they follow from, nor when they no longer do."""
    records = {each.subject for each in made if each.predicate == _SOURCE}
    ends: dict[object, dict[NamedNode, object]] = {record: {} for record in records}
    for each in made:
        if each.subject in records:
            ends[each.subject][each.predicate] = each.object
    edges = {tuple(told.get(each) for each in _RECORD) for told in ends.values()}
    strays = [each for each in made if each.subject not in records and tuple(each) not in edges]
    if strays or any(None in edge for edge in edges):
        problem = f"makes {strays[0]} without a record of it" if strays else "makes a record of no edge"
        remedy = "Construct a node with kg:subject, kg:property, kg:object and prov:wasDerivedFrom for every edge."
        raise OntologyError(problem, where=str(rule.subject), remedy=remedy)
