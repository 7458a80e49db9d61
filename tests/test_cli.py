"""The command does what it is asked, tells what went wrong in one line each, and exits with the right code."""

import io
import json
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pyoxigraph
import pytest

import kg
from kg import api
from kg.cli import main

PARSES = Path(__file__).parent / "parses"
STORED = f"--annotator=conllu={PARSES}"
MAYOR = str(PARSES / "mayor.txt")


def run(*arguments: str | Path) -> int:
    return main([str(each) for each in arguments])


def build(output: Path, *arguments: str | Path) -> int:
    return run("build", STORED, "-o", output, *arguments)


def written(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the output of one build that went well."""
    folder = tmp_path_factory.mktemp("built") / "output"
    assert build(folder, MAYOR) == 0
    return folder


def test_a_build_writes_graph_page_record_and_report(output: Path) -> None:
    assert sorted(written(output)) == ["graph.html", "graph.trig", "graph.ttl", "report.json", "standoff/mayor.json"]


def test_progress_goes_to_standard_error_and_the_table_to_standard_output(tmp_path: Path, capsys) -> None:
    build(tmp_path, MAYOR)

    out, err = capsys.readouterr()
    assert err.startswith("    1  mayor: ")
    assert out.startswith("articles ")
    assert out.endswith(f"Written to {tmp_path}\n")


def test_a_quiet_build_prints_nothing(tmp_path: Path, capsys) -> None:
    build(tmp_path, MAYOR, "--quiet")

    assert capsys.readouterr() == ("", "")


def test_two_builds_write_the_same_bytes(tmp_path: Path, output: Path) -> None:
    build(tmp_path, MAYOR)

    assert written(tmp_path) == written(output)


def test_the_turtle_is_the_union_of_the_named_graphs(output: Path) -> None:
    named = pyoxigraph.parse(path=output / "graph.trig")
    plain = pyoxigraph.parse(path=output / "graph.ttl")

    assert {quad.triple for quad in named} == {quad.triple for quad in plain}


def test_only_the_formats_asked_for_are_written(tmp_path: Path) -> None:
    build(tmp_path, MAYOR, "--format", "nquads,ntriples")

    assert sorted(written(tmp_path)) == ["graph.nq", "graph.nt", "report.json", "standoff/mayor.json"]


def test_base_and_date_reach_the_graph(tmp_path: Path) -> None:
    build(tmp_path, MAYOR, "--base", "https://paper.example/", "--published", "2021-05-08", "--format", "turtle")

    graph = (tmp_path / "graph.ttl").read_text(encoding="utf-8")
    assert "<https://paper.example/mayor>" in graph
    assert '"2021-05-08"' in graph


def test_a_bad_article_does_not_stop_the_others(tmp_path: Path, capsys) -> None:
    for name, data in {"binary": b"\0\1", "empty": b"", "latin": b"\xe9t\xe9", "unparsed": b"Ann Lee left."}.items():
        (tmp_path / f"{name}.txt").write_bytes(data)
    (tmp_path / "date.txt").write_text("published: soon\n\nAnn Lee left.")

    code = build(tmp_path / "output", tmp_path, MAYOR, tmp_path / "missing.txt")

    errors = [line for line in capsys.readouterr().err.split("\n") if line.startswith("kg: ")]
    report = json.loads((tmp_path / "output" / "report.json").read_bytes())
    assert code == 1
    assert [line.removeprefix(f"kg: {tmp_path}/").split(":")[0] for line in errors] == [
        "binary.txt", "date.txt", "empty.txt", "latin.txt", "unparsed.txt", "missing.txt",
    ]  # fmt: skip
    assert (report["totals"]["articles"], report["totals"]["failures"]) == (1, 6)


@pytest.mark.parametrize(("name", "code"), [("empty.txt", 1), ("missing.txt", 2)])
def test_where_no_article_can_be_built_the_old_output_stays(tmp_path: Path, capsys, name: str, code: int) -> None:
    build(tmp_path / "output", MAYOR)
    before = written(tmp_path / "output")
    (tmp_path / "empty.txt").touch()

    assert build(tmp_path / "output", tmp_path / name) == code
    assert written(tmp_path / "output") == before
    assert "nothing was written" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--published", "May"], "--published: published: 'May' is not a date. Write it as 2025-05-03."),
        (["--base", "paper"], "--base: base 'paper'"),
        (["--format", "turtle,word"], "there is no export 'word'. Choose one of: html"),
        (["--annotator", "none"], "there is no annotate 'none'. Choose one of: conllu, engine, spacy, stanza."),
        (["--annotator", "conllu"], "the annotator 'conllu' has no folder. Write --annotator conllu=FOLDER."),
        (["--ontology", "no-such-folder"], "no-such-folder"),
    ],
)
def test_an_option_that_cannot_be_used_is_one_line_and_code_two(
    tmp_path: Path, capsys, arguments, message: str
) -> None:
    code = build(tmp_path / "output", MAYOR, *arguments)

    err = capsys.readouterr().err
    assert code == 2
    assert err.startswith("kg: ")
    assert message in err
    assert err.count("\n") == 1
    assert not (tmp_path / "output").exists()


def test_an_output_that_is_a_file_is_one_line_and_code_two(tmp_path: Path, capsys) -> None:
    (tmp_path / "output").touch()

    assert build(tmp_path / "output", MAYOR) == 2
    assert capsys.readouterr().err.startswith(f"kg: {tmp_path}/output: it cannot be written")


def test_a_broken_ontology_is_one_line_and_code_two(tmp_path: Path, capsys) -> None:
    shutil.copytree(Path(kg.__file__).parent.parent / "ontology", tmp_path / "ontology")
    (tmp_path / "ontology" / "core.ttl").write_text("kg:Person a")

    assert build(tmp_path / "output", MAYOR, "--ontology", tmp_path / "ontology") == 2
    assert "core.ttl" in capsys.readouterr().err


def test_an_interrupted_build_leaves_the_old_output(tmp_path: Path, capsys, monkeypatch) -> None:
    build(tmp_path, MAYOR)
    before = written(tmp_path)
    monkeypatch.setattr(api, "run", lambda *_, **__: interrupted())

    code = build(tmp_path, MAYOR)

    assert code == 130
    assert written(tmp_path) == before
    assert capsys.readouterr().err.endswith("kg: stopped; nothing was written.\n")


def interrupted():
    raise KeyboardInterrupt


def test_standard_input_is_an_article(tmp_path: Path, monkeypatch) -> None:
    shutil.copy(PARSES / "mayor.conllu", tmp_path / "stdin.conllu")
    data = io.BytesIO(Path(MAYOR).read_bytes())
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=data))

    assert run("build", "-", f"--annotator=conllu={tmp_path}", "-o", tmp_path / "output") == 0
    assert (tmp_path / "output" / "standoff" / "stdin.json").exists()


@pytest.mark.parametrize("strict", [True, False])
def test_a_statement_that_breaks_a_shape_fails_only_a_strict_build(tmp_path: Path, capsys, strict: bool) -> None:  # noqa: FBT001
    ontology = tmp_path / "ontology"
    shutil.copytree(Path(kg.__file__).parent.parent / "ontology", ontology)
    with (ontology / "shapes.ttl").open("a", encoding="utf-8") as shapes:
        shapes.write(
            "\n<urn:no-events> a <http://www.w3.org/ns/shacl#NodeShape> ;"
            " <http://www.w3.org/ns/shacl#targetObjectsOf> <https://w3id.org/newskg/ns#inArticle> ;"
            " <http://www.w3.org/ns/shacl#nodeKind>"
            " <http://www.w3.org/ns/shacl#Literal> ."
        )

    code = build(tmp_path / "output", MAYOR, "--ontology", ontology, *(["--strict"] if strict else []))

    assert code == int(strict)
    assert f"kg: {MAYOR}: " in capsys.readouterr().err
    assert json.loads((tmp_path / "output" / "report.json").read_bytes())["totals"]["violations"] > 0


def test_a_query_prints_its_answer(output: Path, capsys) -> None:
    sparql = "SELECT DISTINCT ?name WHERE { ?who a kg:Person ; rdfs:label ?name } ORDER BY ?name"

    assert run("query", output / "graph.trig", sparql, "--format", "csv") == 0
    assert "Ann Lee" in capsys.readouterr().out.split("\r\n")


def test_a_query_may_be_a_file(output: Path, tmp_path: Path, capsys) -> None:
    (tmp_path / "ask.rq").write_text("ASK { ?event kg:eventType ?type }")

    assert run("query", output / "graph.trig", tmp_path / "ask.rq") == 0
    assert capsys.readouterr().out == "true\n"


def test_a_question_is_asked_by_its_name(output: Path, capsys) -> None:
    assert run("query", output / "graph.trig", "who-resigned", "--format", "csv") == 0
    assert capsys.readouterr().out.startswith("who,cause\r\n")


def test_all_questions_are_listed(capsys) -> None:
    assert run("query", "--list") == 0
    listed = capsys.readouterr().out
    assert len(re.findall(r"^[a-z-]+$", listed, re.MULTILINE)) == len(
        re.findall("^    columns: ", listed, re.MULTILINE)
    )
    assert "quotes-of\n    What does somebody say, word for word?\n" in listed
    assert "--with who=…: the speaker, by name" in listed


def test_a_question_of_another_ontology_is_asked(output: Path, tmp_path: Path, capsys) -> None:
    (tmp_path / "queries").mkdir()
    heading = "# title: Is it so?\n# description: It is.\n# columns: none\n"
    (tmp_path / "queries" / "is-it-so.rq").write_text(heading + "ASK {}")

    assert run("query", output / "graph.trig", "is-it-so", "--ontology", tmp_path) == 0
    assert capsys.readouterr().out == "true\n"


@pytest.mark.parametrize("guard", [[], ["--timeout", "20"]])
def test_values_and_sentences_go_with_and_without_a_time_limit(output: Path, capsys, guard: list[str]) -> None:
    sparql = "SELECT ?name ?type WHERE { ?e kg:agent ?who ; kg:eventType ?type . ?who rdfs:label ?name }"

    assert run("query", output / "graph.trig", sparql, "--with", "name=Ann Lee", "--explain", *guard) == 0
    shown = capsys.readouterr().out
    assert "Ann Lee" in shown
    assert re.search(r"^ +\d+-\d+  \w", shown, re.MULTILINE)


def test_a_query_that_takes_too_long_is_one_line_and_code_two(output: Path, capsys) -> None:
    sparql = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"

    assert run("query", output / "graph.trig", sparql, "--timeout", "0.5") == 2
    assert capsys.readouterr().err == "kg: query: the query takes more than 0.5 s. Narrow it, or allow more time.\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], "a source and a query are needed"),
        (["output.trig"], "a source and a query are needed"),
        (["output.trig", "no-such-question"], "there is no question 'no-such-question'"),
        (["output.trig", "who-resigned", "--with", "who"], "--with: 'who' has no value"),
        (["output.trig", "who-resigned", "--with", "name=x"], "there is no parameter 'name'"),
    ],
)
def test_a_query_that_cannot_be_asked_is_one_line_and_code_two(capsys, arguments: list[str], message: str) -> None:
    assert run("query", *arguments) == 2
    err = capsys.readouterr().err
    assert message in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(("guard", "code"), [([], -signal.SIGINT), (["--timeout", "60"], 130)])
def test_ctrl_c_ends_a_query_at_once(output: Path, guard: list[str], code: int) -> None:
    sparql = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    command = [sys.executable, "-m", "kg", "query", str(output / "graph.ttl"), sparql, *guard]
    asking = subprocess.Popen(command, cwd=Path(kg.__file__).parent.parent, stderr=subprocess.DEVNULL)
    with pytest.raises(subprocess.TimeoutExpired):
        asking.wait(timeout=3)

    asking.send_signal(signal.SIGINT)

    assert asking.wait(timeout=30) == code


@pytest.mark.parametrize("seconds", ["0", "-1", "nan", "ten", "1e9"])
def test_a_time_limit_is_a_number_of_seconds(seconds: str) -> None:
    with pytest.raises(SystemExit, match="2"):
        run("query", "output.trig", "ASK {}", f"--timeout={seconds}")


@pytest.mark.parametrize("arguments", [("none.trig", "ASK {}"), ("none.trig", "none.rq")])
def test_a_query_without_its_files_is_one_line_and_code_two(capsys, arguments: tuple[str, str]) -> None:
    assert run("query", *arguments) == 2
    assert capsys.readouterr().err.startswith("kg: none.")


def test_a_graph_that_is_well_formed_passes_the_check(output: Path, capsys) -> None:
    assert run("check", output / "graph.ttl") == 0
    assert capsys.readouterr().out == f"0 violations in {output}/graph.ttl\n"


def test_a_report_shows_the_table_again(output: Path, capsys) -> None:
    assert run("report", output / "report.json") == 0
    assert capsys.readouterr().out.startswith("articles ")


def test_a_view_writes_the_page_of_a_stored_graph(output: Path, tmp_path: Path) -> None:
    assert run("view", output / "graph.trig", "-o", tmp_path / "page.html") == 0
    assert (tmp_path / "page.html").read_text(encoding="utf-8").startswith("<!")


def test_python_gets_the_graph_of_a_build_in_rdflib() -> None:
    result = kg.build([MAYOR], kg.Options(annotator=f"conllu={PARSES}"))

    assert len(result.to_rdflib()) == len(list(result.quads()))
    assert [path.name for path in result.records()] == ["mayor.json"]


def test_a_command_that_does_not_exist_is_code_two(capsys) -> None:
    with pytest.raises(SystemExit, match="2"):
        run("bild")
    assert "invalid choice" in capsys.readouterr().err
