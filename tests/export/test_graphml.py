"""The network opens in Gephi and networkx: it keeps the rules on which their readers insist."""

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest
from pyoxigraph import NamedNode, Quad

from kg import vocab
from kg.export import Content
from kg.export.graphml import FILE, export
from tests import readings
from tests.export.sample import content_of

NS = "{http://graphml.graphdrawing.org/xmlns}"
# Source: https://gephi.org/users/supported-graph-formats/graphml-format/
TYPES = {"boolean", "int", "long", "float", "double", "string"}
HALEVI, LAPID = vocab.BASE + "person/herzi-halevi", vocab.BASE + "person/yair-lapid"


@pytest.fixture(scope="module")
def path(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("graphml")
    export(content_of(readings.reading(), folder), folder / FILE)
    return folder / FILE


def test_every_attribute_is_declared_once_with_a_type_that_gephi_knows(path: Path) -> None:
    root = ElementTree.parse(path).getroot()
    keys = {key.get("id"): key for key in root.iter(NS + "key")}
    named = Counter((key.get("for"), key.get("attr.name")) for key in keys.values())

    assert len(keys) == len(list(root.iter(NS + "key")))
    assert {key.get("attr.type") for key in keys.values()} <= TYPES
    assert set(named.values()) == {1}
    assert {data.get("key") for data in root.iter(NS + "data")} == set(keys)
    assert named.keys() == {
        *(("node", name) for name in ("label", "kind", "type", "status", "evidence")),
        *(("edge", name) for name in ("label", "status", "evidence")),
    }


def test_nodes_and_edges_have_ids_of_their_own_and_edges_join_nodes(path: Path) -> None:
    root = ElementTree.parse(path).getroot()
    nodes = [each.get("id") for each in root.iter(NS + "node")]
    edges = [each.get("id") for each in root.iter(NS + "edge")]

    assert len(set(nodes)) == len(nodes) > 10
    assert len(set(edges)) == len(edges) > 10
    assert {each.get(end) for each in root.iter(NS + "edge") for end in ("source", "target")} <= set(nodes)
    assert [each.get("edgedefault") for each in root.iter(NS + "graph")] == ["directed"]
    assert not [each for each in root.iter(NS + "data") if len(each)]


def test_networkx_reads_events_with_status_and_sentence(path: Path) -> None:
    graph = networkx.read_graphml(path, force_multigraph=True)
    edges = [(graph.nodes[a]["label"], told["label"], told["status"]) for a, b, told in graph.edges(data=True)]

    assert graph.nodes[HALEVI]["type"] == "Person"
    assert ("Benjamin Netanyahu: Resignation (demanded)", "agent", "demanded") in edges
    resigned = next(told for _, told in graph.nodes(data=True) if told["label"] == "Herzi Halevi: Resignation")
    assert resigned["evidence"].startswith("Top general Herzi Halevi has resigned.")


def test_direct_edges_join_people(path: Path) -> None:
    graph = networkx.read_graphml(path, force_multigraph=True)

    assert [told["label"] for told in graph.get_edge_data(LAPID, HALEVI).values()] == ["praised"]


def test_two_edges_between_the_same_nodes_stay_two(tmp_path: Path) -> None:
    plain = content_of(readings.reading(), tmp_path)
    praise = next(q for q in plain.quads if q.predicate.value == vocab.PATIENT)
    extra = Quad(praise.subject, NamedNode(vocab.TOPIC), praise.object, praise.graph_name)

    export(Content((extra, *plain.quads), ()), tmp_path / FILE)

    graph = networkx.read_graphml(tmp_path / FILE)
    found = graph.get_edge_data(praise.subject.value, praise.object.value).values()
    assert sorted(each["label"] for each in found) == ["patient", "topic"]
