"""Score attributions: who (source) said or thought (cue) what (content).

Spans, each kind alone. Exact: the same without edge punctuation and quotation marks. Lenient: sources and cues
overlap; contents share half of their characters over all pieces. Whole attributions are paired by such contents, and
source and cue must overlap, or be absent on both sides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.evaluate.figures import Count, Figure, hits, of_counts, recalled
from kg.evaluate.records import Attribution, Pair
from kg.evaluate.spans import align, characters, closeness, likeness_of_sets, overlap, trim
from kg.model import Span


@dataclass(frozen=True, slots=True)
class _Match:
    """A gold attribution with the one of ours that has its content."""

    gold: Attribution
    own: Attribution

    def has_source(self) -> bool:
        """Tell whether the sources agree."""
        return _is_same(self.gold.source, self.own.source)

    def has_cue(self) -> bool:
        """Tell whether the cues agree."""
        return _is_same(self.gold.cue, self.own.cue)


def score(pairs: Sequence[Pair]) -> list[Figure]:
    """Score the attributions of articles where they are annotated."""
    annotated = [pair for pair in pairs if "attributions" in pair.gold.layers]
    return list(of_counts([[*_spans(pair), *_characters(pair), *_wholes(pair)] for pair in annotated]))


def _spans(pair: Pair) -> Iterator[Count]:
    gold, own = pair.gold.attributions, pair.own.attributions
    sides = {
        "source": (_distinct([each.source for each in gold]), _distinct([each.source for each in own])),
        "cue": (_distinct([each.cue for each in gold]), _distinct([each.cue for each in own])),
    }
    for name, (told, ours) in sides.items():
        yield _exact(name, pair.gold.text, told, ours)
        yield hits(f"{name} lenient", len(align(told, ours, closeness)), len(ours), len(told))
    told, ours = (_distinct([span for each in side for span in each.content]) for side in (gold, own))
    yield _exact("content", pair.gold.text, told, ours)


def _exact(name: str, text: str, gold: Sequence[Span], own: Sequence[Span]) -> Count:
    found = align(gold, own, lambda one, two: float(trim(text, one) == trim(text, two)))
    return hits(f"{name} exact", len(found), len(own), len(gold))


def _distinct(spans: Sequence[Span | None]) -> list[Span]:
    return sorted({span for span in spans if span})


def _characters(pair: Pair) -> Iterator[Count]:
    """Yield the share of the characters inside contents, white space left out."""
    text = pair.gold.text
    gold, own = (
        {offset for each in side for offset in characters(each.content) if not text[offset].isspace()}
        for side in (pair.gold.attributions, pair.own.attributions)
    )
    yield hits("content characters", len(gold & own), len(own), len(gold))


def _wholes(pair: Pair) -> Iterator[Count]:
    gold, own = pair.gold.attributions, pair.own.attributions
    told, ours = ([characters(each.content) for each in side] for side in (gold, own))
    found = {i: _Match(gold[i], own[j]) for i, j in align(told, ours, likeness_of_sets, least=0.5).items()}
    with_source = {i for i, match in found.items() if match.has_source()}
    whole = {i for i in with_source if found[i].has_cue()}
    yield hits("content lenient (IoU >= 0.5)", len(found), len(own), len(gold))
    yield hits("content+source", len(with_source), len(own), len(gold))
    yield hits("content+source+cue", len(whole), len(own), len(gold))
    yield recalled("source right, of contents found", len(with_source), len(found))
    yield recalled("cue right, of contents found", sum(match.has_cue() for match in found.values()), len(found))
    for number, each in enumerate(gold):
        form = "direct" if each.is_direct else "indirect"
        yield recalled(f"recall content+source, {form}", number in with_source, 1)


def _is_same(one: Span | None, two: Span | None) -> bool:
    if one is None or two is None:
        return one is two
    return overlap(one, two) > 0
