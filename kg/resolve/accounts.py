"""What each mention of an event tells of it, ready to be compared with what others tell."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from kg.extract.tree import base
from kg.model import Document, Entity, Event, EventRef, Extraction, Mention, Time
from kg.ontology import Ontology
from kg.vocab import CONDITION, CONTENT, EVENT, KG, PLACE_ROLE, PURPOSE, TIME_ROLE

# A noun that speaks of an event already known ("the attack"), a noun that may ("attack"), or words of its own.
Mode = Literal["known", "bare", "own"]

# Participants that an event has once; causes and circumstances may differ from mention to mention.
_CORE = frozenset(
    KG + role
    for role in ("agent", "patient", "victim", "recipient", "addressee", "partner", "product", "origin", "destination")
)
# Names before a noun, whatever their part in the event: "the McDonald shooting".
_NAMES = KG + "participant"
_MATTERS = frozenset({CONTENT, KG + "topic", KG + "ground"})
_CIRCUMSTANCES = frozenset({PURPOSE, CONDITION})
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Account:
    """What one or more mentions of an event tell."""

    events: tuple[Event, ...]  # in reading order
    actors: Mapping[str, frozenset[str]]  # core property -> ids of entities
    places: tuple[frozenset[str], ...]  # of each mention
    times: frozenset[str]  # TIMEX3 values
    matters: frozenset[tuple[str, str]]  # property and id of what is said, demanded, criticised ...
    sorts: frozenset[str]  # lemmas that say what kind it is: "drone" of "drone strike"
    ranks: frozenset[str]  # lemmas that say which one of several: "third" of "her third win"
    linked: frozenset[str]  # ids of the events it is told to come before, after, of, for ...
    mode: Mode  # of the first
    headline: bool  # only title and subtitle speak of it

    def joined(self, other: "Account") -> "Account":
        """Return what both tell."""
        properties = sorted(self.actors.keys() | other.actors.keys())
        return replace(
            self,
            events=self.events + other.events,
            actors={each: self.actors.get(each, _NONE) | other.actors.get(each, _NONE) for each in properties},
            places=self.places + other.places,
            times=self.times | other.times,
            matters=self.matters | other.matters,
            sorts=self.sorts | other.sorts,
            ranks=self.ranks | other.ranks,
            linked=self.linked | other.linked,
            headline=self.headline and other.headline,
        )


class Accounts:
    """The accounts of one article, one for each event."""

    def __init__(
        self,
        extraction: Extraction,
        entity_of: Mapping[Mention, Entity],
        happening_of: Mapping[str, str],
        ontology: Ontology,
    ) -> None:
        self._extraction = extraction
        self._entity_of = entity_of
        self._happening_of = happening_of
        self._ontology = ontology
        self._speech = frozenset(each.event for each in extraction.attributions() if each.event and each.asserts)
        self._plural = frozenset(_plurals(extraction.document))
        self._indefinite = frozenset(_indefinites(extraction.document))
        self._sorts = {start: frozenset(lemmas) for start, lemmas in _sorts(extraction).items()}
        self._ranks = {start: frozenset(lemmas) for start, lemmas in _ranks(extraction.document).items()}
        self._names = {key: frozenset(ids) for key, ids in _names_before(extraction.document, entity_of).items()}

    def groups(self) -> Iterable[Sequence[Account]]:
        """Return the accounts that may tell of one event, in reading order.

        Acts of speech are each their own, and so are verbs outside the lexicon: too little is known of them.
        """
        found: dict[tuple[str, ...], list[Account]] = defaultdict(list)
        for event in sorted(self._extraction.events(), key=lambda each: (each.trigger, each.id)):
            if event.id not in self._speech and (event.noun or event.type != EVENT):
                found[self._key(event)].append(self._account(event))
        return found.values()

    def _key(self, event: Event) -> tuple[str, ...]:
        """Return what must be alike; plural nouns speak of several and are only one with each other."""
        general = event.lemma if event.type == EVENT else ""
        several = event.lemma if event.noun and event.trigger.start in self._plural else ""
        return (general, several, event.status, event.held)

    def _account(self, event: Event) -> Account:
        actors: dict[str, frozenset[str]] = defaultdict(frozenset)
        for property, id in self._participants(event):
            actors[property] |= {id}
        if event.noun and event.trigger.start in self._names:
            actors[_NAMES] |= self._names[event.trigger.start]
        return Account(
            events=(event,),
            actors=actors,
            places=(frozenset(id for property, id in self._entities(event) if property == PLACE_ROLE),),
            times=frozenset(_times(event)),
            matters=frozenset(self._matters(event)),
            sorts=self._sorts.get(event.trigger.start, frozenset()) if event.noun else frozenset(),
            ranks=self._ranks.get(event.trigger.start, frozenset()),
            linked=frozenset(role.filler.id for role in event.roles if isinstance(role.filler, EventRef)),
            mode=self._mode(event),
            headline=self._is_headline(event),
        )

    def _mode(self, event: Event) -> Mode:
        if not event.noun:
            return "own"
        if event.definite or self._is_headline(event):
            return "known"
        return "own" if event.trigger.start in self._indefinite else "bare"

    def _is_headline(self, event: Event) -> bool:
        return self._extraction.document.sentences[event.evidence.sentence].block != "paragraph"

    def _participants(self, event: Event) -> Iterator[tuple[str, str]]:
        """Yield the core properties with the entities, or the happenings, that fill them."""
        yield from (each for each in self._entities(event) if each[0] in _CORE)
        for role in event.roles:
            if isinstance(role.filler, EventRef) and role.property in _CORE:
                yield role.property, self._happening_of.get(role.filler.id, role.filler.id)

    def _entities(self, event: Event) -> Iterator[tuple[str, str]]:
        for role in event.roles:
            if isinstance(role.filler, Mention) and role.filler in self._entity_of:
                yield role.property, self._entity_of[role.filler].id

    def _matters(self, event: Event) -> Iterator[tuple[str, str]]:
        yield from (each for each in self._entities(event) if self._is_matter(each[0]))
        for role in event.roles:
            if isinstance(role.filler, EventRef) and self._is_matter(role.property):
                yield role.property, self._happening_of.get(role.filler.id, role.filler.id)

    def _is_matter(self, property: str) -> bool:
        gives = self._ontology.status_given(property) is not None and property not in _CIRCUMSTANCES
        return property in _MATTERS or gives


def _times(event: Event) -> Iterator[str]:
    for role in event.roles:
        if role.property == TIME_ROLE and isinstance(role.filler, Time) and role.filler.kind == "DATE":
            yield role.filler.value


def _plurals(document: Document) -> Iterator[int]:
    for sentence in document.sentences:
        yield from (token.start for token in sentence.tokens if token.feat("Number") in ("Plur", "Ptan"))


def _indefinites(document: Document) -> Iterator[int]:
    """Yield where the nouns with an indefinite article stand."""
    for sentence in document.sentences:
        for token in sentence.tokens:
            if token.head and token.feat("Definite") == "Ind":
                yield sentence.token(token.head).start


def _ranks(document: Document) -> dict[int, set[str]]:
    """Return the ordinals before each noun, by where the noun stands: "fifth" of "the fifth meeting"."""
    found: dict[int, set[str]] = defaultdict(set)
    for sentence in document.sentences:
        for token in sentence.tokens:
            if token.head and token.feat("NumType") == "Ord":
                found[sentence.token(token.head).start].add(token.lemma.casefold())
    return found


def _names_before(document: Document, entity_of: Mapping[Mention, Entity]) -> dict[int, set[str]]:
    """Return the entities whose names stand before a noun as its owner or as part of it, by where the noun stands."""
    found: dict[int, set[str]] = defaultdict(set)
    for mention, entity in entity_of.items():
        tokens = document.sentences[mention.sentence].tokens
        token = tokens[mention.head - 1]
        if mention.kind == "name" and token.head > token.id and base(token.deprel) in ("compound", "nmod"):
            found[tokens[token.head - 1].start].add(entity.id)
    return found


def _sorts(extraction: Extraction) -> dict[int, set[str]]:
    """Return the lemmas of the words compounded with each noun, dates left out, by where the noun stands."""
    found: dict[int, set[str]] = defaultdict(set)
    dated = {start for time in extraction.times for start in range(time.span.start, time.span.end)}
    for sentence in extraction.document.sentences:
        for token in sentence.tokens:
            if token.deprel == "compound" and token.upos != "NUM" and token.start not in dated:
                found[sentence.token(token.head).start].add(token.lemma.casefold())
    return found
