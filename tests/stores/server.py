"""A server in a process of its own: started on a free port of the loopback interface, and always stopped again."""

import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import requests

HOST: Final = "127.0.0.1"
_START: Final = 120.0  # seconds that a server may take to answer
_STOP: Final = 60.0  # seconds that it may take to end by itself
_PAUSE: Final = 0.1


@dataclass(frozen=True)
class Endpoint:
    """Where a running server is asked and loaded, and who may load."""

    name: str
    query: str  # SPARQL Protocol
    graphs: str  # Graph Store Protocol
    update: str  # SPARQL Update
    user: str = ""  # of digest authentication; empty: anybody may write
    password: str = field(default="", repr=False)
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False, compare=False)

    def ask(self, sparql: str, timeout: float = _START) -> bytes:
        """Return the answer in SPARQL's JSON format.

        Raises:
            requests.RequestException: there is none in time, or the server refuses the query.
        """
        accept = {"Accept": "application/sparql-results+json"}
        answer = requests.post(self.query, data={"query": sparql}, headers=accept, timeout=timeout)
        if not answer.ok:
            raise requests.HTTPError(f"{self.name}: {answer.status_code} {answer.text[:500]}", response=answer)
        return answer.content


def free_port() -> int:
    """Return a port that nobody listens at now."""
    with socket.socket() as each:
        each.bind((HOST, 0))
        return int(each.getsockname()[1])


@contextmanager
def process(command: Sequence[str], folder: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Run a command until the block ends; what it prints goes to `log.txt` in the folder."""
    with (folder / "log.txt").open("ab") as log:
        running = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            yield running
        finally:
            running.terminate()
            try:
                running.wait(_STOP)
            except subprocess.TimeoutExpired:
                running.kill()
                running.wait()


def wait(is_ready: Callable[[], bool], folder: Path) -> None:
    """Return as soon as a server answers.

    Raises:
        TimeoutError: it does not; the message ends with what it printed last.
    """
    end = time.monotonic() + _START
    while time.monotonic() < end:
        try:
            if is_ready():
                return
        except requests.ConnectionError:
            pass
        time.sleep(_PAUSE)
    raise TimeoutError(f"no answer in {_START:.0f} s: {(folder / 'log.txt').read_text(errors='replace')[-1000:]}")
