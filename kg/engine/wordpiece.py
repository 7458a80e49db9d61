"""Cut a word into the pieces of the encoder's vocabulary (uncased BERT WordPiece) and tell its shape."""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache

MAX_PIECES = 12
MAX_CHARACTERS = 100
CACHE_SIZE = 50_000
SHAPES = 9

_DROPPED = frozenset({"Cc", "Cf", "Co", "Cs"})
_HAN = ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F))


class WordPiece:
    """The greedy longest-match tokenizer of BERT, for one word at a time."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        """Take the pieces in the order of their ids."""
        self._ids = {piece: number for number, piece in enumerate(vocabulary)}
        self._unknown = self._ids["[UNK]"]
        self.start = self._ids["[CLS]"]
        self.end = self._ids["[SEP]"]
        self._cache: dict[str, tuple[int, ...]] = {}

    def pieces(self, word: str) -> tuple[int, ...]:
        """Return the ids of the word's pieces: at least one, at most `MAX_PIECES`."""
        known = self._cache.get(word)
        if known is not None:
            return known
        if len(self._cache) >= CACHE_SIZE:
            self._cache.clear()
        ids = [number for part in _parts(word[: 2 * MAX_CHARACTERS]) for number in self._match(part)]
        result = tuple(ids[:MAX_PIECES]) or (self._unknown,)
        self._cache[word] = result
        return result

    def _match(self, part: str) -> list[int]:
        if len(part) > MAX_CHARACTERS:
            return [self._unknown]
        found: list[int] = []
        start = 0
        while start < len(part):
            piece = self._longest(part, start)
            if piece is None:
                return [self._unknown]
            found.append(self._ids[piece])
            start += len(piece) - (2 if start else 0)
        return found

    def _longest(self, part: str, start: int) -> str | None:
        prefix = "##" if start else ""
        for end in range(len(part), start, -1):
            piece = prefix + part[start:end]
            if piece in self._ids:
                return piece
        return None


@lru_cache(maxsize=CACHE_SIZE)
def shape(word: str) -> int:
    """Return the class of the word's letters, 0 to 8: the encoder itself sees lower case only.

    1 digits, 2 with a digit, 3 no letter, 4 lower case, 5 one capital, 6 all capitals, 7 capitalised, 8 mixed.
    0 is kept for the special pieces.
    """
    if word.isdigit():
        return 1
    if any(c.isdigit() for c in word):
        return 2
    if not any(c.isalpha() for c in word):
        return 3
    if word.islower():
        return 4
    if word.isupper():
        return 5 if len(word) == 1 else 6
    return 7 if word[0].isupper() and word[1:].islower() else 8


def _parts(word: str) -> Iterator[str]:
    """Yield the lower-cased, accent-free runs of the word, each punctuation mark on its own."""
    for run in _runs(word):
        plain = "".join(c for c in unicodedata.normalize("NFD", run) if unicodedata.category(c) != "Mn").lower()
        letters = ""
        for c in plain:
            if not _is_punctuation(c):
                letters += c
                continue
            if letters:
                yield letters
            yield c
            letters = ""
        if letters:
            yield letters


def _runs(word: str) -> list[str]:
    kept = "".join(_spaced(c) for c in word)
    return kept.split()


def _spaced(c: str) -> str:
    if c.isspace():
        return " "
    if c == "\ufffd" or unicodedata.category(c) in _DROPPED:
        return ""
    return f" {c} " if any(low <= ord(c) <= high for low, high in _HAN) else c


def _is_punctuation(c: str) -> bool:
    # BERT counts every ASCII symbol as punctuation, which Unicode does not
    return (c.isascii() and c.isprintable() and not c.isalnum() and c != " ") or unicodedata.category(c)[0] == "P"
