"""Measure stores on one graph: `python -m tests.stores.measure GRAPH` prints a table in Markdown.

What it costs to load the graph, to answer five of the questions in `ontology/queries`, and to write Turtle: for kg
(Oxigraph in memory and on disk), rdflib and Virtuoso, one after another, each in a process of its own. A step that
takes too long is stopped, and the table says so. GRAPH is best a Turtle file, since Virtuoso counts twice what two
named graphs say.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Final

import pyoxigraph
import rdflib
import requests
from pyoxigraph import RdfFormat, Store

from kg.export import Content, turtle
from kg.rdf.arranged import arranged
from kg.rdf.stored import load, read
from tests.stores import answers, virtuoso
from tests.stores.embedded import Pyoxigraph, Rdflib, limit
from tests.stores.server import Endpoint

QUERIES: Final = Path(__file__).parents[2] / "ontology" / "queries"
HEAVY: Final = "casualty-figures,accused-not-quoted,contradicting-figures,who-speaks-most,timeline"
_GRAPH: Final = "urn:x-kg:measured"  # where triples without a graph go in Virtuoso
_TIMES: Final = 3  # a question is asked so often, and the best time counts
_SLOW: Final = 5.0  # seconds; what takes longer is asked once
_MEGABYTE: Final = 1024  # Linux counts in KiB
_LOADED, _WRITTEN, _MEMORY = "load", "write Turtle", "peak memory"


@dataclass(frozen=True)
class Limits:
    """How many seconds a step may take."""

    load: float
    ask: float
    write: float


@dataclass(frozen=True)
class Loaded:
    """A store with the graph in it."""

    ask: Callable[[str, float], bytes]
    write: Callable[[Path], None]
    memory: Callable[[], int]  # the most that was used so far, in MB


def in_memory(graph: Path, _folder: Path, _limits: Limits) -> Loaded:
    """Load into kg's store in memory."""
    store = load(graph)
    return Loaded(Pyoxigraph("", store).ask, lambda path: _written(store, path), _own_memory)


def _written(store: Store, path: Path) -> None:
    """Write Turtle as `kg export` does."""
    turtle.export(Content(arranged(store), ()), path)


def on_disk(graph: Path, folder: Path, _limits: Limits) -> Loaded:
    """Load into a store on disk, and open it as kg does."""
    store = Store(str(folder / "store"))
    store.bulk_extend(read(graph))
    store.optimize()
    del store
    return in_memory(folder / "store", folder, _limits)


def in_rdflib(graph: Path, _folder: Path, _limits: Limits) -> Loaded:
    """Load into a graph of rdflib, or into a dataset if there are named graphs."""
    form = RdfFormat.from_extension(graph.suffix.removeprefix("."))
    has_graphs = form is not None and form.supports_datasets
    store: rdflib.Graph = rdflib.Dataset(default_union=True) if has_graphs else rdflib.Graph()
    store.parse(graph)
    return Loaded(Rdflib(store).ask, lambda path: _serialized(store, path), _own_memory)


def _serialized(store: rdflib.Graph, path: Path) -> None:
    store.serialize(path, format="turtle")


@contextmanager
def in_virtuoso(graph: Path, folder: Path, limits: Limits) -> Iterator[Callable[[], Loaded]]:
    """Yield what loads into Virtuoso by its bulk loader, the server being up already."""
    with virtuoso.running(folder, data=graph.parent, memory=2_000, seconds=int(limits.ask)) as server:

        def loaded() -> Loaded:
            virtuoso.load(folder, graph, _GRAPH)
            return Loaded(server.ask, lambda path: virtuoso.dump(folder, _GRAPH, path), lambda: _memory_of(server))

        yield loaded


def _own_memory() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _MEGABYTE


def _memory_of(server: Endpoint) -> int:
    assert server.process is not None
    status = Path(f"/proc/{server.process.pid}/status").read_text(encoding="utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) // _MEGABYTE


LOADERS: Final[Mapping[str, Callable[[Path, Path, Limits], Loaded]]] = {
    "kg, in memory": in_memory,
    "kg, on disk": on_disk,
    "rdflib": in_rdflib,
}
VIRTUOSO: Final = "Virtuoso"
NAMES: Final = (*LOADERS, VIRTUOSO)


def measure(name: str, graph: Path, queries: Sequence[Path], limits: Limits) -> Iterator[tuple[str, str, str]]:
    """Yield each step as it ends: its name, its seconds or why there are none, and what came of it."""
    with tempfile.TemporaryDirectory(prefix="kg-measure-") as home:
        folder = Path(home)
        if name == VIRTUOSO:
            with in_virtuoso(graph, folder, limits) as loaded:
                yield from _steps(loaded, folder, queries, limits)
        else:
            yield from _steps(lambda: LOADERS[name](graph, folder, limits), folder, queries, limits)


def _steps(
    loaded: Callable[[], Loaded], folder: Path, queries: Sequence[Path], limits: Limits
) -> Iterator[tuple[str, str, str]]:
    kept: list[Loaded] = []
    yield _LOADED, _timed(lambda: kept.append(loaded()), limits.load, 1), ""
    if not kept:
        return
    store = kept[0]
    for query in queries:
        found: list[bytes] = []
        sparql = query.read_text(encoding="utf-8")
        seconds = _timed(lambda asked=sparql, into=found: into.append(store.ask(asked, limits.ask)), limits.ask, _TIMES)
        yield query.stem, seconds, f"{len(answers.read(found[0]))} rows" if found else ""
    yield _WRITTEN, _timed(lambda: store.write(folder / "written.ttl"), limits.write, 1), ""
    yield _MEMORY, f"{store.memory()} MB", ""


def _timed(do: Callable[[], object], seconds: float, times: int) -> str:
    """Return the shortest time that it takes, or what stopped it."""
    best = float("inf")
    try:
        for _ in range(times):
            start = perf_counter()
            with limit(seconds):
                do()
            best = min(best, perf_counter() - start)
            if best > _SLOW:
                break
    except (TimeoutError, requests.Timeout):
        return f"stopped after {seconds:.0f} s"
    except (requests.RequestException, ValueError, MemoryError) as error:
        return f"fails: {' '.join(str(error).split())[:80]}"
    return f"{best:.6f}"


def _measured(name: str, options: argparse.Namespace) -> Mapping[str, tuple[str, str]]:
    """Measure a store in a process of its own."""
    command = [sys.executable, "-m", "tests.stores.measure", str(options.graph), "--one", name]
    asked = ["--queries", str(options.queries), "--ask", options.ask]
    limits = [f"--{step}-timeout={getattr(options, f'{step}_timeout')}" for step in ("load", "ask", "write")]
    sys.stderr.write(f"{name} …\n")
    steps: dict[str, tuple[str, str]] = {}
    with subprocess.Popen([*command, *asked, *limits], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        for line in process.stdout:
            step, seconds, result = json.loads(line)
            steps[step] = (seconds, result)
            sys.stderr.write(f"  {step:28}{seconds:>24}  {result}\n")
    return steps


def table(measured: Mapping[str, Mapping[str, tuple[str, str]]], steps: Sequence[str]) -> Iterator[str]:
    """Yield the lines of a table in Markdown; a ratio is to the first store."""
    first = next(iter(measured))
    yield f"| | {' | '.join(measured)} |"
    yield f"|---|{'---|' * len(measured)}"
    for step in steps:
        base = measured[first].get(step, ("", ""))
        cells = (_cell(each.get(step, ("", "")), base, is_first=each is measured[first]) for each in measured.values())
        rows = f" ({base[1]})" if base[1] else ""
        yield f"| {step}{rows} | {' | '.join(cells)} |"


def _cell(found: tuple[str, str], base: tuple[str, str], *, is_first: bool) -> str:
    text, result = found
    try:
        seconds = float(text)
    except ValueError:
        return text or "not loaded"
    other = f", {result}!" if result != base[1] else ""
    shown = f"{seconds:.1f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"
    ratio = "" if is_first else f" ({_ratio(seconds, base[0])})"
    return f"{shown}{ratio}{other}"


def _ratio(seconds: float, base: str) -> str:
    try:
        ratio = seconds / float(base)
    except (ValueError, ZeroDivisionError):
        return "–"
    digits = 0 if ratio >= 10 else 1 if ratio >= 0.1 else 2
    return f"{ratio:.{digits}f} ×"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.stores.measure", description=__doc__)
    parser.add_argument("graph", type=Path, metavar="GRAPH")
    parser.add_argument("--queries", type=Path, default=QUERIES, metavar="DIR", help="where the questions are")
    parser.add_argument("--ask", default=HEAVY, metavar="NAMES", help=f"which of them ({HEAVY})")
    parser.add_argument("--stores", default=";".join(NAMES), metavar="NAMES", help=f"({';'.join(NAMES)})")
    for step, seconds in (("load", 240.0), ("ask", 20.0), ("write", 120.0)):
        told = f"how long it may take to {step} ({seconds:.0f})"
        parser.add_argument(f"--{step}-timeout", type=float, default=seconds, metavar="SECONDS", help=told)
    parser.add_argument("--one", help=argparse.SUPPRESS)
    options = parser.parse_args()
    queries = [options.queries / f"{name}.rq" for name in options.ask.split(",")]
    if options.one:
        limits = Limits(options.load_timeout, options.ask_timeout, options.write_timeout)
        for step in measure(options.one, options.graph.resolve(), queries, limits):
            sys.stdout.write(json.dumps(step) + "\n")
            sys.stdout.flush()
        return
    names = [name for name in options.stores.split(";") if name != VIRTUOSO or not virtuoso.missing()]
    measured = {name: _measured(name, options) for name in names}
    steps = (_LOADED, *(query.stem for query in queries), _WRITTEN, _MEMORY)
    sys.stdout.write("\n".join(table(measured, steps)) + "\n")
    sys.stdout.write(f"\npyoxigraph {pyoxigraph.__version__}, rdflib {rdflib.__version__}\n")


if __name__ == "__main__":
    main()
