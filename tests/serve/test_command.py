"""The command `kg serve`: what it prints, what it refuses, and that it leaves nothing behind."""

import signal
import socket
import subprocess
import sys

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.cli import main
from tests.serve.server import ROOT, TOKEN, served, stored, written

QUADS = [Quad(NamedNode("urn:a"), NamedNode("urn:p"), Literal(1), NamedNode("urn:g"))]


@pytest.fixture
def trig(tmp_path):
    return written(tmp_path / "graph.trig", QUADS)


WRONG = {
    "no source": (["none.ttl"], "cannot be read"),
    "a broken file": (["broken.ttl"], "not Turtle"),
    "a token alone": (["graph.trig", "--token", TOKEN], "without --update"),
    "no token": (["store", "--update"], "token that nobody guesses"),
    "a short token": (["store", "--update", "--token", "secret"], "token that nobody guesses"),
    "a file to be changed": (["graph.trig", "--update", "--token", TOKEN], "only a store can be changed"),
    "no address": (["graph.trig", "--host", "256.1.1.1"], "cannot be served from"),
    "no ontology": (["graph.trig", "--ontology", "none"], "none"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_cannot_be_served_is_told_with_a_remedy(case, tmp_path):
    pytest.importorskip("uvicorn", reason="needs uvicorn")
    written(tmp_path / "graph.trig", QUADS)
    (tmp_path / "broken.ttl").write_text("no turtle")
    stored(tmp_path / "store", QUADS)
    arguments, words = WRONG[case]

    done = subprocess.run(
        [sys.executable, "-m", "kg", "serve", *arguments, "--port", "0"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        timeout=60,
        check=False,
        text=True,
    )

    assert done.returncode == 2
    assert words in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_port_that_is_taken_is_told(trig, capsys):
    with socket.create_server(("127.0.0.1", 0)) as other:
        code = main(["serve", str(trig), "--port", str(other.getsockname()[1])])

    assert code == 2
    assert "--port" in capsys.readouterr().err


def test_without_uvicorn_it_says_what_to_install(trig):
    script = f"import sys, kg.cli; sys.modules['uvicorn'] = None; sys.exit(kg.cli.main(['serve', {str(trig)!r}]))"

    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, stderr=subprocess.PIPE, check=False, text=True)

    assert done.returncode == 2
    assert "pip install 'newskg[serve]'" in done.stderr


@pytest.mark.parametrize("option", [["--port", "70000"], ["--timeout", "0"], ["--workers", "0"], ["--rows", "x"]])
def test_numbers_out_of_range_are_refused(trig, option):
    with pytest.raises(SystemExit):
        main(["serve", str(trig), *option])


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_in_order_and_leaves_nothing(trig, tmp_path, monkeypatch, how):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))

    with served(trig) as server:
        assert list(scratch.iterdir())  # the graph of a file is kept in a store for all workers
        server.process.send_signal(how)
        said = server.process.stdout.read()
        code = server.process.wait()

    assert (code, said) == (0, "Stopped.\n")
    assert not list(scratch.iterdir())


def test_an_address_of_the_sixth_version_is_served(trig):
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        pytest.skip("needs IPv6")

    with served(trig, "--host", "::1") as server:
        assert server.ask("GET", "/health").status == 200


def test_it_loads_no_library_of_the_web_for_other_commands():
    script = "import sys, kg.cli; kg.cli.main(['query', '--list']); sys.exit('uvicorn' in sys.modules)"

    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.DEVNULL, check=False)

    assert done.returncode == 0
