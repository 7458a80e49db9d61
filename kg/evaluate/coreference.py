"""Score which mentions are of one entity: MUC, B-cubed, CEAF-e, LEA and the mean of the first three.

Entities with one mention are left out on both sides, and so are predicted mentions of types that the gold set does not
annotate, or in regions that it leaves open, unless they match a gold mention.
"""

from collections.abc import Iterable, Iterator, Sequence

from kg.evaluate.clusters import Chain, b_cubed, ceaf_e, lea, muc
from kg.evaluate.entities import inventory, is_open, lenient, place, proposed, strict
from kg.evaluate.figures import Count, Figure, hits, mean_f1, of_counts
from kg.evaluate.names import SAME, Names
from kg.evaluate.records import Pair
from kg.evaluate.spans import align, in_scope

CONLL = "CoNLL average F1"
_OF_CONLL = ("MUC", "B-cubed", "CEAF-e")


def score(pairs: Sequence[Pair], types: Names = SAME, *, is_lenient: bool = False) -> list[Figure]:
    """Score the chains of mentions, which match as those of entities do: strictly, or leniently."""
    annotated = [pair for pair in pairs if "mentions" in pair.gold.layers]
    known = inventory(annotated)
    counts = [list(_counts(*_chains(pair, types, known, is_lenient=is_lenient))) for pair in annotated]
    return [*of_counts(counts), *([mean_f1(CONLL, _OF_CONLL, counts)] if counts else [])]


def _counts(gold: Sequence[Chain], own: Sequence[Chain]) -> Iterator[Count]:
    in_gold, in_own = frozenset[str]().union(*gold), frozenset[str]().union(*own)
    yield hits("mentions in chains", len(in_gold & in_own), len(in_own), len(in_gold))
    for name, compare in (("MUC", muc), ("B-cubed", b_cubed), ("LEA", lea)):
        recall, precision = compare(gold, own), compare(own, gold)
        yield Count(name, precision.got, precision.whole, recall.got, recall.whole)
    yield hits("CEAF-e", ceaf_e(gold, own), len(own), len(gold))


def _chains(pair: Pair, types: Names, known: frozenset[str], *, is_lenient: bool) -> tuple[list[Chain], list[Chain]]:
    """Return the gold chains and ours; mentions that match have one name on both sides."""
    gold = in_scope(pair.gold.mentions, pair.gold.scope, place)
    own = in_scope(pair.own.mentions, pair.gold.scope, place)
    match = (lenient if is_lenient else strict)(pair.gold.text)
    name_of = {j: f"g{i}" for i, j in align(gold, own, match).items()}
    ours = proposed(pair.own, types)
    kept = [
        (name_of.get(j, f"p{j}"), each.entity)
        for j, each in enumerate(own)
        if j in name_of or (ours[each.entity] & known and not is_open(each.span, pair.gold))
    ]
    return _grouped((f"g{i}", each.entity) for i, each in enumerate(gold)), _grouped(kept)


def _grouped(mentions: Iterable[tuple[str, str]]) -> list[Chain]:
    """Return the chains of more than one mention."""
    chains: dict[str, set[str]] = {}
    for name, entity in mentions:
        chains.setdefault(entity, set()).add(name)
    return [frozenset(chain) for chain in chains.values() if len(chain) > 1]
