"""Each block of an article is parsed by itself, and the parses of all make the document."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import count

from kg.model import Article, Document, Name, Sentence, Token


@dataclass(frozen=True, slots=True)
class Parsed:
    """The parse of one sentence; its offsets count from the beginning of its block."""

    tokens: tuple[Token, ...]
    names: tuple[Name, ...]


def texts(article: Article) -> list[str]:
    """Return the text of each block on one line: every white space is a blank, so that offsets stay."""
    return [re.sub(r"\s", " ", article.text[block.span.start : block.span.end]) for block in article.blocks]


def document(article: Article, parses: Iterable[Iterable[Parsed]]) -> Document:
    """Return the document made of the sentences of each block, in the order of `texts`."""
    return Document(article, tuple(_sentences(article, parses)))


def words(tokens: Iterable[Token]) -> tuple[Token, ...]:
    """Return the tokens of one sentence without those that are white space, numbered anew, with one root.

    What hung on a white space hangs on its head; a second root hangs on the first.
    """
    all_tokens = tuple(tokens)
    kept = [token for token in all_tokens if not token.form.isspace()]
    ids = {token.id: new for new, token in enumerate(kept, 1)}
    heads = [ids.get(_head(token, all_tokens), 0) for token in kept]
    root = heads.index(0) + 1 if kept else 0
    return tuple(
        replace(token, id=id, head=head or (root if id != root else 0), deprel=_deprel(token, head, is_root=id == root))
        for id, (token, head) in enumerate(zip(kept, heads, strict=True), 1)
    )


def _sentences(article: Article, parses: Iterable[Iterable[Parsed]]) -> Iterator[Sentence]:
    numbers = count()
    for paragraph, (block, sentences) in enumerate(zip(article.blocks, parses, strict=True)):
        for parsed in sentences:
            if parsed.tokens:
                tokens = tuple(_shifted(token, block.span.start) for token in parsed.tokens)
                yield Sentence(next(numbers), block.kind, paragraph, tokens, parsed.names)


def _shifted(token: Token, by: int) -> Token:
    return replace(token, start=token.start + by, end=token.end + by)


def _head(token: Token, tokens: tuple[Token, ...]) -> int:
    """Return the id of the nearest word above that is no white space, 0 for none."""
    above = token
    while above.head:
        above = tokens[above.head - 1]
        if not above.form.isspace():
            return above.id
    return 0


def _deprel(token: Token, head: int, *, is_root: bool) -> str:
    if is_root:
        return "root"
    return token.deprel if head else "parataxis"
