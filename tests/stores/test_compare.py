"""The comparison tells who answers otherwise, who does not answer, and ends with an error then."""

import subprocess
import sys
from dataclasses import dataclass

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from kg.vocab import RDFS
from tests.stores.compare import HOUSE, differences

ONE = b'{"head": {"vars": ["x"]}, "results": {"bindings": [{"x": {"type": "literal", "value": "1"}}]}}'
NONE = b'{"head": {"vars": ["x"]}, "results": {"bindings": []}}'


@dataclass
class Fake:
    name: str
    answer: bytes | Exception

    def ask(self, _sparql, _timeout):
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def test_stores_that_answer_otherwise_or_not_at_all_are_named():
    stores = [
        Fake("ours", ONE),
        Fake("same", ONE),
        Fake("other", NONE),
        Fake("slow", TimeoutError("stopped\nafter 1 s")),
        Fake("broken", b"<html>"),
    ]

    assert list(differences(stores, "SELECT", 1))[:2] == [
        ("other", 'lacks 1: "1"'),
        ("slow", "no answer: stopped after 1 s"),
    ]
    assert [name for name, _ in differences(stores, "SELECT", 1)] == ["other", "slow", "broken"]


@pytest.fixture
def graph(tmp_path):
    label = NamedNode(RDFS + "label")
    named = [Quad(NamedNode("urn:a"), label, Literal(str(value)), NamedNode(f"urn:{value}")) for value in range(3)]
    twice = Quad(NamedNode("urn:a"), label, Literal("0"), NamedNode("urn:1"))
    path = tmp_path / "graph.trig"
    serialize([*named, twice], path, RdfFormat.TRIG)
    return path


@pytest.mark.slow
def test_what_two_graphs_say_counts_once_in_ours_and_in_rdflib(tmp_path, graph):
    (tmp_path / "labels.rq").write_text(f"SELECT ?x WHERE {{ ?x <{RDFS}label> ?label }}")
    done = compare(graph, tmp_path)

    assert done.stdout.splitlines() == [
        "labels                             3 rows  same",
        "1 questions to kg, rdflib: 0 differ",
    ]
    assert done.returncode == 0


@pytest.mark.slow
def test_a_comparison_of_nothing_is_an_error(tmp_path, graph):
    assert compare(graph, tmp_path).returncode == 1


def compare(graph, queries):
    command = [
        sys.executable,
        "-m",
        "tests.stores.compare",
        str(graph),
        "--stores",
        "rdflib",
        "--queries",
        str(queries),
    ]
    return subprocess.run(command, capture_output=True, text=True, cwd=HOUSE, check=False)
