"""The result of a build: a graph on disk with the records and the report of its articles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING, Protocol

from pyoxigraph import Quad

from kg import output, plugin, report
from kg.export import Content
from kg.pipeline import Made
from kg.query.named import Named
from kg.rdf.interop import to_rdflib
from kg.report import Report
from kg.spool import Spool

if TYPE_CHECKING:
    import rdflib

FORMATS = ("turtle", "trig", "html")  # what a build writes unless told otherwise
REPORT = "report.json"
_RECORDS = "standoff"
_SUFFIX = ".json"


class Holding(Protocol):
    """What holds graphs and records: a workspace or a store."""

    @property
    def quads(self) -> Iterable[Quad]:
        """The quads in a fixed order: articles by id, derived edges, provenance."""

    def records(self) -> Iterator[tuple[str, Path]]:
        """Yield the id of each article and the file of its stand-off record, in order of the ids."""


@dataclass(frozen=True, slots=True)
class Workspace:
    """A folder that holds what a run has made so far."""

    folder: Path

    @property
    def quads(self) -> Spool:
        """The quads, article by article."""
        return Spool(self.folder / "quads")

    def has(self, id: str, digest: str) -> bool:  # noqa: ARG002
        """Say that nothing was made before."""
        return False

    def keep(self, made: Made) -> None:
        """Keep what was made of an article."""
        self.quads.add(made.id, made.quads, made.derived)
        (self.folder / _RECORDS).mkdir(exist_ok=True)
        (self.folder / _RECORDS / (made.id + _SUFFIX)).write_text(made.record, encoding="utf-8", newline="\n")

    def records(self) -> Iterator[tuple[str, Path]]:
        """Yield the id of each article and the file of its stand-off record, in order of the ids."""
        return ((path.stem, path) for path in sorted((self.folder / _RECORDS).glob("*" + _SUFFIX)))


@dataclass(frozen=True, slots=True)
class Result:
    """A graph with the records and the report of its articles."""

    report: Report
    holding: Holding
    vocabulary: tuple[Quad, ...]  # the ontology
    questions: tuple[Named, ...] = ()  # that come with it
    _owner: object = field(default=None, repr=False)  # removes what it holds once the result is gone

    def quads(self) -> Iterator[Quad]:
        """Yield all quads in a fixed order: articles by id, derived edges, provenance."""
        return iter(self.holding.quads)

    def records(self) -> Iterator[Path]:
        """Yield the stand-off records, one an article, in order of the ids."""
        return (path for _, path in self.holding.records())

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
        write(Content(self.holding.quads, self.vocabulary, self.questions), folder, formats)
        (folder / _RECORDS).mkdir()
        for id, path in self.holding.records():
            copyfile(path, folder / _RECORDS / (id + _SUFFIX))
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
