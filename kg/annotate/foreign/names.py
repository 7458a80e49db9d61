"""Names as other libraries find them become names of this package: our kinds, without article and possessive."""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from kg.model import Name, Token

_CERTAIN = 1.0  # the libraries give no score


@dataclass(frozen=True, slots=True)
class Found:
    """A name with the other library's label; the offsets count as those of the tokens do."""

    label: str
    start: int
    end: int


def named(found: Iterable[Found], tokens: Sequence[Token]) -> Iterator[Name]:
    """Yield the names of one sentence, those of kinds that are of no use here left out."""
    for each in found:
        kind = _kinds().get(each.label)
        inside = [token for token in tokens if token.start < each.end and token.end > each.start]
        words = _trimmed(inside)
        if kind and words:
            yield Name(words[0].id, words[-1].id, kind, _CERTAIN)


def _trimmed(words: Sequence[Token]) -> Sequence[Token]:
    """Return the words without the article before and the possessive behind them."""
    while words and words[0].form.lower() in _edge("first"):
        words = words[1:]
    while words and words[-1].form.lower() in _edge("last"):
        words = words[:-1]
    return words


@cache
def _kinds() -> dict[str, str]:
    return {label: kind for kind, labels in _tables()["kind"].items() for label in labels.split()}


def _edge(side: str) -> tuple[str, ...]:
    return tuple(_tables()["edge"][side].split())


@cache
def _tables() -> dict[str, dict[str, str]]:
    text = resources.files("kg.annotate.foreign").joinpath("names.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
