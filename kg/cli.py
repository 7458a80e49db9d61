"""The command `kg`: reads its arguments, calls what they ask for, and prints."""

import argparse
import io
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from kg import __version__, vocab
from kg.dates import iso_date
from kg.errors import KgError, SeedError, UsageError

if TYPE_CHECKING:
    from kg.api import Options
    from kg.evaluate.maps import Maps
    from kg.pipeline import Outcome

_INTERRUPTED = 130  # what a shell expects of a command that Ctrl-C ended
_MAPS = Path("tests", "maps")  # in a checkout of kg


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 all well, 1 something failed, 2 nothing could be done."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except KgError as error:
        _complain(error)
        return error.exit_code
    except KeyboardInterrupt:
        print("kg: stopped; nothing was written.", file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains again at exit
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kg", description="Turn English news into an RDF knowledge graph.")
    parser.add_argument("--version", action="version", version=f"kg {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_build(commands.add_parser("build", help="build the graph of news articles"))
    _add_query(commands.add_parser("query", help="ask a graph in SPARQL"))
    _add_check(commands.add_parser("check", help="check a graph against the shapes of the ontology"))
    _add_report(commands.add_parser("report", help="show the report of a build"))
    _add_view(commands.add_parser("view", help="write the page that shows a graph"))
    _add_evaluate(commands.add_parser("evaluate", help="measure what kg reads against gold records"))
    return parser


def _add_build(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_build)
    add = parser.add_argument
    add("sources", nargs="+", metavar="SOURCE", help="a file, a folder, a glob, or - for standard input")
    add("-o", "--output", type=Path, default=Path("output"), metavar="DIR", help="where to write (output)")
    add("--published", metavar="DATE", help="when the articles that do not say so were published: 2025-05-03")
    add("--base", default=vocab.BASE, metavar="IRI", help="what the IRIs of people, events and so on begin with")
    add("--format", metavar="NAMES", help="of turtle, trig, nquads, ntriples, jsonld, html (turtle,trig,html)")
    _add_engine(parser)
    add("--strict", action="store_true", help="exit with 1 when a statement breaks a shape of the ontology")
    add("--quiet", action="store_true", help="print errors only")


def _add_engine(parser: argparse.ArgumentParser) -> None:
    add = parser.add_argument
    add("--annotator", default="engine", metavar="NAME", help="engine, conllu=DIR, spacy=NAME or stanza=DIR (engine)")
    _add_ontology(parser)
    add("--threads", type=int, default=1, metavar="N", help="processor cores for the language engine (1)")


def _add_ontology(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--ontology", type=Path, metavar="DIR", help="another ontology than the one that comes with kg")


def _add_query(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_query)
    parser.add_argument("graph", type=Path, metavar="GRAPH", help="a file: output/graph.trig")
    parser.add_argument("query", metavar="QUERY", help="SPARQL, or a file that ends in .rq")
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table", help="how to print (table)")


def _add_check(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_check)
    parser.add_argument("graph", type=Path, metavar="GRAPH", help="a file: output/graph.ttl")
    _add_ontology(parser)


def _add_report(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_report)
    parser.add_argument("report", type=Path, metavar="REPORT", help="a file: output/report.json")


def _add_view(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_view)
    parser.add_argument("graph", type=Path, metavar="GRAPH", help="a file: output/graph.trig")
    parser.add_argument("-o", "--output", type=Path, default=Path("graph.html"), metavar="FILE", help="(graph.html)")
    _add_ontology(parser)


def _add_evaluate(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(run=_evaluate)
    add = parser.add_argument
    add("folder", type=Path, metavar="DIR", help="gold sets: NAME/input/*.txt, NAME/input/meta.tsv, NAME/gold/*.json")
    add("--set", action="append", default=[], dest="sets", metavar="NAME", help="only this set; may be given again")
    add("--maps", type=Path, metavar="DIR", help="what our names are called in the sets (tests/maps, if there is one)")
    add("--json", type=Path, metavar="FILE", help="write all figures, not only those of the table")
    add("-o", "--output", type=Path, metavar="DIR", help="keep the stand-off records: NAME/ID.json")
    _add_engine(parser)


def _build(chosen: argparse.Namespace) -> int:
    """Build into the output folder; where no article can be built, the folder stays as it was."""
    from kg import output, report
    from kg.api import build

    formats = _formats(chosen.format)
    failed: list[KgError] = []
    with output.replacing(chosen.output) as new:
        result = build(chosen.sources, _options(chosen), watch=_watch(failed, is_quiet=chosen.quiet))
        if not result.report.articles:
            print("kg: no article could be built; nothing was written.", file=sys.stderr)
            return max(error.exit_code for error in failed)
        result.export(new, formats)
    if not chosen.quiet:
        print(report.table(report.dumps(result.report)))
        print(f"\nWritten to {chosen.output}")
    return int(bool(result.report.failures) or (chosen.strict and bool(result.report.violations)))


def _watch(failed: list[KgError], *, is_quiet: bool) -> Callable[["Outcome"], None]:
    """Return what prints a line an article and a line an error, and adds the errors of articles that fail to a list."""
    numbers = count(1)

    def watch(outcome: "Outcome") -> None:
        number = next(numbers)
        for error in outcome.errors:
            _complain(error)
        if outcome.summary is None:
            failed.extend(outcome.errors)
        elif not is_quiet:
            print(f"{number:>5}  {outcome.summary.line()}", file=sys.stderr)

    return watch


def _complain(error: KgError) -> None:
    print(f"kg: {' '.join(str(error).split())}", file=sys.stderr)


def _options(chosen: argparse.Namespace) -> "Options":
    from kg.api import Options

    try:
        published = iso_date(chosen.published, where="--published") if chosen.published else None
    except SeedError as error:
        raise UsageError(error.message, where=error.where, remedy=error.remedy) from error
    return Options(published, chosen.base, chosen.ontology, chosen.annotator, chosen.threads)


def _formats(names: str | None) -> tuple[str, ...]:
    """Return the names of the formats, each of which there is."""
    from kg import plugin
    from kg.result import FORMATS

    formats = tuple(names.split(",")) if names else FORMATS
    for name in formats:
        plugin.find("export", name)
    return formats


def _query(chosen: argparse.Namespace) -> int:
    from kg.query import query
    from kg.query.answers import render

    sparql = _text(Path(chosen.query)) if chosen.query.endswith(".rq") else chosen.query
    print(render(query(chosen.graph, sparql), chosen.format), end="")
    return 0


def _check(chosen: argparse.Namespace) -> int:
    from kg import ontology
    from kg.api import violations

    found = list(violations(chosen.graph, ontology.load(chosen.ontology)))
    for each in found:
        _complain(each)
    print(f"{len(found)} violations in {chosen.graph}")
    return int(bool(found))


def _report(chosen: argparse.Namespace) -> int:
    from kg.report import table

    print(table(_text(chosen.report)))
    return 0


def _view(chosen: argparse.Namespace) -> int:
    from pyoxigraph import Quad

    from kg import ontology
    from kg.export import Content, html
    from kg.rdf.stored import load

    vocabulary = [Quad(*each) for each in ontology.load(chosen.ontology).triples]
    html.export(Content(load(chosen.graph), vocabulary), chosen.output)
    print(f"Written to {chosen.output}")
    return 0


def _evaluate(chosen: argparse.Namespace) -> int:
    """Read all gold sets, then the texts of one after the other, and print how well they are read."""
    from kg import output
    from kg.api import Options, recorder
    from kg.evaluate import gold, run, table
    from kg.evaluate.plan import plan

    tasks = plan(_maps(chosen.maps))
    found = gold.find(chosen.folder, {task.set for task in tasks}, chosen.sets)
    for name in found.unknown:
        print(f"kg: {chosen.folder / name}: skipped, there is no measure for a set of this name", file=sys.stderr)
    sets = [gold.read(folder) for folder in found.sets]
    read = recorder(Options(ontology=chosen.ontology, annotator=chosen.annotator, threads=chosen.threads))
    results = []
    with output.replacing(chosen.output) if chosen.output else nullcontext() as keep:
        for each in sets:
            print(f"kg: {each.name}: {len(each.texts)} texts", file=sys.stderr)
            results.append(run.evaluate(each, tasks, read, keep=keep))
            for error in results[-1].failures:
                _complain(error)
    print(table.render(results))
    if chosen.json:
        table.save(results, chosen.json)
    return 0


def _maps(folder: Path | None) -> "Maps":
    from kg.evaluate import maps

    if folder or _MAPS.is_dir():
        return maps.read(folder or _MAPS)
    print("kg: the names of classes and roles are taken as they are; --maps DIR translates them", file=sys.stderr)
    return maps.Maps()


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = f"it cannot be read: {getattr(error, 'strerror', None) or error}"
        raise UsageError(reason, where=str(path), remedy="Check the name.") from error
