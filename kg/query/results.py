"""What a query gives: rows, yes or no, or triples."""

from dataclasses import dataclass

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

Term = NamedNode | BlankNode | Literal | Triple


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to SELECT."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]  # None: not bound
    is_cut: bool = False  # whether there are more


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to ASK."""

    value: bool


@dataclass(frozen=True, slots=True)
class Triples:
    """The answer to CONSTRUCT and DESCRIBE, each triple once, sorted."""

    triples: tuple[Triple, ...]
    is_cut: bool = False  # whether there are more


Result = Rows | Answer | Triples
