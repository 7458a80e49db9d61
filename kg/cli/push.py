"""`kg push`: sends a graph to another triple store."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import TYPE_CHECKING, Final

from kg.cli.options import text
from kg.errors import UsageError

if TYPE_CHECKING:
    from kg.push import Sent
    from kg.push.client import Client, Login
    from kg.push.journal import Journal
    from kg.push.parcels import Parcels
    from kg.push.protocol import Way

HELP: Final = "send a graph to another triple store"
_PASSWORD: Final = "KG_PUSH_PASSWORD"
_TOKEN: Final = "KG_PUSH_TOKEN"
_INTERRUPTED: Final = 130  # what a shell expects of a command that Ctrl-C ended


def add(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("url", metavar="URL", help="where the store takes graphs: http://localhost:7878/store")
    add("sources", nargs="+", type=Path, metavar="SOURCE", help="a graph file, a folder of 'kg build', or a store")
    add("--via", choices=("gsp", "update"), help="Graph Store Protocol or SPARQL Update (found out)")
    add("--graph", metavar="IRI", help="the graph that takes triples that name none; 'default' for the default graph")
    add("--user", metavar="NAME", default="", help=f"who may write; the password is in {_PASSWORD}")
    add("--password-file", type=Path, metavar="FILE", help=f"a file with the password, instead of {_PASSWORD}")
    add("--token-file", type=Path, metavar="FILE", help=f"a file with a bearer token, instead of {_TOKEN}")
    add("--ca", type=Path, metavar="FILE", help="the certificates to trust, in the place of the usual ones")
    add("--journal", type=Path, metavar="FILE", help="what was acknowledged (beside the first source: SOURCE.pushed)")
    add("--again", action="store_true", help="send all, whatever was acknowledged before")
    add("--prune", action="store_true", help="remove graphs that were sent before and that the sources no longer have")
    add("--dry-run", action="store_true", help="say what would be sent; ask no server")
    add("--tries", type=_count, default=5, metavar="N", help="how often to try a request (5)")
    add("--timeout", type=_seconds, default=300.0, metavar="SECONDS", help="how long to wait for an answer (300)")
    add("--quiet", action="store_true", help="print errors only")


def run(chosen: argparse.Namespace) -> int:
    """Send what the store has not acknowledged yet."""
    from kg.push.journal import Journal

    journal = Journal(chosen.journal or _beside(chosen.sources[0]), chosen.url)
    with _parcels(chosen) as parcels:
        if chosen.dry_run:
            return _say(chosen, journal, parcels)
        try:
            return _send(chosen, journal, parcels)
        except KeyboardInterrupt:
            print("kg: stopped; the same command sends the rest.", file=sys.stderr)
            return _INTERRUPTED


def _send(chosen: argparse.Namespace, journal: "Journal", parcels: "Parcels") -> int:
    from kg import push

    client = _client(chosen)
    way = _way(chosen, client)
    sent: list[Sent] = []
    unchanged = 0
    for number, task in enumerate(push.tasks(parcels, journal, way, is_anew=chosen.again), start=1):
        unchanged += task.state == "unchanged"
        for each in push.send(task, client, way, journal):
            sent.append(each)
            if not chosen.quiet:
                print(f"{number:>6}/{len(parcels.files)}  {_line(each)}", file=sys.stderr)
    gone = push.left_over(parcels, journal)
    for graph in gone if chosen.prune else ():
        push.remove(graph, client, way, journal)
    if not chosen.quiet:
        print(f"Sent to {chosen.url} by {way.name}: {_sum(sent)}; {unchanged} unchanged.")
        _tell_gone(gone, is_done=chosen.prune)
    return 0


def _say(chosen: argparse.Namespace, journal: "Journal", parcels: "Parcels") -> int:
    """Print what would be sent."""
    from kg import push
    from kg.push.protocol import WAYS

    way = WAYS[chosen.via or "gsp"]
    sent, unchanged = [], 0
    for task in push.tasks(parcels, journal, way, is_anew=chosen.again):
        requests = [(len(request.body), triples) for request, triples in push.requests(task, way)]
        sizes, triples = sum(size for size, _ in requests), sum(count for _, count in requests)
        if task.state == "unchanged":
            unchanged += 1
            continue
        sent.append(push.Sent(task.content.graph, task.state, 1, 1, triples, sizes))
        if not chosen.quiet:
            print(_line(sent[-1]))
    print(f"To be sent to {chosen.url}: {_sum(sent)}; {unchanged} unchanged.")
    _tell_gone(push.left_over(parcels, journal), is_done=False)
    return 0


def _line(sent: "Sent") -> str:
    part = f" (part {sent.part} of {sent.parts})" if sent.parts > 1 else ""
    return f"{sent.state:<9}{sent.triples:>9,} triples {_size(sent.bytes):>8}  {sent.graph or 'default graph'}{part}"


def _sum(sent: "list[Sent]") -> str:
    graphs = sum(each.is_last for each in sent)
    triples, size = sum(each.triples for each in sent), sum(each.bytes for each in sent)
    return f"{graphs:,} graph{'s' * (graphs != 1)}, {triples:,} triples, {_size(size)}"


def _tell_gone(gone: list[str], *, is_done: bool) -> None:
    if gone:
        done = "removed" if is_done else "sent before and no longer in the sources; --prune removes them"
        print(f"{len(gone)} graph{'s' * (len(gone) != 1)} {done}.")


def _size(size: int) -> str:
    return f"{size / 1e6:,.1f} MB" if size >= 1e6 else f"{size / 1e3:,.1f} kB"


def _client(chosen: argparse.Namespace) -> "Client":
    from kg.push.client import Client, Patience, is_readable_by_others

    login = _login(chosen)
    if (login.user or login.token) and is_readable_by_others(chosen.url):
        print("kg: others on the network may read the login: the URL is not https.", file=sys.stderr)
    if chosen.ca and not chosen.ca.is_file():
        raise UsageError(
            "there is no such file", where=f"--ca {chosen.ca}", remedy="Name a file of certificates (PEM)."
        )
    return Client(chosen.url, login, Patience(chosen.tries, chosen.timeout, sleep), chosen.ca)


def _way(chosen: argparse.Namespace, client: "Client") -> "Way":
    from kg.push import protocol

    if not chosen.via:
        return protocol.found_out(client)
    protocol.knock(client)
    return protocol.WAYS[chosen.via]


def _login(chosen: argparse.Namespace) -> "Login":
    from kg.push.client import Login

    password, token = _secret(chosen.password_file, _PASSWORD), _secret(chosen.token_file, _TOKEN)
    if chosen.user and not password:
        remedy = f"Put it into {_PASSWORD}, or name a file with --password-file."
        raise UsageError("there is no password for this user", where=f"--user {chosen.user}", remedy=remedy)
    if chosen.user and chosen.token_file:
        raise UsageError("there is a user and a token", where="--token-file", remedy="Give one of them.")
    return Login(chosen.user, password) if chosen.user else Login(token=token)


def _secret(path: Path | None, variable: str) -> str:
    """Return the first line of a file, or the value of an environment variable."""
    secret = (text(path).splitlines() or [""])[0] if path else os.environ.get(variable, "")
    if not secret.isprintable():
        where = str(path) if path else variable
        raise UsageError("the secret has control characters", where=where, remedy="Write it on a line of its own.")
    return secret


@contextmanager
def _parcels(chosen: argparse.Namespace) -> "Iterator[Parcels]":
    """Yield the graphs of the sources; their files are removed at the end."""
    from kg import push
    from kg.push.parcels import DEFAULT, parcels

    unnamed = DEFAULT if chosen.graph == "default" else _iri(chosen.graph)
    with tempfile.TemporaryDirectory(prefix="kg-push-") as folder:
        yield parcels(push.quads(chosen.sources), Path(folder), unnamed=unnamed)


def _iri(text: str | None) -> str | None:
    from pyoxigraph import NamedNode

    try:
        return NamedNode(text).value if text is not None else None
    except ValueError as error:
        remedy = "Write it like https://example.org/news."
        raise UsageError(f"{text!r} is not an absolute IRI", where="--graph", remedy=remedy) from error


def _beside(source: Path) -> Path:
    whole = source.resolve()
    return whole.with_name(whole.name + ".pushed")


def _count(text: str) -> int:
    """Return a whole number above 0."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number above 0")
    return int(text)


def _seconds(text: str) -> float:
    """Return a time above 0."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < float("inf"):
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds above 0")
    return seconds
