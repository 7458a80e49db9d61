"""Measure the rules: `python -m kg.store.measure GRAPH` prints the seconds they take in a store and in rdflib.

GRAPH is a file with a named graph an article, as `kg build --format trig` writes it; of its articles the first are
taken, until they have as many triples as asked for.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Final

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg import ontology, vocab
from kg.errors import UsageError
from kg.graph import derive
from kg.ontology import Ontology
from kg.provenance import derived_graph
from kg.rdf.stored import read

_COLUMNS: Final = ("", "triples", "derived", "seconds", "processor")


@dataclass(frozen=True, slots=True)
class Measured:
    """What one engine made of a graph, and how long it took."""

    derived: frozenset[str]
    seconds: float  # on the wall clock
    processor: float  # seconds of the processor, all threads together


def main() -> None:
    """Read the command line, measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m kg.store.measure", description=__doc__)
    parser.add_argument("graph", type=Path, metavar="GRAPH")
    parser.add_argument("--triples", type=int, default=1_000_000, help="in the store (1000000)")
    parser.add_argument("--sample", type=int, default=50_000, help="triples that rdflib gets too (50000)")
    options = parser.parse_args()
    sys.stdout.writelines(_lines(options.graph, options.triples, options.sample, ontology.load()))


def _lines(graph: Path, triples: int, sample: int, known: Ontology) -> Iterator[str]:
    yield _row(*_COLUMNS)
    quads = list(articles(graph, triples))
    yield _line("Oxigraph, on disk", len(quads), _in_store(quads, known))
    quads = list(articles(graph, sample))
    ours, theirs = _in_store(quads, known), _in_rdflib(quads, known)
    yield _line("Oxigraph, on disk", len(quads), ours)
    yield _line("rdflib, in memory", len(quads), theirs)
    result = "the same" if ours.derived == theirs.derived else "NOT THE SAME"
    yield f"rdflib takes {theirs.processor / ours.processor:.0f} times as long; the derived triples are {result}\n"


def articles(graph: Path, triples: int) -> Iterator[Quad]:
    """Yield the graphs of the first articles of a file that have this many triples or more together.

    Raises:
        QueryError: it cannot be read.
        UsageError: it has no named graphs.
    """
    number, last, derived = 0, None, derived_graph(vocab.BASE)
    for quad in read(graph):
        if quad.graph_name != last and (number >= triples or quad.graph_name == derived):
            return
        if not isinstance(quad.graph_name, NamedNode):
            raise UsageError("there are no named graphs", where=str(graph), remedy="Build it with --format trig.")
        number, last = number + 1, quad.graph_name
        yield quad


def _in_store(quads: list[Quad], known: Ontology) -> Measured:
    with TemporaryDirectory() as home:
        return _stored(quads, home, known)  # in a function of its own, so that the store is closed before it is removed


def _stored(quads: list[Quad], home: str, known: Ontology) -> Measured:
    store = Store(home)
    store.bulk_extend(quads)
    return _measured(lambda: (each.triple for each in derive.derived_in(store, known, base=vocab.BASE)))


def _in_rdflib(quads: list[Quad], known: Ontology) -> Measured:
    from kg.rdf.interop import from_rdflib, to_rdflib

    dataset = to_rdflib([*quads, *(Quad(*each) for each in derive.told(known))])
    rules = [each.object.value for each in derive.rules(known) if isinstance(each.object, Literal)]
    made = (dataset.query(rule).graph for rule in rules)
    return _measured(lambda: (each.triple for graph in made if graph is not None for each in from_rdflib(graph)))


def _measured(make: Callable[[], Iterator[object]]) -> Measured:
    wall, spent = perf_counter(), process_time()
    made = frozenset(map(str, make()))
    return Measured(made, perf_counter() - wall, process_time() - spent)


def _line(name: str, triples: int, measured: Measured) -> str:
    return _row(
        name, f"{triples:,}", f"{len(measured.derived):,}", f"{measured.seconds:.2f}", f"{measured.processor:.2f}"
    )


def _row(*cells: str) -> str:
    return f"{cells[0]:20}" + "".join(f"{cell:>12}" for cell in cells[1:]) + "\n"


if __name__ == "__main__":
    main()
