"""Read Universal Dependencies treebanks in CoNLL-U.

Source: https://universaldependencies.org/format.html
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

#: Features that English treebanks agree on; the rest (ExtPos, Typo, Style ...) is left out.
KEPT_FEATURES = frozenset(
    "Case Definite Degree Gender Mood NumType Number Person Polarity Poss PronType Reflex Tense VerbForm Voice".split()
)


@dataclass(frozen=True, slots=True)
class GoldWord:
    """One syntactic word; `head` counts from 1 (0 is the root, -1 unknown)."""

    form: str
    lemma: str = "_"
    upos: str = ""
    xpos: str = ""
    feats: str = "_"
    head: int = -1
    deprel: str = ""
    misc: str = "_"


@dataclass(frozen=True, slots=True)
class MultiWord:
    """One orthographic token that stands for the words `first` to `last` (from 1, inclusive)."""

    first: int
    last: int
    form: str


@dataclass(frozen=True, slots=True)
class GoldSentence:
    """One annotated sentence; `text` is its raw text."""

    id: str
    text: str
    words: tuple[GoldWord, ...]
    multiwords: tuple[MultiWord, ...] = ()
    starts_paragraph: bool = False

    @property
    def forms(self) -> list[str]:
        """Return the forms of the words."""
        return [word.form for word in self.words]


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """One annotated document."""

    id: str
    sentences: tuple[GoldSentence, ...]


@dataclass(slots=True)
class _Block:
    """The lines of one sentence as they are read."""

    comments: dict[str, str] = field(default_factory=dict)
    rows: list[list[str]] = field(default_factory=list)


def read_treebank(path: Path) -> list[GoldDocument]:
    """Read the documents of a CoNLL-U file."""
    documents: list[GoldDocument] = []
    name, sentences = path.stem, list[GoldSentence]()
    for block in _blocks(path):
        if "newdoc id" in block.comments:
            if sentences:
                documents.append(GoldDocument(name, tuple(sentences)))
            name, sentences = block.comments["newdoc id"], []
        sentences.append(_sentence(block))
    return [*documents, GoldDocument(name, tuple(sentences))]


def _blocks(path: Path) -> Iterator[_Block]:
    block = _Block()
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if line.startswith("#"):
                key, _, value = line[1:].partition("=")
                block.comments[key.strip()] = value.strip()
            elif line:
                block.rows.append(line.split("\t"))
            elif block.rows:
                yield block
                block = _Block()
    if block.rows:
        yield block


def _sentence(block: _Block) -> GoldSentence:
    comments = block.comments
    return GoldSentence(
        id=comments.get("sent_id", ""),
        text=comments.get("text", ""),
        words=tuple(_word(row) for row in block.rows if row[0].isdigit()),
        multiwords=tuple(_multiword(row) for row in block.rows if "-" in row[0]),
        starts_paragraph=any(key.startswith(("newpar", "newdoc")) for key in comments),
    )


def _word(row: list[str]) -> GoldWord:
    feats = "|".join(pair for pair in row[5].split("|") if pair.partition("=")[0] in KEPT_FEATURES)
    return GoldWord(row[1], row[2], row[3], row[4], feats or "_", int(row[6]), row[7], row[9])


def _multiword(row: list[str]) -> MultiWord:
    first, last = row[0].split("-")
    return MultiWord(int(first), int(last), row[1])
