"""Notices that another process has written to the store that is served."""

import threading
import time
from pathlib import Path
from typing import Final

_PAUSE: Final = 5.0  # seconds between two looks
_PATTERNS: Final = ("*.log", "*.sst", "MANIFEST*")  # what RocksDB, on which Oxigraph keeps a store, writes to


class Watched:
    """A source, looked at now and then; any thread may ask."""

    def __init__(self, source: Path) -> None:
        self._source = source
        self._lock = threading.Lock()
        self._state = self._files()
        self._next = time.monotonic() + _PAUSE

    def has_changed(self) -> bool:
        """Say whether it is another than when this was last said; it is not looked at more than every few seconds."""
        with self._lock:
            if time.monotonic() < self._next:
                return False
            before, self._state = self._state, self._files()
            self._next = time.monotonic() + _PAUSE
            return before != self._state

    def _files(self) -> frozenset[tuple[str, int, int]]:
        """Return name, length and time of what the source consists of."""
        if not self._source.is_dir():
            return _stamp(self._source)
        return frozenset().union(*(_stamp(path) for pattern in _PATTERNS for path in self._source.glob(pattern)))


def _stamp(path: Path) -> frozenset[tuple[str, int, int]]:
    try:
        found = path.stat()
    except OSError:
        return frozenset()  # it was removed a moment ago
    return frozenset({(path.name, found.st_size, found.st_mtime_ns)})
