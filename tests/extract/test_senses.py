"""What keeps a frame out: the senses that words have beside the one of their event."""

import pytest

from kg.extract import extract
from kg.model import Event
from kg.ontology import Ontology, load
from kg.vocab import local_name
from tests.extract.parses import documents

SENSES = {
    "The senator launched an attack against Obama.": ["Event asserted"],
    "Romney's attacks on Trump angered voters.": ["Event asserted", "Event asserted"],
    "Trump attacked Romney in a speech.": ["Criticism asserted", "Statement asserted"],
    "Gunmen attacked the police station.": ["Attack asserted"],
    "He attacked a woman with a knife.": ["Attack asserted"],
    "The soldier was attacked near the border.": ["Attack asserted"],
    "The man came to the village by bus.": ["Movement asserted"],
    "The minister clashed with the governor over the budget.": ["Dispute asserted"],
    "Police clashed with protesters in the capital.": ["Fighting asserted"],
    "The governor won his battle with Uber.": ["Victory asserted"],
    "A battle between rebels and soldiers killed six people.": ["Fighting asserted", "Killing asserted"],
    "The two lawmakers fought a war of words.": ["Event asserted"],
    "The country fought a war in the north.": ["Fighting asserted"],
    "Polio is a disease.": ["Event asserted"],
    "The girl has polio.": ["Illness asserted"],
    "He was charged with fraud.": ["Indictment asserted", "Crime reported"],
    "Voters see terrorism as a danger.": ["Event asserted"],
    "She found herself in a tight race.": ["Event asserted"],
    "Divers found a body in the river.": ["Discovery asserted"],
    "The aide is in charge of the campaign.": ["Event asserted"],
    "The charge of murder surprised him.": ["Indictment asserted", "Killing reported", "Event asserted"],
    "The company built trust with customers.": ["Event asserted"],
    "The company built a bridge over the river.": ["Construction asserted"],
    "The fire destroyed his hopes.": ["Event asserted", "Wish asserted"],
    "The fire destroyed the bridge.": ["Destruction asserted"],
    "The candidate gave a victory speech.": ["Victory asserted", "Statement asserted"],
    "The government lowered export tariffs.": ["Decrease asserted"],
    "The victims of the crash were buried.": ["Crash asserted", "Event asserted"],
    "A court convicted the bombing suspect.": ["Conviction asserted", "Bombing asserted"],
    "The mayor struck a balance.": ["Event asserted"],
    "The bill died in committee.": ["Event asserted"],
    "The singer died in Paris.": ["Death asserted"],
    "The moment of truth arrived.": ["Event asserted"],
    "The envoy arrived in Cairo.": ["Arrival asserted"],
    "The law met with opposition.": ["Event asserted"],
    "The team was met with chants.": ["Event asserted"],
    "The minister met the envoy.": ["Meeting asserted"],
    "The treaty fell apart.": ["Agreement asserted", "Event asserted"],
    "Prices fell to a new low.": ["Decrease asserted"],
    "The party won in a landslide.": ["Event asserted"],
    "A landslide in the valley killed ten people.": ["NaturalDisaster asserted", "Killing asserted"],
    "Their journey to Canada took a month.": ["Movement asserted", "Event asserted"],
    "The film follows her journey to adulthood.": ["Event asserted"],
    "The problem demands a quick response.": ["Event asserted"],
    "The union demands a quick response.": ["Demand asserted"],
    "The shop closed its door.": ["Event asserted"],
    "The company closed a factory.": ["Closure asserted"],
}


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load()


@pytest.mark.parametrize("text", SENSES)
def test_words_stand_for_an_event_only_in_its_sense(text: str, ontology: Ontology) -> None:
    document = documents("senses", None)[text]

    said = [statement for statement in extract(document, ontology).statements if isinstance(statement, Event)]

    assert [f"{local_name(event.type)} {local_name(event.status)}" for event in said] == SENSES[text]


def test_every_stored_sentence_is_used() -> None:
    assert set(documents("senses", None)) == set(SENSES)
