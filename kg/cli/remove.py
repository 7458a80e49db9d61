"""`kg remove`: removes articles from a store."""

import argparse
from pathlib import Path
from typing import Final

HELP: Final = "remove articles from a store"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("articles", nargs="+", metavar="ARTICLE", help="an id, as kg store lists it")
    parser.add_argument("--store", type=Path, required=True, metavar="DIR", help="a folder that kg build --store made")


def run(chosen: argparse.Namespace) -> int:
    """Remove each article; one that is not there does not keep the others."""
    from kg.cli.options import complain
    from kg.errors import StoreError
    from kg.store import writing

    code = 0
    with writing(chosen.store) as store:
        for each in chosen.articles:
            try:
                store.remove(each)
                print(f"{each} removed")
            except StoreError as error:
                complain(error)
                code = 1
    return code
