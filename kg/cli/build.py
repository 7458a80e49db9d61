"""`kg build`: builds the graph of news articles."""

import argparse
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg import vocab
from kg.cli.opening import open_page
from kg.cli.options import add_engine, add_format, complain, formats_of
from kg.dates import iso_date
from kg.errors import KgError, SeedError, UsageError

if TYPE_CHECKING:
    from kg.api import Options
    from kg.pipeline import Outcome

_PAGES: Final = {"html": "graph.html", "pyvis": "graph.pyvis.html"}
HELP: Final = "build the graph of news articles"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("sources", nargs="+", metavar="SOURCE", help="a file, a folder, a glob, or - for standard input")
    add("-o", "--output", type=Path, metavar="DIR", help="where to write (output; with --store nowhere unless named)")
    add("--store", type=Path, metavar="DIR", help="add the articles to a store; those it has are not read again")
    add("--published", metavar="DATE", help="when the articles that do not say so were published: 2025-05-03")
    add("--base", default=vocab.BASE, metavar="IRI", help="what the IRIs of people, events and so on begin with")
    add_format(parser)
    add_engine(parser)
    add("--strict", action="store_true", help="exit with 1 when a statement breaks a shape of the ontology")
    add("--quiet", action="store_true", help="print errors only")
    add("--open", action="store_true", help="open the page in the browser once it is written")


def run(chosen: argparse.Namespace) -> int:
    """Build into the output folder, the store, or both; where no article can be built, they stay as they were."""
    from kg import output

    if chosen.store and chosen.output and chosen.store.resolve() == chosen.output.resolve():
        remedy = "Give -o another folder, or leave it out."
        raise UsageError("the output is the store itself", where=str(chosen.output), remedy=remedy)
    folder = chosen.output or (None if chosen.store else Path("output"))
    page = _page(chosen, folder) if chosen.open else None
    if folder is None:
        return _built(chosen, None)
    with output.replacing(folder) as new:
        code = _built(chosen, new)
        is_written = any(new.iterdir())
    if page and is_written:
        open_page(page)
    return code


def _page(chosen: argparse.Namespace, folder: Path | None) -> Path:
    """Return the page that the build is going to write."""
    if folder is None:
        remedy = "Say with -o where to write one, or leave out --open."
        raise UsageError("with --store alone no page is written", where="--open", remedy=remedy)
    page = next((each for each in formats_of(chosen) if each in _PAGES), None)
    if page is None:
        raise UsageError("no page is written", where="--open", remedy="Add html to --format.")
    return folder / _PAGES[page]


def _built(chosen: argparse.Namespace, new: Path | None) -> int:
    """Build, and write the files into a new folder, if one is given."""
    from kg import report
    from kg.api import build

    formats, failed = formats_of(chosen), list[KgError]()
    watch = _watch(failed, is_quiet=chosen.quiet)
    result = build(chosen.sources, _options(chosen), store=chosen.store, watch=watch)
    if not result.report.articles and not result.report.unchanged:
        print("kg: no article could be built; nothing was written.", file=sys.stderr)
        return max(error.exit_code for error in failed)
    if new:
        result.export(new, formats)
    if not chosen.quiet:
        print(report.table(report.dumps(result.report)))
        print(f"\nWritten to {' and '.join(str(each) for each in (chosen.store, new and new.parent) if each)}")
    return int(bool(result.report.failures) or (chosen.strict and bool(result.report.violations)))


def _watch(failed: list[KgError], *, is_quiet: bool) -> Callable[["Outcome"], None]:
    """Return what prints a line an article and a line an error, and adds the errors of articles that fail to a list."""
    numbers = count(1)

    def watch(outcome: "Outcome") -> None:
        number = next(numbers)
        for error in outcome.errors:
            complain(error)
        if not outcome.digest:
            failed.extend(outcome.errors)
        elif outcome.is_unchanged and not is_quiet:
            print(f"{number:>5}  {outcome.name}: unchanged, not read again", file=sys.stderr)
        elif outcome.summary and not is_quiet:
            print(f"{number:>5}  {outcome.summary.line()}", file=sys.stderr)

    return watch


def _options(chosen: argparse.Namespace) -> "Options":
    from kg.api import Options

    try:
        published = iso_date(chosen.published, where="--published") if chosen.published else None
    except SeedError as error:
        raise UsageError(error.message, where=error.where, remedy=error.remedy) from error
    return Options(published, chosen.base, chosen.ontology, chosen.annotator, chosen.threads)
