"""`kg check`: checks a graph against the shapes of the ontology."""

import argparse
from pathlib import Path
from typing import Final

from kg.cli.options import add_ontology, complain

HELP: Final = "check a graph against the shapes of the ontology"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("graph", type=Path, metavar="GRAPH", help="a file: output/graph.ttl")
    add_ontology(parser)


def run(chosen: argparse.Namespace) -> int:
    """Print each violation and their number."""
    from kg import ontology
    from kg.api import violations

    found = list(violations(chosen.graph, ontology.load(chosen.ontology)))
    for each in found:
        complain(each)
    print(f"{len(found)} violations in {chosen.graph}")
    return int(bool(found))
