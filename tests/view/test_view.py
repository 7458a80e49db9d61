"""What the picture is told about a graph."""

from pyoxigraph import BlankNode, Literal, NamedNode, Quad

from kg.view import Fact, Node, View, view
from kg.view.lines import articles
from kg.vocab import ASSERTED, BASE, DEMANDED, KG, RDF
from tests import graphs, newsroom
from tests.newsroom import iri


def seen() -> View:
    return view(newsroom.quads(), vocabulary=newsroom.vocabulary())


def node(shown: View, short: str) -> Node:
    return next(each for each in shown.nodes if each.id == newsroom.iri(short).value)


def labels(shown: View, source: str, target: str) -> list[str]:
    ends = (newsroom.iri(source).value, newsroom.iri(target).value)
    return [each.label for each in shown.edges if (each.source, each.target) == ends]


def test_every_entity_and_event_of_the_article_is_a_node_and_nothing_else() -> None:
    shown = seen()

    kinds = {each.family_label for each in shown.nodes if not each.is_event}

    assert len(shown.nodes) == 76
    assert (shown.events, shown.others) == (42, 34)
    assert kinds == {"person", "organization", "place", "group", "office", "thing", "time", "claim"}


def test_an_event_shows_its_predicate_its_type_and_its_family() -> None:
    event = node(seen(), "A/event/attack")

    assert (event.label, event.type_label, event.family_label) == ("attack", "attack", "conflict event")
    assert event.is_event
    assert event.status == ASSERTED


def test_a_demanded_event_keeps_its_type_and_its_status() -> None:
    event = node(seen(), "A/event/stepping-down")

    assert event.type == KG + "Resignation"
    assert event.status == DEMANDED


def test_the_family_is_the_type_where_the_vocabulary_says_nothing() -> None:
    shown = view(newsroom.quads())

    assert node(shown, "A/event/attack").family == KG + "Attack"


def test_evidence_is_the_sentence_and_the_place_of_the_mention_in_it() -> None:
    shown = seen()

    place = node(shown, "person/yair-lapid").evidence[0]
    sentence = next(each for each in shown.sentences if each.id == place.sentence)

    assert sentence.text[place.start : place.end] == "Yair Lapid"
    assert sentence.article == newsroom.ARTICLE


def test_a_figure_moves_to_what_it_counts() -> None:
    people = node(seen(), "A/entity/people-dead")

    assert people.label == "at least 1,139 people"
    assert Fact("value", "1139") in people.facts
    assert Fact("bound", "at least") in people.facts


def test_a_figure_is_no_part_of_a_name() -> None:
    figure = newsroom.iri("A/figure/70-percent")
    extra = [
        *newsroom.typed(figure, "Figure", "70 percent", NamedNode(newsroom.ARTICLE)),
        newsroom.quad(figure, KG + "counts", newsroom.iri("place/gaza")),
    ]

    place = node(view([*newsroom.quads(), *extra], vocabulary=newsroom.vocabulary()), "place/gaza")

    assert place.label == "Gaza"


def test_a_claim_moves_to_the_event_of_saying_it() -> None:
    shown = seen()

    assert Fact("quote", "The army will continue to dismantle Hamas") in node(shown, "A/event/saying").facts
    assert labels(shown, "A/event/saying", "person/herzi-halevi") == ["agent"]


def test_a_claim_without_an_event_of_speech_is_a_node_between_source_and_event() -> None:
    shown = seen()
    claim = next(each for each in shown.nodes if each.type == KG + "Claim").id.removeprefix(newsroom.ARTICLE)

    assert labels(shown, f"A{claim}", "A/entity/health-authorities") == ["source"]
    assert labels(shown, f"A{claim}", "A/event/killing") == ["reports"]


def test_a_reported_event_names_its_source() -> None:
    assert Fact("according to", "Palestinian health authorities") in node(seen(), "A/event/killing").facts


def test_a_tie_is_one_edge_though_the_direct_triple_says_the_same() -> None:
    assert labels(seen(), "person/israel-katz", "A/office/defense-minister") == ["holds office"]


def test_parallel_edges_are_kept_with_ids_of_their_own() -> None:
    both = newsroom.quad(newsroom.iri("A/event/praise"), KG + "topic", newsroom.iri("person/herzi-halevi"))

    shown = view([*newsroom.quads(), both])

    assert labels(shown, "A/event/praise", "person/herzi-halevi") == ["patient", "topic"]
    assert len({each.id for each in shown.edges}) == len(shown.edges)


def test_derived_edges_and_provenance_are_not_shown() -> None:
    shown = seen()

    assert not labels(shown, "person/yair-lapid", "person/herzi-halevi")
    assert BASE + "run" not in {each.id for each in shown.nodes}


def test_without_named_graphs_what_says_where_a_direct_edge_comes_from_is_no_node() -> None:
    union = [Quad(each.subject, each.predicate, each.object) for each in newsroom.quads()]
    edge = newsroom.typed(newsroom.iri("A/direct/1"), "DirectEdge", "praised", NamedNode(newsroom.ARTICLE))

    shown = view([*union, *(Quad(each.subject, each.predicate, each.object) for each in edge)])

    assert len(shown.nodes) == len(seen().nodes)
    assert labels(shown, "person/yair-lapid", "person/herzi-halevi") == ["praised"]


def test_what_has_only_a_class_without_a_name_is_no_node() -> None:
    one, other, kind = iri("entity/1"), iri("entity/2"), NamedNode(RDF + "type")
    quads = [Quad(one, kind, BlankNode("c")), Quad(other, kind, BlankNode("c")), Quad(other, kind, iri("Person"))]

    shown = view(quads)

    assert [each.id for each in shown.nodes] == [other.value]
    assert shown.others == 1


def test_an_event_without_a_class_is_no_node_and_not_counted_as_one() -> None:
    event, person = iri("entity/1"), iri("entity/2")
    told = [Quad(event, iri("eventType"), iri("Attack")), Quad(person, NamedNode(RDF + "type"), iri("Person"))]

    shown = view(told)

    assert [each.id for each in shown.nodes] == [person.value]
    assert (shown.events, shown.others) == (0, 1)


def test_words_of_an_article_make_no_article() -> None:
    words = Literal(f"It says <{RDF}type> <{KG}Article> .")
    said = newsroom.quad(newsroom.iri("A/event/praise"), KG + "quote", words)

    assert articles([*newsroom.quads(), said]) == {newsroom.ARTICLE}


def test_the_page_carries_the_edges_of_its_events_whatever_the_base() -> None:
    article, derived = NamedNode("http://x/edge/a"), NamedNode("http://x/edge/derived")
    event, other = NamedNode(f"{article.value}/event/1"), NamedNode(f"{article.value}/event/2")
    record = NamedNode(f"{event.value}/edge/1")
    quads = [
        Quad(article, NamedNode(RDF + "type"), iri("Article"), article),
        *(Quad(each, NamedNode(RDF + "type"), iri("Attack"), article) for each in (event, other)),
        *(Quad(each, iri("eventType"), iri("Attack"), article) for each in (event, other)),
        Quad(event, iri("agent"), NamedNode("http://x/edge/person/1"), article),
        Quad(record, iri("subject"), NamedNode("http://x/edge/person/1"), derived),
    ]

    shown = view(quads, most=1)

    assert [each.id for each in shown.nodes] == [event.value]
    assert str(quads[-1]).rpartition(" ")[0] + " .\n" in shown.triples


def test_a_graph_of_others_is_shown_whatever_its_named_graphs_are() -> None:
    people = [NamedNode(f"http://x/{number}") for number in range(2)]
    graphs_of = [NamedNode("http://x/one"), NamedNode("http://x/two")]
    person, knows = NamedNode("http://xmlns.com/foaf/0.1/Person"), NamedNode("http://xmlns.com/foaf/0.1/knows")
    typed = [Quad(each, NamedNode(RDF + "type"), person, graph) for each, graph in zip(people, graphs_of, strict=True)]

    shown = view([*typed, Quad(*people[:1], knows, people[1], graphs_of[1])])

    assert [each.id for each in shown.nodes] == [each.value for each in people]
    assert [each.label for each in shown.edges] == ["knows"]


def test_a_sentence_of_which_the_graph_says_nothing_is_not_shown() -> None:
    event, claim, sentence = iri("entity/1"), iri("entity/2"), NamedNode(BASE + "other#char=1,9")
    kinds = [Quad(each, NamedNode(RDF + "type"), iri(kind)) for each, kind in ((event, "Attack"), (claim, "Claim"))]
    cited = [Quad(each, iri("evidence"), sentence) for each in (event, claim)]

    shown = view([*kinds, *cited, Quad(event, iri("eventType"), iri("Attack")), Quad(claim, iri("reports"), event)])

    assert not shown.sentences
    assert [each.evidence for each in shown.nodes] == [(), ()]
    assert [each.sentence for each in shown.claims] == [""]


def test_the_order_of_the_quads_does_not_matter() -> None:
    assert view(newsroom.quads()[::-1]) == view(newsroom.quads())


def test_of_a_large_graph_the_view_holds_the_most_telling_part_and_counts_the_whole() -> None:
    shown = view(graphs.many(400), most=100)
    joined = {each.source for each in shown.edges} | {each.target for each in shown.edges}

    assert len(shown.nodes) == 100
    assert shown.events == 400
    assert shown.events + shown.others > 500
    assert {each.id for each in shown.nodes} == joined


def test_edges_join_nodes_of_the_view_even_where_the_host_of_a_claim_is_left_out() -> None:
    for most in range(1, 40):
        shown = view(newsroom.quads(), most=most)
        nodes = {each.id for each in shown.nodes}

        assert {each.source for each in shown.edges} | {each.target for each in shown.edges} <= nodes


def test_a_value_that_was_left_out_is_not_told_as_a_fact() -> None:
    assert not [fact for each in view(graphs.many(400), most=100).nodes for fact in each.facts if BASE in fact.value]


def test_an_empty_graph_has_an_empty_view() -> None:
    shown = view([])

    assert (shown.nodes, shown.claims, shown.sentences, shown.triples) == ((), (), (), ())
    assert {number for _, number in shown.counts} == {0}


def test_events_have_the_days_of_their_time_and_no_others() -> None:
    day, month = newsroom.iri("time/2023-10-07"), newsroom.iri("time/2025-01")
    timex = [newsroom.quad(each, KG + "timex", Literal(each.value.rsplit("/", 1)[1])) for each in (day, month)]
    times = [
        newsroom.quad(newsroom.iri("A/event/attack"), KG + "time", day),
        newsroom.quad(newsroom.iri("A/event/praise"), KG + "during", month),
        newsroom.quad(newsroom.iri("A/event/saying"), KG + "before", day),
    ]

    shown = view([*newsroom.quads(), *timex, *times])

    assert node(shown, "A/event/attack").days == ("2023-10-07", "2023-10-07")
    assert node(shown, "A/event/praise").days == ("2025-01-01", "2025-01-31")
    assert node(shown, "A/event/saying").days is None
    assert node(shown, "time/2023-10-07").days is None


def test_a_claim_tells_who_said_what_of_which_events() -> None:
    shown = seen()

    said = {each.content: each for each in shown.claims}["The army will continue to dismantle Hamas"]

    assert (said.speaker, said.is_direct) == ("Herzi Halevi", True)
    assert said.source == newsroom.iri("person/herzi-halevi").value
    assert said.event == newsroom.iri("A/event/saying").value


def test_the_speaker_of_a_claim_has_a_name_though_it_is_no_node() -> None:
    for most in (5, 15, 30):
        for each in view(newsroom.quads(), most=most).claims:
            assert each.speaker in newsroom.TEXT
            assert not each.source or each.source in {node.id for node in view(newsroom.quads(), most=most).nodes}


def test_the_triples_of_a_small_graph_are_the_whole_graph() -> None:
    assert set(seen().triples) == {f"{each.triple} .\n" for each in newsroom.quads()}


def test_the_counts_are_those_of_the_whole_graph() -> None:
    counts = dict(view(newsroom.quads(), most=5).counts)

    assert (counts["articles"], counts["events"]) == (1, 42)
    assert counts["claims"] == counts["claims with a speaker"] > counts["claims in quotation marks"] > 0
    assert counts["asserted events"] < counts["events"]
