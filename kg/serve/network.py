"""Draws the page of a network in a process of its own, which is killed when it takes too long."""

import subprocess
import sys
import threading
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from kg.errors import BusyError, LimitError
from kg.serve.changes import environment

_SECONDS: Final = 120.0
_WAIT: Final = 20.0  # seconds that a request waits while another page is drawn


class Networks:
    """Draws pages, one at a time, and remembers that of the whole graph."""

    def __init__(self, source: Path, ontology: Path | None) -> None:
        self._source = source
        self._ontology = ("--ontology", str(ontology)) if ontology else ()
        self._lock = threading.Lock()
        self._whole: bytes | None = None

    def whole(self) -> bytes:
        """Return the page of the whole graph.

        Raises:
            BusyError: another page is being drawn.
            LimitError: it takes too long.
        """
        if (known := self._whole) is None:
            with TemporaryDirectory(prefix="kg-") as folder:
                known = self._whole = self._drawn(self._source, Path(folder))
        return known

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
                [sys.executable, "-P", "-m", "kg", "view", str(source.resolve()), "-o", str(page), *self._ontology],
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
