"""What the README shows is what the program gives."""

import re
import shlex
from pathlib import Path

import pytest

import kg
from kg.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(
    r"^\$ kg (query output/graph\.trig (?:[^'\n]|'[^']*')+)\n(.+?)^```", README, re.MULTILINE | re.DOTALL
)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("output")
    kg.build([str(ROOT / "seeds")]).export(folder, ("trig",))
    return folder / "graph.trig"


def test_the_readme_shows_six_queries() -> None:
    assert len(SHOWN) == 6


@pytest.mark.engine
@pytest.mark.parametrize(("asked", "answer"), SHOWN, ids=[asked.split("{")[0].strip() for asked, _ in SHOWN])
def test_a_query_of_the_readme_gives_the_answer_beside_it(asked: str, answer: str, graph: Path, capsys) -> None:
    arguments = [str(graph) if each == "output/graph.trig" else each for each in shlex.split(asked)]

    assert main(arguments) == 0
    assert [line.rstrip() for line in capsys.readouterr().out.splitlines()] == answer.splitlines()


def test_the_readme_counts_the_questions() -> None:
    assert f"shows all {len(list((ROOT / 'ontology' / 'queries').glob('*.rq')))}," in README


def test_the_readme_begins_with_its_two_commands() -> None:
    first, second = re.search(r"^```\n(.+)\n(.+)\n```", README, re.MULTILINE).groups()

    assert first.startswith("python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/kg build seeds")
    assert second.startswith("python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest")
