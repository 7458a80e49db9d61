"""Read paragraphs whose names stand in brackets behind their kind: "[PER Ann Li] of [ORG Reuters] left."."""

import re
from collections.abc import Iterator
from pathlib import Path

from kg.engine.gold.names import TaggedSentence
from kg.engine.splitter import sentences
from kg.engine.tokenizer import Token, tokenize

#: A word of which only a part belongs to a name ("pro-Hezbollah") has this tag.
PARTIAL = "?"

_NAME = re.compile(r"\[(?P<kind>[A-Z]+) (?P<form>[^\[\]]+)\]")


def read_paragraphs(path: Path) -> list[TaggedSentence]:
    """Return the sentences of a file of paragraphs, an empty line between, in BIO tags."""
    blocks = path.read_text(encoding="utf-8").split("\n\n")
    return [sentence for block in blocks if block.strip() for sentence in read_paragraph(block.strip())]


def read_paragraph(block: str) -> Iterator[TaggedSentence]:
    """Yield the sentences of one paragraph.

    Raises:
        ValueError: a bracket is left over.
    """
    text, names = _plain(block)
    for sentence in sentences(text, list(tokenize(text))):
        yield TaggedSentence("", tuple(token.form for token in sentence), tuple(_tags(sentence, names)))


def _plain(block: str) -> tuple[str, list[tuple[int, int, str]]]:
    """Return the text without brackets and the names in it as (start, end, kind)."""
    text = ""
    names = []
    position = 0
    for match in _NAME.finditer(block):
        text += block[position : match.start()]
        names.append((len(text), len(text) + len(match["form"]), match["kind"]))
        text += match["form"]
        position = match.end()
    text += block[position:]
    if "[" in text or "]" in text:
        raise ValueError(f"a bracket is left over in '{text[:60]}'")
    return text, names


def _tags(sentence: tuple[Token, ...], names: list[tuple[int, int, str]]) -> Iterator[str]:
    for token in sentence:
        found = next((name for name in names if name[0] < token.end and token.start < name[1]), None)
        if found is None:
            yield "O"
        elif token.start < found[0] or found[1] < token.end:
            yield PARTIAL
        else:
            yield f"{'B' if token.start == found[0] else 'I'}-{found[2]}"
