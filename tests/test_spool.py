"""The quads of a run come back in one order, whatever the order in which they were kept."""

from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from kg.spool import Spool

P = NamedNode("http://x/p")


def quad(subject: str, words: str, graph: str) -> Quad:
    return Quad(NamedNode(f"http://x/{subject}"), P, Literal(words), NamedNode(f"http://x/{graph}"))


def kept(folder: Path, *ids: str) -> Spool:
    spool = Spool(folder)
    spool.add_run([quad("run", "run", "provenance")])
    for id in ids:
        spool.add(id, [quad(id, "2\n“x”", id), quad(id, "1", id), quad(id, "1", id)], [quad("e", "same", "derived")])
    return spool


def test_articles_come_in_order_of_their_ids_then_derived_edges_then_the_run(tmp_path: Path) -> None:
    spool = kept(tmp_path, "b", "a")

    found = [(each.graph_name.value.removeprefix("http://x/"), each.object.value) for each in spool]

    assert found == [
        ("a", "1"),
        ("a", "2\n“x”"),
        ("b", "1"),
        ("b", "2\n“x”"),
        ("derived", "same"),
        ("provenance", "run"),
    ]


def test_it_can_be_read_twice_and_does_not_depend_on_the_order_of_writing(tmp_path: Path) -> None:
    one, other = kept(tmp_path / "1", "a", "b"), kept(tmp_path / "2", "b", "a")

    assert list(one) == list(one) == list(other)


def test_the_order_is_that_of_the_ids_not_of_the_files(tmp_path: Path) -> None:
    spool = kept(tmp_path, "a-b", "a")

    assert next(each.graph_name.value for each in spool) == "http://x/a"


def test_its_lines_say_the_same_as_its_quads(tmp_path: Path) -> None:
    spool = kept(tmp_path, "b", "a")

    assert list(spool.lines()) == [f"{each} .\n" for each in spool]
