"""The default graph is the union of the named ones, whatever comes and goes."""

import random

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from kg.rdf.joined import changed, is_joined, joined


def quad(number: int, graph: int) -> Quad:
    return Quad(NamedNode(f"urn:{number}"), NamedNode("urn:p"), NamedNode("urn:o"), NamedNode(f"urn:g{graph}"))


def split(store: Store) -> tuple[set, set]:
    """Return the triples of the default graph, and those of all others."""
    inside = {each.triple for each in store if isinstance(each.graph_name, DefaultGraph)}
    return inside, {each.triple for each in store if not isinstance(each.graph_name, DefaultGraph)}


@pytest.mark.parametrize("with_graphs", [True, False])
def test_what_two_graphs_say_is_in_the_default_graph_once(with_graphs: bool) -> None:  # noqa: FBT001
    store = Store()

    store.bulk_extend(joined([quad(1, 1), quad(1, 2)], with_graphs=with_graphs))

    assert is_joined(store)
    assert len(list(store.quads_for_pattern(None, None, None, DefaultGraph()))) == 1
    assert len(store) == (3 if with_graphs else 1)


def test_a_store_of_named_graphs_alone_is_not_joined() -> None:
    store = Store()
    store.add(quad(1, 1))

    assert not is_joined(store)


def test_a_triple_leaves_the_default_graph_with_the_last_graph_that_has_it() -> None:
    store = Store()
    store.extend(joined([quad(1, 1), quad(1, 2)]))

    assert changed(store, [quad(1, 1)], []) == ({quad(1, 1)}, set())
    assert changed(store, [quad(1, 1), quad(1, 2)], [])[0] == {quad(1, 1), quad(1, 2), Quad(*quad(1, 1).triple)}


def test_after_many_changes_the_default_graph_is_still_the_union() -> None:
    store, chance = Store(), random.Random(7)
    for _ in range(200):
        named = [each for each in store if not isinstance(each.graph_name, DefaultGraph)]
        gone = set(chance.sample(sorted(named, key=str), min(len(named), chance.randrange(6))))
        come = {quad(chance.randrange(8), chance.randrange(4)) for _ in range(chance.randrange(6))}

        old, new = changed(store, gone - come, come)
        for each in old:
            store.remove(each)
        store.extend(new)

        inside, outside = split(store)
        assert inside == outside
