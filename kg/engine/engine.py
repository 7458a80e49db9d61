"""The engine: text in, parsed sentences out."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.engine import english
from kg.engine.decode import Analysis, Decoder
from kg.engine.labels import Labels
from kg.engine.lemma import Lemmatizer
from kg.engine.parse import Parse, Word
from kg.engine.session import REMEDY, Session
from kg.engine.splitter import sentences
from kg.engine.tokenizer import Token, tokenize
from kg.engine.wordpiece import WordPiece

WEIGHTS = Path(__file__).parent / "weights"
FILES = ("model.onnx", "labels.json", "vocab.txt", "lemmas.tsv.gz")
#: A longer sentence is parsed in parts: the network was trained on up to 160 pieces.
LONGEST = 200
#: Sentences are sorted by length and batched within windows of so many.
_AT_ONCE = 512
_BREAKS = frozenset({";", ":", "—", "–", "-", ",", ")", "”", '"'})


class Engine:
    """A loaded model; `parse` may be called any number of times, from one thread at a time."""

    def __init__(self, session: Session, decoder: Decoder, lemmatizer: Lemmatizer) -> None:
        self._session = session
        self._decoder = decoder
        self._lemmatizer = lemmatizer

    @classmethod
    def load(cls, folder: Path | None = None, *, threads: int = 1) -> "Engine":
        """Load the weights in `folder` (default: those of the package).

        Raises:
            FileNotFoundError: a file of the weights is missing, empty or no model.
        """
        folder = WEIGHTS if folder is None else folder
        for name in FILES:
            _check(folder / name)
        labels = Labels.read(folder / "labels.json")
        vocabulary = (folder / "vocab.txt").read_text(encoding="utf-8").rstrip("\n").split("\n")
        session = Session(folder / "model.onnx", WordPiece(vocabulary), threads=threads)
        return cls(session, Decoder(labels), Lemmatizer.read(folder / "lemmas.tsv.gz"))

    @property
    def network_seconds(self) -> float:
        """Return the time spent inside the network so far, in seconds."""
        return self._session.seconds

    def parse(self, text: str, spans: Sequence[tuple[int, int]]) -> list[list[Parse]]:
        """Return the sentences of each span (a title, a paragraph) of the text, with offsets into the text."""
        found = [[part for sentence in self._split(text, *span) for part in self._bounded(sentence)] for span in spans]
        parses = iter(self._parses([sentence for block in found for sentence in block]))
        return [[next(parses) for _ in block] for block in found]

    def analyse(self, sentences: Sequence[Sequence[str]]) -> Iterator[Analysis]:
        """Yield the analysis of sentences that are already cut into words, none of them empty."""
        for start in range(0, len(sentences), _AT_ONCE):
            found: dict[int, Analysis] = {}
            for numbers, scores in self._session.batches(sentences[start : start + _AT_ONCE]):
                found |= zip(numbers, self._decoder.decode(scores), strict=True)
            yield from (found[number] for number in sorted(found))

    def _split(self, text: str, start: int, end: int) -> Iterator[tuple[Token, ...]]:
        return sentences(text, list(tokenize(text, start, end)))

    def _bounded(self, sentence: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
        """Yield the sentence, or its parts if it is too long for the network."""
        if self._session.length([token.form for token in sentence]) - 2 <= LONGEST:
            yield sentence
            return
        start = size = 0
        last_break = None
        for position, token in enumerate(sentence):
            length = self._session.length((token.form,)) - 2
            if size + length > LONGEST:
                end = position if last_break is None else last_break
                yield sentence[start:end]
                start, last_break = end, None
                size = self._session.length([inner.form for inner in sentence[start:position]]) - 2
            size += length
            if token.form in _BREAKS and 2 * size > LONGEST:
                last_break = position + 1
        yield sentence[start:]

    def _parses(self, found: Sequence[tuple[Token, ...]]) -> Iterator[Parse]:
        analyses = self.analyse([[token.form for token in sentence] for sentence in found])
        for sentence, analysis in zip(found, analyses, strict=True):
            yield Parse(tuple(self._words(sentence, analysis)), analysis.names, analysis.predicates)

    def _words(self, sentence: tuple[Token, ...], analysis: Analysis) -> Iterator[Word]:
        for i, token in enumerate(sentence):
            upos, xpos = analysis.upos[i], analysis.xpos[i]
            lemma = self._lemmatizer.lemma(token.form, upos, xpos)
            feats = analysis.feats[i]
            if feats == "_":
                feats = english.features(token.form, xpos)
            yield Word(
                token.form, lemma, upos, xpos, feats, analysis.heads[i], analysis.deprels[i], token.start, token.end
            )


def _check(path: Path) -> None:
    if not path.is_file() or path.stat().st_size == 0:
        raise FileNotFoundError(f"the engine's weights are incomplete: {path} is missing or empty. {REMEDY}")
