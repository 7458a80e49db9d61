"""Annotate with the package's own language engine."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from kg.annotate import Annotate
from kg.engine import WEIGHTS, Engine, Parse
from kg.errors import AnnotateError
from kg.model import Argument, Article, Block, Document, Name, Predicate, Sentence, Token

FOLDER = WEIGHTS  # what decides how it reads, unless another folder is given


def annotator(folder: Path | None = None, *, threads: int = 1) -> Annotate:
    """Load the network from `folder`, or the one in the package, and return the function that uses it.

    Raises:
        AnnotateError: its files are missing or cannot be read.
    """
    try:
        engine = Engine.load(folder, threads=threads)
    except (OSError, ValueError) as error:
        remedy = "Install the package again, or name a folder with weights: --annotator engine=FOLDER."
        raise AnnotateError(f"the language engine cannot be loaded: {error}", remedy=remedy) from error
    return partial(annotate, engine=engine)


def annotate(article: Article, engine: Engine) -> Document:
    """Return the article with its words, trees, names and predicates; no sentence crosses the edge of a block."""
    spans = [(block.span.start, block.span.end) for block in article.blocks]
    parses = engine.parse(article.text, spans)
    places = (
        (paragraph, block, parse) for paragraph, block in enumerate(article.blocks) for parse in parses[paragraph]
    )
    return Document(article, tuple(_sentence(index, *place) for index, place in enumerate(places)))


def _sentence(index: int, paragraph: int, block: Block, parse: Parse) -> Sentence:
    return Sentence(
        index=index,
        block=block.kind,
        paragraph=paragraph,
        tokens=tuple(_mended(_tokens(parse))),
        names=tuple(Name(name.first, name.last, name.label, name.score) for name in parse.names),
        predicates=tuple(_predicates(parse)),
    )


def _tokens(parse: Parse) -> list[Token]:
    return [
        Token(id, word.form, word.lemma, word.upos, word.xpos, word.feats, word.head, word.deprel, word.start, word.end)
        for id, word in enumerate(parse.words, 1)
    ]


def _mended(tokens: Sequence[Token]) -> Iterator[Token]:
    """Yield the words with two kinds of wrong governor and one of wrong relation set right.

    No word of a conjunct stands before the "and" that introduces it: in "it killed 20, the army said, and fled" the
    parser may hang "said" on "fled". And a participle behind a comma adds to the main clause: in "blamed him for
    leaving, while praising her" it may hang "praising" on "leaving". What "even" adds is another one and no
    apposition: "of Ray and a guard, even a mayor".

    Source: https://universaldependencies.org/u/dep/cc.html
    """
    joined = {token.head: token.id for token in reversed(tokens) if token.deprel == "cc"}
    for token in tokens:
        head = tokens[token.head - 1] if token.head else token
        before = token.id < joined.get(head.id, 0) and token.deprel not in ("punct", "cc", "cc:preconj")
        if token.deprel == "appos" and any(each.head == token.id and each.lemma == "even" for each in tokens):
            yield replace(token, deprel="conj")
            continue
        early = before and head.deprel == "conj" and head.head < token.id
        yield replace(token, head=head.head) if early or _is_added(token, head, tokens) else token


def _is_added(token: Token, head: Token, tokens: Sequence[Token]) -> bool:
    """Tell whether a participle stands behind a comma and hangs on another participle, itself a complement."""
    participles = all(each.deprel == "advcl" and each.xpos == "VBG" for each in (token, head))
    return participles and any(each.form == "," for each in tokens[head.id : token.id - 1])


def _predicates(parse: Parse) -> list[Predicate]:
    return [
        Predicate(each.word, each.score, tuple(Argument(one.label, one.head, one.score) for one in each.arguments))
        for each in parse.predicates
    ]
