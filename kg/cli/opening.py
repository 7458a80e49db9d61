"""Writes the page of a graph, and opens pages in the reader's browser."""

import sys
import webbrowser
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TYPE_CHECKING

from kg.errors import OutputError, UsageError

if TYPE_CHECKING:
    from pyoxigraph import Quad


def refuse_source(source: Path, path: Path) -> None:
    """Refuse to write a page over the graph that it shows.

    Raises:
        UsageError: both are one file.
    """
    if source.resolve() == path.resolve():
        remedy = "Choose another file with -o."
        raise UsageError("the page would replace the graph itself", where=str(path), remedy=remedy)


def write_page(quads: Iterable["Quad"], ontology: Path | None, path: Path) -> None:
    """Write the page of a graph, whole or not at all; what it replaces stays until then.

    Raises:
        OutputError: it cannot be written.
        OntologyError: the ontology is malformed.
        UsageError: there is a folder of that name.
    """
    from pyoxigraph import Quad

    from kg import ontology as ontologies
    from kg.export import Content, html
    from kg.query.named import questions
    from kg.rdf.arranged import arranged

    if path.is_dir():
        remedy = f"Name a file, such as {path / 'graph.html'}."
        raise UsageError("a folder is no place for a page", where=str(path), remedy=remedy)
    vocabulary = [Quad(*each) for each in ontologies.load(ontology).triples]
    asked = questions(ontologies.home(ontology))
    new = path.with_name(f".{path.name}.new")
    try:
        html.export(Content(arranged(quads), vocabulary, asked), new)
        new.replace(path)
    except OSError as error:
        reason = f"it cannot be written: {error.strerror or error}"
        raise OutputError(reason, where=str(path), remedy="Choose another file with -o, or make room.") from error
    finally:
        with suppress(OSError):  # it is in its place, or could never be made
            new.unlink()


def temporary_page() -> Path:
    """Make an empty file for a page, which stays until the system clears its folder of temporary files."""
    with NamedTemporaryFile(prefix="kg-", suffix=".html", delete=False) as file:
        return Path(file.name)


def open_page(path: Path) -> None:
    """Open a page in the browser that BROWSER names, or in the usual one; where none starts, say where the page is.

    Raises:
        UsageError: there is no such file.
    """
    if not path.is_file():
        remedy = "Make it with 'kg build', or with 'kg view output/graph.trig'."
        raise UsageError("there is no such page", where=str(path), remedy=remedy)
    if not webbrowser.open(path.resolve().as_uri()):
        print(f"No browser could be started here. The page is {path.resolve()}", file=sys.stderr)
