"""Writes rows with the sentences behind them."""

import json
from collections.abc import Iterator, Sequence
from typing import Final

from kg.errors import UsageError
from kg.query.answers import ROWS, Written, render, shown
from kg.query.evidence import Explained, Sentence

FORMATS: Final = ("table", "json")
_MOST: Final = 5  # sentences shown below a row of a table


def written(told: Explained, format: str, most: int) -> Written:
    """Return the rows and sentences as bytes, at most so many; rows that do not fit are left out.

    Raises:
        UsageError: the format is none of `FORMATS`.
    """
    if format not in FORMATS:
        remedy = f"Use one of {', '.join(FORMATS)}."
        raise UsageError(f"{format} has no place for sentences", where="--format", remedy=remedy)
    make = _table if format == "table" else _json
    body = make(told).encode()
    while len(body) > most and told.rows.rows:
        told = told.first(int(len(told.rows.rows) * most / len(body)))
        body = make(told).encode()
    return Written(body, ROWS[format], told.rows.is_cut)


def _table(told: Explained) -> str:
    """Return the table with, below each row, the sentences by article."""
    head, rule, *rows, count = render(told.rows, "table").splitlines()
    lines = [head, rule]
    for row, sentences in zip(rows, told.evidence, strict=True):
        lines += [row, *_below(sentences)]
    return "\n".join([*lines, count]) + "\n"


def _below(sentences: Sequence[Sentence]) -> Iterator[str]:
    if not sentences:
        yield "    no sentence: the query binds no statement here"
    article = ""
    for each in sentences[:_MOST]:
        if each.article != article:
            article = each.article
            yield f"    {shown(each.title or each.article)}"
        place = f"{each.start}-{each.end}" if each.start >= 0 else ""
        yield f"    {place:>11}  {shown(each.text)}"
    if len(sentences) > _MOST:
        yield f"    {'':>11}  and {len(sentences) - _MOST} more"


def _json(told: Explained) -> str:
    """Return the W3C's JSON with one member more: `evidence`, a list of sentences for each binding."""
    made = json.loads(render(told.rows, "json"))
    made["evidence"] = [[_described(each) for each in sentences] for sentences in told.evidence]
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"


def _described(sentence: Sentence) -> dict[str, object]:
    return {
        "article": sentence.article,
        "title": sentence.title,
        "start": sentence.start,
        "end": sentence.end,
        "text": sentence.text,
    }
