"""What the graph of the sample article says, asked in SPARQL, and that a second build gives the same bytes."""

from pathlib import Path

import pytest

import kg
from kg import query

pytestmark = pytest.mark.engine
SEEDS = Path(__file__).parent.parent / "seeds"

# A fact and the ASK query that must be true.
TRUE = {
    "the chief of staff resigned, in one node with the title, the subtitle, the lead and five nouns": """
        ?e a kg:Resignation ; kg:agent/rdfs:label "Herzi Halevi" ; kg:mention ?m1, ?m2, ?m3, ?m4, ?m5, ?m6, ?m7, ?m8 .
        FILTER(STRENDS(STR(?m1), "=21,28") && STRENDS(STR(?m2), "=85,95") && STRENDS(STR(?m3), "=233,241"))
        FILTER(STRENDS(STR(?m4), "=390,401") && STRENDS(STR(?m5), "=1242,1253") && STRENDS(STR(?m6), "=1609,1620"))
        FILTER(STRENDS(STR(?m7), "=2107,2118") && STRENDS(STR(?m8), "=2813,2824"))""",
    "the head of a command resigned": '?e a kg:Resignation ; kg:agent/rdfs:label "Yaron Finkelman"',
    "the opposition leader praised the general": """
        ?e a kg:Praise ; kg:agent/rdfs:label "Yair Lapid" ; kg:patient/rdfs:label "Herzi Halevi" """,
    "he called on the prime minister to resign": """
        ?e a kg:Demand ; kg:agent/rdfs:label "Yair Lapid" ; kg:addressee ?n ; kg:demands ?r .
        ?r a kg:Situation ; kg:eventType kg:Resignation ; kg:status kg:demanded ; kg:agent ?n .
        ?n rdfs:label "Benjamin Netanyahu" """,
    "the finance minister criticised the general": """
        ?e a kg:Criticism ; kg:agent/rdfs:label "Bezalel Smotrich" ; kg:patient/rdfs:label "Herzi Halevi" """,
    "he thanked the army in the same breath": '?e a kg:Thanks ; kg:agent/rdfs:label "Bezalel Smotrich"',
    "for what he did not do": """
        ?e a kg:Criticism ; kg:ground ?g . ?g kg:status kg:negated ; kg:agent/rdfs:label "Herzi Halevi" """,
    "the attack has its agent, its target and its date": """
        ?e a kg:Attack ; kg:agent/rdfs:label "Hamas" ; kg:patient/rdfs:label "Israel" .
        ?e kg:time/kg:timex "2023-10-07" """,
    "its mentions in the title, the lead and the body are one node": """
        ?e a kg:Attack ; kg:mention ?t, ?l, ?b .
        FILTER(STRENDS(STR(?t), "=65,71") && STRENDS(STR(?l), "=354,360") && STRENDS(STR(?b), "=576,582"))""",
    "at least 1,139 died of it": """
        ?e a kg:Killing ; kg:victim ?v ; kg:cause/kg:time/kg:timex "2023-10-07" .
        ?f kg:counts ?v ; kg:value 1139 ; kg:bound kg:atLeast""",
    "around 250 were abducted": """
        ?e a kg:Abduction ; kg:victim ?v . ?f kg:counts ?v ; kg:value 250 ; kg:bound kg:about""",
    "over 47,000 deaths are reported, and by whom": """
        ?c a kg:Claim ; kg:source/rdfs:label "Palestinian health authorities" ; kg:reports ?e .
        ?e kg:eventType kg:Killing ; kg:status kg:reported ; kg:victim ?v .
        ?f kg:counts ?v ; kg:value 47000 ; kg:bound kg:moreThan""",
    "there is a ceasefire": "?e a kg:Ceasefire",
    "33 hostages are released": """
        ?e kg:eventType kg:Release ; kg:patient ?v . ?f kg:counts ?v ; kg:value 33""",
    "calls for an inquiry are asserted, the inquiry is demanded": """
        ?e a kg:Demand ; kg:demands ?i . ?i kg:eventType kg:Investigation ; kg:status kg:demanded""",
    "the investigation hangs on a condition": """
        ?e kg:eventType kg:Investigation ; kg:status kg:reported ; kg:statusBySource kg:conditional .
        ?e kg:condition ?c""",
    "the general wrote to a minister, who is a person": """
        ?e a kg:Correspondence ; kg:agent/rdfs:label "Herzi Halevi" ; kg:addressee ?k .
        ?k a kg:Person ; rdfs:label "Israel Katz" """,
    "the minister's office": '?p rdfs:label "Israel Katz" ; kg:holdsOffice/rdfs:label "Defense Minister"',
    "the prime minister's office": '?p rdfs:label "Benjamin Netanyahu" ; kg:holdsOffice/rdfs:label "Prime Minister"',
    "the commander's office": """
        ?p rdfs:label "Yaron Finkelman" ; kg:holdsOffice ?o . ?o rdfs:label ?l . FILTER(CONTAINS(?l, "head of"))""",
    "the general is quoted": """
        ?c a kg:Claim ; kg:direct true ; kg:source/rdfs:label "Herzi Halevi" ; kg:quote ?q .
        FILTER(CONTAINS(?q, "My responsibility for the terrible failure"))""",
    "the opposition leader is quoted": """
        ?c a kg:Claim ; kg:direct true ; kg:source/rdfs:label "Yair Lapid" ; kg:quote ?q .
        FILTER(CONTAINS(?q, "Now, it is time"))""",
}

# What the article does not assert, and the query that must find nothing.
FALSE = {
    "anybody else resigned": """
        ?e a kg:Resignation ; kg:agent/rdfs:label ?who . FILTER(?who NOT IN ("Herzi Halevi", "Yaron Finkelman"))""",
    "an inquiry takes place": "?e a kg:Investigation",
    "the general thanked anybody": '?e kg:eventType kg:Thanks ; kg:agent/rdfs:label "Herzi Halevi"',
    "a minister is a country": '?p a kg:Place ; rdfs:label "Israel Katz"',
    "somebody was replaced": "?e a kg:Succession",
    "a situation has an asserted type": "?e a kg:Situation ; kg:status kg:asserted",
    "a direct edge follows from what is not asserted": """
        ?d a kg:DirectEdge ; <http://www.w3.org/ns/prov#wasDerivedFrom>/kg:status ?s . FILTER(?s != kg:asserted)""",
}


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("output")
    kg.build([str(SEEDS)]).export(folder, ("turtle", "trig"))
    return folder


@pytest.mark.parametrize("fact", TRUE)
def test_the_graph_says(fact: str, output: Path) -> None:
    answer = query.query(output / "graph.ttl", f"ASK {{ {TRUE[fact]} }}")

    assert answer.value


@pytest.mark.parametrize("fact", FALSE)
def test_the_graph_does_not_say(fact: str, output: Path) -> None:
    answer = query.query(output / "graph.ttl", f"ASK {{ {FALSE[fact]} }}")

    assert not answer.value


def test_a_second_build_gives_the_same_bytes(output: Path, tmp_path: Path) -> None:
    kg.build([str(SEEDS)], kg.Options(threads=2)).export(tmp_path, ("turtle", "trig"))

    for name in ("graph.ttl", "graph.trig"):
        assert (tmp_path / name).read_bytes() == (output / name).read_bytes()
