"""Compare and pair stretches of text: overlap, edges that do not matter, best pairs first."""

import re
import string
from collections.abc import Callable, Iterable, Sequence
from typing import Final, TypeVar

from kg.model import Span

Left = TypeVar("Left")
Right = TypeVar("Right")
Item = TypeVar("Item")

EDGE: Final = frozenset(string.whitespace + string.punctuation + "“”‘’«»–—…")
_ARTICLE: Final = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)


def trim(text: str, span: Span) -> Span:
    """Return the span without white space, quotation marks and punctuation at both ends; itself if it has no more."""
    start, end = span.start, span.end
    while start < end and text[start] in EDGE:
        start += 1
    while end > start and text[end - 1] in EDGE:
        end -= 1
    return Span(start, end) if start < end else span


def core(text: str, span: Span) -> Span:
    """Return the trimmed span without the article it begins with."""
    inner = trim(text, span)
    article = _ARTICLE.match(text, inner.start, inner.end)
    return Span(article.end(), inner.end) if article and article.end() < inner.end else inner


def overlap(one: Span, two: Span) -> int:
    """Return how many characters two spans share."""
    return max(0, min(one.end, two.end) - max(one.start, two.start))


def is_touching(some: Iterable[Span], others: Sequence[Span]) -> bool:
    """Tell whether any span of one side overlaps any of the other."""
    return any(overlap(one, two) for one in some for two in others)


def likeness(one: Span, two: Span) -> float:
    """Return the shared part of the characters that two spans cover, 0 to 1: intersection over union."""
    shared = overlap(one, two)
    return shared / (one.end - one.start + two.end - two.start - shared) if shared else 0.0


def closeness(one: Span, two: Span) -> float:
    """Return the shared part of the stretch from the first to the last character of two spans, 0 to 1."""
    return overlap(one, two) / (max(one.end, two.end) - min(one.start, two.start))


def characters(spans: Iterable[Span]) -> frozenset[int]:
    """Return the offsets that the spans cover."""
    return frozenset(offset for span in spans for offset in range(span.start, span.end))


def likeness_of_sets(one: frozenset[int], two: frozenset[int]) -> float:
    """Return the shared part of two sets of offsets, 0 to 1; 0 where one is empty."""
    return len(one & two) / len(one | two) if one and two else 0.0


def align(
    left: Sequence[Left],
    right: Sequence[Right],
    similarity: Callable[[Left, Right], float],
    *,
    least: float = 0.0,
) -> dict[int, int]:
    """Pair two lists one to one, the most similar first, and return the indices right of the indices left.

    A pair of similarity 0, or below `least`, is none. Of equals, the first pair.
    """
    scored = [
        (-value, i, j)
        for i, one in enumerate(left)
        for j, two in enumerate(right)
        if (value := similarity(one, two)) > 0 and value >= least
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(scored):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    return pairs


def in_scope(items: Iterable[Item], scope: Sequence[Span], place: Callable[[Item], Span]) -> list[Item]:
    """Return the items whose place lies at least in part inside the scope; all where there is no scope."""
    if not scope:
        return list(items)
    return [item for item in items if any(overlap(place(item), span) for span in scope)]
