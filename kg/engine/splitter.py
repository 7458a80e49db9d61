"""Cut a paragraph's words into sentences, by rules made for edited news."""

import re
from collections.abc import Iterator, Sequence

from kg.engine import english
from kg.engine.tokenizer import Token

_STOP = re.compile(r"[.!?…]+")
_CLOSERS = frozenset("\"”’'»)]}") | {"''"}
_ACRONYM = re.compile(r"(?:[^\W\d_]\.){2,}")
_BLANK_LINE = re.compile(r"\n\s*\n")


def sentences(text: str, tokens: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """Yield the tokens of each sentence of one paragraph."""
    start = 0
    position = 0
    while position < len(tokens):
        end = _end(text, tokens, position)
        if end is not None and end < len(tokens):
            yield tuple(tokens[start:end])
            start = end
        position = max(position + 1, end or 0)
    if start < len(tokens):
        yield tuple(tokens[start:])


def _end(text: str, tokens: Sequence[Token], position: int) -> int | None:
    """Return the index after the sentence that ends with this token, or None if none ends here."""
    token = tokens[position]
    following = position + 1
    if following < len(tokens) and _BLANK_LINE.search(text, token.end, tokens[following].start):
        return following
    if not token.form.endswith((".", "!", "?", "…")):
        return None
    end = _after_closers(tokens, following)
    if end >= len(tokens):
        return end
    if tokens[end].start == tokens[end - 1].end and end == following:
        return None
    if _STOP.fullmatch(token.form):
        return end if _may_open(tokens, end) else None
    return end if _is_closing(token.form) and _opens(tokens, end) else None


def _after_closers(tokens: Sequence[Token], position: int) -> int:
    """Return the index after the closing quotes and brackets that touch the stop."""
    while position < len(tokens) and tokens[position].form in _CLOSERS:
        if tokens[position].start > tokens[position - 1].end:
            break
        position += 1
    return position


def _may_open(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether a sentence can begin here after a stop: not with a small letter or a comma."""
    form = tokens[position].form
    if form[0].islower():
        return False
    return form[0].isalnum() or form[0] in "\"“‘'`«([{$£€#@-–—•*…¿¡"


def _is_closing(form: str) -> bool:
    """Tell whether an abbreviation with its stop can end a sentence."""
    return bool(_ACRONYM.fullmatch(form)) or form[:-1] in english.words("abbreviation", "final")


def _opens(tokens: Sequence[Token], position: int) -> bool:
    """Tell whether a new sentence is likely here after an abbreviation."""
    form = tokens[position].form
    if form[0] in "\"“‘'" and position + 1 < len(tokens):
        form = tokens[position + 1].form
    return form[0].isupper() and form.lower() in english.words("sentence", "opener")
