"""How certain events are: what is only said of a kind, aimed at, supposed or done by anybody is not asserted."""

import pytest

from kg.extract import extract
from kg.ontology import Ontology, load
from kg.vocab import local_name
from tests.extract.parses import documents

CLAUSES = {
    "The company has failed for the second time to announce the merger.": [
        "fail asserted",
        "announce negated",
        "merger asserted",
    ],
    "The mayor went to Paris last week to meet the envoy.": ["go asserted", "meet planned"],
    "She became the first woman to win the race.": ["become woman asserted", "win race asserted"],
    "The group is able to attack the port.": ["be able asserted", "attack possible"],
    "The group was able to attack the port.": ["be able asserted", "attack asserted"],
    "Had he won the election, she would have resigned.": ["win election conditional", "resign conditional"],
    "The boats came to the port to be repaired.": ["come asserted", "repair possible"],
    "They told him to shut up and quit.": ["tell asserted", "shut up demanded", "quit demanded"],
    "The minister made three pledges: raising pensions, building a bridge.": [
        "pledge asserted",
        "raise possible",
        "build possible",
    ],
    "Anyone attacking the guards was arrested.": ["attack conditional", "arrest asserted"],
}
HABITS = {
    "The inquiry ended.\nSmugglers build tunnels.": ["inquiry asserted", "end asserted", "build possible"],
    "The inquiry ended.\nCompanies that dismiss workers pay a tax.": [
        "inquiry asserted",
        "end asserted",
        "dismiss possible",
        "pay tax possible",
    ],
    "The company that dismissed workers paid a tax.": ["dismiss asserted", "pay tax asserted"],
    "The inquiry ended.\nWhen people protest, police arrest them.": [
        "inquiry asserted",
        "end asserted",
        "protest conditional",
        "arrest possible",
    ],
    "The inquiry ended.\nWhen people protested, police arrested them.": [
        "inquiry asserted",
        "end asserted",
        "protest asserted",
        "arrest asserted",
    ],
    "The inquiry ended.\nYou win elections with money.": ["inquiry asserted", "end asserted", "win election possible"],
}
KINDS = {
    "Supporters of reform met on Monday.": ["reform possible", "meet asserted"],
    "A wave of attacks killed 20 people.": ["attack asserted", "kill asserted"],
    "The minister gave a victory speech.": ["victory asserted", "speech asserted"],
    "The boxes were opened for inspection.": ["open asserted", "inspection planned"],
    "Police arrested a man for the attack.": ["arrest asserted", "attack reported"],
    "Reporters called the visit a disaster.": ["call disaster asserted", "visit asserted", "disaster possible"],
    "The war was longer than a siege.": ["war asserted", "be long asserted", "siege possible"],
    "The ministry requested cooperation.": ["request asserted", "cooperation demanded"],
}
GERUNDS = {
    "Officials discussed ways of expanding the airport.": ["discuss asserted", "expand possible"],
    "She has a record of building bridges.": ["have asserted", "build asserted"],
    "The bill removes barriers to voting.": ["remove asserted", "voting possible"],
    "Senators are committed to reducing the tax.": ["commit asserted", "reduce planned"],
}
SUPPOSED = {
    "The merger would cost jobs.": ["merger conditional", "cost conditional"],
    "The mayor would ban firms that bribe officials.": ["ban conditional", "bribe conditional"],
    "The anger could spill over in protests.": ["spill over possible", "protest possible"],
    "The plan avoided steering the country into a war.": ["avoid asserted", "steer negated", "war negated"],
    "Despite protests, the mayor may resign.": ["protest asserted", "resign possible"],
    "The candidates met before the election.": ["meet asserted", "election planned"],
}

HELPED = {
    "He did not vote in the election last year.": ["vote negated", "election asserted"],
    "He tried to become the first skater to win the race.": [
        "try asserted",
        "become skater possible",
        "win race possible",
    ],
    "Three seats remain to be filled.": ["remain asserted", "fill planned"],
    "The senator has yet to win a primary.": ["win primary negated"],
    "The law has to be passed before the vote.": ["pass demanded", "vote planned"],
    "Neither the minister nor other officials identified the killers.": ["identify negated"],
    "The agency said the number rose to 145, an increase of 12 percent.": [
        "say asserted",
        "rise reported",
        "increase reported",
    ],
    "The consensus view is that the bridge will fall and that the firm lied.": ["fall reported", "lie reported"],
    "The truth is that the army attacked the town.": ["attack asserted"],
    "The deal is premised on a victory in June.": ["premise asserted", "victory possible"],
    "He is party to a lawsuit that will be filed on Monday.": ["be party asserted", "lawsuit planned", "file planned"],
    "The mayor campaigned on corporate tax cuts.": ["campaign asserted", "tax cut possible"],
    "The nurse spoke.\nWe pray for those who are injured.": ["speak asserted", "pray asserted", "injure possible"],
}


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load()


def statuses_of(text: str, ontology: Ontology) -> list[str]:
    """Return the events of a text as `lemma status`, in the order of their triggers."""
    extraction = extract(documents("status", None)[text], ontology)
    return [f"{event.lemma} {local_name(event.status)}" for event in extraction.events()]


@pytest.mark.parametrize("text", CLAUSES)
def test_a_clause_is_asserted_only_where_it_was_done(text: str, ontology: Ontology) -> None:
    assert statuses_of(text, ontology) == CLAUSES[text]


@pytest.mark.parametrize("text", HABITS)
def test_what_is_done_by_anybody_at_any_time_is_no_happening(text: str, ontology: Ontology) -> None:
    assert statuses_of(text, ontology) == HABITS[text]


@pytest.mark.parametrize("text", KINDS)
def test_a_noun_that_only_names_a_kind_is_no_happening(text: str, ontology: Ontology) -> None:
    assert statuses_of(text, ontology) == KINDS[text]


@pytest.mark.parametrize("text", GERUNDS)
def test_a_gerund_is_granted_by_nouns_of_what_was_done(text: str, ontology: Ontology) -> None:
    assert statuses_of(text, ontology) == GERUNDS[text]


@pytest.mark.parametrize("text", SUPPOSED)
def test_an_event_is_no_more_certain_than_what_depends_on_it(text: str, ontology: Ontology) -> None:
    assert statuses_of(text, ontology) == SUPPOSED[text]


@pytest.mark.parametrize("text", HELPED)
def test_helping_words_views_and_negated_subjects_count(text: str, ontology: Ontology) -> None:
    assert statuses_of(text, ontology) == HELPED[text]
