"""The command `kg`: reads its arguments, calls what they ask for, and prints; a module a command."""

import argparse
import io
import os
import sys
from collections.abc import Sequence
from typing import Final

from kg import __version__
from kg.cli import build, check, derive, evaluate, export, ontology, push, query, remove, report, serve, store, view
from kg.cli.options import complain
from kg.errors import KgError

_INTERRUPTED: Final = 130  # what a shell expects of a command that Ctrl-C ended
_COMMANDS: Final = (build, export, query, serve, check, report, view, store, remove, derive, push, ontology, evaluate)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 all well, 1 something failed, 2 nothing could be done."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")
    chosen = _parser().parse_args(arguments)
    try:
        return int(chosen.run(chosen))
    except KgError as error:
        complain(error)
        return error.exit_code
    except KeyboardInterrupt:
        kept = "the store keeps what it has" if getattr(chosen, "store", None) else "nothing was written"
        print(f"kg: stopped; {kept}.", file=sys.stderr)
        return _INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains again at exit
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kg", description="Turn English news into an RDF knowledge graph.")
    parser.add_argument("--version", action="version", version=f"kg {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for each in _COMMANDS:
        command = commands.add_parser(each.__name__.rpartition(".")[2], help=each.HELP)
        command.set_defaults(run=each.run)
        each.add(command)
    return parser
