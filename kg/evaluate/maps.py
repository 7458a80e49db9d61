"""Read the tables that say what our classes and roles are called in the gold sets."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from kg.errors import UsageError
from kg.evaluate.names import SAME, Names


@dataclass(frozen=True, slots=True)
class Maps:
    """A table for each kind of names; where one is missing, the names are taken as they are."""

    entity_types: Names = SAME  # classes of entities -> Person, Organization, Place, Group
    wikievents: Names = SAME  # classes of events -> KAIROS types
    plover: Names = SAME  # classes of events -> PLOVER categories
    re3d: Names = SAME  # properties and classes of events -> relations of re3d
    roles: Names = SAME  # roles -> agent, patient, recipient, place and so on


def read(folder: Path) -> Maps:
    """Read the tables of a folder: `entity_types.tsv` and so on, with our name, a tab, and theirs, joined by commas.

    Raises:
        UsageError: there is no such folder, no table in it, or a line without a tab.
    """
    paths = {field.name: folder / f"{field.name}.tsv" for field in fields(Maps)}
    found = {name: _names(path) for name, path in paths.items() if path.is_file()}
    if not found:
        remedy = f"Name a folder that holds one of: {', '.join(path.name for path in paths.values())}."
        raise UsageError("no map is in this folder", where=str(folder), remedy=remedy)
    return Maps(**found)


def _names(path: Path) -> Names:
    table: dict[str, frozenset[str]] = {}
    for ours, theirs in _lines(path):
        accepted = frozenset(name.strip() for name in theirs.split(",") if name.strip())
        table[ours] = table.get(ours, frozenset()) | accepted
    return Names(table)


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        ours, tab, rest = line.partition("\t")
        if not tab:
            remedy = "Write our name, a tab, and theirs."
            raise UsageError(f"the line '{line}' has no tab", where=f"{path}:{number}", remedy=remedy)
        yield ours.strip(), rest.split("\t")[0]
