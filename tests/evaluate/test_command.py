"""`kg evaluate` reads gold sets, prints a table, and says in one line what it cannot use."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from kg.cli import main

PARSES = Path(__file__).parents[1] / "parses"
TEXT = (PARSES / "mayor.txt").read_text(encoding="utf-8")
STORED = f"--annotator=conllu={PARSES}"


def span(words: str) -> dict[str, int]:
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


NAMES = {"Person": "Ann Lee", "Place": "Springfield", "Organization": "Mayor"}
GOLD = {
    "text": TEXT,
    "entities": [{"id": type, "type": type} for type in NAMES],
    "mentions": [{"entity": type, "kind": "name", **span(words)} for type, words in NAMES.items()],
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with one set of one article, and stand in it."""
    for name in ("input", "gold"):
        (tmp_path / "sets" / "worldwide" / name).mkdir(parents=True)
    put(tmp_path / "sets" / "worldwide", "mayor", TEXT, json.dumps(GOLD))
    (tmp_path / "sets" / "worldwide" / "input" / "meta.tsv").write_text(
        "id\tpublished\nmayor\t2021-05-08\tPaper\tQuit\n"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path / "sets"


def put(home: Path, id: str, text: str, gold: str) -> None:
    (home / "input" / f"{id}.txt").write_text(text, encoding="utf-8")
    (home / "gold" / f"{id}.json").write_text(gold, encoding="utf-8")


def evaluate(folder: Path, *arguments: str | Path) -> int:
    return main(["evaluate", STORED, *map(str, (folder, *arguments))])


def test_the_table_shows_the_figures_of_the_set(folder: Path, capsys) -> None:
    assert evaluate(folder) == 0

    out, err = capsys.readouterr()
    (strict,) = [line for line in out.splitlines() if "mention+type strict" in line]
    assert strict.split() == "worldwide names mention+type strict 100.0 66.7 80.0 1 76 79.0".split()
    assert "kg: worldwide: 1 texts\n" in err


def test_without_maps_the_names_are_taken_as_they_are_and_that_is_said(folder: Path, capsys) -> None:
    evaluate(folder)

    assert "kg: the names of classes and roles are taken as they are" in capsys.readouterr().err


def test_maps_translate_our_classes(folder: Path, tmp_path: Path, capsys) -> None:
    (tmp_path / "tests" / "maps").mkdir(parents=True)
    (tmp_path / "tests" / "maps" / "entity_types.tsv").write_text("Person\tPlace\n")

    evaluate(folder)

    out, err = capsys.readouterr()
    (strict,) = [line for line in out.splitlines() if "mention+type strict" in line]
    assert " 50.0  33.3  40.0 " in strict
    assert "taken as they are" not in err


def test_records_and_figures_are_kept_where_they_are_asked_for(folder: Path, tmp_path: Path) -> None:
    evaluate(folder, "-o", "records", "--json", "figures.json")

    record = json.loads((tmp_path / "records" / "worldwide" / "mayor.json").read_bytes())
    figures = json.loads((tmp_path / "figures.json").read_bytes())
    assert (record["doc"]["id"], record["doc"]["published"]) == ("mayor", "2021-05-08")
    assert figures["worldwide"]["topics"]["names"]["mention+type strict"]["recall"] == pytest.approx(200 / 3)


def test_nothing_is_written_where_nothing_is_asked_for(folder: Path, tmp_path: Path) -> None:
    evaluate(folder)

    assert [path.name for path in tmp_path.iterdir()] == ["sets"]


def test_an_article_that_fails_counts_as_empty_and_stops_nothing(folder: Path, capsys) -> None:
    home = folder / "worldwide"
    put(home, "unparsed", TEXT, json.dumps(GOLD))
    (home / "input" / "meta.tsv").write_text("id\tpublished\nmayor\t\nunparsed\t\n")

    assert evaluate(folder) == 0

    out, err = capsys.readouterr()
    assert "1 of 2 texts of worldwide could not be read, and count as empty." in out
    assert f"kg: {home / 'input' / 'unparsed.txt'}: " in err


def test_a_set_that_nobody_knows_is_skipped_with_a_line(folder: Path, capsys) -> None:
    (folder / "weather").mkdir()

    assert evaluate(folder) == 0
    assert f"kg: {folder / 'weather'}: skipped, there is no measure" in capsys.readouterr().err


def write(name: str, text: str) -> Callable[[Path], None]:
    return lambda home: (home / name).write_text(text)


@pytest.mark.parametrize(
    ("spoil", "message"),
    [
        (write("gold/mayor.json", "{"), "gold/mayor.json: it is no stand-off record: "),
        (
            write("gold/mayor.json", json.dumps(GOLD | {"text": TEXT + "More."})),
            "the gold text differs from the input text",
        ),
        (write("gold/other.json", "{}"), "input/meta.tsv: an article is missing. Add a line that begins with other"),
        (write("input/meta.tsv", "id\tpublished\nmayor\tMay\n"), "meta.tsv:2: published: 'May' is not a date"),
        (lambda home: (home / "input" / "mayor.txt").unlink(), "input/mayor.txt: it cannot be read: No such file"),
        (lambda home: (home / "input" / "meta.tsv").unlink(), "input/meta.tsv: it cannot be read: No such file"),
        (lambda home: (home / "gold" / "mayor.json").unlink(), "gold: there is no gold record"),
    ],
)
def test_a_broken_set_is_one_line_and_code_two(folder: Path, capsys, spoil, message: str) -> None:
    spoil(folder / "worldwide")

    assert evaluate(folder) == 2
    assert message in one_line(capsys)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--set", "news"], "there is no gold set 'news' in this folder. Choose from: worldwide."),
        (["--maps", "none"], "none: no map is in this folder."),
        (["--json", "none/figures.json"], "none/figures.json: it cannot be written"),
        (["--ontology", "none"], "none"),
    ],
)
def test_an_option_that_cannot_be_used_is_one_line_and_code_two(folder: Path, capsys, arguments, message: str) -> None:
    assert evaluate(folder, *arguments) == 2
    assert message in one_line(capsys)


@pytest.mark.parametrize(
    ("name", "message"),
    [("none", "none: there is no such folder. Check the name."), ("sets/worldwide", "no gold set is in this folder.")],
)
def test_a_folder_without_sets_is_one_line_and_code_two(folder: Path, capsys, name: str, message: str) -> None:
    assert evaluate(folder.parent / name) == 2
    assert message in one_line(capsys)


def one_line(capsys: pytest.CaptureFixture[str]) -> str:
    """Return the one line of error, without what says what is going on."""
    lines = capsys.readouterr().err.splitlines()
    (line,) = [each for each in lines if "taken as they are" not in each and not each.endswith(" texts")]
    return line
