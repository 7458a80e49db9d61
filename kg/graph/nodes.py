"""Which node of the graph stands for which entity, event, time and figure of a reading."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from kg import vocab
from kg.model import Attribution, Entity, Event, EventRef, Figure, Filler, Mention, Reading, Relation, Span, Time, Token
from kg.ontology import Ontology
from kg.rdf.iris import Iris
from kg.rdf.times import is_calendar

_SHARED_KINDS = {"person": vocab.PERSON, "organization": vocab.ORGANIZATION, "place": vocab.PLACE}

_GENERAL = ("Ind", "Tot", "Neg")  # pronouns that say themselves whom they mean: someone, everything, nobody


@dataclass(frozen=True, slots=True)
class Happening:
    """One event of the world with all the events of the article that speak of it, in reading order."""

    standard: Event  # gives type and status
    members: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Nodes:
    """The nodes of one reading's graph."""

    reading: Reading
    iris: Iris
    happenings: tuple[Happening, ...]
    entity_of: Mapping[str, NamedNode]  # Entity.id -> node
    event_of: Mapping[str, NamedNode]  # Event.id -> node of its happening

    def of(self, filler: Filler) -> NamedNode:
        """Return the node of what fills a role."""
        match filler:
            case Mention():
                return self.entity_of[self.entity(filler).id]
            case EventRef():
                return self.event_of[filler.id]
            case Time():
                return self._time(filler)
            case Figure():
                return self.iris.local("figure", str(filler.span.start))

    def entity(self, mention: Mention) -> Entity:
        """Return the entity that a mention denotes."""
        return self.reading.resolution.entity_of[mention]

    def is_known(self, filler: Filler) -> bool:
        """Tell whether a node tells what it stands for: not so for a pronoun that is not resolved ("they", "that")."""
        return not isinstance(filler, Mention) or self.is_told(self.entity(filler))

    def is_told(self, entity: Entity) -> bool:
        """Tell whether words other than pronouns speak of an entity, or one that points at nobody: "someone"."""
        return any(each.kind != "pronoun" or self._token(each).feat("PronType") in _GENERAL for each in entity.mentions)

    def claim(self, attribution: Attribution) -> NamedNode:
        """Return the node of a claim."""
        return self.iris.local("claim", _offset(attribution.id))

    def tie(self, relation: Relation) -> NamedNode:
        """Return the node of a lasting tie."""
        ends = f"{self._head(relation.subject)}-{self._head(relation.object)}"
        return self.iris.local("tie", f"{_spaced(vocab.local_name(relation.property))}-{ends}")

    def _head(self, mention: Mention) -> int:
        """Return where the head of a mention stands: "our children's children" begins where "our children" does."""
        return self._token(mention).start

    def _token(self, mention: Mention) -> Token:
        return self.reading.extraction.document.sentences[mention.sentence].token(mention.head)

    def sentence(self, index: int) -> NamedNode:
        """Return the node of a sentence, which is that of its characters."""
        return self.characters(self.reading.extraction.document.sentences[index].span)

    def characters(self, span: Span) -> NamedNode:
        """Return the node of a stretch of the article."""
        return self.iris.characters(span.start, span.end)

    def _time(self, time: Time) -> NamedNode:
        if is_calendar(time.value):
            return self.iris.shared("time", time.value)
        return self.iris.local("time", str(time.span.start))


def nodes(reading: Reading, ontology: Ontology, *, base: str) -> Nodes:
    """Name everything that the graph of a reading speaks of."""
    iris = Iris(base, reading.article.id)
    happenings = tuple(_happenings(reading))
    return Nodes(
        reading=reading,
        iris=iris,
        happenings=happenings,
        entity_of={each.id: _entity(each, iris, ontology) for each in reading.resolution.entities},
        event_of={member.id: _event(each, iris) for each in happenings for member in each.members},
    )


def _happenings(reading: Reading) -> Iterable[Happening]:
    """Group the events by happening, in the order of their first mention."""
    events = {each.id: each for each in sorted(reading.extraction.events(), key=lambda each: each.trigger)}
    groups: dict[str, list[Event]] = {}
    for id, event in events.items():
        groups.setdefault(reading.resolution.happening_of.get(id, id), []).append(event)
    return (Happening(events[id], tuple(members)) for id, members in groups.items())


def _event(happening: Happening, iris: Iris) -> NamedNode:
    """Return a node named after the type, or the lemma where the type says nothing, and the first mention."""
    standard = happening.standard
    name = standard.lemma if standard.type == vocab.EVENT else _spaced(vocab.local_name(standard.type))
    return iris.local("event", f"{name}-{_offset(happening.members[0].id)}")


def _entity(entity: Entity, iris: Iris, ontology: Ontology) -> NamedNode:
    """Return a node that other articles share where a full name tells who is meant, else one of the article's own."""
    kind = _shared_kind(entity, ontology)
    if kind:
        return iris.shared(kind, entity.name)
    return iris.local("entity", f"{entity.name[:60]}-{entity.mentions[0].span.start}")


def _shared_kind(entity: Entity, ontology: Ontology) -> str | None:
    """Return the kind whose names mean one thing in every article, None where the name may mean several."""
    is_full = entity.named and (len(entity.name.split()) > 1 or not ontology.is_a(entity.type, vocab.PERSON))
    kinds = (kind for kind, iri in _SHARED_KINDS.items() if is_full and ontology.is_a(entity.type, iri))
    return next(kinds, None)


def _spaced(name: str) -> str:
    """Return the name of a class or property with a space before each inner capital."""
    return re.sub("(?<=[a-z])(?=[A-Z])", " ", name)


def _offset(id: str) -> str:
    """Return an id of the article without the letter that tells its kind."""
    return id[1:]
