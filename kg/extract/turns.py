"""What is said in a printed conversation: paragraphs that begin with who speaks ("Q:", "TAPPER:"), or an interview.

All that stands between the first turn and the last is somebody's words, whoever's they are.
"""

import re
from collections import Counter
from collections.abc import Sequence

from kg.model import Document, Span

_LABEL = re.compile(r"(?P<label>[A-Z][\w.'’-]*(?: [\w.'’()-]+){0,4}): ?(?=[^\s\d])")
_SPEAKERS = 2  # who speak at least so often each, or it is no conversation
_TURNS = 2
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Mm]y|[Oo]ur|me|us)\b")
_QUESTIONS = 3  # paragraphs that ask, at least, in an interview
_ANSWERS = 0.7  # the part of its other paragraphs that speaks of "I" or "we"
_NOWHERE = (0, 0)
_CLOSING = "”\"'’)"


def turns(document: Document) -> tuple[Span, ...]:
    """Return the words of a conversation, a paragraph each without its label; empty where there is none."""
    blocks = [each.span for each in document.article.blocks if each.kind == "paragraph"]
    texts = [document.text(each) for each in blocks]
    labels = _labels(texts)
    found = [each for each in (_range([bool(label) for label in labels]), _interview(texts)) if each != _NOWHERE]
    first, last = min((each[0] for each in found), default=0), max((each[1] for each in found), default=0)
    matches = [(block, _LABEL.match(text)) for block, text in zip(blocks, texts, strict=True)][first:last]
    starts = [(block, block.start + (match.end("label") + 1 if match else 0)) for block, match in matches]
    return tuple(Span(start, block.end) for block, start in starts if start < block.end)


def _labels(texts: Sequence[str]) -> list[str]:
    """Return for each paragraph who speaks it as it says itself, an empty text for nobody who speaks again."""
    matches = [_LABEL.match(each) for each in texts]
    labels = [match["label"] if match else "" for match in matches]
    speakers = {label for label, amount in Counter(filter(None, labels)).items() if amount >= _TURNS}
    return [label if label in speakers and len(speakers) >= _SPEAKERS else "" for label in labels]


def _interview(texts: Sequence[str]) -> tuple[int, int]:
    """Return where an interview without labels begins and ends: questions, with answers of an "I" or "we" between."""
    asks = [each.rstrip(_CLOSING).endswith("?") for each in texts]
    tells = [bool(_FIRST_PERSON.search(each)) for each in texts]
    first, last = _range(asks)
    answers = [told for asked, told in zip(asks[first:last], tells[first:last], strict=True) if not asked]
    if sum(asks) < _QUESTIONS or sum(answers) < _ANSWERS * max(len(answers), 1):
        return _NOWHERE
    return first, max(last, _range(tells)[1])


def _range(marked: Sequence[bool]) -> tuple[int, int]:
    """Return the place of the first that is marked, and the one after the last."""
    places = [place for place, each in enumerate(marked) if each]
    return (places[0], places[-1] + 1) if places else _NOWHERE
