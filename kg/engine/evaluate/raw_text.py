"""Score the engine from raw text: words, sentences, tags and arcs, aligned by characters as in the CoNLL 2018 task.

Source: Zeman et al. 2018, "CoNLL 2018 Shared Task", section 5. Labels of arcs are compared without their subtype.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.engine.engine import Engine
from kg.engine.evaluate.counts import Counts
from kg.engine.gold.treebank import GoldDocument, GoldSentence
from kg.engine.parse import Parse

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Node:
    """What is compared of a word: its place, its head's place (None for the root), label, tag and lemma."""

    place: Place
    head: Place | None
    deprel: str
    upos: str
    lemma: str


def score(engine: Engine, documents: Sequence[GoldDocument]) -> dict[str, float]:
    """Return F1 in percent of words, sentences, UPOS, lemmas, UAS and LAS."""
    counts = Counts()
    for document in documents:
        text, places = write_out(document)
        blocks = engine.parse(text, [(0, len(text))])
        guess = [_guessed(parse) for block in blocks for parse in block]
        gold = [_gold(sentence, spots) for sentence, spots in zip(document.sentences, places, strict=True)]
        _count(counts, gold, guess)
    return counts.f1()


def write_out(document: GoldDocument) -> tuple[str, list[list[Place]]]:
    """Return the document's text and the places of each sentence's words in it; paragraphs are lines."""
    text = ""
    places = []
    for sentence in document.sentences:
        if text:
            text += "\n\n" if sentence.starts_paragraph else " "
        places.append(_places(sentence, len(text)))
        text += sentence.text
    return text, places


def _places(sentence: GoldSentence, offset: int) -> list[Place]:
    """Return the place of each word; the words of a contraction share its letters as far as they spell it."""
    places: list[Place] = []
    position = 0
    joined = {multiword.first: multiword for multiword in sentence.multiwords}
    end_of_joined = 0
    for number, word in enumerate(sentence.words, 1):
        if number in joined:
            position = sentence.text.index(joined[number].form, position)
            end_of_joined = joined[number].last
        elif number > end_of_joined:
            position = sentence.text.index(word.form, position)
        places.append((offset + position, offset + position + len(word.form)))
        position += len(word.form)
    return places


def _gold(sentence: GoldSentence, places: Sequence[Place]) -> list[_Node]:
    return [
        _Node(place, places[word.head - 1] if word.head else None, word.deprel, word.upos, word.lemma)
        for word, place in zip(sentence.words, places, strict=True)
    ]


def _guessed(parse: Parse) -> list[_Node]:
    places = [(word.start, word.end) for word in parse.words]
    return [
        _Node(place, places[word.head - 1] if word.head else None, word.deprel, word.upos, word.lemma)
        for word, place in zip(parse.words, places, strict=True)
    ]


def _count(counts: Counts, gold: Sequence[Sequence[_Node]], guess: Sequence[Sequence[_Node]]) -> None:
    told = [node for sentence in gold for node in sentence]
    found = [node for sentence in guess for node in sentence]
    counts.add("words", (node.place for node in told), (node.place for node in found))
    counts.add("sentences", _ends(gold), _ends(guess))
    counts.add("UPOS", ((n.place, n.upos) for n in told), ((n.place, n.upos) for n in found))
    counts.add("lemmas", ((n.place, n.lemma) for n in told), ((n.place, n.lemma) for n in found))
    counts.add("UAS", ((n.place, n.head) for n in told), ((n.place, n.head) for n in found))
    counts.add("LAS", (_arc(node) for node in told), (_arc(node) for node in found))


def _ends(sentences: Sequence[Sequence[_Node]]) -> list[Place]:
    return [(sentence[0].place[0], sentence[-1].place[1]) for sentence in sentences]


def _arc(node: _Node) -> tuple[Place, Place | None, str]:
    return node.place, node.head, node.deprel.partition(":")[0]
