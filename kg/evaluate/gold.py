"""Find gold sets in a folder and read them: texts, dates of publication and gold records."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg.dates import iso_date
from kg.errors import GoldError, SeedError, UsageError
from kg.evaluate.records import Record
from kg.evaluate.standoff import parse


@dataclass(frozen=True, slots=True)
class Text:
    """One article with its gold record."""

    id: str
    path: Path
    published: str | None  # ISO 8601 date; None: unknown
    gold: Record


@dataclass(frozen=True, slots=True)
class GoldSet:
    """The articles of one set, in order of their ids."""

    name: str
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The folders of a folder: the sets to score and, where all are wanted, those that nobody knows."""

    sets: tuple[Path, ...]
    unknown: tuple[str, ...]


def find(folder: Path, known: Collection[str], wanted: Sequence[str] = ()) -> Found:
    """Return the gold sets of a folder, all or those that are wanted.

    Raises:
        UsageError: there is no such folder, no known set in it, or not one that is wanted.
    """
    if not folder.is_dir():
        raise UsageError("there is no such folder", where=str(folder), remedy="Check the name.")
    inside = {path.name: path for path in sorted(folder.iterdir()) if path.is_dir() and not path.name.startswith(".")}
    present = [name for name in inside if name in known]
    if not present:
        remedy = f"Lay it out as NAME/input and NAME/gold, where NAME is one of: {', '.join(sorted(known))}."
        raise UsageError("no gold set is in this folder", where=str(folder), remedy=remedy)
    if missing := [name for name in wanted if name not in present]:
        remedy = f"Choose from: {', '.join(present)}."
        raise UsageError(f"there is no gold set '{missing[0]}' in this folder", where=str(folder), remedy=remedy)
    chosen = [name for name in present if not wanted or name in wanted]
    unknown = () if wanted else tuple(name for name in inside if name not in known)
    return Found(tuple(inside[name] for name in chosen), unknown)


def read(folder: Path) -> GoldSet:
    """Read `input/*.txt`, `input/meta.tsv` and `gold/*.json` of one set.

    Raises:
        GoldError: a file is missing or broken, or a gold text is not that of the input.
    """
    paths = sorted((folder / "gold").glob("*.json"))
    if not paths:
        raise GoldError("there is no gold record", where=str(folder / "gold"), remedy="Put JSON files there.")
    published = _dates(folder / "input" / "meta.tsv")
    return GoldSet(folder.name, tuple(_text(path, folder / "input", published) for path in paths))


def _text(path: Path, inputs: Path, published: dict[str, str | None]) -> Text:
    source = inputs / f"{path.stem}.txt"
    if path.stem not in published:
        remedy = f"Add a line that begins with {path.stem} and a tab; the date may be left empty."
        raise GoldError("an article is missing", where=str(inputs / "meta.tsv"), remedy=remedy)
    try:
        gold = parse(_content(path))
    except ValueError as error:
        remedy = "Mend the file; it should be as the stand-off records of kg build."
        raise GoldError(f"it is no stand-off record: {error}", where=str(path), remedy=remedy) from error
    if gold.text != _content(source):
        remedy = f"Make its text the same as {source}, or its offsets mean nothing."
        raise GoldError("the gold text differs from the input text", where=str(path), remedy=remedy)
    return Text(path.stem, source, published[path.stem], gold)


def _content(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = f"it cannot be read: {getattr(error, 'strerror', None) or error}"
        raise GoldError(reason, where=str(path), remedy="Put a file in UTF-8 there.") from error


def _dates(path: Path) -> dict[str, str | None]:
    """Return the date of each article by its id; the first line names the columns."""
    found: dict[str, str | None] = {}
    for number, line in enumerate(_content(path).split("\n")[1:], 2):
        id, _, rest = line.partition("\t")
        found[id] = _date(rest.split("\t")[0].strip(), f"{path}:{number}")
    return found


def _date(text: str, where: str) -> str | None:
    if not text:
        return None
    try:
        return iso_date(text, where=where)
    except SeedError as error:
        raise GoldError(error.message, where=error.where, remedy=error.remedy) from error
