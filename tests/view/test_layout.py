"""Where things stand on the plane."""

from itertools import combinations

from kg.view import Edge, view
from kg.view.layout import Box, Place, layout
from tests import newsroom


def edge(source: str, target: str) -> Edge:
    return Edge(f"{source} {target}", source, target, "p", "p", "", ())


def is_over(one: Place, other: Place, box: Box) -> bool:
    return abs(one.x - other.x) < box.width and abs(one.y - other.y) < box.height


def test_no_boxes_overlap_not_even_in_an_article() -> None:
    shown = view(newsroom.quads())
    box = Box(110, 40)

    places = layout({each.id: box for each in shown.nodes}, shown.edges)

    assert len(places) == len(shown.nodes)
    assert not [pair for pair in combinations(places.values(), 2) if is_over(*pair, box)]


def test_the_same_graph_is_placed_the_same_way() -> None:
    boxes = {each: Box(80, 30) for each in "abcdef"}
    edges = [edge("a", "b"), edge("b", "c"), edge("c", "a"), edge("d", "e")]

    assert layout(boxes, edges) == layout(dict(reversed(boxes.items())), edges[::-1])


def test_neighbours_are_nearer_than_strangers() -> None:
    places = layout({each: Box(20, 20) for each in "abcde"}, [edge(*pair) for pair in ("ab", "bc", "cd", "de")])

    assert abs(places["a"].x - places["b"].x) < abs(places["a"].x - places["e"].x)


def test_nothing_and_one_box_can_be_placed() -> None:
    assert layout({}, []) == {}
    assert len(layout({"a": Box(1, 1)}, [edge("a", "a"), edge("a", "elsewhere")])) == 1
