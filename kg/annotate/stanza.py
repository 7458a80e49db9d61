"""Annotate with a pipeline of Stanza, whose trees are those of Universal Dependencies already."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from kg.annotate import Annotate
from kg.annotate.foreign import blocks
from kg.annotate.foreign.blocks import Parsed
from kg.annotate.foreign.names import Found, named
from kg.errors import AnnotateError
from kg.model import Article, Document, Span, Token

PROCESSORS = "tokenize,mwt,pos,lemma,depparse,ner"
_DOWNLOAD = (
    "Download the models: python -c \"import stanza; stanza.download('en')\"; or name their folder: stanza=FOLDER."
)


class Pipeline(Protocol):
    """What is used of `stanza.Pipeline`."""

    def bulk_process(self, docs: Sequence[str]) -> list[Any]:
        """Return a `stanza.Document` for each text."""


def annotator(folder: Path | None = None, *, threads: int = 1) -> Annotate:  # noqa: ARG001
    """Load the English models from a folder, or from where Stanza keeps them; `threads` has no use here.

    Nothing is ever downloaded.

    Raises:
        AnnotateError: Stanza or its models are missing.
    """
    return partial(annotate, pipeline=_loaded(folder))


def annotate(article: Article, pipeline: Pipeline) -> Document:
    """Return the article with its words, trees and names; predicates are left to the rest of the package."""
    return blocks.document(article, map(_sentences, pipeline.bulk_process(blocks.texts(article))))


def _loaded(folder: Path | None) -> Pipeline:
    try:
        import stanza
    except ImportError as error:
        raise AnnotateError("Stanza is not installed", remedy="Install it: pip install 'newskg[stanza]'.") from error
    place = {"dir": str(folder)} if folder else {}
    try:
        pipeline: Pipeline = stanza.Pipeline("en", processors=PROCESSORS, download_method=None, verbose=False, **place)
    except (OSError, ValueError) as error:
        reason = str(error).rstrip(".")
        raise AnnotateError(f"the models of Stanza cannot be loaded: {reason}", remedy=_DOWNLOAD) from error
    return pipeline


def _sentences(parsed: Any) -> Iterator[Parsed]:  # noqa: ANN401
    """Yield the sentences of a `stanza.Document`."""
    for sentence in parsed.sentences:
        tokens = blocks.words(word for token in sentence.tokens for word in _words(token))
        found = (Found(each.type, each.start_char, each.end_char) for each in sentence.ents)
        yield Parsed(tokens, tuple(named(found, tokens)))


def _words(token: Any) -> Iterator[Token]:  # noqa: ANN401
    """Yield the words of a `stanza` token: one, or several where it is a contraction."""
    spans = _spans([word.text for word in token.words], Span(token.start_char, token.end_char))
    for word, span in zip(token.words, spans, strict=True):
        yield Token(
            id=word.id,
            form=word.text,
            lemma=word.lemma or word.text.lower(),
            upos=word.upos or "X",
            xpos=word.xpos or "_",
            feats=word.feats or "_",
            head=word.head,
            deprel=word.deprel,
            start=span.start,
            end=span.end,
        )


def _spans(forms: Sequence[str], token: Span) -> Iterator[Span]:
    """Yield where each word stands in the token they share, by its part of all letters: "do|n't".

    A token with fewer characters than words is the place of each.
    """
    length, letters, end = token.end - token.start, sum(map(len, forms)), 0
    if length < len(forms):
        yield from (token for _ in forms)
        return
    for index in range(len(forms)):
        start = end
        share = round(sum(map(len, forms[: index + 1])) * length / letters)
        end = max(start + 1, min(share, length - (len(forms) - index - 1)))
        yield Span(token.start + start, token.start + end)
