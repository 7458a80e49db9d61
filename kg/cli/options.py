"""What several commands have in common: options, complaints, texts."""

import argparse
import sys
from pathlib import Path

from kg.errors import KgError, UsageError


def add_engine(parser: argparse.ArgumentParser) -> None:
    """Add the options that say how articles are read."""
    add = parser.add_argument
    add("--annotator", default="engine", metavar="NAME", help="engine, conllu=DIR, spacy=NAME or stanza=DIR (engine)")
    add_ontology(parser)
    add("--threads", type=int, default=1, metavar="N", help="processor cores for the language engine (1)")


def add_ontology(parser: argparse.ArgumentParser) -> None:
    """Add the option that names an ontology."""
    parser.add_argument("--ontology", type=Path, metavar="DIR", help="another ontology than the one that comes with kg")


def add_format(parser: argparse.ArgumentParser) -> None:
    """Add the option that names what to write."""
    names = (
        "of turtle, trig, ntriples, nquads, jsonld, rdfxml, graphml, csv, html, pyvis, "
        "statements, reifiers, nanopubs (turtle,trig,html)"
    )
    parser.add_argument("--format", metavar="NAMES", help=names)


def formats_of(chosen: argparse.Namespace) -> tuple[str, ...]:
    """Return the names of the formats, each of which there is.

    Raises:
        UsageError: there is none of a name.
    """
    from kg import plugin
    from kg.result import FORMATS

    formats = tuple(dict.fromkeys(chosen.format.split(","))) if chosen.format else FORMATS
    for name in formats:
        plugin.find("export", name)
    return formats


def complain(error: KgError) -> None:
    """Print an error on one line."""
    print(f"kg: {' '.join(str(error).split())}", file=sys.stderr)


def text(path: Path) -> str:
    """Return the text of a file.

    Raises:
        UsageError: it cannot be read.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = f"it cannot be read: {getattr(error, 'strerror', None) or error}"
        raise UsageError(reason, where=str(path), remedy="Check the name.") from error
