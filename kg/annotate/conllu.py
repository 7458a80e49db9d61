"""Write a document as CoNLL-U and read it back: parses that are stored, so that no model is needed.

Every sentence carries its place and what CoNLL-U has no column for in comments; a token's place is in its MISC column:

    # sent_id = 12
    # block = paragraph 3                      kind and index of the block
    # text = Lee's deputy called on her to go.
    # name = 1 1 PER 0.98                      first and last token, label, score
    # predicate = 4 0.99 ARG0:3:0.97 ARG1:6:0.9 ARG2:8:0.81
    1  Lee  Lee  PROPN  NNP  Number=Sing  3  nmod:poss  _  Start=100|End=103|SpaceAfter=No

Source: https://universaldependencies.org/format.html
"""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from kg.annotate import Annotate
from kg.errors import AnnotateError, UsageError
from kg.model import Argument, Article, BlockKind, Document, Name, Predicate, Sentence, Token

SUFFIX = ".conllu"
_KINDS: dict[str, BlockKind] = {"title": "title", "subtitle": "subtitle", "paragraph": "paragraph"}


def annotator(folder: Path | None = None, *, threads: int = 1) -> Annotate:  # noqa: ARG001
    """Return a function that reads each article's parse from `folder/ID.conllu`; `threads` has no use here.

    Raises:
        UsageError: no folder is given.
    """
    if folder is None:
        raise UsageError("the annotator 'conllu' has no folder", remedy="Write --annotator conllu=FOLDER.")
    return partial(annotate, folder=folder)


def annotate(article: Article, folder: Path) -> Document:
    """Return the stored parse of an article.

    Raises:
        AnnotateError: there is none, it is malformed, or it is the parse of another text.
    """
    path = folder / f"{article.id}{SUFFIX}"
    try:
        stored = path.read_text(encoding="utf-8")
    except OSError as error:
        raise AnnotateError(
            f"no stored parse at {path}", where=article.path, remedy="Store one with dumps()."
        ) from error
    return loads(stored, article)


def dumps(document: Document) -> str:
    """Return the document in CoNLL-U; the article's own text is not in it."""
    return "".join("\n".join(_written(sentence, document)) + "\n\n" for sentence in document.sentences)


def loads(stored: str, article: Article) -> Document:
    """Return the document that `dumps` wrote.

    Raises:
        AnnotateError: the parse is malformed, or its words are not at their places in the article.
    """
    sentences = []
    for index, lines in enumerate(_groups(stored)):
        try:
            sentences.append(_sentence(index, lines))
        except (ValueError, KeyError, IndexError) as error:
            place = f"{article.id}{SUFFIX}, sentence {index}"
            raise AnnotateError(f"malformed: {error}", where=place, remedy="Store the parse again.") from error
        _match(sentences[-1], lines, article)
    return Document(article, tuple(sentences))


def _written(sentence: Sentence, document: Document) -> Iterator[str]:
    text = document.article.text
    yield f"# sent_id = {sentence.index}"
    yield f"# block = {sentence.block} {sentence.paragraph}"
    yield f"# text = {_flat(document.text(sentence.span))}"
    for name in sentence.names:
        yield f"# name = {name.first} {name.last} {name.label} {name.score}"
    for predicate in sentence.predicates:
        arguments = (f" {each.label}:{each.head}:{each.score}" for each in predicate.arguments)
        yield f"# predicate = {predicate.token} {predicate.score}{''.join(arguments)}"
    for token in sentence.tokens:
        yield _row(token, is_joined=not text[token.end : token.end + 1].isspace())


def _row(token: Token, *, is_joined: bool) -> str:
    misc = f"Start={token.start}|End={token.end}" + ("|SpaceAfter=No" if is_joined else "")
    columns = (
        token.id,
        _flat(token.form),
        _flat(token.lemma),
        token.upos,
        token.xpos,
        token.feats,
        token.head,
        token.deprel,
    )
    return "\t".join(map(str, (*columns, "_", misc)))


def _flat(text: str) -> str:
    """Return the text on one line: CoNLL-U allows no line break or tab in a value."""
    return " ".join(text.split())


def _groups(stored: str) -> Iterator[tuple[str, ...]]:
    for group in stored.replace("\r\n", "\n").split("\n\n"):
        if lines := tuple(filter(None, group.split("\n"))):
            yield lines


def _sentence(index: int, lines: Sequence[str]) -> Sentence:
    kind, paragraph = next(_comments(lines, "block"), "").split()
    return Sentence(
        index=index,
        block=_KINDS[kind],
        paragraph=int(paragraph),
        tokens=tuple(_token(line) for line in lines if not line.startswith("#")),
        names=tuple(map(_name, _comments(lines, "name"))),
        predicates=tuple(map(_predicate, _comments(lines, "predicate"))),
    )


def _comments(lines: Sequence[str], key: str) -> Iterator[str]:
    start = f"# {key} = "
    return (line.removeprefix(start) for line in lines if line.startswith(start))


def _token(line: str) -> Token:
    id, form, lemma, upos, xpos, feats, head, deprel, _, misc = line.split("\t")
    place = dict(pair.split("=", 1) for pair in misc.split("|"))
    return Token(int(id), form, lemma, upos, xpos, feats, int(head), deprel, int(place["Start"]), int(place["End"]))


def _name(value: str) -> Name:
    first, last, label, score = value.split()
    return Name(int(first), int(last), label, float(score))


def _predicate(value: str) -> Predicate:
    token, score, *arguments = value.split()
    return Predicate(int(token), float(score), tuple(map(_argument, arguments)))


def _argument(value: str) -> Argument:
    label, head, score = value.rsplit(":", 2)
    return Argument(label, int(head), float(score))


def _match(sentence: Sentence, lines: Sequence[str], article: Article) -> None:
    words = next(_comments(lines, "text"), "")
    span = sentence.span
    if words != _flat(article.text[span.start : span.end]):
        place = f"{article.id}{SUFFIX}, sentence {sentence.index}"
        raise AnnotateError(
            f"'{words[:40]}' is not at {span.start} in the article", where=place, remedy="Store the parse again."
        )
