"""Write a folder of files as one: all of them appear, or the old ones stay as they were."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kg.errors import OutputError

LIST = ".kg-files"  # in the output folder: the files the last run made, one a line
_NEW = ".kg-new"  # in the output folder: what the run in progress has made so far
_OLD = ".kg-old"  # in the output folder: what is being replaced, while it is being replaced


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Yield an empty folder to write into; at the end its files replace those of the run before.

    When the block raises, an interrupt included, or writes nothing, the folder is as it was. When the process is
    killed in the moment of replacing, the next run first puts the old files back. Files that no run has made are
    never touched, except where a new one has the same name.

    Raises:
        OutputError: the folder cannot be written.
    """
    is_new = not folder.exists()
    try:
        new = _prepare(folder)
        try:
            yield new
            if any(new.iterdir()):
                _replace(folder, new)
        finally:
            shutil.rmtree(new, ignore_errors=True)
            if is_new:
                _remove_empty(folder)
    except BrokenPipeError:
        raise  # the reader of our messages has gone, not the disk
    except OSError as error:
        reason = f"it cannot be written: {error.strerror or error}"
        raise OutputError(reason, where=str(folder), remedy="Choose another folder with -o, or make room.") from error


def _prepare(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    _recover(folder)
    new = folder / _NEW
    if new.exists():
        shutil.rmtree(new)
    new.mkdir()
    return new


def _replace(folder: Path, new: Path) -> None:
    """Put the new files in the place of the old; the move of the list, the last, makes it final."""
    made = sorted(_files(new))
    _write_list(new, made)
    replaced = [*_listed(folder), *made]
    (folder / _OLD).mkdir()
    try:
        _write_list(folder / _OLD, _listed(folder))
        (folder / LIST).unlink(missing_ok=True)
        _move(replaced, folder, folder / _OLD)
        _move([*made, Path(LIST)], new, folder)
    finally:
        _recover(folder)


def _recover(folder: Path) -> None:
    """End a replacement: undo it, unless the new list is in place."""
    old, new = folder / _OLD, folder / _NEW
    if not old.exists():
        return
    if (old / LIST).exists() and not (folder / LIST).exists():
        _move((file for file in _listed(new) if not (new / file).exists()), folder, new)
        _move(sorted(_files(old)), old, folder)
    shutil.rmtree(old)


def _write_list(folder: Path, files: Iterable[Path]) -> None:
    written = folder / f"{LIST}.part"
    written.write_text("".join(f"{each.as_posix()}\n" for each in files), encoding="utf-8")
    written.replace(folder / LIST)


def _listed(folder: Path) -> list[Path]:
    """Return the files that the folder's list names; none that would lie outside the folder."""
    path = folder / LIST
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return [Path(line) for line in lines if line and not Path(line).is_absolute() and ".." not in Path(line).parts]


def _files(folder: Path) -> Iterator[Path]:
    return (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())


def _move(files: Iterable[Path], source: Path, target: Path) -> None:
    """Move the files that exist, and remove the folders that this leaves empty."""
    for file in files:
        if not (source / file).exists():
            continue
        (target / file).parent.mkdir(parents=True, exist_ok=True)
        (source / file).replace(target / file)
        if file.parent != Path():
            _remove_empty((source / file).parent)


def _remove_empty(folder: Path) -> None:
    if folder.exists() and not any(folder.iterdir()):
        folder.rmdir()
