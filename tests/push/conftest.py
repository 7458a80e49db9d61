"""A graph to push, a place to push it to, and the command."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from kg.cli import main
from tests.push.server import running

EXAMPLE = "https://example.org/"
GRAPHS = ("a", "b", "derived")


@pytest.fixture(autouse=True)
def no_secrets(monkeypatch):
    for name in ("KG_PUSH_PASSWORD", "KG_PUSH_TOKEN", "http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def pauses(monkeypatch):
    """Collect how long a push would wait, and let it not wait."""
    waited = []
    monkeypatch.setattr("kg.cli.push.sleep", waited.append)
    return waited


@pytest.fixture
def shop():
    with running() as each:
        yield each


@pytest.fixture
def graph(tmp_path):
    """Return a file of three graphs of two triples each."""
    path = tmp_path / "graph.trig"
    write(path, quads(GRAPHS))
    return path


def quads(graphs, label="x"):
    for name in graphs:
        for number in (1, 2):
            subject = NamedNode(f"{EXAMPLE}{name}#{number}")
            yield Quad(subject, NamedNode(EXAMPLE + "label"), Literal(f"{label} {number}"), NamedNode(EXAMPLE + name))


def write(path, quads):
    serialize(quads, path, RdfFormat.from_extension(path.suffix[1:]))


@pytest.fixture
def push(capsys, pauses):  # noqa: ARG001
    """Return the command: it gives the exit code and what was printed."""

    def run(*arguments):
        code = main(["push", *map(str, arguments)])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run
