"""Takes a SPARQL update apart into its operations, and those that have a pattern into their parts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.errors import QueryError
from kg.query import text
from kg.query.text import Token


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of an update."""

    sparql: str  # the whole update
    known: tuple[Token, ...]  # the declarations that it follows
    tokens: tuple[Token, ...]  # its own

    @property
    def prologue(self) -> str:
        """The declarations that it follows, as text."""
        return " ".join(each.text for each in self.known)

    @property
    def whole(self) -> str:
        """The operation as an update of its own."""
        return f"{self.prologue}\n{self.span(self.tokens)}"

    def replaced(self, word: str) -> str:
        """Return the whole with another word in the place of its first."""
        return f"{self.prologue}\n{word} {self.span(self.tokens[1:])}"

    def span(self, tokens: Sequence[Token]) -> str:
        """Return tokens that stand together, as they stand in the text."""
        return self.sparql[tokens[0].start : tokens[-1].end] if tokens else ""


@dataclass(frozen=True, slots=True)
class Modify:
    """The parts of an operation with a pattern."""

    base: str  # the IRI after WITH, empty: none
    deleted: str  # templates and the pattern, with their braces
    inserted: str
    dataset: str  # USING clauses, as FROM clauses
    pattern: str


def operations(sparql: str) -> Iterator[Operation]:
    """Yield the operations of an update that Oxigraph has found well formed."""
    known: tuple[Token, ...] = ()
    for part in _parts(text.tokens(sparql)):
        begin = text.body(part)
        known += part[:begin]
        if part[begin:]:
            yield Operation(sparql, known, part[begin:])


def _parts(listed: Sequence[Token]) -> Iterator[tuple[Token, ...]]:
    """Yield what stands between semicolons that are in no braces."""
    part: list[Token] = []
    depth = 0
    for each in listed:
        depth += _step(each)
        if depth == 0 and each.kind == "mark" and each.text == ";":
            yield tuple(part)
            part = []
        else:
            part.append(each)
    yield tuple(part)


def modify(operation: Operation) -> Modify:
    """Return the parts of an operation that begins with WITH, DELETE or INSERT and is no DATA.

    Raises:
        QueryError: it is none.
    """
    listed = list(operation.tokens)
    base = ""
    if listed[0].word == "WITH":
        (base,) = text.iris([listed[1]], text.prefixes(operation.known))
        listed = listed[2:]
    blocks = {"DELETE": "{}", "INSERT": "{}", "WHERE": ""}
    using: list[str] = []
    while listed:
        word = listed[0].word
        if word == "DELETE" and listed[1].word == "WHERE":
            block, listed = _block(operation, listed[2:])
            blocks |= {"DELETE": block, "WHERE": block}
        elif word in blocks or listed[0].text == "{":
            block, listed = _block(operation, listed[1:] if word else listed)
            blocks[word or "WHERE"] = block
        elif word == "USING":
            count = 3 if listed[1].word == "NAMED" else 2
            using.append(f"FROM {operation.span(listed[1:count])}")
            listed = listed[count:]
        else:
            raise QueryError(f"{listed[0].text!r} is not understood", where="update", remedy="Write it more simply.")
    return Modify(base, blocks["DELETE"], blocks["INSERT"], " ".join(using), blocks["WHERE"])


def _block(operation: Operation, listed: Sequence[Token]) -> tuple[str, list[Token]]:
    """Return the braces that the tokens begin with, as text, and the tokens after them."""
    depth = 0
    for at, each in enumerate(listed):
        depth += _step(each)
        if depth == 0:
            return operation.span(listed[: at + 1]), list(listed[at + 1 :])
    raise QueryError("a brace is not closed", where="update", remedy="Add '}'.")


def _step(token: Token) -> int:
    """Return how much deeper in braces a token leads."""
    if token.kind != "mark":
        return 0
    return {"{": 1, "}": -1}.get(token.text, 0)
