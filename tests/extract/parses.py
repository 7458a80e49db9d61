"""Stored parses of short texts, so that extraction is tested without the language engine."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kg.annotate.conllu import loads
from kg.model import Article, Document

HERE = Path(__file__).parent


@cache
def documents(name: str, published: str | None) -> dict[str, Document]:
    """Return the documents of a file by their text, one sentence a line."""
    stored = (HERE / f"{name}.conllu").read_text(encoding="utf-8")
    return {
        text.rstrip("\n"): loads(parse, Article("story", text, (), published=published))
        for text, parse in _split(stored)
    }


def _split(stored: str) -> Iterator[tuple[str, str]]:
    for parse in filter(None, stored.split("# newdoc\n")):
        yield "".join(f"{line}\n" for line in re.findall(r"^# text = (.*)$", parse, re.MULTILINE)), parse
