"""What the engine returns: one `Parse` a sentence, of plain immutable values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Word:
    """One syntactic word in the columns of CoNLL-U.

    `feats` is a CoNLL-U string, "_" if there are none. `head` counts from 1 inside the sentence, 0 is the root. `start`
    and `end` are character offsets into the text that was parsed, end exclusive.
    """

    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Name:
    """A named mention, from word `first` to word `last` (from 1, inclusive); `score` is 0 to 1."""

    first: int
    last: int
    label: str
    score: float


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a predicate: its PropBank label and its head word (from 1); `score` is 0 to 1."""

    label: str
    head: int
    score: float


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb, noun or adjective with its arguments in the order of their heads; `word` counts from 1."""

    word: int
    score: float
    arguments: tuple[Argument, ...]


@dataclass(frozen=True, slots=True)
class Parse:
    """The analysis of one sentence."""

    words: tuple[Word, ...]
    names: tuple[Name, ...]
    predicates: tuple[Predicate, ...]
