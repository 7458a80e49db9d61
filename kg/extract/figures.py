"""Find the figures of a document: numbers with their bound and what they count."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from kg.extract.quantity_words import QuantityWords, quantity_words
from kg.extract.times import head_of, tokens_in
from kg.extract.tree import Tree, base
from kg.model import Bound, Document, Figure, Sentence, Span, Time, Token
from kg.ontology import Ontology

_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_STARTS: Final = ("vague", "sign", "number")
_ADDED: Final = frozenset({"nummod", "det", "amod", "compound", "nmod", "advmod", "obl"})
# "Article 370", "Flight 11", "Mary Smith, 45": the number follows its noun, and names or describes it.
_DESIGNATIONS: Final = frozenset({"nummod", "nmod", "compound", "flat", "dep", "appos"})


def figures(document: Document, times: Iterable[Time], ontology: Ontology) -> tuple[Figure, ...]:
    """Return the figures in reading order; ranges give two, the least and the most.

    Left out are numbers in `times`, in names, behind the noun they number ("Article 370"), ordinals, scores, and "one"
    where it is a pronoun.
    """
    words, taken = quantity_words(ontology), tuple(time.span for time in times)
    found = (
        figure
        for sentence in document.sentences
        for match in words.matches(document.text(sentence.span))
        for figure in _read(_Place(document, sentence, Tree(sentence), match, words))
    )
    return tuple(figure for figure in found if not any(_overlap(figure.span, span) for span in taken))


@dataclass(frozen=True, slots=True)
class _Place:
    """A match in its sentence."""

    document: Document
    sentence: Sentence
    tree: Tree
    match: re.Match[str]
    words: QuantityWords

    @property
    def core(self) -> tuple[Token, ...]:
        """The tokens of the number with its sign and unit, without its bound and articles."""
        first = min(self.match.start(name) for name in _STARTS if self.match[name])
        last = max(self.match.end(name) for name in ("vague", "number", "top", "percent", "currency", "scale"))
        tokens = tokens_in(self.sentence, self.span(first, last))
        return tuple(token for token in tokens if token.upos != "DET") or tokens

    @property
    def is_inside_word(self) -> bool:
        """The number begins within a word, as in an address of the web."""
        first = min(self.match.start(name) for name in _STARTS if self.match[name])
        return self.core[0].start < self.span(first, first).start

    def span(self, start: int, end: int) -> Span:
        """Return the span in the article of a span in the sentence."""
        offset = self.sentence.span.start
        return Span(offset + start, offset + end)

    def figure(self, start: int, end: int, value: float | None, bound: Bound) -> Figure:
        """Return the figure between two places of the sentence."""
        head, unit = _counted(self)
        span = self.span(start, end)
        return Figure(self.sentence.index, head.id, span, value, bound, unit, self.document.text(span))


def _read(place: _Place) -> Iterator[Figure]:
    if not _is_figure(place):
        return
    if place.match["top"]:
        yield from _range(place)
    else:
        value = place.words.value(place.match)
        number = None if value is None else float(value)
        yield place.figure(place.match.start(), place.match.end(), number, place.words.bound(place.match))


def _range(place: _Place) -> Iterator[Figure]:
    """Yield the ends of "between 10 and 20", "10-20 people"; "from 10 to 20" is a change and has two exact numbers.

    A score or a vote gives nothing: "3-1".
    """
    match, least, most = place.match, place.words.value(place.match), place.words.top(place.match)
    is_spoken = match.string[match.end("number") : match.start("top")].strip().isalpha()
    if least is None or most is None or not (is_spoken or (least < most and _is_counting(place))):
        return
    is_change = least >= most or match.string[: match.start()].lower().endswith("from ")
    yield place.figure(match.start(), match.end("number"), float(least), "exact" if is_change else "atLeast")
    yield place.figure(match.start("top"), match.end(), float(most), "exact" if is_change else "upTo")


def _is_counting(place: _Place) -> bool:
    """Tell whether the number has a unit or a noun in the plural: "10-20 people", not "a 1-2 defeat"."""
    head, unit = _counted(place)
    return place.words.unit(place.match) is not None or (unit is not None and head.feat("Number") == "Plur")


def _is_figure(place: _Place) -> bool:
    """Tell whether the number counts or measures: it is no part of a name, no designation and no pronoun."""
    core = place.core
    if not core or place.is_inside_word or _is_in_name(place.sentence, core) or _is_numbering(place.sentence, core):
        return False
    head, has_unit = head_of(core), place.words.unit(place.match) is not None
    if core[0].form.lower() == "one" and len(core) == 1:
        return head.upos == "NUM" and head.deprel == "nummod"
    first = place.tree.first_conjunct(head)
    above = place.tree.head(first)
    follows = above is not None and above.id < first.id and above.upos in _NOUNS and base(first.deprel) in _DESIGNATIONS
    return has_unit or not follows or bool(place.tree.children(first, "case"))


def _is_in_name(sentence: Sentence, core: Sequence[Token]) -> bool:
    return any(name.first <= core[0].id and core[-1].id <= name.last for name in sentence.names)


def _is_numbering(sentence: Sentence, core: Sequence[Token]) -> bool:
    """Tell whether the number opens an item of a list: "1.", "2)"."""
    after = sentence.tokens[core[-1].id : core[-1].id + 1]
    return core[0].id == 1 and (core[0].form.endswith(".") or (bool(after) and after[0].form in (".", ")")))


def _counted(place: _Place) -> tuple[Token, str | None]:
    """Return the word that is counted and the unit; for a number that stands alone the number and None."""
    head, unit = head_of(place.core), place.words.unit(place.match)
    if unit is None and head.end > place.span(0, place.match.end()).end and "-" in head.form:  # "33-member"
        return head, head.form.rpartition("-")[2].lower()
    whole = _whole(place)
    if unit is not None:
        return (whole if whole and unit == "percent" else head), unit
    noun = next(filter(None, (_noun_after(token, place.tree) for token in place.core)), None) or _next_noun(place)
    if noun is not None:
        return noun, place.words.lists["currency"].get(noun.lemma.lower(), noun.lemma)
    return (whole, whole.lemma if whole.upos in _NOUNS else None) if whole else (head, None)


def _noun_after(token: Token, tree: Tree) -> Token | None:
    """Return the noun that a number precedes and counts, also as the second of "two or three goals"."""
    for number in (token, tree.first_conjunct(token)):
        above = tree.head(number)
        is_noun = above is not None and above.upos in _NOUNS and above.form[0].isalpha() and above.id > token.id
        if is_noun and base(number.deprel) in _ADDED:
            return above
    return None


def _next_noun(place: _Place) -> Token | None:
    """Return the plural noun right behind the number, where a parse has torn the two apart."""
    after = place.sentence.tokens[place.core[-1].id :][:1]
    return after[0] if after and after[0].upos == "NOUN" and after[0].feat("Number") == "Plur" else None


def _whole(place: _Place) -> Token | None:
    """Return the noun after "of" in "hundreds of prisoners", "60% of voters"; None where there is none."""
    inside = {token.id for token in place.core}
    below = (child for token in place.core for child in place.tree.children(token, "nmod") if child.id not in inside)
    return next((child for child in below if place.tree.marker(child) == "of"), None)


def _overlap(left: Span, right: Span) -> bool:
    return left.start < right.end and right.start < left.end
