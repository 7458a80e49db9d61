"""How a view is drawn."""

from pyoxigraph import Literal, NamedNode, Quad

from kg.view import view
from kg.view.picture import FIRST, picture
from kg.vocab import BASE, KG, RDF
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

    bends = [each["bend"] for each in drawn.edges if (each["from"], each["to"]) == ends]

    assert sorted(bends) == [-0.2, 0, 0.2]


def test_edges_there_and_back_bend_to_different_sides() -> None:
    back = newsroom.quad(newsroom.iri("person/herzi-halevi"), KG + "x", newsroom.iri("A/event/praise"))
    drawn = picture(view([*newsroom.quads(), back]))
    number = {each["iri"]: each["id"] for each in drawn.nodes}
    ends = {number[newsroom.iri(each).value] for each in ("A/event/praise", "person/herzi-halevi")}

    one, other = (each["bend"] for each in drawn.edges if {each["from"], each["to"]} == ends)

    assert one == other == 0.1 or one == other == -0.1  # seen along each edge: both to the left, or both to the right


def test_entities_have_shapes_by_family_and_events_are_boxes() -> None:
    drawn = picture(view(newsroom.quads(), vocabulary=newsroom.vocabulary()))

    shapes = {each["id"]: each["shape"] for each in drawn.families}

    assert shapes["Person"] == "dot"
    assert shapes["Organization"] == "square"
    assert shapes["ConflictEvent"] == "box"


def test_a_sentence_of_an_article_that_is_not_there_is_of_no_other() -> None:
    lost = NamedNode(f"{BASE}lost#char=0,9")
    extra = [
        Quad(lost, NamedNode(RDF + "type"), newsroom.iri("Sentence")),
        Quad(lost, NamedNode(RDF + "value"), Literal("x")),
    ]

    drawn = picture(view([*newsroom.quads(), *extra]))

    assert [article for words, article, _ in drawn.sentences if words == "x"] == [len(drawn.articles)]


def test_families_of_one_name_in_two_vocabularies_stay_apart() -> None:
    kind, other = NamedNode(RDF + "type"), NamedNode("http://xmlns.com/foaf/0.1/Person")
    people = [Quad(newsroom.iri(f"entity/{number}"), kind, other) for number in range(2)]

    drawn = picture(view([*newsroom.quads(), *people]))

    ids = [each["id"] for each in drawn.families]
    assert {"Person", other.value} < set(ids)
    assert len(set(ids)) == len(ids)
    assert [each["group"] for each in drawn.nodes].count(other.value) == 2


def test_only_the_first_nodes_of_a_large_graph_have_a_place() -> None:
    drawn = picture(view(graphs.many(400)))

    assert sum("x" in each for each in drawn.nodes) == FIRST
    assert all("x" in each for each in drawn.nodes[:FIRST])


def test_numbers_lead_from_nodes_and_claims_to_sentences_and_articles() -> None:
    drawn = picture(view(newsroom.quads()))
    node = {each["id"]: each for each in drawn.nodes}
    lapid = next(each for each in drawn.nodes if each["name"] == "Yair Lapid")
    said = next(each for each in drawn.claims if each["cue"] == "according to")

    sentence, start, end = lapid["evidence"][0]

    assert drawn.sentences[sentence][0][start:end] == "Yair Lapid"
    assert drawn.articles[drawn.sentences[sentence][1]]["iri"] == newsroom.ARTICLE
    assert sentence in drawn.articles[0]["sentences"]
    assert lapid["articles"] == [0]
    assert (said["speaker"], said["isDirect"]) == ("Palestinian health authorities", False)
    assert node[said["source"]]["name"] == said["speaker"]
    assert [node[each]["label"] for each in said["reports"]] == ["? claim life"]
    assert said["content"] in drawn.sentences[said["sentence"]][0]


def test_the_text_of_an_article_comes_whole_and_in_reading_order() -> None:
    drawn = picture(view(newsroom.quads()))

    told = " ".join(drawn.sentences[each][0] for each in drawn.articles[0]["sentences"])

    assert told == " ".join(newsroom.TEXT.split())
    assert [each for *_, each in drawn.sentences][:3] == [True, True, False]


def test_a_part_without_its_article_and_sentences_is_drawn() -> None:
    about = [each for each in newsroom.quads() if "stepping-down" in str(each.subject)]
    quads = [Quad(each.subject, each.predicate, each.object) for each in about]

    drawn = picture(view(quads))

    assert "stepping-down: step down" in [each["name"] for each in drawn.nodes]
    assert not drawn.sentences
