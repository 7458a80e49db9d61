"""The values of stand-off records: an article with what is marked in it, by the gold set or by us.

Gold records have a few things of their own: accepted types, alternatives, scores of factuality, political events and
instances of events.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from kg.model import Span

#: The lists that a gold record may leave out, which then were not annotated.
LAYERS: Final = frozenset("mentions events relations attributions times political instances".split())


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing in the world that mentions share."""

    id: str
    type: str
    accepted: frozenset[str]  # the types that count as right; the type itself where the record names no others
    kind: str  # the gold set's own name of the type


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch that names an entity."""

    span: Span
    entity: str  # an id
    kind: str | None = None  # name, nominal or pronoun; None: not said
    head: Span | None = None  # None: not marked


@dataclass(frozen=True, slots=True)
class Argument:
    """What fills a role of an event."""

    role: str
    span: Span
    target: str | None = None  # the id of an entity or an event; None: neither
    alternatives: tuple[Span, ...] = ()  # other spans that are as good
    head: Span | None = None  # the words that name what fills it, inside the phrase; None: not marked

    @property
    def spans(self) -> tuple[Span, ...]:
        """The span and its alternatives."""
        return (self.span, *self.alternatives)

    @property
    def words(self) -> Span:
        """The head, or the whole span: for measures by overlap, which a long phrase would pass too easily."""
        return self.head or self.span


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happens, or does not."""

    trigger: Span
    type: str | None = None  # None: the gold set has no types
    polarity: str | None = None
    factuality: str | None = None
    score: float | None = None  # of factuality, from -3 (certainly not) to 3 (certainly); None: not annotated
    roles: tuple[Argument, ...] | None = None  # None: not annotated
    time: str | None = None  # a TIMEX3 value
    is_scored_only: bool = False  # annotated for its factuality alone


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression."""

    span: Span
    type: str | None
    value: str | None  # TIMEX3


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody is said to say, think or want something."""

    content: tuple[Span, ...]
    source: Span | None = None
    cue: Span | None = None
    is_direct: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of one part of a relation."""

    text: str
    span: Span | None = None
    target: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A statement with a subject and objects."""

    subject: Phrase
    predicate: Phrase
    objects: tuple[Phrase, ...]
    type: str | None = None  # None: open
    is_symmetric: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class PoliticalEvent:
    """Who did what, by a PLOVER category, to whom."""

    code: str
    quad: str
    source: tuple[Span, ...]
    target: tuple[Span, ...]
    is_symmetric: bool


@dataclass(frozen=True, slots=True)
class Participant:
    """An entity with its role in an instance."""

    role: str
    entity: str  # an id


@dataclass(frozen=True, slots=True)
class Instance:
    """One happening with all its mentions."""

    mentions: tuple[Span, ...]
    participants: tuple[Participant, ...]
    time: str | None  # a TIMEX3 value, perhaps with X for what is unknown: of the event, or of its begin


@dataclass(frozen=True, slots=True)
class Record:
    """One article with what is marked in it."""

    text: str
    layers: frozenset[str] = LAYERS  # which of the lists were annotated at all
    scope: tuple[Span, ...] = ()  # the part that was annotated; empty: all
    ignore: tuple[Span, ...] = ()  # regions where predictions count neither way
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    events: tuple[Event, ...] = ()
    relations: tuple[Relation, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    times: tuple[Time, ...] = ()
    political: tuple[PoliticalEvent, ...] = ()
    instances: tuple[Instance, ...] = ()
    spans_of: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)  # of the mentions, by entity


@dataclass(frozen=True, slots=True)
class Pair:
    """The gold record of an article and ours."""

    gold: Record
    own: Record
