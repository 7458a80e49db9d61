"""`kg view`, `kg build --open` and `kg query --open`: which page is opened, and what is said where none can be."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli import main
from tests.test_cli import MAYOR, STORED

PEOPLE = "SELECT ?who WHERE { ?e kg:agent ?who }"


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "output"
    assert main(["build", STORED, "-o", str(folder), MAYOR, "--quiet"]) == 0
    return folder


@pytest.fixture
def opened(monkeypatch) -> list[str]:
    """Return the addresses that are opened, by a browser that only notes them."""
    addresses: list[str] = []
    monkeypatch.setattr("webbrowser.open", lambda address: addresses.append(address) or True)
    return addresses


def run(*arguments: str | Path) -> int:
    return main([str(each) for each in arguments])


def test_a_page_is_opened_as_it_is(built: Path, opened: list[str], capsys) -> None:
    before = (built / "graph.html").read_bytes()

    assert run("view", built / "graph.html") == 0

    assert opened == [(built / "graph.html").as_uri()]
    assert (built / "graph.html").read_bytes() == before
    assert capsys.readouterr() == ("", "")


def test_the_page_of_a_graph_is_opened_only_if_asked_for(built: Path, tmp_path: Path, opened: list[str]) -> None:
    assert run("view", built / "graph.trig", "-o", tmp_path / "a.html") == 0
    assert run("view", built / "graph.trig", "-o", tmp_path / "b c.html", "--open") == 0

    assert opened == [(tmp_path / "b c.html").as_uri()]
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b c.html").read_bytes()
    assert [each.name for each in sorted(tmp_path.iterdir())] == ["a.html", "b c.html"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.html"], "kg: none.html: there is no such page. Make it with 'kg build'"),
        (["output/graph.html", "-o", "x.html"], "kg: output/graph.html: this is a page already"),
        (["output/graph.trig", "-o", "none/x.html"], "kg: none/x.html: it cannot be written: No such file"),
        (["output/graph.trig", "-o", "file/x.html"], "kg: file/x.html: it cannot be written: Not a directory"),
        (["output/graph.trig", "-o", "."], "kg: .: a folder is no place for a page. Name a file, such as graph.html."),
    ],
)
def test_what_cannot_be_opened_or_written_is_one_line_and_code_two(
    built: Path, tmp_path: Path, monkeypatch, capsys, opened: list[str], arguments: list[str], message: str
) -> None:
    (tmp_path / "output").symlink_to(built)
    (tmp_path / "file").touch()
    monkeypatch.chdir(tmp_path)

    assert run("view", *arguments) == 2

    err = capsys.readouterr().err
    assert err.startswith(message)
    assert err.count("\n") == 1
    assert not opened


def test_a_build_opens_its_page_once_it_is_in_place(tmp_path: Path, monkeypatch) -> None:
    found: list[bool] = []
    monkeypatch.setattr("webbrowser.open", lambda _: found.append((tmp_path / "out" / "graph.html").exists()) or True)

    assert run("build", STORED, MAYOR, "-o", tmp_path / "out", "--quiet", "--open") == 0

    assert found == [True]


def test_a_build_that_writes_the_page_of_pyvis_alone_opens_that(tmp_path: Path, opened: list[str]) -> None:
    assert run("build", STORED, MAYOR, "-o", tmp_path, "--quiet", "--open", "--format", "trig,pyvis") == 0

    assert opened == [(tmp_path / "graph.pyvis.html").as_uri()]


def test_a_build_that_fails_opens_no_old_page(tmp_path: Path, opened: list[str]) -> None:
    run("build", STORED, MAYOR, "-o", tmp_path / "out", "--quiet")

    assert run("build", STORED, tmp_path / "none.txt", "-o", tmp_path / "out", "--open") == 2

    assert not opened


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--format", "trig"], "--open: no page is written. Add html to --format."),
        (["--store", "news"], "--open: with --store alone no page is written. Say with -o where"),
    ],
)
def test_a_build_that_writes_no_page_says_so_before_it_begins(
    tmp_path: Path, monkeypatch, capsys, arguments: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)

    assert run("build", STORED, MAYOR, "--open", *arguments) == 2

    assert message in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_query_is_drawn_instead_of_printed(built: Path, tmp_path: Path, opened: list[str], capsys) -> None:
    page = tmp_path / "people.html"

    assert run("query", built / "graph.trig", PEOPLE, "--open", "-o", page) == 0

    assert opened == [page.as_uri()]
    assert capsys.readouterr().out == f"Written to {page}\n"
    assert "Ann Lee" in page.read_text(encoding="utf-8")
    assert len(page.read_bytes()) < len((built / "graph.html").read_bytes())


def test_a_query_without_a_file_is_drawn_into_a_temporary_one(built: Path, opened: list[str], capsys) -> None:
    assert run("query", built / "graph.ttl", "who-resigned", "--open") == 0

    page = Path(capsys.readouterr().out.removeprefix("Written to ").strip())
    assert opened == [page.as_uri()]
    assert "Ann Lee" in page.read_text(encoding="utf-8")
    page.unlink()


def test_a_query_is_drawn_without_being_opened(built: Path, tmp_path: Path, opened: list[str]) -> None:
    sparql = "CONSTRUCT { ?who kg:acts ?e } WHERE { ?e kg:agent ?who }"

    assert run("query", built / "graph.trig", sparql, "-o", tmp_path / "acts.html") == 0

    assert '"label":"acts"' in (tmp_path / "acts.html").read_text(encoding="utf-8")
    assert not opened


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["ASK { ?a ?b ?c }"], "kg: query: yes or no is no picture. Ask with SELECT or CONSTRUCT."),
        (["SELECT (1 AS ?x) {}"], "kg: query: the answer names nothing that can be drawn. Ask for events"),
        ([PEOPLE, "--format", "csv"], "kg: --format: it is for printing, not for a picture. Leave it out."),
        ([PEOPLE, "--explain"], "kg: --explain: it is for printing, not for a picture. Leave it out."),
        ([PEOPLE, "--timeout", "9"], "kg: --timeout: it is for printing, not for a picture. Leave it out."),
    ],
)
def test_an_answer_that_cannot_be_drawn_is_one_line_and_code_two(
    built: Path, tmp_path: Path, opened: list[str], capsys, arguments: list[str], message: str
) -> None:
    assert run("query", built / "graph.trig", *arguments, "--open", "-o", tmp_path / "x.html") == 2

    err = capsys.readouterr().err
    assert err.startswith(message)
    assert err.count("\n") == 1
    assert not opened
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("arguments", [["view"], ["query", PEOPLE]])
def test_a_page_does_not_replace_the_graph_that_it_shows(built: Path, tmp_path: Path, capsys, arguments) -> None:
    graph = tmp_path / "graph.trig"
    shutil.copy(built / "graph.trig", graph)
    before = graph.read_bytes()

    command, *query = arguments
    assert run(command, graph, *query, "-o", graph) == 2

    assert "the page would replace the graph itself. Choose another file with -o." in capsys.readouterr().err
    assert graph.read_bytes() == before


def test_where_nothing_can_be_kept_meanwhile_that_is_one_line(built: Path, tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))

    assert run("view", built / "graph.trig", "-o", tmp_path / "page.html") == 2

    assert "page.html: it cannot be written: No such file" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not shutil.which("sh"), reason="needs a shell")
def test_the_browser_is_the_one_that_the_environment_names(built: Path, tmp_path: Path) -> None:
    noted = tmp_path / "noted"
    (tmp_path / "browser").write_text(f'#!/bin/sh\necho "$1" > "{noted}"\n')
    (tmp_path / "browser").chmod(0o755)
    command = [sys.executable, "-m", "kg", "view", built / "graph.html"]

    subprocess.run(command, check=True, env={**os.environ, "BROWSER": f"{tmp_path / 'browser'} %s"}, cwd=ROOT)

    assert noted.read_text().strip() == (built / "graph.html").as_uri()


ROOT = Path(__file__).parent.parent


def test_where_no_browser_starts_the_place_of_the_page_is_told(built: Path, monkeypatch, capsys) -> None:
    monkeypatch.setattr("webbrowser.open", lambda _: False)

    assert run("view", built / "graph.html") == 0

    assert capsys.readouterr().err == f"No browser could be started here. The page is {built / 'graph.html'}\n"
