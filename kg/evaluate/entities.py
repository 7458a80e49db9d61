"""Score mentions of entities and their types.

Strict: the same span without edge punctuation and a leading article. Lenient: the predicted span holds the gold head,
where one is marked, and one span holds the other or they share half of their characters. A predicted mention counts if
its type is one that the gold set annotates and, unless it is right, it lies in no region that the gold leaves open.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from kg.evaluate.figures import Count, Figure, hits, of_counts, recalled
from kg.evaluate.names import SAME, Names
from kg.evaluate.records import Mention, Pair, Record
from kg.evaluate.spans import align, core, in_scope, likeness, overlap
from kg.model import Span

ALL: Final = frozenset(("name", "nominal", "pronoun"))
NAMES: Final = frozenset(("name",))
OPEN: Final = 0.3  # so alike to a region left open, a mention lies in it

Similarity = Callable[[Mention, Mention], float]
_Types = Mapping[str, frozenset[str]]


def score(pairs: Sequence[Pair], types: Names = SAME, *, kinds: frozenset[str] = ALL) -> list[Figure]:
    """Score the mentions of some kinds; `types` maps our classes to the gold set's product types."""
    annotated = [pair for pair in pairs if "mentions" in pair.gold.layers]
    known = inventory(annotated)
    return list(of_counts([list(_counts(pair, types, kinds, known)) for pair in annotated]))


def inventory(pairs: Sequence[Pair]) -> frozenset[str]:
    """Return the types that the gold set annotates."""
    return frozenset(type for pair in pairs for entity in pair.gold.entities for type in entity.accepted)


def proposed(record: Record, types: Names) -> dict[str, frozenset[str]]:
    """Return what the type of each entity of ours may stand for, by its id."""
    return {entity.id: types.accepted(entity.type) for entity in record.entities}


def strict(text: str) -> Similarity:
    """Return what tells, for a gold and a predicted mention, whether they are the same."""
    return lambda gold, own: float(core(text, gold.span) == core(text, own.span))


def lenient(text: str) -> Similarity:
    """Return what tells how alike a gold and a predicted mention are: 2 for the same, 0 for no match."""

    def similarity(gold: Mention, own: Mention) -> float:
        one, two = core(text, gold.span), core(text, own.span)
        if not overlap(one, two):
            return 0.0
        if one == two:
            return 2.0
        if gold.head and not overlap(gold.head, two):
            return 0.0
        return likeness(one, two) if _holds(one, two) or _holds(two, one) or likeness(one, two) >= 0.5 else 0.0

    return similarity


def is_open(span: Span, gold: Record) -> bool:
    """Tell whether a span lies in a region that the gold leaves open."""
    return any(overlap(span, region) and likeness(span, region) >= OPEN for region in gold.ignore)


def place(mention: Mention) -> Span:
    """Return where a mention stands."""
    return mention.span


def _holds(one: Span, two: Span) -> bool:
    return one.start <= two.start and two.end <= one.end


def _counts(pair: Pair, types: Names, kinds: frozenset[str], known: frozenset[str]) -> Iterator[Count]:
    text, ours = pair.gold.text, proposed(pair.own, types)
    accepted = {entity.id: entity.accepted for entity in pair.gold.entities}
    gold = [each for each in in_scope(pair.gold.mentions, pair.gold.scope, place) if (each.kind or "name") in kinds]
    guessed = in_scope(pair.own.mentions, pair.gold.scope, place)
    own = [each for each in guessed if _kind(text, each) in kinds and ours[each.entity] & known]
    near, exact = align(gold, own, lenient(text)), align(gold, own, strict(text))
    matched = {*near.values(), *exact.values()}
    kept = sum(j in matched or not is_open(each.span, pair.gold) for j, each in enumerate(own))
    for name, pairing in (("strict", exact), ("lenient", near)):
        right = sum(bool(accepted[gold[i].entity] & ours[own[j].entity]) for i, j in pairing.items())
        yield hits(f"mention {name}", len(pairing), kept, len(gold))
        yield hits(f"mention+type {name}", right, kept, len(gold))
    yield from _by_type(pair, gold, [own[near[i]] if i in near else None for i in range(len(gold))], ours)


def _by_type(pair: Pair, gold: Sequence[Mention], found: Sequence[Mention | None], ours: _Types) -> Iterator[Count]:
    """Yield the recall of each gold type; precision by type would need one accepted type for each."""
    entities = {entity.id: entity for entity in pair.gold.entities}
    for mention, own in zip(gold, found, strict=True):
        entity = entities[mention.entity]
        is_right = own is not None and bool(entity.accepted & ours[own.entity])
        yield recalled(f"recall {entity.kind} (lenient+type)", is_right, 1)


def _kind(text: str, mention: Mention) -> str:
    """Return the kind of a mention; told by its capital letters where the record does not say."""
    if mention.kind:
        return mention.kind
    words = text[mention.span.start : mention.span.end].split()
    return "name" if any(word[:1].isupper() for word in words) else "nominal"
