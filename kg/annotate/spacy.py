"""Annotate with a pipeline of spaCy; the trees of its English pipelines become those of Universal Dependencies."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from kg.annotate import Annotate
from kg.annotate.foreign import blocks
from kg.annotate.foreign.blocks import Parsed
from kg.annotate.foreign.clearnlp import translated
from kg.annotate.foreign.names import Found, named
from kg.errors import AnnotateError
from kg.model import Article, Document, Token

DEFAULT = "en_core_web_sm"
_DOWNLOAD = f"Install one: python -m spacy download {DEFAULT}; name another: --annotator spacy=NAME_OR_FOLDER."


class Pipeline(Protocol):
    """What is used of `spacy.language.Language`."""

    @property
    def pipe_labels(self) -> Mapping[str, Sequence[str]]:
        """The labels of each component."""

    def pipe(self, texts: Iterable[str]) -> Iterator[Any]:
        """Yield a `spacy.tokens.Doc` for each text."""


def annotator(folder: Path | None = None, *, threads: int = 1) -> Annotate:  # noqa: ARG001
    """Load a pipeline, given by its folder or the name it is installed by; `threads` has no use here.

    Raises:
        AnnotateError: spaCy or the pipeline is missing, or it has no parser.
    """
    name = str(folder or DEFAULT)
    pipeline = _loaded(name)
    if not any("nsubj" in labels for labels in pipeline.pipe_labels.values()):
        raise AnnotateError(f"the pipeline '{name}' has no parser", remedy=_DOWNLOAD)
    return partial(annotate, pipeline=pipeline)


def annotate(article: Article, pipeline: Pipeline) -> Document:
    """Return the article with its words, trees and names; predicates are left to the rest of the package."""
    labels = {label for labels in pipeline.pipe_labels.values() for label in labels}
    parse = partial(_sentences, is_ud="obj" in labels or "obl" in labels)
    return blocks.document(article, map(parse, pipeline.pipe(blocks.texts(article))))


def _loaded(name: str) -> Pipeline:
    try:
        import spacy
    except ImportError as error:
        raise AnnotateError("spaCy is not installed", remedy="Install it: pip install 'newskg[spacy]'.") from error
    try:
        pipeline: Pipeline = spacy.load(name)
    except (ImportError, OSError, ValueError) as error:
        reason = str(error).rstrip(".")
        raise AnnotateError(f"the pipeline '{name}' cannot be loaded: {reason}", remedy=_DOWNLOAD) from error
    return pipeline


def _sentences(parsed: Any, *, is_ud: bool) -> Iterator[Parsed]:  # noqa: ANN401
    """Yield the sentences of a `spacy.tokens.Doc`."""
    for sentence in parsed.sents:
        tokens = blocks.words(_token(each, sentence) for each in sentence)
        names = tuple(named((Found(each.label_, each.start_char, each.end_char) for each in sentence.ents), tokens))
        yield Parsed(tokens if is_ud or not tokens else translated(tokens, names), names)


def _token(token: Any, sentence: Any) -> Token:  # noqa: ANN401
    """Return a `spacy.tokens.Token` as one of ours, white space still among them."""
    is_root = token.head.i == token.i or not sentence.start <= token.head.i < sentence.end
    return Token(
        id=token.i - sentence.start + 1,
        form=token.text,
        lemma=token.lemma_ or token.lower_,
        upos=token.pos_ or "X",
        xpos=token.tag_ or "_",
        feats=str(token.morph) or "_",
        head=0 if is_root else token.head.i - sentence.start + 1,
        deprel=token.dep_,
        start=token.idx,
        end=token.idx + len(token.text),
    )
