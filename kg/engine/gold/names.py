"""Read corpora of names: Universal NER (.iob2), WikiGold and CrossNER (.conll)."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class TaggedSentence:
    """Words and their tags in BIO; `id` is empty where the corpus numbers no sentences."""

    id: str
    forms: tuple[str, ...]
    tags: tuple[str, ...]


def read_universal(path: Path) -> dict[str, TaggedSentence]:
    """Return the sentences of a Universal NER file by id, with `OTH` read as no name."""
    found = (_universal(block) for block in _blocks(path))
    return {sentence.id: sentence for sentence in found}


def read_columns(path: Path) -> list[TaggedSentence]:
    """Return the sentences of a file of "form tag" rows; IO and IOB1 tags become BIO."""
    sentences = []
    for block in _blocks(path):
        rows = [line.split() for line in block]
        tags = _begun([row[-1] for row in rows])
        sentences.append(TaggedSentence("", tuple(row[0] for row in rows), tuple(tags)))
    return sentences


def spans(tags: list[str] | tuple[str, ...]) -> set[tuple[int, int, str]]:
    """Return the names of a BIO sequence as (start, end, kind), from 0, end exclusive."""
    found = set()
    start = 0
    for position in range(1, len(tags) + 1):
        if position < len(tags) and tags[position][0] == "I" and tags[start][0] != "O":
            continue
        if tags[start] != "O":
            found.add((start, position, tags[start][2:]))
        start = position
    return found


def _blocks(path: Path) -> Iterator[list[str]]:
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.split("\n") if line.strip()]
        if lines:
            yield lines


def _universal(block: list[str]) -> TaggedSentence:
    name = next((line.partition("=")[2].strip() for line in block if line.startswith("# sent_id")), "")
    rows = [line.split("\t") for line in block if line[0].isdigit()]
    tags = ("O" if row[2].endswith(("OTH", "-O")) else row[2] for row in rows)
    return TaggedSentence(name, tuple(row[1] for row in rows), tuple(tags))


def _begun(tags: list[str]) -> list[str]:
    """Make every name start with `B-`."""
    before = ["O", *tags]
    return [
        f"B{tag[1:]}" if tag[0] == "I" and previous[1:] != tag[1:] else tag
        for previous, tag in zip(before, tags, strict=False)
    ]
