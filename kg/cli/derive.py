"""`kg derive`: derives the edges of a store again, after the rules of the ontology have changed."""

import argparse
from pathlib import Path
from typing import Final

from kg.cli.options import add_ontology

HELP: Final = "derive the edges of a store again, by changed rules"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("store", type=Path, metavar="DIR", help="a folder that kg build --store made")
    add_ontology(parser)


def run(chosen: argparse.Namespace) -> int:
    """Derive them and print what has changed."""
    from kg import ontology
    from kg.store import writing

    with writing(chosen.store) as store:
        came, went = store.derive(ontology.load(chosen.ontology))
    print(f"{came} triples came and {went} went in {chosen.store}")
    return 0
