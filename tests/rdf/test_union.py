"""The union of named graphs says each thing once, subject by subject."""

from pyoxigraph import NamedNode, Quad

from kg.rdf.union import triples

P = NamedNode("http://x/p")


def quad(subject: str, object: str, graph: str) -> Quad:
    return Quad(NamedNode(f"http://x/{subject}"), P, NamedNode(f"http://x/{object}"), NamedNode(f"http://x/{graph}"))


def test_what_two_articles_say_of_one_person_comes_once_and_together() -> None:
    quads = [
        quad("a", "1", "a"),
        quad("person/ann", "1", "a"),
        quad("a/event/go", "1", "a"),
        quad("b", "1", "b"),
        quad("person/ann", "1", "b"),
        quad("person/ann", "2", "b"),
    ]

    found = [each.subject.value.removeprefix("http://x/") for each in triples(quads)]

    assert found == ["a", "a/event/go", "b", "person/ann", "person/ann"]


def test_an_article_whose_id_begins_like_another_s_is_not_part_of_it() -> None:
    shared = [quad("ab", "1", "a"), quad("ab", "1", "b")]

    assert len(list(triples(shared))) == 1
