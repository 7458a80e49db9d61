"""Find the articles that sources name: files, folders, globs, and "-" for standard input."""

import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from glob import glob, has_magic
from pathlib import Path

from kg.errors import KgError, SeedError, UsageError
from kg.identity import distinct
from kg.model import Article

Read = Callable[[bytes, str], Iterator[Article]]  # a file's bytes and its path

STDIN = Path("-")


def articles(sources: Iterable[str], read: Read, suffixes: tuple[str, ...]) -> Iterator[Article | KgError]:
    """Yield the articles of all sources in their order, each file once, and an error for each that cannot be read.

    Two articles never have one id.
    """
    taken: set[str] = set()
    for path in _files(sources, suffixes):
        if isinstance(path, KgError):
            yield path
            continue
        try:
            for article in read(load(path), "stdin" if path == STDIN else str(path)):
                id = distinct(article.id, taken)
                taken.add(id.lower())
                yield replace(article, id=id)
        except SeedError as error:
            yield error


def find(source: str, suffixes: tuple[str, ...]) -> list[Path]:
    """Return the files of one source in order of their paths.

    A file that is named is taken whatever its suffix; from a folder, and the folders in it, only those with one of
    the suffixes, and nothing hidden.

    Raises:
        UsageError: there is no such file, or no article in the folder.
    """
    path = Path(source)
    if path.is_dir():
        if found := _inside(path, suffixes):
            return found
        raise UsageError(
            "no article is in this folder", where=source, remedy=f"Put files there that end in {suffixes[0]}."
        )
    if path == STDIN or path.exists():
        return [path]
    if found := _matching(source):
        return found
    raise UsageError("there is no such file", where=source, remedy="Check the name.")


def load(path: Path) -> bytes:
    """Return the bytes of a file, or of standard input.

    Raises:
        SeedError: it cannot be read.
    """
    try:
        return sys.stdin.buffer.read() if path == STDIN else path.read_bytes()
    except OSError as error:
        reason = f"it cannot be read: {error.strerror or error}"
        raise SeedError(reason, where=str(path), remedy="Check that it is a file that you may read.") from error


def _files(sources: Iterable[str], suffixes: tuple[str, ...]) -> Iterator[Path | KgError]:
    seen: set[Path] = set()
    for source in sources:
        try:
            found = find(source, suffixes)
        except UsageError as error:
            yield error
            continue
        for path in found:
            if path.resolve() not in seen:
                seen.add(path.resolve())
                yield path


def _inside(folder: Path, suffixes: tuple[str, ...]) -> list[Path]:
    found = (path for path in folder.rglob("*") if path.suffix.lower() in suffixes and path.is_file())
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def _matching(pattern: str) -> list[Path]:
    # Path.glob refuses absolute patterns.
    found = glob(pattern, recursive=True) if has_magic(pattern) else []  # noqa: PTH207
    return sorted(path for path in map(Path, found) if path.is_file())
