"""Direct speech: which stretches of the text stand between quotation marks and say something."""

import re
from collections.abc import Iterable, Iterator

from kg.extract.turns import turns
from kg.model import Document, Sentence, Span

# An opening curly mark closes at its partner; a paragraph that ends inside a quotation goes on in the next one.
# Some texts mix the kinds: “It is safe," she said.
_CURLY = re.compile(r"“(?:[^“”\"]*\"(?=[\s,.]|$)|[^”]*(?:”|$))", re.DOTALL)
_STRAIGHT = re.compile(r"(?<!\w)\"[^\"“”]*[\"”]|(?<!\w)\"[^\"]*(?:\"|$)|(?<!\w)''.*?(?:''|$)|``.*?(?:''|$)", re.DOTALL)
_ELEMENT = re.compile(r"<(tweet|blockquote|q)\b[^<>]*>(?P<words>.*?)(?:</\1>|\Z)", re.DOTALL | re.IGNORECASE)
_SHORTEST = 4  # words; below that a quotation only marks a word as somebody's


def quotations(document: Document) -> tuple[Span, ...]:
    """Return the spans of direct speech, quotation marks included, in reading order.

    Quoted words that make no clause ("significant achievements") are left out. The turns of a conversation are direct
    speech from end to end, and so is what a page quotes in an element of its own.
    """
    whole = [*turns(document), *_elements(document)]
    found = whole + [each for each in _marked(document) if not any(_overlap(each, one) for one in whole)]
    return tuple(sorted(found))


def _elements(document: Document) -> Iterator[Span]:
    """Yield what stands in an element that quotes: `<tweet author="@ann">It rains.</tweet>`."""
    for block in document.article.blocks:
        for match in _ELEMENT.finditer(document.text(block.span)):
            if match["words"].strip():
                yield Span(block.span.start + match.start("words"), block.span.start + match.end("words"))


def _marked(document: Document) -> list[Span]:
    """Return what stands between quotation marks and makes a clause."""
    found: list[Span] = []
    for number, block in enumerate(document.article.blocks):
        text = document.text(block.span)
        inside = [sentence for sentence in document.sentences if sentence.paragraph == number]
        curly = [_placed(match, block.span.start) for match in _CURLY.finditer(text)]
        straight = [_placed(match, block.span.start) for match in _STRAIGHT.finditer(text)]
        apart = [each for each in straight if not any(_cut(each, one) for one in curly)]
        found.extend(span for span in (*curly, *apart) if _is_speech(span, inside))
    return found


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _cut(straight: Span, curly: Span) -> bool:
    """Tell whether a quotation between curly marks lies across one between straight marks, and not inside it."""
    inside = straight.start <= curly.start and curly.end <= straight.end
    return straight.start < curly.end and curly.start < straight.end and not inside


def _placed(match: re.Match[str], offset: int) -> Span:
    return Span(offset + match.start(), offset + match.end())


def _is_speech(span: Span, sentences: Iterable[Sentence]) -> bool:
    """Tell whether a quotation holds a clause: a verb with its subject, or an order."""
    words = [(token, sentence) for sentence in sentences for token in sentence.tokens if is_inside(token.start, span)]
    if len(words) < _SHORTEST:
        return False
    verbs = {(token.id, sentence.index) for token, sentence in words if token.upos in ("VERB", "AUX")}
    subjects = {
        (token.head, sentence.index) for token, sentence in words if token.deprel.startswith(("nsubj", "csubj", "expl"))
    }
    orders = any(token.feat("Mood") == "Imp" or token.feat("VerbForm") == "Fin" for token, _ in words)
    return bool(subjects and verbs) or orders


def is_inside(offset: int, span: Span) -> bool:
    """Tell whether a character lies in a span."""
    return span.start <= offset < span.end


def quotation_at(offset: int, quotes: Iterable[Span]) -> Span | None:
    """Return the quotation a character lies in, None where it lies in none."""
    return next((span for span in quotes if is_inside(offset, span)), None)
