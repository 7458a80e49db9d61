"""The server of Oxigraph (PyPI `oxigraph`), with the union of all graphs as the default graph."""

import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import requests

from tests.stores.server import HOST, Endpoint, free_port, process, wait

_SECONDS: Final = 120  # that a query may take


def missing() -> str:
    """Return why the server cannot run here; empty if it can."""
    return "" if _program() else "no oxigraph: pip install oxigraph"


@contextmanager
def running(folder: Path, port: int = 0) -> Iterator[Endpoint]:
    """Serve the store in a folder until the block ends; it is made if there is none."""
    port = port or free_port()
    home = f"http://{HOST}:{port}"
    serve = [
        "serve",
        "--location",
        str(folder / "store"),
        "--bind",
        f"{HOST}:{port}",
        "--union-default-graph",
        f"--timeout-s={_SECONDS}",
    ]
    with process([_program(), *serve], folder) as server:
        wait(lambda: requests.get(home, timeout=5).ok, folder)
        yield Endpoint("oxigraph server", f"{home}/query", f"{home}/store", f"{home}/update", process=server)


def _program() -> str:
    beside = Path(sys.executable).parent / "oxigraph"
    return str(beside) if beside.exists() else shutil.which("oxigraph") or ""
