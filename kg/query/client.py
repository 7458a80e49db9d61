"""The caller's end of a worker: one process, which may be asked, and killed."""

import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any, Final

from kg import errors
from kg.errors import BusyError, LimitError, QueryError
from kg.query import Caps, worker
from kg.query.respond import Request

_KINDS: Final = {each.__name__: each for each in vars(errors).values() if isinstance(each, type)}
_PACKAGES: Final = str(Path(__file__).parents[2])  # where `kg` is found
_MEGABYTE: Final = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may take."""

    seconds: float = 10.0  # from the moment that a worker has it
    memory: int = 512 * 1024 * 1024  # bytes beside what the graph itself takes
    wait: float = 5.0  # seconds that a query waits for a free worker
    caps: Caps = field(default_factory=Caps)


@dataclass(frozen=True, slots=True)
class Response:
    """An answer, written."""

    body: bytes
    media_type: str
    truncated: bool  # whether there is more than `Caps` let pass


class Client:
    """A worker, asked by one thread at a time."""

    def __init__(self, source: Path, limits: Limits, generation: int) -> None:
        self.generation = generation
        self._limits = limits
        self._source = source
        self._is_ready = False
        self._is_spent = False
        self._is_ended = False
        self._process = subprocess.Popen(
            # -P: no module of the current folder takes the place of one of Python's
            [sys.executable, "-P", "-m", worker.__name__, str(source), str(limits.memory), str(limits.seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join([_PACKAGES, *filter(None, sys.path)])},
            start_new_session=True,  # Ctrl-C is for the caller, who ends the worker
        )
        assert self._process.stdin and self._process.stdout
        self._requests: IO[bytes] = self._process.stdin
        self._answers: IO[bytes] = self._process.stdout

    def is_fit(self) -> bool:
        """Say whether it may be asked again."""
        return not self._is_spent and self._process.poll() is None

    def wait(self) -> None:
        """Return once it has the graph open.

        Raises:
            QueryError: the source cannot be read.
        """
        if not self._is_ready:
            self._told(timed_out=threading.Event())
            self._is_ready = True

    def ask(self, request: Request) -> Response:
        """Return the answer to a request; one that takes too long costs the process."""
        timed_out = threading.Event()
        timer = threading.Timer(self._limits.seconds, self._stop, [timed_out])
        try:
            self.wait()
            timer.start()
            self._requests.write(json.dumps(asdict(request)).encode() + b"\n")
            self._requests.flush()
            told = self._told(timed_out)
            body = self._answers.read(told["bytes"])
        except BrokenPipeError:
            raise self._death(timed_out) from None
        except ValueError:
            if not self._is_ended:
                raise
            raise self._death(timed_out) from None  # its pipes were closed meanwhile
        finally:
            timer.cancel()
        if len(body) < told["bytes"]:
            raise self._death(timed_out)
        return Response(body, told["media_type"], told["is_cut"])

    def end(self) -> None:
        """Kill the process."""
        self._is_ended = True
        self._process.kill()
        self._process.wait()
        for each in (self._requests, self._answers):
            with suppress(BrokenPipeError):
                each.close()

    def _stop(self, timed_out: threading.Event) -> None:
        timed_out.set()
        self._process.kill()

    def _told(self, timed_out: threading.Event) -> dict[str, Any]:
        """Return what the process says of what it did.

        Raises:
            KgError: it says that it failed, or it died.
        """
        line = self._answers.readline()
        if not line.endswith(b"\n"):
            raise self._death(timed_out)
        told: dict[str, Any] = json.loads(line)
        self._is_spent = bool(told.get("is_spent"))
        if "error" in told:
            raise _KINDS[told["error"]](told["message"], where=told["where"], remedy=told["remedy"])
        return told

    def _death(self, timed_out: threading.Event) -> QueryError:
        """Return the error that tells why the process died."""
        code = self._process.wait()
        if self._is_ended:
            return BusyError("the pool was closed", remedy="Ask a new one.")
        if timed_out.is_set():
            message, remedy = f"the query takes more than {self._limits.seconds:g} s", "Narrow it, or allow more time."
        elif not self._is_ready:
            return QueryError("its reader died", where=str(self._source), remedy="Ask a store instead of a large file.")
        elif code in (worker.OUT_OF_MEMORY, -signal.SIGABRT, -signal.SIGKILL):
            message = f"the query takes more than {self._limits.memory // _MEGABYTE} MB of memory"
            remedy = "Narrow it: patterns that share no variable multiply, and ORDER BY keeps all rows."
        else:
            message, remedy = "the query is too deep", "Nest less, or split it."
        return LimitError(message, where="query", remedy=remedy)
