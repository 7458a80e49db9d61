"""Keeps the stand-off records of a store as files beside it, so that a killed process mixes up no two states.

The record of the n-th state of an article is `standoff/ID.n.json`: it is written before the transaction that makes the
state the present one, and that of the state before is removed after it.
"""

import os
from collections.abc import Container
from pathlib import Path
from typing import Final
from urllib.parse import quote

_FOLDER: Final = "standoff"
_SUFFIX: Final = ".json"
_PART: Final = ".part"


def path(store: Path, id: str, number: int) -> Path:
    """Return where the record of an article in its n-th state stands."""
    return store / _FOLDER / f"{quote(id, safe='')}.{number}{_SUFFIX}"


def write(store: Path, id: str, number: int, record: str) -> None:
    """Write a record; it is on disk when this returns."""
    target = path(store, id, number)
    target.parent.mkdir(exist_ok=True)
    part = target.with_name(target.name + _PART)
    with part.open("w", encoding="utf-8", newline="\n") as file:
        file.write(record)
        file.flush()
        os.fsync(file.fileno())
    part.replace(target)


def remove(store: Path, id: str, number: int) -> None:
    """Remove a record, if there is one."""
    path(store, id, number).unlink(missing_ok=True)


def sweep(store: Path, present: Container[Path]) -> None:
    """Remove all records but these."""
    for each in (store / _FOLDER).glob("*"):
        if each not in present:
            each.unlink()


def synchronize(store: Path) -> None:
    """Bring the transactions so far from the cache of the system to the disk.

    RocksDB, on which Oxigraph keeps a store, hands its write-ahead log to the system with every transaction. That
    outlives the process; with this it outlives a power failure too.
    """
    for log in store.glob("*.log"):
        opened = os.open(log, os.O_RDWR)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
