"""A graph is cut into sections, an article each, and its union says each thing once."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Quad

from kg import vocab
from kg.rdf.arranged import arranged
from kg.rdf.lines import graphs, lines
from kg.rdf.order import statements
from kg.rdf.sections import Section, articles, sections, union

P = NamedNode("http://x/p")
TYPE, ARTICLE = NamedNode(vocab.RDF + "type"), NamedNode(vocab.KG + "Article")


def node(name: str) -> NamedNode:
    return NamedNode(f"http://x/{name}")


def quad(subject: str, object: str, graph: str | None) -> Quad:
    triple = node(subject), P, node(object)
    return Quad(*triple, node(graph)) if graph else Quad(*triple)


def article(name: str, graph: str | None = None) -> Quad:
    return Quad(node(name), TYPE, ARTICLE, *([node(graph)] if graph else []))


def told(section: Section) -> dict[str, int]:
    """Return the subjects of a section with the number of their objects, each counted once."""
    return {
        name.removeprefix("<http://x/")[:-1]: sum(len(set(each)) for each in properties.values())
        for name, properties in section.subjects.items()
    }


TWO = [
    article("a", "a"),
    quad("person/ann", "1", "a"),
    quad("a/event/go", "1", "a"),
    article("b", "b"),
    quad("person/ann", "1", "b"),
    quad("person/ann", "2", "b"),
    quad("a/event/go/edge", "1", "derived"),
    quad("a/event/go", "3", "derived"),
    quad("run", "1", "provenance"),
]


def test_what_two_articles_say_of_one_person_comes_once_and_together_after_them() -> None:
    found = list(union(TWO))

    assert [each.article for each in found] == ["http://x/a", "http://x/b", ""]
    assert told(found[0]) == {"a": 1, "a/event/go": 2, "a/event/go/edge": 1}
    assert told(found[2]) == {"person/ann": 2, "run": 1}


def test_the_union_of_one_article_is_one_section() -> None:
    (found,) = union([each for each in TWO if each.graph_name != node("b")])

    assert found.article == "http://x/a"
    assert told(found) == {"a": 1, "person/ann": 1, "a/event/go": 2, "a/event/go/edge": 1, "run": 1}


class Counted(list[Quad]):
    """Quads that note how often they are read."""

    times = 0

    def __iter__(self) -> Iterator[Quad]:
        self.times += 1
        return super().__iter__()


def test_a_graph_is_read_once_where_no_article_has_a_graph_of_its_own() -> None:
    two = Counted(Quad(*each.triple) for each in TWO)
    one = Counted([article("a"), quad("a/event", "1", None), quad("person/ann", "1", None)])

    (*_, rest), (whole,) = union(two), union(one)

    assert told(rest) == {"person/ann": 2, "run": 1}
    assert whole.article == "http://x/a"
    assert told(whole) == {"a": 1, "a/event": 1, "person/ann": 1}
    assert (two.times, one.times) == (1, 1)


def test_what_articles_share_keeps_its_order() -> None:
    names = [str(number) for number in range(20)]
    quads = [article("a", "a"), article("b", "b"), *(quad("person/ann", each, "a") for each in names)]

    rest = list(union(quads))[-1]

    assert rest.subjects["<http://x/person/ann>"] == {str(P): [f"<http://x/{each}>" for each in names]}


def test_an_article_whose_id_begins_like_another_s_is_not_part_of_it() -> None:
    found = list(union([article("a", "a"), article("b", "b"), quad("ab", "1", "a"), quad("ab", "1", "b")]))

    assert [told(each) for each in found] == [{"a": 1}, {"b": 1}, {"ab": 1}]


def test_nothing_is_lost_where_another_graph_says_what_is_an_article_or_graphs_come_in_parts() -> None:
    quads = [article("a", "meta"), article("b", "meta"), article("c", "c"), *TWO[:2], quad("a", "2", "a")]
    quads += [quad("b/event", "1", "b"), quad("c", "1", "c"), quad("a", "3", "d"), quad("a/event", "1", "a")]

    found = [each for section in union(quads) for each in statements(section)]

    assert sorted(found) == sorted({tuple(map(str, each.triple)) for each in quads})


def test_an_article_that_is_called_like_the_folder_of_the_people_takes_nothing_from_others() -> None:
    quads = [
        article("b", "b"),
        quad("person/ann", "1", "b"),
        article("person", "person"),
        quad("person/ann", "2", "person"),
    ]

    found = [each for section in union(quads) for each in statements(section)]

    assert sorted(found) == sorted(tuple(map(str, each.triple)) for each in quads)
    assert len({subject for section in union(quads) for subject in section.subjects}) == 3


def test_a_default_graph_is_told_article_by_article_with_what_they_share() -> None:
    plain = [Quad(*each.triple) for each in [*TWO, quad("a", "person/ann", None), quad("b", "person/ann", None)]]

    found = list(articles(plain))

    assert [each.article for each in found] == ["http://x/a", "http://x/b", ""]
    assert told(found[0]) == {"a": 2, "a/event/go": 2, "a/event/go/edge": 1, "person/ann": 2}
    assert told(found[1]) == {"b": 2, "person/ann": 2}
    assert told(found[2]) == {"run": 1}


def test_the_union_of_a_default_graph_is_that_of_its_named_graphs() -> None:
    plain = [Quad(*each.triple) for each in TWO]

    assert [(each.article, told(each)) for each in union(plain)] == [(e.article, told(e)) for e in union(TWO)]


def test_words_that_look_like_a_graph_are_words() -> None:
    words = Quad(node("a"), P, Literal("x <http://x/g>"))
    default = quad("a", "g", None)

    assert [graph for graph, _ in graphs(lines([words, default]))] == [""]
    assert [len(triples) for _, triples in graphs(lines([quad("a", "1", "g"), default, words]))] == [1, 2]


def test_a_statement_about_a_statement_is_kept_whole() -> None:
    text = '<http://x/a> <http://x/p> <<( <http://x/a> <http://x/p> "a <b>" )>> <http://x/g> .\n'
    (found,) = sections(pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_QUADS))

    assert found.graph == "<http://x/g>"
    assert list(found.subjects["<http://x/a>"].values()) == [['<<( <http://x/a> <http://x/p> "a <b>" )>>']]


def test_arranged_quads_come_once_the_articles_first_and_can_be_read_again() -> None:
    source = arranged([*reversed(TWO), *TWO])

    names = list(dict.fromkeys(each.graph_name.value.removeprefix("http://x/") for each in source))
    assert names == ["a", "b", "derived", "provenance"]
    assert list(source) == list(source)
    assert len(list(source)) == len(TWO)
    assert list(source.lines()) == [f"{each} .\n" for each in source]


def test_what_waits_on_disk_is_removed_with_its_reader(monkeypatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    source = arranged(TWO)
    assert list(tmp_path.iterdir())

    del source

    assert not list(tmp_path.iterdir())
