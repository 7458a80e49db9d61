"""Pages of networks, drawn in a process of its own."""

import pytest
from pyoxigraph import RdfFormat, serialize

from kg.errors import LimitError
from kg.serve import network
from kg.serve.network import Networks
from tests import newsroom
from tests.serve.server import written


@pytest.fixture
def networks(tmp_path):
    return Networks(written(tmp_path / "graph.trig", newsroom.quads()), None)


def test_the_whole_graph_is_drawn_once_until_it_changes(networks):
    first = networks.whole()

    assert networks.whole() is first
    networks.forget()
    assert networks.whole() == first
    assert networks.whole() is not first
    assert b"Herzi Halevi" in first


def test_a_part_is_drawn_without_the_rest(networks):
    triples = [each.triple for each in newsroom.quads() if "stepping-down" in each.subject.value]

    page = networks.part(serialize(triples, format=RdfFormat.N_TRIPLES))

    assert b"stepping-down" in page
    assert b"Smotrich" not in page


@pytest.mark.parametrize("limit", ["_SECONDS", "_DRAW"])
def test_a_network_beyond_its_limits_is_told_and_not_tried_again(networks, limit, monkeypatch):
    monkeypatch.setattr(network, limit, 0.01 if limit == "_SECONDS" else "raise MemoryError")
    with pytest.raises(LimitError, match="cannot be drawn"):
        networks.whole()
    monkeypatch.undo()

    with pytest.raises(LimitError, match="cannot be drawn"):
        networks.whole()
    networks.forget()
    assert networks.whole()
