"""`kg store`: lists the articles that a store holds."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kg.store import Held

HELP: Final = "list the articles that a store holds"
_DIGITS: Final = 12  # of a digest, in the table


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("store", type=Path, metavar="DIR", help="a folder that kg build --store made")
    parser.add_argument("--json", action="store_true", help="print JSON, with whole digests")


def run(chosen: argparse.Namespace) -> int:
    """Print a line an article, and their number."""
    from kg.store import read

    held = list(read(chosen.store).articles())
    if chosen.json:
        print(json.dumps([_fields(each) for each in held], ensure_ascii=False, indent=1))
        return 0
    for each in held:
        title = " ".join(each.title.split())
        revision = f"revision {each.state.number}, {each.state.digest[:_DIGITS]}"
        print(f"{each.state.id}  {each.published or '-'}  {revision}  {each.triples} triples  {title}".rstrip())
    print(f"{len(held)} articles, {sum(each.triples for each in held)} triples in {chosen.store}")
    return 0


def _fields(held: "Held") -> dict[str, str | int]:
    return {
        "id": held.state.id,
        "title": held.title,
        "published": held.published,
        "revision": held.state.number,
        "digest": held.state.digest,
        "triples": held.triples,
    }
