"""Chooses formats by what a client accepts.

Source: https://www.rfc-editor.org/rfc/rfc9110#section-12.5.1
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from kg.query.answers import GRAPHS, ROWS
from kg.serve.exchange import HttpError

# Formats by our preference, and what else than its own name each is called.
_ROWS: Final = ("json", "xml", "csv", "tsv", "table")
_GRAPHS: Final = ("turtle", "ntriples", "jsonld", "rdfxml", "trig", "nquads")
_ALIASES: Final[Mapping[str, tuple[str, ...]]] = {
    "json": ("application/json",),
    "xml": ("application/xml", "text/xml"),
    "jsonld": ("application/json",),
    "rdfxml": ("application/xml", "text/xml"),
    "turtle": ("application/x-turtle",),
    "trig": ("application/x-trig",),
}
_OWN: Final[Mapping[str, str]] = {**ROWS, **GRAPHS}
_FORMATS: Final = {media: name for name, media in _OWN.items()}
_MOST: Final = 100  # media ranges of a header that are looked at


@dataclass(frozen=True, slots=True)
class Choice:
    """A format, and the media type that it is sent as."""

    format: str
    media_type: str


@dataclass(frozen=True, slots=True)
class _Range:
    media_type: str  # such as text/*
    quality: float

    def fits(self, media_type: str) -> bool:
        kind, _, name = self.media_type.partition("/")
        plain = media_type.partition(";")[0]
        return self.media_type == "*/*" or plain == self.media_type or (name == "*" and plain.startswith(f"{kind}/"))

    @property
    def is_exact(self) -> bool:
        return "*" not in self.media_type


def choices(accept: str, format: str | None, *, only_graphs: bool = False) -> tuple[Choice, ...]:
    """Return the formats that a client takes, the most wanted first; `format` names one and overrides the header.

    Raises:
        HttpError: it takes none that there is.
    """
    offered = _GRAPHS if only_graphs else (*_ROWS, *_GRAPHS)
    if format is not None:
        if format not in offered:
            raise HttpError(406, f"There is no format {format!r}. Use one of {', '.join(offered)}.")
        return (Choice(format, _OWN[format]),)
    ranges = tuple(_ranges(accept or "*/*"))
    rated = [found for place, name in enumerate(offered) if (found := _rated(name, place, ranges))]
    if not rated:
        raise HttpError(
            406, f"There is no format among {accept}. Accept one of {', '.join(_OWN[each] for each in offered)}."
        )
    return tuple(choice for _, choice in sorted(rated, key=lambda each: each[0]))


def media_type(chosen: tuple[Choice, ...], made: str) -> str:
    """Return what an answer is sent as, which was made with its own media type."""
    return next((each.media_type for each in chosen if each.format == _FORMATS.get(made)), made)


def _rated(format: str, place: int, ranges: tuple[_Range, ...]) -> tuple[tuple[float, int, int], Choice] | None:
    """Return what a format is sorted by, with the choice of it; None if it is not accepted."""
    found = []
    for each in (_OWN[format], *_ALIASES.get(format, ())):
        is_alias = each != _OWN[format]
        fitting = [(n, range) for n, range in enumerate(ranges) if range.fits(each) and range.is_exact >= is_alias]
        if fitting:
            number, best = max(fitting, key=lambda pair: len(pair[1].media_type.replace("*", "")))
            found.append((-best.quality, number if best.is_exact else len(ranges), place, each))
    if not found or min(found)[0] == 0:
        return None
    quality, number, _, media = min(found)
    return (quality, number, place), Choice(format, media if number < len(ranges) else _OWN[format])


def _ranges(accept: str) -> Iterator[_Range]:
    for each in accept.split(",")[:_MOST]:
        media, *parameters = (part.strip().lower() for part in each.split(";"))
        quality = next((part[2:] for part in parameters if part.startswith("q=")), "1")
        yield _Range(media, _number(quality))


def _number(quality: str) -> float:
    try:
        return min(max(float(quality), 0.0), 1.0)
    except ValueError:
        return 0.0
