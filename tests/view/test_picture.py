"""How a view is drawn."""

from kg.view import view
from kg.view.picture import FIRST, picture
from kg.vocab import KG
from tests import graphs, newsroom


def test_what_is_not_asserted_carries_a_sign_besides_its_line() -> None:
    drawn = picture(view(newsroom.quads()))
    label = {each["iri"].rsplit("/", 1)[-1]: each["label"] for each in drawn.nodes}

    assert label["resignation"] == "resign"
    assert label["stepping-down"] == "» step down"
    assert label["eliminating"] == "✗ eliminate"
    assert label["killing"] == "? claim life"


def test_parallel_edges_bend_apart_and_a_single_one_is_straight() -> None:
    extra = [
        newsroom.quad(newsroom.iri("A/event/praise"), KG + name, newsroom.iri("person/herzi-halevi")) for name in "xy"
    ]
    drawn = picture(view([*newsroom.quads(), *extra]))
    number = {each["iri"]: each["id"] for each in drawn.nodes}
    ends = (number[newsroom.iri("A/event/praise").value], number[newsroom.iri("person/herzi-halevi").value])

    bends = [each["smooth"] for each in drawn.edges if (each["from"], each["to"]) == ends]

    assert len(bends) == 3
    assert len({(each["type"], each["roundness"]) for each in bends}) == 3
    assert sum(each["enabled"] for each in bends) == 2


def test_entities_have_shapes_by_family_and_events_are_boxes() -> None:
    drawn = picture(view(newsroom.quads(), vocabulary=newsroom.vocabulary()))

    shapes = {each["id"]: each["shape"] for each in drawn.families}

    assert shapes["Person"] == "dot"
    assert shapes["Organization"] == "square"
    assert shapes["ConflictEvent"] == "box"


def test_only_the_first_nodes_of_a_large_graph_have_a_place() -> None:
    drawn = picture(view(graphs.many(400)))

    assert sum("x" in each for each in drawn.nodes) == FIRST
    assert all("x" in each for each in drawn.nodes[:FIRST])
