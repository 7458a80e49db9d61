"""Works out what a SPARQL update changes in the named graphs of a store, whose default graph is their union.

Oxigraph runs an update as a whole and does not tell what it changed; to see how the union changes, all would have to be
looked at. So each operation is run in two steps, both by Oxigraph: its pattern as a query on a copy of the store, then
its templates on an empty store that holds only the solutions.

Source: https://www.w3.org/TR/sparql11-update/
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar
from uuid import uuid4

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, QuerySolution, QuerySolutions, Store, Triple

from kg.errors import QueryError
from kg.query import text
from kg.query.text import Token
from kg.rdf import joined
from kg.rdf.iris import PREFIXES
from kg.serve.operations import Modify, Operation, modify, operations
from kg.store import change

_Node = TypeVar("_Node", bound=NamedNode | BlankNode | Literal | Triple)
_UNION: Final = "an update cannot change the union of all graphs"
_REMEDY: Final = "Name the graph: GRAPH <…> { … } around what is inserted or deleted."


@dataclass(frozen=True, slots=True)
class Change:
    """Quads that leave the named graphs, and those that come."""

    gone: frozenset[Quad]
    come: frozenset[Quad]

    def then(self, later: "Change") -> "Change":
        """Return both changes as one."""
        gone = (self.gone | (later.gone - self.come)) - later.come
        return Change(gone, (self.come - later.gone) | (later.come - self.gone))


def changes(copy: Store, sparql: str) -> Change:
    """Return what an update changes, all its operations together; the copy is changed for it.

    Raises:
        QueryError: it is malformed or fails, or changes the default graph itself.
    """
    _check(sparql)
    total = Change(frozenset(), frozenset())
    for each in operations(sparql):
        try:
            made = _change(copy, each)
        except (SyntaxError, ValueError, OSError, RuntimeError) as error:
            raise QueryError(
                f"the update fails: {error}", where="update", remedy="Change something simpler."
            ) from error
        change.apply(copy, *joined.changed(copy, set(made.gone), set(made.come)))
        total = total.then(made)
    return total


def _check(sparql: str) -> None:
    """Let Oxigraph read the update, and run it on nothing."""
    try:
        Store().update(sparql, prefixes=PREFIXES)
    except SyntaxError as error:
        raise QueryError(f"not SPARQL: {error}", where="update", remedy="Mend the update there.") from error
    except (ValueError, OSError, RuntimeError):
        return  # such as a graph that is not there; where it is, that is no failure


def _change(store: Store, operation: Operation) -> Change:
    words = [each.word for each in operation.tokens[:2]]
    match words:
        case ["INSERT", "DATA"]:
            gone, come = set[Quad](), _inserted(Store(), operation.whole)
        case ["DELETE", "DATA"]:
            gone, come = _inserted(Store(), operation.replaced("INSERT")), set()
        case ["CLEAR" | "DROP", *_]:
            gone, come = _cleared(store, operation), set()
        case ["CREATE", *_]:
            gone, come = set(), set()
        case ["ADD" | "COPY" | "MOVE", *_]:
            gone, come = _copied(store, operation)
        case _:
            gone, come = _modified(store, operation, modify(operation))
    if any(isinstance(each.graph_name, DefaultGraph) for each in (*gone, *come)):
        raise QueryError(_UNION, where="update", remedy=_REMEDY)
    come = set(_without_blanks(come))
    return Change(
        frozenset(each for each in gone - come if each in store), frozenset(each for each in come if each not in store)
    )


def _inserted(side: Store, sparql: str) -> set[Quad]:
    """Return what an update inserts into a store that is used for nothing else."""
    before = set(side)
    side.update(sparql, prefixes=PREFIXES)
    return set(side) - before


def _modified(store: Store, operation: Operation, parts: Modify) -> tuple[set[Quad], set[Quad]]:
    """Return what an operation with a pattern deletes and inserts."""
    base: list[NamedNode | BlankNode | DefaultGraph] | None = None
    if parts.base and not parts.dataset:
        base = [NamedNode(parts.base)]
    asked = f"{operation.prologue}\nSELECT * {parts.dataset} WHERE {parts.pattern}"
    found = store.query(asked, prefixes=PREFIXES, default_graph=base)
    assert isinstance(found, QuerySolutions)
    rows, row = f"urn:uuid:{uuid4()}", f"r{uuid4().hex}"
    side, names = Store(), [each.value for each in found.variables]
    side.extend(quad for solution in found for quad in _row(solution, names, rows))
    values = " ".join(f"OPTIONAL {{ ?{row} <{rows}-{name}> ?{name} }}" for name in names)
    where = f"WHERE {{ GRAPH <{rows}> {{ ?{row} <{rows}> <{rows}> {values} }} }}"
    home = f"WITH <{parts.base}>" if parts.base else ""

    def made(template: str) -> set[Quad]:
        copy = Store()
        copy.extend(side)
        return _inserted(copy, f"{operation.prologue}\n{home} INSERT {template} {where}")

    return made(parts.deleted), made(parts.inserted)


def _row(solution: QuerySolution, names: Sequence[str], rows: str) -> Iterator[Quad]:
    """Yield a solution as a node with a property for each variable."""
    node, graph = NamedNode(f"urn:uuid:{uuid4()}"), NamedNode(rows)
    yield Quad(node, graph, graph, graph)
    for name in names:
        value = solution[name]
        if value is not None:
            yield Quad(node, NamedNode(f"{rows}-{name}"), value, graph)


def _cleared(store: Store, operation: Operation) -> set[Quad]:
    """Return what CLEAR or DROP deletes."""
    last = operation.tokens[-1]
    if last.word == "DEFAULT":
        raise QueryError(_UNION, where="update", remedy=_REMEDY)
    if last.word in {"ALL", "NAMED"}:
        return {each for each in store if not isinstance(each.graph_name, DefaultGraph)}
    graph = _graph(operation, last)
    is_silent = any(each.word == "SILENT" for each in operation.tokens)
    if not (is_silent or store.contains_named_graph(graph)):
        raise QueryError(f"there is no graph {graph}", where="update", remedy="Check its name, or add SILENT.")
    return set(store.quads_for_pattern(None, None, None, graph))


def _copied(store: Store, operation: Operation) -> tuple[set[Quad], set[Quad]]:
    """Return what ADD, COPY or MOVE deletes and inserts."""
    kind, to = operation.tokens[0].word, next(at for at, each in enumerate(operation.tokens) if each.word == "TO")
    source, target = operation.tokens[to - 1], operation.tokens[-1]
    if target.word == "DEFAULT" or (kind == "MOVE" and source.word == "DEFAULT"):
        raise QueryError(_UNION, where="update", remedy=_REMEDY)
    origin = DefaultGraph() if source.word == "DEFAULT" else _graph(operation, source)
    goal = _graph(operation, target)
    if origin == goal:
        return set(), set()
    held = set(store.quads_for_pattern(None, None, None, origin))
    gone = set() if kind == "ADD" else set(store.quads_for_pattern(None, None, None, goal))
    come = {Quad(each.subject, each.predicate, each.object, goal) for each in held}
    return gone | (held if kind == "MOVE" else set()), come


def _graph(operation: Operation, token: Token) -> NamedNode:
    """Return the graph that a token names."""
    (iri,) = text.iris([token], text.prefixes(operation.known))
    return NamedNode(iri)


def _without_blanks(quads: set[Quad]) -> Iterator[Quad]:
    """Yield quads with new IRIs in place of blank nodes, which a store of ours does not have."""
    names: dict[str, NamedNode] = {}
    for each in quads:
        yield Quad(_named(each.subject, names), each.predicate, _named(each.object, names), each.graph_name)


def _named(node: _Node, names: dict[str, NamedNode]) -> _Node | NamedNode:
    if isinstance(node, BlankNode):
        return names.setdefault(node.value, NamedNode(f"urn:uuid:{uuid4()}"))
    return node
