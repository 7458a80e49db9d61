"""Chooses the sentences that carry what is shown of a graph of many articles."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.view.census import EVIDENCE, MENTION
from kg.view.lines import Triple, iri
from kg.view.passages import range_of

_FIRST = 3  # sentences of each node, if it is mentioned in so many

Span = tuple[int, int, str]  # start, end, IRI


def cited(told: Iterable[Triple], nodes: Iterable[str], sentences: Iterable[str]) -> set[str]:
    """Return the sentences that are evidence of something told, and a few for each node that those do not mention."""
    spans = _spans(sentences)
    chosen, mentions = set[str](), defaultdict[str, list[str]](list)
    for subject, property, object in told:
        if property == EVIDENCE:
            chosen.add(iri(object))
        elif property == MENTION:
            mentions[subject].append(iri(object))
    for node in nodes:
        places = sorted(_holders(mentions[node], spans))
        missing = _FIRST - len({each for *_, each in places} & chosen)
        first = list({article: each for article, _, each in reversed(places)}.values())[::-1]  # one of each article
        chosen.update(first[: max(missing, 0)])
    return chosen


def _spans(sentences: Iterable[str]) -> Mapping[str, Sequence[Span]]:
    """Return where the sentences of each article stand, in order."""
    spans: dict[str, list[Span]] = defaultdict(list)
    for each in sentences:
        article, start, end = range_of(each)
        spans[article].append((start, end, each))
    return {article: sorted(found) for article, found in spans.items()}


def _holders(mentions: Iterable[str], spans: Mapping[str, Sequence[Span]]) -> Iterator[tuple[str, int, str]]:
    """Yield article, place and IRI of the sentence that each mention stands in."""
    for each in mentions:
        article, start, end = range_of(each)
        found = spans.get(article, ())
        place = bisect_right(found, start, key=lambda span: span[0]) - 1
        if place >= 0 and end <= found[place][1]:
            yield article, place, found[place][2]
