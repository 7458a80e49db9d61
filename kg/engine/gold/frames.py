"""Read PropBank predicates and the heads of their arguments."""

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class GoldFrame:
    """One predicate and its arguments as (label, head) pairs; words count from 1."""

    predicate: int
    arguments: tuple[tuple[str, int], ...]


def read_frames(path: Path) -> dict[str, tuple[GoldFrame, ...]]:
    """Return the frames of each sentence id; a sentence without a predicate is not in the file."""
    frames: dict[str, list[GoldFrame]] = defaultdict(list)
    with path.open(encoding="utf-8") as rows:
        next(rows)
        for row in rows:
            sentence, predicate, _, arguments = row.rstrip("\n").split("\t")
            frames[sentence].append(GoldFrame(int(predicate), _arguments(arguments)))
    return {sentence: tuple(found) for sentence, found in frames.items()}


def _arguments(column: str) -> tuple[tuple[str, int], ...]:
    parts = (argument.split(":") for argument in column.split())
    return tuple((part[0], int(part[1])) for part in parts)
