"""Find the lemma of a word: a table from treebanks, else lemminflect's rules."""

import gzip
from collections.abc import Mapping
from pathlib import Path

CLOSED_CLASSES = frozenset("AUX PRON DET PART ADP SCONJ CCONJ".split())

_INFLECTED = frozenset("VERB AUX NOUN ADJ ADV".split())
_LOWERED = CLOSED_CLASSES | {"INTJ", "NUM"}
_BASE_TAGS = frozenset("NN VB VBP JJ RB".split())


class Lemmatizer:
    """Looks a word up in a table first and then asks the rules; answers are kept."""

    def __init__(self, table: Mapping[tuple[str, str], str]) -> None:
        """Take a table of (form, upos) to lemma, with forms as `key` gives them."""
        self._table = table
        self._known: dict[tuple[str, str, str], str] = {}

    @classmethod
    def read(cls, path: Path) -> "Lemmatizer":
        """Read a gzipped table of "form TAB upos TAB lemma" rows."""
        text = gzip.decompress(path.read_bytes()).decode()
        rows = (line.split("\t") for line in text.splitlines())
        return cls({(form, upos): lemma for form, upos, lemma in rows})

    def lemma(self, form: str, upos: str, xpos: str) -> str:
        """Return the lemma of a form with its two tags; proper names keep their capitals."""
        word = (form, upos, xpos)
        if word not in self._known:
            if len(self._known) > 50_000:
                self._known.clear()
            self._known[word] = self._find(form.replace("’", "'"), upos, xpos)
        return self._known[word]

    def _find(self, form: str, upos: str, xpos: str) -> str:
        is_part_of_name = xpos == "NNP" and upos != "PROPN"
        listed = None if is_part_of_name else self._table.get(key(form, upos))
        return listed or rule_lemma(form, upos, xpos)


def key(form: str, upos: str) -> tuple[str, str]:
    """Return the key of the table: only proper names keep their capitals."""
    return (form if upos == "PROPN" else form.lower(), upos)


def rule_lemma(form: str, upos: str, xpos: str) -> str:
    """Return the lemma by rule alone."""
    if upos == "PROPN":
        return _plural_name(form) if xpos == "NNPS" else form
    if upos in _INFLECTED:
        return form if xpos == "NNP" else _inflected(form, upos, xpos)
    return form.lower() if upos in _LOWERED else form


def _inflected(form: str, upos: str, xpos: str) -> str:
    if form.isupper() and len(form) > 1 and upos == "NOUN":
        return form
    lower = form.lower()
    if xpos in _BASE_TAGS or not lower.isalpha():
        return lower
    return _rule(lower, upos) or lower


def _plural_name(form: str) -> str:
    singular = _rule(form, "NOUN")
    return singular[:1].upper() + singular[1:] if singular else form


def _rule(form: str, upos: str) -> str:
    """Return the first lemma that lemminflect has for a form, or nothing."""
    import lemminflect  # slow to load, and not needed for every text

    return next(iter(lemminflect.getLemma(form, upos=upos)), "")
