"""Answers SPARQL queries on a graph; a query can neither change anything nor ask another computer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, QueryTriples, Store, Triple, Variable

from kg.errors import LimitError, QueryError
from kg.query import guard
from kg.query.results import Answer, Result, Rows, Term, Triples
from kg.rdf.iris import PREFIXES
from kg.rdf.joined import is_joined, joined
from kg.rdf.stored import load, read, store

__all__ = ["Answer", "Caps", "Dataset", "Question", "Result", "Rows", "Term", "Triples", "answer", "opened", "query"]

_Row = TypeVar("_Row", bound=tuple[Term | None, ...])


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query is asked of, whatever its text says.

    Source: https://www.w3.org/TR/sparql11-protocol/#dataset
    """

    default: tuple[str, ...] = ()  # IRIs of those that make up the default graph
    named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A query, with values for some of the variables it selects."""

    sparql: str
    given: Mapping[str, Term] = field(default_factory=dict)  # by the name of the variable, without its mark
    dataset: Dataset | None = None  # None: what the query names, or all


@dataclass(frozen=True, slots=True)
class Caps:
    """How much of an answer is kept."""

    rows: int = 10_000  # or triples
    bytes: int = 16_000_000  # of a written answer
    characters: int = 100_000  # of the text of a query


def query(source: Path, sparql: str) -> Result:
    """Answer a query on the graph in a file or a store's folder; the prefixes of `iris.PREFIXES` need no declaration.

    A query that names no graph with FROM is asked of all of them as one, so that what two articles say counts once.

    Raises:
        QueryError: the query is malformed, would change something or ask elsewhere, or the source cannot be read.
    """
    return answer(for_query(source, sparql), Question(sparql))


def for_query(source: Path, sparql: str) -> Store:
    """Return a store as `opened` does, without the names of the graphs of a file if the query does not ask for them.

    Raises:
        QueryError: the source cannot be read.
    """
    names = guard.named(sparql)
    return opened(source, with_graphs=names.has_graph or bool(names.sources))


def opened(source: Path, *, with_graphs: bool = True) -> Store:
    """Return the store in a folder, or a store in memory with the graphs of a file, also joined in the default graph.

    A store on disk whose default graph is empty is read into memory like a file.

    Raises:
        QueryError: the source cannot be read.
    """
    if source.is_dir() and is_joined(found := load(source)):
        return found
    return store(joined(read(source), with_graphs=with_graphs))


def answer(source: Store, question: Question, caps: Caps | None = None) -> Result:
    """Answer a question; with `caps`, an answer that would be larger is cut and says so.

    Raises:
        RefusedError: the query would change something, ask elsewhere, or names a graph that is not there.
        LimitError: the text of the query is too long.
        QueryError: the query is malformed, or fails.
    """
    if caps and len(question.sparql) > caps.characters:
        raise too_long(caps)
    try:
        return _kept(found(source, question), caps)
    except (OSError, ValueError, RuntimeError) as error:
        raise _failed(error) from error


def found(source: Store, question: Question) -> QueryBoolean | QuerySolutions | QueryTriples:
    """Return what Oxigraph finds, as it finds it.

    Raises:
        QueryError: as `answer` does; to go on reading may raise what Oxigraph raises.
    """
    sparql = question.sparql
    guard.refuse(sparql)
    names = guard.named(sparql)
    guard.check_graphs(names, source)
    asked = question.dataset or Dataset()
    guard.check_there((*asked.default, *asked.named), source)
    try:
        return source.query(
            sparql,
            prefixes=PREFIXES,
            default_graph=[NamedNode(each) for each in asked.default] if question.dataset else None,
            named_graphs=[NamedNode(each) for each in asked.named] if question.dataset else None,
            substitutions={Variable(name): value for name, value in question.given.items()} or None,
        )
    except SyntaxError as error:
        raise guard.malformed(sparql, str(error)) from error
    except (OSError, ValueError, RuntimeError) as error:
        raise _failed(error) from error


def _failed(error: Exception) -> QueryError:
    if "SELECT projection" in str(error):
        return QueryError(f"{error}", where="query", remedy="Give values to variables that the query selects.")
    return QueryError(f"the query fails: {error}", where="query", remedy="Ask for something simpler.")


def too_long(caps: Caps) -> LimitError:
    """Return the error for a query of too many characters."""
    message = f"the query has more than {caps.characters} characters"
    return LimitError(message, where="query", remedy="Ask for less at a time.")


def _kept(result: QueryBoolean | QuerySolutions | QueryTriples, caps: Caps | None) -> Result:
    if isinstance(result, QueryBoolean):
        return Answer(bool(result))
    if isinstance(result, QuerySolutions):
        columns = tuple(each.value for each in result.variables)
        rows, is_cut = _first((tuple(row) for row in result), caps)
        return Rows(columns, tuple(rows), is_cut)
    triples, is_cut = _first(((each,) for each in result), caps)
    return Triples(tuple(sorted({each for (each,) in triples}, key=str)), is_cut)


def _first(rows: Iterable[_Row], caps: Caps | None) -> tuple[list[_Row], bool]:
    """Return as many rows as the caps let pass, and whether there are more."""
    kept: list[_Row] = []
    size = 0
    for row in rows:
        size += sum(map(_size, row)) if caps else 0
        if caps and (len(kept) == caps.rows or size > caps.bytes):
            return kept, True
        kept.append(row)
    return kept, False


def _size(term: Term | None) -> int:
    """Return what a term takes at least when it is written, in bytes."""
    return 1 + (0 if term is None else len(str(term) if isinstance(term, Triple) else term.value))
