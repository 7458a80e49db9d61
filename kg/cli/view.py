"""`kg view`: writes the page that shows a graph."""

import argparse
from pathlib import Path
from typing import Final

from kg.cli.options import add_ontology

HELP: Final = "write the page that shows a graph"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("graph", type=Path, metavar="GRAPH", help="a file: output/graph.trig")
    parser.add_argument("-o", "--output", type=Path, default=Path("graph.html"), metavar="FILE", help="(graph.html)")
    add_ontology(parser)


def run(chosen: argparse.Namespace) -> int:
    """Write the page."""
    from pyoxigraph import Quad

    from kg import ontology
    from kg.export import Content, html
    from kg.query.named import questions
    from kg.rdf.arranged import arranged
    from kg.rdf.stored import read

    vocabulary = [Quad(*each) for each in ontology.load(chosen.ontology).triples]
    asked = questions(ontology.home(chosen.ontology))
    html.export(Content(arranged(read(chosen.graph)), vocabulary, asked), chosen.output)
    print(f"Written to {chosen.output}")
    return 0
