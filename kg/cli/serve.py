"""`kg serve`: answers SPARQL over HTTP, with a page to ask on."""

import argparse
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kg.cli.options import add_ontology
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.serve import Settings

HELP: Final = "answer SPARQL over HTTP, with a page to ask on"
_TOKEN: Final = "KG_TOKEN"
_SHORTEST: Final = 16  # characters of a token
_LOCAL: Final = frozenset({"127.0.0.1", "::1", "localhost"})
_MEGABYTE: Final = 1024 * 1024


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("source", type=Path, metavar="SOURCE", help="a store's folder or a file: output/graph.trig")
    add("--host", default="127.0.0.1", metavar="ADDRESS", help="where to listen (127.0.0.1: this computer only)")
    add("--port", type=_port, default=3030, metavar="N", help="(3030; 0 takes any that is free)")
    add("--name", action="append", default=[], metavar="HOST", help="a host name that clients may use")
    add("--cors", metavar="ORIGIN", help="a site whose pages may read answers: https://example.org, or *")
    add("--update", action="store_true", help="let whoever has the token change the store")
    add("--token", metavar="TOKEN", help=f"for --update; better set {_TOKEN}, which other users cannot see")
    add("--workers", type=_number, default=2, metavar="N", help="queries answered at once (2)")
    add("--timeout", type=_seconds, default=10.0, metavar="S", help="seconds that a query may take (10)")
    add("--memory", type=_number, default=512, metavar="MB", help="megabytes that a query may take (512)")
    add("--rows", type=_number, default=10_000, metavar="N", help="rows or triples of an answer (10000)")
    add_ontology(parser)


def run(chosen: argparse.Namespace) -> int:
    """Serve until Ctrl-C."""
    settings = _settings(chosen)
    try:
        from kg.serve import web
    except ModuleNotFoundError as error:
        remedy = "Install it with: pip install 'newskg[serve]'"
        raise UsageError(f"the module {error.name!r} is missing", where="kg serve", remedy=remedy) from error
    from kg.serve.endpoint import Endpoint

    signal.signal(signal.SIGTERM, signal.default_int_handler)  # ends it in order, as Ctrl-C does
    with suppress(KeyboardInterrupt), web.bound(settings) as at:
        host, port = at.getsockname()[:2]
        with Endpoint(chosen.source, settings) as endpoint:
            shown = f"[{host}]" if ":" in host else host
            print(f"Serving {chosen.source} at http://{shown}:{port}/ (queries: /sparql). Ctrl-C stops it.", flush=True)
            if host not in _LOCAL:
                print("kg: other computers can ask it too; nothing is encrypted.", file=sys.stderr)
            web.serve(endpoint, at)
    print("Stopped.")
    return 0


def _settings(chosen: argparse.Namespace) -> "Settings":
    from kg.query import Caps
    from kg.query.client import Limits
    from kg.serve import Settings

    limits = Limits(chosen.timeout, chosen.memory * _MEGABYTE, caps=Caps(rows=chosen.rows))
    changing = Limits(max(chosen.timeout, 60.0), chosen.memory * _MEGABYTE)
    return Settings(
        host=chosen.host,
        port=chosen.port,
        names=frozenset(each.lower().rstrip(".") for each in (*chosen.name, chosen.host)),
        origin=chosen.cors,
        token=_token(chosen),
        workers=chosen.workers,
        limits=limits,
        change_limits=changing,
        ontology=chosen.ontology,
    )


def _token(chosen: argparse.Namespace) -> str | None:
    """Return what allows to change the store; None if nothing does."""
    token = chosen.token or os.environ.get(_TOKEN, "")
    if not chosen.update:
        if chosen.token:
            raise UsageError("a token without --update", where="--token", remedy="Add --update, or leave it out.")
        return None
    if len(token) < _SHORTEST or not token.isascii() or not token.isprintable() or " " in token:
        remedy = f"Set {_TOKEN} to at least {_SHORTEST} letters and digits, such as 'openssl rand -hex 32' gives."
        raise UsageError("changes need a token that nobody guesses", where="--update", remedy=remedy)
    return str(token)


def _port(argument: str) -> int:
    port = int(argument)
    if not 0 <= port <= 65_535:
        raise argparse.ArgumentTypeError("it must be 0 to 65535")
    return port


def _number(argument: str) -> int:
    number = int(argument)
    if not 0 < number <= 1_000_000:
        raise argparse.ArgumentTypeError("it must be 1 to 1000000")
    return number


def _seconds(argument: str) -> float:
    seconds = float(argument)
    if not 0 < seconds <= 3600:
        raise argparse.ArgumentTypeError("it must be above 0 and at most 3600")
    return seconds
