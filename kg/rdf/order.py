"""The order in which people read a graph: article, entities, events as the text has them, claims, sentences."""

from collections.abc import Iterator
from enum import IntEnum
from typing import Final

from kg import vocab
from kg.rdf.sections import Properties, Section

_TYPE: Final = f"<{vocab.RDF}type>"
_EVENT_TYPE: Final = f"<{vocab.KG}eventType>"
_MENTION: Final = f"<{vocab.KG}mention>"
_CHARACTERS: Final = "#char="
_NOWHERE: Final = 1 << 60  # after all characters of any text


class Kind(IntEnum):
    """The kinds of subjects in their order."""

    ARTICLE, ENTITY, TIME, TIE, EVENT, FIGURE, CLAIM, RECORD, SENTENCE = range(9)


_KINDS: Final = {
    f"<{vocab.KG}Article>": Kind.ARTICLE,
    f"<{vocab.KG}Tie>": Kind.TIE,
    f"<{vocab.FIGURE}>": Kind.FIGURE,
    f"<{vocab.CLAIM}>": Kind.CLAIM,
    f"<{vocab.KG}DirectEdge>": Kind.RECORD,
    f"<{vocab.PROV}Activity>": Kind.RECORD,
    f"<{vocab.PROV}Entity>": Kind.RECORD,
    f"<{vocab.PROV}SoftwareAgent>": Kind.RECORD,
    f"<{vocab.KG}Sentence>": Kind.SENTENCE,
    **{f"<{vocab.TIME}{name}>": Kind.TIME for name in ("Instant", "ProperInterval", "Duration", "TemporalEntity")},
}
_FIRST: Final = (
    _TYPE,
    f"<{vocab.RDFS}label>",
    *(f"<{vocab.KG}{name}>" for name in ("eventType", "status", "statusBySource", "predicate", "agent")),
    *(f"<{vocab.KG}{name}>" for name in ("source", "sourceKind", "cue", "quote")),
)
_LAST: Final = tuple(f"<{vocab.KG}{name}>" for name in ("evidence", "mention", "extractedBy"))
_LAST_PLACES: Final = {name: number for number, name in enumerate(_LAST, start=1)}
_FIRST_PLACES: Final = {name: number - len(_FIRST) for number, name in enumerate(_FIRST)}


class _Places(dict[str, tuple[int, str]]):
    """What predicates are sorted by, worked out when first asked for."""

    def __missing__(self, predicate: str) -> tuple[int, str]:
        place = (_LAST_PLACES | _FIRST_PLACES).get(predicate, 0), predicate
        self[predicate] = place
        return place


_places: Final = _Places()


def subjects(section: Section) -> list[str]:
    """Return the subjects of a section as people read them; those that stand in no text by their IRI."""
    start = f"<{section.article}{_CHARACTERS}" if section.article else ""
    return sorted(section.subjects, key=lambda each: (*_rank(each, section.subjects[each], start), each))


def predicates(properties: Properties) -> list[tuple[str, list[str]]]:
    """Return the predicates with their objects: class and label first, evidence last; stretches of text in order."""
    return [(each, _objects(properties[each])) for each in sorted(properties, key=_places.__getitem__)]


def kind_of(properties: Properties) -> Kind:
    """Return the kind of a subject by its class; what is of no known class is an entity."""
    other = Kind.EVENT if _EVENT_TYPE in properties else Kind.ENTITY
    return min((_KINDS[each] for each in properties.get(_TYPE, ()) if each in _KINDS), default=other)


def statements(section: Section) -> Iterator[tuple[str, str, str]]:
    """Yield subject, predicate and object of all statements of a section in their order."""
    for subject in subjects(section):
        for predicate, objects in predicates(section.subjects[subject]):
            for object in objects:
                yield subject, predicate, object


def _objects(found: list[str]) -> list[str]:
    return found if len(found) == 1 else sorted(set(found), key=_sorted_by)


def _rank(subject: str, properties: Properties, start: str) -> tuple[int, int]:
    """Return the kind of a subject and where in the article it stands."""
    kind = kind_of(properties)
    if kind == Kind.SENTENCE:
        return kind, _offset(subject)
    mentions = properties.get(_MENTION, ()) if start else ()
    return kind, min((_offset(each) for each in mentions if each.startswith(start)), default=_NOWHERE)


def _sorted_by(term: str) -> tuple[str, int, str]:
    """Return what puts characters 9 before characters 10."""
    stem, mark, _ = term.partition(_CHARACTERS)
    return (stem, _offset(term), term) if mark else (term, 0, term)


def _offset(term: str) -> int:
    """Return where the characters begin that an IRI names, as RFC 5147 has it."""
    digits = term.partition(_CHARACTERS)[2].partition(",")[0]
    return int(digits) if digits.isascii() and digits.isdigit() else _NOWHERE
