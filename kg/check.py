"""Checks that a graph keeps the shapes of the ontology (SHACL), one article at a time."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Store, Triple, Variable, parse

from kg import vocab
from kg.errors import OntologyError
from kg.ontology import Ontology
from kg.rdf.iris import PREFIXES
from kg.rdf.parts import parts
from kg.rdf.stored import load, store

if TYPE_CHECKING:
    import rdflib

_FILE: Final = "shapes.ttl"
_TYPE: Final = NamedNode(vocab.RDF + "type")
_SUBCLASS: Final = NamedNode(vocab.RDFS + "subClassOf")
_ROLE: Final = NamedNode(vocab.KG + "Role")
_FILLER_SHAPE: Final = NamedNode(vocab.KG + "FillerShape")
_TARGET_OBJECTS: Final = NamedNode(vocab.SHACL + "targetObjectsOf")
_NAMES_CLASS: Final = frozenset({vocab.SHACL + "targetClass", vocab.SHACL + "class"})

_UNRECORDED: Final = """SELECT ?edge ?found WHERE { ?found ?edge ?object FILTER NOT EXISTS {
  ?record kg:subject ?found ; kg:property ?edge ; kg:object ?object } }"""
_SENTENCES: Final = """SELECT ?focus ?found WHERE {
  { ?focus prov:wasDerivedFrom?/kg:evidence?/rdf:value ?found BIND(1 AS ?rank) }
  UNION { ?statement ?property ?focus ; kg:evidence/rdf:value ?found BIND(2 AS ?rank) }
} ORDER BY ?rank ?found"""
_RESULTS: Final = """SELECT ?found ?path ?message WHERE {
  ?result a sh:ValidationResult ; sh:focusNode ?found ; sh:resultMessage ?message
  OPTIONAL { ?result sh:resultPath ?path }
}"""


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """Something in a graph that breaks a shape."""

    focus: str  # IRI of the offending node
    path: str  # IRI of the property it breaks; empty: none, or a path of several
    message: str
    sentence: str  # the words the node was read from; empty: it has no evidence


@dataclass(frozen=True, slots=True)
class _Shapes:
    """The shapes of an ontology, in the terms of rdflib."""

    graph: "rdflib.Graph"
    terms: frozenset[NamedNode]  # all that the shapes name
    classes: frozenset[str]  # those of them that are classes


def check(source: Path | Iterable[Quad], ontology: Ontology) -> list[Violation]:
    """Return what breaks the shapes of the ontology, sorted; nothing if all is well.

    Raises:
        OntologyError: the shapes cannot be read.
        QueryError: the file cannot be read.
    """
    graph = load(source) if isinstance(source, Path) else store(source)
    shapes = _shapes(ontology)
    found = set(_loose_edges(graph, ontology))
    for part in parts(graph):
        found.update(_violations(part, shapes, graph, ontology))
    return sorted(found)


@cache
def _shapes(ontology: Ontology) -> _Shapes:
    """Read the shapes, once for an ontology, and make the fillers of every role of the ontology their targets."""
    from kg.rdf.interop import to_graph

    path = ontology.folder / _FILE
    try:
        triples = [each.triple for each in parse(path=str(path), format=RdfFormat.TURTLE)]
    except (OSError, SyntaxError) as error:
        raise OntologyError(str(error), where=str(path), remedy="Mend it, or take that of the package.") from error
    roles = [each.subject for each in ontology.triples if each.predicate == _TYPE and each.object == _ROLE]
    targets = [Triple(_FILLER_SHAPE, _TARGET_OBJECTS, role) for role in roles]
    classes = (each.object for each in triples if each.predicate.value in _NAMES_CLASS)
    return _Shapes(
        graph=to_graph([*triples, *targets]),
        terms=frozenset(each for triple in [*triples, *targets] for each in triple if isinstance(each, NamedNode)),
        classes=frozenset(each.value for each in classes if isinstance(each, NamedNode)),
    )


def _violations(part: list[Triple], shapes: _Shapes, graph: Store, ontology: Ontology) -> Iterator[Violation]:
    """Yield what breaks the shapes in one part of a graph."""
    from pyshacl import validate

    from kg.rdf.interop import from_rdflib, to_graph

    # To hand over a triple takes longer than to check it.
    looked_at = (each for each in part if each.predicate in shapes.terms)
    data = to_graph([*looked_at, *_hierarchy(part, shapes, ontology)])
    conforms, report, text = validate(data, shacl_graph=shapes.graph, inplace=True)
    if isinstance(report, Exception):
        raise OntologyError(text, where=str(ontology.folder / _FILE), remedy="Mend the shape.")
    if conforms:
        return
    for result in _select(store(from_rdflib(report)), _RESULTS):
        path = result["path"].value if isinstance(result["path"], NamedNode) else ""
        focus = result["found"]
        yield Violation(focus.value, path, result["message"].value, _sentence(focus, graph))


def _hierarchy(part: Iterable[Triple], shapes: _Shapes, ontology: Ontology) -> Iterator[Triple]:
    """Yield which of the classes in use lie below a class that the shapes name."""
    used = {each.object for each in part if each.predicate == _TYPE and isinstance(each.object, NamedNode)}
    for each in used:
        for named in shapes.classes:
            if each.value != named and ontology.is_a(each.value, named):
                yield Triple(each, _SUBCLASS, NamedNode(named))


def _loose_edges(graph: Store, ontology: Ontology) -> Iterator[Violation]:
    """Yield the direct edges that no record traces to an event."""
    edges = {NamedNode(each.direct_edge) for each in ontology.event_types if each.direct_edge}
    for edge in {quad.predicate for quad in graph} & edges:
        for row in _select(graph, _UNRECORDED, edge=edge):
            message = "A direct edge follows from an asserted event"
            yield Violation(row["found"].value, edge.value, message, _sentence(row["found"], graph))


def _sentence(focus: NamedNode | Literal, graph: Store) -> str:
    """Return the words that a node was read from, or else those that a statement about it was read from."""
    return next((row["found"].value for row in _select(graph, _SENTENCES, focus=focus)), "")


def _select(graph: Store, sparql: str, **known: NamedNode | Literal) -> QuerySolutions:
    """Answer a query of which some variables are known."""
    found = graph.query(
        sparql,
        prefixes={**PREFIXES, "sh": vocab.SHACL},
        use_default_graph_as_union=True,
        substitutions={Variable(name): term for name, term in known.items()},
    )
    assert isinstance(found, QuerySolutions)
    return found
