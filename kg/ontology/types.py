"""Types of events and the hierarchy of classes they stand in."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kg import vocab
from kg.ontology.turtle import Terms, short

_KG: Final = vocab.KG
_COMMENT: Final = vocab.RDFS + "comment"
_SUBCLASS: Final = vocab.RDFS + "subClassOf"
_EXAMPLE: Final = vocab.SKOS + "example"


@dataclass(frozen=True, slots=True)
class EventType:
    """A class of events that the lexicon can name."""

    iri: str
    label: str
    comment: str
    parents: tuple[str, ...]  # the classes right above it
    examples: tuple[str, ...]  # whole sentences
    direct_edge: str | None  # the property from agent to patient of an asserted event; None: there is none
    is_scheduled: bool  # it is set for a day: "the election" may be still to come
    reports_ground: bool  # its ground is only what the agent says: "criticised him for stealing"


def event_types(terms: Terms) -> Iterator[EventType]:
    """Yield the types of events in the order of the files.

    Raises:
        OntologyError: one is incomplete, or stands outside the hierarchy of events.
    """
    above = ancestors(terms)
    for iri in terms.instances(_KG + "EventType"):
        label = terms.label(iri)
        comment = terms.only(iri, _COMMENT, remedy='Say in one rdfs:comment "…"@en what happens.')
        examples = terms.values(iri, _EXAMPLE)
        if not examples:
            raise terms.error(iri, "has no example", remedy='Write skos:example "…"@en with a whole sentence.')
        if vocab.EVENT not in {iri, *above.get(iri, ())}:
            remedy = "Write a owl:Class and rdfs:subClassOf with a class of events."
            raise terms.error(iri, "is not below kg:Event", remedy=remedy)
        parents, edge = terms.values(iri, _SUBCLASS), _direct_edge(terms, iri)
        scheduled, reports = (terms.value(iri, _KG + name) == "true" for name in ("isScheduled", "reportsGround"))
        yield EventType(iri, label, comment, parents, examples, edge, scheduled, reports)


def _direct_edge(terms: Terms, iri: str) -> str | None:
    edge = terms.value(iri, _KG + "directEdge")
    if edge is not None and not terms.is_a(edge, vocab.OWL + "ObjectProperty"):
        problem = f"has the direct edge {short(edge)}, which is not declared"
        raise terms.error(iri, problem, remedy=f"Write {short(edge)} a owl:ObjectProperty with label and comment.")
    return edge


def ancestors(terms: Terms) -> dict[str, frozenset[str]]:
    """Return the classes above each class, near and far."""
    return {cls: frozenset(_above(terms, cls)) for cls in terms.instances(vocab.OWL + "Class")}


def _above(terms: Terms, cls: str) -> set[str]:
    found: set[str] = set()
    waiting = [cls]
    while waiting:
        new = set(terms.values(waiting.pop(), _SUBCLASS)) - found
        found |= new
        waiting.extend(new)
    return found
