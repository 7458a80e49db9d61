"""`kg evaluate`: measures what kg reads against gold records."""

import argparse
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.cli.options import add_engine, complain

if TYPE_CHECKING:
    from kg.evaluate.maps import Maps

HELP: Final = "measure what kg reads against gold records"
_MAPS: Final = Path("tests", "maps")  # in a checkout of kg


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("folder", type=Path, metavar="DIR", help="gold sets: NAME/input/*.txt, NAME/input/meta.tsv, NAME/gold/*.json")
    add("--set", action="append", default=[], dest="sets", metavar="NAME", help="only this set; may be given again")
    add("--maps", type=Path, metavar="DIR", help="what our names are called in the sets (tests/maps, if there is one)")
    add("--json", type=Path, metavar="FILE", help="write all figures, not only those of the table")
    add("-o", "--output", type=Path, metavar="DIR", help="keep the stand-off records: NAME/ID.json")
    add_engine(parser)


def run(chosen: argparse.Namespace) -> int:
    """Read all gold sets, then the texts of one after the other, and print how well they are read."""
    from kg import output
    from kg.api import Options, recorder
    from kg.evaluate import gold, table
    from kg.evaluate.plan import plan
    from kg.evaluate.run import evaluate

    tasks = plan(_maps(chosen.maps))
    found = gold.find(chosen.folder, {task.set for task in tasks}, chosen.sets)
    for name in found.unknown:
        print(f"kg: {chosen.folder / name}: skipped, there is no measure for a set of this name", file=sys.stderr)
    sets = [gold.read(folder) for folder in found.sets]
    read = recorder(Options(ontology=chosen.ontology, annotator=chosen.annotator, threads=chosen.threads))
    results = []
    with output.replacing(chosen.output) if chosen.output else nullcontext() as keep:
        for each in sets:
            print(f"kg: {each.name}: {len(each.texts)} texts", file=sys.stderr)
            results.append(evaluate(each, tasks, read, keep=keep))
            for error in results[-1].failures:
                complain(error)
    print(table.render(results))
    if chosen.json:
        table.save(results, chosen.json)
    return 0


def _maps(folder: Path | None) -> "Maps":
    from kg.evaluate import maps

    if folder or _MAPS.is_dir():
        return maps.read(folder or _MAPS)
    print("kg: the names of classes and roles are taken as they are; --maps DIR translates them", file=sys.stderr)
    return maps.Maps()
