"""The lexicon of an ontology: slots of the grammar, frames, and the words that evoke them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kg import vocab
from kg.ontology import limits
from kg.ontology.limits import Limits
from kg.ontology.turtle import FRAME, LEX, Terms, short

# Part of speech -> frame class.
_CLASSES: Final = {"verb": FRAME + "Verb", "noun": FRAME + "Noun", "adjective": FRAME + "Adjective"}
_EVOKES: Final = FRAME + "evokes"
_REQUIRES: Final = FRAME + "requires"
_SAME: Final = FRAME + "sameSubject"
_OTHER: Final = FRAME + "otherSubject"
_KNOWN: Final = frozenset({_EVOKES, _REQUIRES, _SAME, _OTHER, *limits.PROPERTIES})
_SUFFIXES: Final = ("", limits.RANGE, limits.HELPER, limits.BARRED_CLASS, limits.BARRED_WORD)
_ROLE: Final = vocab.KG + "Role"
_EVENT_TYPE: Final = vocab.KG + "EventType"
_ENTRIES: Final = (vocab.ONTOLEX + "Word", vocab.ONTOLEX + "MultiWordExpression")
_BEHAVIOUR: Final = vocab.SYNSEM + "synBehavior"
_PART_OF_SPEECH: Final = vocab.LEXINFO + "partOfSpeech"


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in the grammar; a preposition with two forms (amid, amidst) gives two slots of one name."""

    name: str  # "subject", "for", "onBehalfOf"
    active: frozenset[str]  # relations of Universal Dependencies
    passive: frozenset[str]
    marker: str | None  # the preposition; None: the slot has none


@dataclass(frozen=True, slots=True)
class Frame:
    """How one type of event is put into words by one part of speech."""

    iri: str
    event: str  # IRI of an event type
    pos: str  # "verb", "noun" or "adjective"
    slots: Mapping[str, str]  # slot name -> IRI of a role; the frame's own over those of its class
    own: frozenset[str]  # the slots that the frame itself names
    required: frozenset[str]
    ranges: Mapping[str, tuple[str, ...]]  # slot name -> IRIs of classes that may fill it
    helpers: Mapping[str, tuple[str, ...]]  # slot name -> the auxiliaries its clause must have one of
    same: frozenset[str]  # the slots whose clause has the frame's own subject
    other: frozenset[str]  # the slots whose clause has a noun of its own as subject
    limits: Limits


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or a fixed phrase with the frames it may evoke."""

    words: tuple[str, ...]  # lemmas in lower case
    pos: str
    frames: tuple[Frame, ...]

    @property
    def head(self) -> str:
        """The word that heads the phrase in a parse: the first of a verb, the last of a noun or an adjective."""
        return self.words[0] if self.pos == "verb" else self.words[-1]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All slots, the default roles of each part of speech, and the entries by head and part of speech."""

    slots: tuple[Slot, ...]
    defaults: Mapping[str, Mapping[str, str]]  # part of speech -> slot name -> IRI of a role
    entries: Mapping[tuple[str, str], tuple[Entry, ...]]  # longest first


def build(terms: Terms) -> Lexicon:
    """Return the lexicon that the terms describe.

    Raises:
        OntologyError: a slot, a frame or an entry is incomplete or names something undeclared.
    """
    slots = tuple(_slots(terms))
    names = frozenset(slot.name for slot in slots)
    defaults = {pos: _roles(terms, cls, names) for pos, cls in _CLASSES.items()}
    frames = {frame.iri: frame for pos in _CLASSES for frame in _frames(terms, pos, names, defaults[pos])}
    entries = tuple(_entries(terms, frames))
    _refuse_unused(terms, frames, entries)
    return Lexicon(slots, defaults, _by_head(entries))


def _slots(terms: Terms) -> Iterator[Slot]:
    for iri in terms.instances(FRAME + "Slot"):
        yield Slot(_slot_name(iri), *_relations(terms, iri), None)
    general = _relations(terms, FRAME + "PrepositionSlot")
    for iri in terms.instances(FRAME + "PrepositionSlot"):
        markers = terms.values(iri, FRAME + "marker")
        if not markers:
            raise terms.error(iri, "has no preposition", remedy='Write frame:marker "…".')
        for marker in markers:
            yield Slot(_slot_name(iri), *general, marker)


def _relations(terms: Terms, iri: str) -> tuple[frozenset[str], frozenset[str]]:
    active, passive = (frozenset(terms.values(iri, FRAME + voice)) for voice in ("active", "passive"))
    if not active:
        raise terms.error(iri, "has no relation", remedy='Write frame:active "…" with a relation of UD.')
    return active, passive


def _slot_name(iri: str) -> str:
    return iri.removeprefix(FRAME)


def _roles(terms: Terms, iri: str, names: frozenset[str]) -> dict[str, str]:
    """Return the roles of the slots that a frame, or a class of frames, names itself."""
    roles = {}
    for property in terms.properties(iri):
        name = _slot_name(property)
        if name in names:
            roles[name] = terms.only(iri, property, remedy="Give a slot one role.")
            if not terms.is_a(roles[name], _ROLE):
                problem = f"gives {short(property)} the role {short(roles[name])}, which is not declared"
                raise terms.error(iri, problem, remedy="Use a kg:Role of core.ttl, or declare it there.")
    return roles


def _frames(terms: Terms, pos: str, names: frozenset[str], defaults: Mapping[str, str]) -> Iterator[Frame]:
    for iri in terms.instances(_CLASSES[pos]):
        _refuse_unknown_slots(terms, iri, names)
        own = _roles(terms, iri, names)
        slots = {**defaults, **own}
        required = frozenset(map(_slot_name, terms.values(iri, _REQUIRES)))
        for name in sorted(required - slots.keys()):
            raise terms.error(iri, f"requires frame:{name} but gives it no role", remedy=f"Write frame:{name} kg:….")
        same, other = (frozenset(map(_slot_name, terms.values(iri, property))) for property in (_SAME, _OTHER))
        ranges = limits.classes(terms, iri, slots, limits.RANGE)
        helpers = limits.told(terms, iri, slots, limits.HELPER)
        kept_out = limits.limits(terms, iri, names)
        yield Frame(
            iri, _event(terms, iri), pos, slots, frozenset(own), required, ranges, helpers, same, other, kept_out
        )


def _refuse_unknown_slots(terms: Terms, iri: str, names: frozenset[str]) -> None:
    if _slot_name(iri) in names:
        raise terms.error(iri, "is a slot and a frame", remedy=f"Rename the frame to {short(iri)}-v.")
    for property in terms.properties(iri):
        known = not property.startswith(FRAME) or property in _KNOWN
        name = _slot_name(property)
        if not known and not any(name.removesuffix(suffix) in names for suffix in _SUFFIXES):
            raise terms.error(iri, f"has the unknown slot {short(property)}", remedy="Use a slot of frames.ttl.")


def _event(terms: Terms, iri: str) -> str:
    event = terms.only(iri, _EVOKES, remedy="Write one frame:evokes with a type of event.")
    if not terms.is_a(event, _EVENT_TYPE):
        problem = f"evokes {short(event)}, which is not declared"
        raise terms.error(iri, problem, remedy=f"Write {short(event)} a owl:Class, kg:EventType.")
    return event


def _entries(terms: Terms, frames: Mapping[str, Frame]) -> Iterator[Entry]:
    seen: dict[tuple[str, str], str] = {}
    for iri in _entry_iris(terms):
        label, pos = terms.label(iri).lower(), _part_of_speech(terms, iri)
        twin = seen.setdefault((label, pos), iri)
        if twin != iri:
            problem = f"has the same label and part of speech as {short(twin)}: {label!r}"
            raise terms.error(iri, problem, remedy=f"Add its frame to {short(twin)} and remove the other.")
        yield Entry(tuple(label.split()), pos, tuple(_frames_of(terms, iri, pos, frames)))


def _entry_iris(terms: Terms) -> Iterator[str]:
    """Yield whatever is declared to be an entry, and refuse what only behaves like one."""
    declared = {iri: None for cls in _ENTRIES for iri in terms.instances(cls)}
    for iri in terms.subjects():
        if iri not in declared and terms.values(iri, _BEHAVIOUR):
            remedy = "Write a ontolex:Word, or for several words a ontolex:MultiWordExpression."
            raise terms.error(iri, "has a frame but is no entry", remedy=remedy)
    yield from declared


def _part_of_speech(terms: Terms, iri: str) -> str:
    remedy = "Write one lexinfo:partOfSpeech: lexinfo:verb, lexinfo:noun or lexinfo:adjective."
    pos = terms.only(iri, _PART_OF_SPEECH, remedy=remedy).removeprefix(vocab.LEXINFO)
    if pos not in _CLASSES:
        raise terms.error(iri, f"has the part of speech {pos!r}", remedy=remedy)
    return pos


def _frames_of(terms: Terms, iri: str, pos: str, frames: Mapping[str, Frame]) -> Iterator[Frame]:
    named = terms.values(iri, _BEHAVIOUR)
    if not named:
        raise terms.error(iri, "has no frame", remedy="Write synsem:synBehavior frame:….")
    for name in named:
        if name not in frames:
            problem = f"has the frame {short(name)}, which is not declared"
            raise terms.error(
                iri, problem, remedy=f"Write {short(name)} a frame:{pos.capitalize()} ; frame:evokes kg:…."
            )
        if frames[name].pos != pos:
            problem = f"is a {pos} but has the {frames[name].pos} frame {short(name)}"
            raise terms.error(iri, problem, remedy=f"Give it a frame:{pos.capitalize()}.")
        yield frames[name]


def _refuse_unused(terms: Terms, frames: Mapping[str, Frame], entries: tuple[Entry, ...]) -> None:
    used = {frame.iri for entry in entries for frame in entry.frames}
    for iri in frames:
        if iri not in used:
            remedy = f"Write an entry, {short(LEX)}… a ontolex:Word ; synsem:synBehavior {short(iri)}."
            raise terms.error(iri, "has no entry", remedy=remedy)


def _by_head(entries: tuple[Entry, ...]) -> dict[tuple[str, str], tuple[Entry, ...]]:
    found: dict[tuple[str, str], list[Entry]] = {}
    for entry in sorted(entries, key=lambda entry: (-len(entry.words), entry.words)):
        found.setdefault((entry.head, entry.pos), []).append(entry)
    return {key: tuple(group) for key, group in found.items()}
