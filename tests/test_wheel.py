"""The wheel holds all that the package needs, and works far from the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).parent.parent
MAYOR = ROOT / "tests" / "parses" / "mayor.txt"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the files of the wheel, as an installation lays them out."""
    folder = tmp_path_factory.mktemp("wheel")
    (wheel,) = WheelBuilder(str(ROOT)).build(directory=str(folder))
    with zipfile.ZipFile(wheel) as files:
        files.extractall(folder / "site")
    return folder / "site"


def kg(site: Path, *arguments: str | Path) -> str:
    """Run the command of the wheel in a folder that has nothing to do with the checkout."""
    command = [sys.executable, "-P", "-m", "kg", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(site)}
    return subprocess.run(command, cwd=site.parent, env=environment, check=True, capture_output=True, text=True).stdout


def test_the_wheel_holds_every_file_of_the_ontology_and_of_the_package(site: Path) -> None:
    for source, target in ((ROOT / "ontology", site / "kg" / "_ontology"), (ROOT / "kg", site / "kg")):
        files = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
        wanted = {path for path in files if not {"__pycache__", ".DS_Store", "node_modules"} & {*path.parts}}

        assert len(wanted) > 20
        assert {str(path) for path in wanted if not (target / path).is_file()} == set()


def test_the_wheel_holds_no_tests_and_no_output(site: Path) -> None:
    assert {path.name for path in site.iterdir()} - {"kg"} == {next(site.glob("*.dist-info")).name}


def test_the_wheel_finds_its_own_ontology(site: Path) -> None:
    code = "import kg.ontology; print(kg.ontology.load().folder)"
    command = [sys.executable, "-P", "-c", code]

    found = subprocess.run(
        command,
        cwd=site.parent,
        env={**os.environ, "PYTHONPATH": str(site)},
        check=True,
        capture_output=True,
        text=True,
    )

    assert Path(found.stdout.strip()) == site / "kg" / "_ontology"


@pytest.mark.engine
def test_the_wheel_builds_and_queries_an_article(site: Path) -> None:
    output = site.parent / "output"

    kg(site, "build", MAYOR, "-o", output)
    answer = kg(site, "query", output / "graph.trig", "SELECT ?who WHERE { ?e a kg:Resignation ; kg:agent ?who }")

    assert answer.splitlines()[-1].endswith(" row)") or answer.splitlines()[-1].endswith(" rows)")
    assert {path.name for path in output.iterdir()} >= {"graph.ttl", "graph.trig", "graph.html", "report.json"}


def test_the_wheel_tells_its_vocabulary(site: Path) -> None:
    pytest.importorskip("pylode")

    kg(site, "ontology", "--html", site.parent / "page.html", "--turtle", site.parent / "vocabulary.ttl")

    assert 'id="Resignation"' in (site.parent / "page.html").read_text(encoding="utf-8")
    assert "kg:Resignation" in (site.parent / "vocabulary.ttl").read_text(encoding="utf-8")
