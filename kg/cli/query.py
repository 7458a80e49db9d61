"""`kg query`: asks a graph in SPARQL."""

import argparse
from pathlib import Path
from typing import Final

from kg.cli.options import text

HELP: Final = "ask a graph in SPARQL"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("graph", type=Path, metavar="GRAPH", help="a file: output/graph.trig")
    parser.add_argument("query", metavar="QUERY", help="SPARQL, or a file that ends in .rq")
    parser.add_argument("--format", choices=("table", "csv", "json"), default="table", help="how to print (table)")


def run(chosen: argparse.Namespace) -> int:
    """Print the answer."""
    from kg.query import query
    from kg.query.answers import render

    sparql = text(Path(chosen.query)) if chosen.query.endswith(".rq") else chosen.query
    print(render(query(chosen.graph, sparql), chosen.format), end="")
    return 0
