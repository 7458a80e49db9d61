"""The result of a build: a graph on disk with the records and the report of its articles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING

from pyoxigraph import Quad

from kg import output, plugin, report
from kg.export import Content
from kg.rdf.interop import to_rdflib
from kg.report import Report
from kg.spool import Spool

if TYPE_CHECKING:
    import rdflib

FORMATS = ("turtle", "trig", "html")  # what a build writes unless told otherwise
REPORT = "report.json"
_RECORDS = "standoff"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder that holds what a run has made so far."""

    folder: Path

    @property
    def spool(self) -> Spool:
        """The quads."""
        return Spool(self.folder / "quads")

    @property
    def records(self) -> Path:
        """The folder of the stand-off records, `ID.json`."""
        return self.folder / _RECORDS


@dataclass(frozen=True, slots=True)
class Result:
    """A graph with the records and the report of its articles."""

    report: Report
    workspace: Workspace
    vocabulary: tuple[Quad, ...]  # the ontology
    _owner: object = field(default=None, repr=False)  # removes the workspace once the result is gone

    def quads(self) -> Iterator[Quad]:
        """Yield all quads in a fixed order: articles by id, derived edges, provenance."""
        return iter(self.workspace.spool)

    def records(self) -> Iterator[Path]:
        """Yield the stand-off records, one an article, in order of the ids."""
        return iter(sorted(self.workspace.records.glob("*.json")))

    def to_rdflib(self) -> "rdflib.Dataset":
        """Return the graph as an rdflib dataset with the same named graphs."""
        return to_rdflib(self.quads())

    def write(self, folder: Path, formats: Iterable[str] = FORMATS) -> None:
        """Write graph, records and report into a folder: all or nothing. Its other files stay.

        Raises:
            OutputError: it cannot be written.
            UsageError: there is no such format.
        """
        with output.replacing(folder) as new:
            self.export(new, formats)

    def export(self, folder: Path, formats: Iterable[str] = FORMATS) -> None:
        """Write graph, records and report into an empty folder.

        Raises:
            OSError: it cannot be written.
            UsageError: there is no such format.
        """
        write(Content(self.workspace.spool, self.vocabulary), folder, formats)
        (folder / _RECORDS).mkdir()
        for path in self.records():
            copyfile(path, folder / _RECORDS / path.name)
        (folder / REPORT).write_text(report.dumps(self.report), encoding="utf-8", newline="\n")


def write(content: Content, folder: Path, formats: Iterable[str]) -> None:
    """Write a graph into a folder in each of the formats.

    Raises:
        OSError: it cannot be written.
        OutputError: a format has no form for something in the graph.
        UsageError: there is no such format.
    """
    for each in [plugin.find("export", name) for name in formats]:
        each.export(content, folder / each.FILE)
