"""The ways names are written, and which belong together by their words."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.resolve.clusters import Clusters


@dataclass(frozen=True, slots=True)
class Name:
    """One way a name is written, with its first mention."""

    words: tuple[str, ...]  # folded, without article, title and possessive
    forms: tuple[str, ...]  # as written
    index: int  # of its first mention
    described: bool  # an apposition there says what it is


def parts(names: Iterable[Name], *, endings: bool) -> Mapping[tuple[str, ...], list[Name]]:
    """Return the names by each of their proper endings, or beginnings."""
    found: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    for name in names:
        for cut in range(1, len(name.words)):
            found[name.words[cut:] if endings else name.words[:cut]].append(name)
    return found


def only(names: Iterable[Name], clusters: Clusters) -> Name | None:
    """Return the first of the names where all are one already, None where they are several or none."""
    names = tuple(names)
    return names[0] if len({clusters.find(each.index) for each in names}) == 1 else None
