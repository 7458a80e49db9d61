"""`kg ontology`: checks the ontology, and writes its vocabulary as a page or as one file."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Final

from kg.cli.options import add_ontology
from kg.errors import OutputError

HELP: Final = "check the ontology; write its vocabulary as a page or as one file"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("--html", type=Path, metavar="FILE", help="write a page about every class and property")
    parser.add_argument(
        "--turtle", type=Path, metavar="FILE", help="write the vocabulary, without the words, as Turtle"
    )
    add_ontology(parser)


def run(chosen: argparse.Namespace) -> int:
    """Print what the ontology holds; an error says which file, which term and what to do."""
    from kg import ontology
    from kg.ontology import page, vocabulary

    known = ontology.load(chosen.ontology)
    for count, name in vocabulary.counts(known.triples):
        print(f"{count:6} {name}")
    if chosen.html:
        _write(chosen.html, lambda: page.render(known.folder).encode())
    if chosen.turtle:
        _write(chosen.turtle, lambda: vocabulary.turtle(known.triples))
    return 0


def _write(path: Path, content: Callable[[], bytes]) -> None:
    made = content()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(made)
    except OSError as error:
        raise OutputError(
            f"it cannot be written: {error.strerror}", where=str(path), remedy="Name another file."
        ) from error
    print(f"Written to {path}")
