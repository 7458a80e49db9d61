"""The table of the rules' times says whether both engines make the same."""

import subprocess
import sys
from pathlib import Path

import pyoxigraph
import pytest

from kg.errors import UsageError
from kg.store.measure import articles
from tests import readings
from tests.store.newsroom import made, quads


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    (tmp_path / "ontology").mkdir()
    known = readings.ontology(tmp_path / "ontology")
    listed = [each for id in "ab" for each in made(id, 1, known).quads]
    listed += [each for each in quads({"a": 1}, known) if each not in listed]
    pyoxigraph.serialize(listed, tmp_path / "graph.trig", pyoxigraph.RdfFormat.TRIG)
    return tmp_path / "graph.trig"


def test_whole_articles_are_taken_and_no_derived_edges(graph: Path) -> None:
    found = [{each.graph_name.value[-1] for each in articles(graph, triples)} for triples in (1, 1_000_000)]

    assert found == [{"a"}, {"a", "b"}]


def test_a_graph_without_named_graphs_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "plain.nt").write_text("<http://x/s> <http://x/p> <http://x/o> .\n")

    with pytest.raises(UsageError, match="no named graphs"):
        list(articles(tmp_path / "plain.nt", 1))


def test_both_engines_make_the_same(graph: Path) -> None:
    command = [sys.executable, "-m", "kg.store.measure", str(graph), "--sample", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)

    assert done.stdout.count("Oxigraph, on disk") == 2
    assert done.stdout.endswith("the derived triples are the same\n")
