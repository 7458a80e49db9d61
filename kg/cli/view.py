"""`kg view`: opens the page that shows a graph, or writes it."""

import argparse
from pathlib import Path
from typing import Final

from kg.cli.opening import open_page, refuse_source, write_page
from kg.cli.options import add_ontology
from kg.errors import UsageError

HELP: Final = "open the page that shows a graph, or write it"
_PAGES: Final = {".html", ".htm"}


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("graph", type=Path, metavar="FILE", help="a page, which is opened, or a graph or a store: output/graph.trig")
    add("-o", "--output", type=Path, metavar="FILE", help="where to write the page of a graph (graph.html)")
    add("--open", action="store_true", help="open the page that was written")
    add_ontology(parser)


def run(chosen: argparse.Namespace) -> int:
    """Open a page as it is, or write that of a graph."""
    if chosen.graph.suffix.lower() in _PAGES and not chosen.graph.is_dir():
        if chosen.output:
            remedy = "Name the graph instead: output/graph.trig."
            raise UsageError(
                "this is a page already, so that -o has nothing to write", where=str(chosen.graph), remedy=remedy
            )
        open_page(chosen.graph)
        return 0
    from kg.rdf.stored import read

    page = chosen.output or Path("graph.html")
    refuse_source(chosen.graph, page)
    write_page(read(chosen.graph), chosen.ontology, page)
    print(f"Written to {page}")
    if chosen.open:
        open_page(page)
    return 0
