"""What is shown first of a graph of many articles."""

from pyoxigraph import Literal, NamedNode, Quad

from kg.view import view
from kg.vocab import BASE, RDF, RDFS, SCHEMA
from tests.newsroom import iri, typed

ARTICLES = 30


def article(number: int) -> NamedNode:
    return NamedNode(f"{BASE}n{number}")


def told(number: int, name: str, *people: NamedNode) -> list[Quad]:
    """Return an event of an article with its sentence, in which all these people are mentioned."""
    graph = article(number)
    event = NamedNode(f"{graph.value}/event/{name}")
    start = len(name) * 100
    sentence, mention = (NamedNode(f"{graph.value}#char={start},{start + end}") for end in (50, 5))
    listed = [*typed(event, "Meeting", name, graph), Quad(sentence, NamedNode(RDF + "type"), iri("Sentence"), graph)]
    listed.append(Quad(sentence, NamedNode(RDF + "value"), Literal(f"{name} of {number}"), graph))
    terms = {"eventType": iri("Meeting"), "status": iri("asserted"), "evidence": sentence}
    listed += [Quad(event, iri(each), term, graph) for each, term in terms.items()]
    for each in people:
        listed += typed(each, "Person", each.value.rsplit("/", 1)[1].upper(), graph)
        listed += [Quad(event, iri("agent"), each, graph), Quad(each, iri("mention"), mention, graph)]
    return listed


def corpus() -> list[Quad]:
    """Return articles that all tell of Ann, one of which is dense with people that no other knows."""
    listed = []
    for number in range(ARTICLES):
        graph = article(number)
        listed += [Quad(graph, NamedNode(RDF + "type"), iri("Article"), graph)]
        listed += [Quad(graph, NamedNode(SCHEMA + "headline"), Literal(f"News {number}"), graph)]
        listed += told(number, "meeting", iri("person/ann"), iri(f"person/other{number}"))
    locals = [NamedNode(f"{article(0).value}/entity/e{each}") for each in range(12)]
    for each in range(20):
        listed += told(0, "x" * (each + 1), *locals)
    return listed


def test_the_first_nodes_are_of_many_articles_and_not_of_the_densest() -> None:
    first = view(corpus()).nodes[:20]

    assert "person/ann" in first[1].id
    assert len({each.articles for each in first if each.is_event}) > 8


def test_whoever_is_told_of_in_many_articles_knows_them_all() -> None:
    ann = next(each for each in view(corpus()).nodes if each.id.endswith("/ann"))

    assert len(ann.articles) == ann.passages == ARTICLES
    assert len(ann.evidence) == 12


def test_only_sentences_that_carry_something_shown_are_there() -> None:
    shown = view(corpus(), most=6)

    used = {place.sentence for each in (*shown.nodes, *shown.edges) for place in each.evidence}

    assert {each.id for each in shown.sentences} == used
    assert len(shown.sentences) < ARTICLES
    assert len(shown.sources) == ARTICLES


def test_the_label_of_most_articles_is_the_name() -> None:
    ann, names = iri("person/ann"), ("Ann", "Ann", "ANN", "ann")
    listed = [each for each in corpus() if (each.subject, each.predicate.value) != (ann, RDFS + "label")]
    labels = [Quad(ann, NamedNode(RDFS + "label"), Literal(name), article(place)) for place, name in enumerate(names)]

    shown = view([*listed, *labels])

    assert next(each.name for each in shown.nodes if each.id == ann.value) == "Ann"


def test_the_triples_of_a_part_are_those_of_what_it_shows_with_what_follows_from_it() -> None:
    derived = NamedNode(BASE + "graph/derived")
    nodes = {each.id for each in view(corpus(), most=6).nodes}
    people = [iri(f"person/other{each}") for each in range(ARTICLES)]
    known, hidden = (next(each for each in people if (each.value in nodes) == is_known) for is_known in (True, False))
    edges = [Quad(iri("person/ann"), iri("met"), each, derived) for each in (known, hidden)]

    lines = view([*corpus(), *edges], most=6).triples

    assert [f"{each.triple} .\n" in lines for each in edges] == [True, False]
    assert lines == tuple(sorted(set(lines)))


def test_the_order_of_the_quads_does_not_matter() -> None:
    assert view(corpus()[::-1], most=30) == view(corpus(), most=30)
