"""`kg export` writes what `kg build` would have written, from any graph file or store, or says why not."""

from pathlib import Path

import pyoxigraph
import pytest

from kg import output
from kg.cli import main
from tests.test_cli import MAYOR, STORED

FORMATS = "turtle,trig,ntriples,nquads,jsonld,rdfxml,graphml,csv,html,pyvis,statements,reifiers,nanopubs"


def export(*arguments: str | Path) -> int:
    return main(["export", *map(str, arguments)])


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != output.LIST)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def rest(folder: Path) -> dict[str, bytes]:
    """Return what a build writes beside the graph."""
    return {name: data for name, data in files(folder).items() if name in ("report.json", "standoff/mayor.json")}


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("built") / "output"
    assert main(["build", STORED, "-o", str(folder), MAYOR, "--format", FORMATS, "--quiet"]) == 0
    return folder


@pytest.mark.parametrize("name", ["graph.trig", "graph.nq", "graph.jsonld"])
def test_an_export_has_the_bytes_of_a_build(built: Path, tmp_path: Path, name: str) -> None:
    assert export(built / name, "--format", FORMATS, "-o", tmp_path / "out") == 0

    made = {
        name: data for name, data in files(built).items() if name.partition(".")[0] not in ("report", "standoff/mayor")
    }
    assert files(tmp_path / "out") == made


@pytest.mark.parametrize("name", ["graph.ttl", "graph.nt", "graph.rdf"])
def test_a_graph_without_named_graphs_gives_the_same_union(built: Path, tmp_path: Path, name: str) -> None:
    formats = "turtle,ntriples,rdfxml,csv,nanopubs,graphml,statements,reifiers"

    assert export(built / name, "--format", formats, "-o", tmp_path / "out") == 0

    made = files(built)
    assert {name for name, data in files(tmp_path / "out").items() if data != made[name]} == set()


def test_a_store_is_exported_like_a_file(built: Path, tmp_path: Path) -> None:
    store = pyoxigraph.Store(str(tmp_path / "store"))
    store.bulk_load(path=str(built / "graph.nq"))
    store.flush()
    del store

    assert export(tmp_path / "store", "--format", "turtle,trig", "-o", tmp_path / "out") == 0

    assert (tmp_path / "out" / "graph.trig").read_bytes() == (built / "graph.trig").read_bytes()


def test_it_says_where_it_wrote(built: Path, tmp_path: Path, capsys) -> None:
    export(built / "graph.trig", "-o", tmp_path / "out")

    assert capsys.readouterr().out == f"Written to {tmp_path / 'out'}\n"
    assert sorted(files(tmp_path / "out")) == ["graph.html", "graph.trig", "graph.ttl"]


def test_the_folder_of_the_graph_itself_is_refused(built: Path, capsys) -> None:
    before = files(built)

    assert export(built / "graph.trig", "-o", built) == 2

    assert "the graph itself lies in the folder that would be written. Choose another folder" in capsys.readouterr().err
    assert files(built) == before


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("missing.ttl", None, "cannot be read: "),
        ("broken.ttl", "<a> <b", "not Turtle: "),
        ("graph.csv", "", ".csv is no format of graphs"),
        ("number.ttl", "<http://x/a> <http://x/1> 1 .", "http://x/1: the property ends in no name of XML"),
    ],
)
def test_what_cannot_be_exported_is_one_line_and_leaves_the_folder(tmp_path, capsys, name, text, message) -> None:
    if text is not None:
        (tmp_path / name).write_text(text)

    assert export(tmp_path / name, "--format", "rdfxml", "-o", tmp_path / "out") == 2

    err = capsys.readouterr().err
    assert message in err
    assert err.count("\n") == 1
    assert not (tmp_path / "out").exists()


def test_an_unknown_format_is_named_with_those_there_are(built: Path, tmp_path: Path, capsys) -> None:
    assert export(built / "graph.trig", "--format", "turtel", "-o", tmp_path / "out") == 2

    assert "there is no export 'turtel'. Choose one of: csv, " in capsys.readouterr().err
