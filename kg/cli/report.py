"""`kg report`: shows the report of a build."""

import argparse
from pathlib import Path
from typing import Final

from kg.cli.options import text

HELP: Final = "show the report of a build"


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("report", type=Path, metavar="REPORT", help="a file: output/report.json")


def run(chosen: argparse.Namespace) -> int:
    """Print the report as a table."""
    from kg.report import table

    print(table(text(chosen.report)))
    return 0
