"""Read plain text: optional header lines and an empty line, a title, a short subtitle, then the paragraphs."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.dates import iso_date
from kg.errors import SeedError
from kg.identity import article_id
from kg.model import Article, Block, BlockKind, Span

SUFFIXES = (".txt", ".text")
LARGEST = 200_000  # characters: about 35,000 words, more than any article has
_LONGEST_HEADING = 150  # characters
_WIDEST_WRAP = 90  # characters: no mailer or terminal wraps later
_FEWEST_BREAKS = 3  # line breaks inside paragraphs, below which a text cannot be told to be wrapped
_WRAPPED = 0.8  # share of those breaks where the next word would not have fitted
_BLANK = " \t\ufeff\u00a0\u200b"
_STOPS = (".", ":", ";", ",")

_LINE = re.compile(r"[^\r\n\u2028\u2029]*(?:\r\n|[\r\n\u2028\u2029]|\Z)")
_HEADER = re.compile(r"(title|published|publisher|url):[ \t]*(.*)", re.IGNORECASE)
_INITIALS = re.compile(r"(?:\b\w\.){2,}$")


@dataclass(frozen=True, slots=True)
class _Line:
    """The characters of a line without the white space around them; empty where it has no others."""

    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class _Field:
    """One header line: its name in lower case, the span of its value, and the line's number from 1."""

    name: str
    value: _Line
    number: int


def read(data: bytes, path: str) -> Iterator[Article]:
    """Yield the one article of a text file.

    The text is kept as it is, byte order mark included, so that offsets are those of the file.

    Raises:
        SeedError: binary, not UTF-8, too large, without text, or with a broken date.
    """
    text = _decode(data, path)
    lines = tuple(_lines(text))
    header = _header(lines)
    body = lines[len(header) :]
    named = {field.name: field for field in header if field.value.text}
    blocks = tuple(_blocks(text, body, named.get("title")))
    if not any(block.kind == "paragraph" for block in blocks):
        raise SeedError(
            "there is no text in it", where=path, remedy="Write the article below the header, or remove the file."
        )
    title = next((text[each.span.start : each.span.end] for each in blocks if each.kind == "title"), None)
    yield Article(
        id=article_id(path),
        text=text,
        blocks=blocks,
        title=title,
        published=_published(named.get("published"), path),
        publisher=_value(named.get("publisher")),
        url=_value(named.get("url")),
        path=path,
    )


def _decode(data: bytes, path: str) -> str:
    if b"\0" in data[:4096]:
        raise SeedError("it is binary, or text in UTF-16", where=path, remedy="Save it as plain text in UTF-8.")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise SeedError(
            f"byte {error.start} is not UTF-8",
            where=path,
            remedy="Convert it, for example with: iconv -f WINDOWS-1252 -t UTF-8",
        ) from error
    if len(text) > LARGEST:
        raise SeedError(
            f"{len(text):,} characters are more than {LARGEST:,}", where=path, remedy="Split it into articles."
        )
    return text


def _lines(text: str) -> Iterator[_Line]:
    for match in _LINE.finditer(text):
        raw = match.group().rstrip("\r\n\u2028\u2029" + _BLANK)
        inner = raw.lstrip(_BLANK)
        yield _Line(match.start() + len(raw) - len(inner), inner)


def _header(lines: Sequence[_Line]) -> tuple[_Field, ...]:
    """Return the header lines; none unless an empty line, or the end, follows them."""
    fields: list[_Field] = []
    for number, line in enumerate(lines, 1):
        match = _HEADER.fullmatch(line.text)
        if match is None:
            return tuple(fields) if not line.text else ()
        value = match.group(2)
        fields.append(_Field(match.group(1).lower(), _Line(line.end - len(value), value), number))
    return tuple(fields)


def _blocks(text: str, body: Sequence[_Line], title: _Field | None) -> Iterator[Block]:
    """Yield the title, where there is one, then the rest in order; the last block is always a paragraph."""
    spans = tuple(_paragraphs(body))
    headings: tuple[BlockKind, ...] = () if title else ("title", "subtitle")
    if title:
        yield Block("title", Span(title.value.start, title.value.end))
    for kind in headings:
        if len(spans) < 2 or not _is_heading(text[spans[0].start : spans[0].end]):
            break
        yield Block(kind, spans[0])
        spans = spans[1:]
    yield from (Block("paragraph", span) for span in spans)


def _is_heading(text: str) -> bool:
    """Tell whether a line is short and no full sentence: "Trump visits the U.S." is one, "He left." is not."""
    bare = text.rstrip("\"'”’»)] ")
    stops = bare.endswith(_STOPS) and _INITIALS.search(bare) is None
    return len(text) <= _LONGEST_HEADING and not stops


def _paragraphs(body: Sequence[_Line]) -> Iterator[Span]:
    """Yield the lines that have text, those of one hard-wrapped paragraph joined."""
    width = _wrap_width(body)
    start = None  # where the open paragraph starts; None between two
    for line, following in pairwise((*body, _Line(0, ""))):
        if not line.text:
            continue
        start = line.start if start is None else start
        if not (following.text and _is_full(line, following, width)):
            yield Span(start, line.end)
            start = None


def _wrap_width(body: Sequence[_Line]) -> int:
    """Return the column at which the text is hard-wrapped, 0 where it is not."""
    width = max((len(line.text) for line in body), default=0)
    breaks = [(one, two) for one, two in pairwise(body) if one.text and two.text]
    full = sum(_is_full(one, two, width) for one, two in breaks)
    wrapped = width <= _WIDEST_WRAP and len(breaks) >= _FEWEST_BREAKS and full >= _WRAPPED * len(breaks)
    return width if wrapped else 0


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    """Tell whether the next line's first word would have run over the width; never for width 0."""
    first = following.text.split(maxsplit=1)  # empty where a line has only control characters
    return bool(first) and 0 < width < len(line.text) + 1 + len(first[0])


def _published(field: _Field | None, path: str) -> str | None:
    if field is None:
        return None
    return iso_date(field.value.text, where=f"{path}:{field.number}")


def _value(field: _Field | None) -> str | None:
    return field.value.text if field else None
