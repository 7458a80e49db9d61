"""Draws the page of a network in a process of its own, with bounds on memory and time."""

import subprocess
import sys
import threading
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from kg.errors import BusyError, LimitError
from kg.serve.changes import environment

_SECONDS: Final = 120.0
_MEMORY: Final = 2**31  # bytes
_DRAW: Final = (
    "import sys; from kg.cli import main; from kg.query.worker import bound\n"
    f"bound({_MEMORY}); sys.exit(main(['view', *sys.argv[1:]]))"
)
_WAIT: Final = 20.0  # seconds that a request waits while another page is drawn


class Networks:
    """Draws pages, one at a time, and remembers that of the whole graph."""

    def __init__(self, source: Path, ontology: Path | None) -> None:
        self._source = source
        self._ontology = ("--ontology", str(ontology)) if ontology else ()
        self._lock = threading.Lock()
        self._whole: bytes | LimitError | None = None  # None: not drawn yet

    def whole(self) -> bytes:
        """Return the page of the whole graph.

        Raises:
            BusyError: another page is being drawn.
            LimitError: it takes too long or too much memory.
        """
        if (known := self._whole) is None:
            known = self._whole = self._tried()
        if isinstance(known, LimitError):
            raise known
        return known

    def _tried(self) -> bytes | LimitError:
        """Return the page of the whole graph, or why there is none: to try once more would take as long."""
        with TemporaryDirectory(prefix="kg-") as folder:
            try:
                return self._drawn(self._source, Path(folder))
            except LimitError as error:
                return error

    def part(self, ntriples: bytes) -> bytes:
        """Return the page of some triples.

        Raises:
            BusyError, LimitError: as `whole` does.
        """
        with TemporaryDirectory(prefix="kg-") as folder:
            path = Path(folder) / "part.nt"
            path.write_bytes(ntriples)
            return self._drawn(path, Path(folder))

    def forget(self) -> None:
        """Draw the whole graph again when it is next asked for: it has changed."""
        self._whole = None

    def _drawn(self, source: Path, folder: Path) -> bytes:
        if not self._lock.acquire(timeout=_WAIT):
            raise BusyError("another network is being drawn", remedy="Ask again in a while.")
        page = folder / "page.html"
        try:
            subprocess.run(
                [sys.executable, "-P", "-c", _DRAW, str(source.resolve()), "-o", str(page), *self._ontology],
                capture_output=True,
                timeout=_SECONDS,
                env=environment(),
                start_new_session=True,
                check=True,
            )
            return page.read_bytes()
        except (subprocess.TimeoutExpired, subprocess.CalledProcessError) as error:
            remedy = "Ask for a part of it with CONSTRUCT, or write the page with 'kg view'."
            raise LimitError("the network cannot be drawn within its limits", remedy=remedy) from error
        finally:
            self._lock.release()
