"""Ask all stores the same questions: `python -m tests.stores.compare GRAPH` prints who answers what otherwise.

GRAPH is a file with named graphs, as `kg build` writes it. It is loaded into kg's own store, rdflib, Jena, and, by the
command `kg push`, into the server of Oxigraph and Virtuoso. Every question in `ontology/queries` is asked of all of
them. The exit code is 1 if an answer differs from that of kg, or a store cannot answer. A question must say DISTINCT:
what two graphs say comes twice from a union of graphs in Oxigraph and in Virtuoso.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from typing import Final, Protocol

from pyoxigraph import Quad

from kg.rdf.interop import to_graph
from kg.rdf.stored import read, store
from tests.stores import answers, jena, oxigraph, virtuoso
from tests.stores.embedded import Pyoxigraph, Rdflib
from tests.stores.server import Endpoint

HOUSE: Final = Path(__file__).parents[2]
QUERIES: Final = HOUSE / "ontology" / "queries"
SERVERS: Final = {"oxigraph": oxigraph, "virtuoso": virtuoso}
_RUNNING: Final = {"oxigraph": oxigraph.running, "virtuoso": partial(virtuoso.running, vector=1)}


class Asked(Protocol):
    """A store that answers."""

    @property
    def name(self) -> str:
        """What it is called."""

    def ask(self, sparql: str, timeout: float) -> bytes:
        """Return the answer in SPARQL's JSON format."""


def missing() -> Mapping[str, str]:
    """Return what cannot run here, and why not."""
    found = {name: each.missing() for name, each in {**SERVERS, "jena": jena}.items()}
    return {name: reason for name, reason in found.items() if reason}


@contextmanager
def stores(graph: Path, names: Sequence[str]) -> Iterator[list[Asked]]:
    """Yield the stores of these names with the graph in them, kg's own first; all have ended when the block ends."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kg-stores-")))
        triples = {quad.triple for quad in read(graph)}  # of all graphs, each once, as `kg query` asks them
        asked: list[Asked] = [Pyoxigraph("kg", store(Quad(*each) for each in triples))]
        if "rdflib" in names:
            asked.append(Rdflib(to_graph(triples)))
        for name in ("oxigraph", "virtuoso"):
            if name in names:
                (folder / name).mkdir()
                endpoint = stack.enter_context(_RUNNING[name](folder / name))
                push(endpoint, graph, folder / f"{name}.pushed")
                asked.append(endpoint)
        if "jena" in names:
            (folder / "jena").mkdir()
            asked.append(jena.Jena(folder / "jena"))
            jena.Jena(folder / "jena").load(graph)
        yield asked


def push(
    endpoint: Endpoint, graph: Path, journal: Path, *, url: str = "", options: Sequence[str] = ()
) -> subprocess.CompletedProcess[str]:
    """Run `kg push` as a user does.

    Raises:
        subprocess.CalledProcessError: it fails.
    """
    login = ["--user", endpoint.user] if endpoint.user else []
    command = [
        sys.executable,
        "-m",
        "kg",
        "push",
        url or endpoint.graphs,
        str(graph),
        "--journal",
        str(journal),
        *login,
    ]
    secret = {**os.environ, "KG_PUSH_PASSWORD": endpoint.password}
    return subprocess.run(
        [*command, *login, *options], env=secret, capture_output=True, text=True, check=True, cwd=HOUSE
    )


def differences(asked: Sequence[Asked], sparql: str, timeout: float) -> Iterator[tuple[str, str]]:
    """Yield the stores that answer otherwise than the first, with the difference."""
    first = answers.read(asked[0].ask(sparql, timeout))
    for each in asked[1:]:
        try:
            difference = first.difference(answers.read(each.ask(sparql, timeout)))
        except (OSError, ValueError, TimeoutError, subprocess.SubprocessError) as error:
            difference = f"no answer: {' '.join(str(error).split())[:300]}"
        if difference:
            yield each.name, difference


def main() -> int:
    """Compare, print, and return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.stores.compare", description=__doc__)
    parser.add_argument("graph", type=Path, metavar="GRAPH")
    parser.add_argument("--queries", type=Path, default=QUERIES, metavar="DIR")
    parser.add_argument("--stores", default="rdflib,oxigraph,virtuoso,jena", metavar="NAMES")
    parser.add_argument("--timeout", type=float, default=120.0, metavar="SECONDS", help="for one answer (120)")
    options = parser.parse_args()
    names = options.stores.split(",")
    lacks = {name: reason for name, reason in missing().items() if name in names}
    if lacks:
        sys.exit("; ".join(f"{name}: {reason}" for name, reason in lacks.items()))
    paths = sorted(options.queries.glob("*.rq"))
    with stores(options.graph, names) as asked:
        different = sum([_compared(path, asked, options.timeout) for path in paths])
        sys.stdout.write(f"{len(paths)} questions to {', '.join(each.name for each in asked)}: {different} differ\n")
    return int(different > 0 or not paths)


def _compared(path: Path, asked: Sequence[Asked], timeout: float) -> bool:
    """Print a line for a question and one for each store that answers otherwise; return whether there is one."""
    sparql = path.read_text(encoding="utf-8")
    found = list(differences(asked, sparql, timeout))
    rows = len(answers.read(asked[0].ask(sparql, timeout)))
    sys.stdout.write(f"{path.stem:28}{rows:>8} rows  {'differs' if found else 'same'}\n")
    sys.stdout.writelines(f"    {name} {difference}\n" for name, difference in found)
    sys.stdout.flush()
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
