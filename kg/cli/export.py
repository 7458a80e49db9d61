"""`kg export`: writes a graph again in other formats."""

import argparse
from pathlib import Path
from typing import Final

from kg.cli.options import add_format, add_ontology, formats_of
from kg.errors import UsageError

HELP: Final = "write a graph in other formats"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("graph", type=Path, metavar="GRAPH", help="a file, output/graph.trig, or the folder of a store")
    parser.add_argument("-o", "--output", type=Path, default=Path("export"), metavar="DIR", help="where (export)")
    add_format(parser)
    add_ontology(parser)


def run(chosen: argparse.Namespace) -> int:
    """Write all formats, or leave the folder as it was."""
    from pyoxigraph import Quad

    from kg import ontology, output
    from kg.export import Content
    from kg.query.named import questions
    from kg.rdf.arranged import arranged
    from kg.rdf.stored import read
    from kg.result import write

    formats = formats_of(chosen)
    _refuse_own_folder(chosen.graph, chosen.output)
    vocabulary = tuple(Quad(*each) for each in ontology.load(chosen.ontology).triples)
    asked = questions(ontology.home(chosen.ontology))
    with output.replacing(chosen.output) as new:
        write(Content(arranged(read(chosen.graph)), vocabulary, asked), new, formats)
    print(f"Written to {chosen.output}")
    return 0


def _refuse_own_folder(graph: Path, folder: Path) -> None:
    """Refuse to write where the graph lies: the files of the run that made it would go."""
    if graph.resolve().is_relative_to(folder.resolve()):
        remedy = "Choose another folder with -o."
        raise UsageError("the graph itself lies in the folder that would be written", where=str(folder), remedy=remedy)
