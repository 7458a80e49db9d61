"""`kg query`: asks a graph in SPARQL, or one of the questions that come with the ontology."""

import argparse
import signal
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.cli.opening import open_page, refuse_source, temporary_page, write_page
from kg.cli.options import add_ontology, text
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.query.respond import Request

HELP: Final = "ask a graph in SPARQL, or a question by its name"
_FORMATS: Final = ("table", "csv", "tsv", "json", "xml", "turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml")

_LONGEST: Final = 86_400  # seconds


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("source", nargs="?", type=Path, metavar="SOURCE", help="a file or a store's folder: output/graph.trig")
    add("query", nargs="?", metavar="QUERY", help="SPARQL, a file that ends in .rq, or the name of a question")
    add("--list", action="store_true", help="list the questions that have a name")
    add("--with", action="append", default=[], dest="given", metavar="NAME=VALUE", help="a value for a variable")
    add("--format", choices=_FORMATS, help="how to print (table, for triples turtle)")
    add("--explain", action="store_true", help="show the sentences behind each row (table or json)")
    add("--timeout", type=_seconds, metavar="S", help="end a query that takes more than so many seconds, or 2 GB")
    add("--open", action="store_true", help="open the answer as a picture in the browser, instead of printing it")
    add("-o", "--output", type=Path, metavar="FILE", help="where to write the picture (a temporary file)")
    add_ontology(parser)


def run(chosen: argparse.Namespace) -> int:
    """Print the answer, or draw it."""
    if chosen.list:
        return _print_list(chosen.ontology)
    if chosen.source is None or chosen.query is None:
        remedy = "Write 'kg query SOURCE QUERY', or 'kg query --list'."
        raise UsageError("a source and a query are needed", where="query", remedy=remedy)
    given = dict(map(_pair, chosen.given))
    if chosen.open or chosen.output:
        return _draw(chosen, given)
    from kg.query.respond import Request

    formats = (chosen.format,) if chosen.format else ("table", "turtle")
    request = Request(_sparql(chosen, given), formats, given, explain=chosen.explain)
    answer = _answered(chosen.source, request) if chosen.timeout is None else _bounded(chosen, request)
    print(answer.decode(), end="")
    return 0


def _print_list(ontology: Path | None) -> int:
    from kg.ontology import home
    from kg.query import named

    for each in named.questions(home(ontology)):
        print(f"{each.name}\n    {each.title}\n    {each.description}\n    columns: {', '.join(each.columns)}")
        for name, meaning in each.parameters.items():
            print(f"    --with {name}=…: {meaning}")
    return 0


def _sparql(chosen: argparse.Namespace, given: Mapping[str, str]) -> str:
    from kg.ontology import home
    from kg.query import named

    if chosen.query.endswith(".rq"):
        return text(Path(chosen.query))
    if named.is_name(chosen.query):
        return named.find(home(chosen.ontology), chosen.query, given).sparql
    return str(chosen.query)


def _answered(source: Path, request: "Request") -> bytes:
    from kg.query import for_query
    from kg.query.respond import respond

    with _stoppable():
        return respond(for_query(source, request.sparql), request).body


def _bounded(chosen: argparse.Namespace, request: "Request") -> bytes:
    from kg.query import Caps
    from kg.query.pool import Limits, Pool

    caps = Caps(rows=sys.maxsize, bytes=sys.maxsize)
    with Pool(chosen.source, Limits(seconds=chosen.timeout, memory=2**31, caps=caps)) as pool:
        return pool.ask(request.sparql, request.formats, given=request.given, explain=request.explain).body


def _draw(chosen: argparse.Namespace, given: Mapping[str, str]) -> int:
    """Write the page of what the answer speaks of, and open it if that is asked for."""
    for name in ("format", "explain", "timeout"):
        if getattr(chosen, name):
            raise UsageError("it is for printing, not for a picture", where=f"--{name}", remedy="Leave it out.")
    if chosen.output:
        refuse_source(chosen.source, chosen.output)
    from kg.query import Question, opened
    from kg.query.excerpt import excerpt
    from kg.query.given import given as read

    sparql = _sparql(chosen, given)
    with _stoppable():
        found = excerpt(opened(chosen.source), Question(sparql, read(given)))
    page = chosen.output or temporary_page()
    write_page(found, chosen.ontology, page)
    print(f"Written to {page}")
    if chosen.open:
        open_page(page)
    return 0


@contextmanager
def _stoppable() -> Iterator[None]:
    """Let Ctrl-C end the process at once; Python itself would wait until the query is done."""
    before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _pair(argument: str) -> tuple[str, str]:
    name, equals, value = argument.partition("=")
    if not equals:
        raise UsageError(f"{argument!r} has no value", where="--with", remedy="Write it like --with who='Ann Lee'.")
    return name.lstrip("?$"), value


def _seconds(argument: str) -> float:
    seconds = float(argument)
    if not 0 < seconds <= _LONGEST:
        raise argparse.ArgumentTypeError(f"it must be above 0 and at most {_LONGEST}")
    return seconds
