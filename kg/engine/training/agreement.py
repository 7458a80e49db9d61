"""Compare the two taggings of our paragraphs: `python -m kg.engine.training.agreement` prints F1 by kind of name."""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kg.engine.evaluate.counts import Counts
from kg.engine.gold.names import TaggedSentence, spans
from kg.engine.gold.paragraphs import PARTIAL, read_paragraphs
from kg.engine.training.examples import PARAGRAPHS

ALL = "all names"

Span = tuple[int, int, str]


def main() -> None:
    """Print how many names of each kind the first tagger found, and how far the second agrees."""
    counts, found = agreement(PARAGRAPHS)
    for kind, value in counts.items():
        sys.stdout.write(f"{kind:12}{found[kind]:>7}{value:>8.1f}\n")


def agreement(folder: Path) -> tuple[dict[str, float], Counter[str]]:
    """Return F1 in percent of exact spans with their kind, by kind, and the names of the first tagging."""
    counts = Counts()
    found: Counter[str] = Counter()
    for number, (one, two) in enumerate(_readings(folder)):
        found.update({ALL: len(one)})
        found.update(kind for _, _, kind in one)
        counts.add(ALL, ((number, *span) for span in one), ((number, *span) for span in two))
        for kind in sorted({span[2] for span in one | two}):
            sides = [[(number, *span) for span in side if span[2] == kind] for side in (one, two)]
            counts.add(kind, *sides)
    return counts.f1(), found


def _readings(folder: Path) -> Iterator[tuple[set[Span], set[Span]]]:
    """Yield the names of each sentence in both taggings."""
    for path in sorted((folder / "second").glob("*.txt")):
        sides = (read_paragraphs(folder / part / path.name) for part in ("first", "second"))
        for one, two in zip(*sides, strict=True):
            yield _names(one), _names(two)


def _names(sentence: TaggedSentence) -> set[Span]:
    return spans(tuple("O" if tag == PARTIAL else tag for tag in sentence.tags))


if __name__ == "__main__":
    main()
