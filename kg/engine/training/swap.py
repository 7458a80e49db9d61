"""Swap the names in a sentence for others of their kind, so that the network learns their places, not their letters."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.engine.gold.names import spans
from kg.engine.gold.treebank import GoldWord
from kg.engine.labels import NAME_TAGS
from kg.engine.training.examples import Example
from kg.engine.training.masks import exact

#: Kinds that are swapped; in a sentence with a tree only persons are, for a name of as many words.
KINDS = ("PER", "ORG", "LOC")

_TAG_OF = {1 << number: tag for number, tag in enumerate(NAME_TAGS)}

Forms = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pool:
    """The names that may be put in, by kind."""

    names: Mapping[str, tuple[Forms, ...]]

    @classmethod
    def of(cls, examples: Iterable[Example]) -> "Pool":
        """Return all names of the examples, each once, in alphabetical order."""
        found: dict[str, set[Forms]] = defaultdict(set)
        for example in examples:
            for start, end, kind in _names(example):
                found[kind].add(tuple(word.form for word in example.words[start:end]))
        return cls({kind: tuple(sorted(found[kind])) for kind in KINDS})

    def draw(self, kind: str, chance: random.Random, *, words: int | None = None) -> Forms | None:
        """Return a name of a kind, or None if there is none of so many words."""
        fitting = [name for name in self.names[kind] if words is None or len(name) == words]
        return chance.choice(fitting) if fitting else None


def swapped(example: Example, pool: Pool, chance: random.Random, *, share: float) -> Example:
    """Return the example with about this share of its names swapped."""
    has_tree = any(word.head >= 0 for word in example.words)
    words, names = list(example.words), list(example.names)
    for start, end, kind in sorted(_names(example), reverse=True):
        if chance.random() >= share or (has_tree and kind != "PER"):
            continue
        forms = pool.draw(kind, chance, words=end - start if has_tree else None)
        if forms is not None:
            words[start:end] = _renamed(words[start:end], forms)
            names[start:end] = exact([f"{'I' if i else 'B'}-{kind}" for i in range(len(forms))])
    return Example(tuple(words), tuple(names), example.frames)


def _renamed(old: Sequence[GoldWord], forms: Forms) -> Iterator[GoldWord]:
    if len(old) == len(forms):
        return (replace(word, form=form) for word, form in zip(old, forms, strict=True))
    return (GoldWord(form) for form in forms)


def _names(example: Example) -> Iterator[tuple[int, int, str]]:
    """Yield the names whose every tag is certain."""
    tags = [_TAG_OF.get(mask, "O") for mask in example.names]
    for start, end, kind in spans(tags):
        is_certain = end == len(tags) or example.names[end] in _TAG_OF or not example.names[end] & _inside(kind)
        if kind in KINDS and is_certain:
            yield start, end, kind


def _inside(kind: str) -> int:
    return 1 << NAME_TAGS.index(f"I-{kind}")
