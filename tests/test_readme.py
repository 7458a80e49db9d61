"""What the README shows is what the program gives."""

import re
from pathlib import Path

import pytest

import kg
from kg import query
from kg.query import answers

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = re.findall(r"^\$ kg query output/graph\.trig '(.+?)'\n(.+?)^```", README, re.MULTILINE | re.DOTALL)


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("output")
    kg.build([str(ROOT / "seeds")]).export(folder, ("trig",))
    return folder / "graph.trig"


def test_the_readme_shows_five_queries() -> None:
    assert len(SHOWN) == 5


@pytest.mark.engine
@pytest.mark.parametrize(("asked", "answer"), SHOWN, ids=[asked.split("{")[0].strip() for asked, _ in SHOWN])
def test_a_query_of_the_readme_gives_the_answer_beside_it(asked: str, answer: str, graph: Path) -> None:
    found = answers.render(query.query(graph, asked), "table")

    assert [line.rstrip() for line in found.splitlines()] == answer.splitlines()


def test_the_readme_begins_with_its_two_commands() -> None:
    first, second = re.search(r"^```\n(.+)\n(.+)\n```", README, re.MULTILINE).groups()

    assert first.startswith("python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/kg build seeds")
    assert second.startswith("python3 -m venv .venv && .venv/bin/pip install -e '.[dev]' && .venv/bin/pytest")


@pytest.mark.parametrize("path", ["README.md", "ontology/README.md"])
def test_every_link_to_a_file_leads_to_one(path: str) -> None:
    text = (ROOT / path).read_text(encoding="utf-8")
    targets = [each for each in re.findall(r"\]\(([^)#]+)\)", text) if not each.startswith("https://")]

    assert targets
    assert [each for each in targets if not ((ROOT / path).parent / each).exists()] == []
