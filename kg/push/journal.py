"""The journal of a push: what a server has acknowledged, so that only the rest or the changed is sent again."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

from kg.errors import OutputError, PushError

_GONE: Final = ""  # the digest of a graph that has been removed from the server


@dataclass(frozen=True, slots=True)
class Entry:
    """A part of a graph that a server has acknowledged."""

    url: str
    graph: str
    digest: str  # of the whole graph
    limit: int  # bytes of a part; with another, the parts are others
    part: int  # counts from 1
    parts: int

    @property
    def is_whole(self) -> bool:
        """Say whether the server now has the whole graph."""
        return self.part == self.parts


class Journal:
    """A file with a line for each part that was acknowledged, whatever the server."""

    def __init__(self, path: Path, url: str) -> None:
        """Read the file, if there is one.

        Raises:
            PushError: it is no journal.
            OutputError: it cannot be read.
        """
        self.path = path
        self.url = url
        try:
            lines = path.read_text(encoding="utf-8").splitlines(keepends=True) if path.exists() else []
        except (OSError, UnicodeDecodeError) as error:
            raise _unusable(path, error) from error
        if lines and not lines[-1].endswith("\n"):
            lines.pop()  # a process was killed as it wrote the line
        self._length = sum(len(line.encode()) for line in lines)
        self._last = {entry.graph: entry for line in lines if (entry := _read(line, path)).url == url}

    def last(self, graph: str) -> Entry | None:
        """Return what was acknowledged last of a graph, None if nothing."""
        entry = self._last.get(graph)
        return None if entry is None or entry.digest == _GONE else entry

    def graphs(self) -> set[str]:
        """Return the graphs of which the server has something."""
        return {graph for graph in self._last if self.last(graph)}

    def add(self, entry: Entry) -> None:
        """Keep an entry; it is on disk when this returns.

        Raises:
            OutputError: the file cannot be written.
        """
        try:
            with self.path.open("r+b" if self.path.exists() else "xb") as file:
                file.truncate(self._length)
                file.seek(self._length)
                self._length += file.write(json.dumps(asdict(entry)).encode() + b"\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise _unusable(self.path, error) from error
        self._last[entry.graph] = entry

    def remove(self, graph: str) -> None:
        """Keep that the server has a graph no longer.

        Raises:
            OutputError: the file cannot be written.
        """
        self.add(Entry(self.url, graph, _GONE, 0, 1, 1))


def _read(line: str, path: Path) -> Entry:
    try:
        return Entry(**json.loads(line))
    except (ValueError, TypeError) as error:
        remedy = "Name another with --journal; all is sent again then."
        raise PushError(f"not a journal of 'kg push': {line[:80]!r}", where=str(path), remedy=remedy) from error


def _unusable(path: Path, error: Exception) -> OutputError:
    reason = f"the journal cannot be used: {getattr(error, 'strerror', None) or error}"
    return OutputError(reason, where=str(path), remedy="Name another with --journal.")
