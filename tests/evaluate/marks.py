"""Records written by hand, and figures looked up by name."""

from collections.abc import Iterable
from dataclasses import replace

from kg.evaluate.figures import Figure
from kg.evaluate.records import Argument, Entity, Event, Mention, Pair, Phrase, Record
from kg.model import Span


def at(text: str, phrase: str) -> Span:
    """Return where a phrase first stands."""
    start = text.index(phrase)
    return Span(start, start + len(phrase))


def record(text: str, **lists: Iterable[object]) -> Record:
    """Return a record in which just these lists were annotated."""
    made = Record(text, layers=frozenset(lists), **{name: tuple(items) for name, items in lists.items()})
    spans_of: dict[str, tuple[Span, ...]] = {}
    for each in made.mentions:
        spans_of[each.entity] = (*spans_of.get(each.entity, ()), each.span)
    return replace(made, spans_of=spans_of)


def entity(id: str, *types: str) -> Entity:
    """Return an entity of the first type, which may have the others too."""
    return Entity(id, types[0], frozenset(types), types[0])


def mention(text: str, phrase: str, entity: str, kind: str = "name") -> Mention:
    """Return a mention where a phrase first stands."""
    return Mention(at(text, phrase), entity, kind)


def event(
    text: str, trigger: str, type: str | None = None, roles: dict[str, str] | None = None, **more: object
) -> Event:
    """Return an event; `roles` maps roles to the words that fill them."""
    filled = tuple(Argument(role, at(text, words)) for role, words in (roles or {}).items())
    return Event(at(text, trigger), type, roles=filled, **more)


def phrase(text: str, words: str) -> Phrase:
    """Return a part of a relation where it first stands."""
    return Phrase(words, at(text, words))


def perfect(gold: Record) -> list[Pair]:
    """Return the gold record beside itself."""
    return [Pair(gold, gold)]


def empty(gold: Record) -> list[Pair]:
    """Return the gold record beside one that holds nothing."""
    return [Pair(gold, Record(gold.text))]


def find(figures: Iterable[Figure], measure: str) -> Figure:
    """Return a figure by its name."""
    return {figure.measure: figure for figure in figures}[measure]


def value(figures: Iterable[Figure], measure: str) -> float:
    """Return what counts of a figure, rounded as in a table."""
    return round(find(figures, measure).value, 2)
