"""Lets a process of its own change a store, one change at a time."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from kg import errors
from kg.errors import BusyError, LimitError
from kg.query.client import Limits
from kg.serve import writer

_KINDS: Final = {each.__name__: each for each in vars(errors).values() if isinstance(each, type)}
PACKAGES: Final = str(Path(__file__).parents[2])  # where `kg` is found


@dataclass(frozen=True, slots=True)
class Changes:
    """The way to change a store: a process for each change, which is killed when it takes too long."""

    store: Path
    limits: Limits
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def make(self, order: Mapping[str, str], body: bytes = b"") -> bool:
        """Make a change, as `writer.changed` understands it, and return whether a graph is new.

        Raises:
            RefusedError, QueryError: it is malformed, or refused.
            LimitError: it takes too long or too much memory; nothing has changed.
            BusyError: another change is being made.
            StoreError: another process writes to the store.
        """
        if not self._lock.acquire(timeout=self.limits.wait):
            raise BusyError("another change is being made", remedy="Ask again in a while.")
        try:
            told = self._told(json.dumps(order).encode() + b"\n" + body)
        finally:
            self._lock.release()
        if "error" in told:
            raise _KINDS[told["error"]](told["message"], remedy=told["remedy"])
        return bool(told["is_new"])

    def _told(self, order: bytes) -> dict[str, Any]:
        """Return what the process says."""
        try:
            done = subprocess.run(
                [sys.executable, "-P", "-m", writer.__name__, str(self.store), str(self.limits.memory)],
                input=order,
                capture_output=True,
                timeout=self.limits.seconds,
                env=environment(),
                start_new_session=True,
                check=False,
            )
        except subprocess.TimeoutExpired:
            message = f"the change takes more than {self.limits.seconds:g} s"
            raise LimitError(message, remedy="Change less at a time, or allow more time.") from None
        if done.returncode != 0:
            raise LimitError("the change takes too much memory", remedy="Change less at a time.")
        told: dict[str, Any] = json.loads(done.stdout)
        return told


def environment() -> dict[str, str]:
    """Return the environment in which another Python finds the same packages."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join([PACKAGES, *filter(None, sys.path)])}
