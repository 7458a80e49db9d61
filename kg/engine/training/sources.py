"""The corpora that training needs: where each comes from, under which licence, and whether it is there."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

LIST = Path(__file__).with_name("sources.toml")


@dataclass(frozen=True, slots=True)
class Source:
    """One corpus: its files under the data folder (with `*` for any name), its name, origin and licence."""

    files: tuple[str, ...]
    name: str
    origin: str
    licence: str


def sources() -> tuple[Source, ...]:
    """Return all corpora in the order of the list."""
    listed = tomllib.loads(LIST.read_text(encoding="utf-8"))["source"]
    return tuple(Source(tuple(each["files"]), each["name"], each["from"], each["licence"]) for each in listed)


def check(folder: Path) -> None:
    """Check that every file is there.

    Raises:
        FileNotFoundError: some are not; the message says where to get each.
    """
    if missing := list(_missing(folder)):
        raise FileNotFoundError("\n".join(["files to train on are missing:", *missing]))


def _missing(folder: Path) -> Iterator[str]:
    for source in sources():
        for pattern in source.files:
            if not any(folder.glob(pattern)):
                yield f"  {folder / pattern}: {source.name}, {source.licence}, from {source.origin}"
