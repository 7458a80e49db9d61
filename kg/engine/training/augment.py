"""Vary how a sentence is written and keep its labels: headlines, missing stops, curly quotes."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.engine.gold.treebank import GoldWord
from kg.engine.training.examples import Example

TITLE_CASE = 0.05
UPPER_CASE = 0.01
NO_STOP = 0.06
CURLY = 0.4

_QUOTES = {"``": {'"': "“", "'": "‘"}, "''": {'"': "”"}}


def varied(example: Example, chance: random.Random) -> Example:
    """Return the example written in another way, or as it is (mostly)."""
    words = example.words
    if chance.random() < CURLY:
        words = tuple(replace(word, form=_curly(word)) for word in words)
    dice = chance.random()
    if dice < TITLE_CASE:
        words = _recased(words, lambda form: form[0].upper() + form[1:])
    elif dice < TITLE_CASE + UPPER_CASE:
        words = _recased(words, str.upper)
    names = example.names
    if chance.random() < NO_STOP and _has_loose_stop(words):
        words, names = words[:-1], names[:-1]
    return Example(words, names, example.frames)


def _curly(word: GoldWord) -> str:
    quote = _QUOTES.get(word.xpos, {}).get(word.form)
    return quote or word.form.replace("'", "’")


def _recased(words: Sequence[GoldWord], change: Callable[[str], str]) -> tuple[GoldWord, ...]:
    # clitics such as n't and 's stay as they are
    return tuple(replace(w, form=change(w.form)) if w.form[0].isalpha() and w.form != "n't" else w for w in words)


def _has_loose_stop(words: Sequence[GoldWord]) -> bool:
    """Tell whether the sentence ends in a full stop that nothing hangs from."""
    return len(words) > 2 and words[-1].form == "." and all(word.head != len(words) for word in words)
