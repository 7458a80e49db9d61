"""The commands that fill, list, renew and empty a store do what they say."""

import json
import shutil
from pathlib import Path

import pytest

import kg
from kg.cli import main
from tests.test_cli import MAYOR, PARSES, STORED, written

ROOT = Path(__file__).parents[2]
RULE = """<https://example.org/rule> <http://www.w3.org/ns/shacl#construct> '''
    PREFIX kg: <https://w3id.org/newskg/ns#> PREFIX prov: <http://www.w3.org/ns/prov#>
    CONSTRUCT {
        ?who kg:left ?who .
        ?record kg:subject ?who ; kg:property kg:left ; kg:object ?who ; prov:wasDerivedFrom ?event
    } WHERE {
        GRAPH ?article { ?event a kg:Resignation ; kg:agent ?who }
        BIND(IRI(CONCAT(STR(?event), "/edge/1")) AS ?record)
    }''' ."""


def run(*arguments: str | Path) -> int:
    return main([str(each) for each in arguments])


def add(store: Path, *arguments: str | Path) -> int:
    return run("build", STORED, "--store", store, *arguments)


@pytest.fixture
def store(tmp_path: Path, capsys) -> Path:
    assert add(tmp_path / "store", MAYOR) == 0
    capsys.readouterr()
    return tmp_path / "store"


def test_with_a_store_no_folder_is_written_unless_it_is_named(tmp_path: Path, monkeypatch, capsys) -> None:
    monkeypatch.chdir(tmp_path)

    assert add(Path("store"), MAYOR) == 0
    assert [path.name for path in tmp_path.iterdir()] == ["store"]
    assert capsys.readouterr().out.endswith("Written to store\n")


def test_the_files_of_a_store_are_those_of_a_plain_build(tmp_path: Path, store: Path) -> None:
    formats = ("--format", "turtle,trig,nquads,ntriples,jsonld,html")
    assert add(store, MAYOR, "-o", tmp_path / "one", *formats) == 0
    assert run("build", STORED, MAYOR, "-o", tmp_path / "two", *formats) == 0

    one, two = written(tmp_path / "one"), written(tmp_path / "two")
    del one["report.json"], two["report.json"]  # one says that the article was there already
    assert one == two


def test_an_article_that_is_there_already_is_not_read_again(store: Path, monkeypatch, capsys) -> None:
    monkeypatch.setattr("kg.annotate.conllu.annotate", lambda *_, **__: pytest.fail("it is read again"))

    assert add(store, MAYOR) == 0
    out, err = capsys.readouterr()
    assert "mayor: unchanged, not read again" in err
    assert "unchanged, not read again" in out


def test_a_bad_article_stops_neither_the_others_nor_the_store(tmp_path: Path, store: Path, capsys) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "unparsed.txt").write_text("Ann Lee left.")

    assert add(store, tmp_path / "empty.txt", tmp_path / "unparsed.txt", MAYOR) == 1
    assert run("store", store) == 0
    assert "1 articles" in capsys.readouterr().out


def test_a_changed_article_is_the_second_revision(tmp_path: Path, store: Path, capsys) -> None:
    shutil.copy(MAYOR, tmp_path / "mayor.txt")

    assert add(store, tmp_path / "mayor.txt", "--published", "2025-03-01") == 0
    capsys.readouterr()
    assert run("store", store, "--json") == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert (told["id"], told["revision"], told["published"]) == ("mayor", 2, "2025-03-01")
    assert told["triples"] > 100
    assert len(told["digest"]) == 64


def test_a_store_is_listed_with_titles_and_numbers(store: Path, capsys) -> None:
    assert run("store", store) == 0

    line, total = capsys.readouterr().out.splitlines()
    assert line.startswith("mayor  -  revision 1, ")
    assert line.endswith("  Mayor quits after a year")
    assert total.startswith("1 articles, ")


def test_removed_articles_are_gone_and_an_unknown_one_is_an_error(store: Path, capsys) -> None:
    assert run("remove", "mayer", "mayor", "--store", store) == 1
    assert "there is no article 'mayer'" in capsys.readouterr().err
    assert run("store", store) == 0
    assert capsys.readouterr().out.startswith("0 articles")


def test_a_store_can_be_asked_checked_and_drawn(tmp_path: Path, store: Path, capsys) -> None:
    assert run("query", store, "SELECT (COUNT(*) AS ?n) WHERE { ?e a kg:Resignation }", "--format", "csv") == 0
    assert run("check", store) == 0
    assert run("view", store, "-o", tmp_path / "page.html") == 0

    assert capsys.readouterr().out.split()[:2] == ["n", "1"]
    assert "Mayor quits" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_changed_rules_are_applied_by_one_command_and_by_the_next_build(tmp_path: Path, store: Path, capsys) -> None:
    folder = tmp_path / "ontology"
    shutil.copytree(ROOT / "ontology", folder)
    (folder / "rules.ttl").write_text(RULE, encoding="utf-8")

    assert run("derive", store, "--ontology", folder) == 0
    assert capsys.readouterr().out.startswith("5 triples came and 0 went")
    assert add(store, MAYOR) == 0
    assert run("derive", store) == 0
    assert capsys.readouterr().out.endswith(f"0 triples came and 0 went in {store}\n")


@pytest.mark.parametrize("command", [("store",), ("derive",), ("remove", "a", "--store")])
def test_what_is_no_store_is_one_error_line(tmp_path: Path, capsys, command: tuple[str, ...]) -> None:
    assert run(*command, tmp_path) == 2
    assert "the folder holds no store" in capsys.readouterr().err


def test_the_files_are_not_written_into_the_store_itself(store: Path, capsys) -> None:
    assert add(store, MAYOR, "-o", store) == 2
    assert "the output is the store itself" in capsys.readouterr().err


def test_ctrl_c_keeps_what_is_in_the_store(store: Path, monkeypatch, capsys) -> None:
    def interrupt(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("kg.pipeline.report.summarize", interrupt)

    assert add(store, MAYOR, "--published", "2025-03-01") == 130
    assert "the store keeps what it has" in capsys.readouterr().err
    assert run("store", store, "--json") == 0
    (told,) = json.loads(capsys.readouterr().out)
    assert told["revision"] == 2


def test_the_result_of_a_build_with_a_store_is_all_that_it_holds(store: Path) -> None:
    result = kg.build([MAYOR], kg.Options(annotator=f"conllu={PARSES}"), store=store)

    assert result.report.unchanged == ("mayor",)
    assert len(list(result.records())) == 1
    assert len(result.to_rdflib()) == len(list(result.quads())) > 100
