"""Words of many meanings, idioms, and what is said of one's own or another's acts: the types of the events."""

import pytest

from kg.extract import extract
from kg.model import Event
from kg.ontology import Ontology, load
from kg.vocab import local_name
from tests.extract.parses import documents

ARGUMENTS = {
    "The senator came under fire for his remarks.": ["Criticism asserted", "Statement asserted"],
    "The military base came under fire from rebels.": ["Attack asserted"],
    "The mayor defended the decision.": ["Support asserted", "Decision asserted"],
    "The army defended the town.": ["Protection asserted"],
    "The president forced the agency out of the country.": ["Expulsion asserted"],
    "The Red Cross suspended aid deliveries in Baghdad.": ["Sanction asserted", "Aid negated"],
    "The airline suspended flights.": ["Cancellation asserted"],
    "The army put its troops on high alert.": ["Mobilization asserted"],
    "Clinton won Kentucky.": ["Victory asserted"],
    "Troops withdrew on Monday.": ["Withdrawal asserted"],
    "Police arrested 20 Turks.": ["Arrest asserted"],
    "Thousands of Albanians protested the verdict.": ["Protest asserted", "Ruling asserted"],
    "Thousands rallied in the capital.": ["Protest asserted"],
    "The senator rallied his supporters.": ["Event asserted"],
    "Dozens were killed.": ["Killing asserted"],
    "He denied a conflict of interest.": ["Denial asserted"],
    "Rebels captured the town.": ["Capture asserted"],
    "The candidate captured Oklahoma.": ["Event asserted"],
    "The officer identified the body.": ["Identification asserted"],
    "Many of them identify as liberals.": ["Event asserted"],
    "The army allowed the convoy to pass.": ["Permission asserted", "Event possible"],
    "The kiosk allows users to buy coins.": ["Event asserted", "Purchase possible"],
}
IDIOMS = {
    "The party launched a personal attack on the judge.": ["Criticism asserted"],
    "The party lodged a protest with the court.": ["Criticism asserted"],
    "The two countries upgraded their ties.": ["Reconciliation asserted"],
    "Farmers called off the strike.": ["Easing asserted"],
    "The rebels broke the ceasefire.": ["Fighting asserted"],
    "Both states share intelligence.": ["Cooperation asserted"],
    "She broke her promise.": ["Violation asserted"],
    "The family sought asylum in Norway.": ["Appeal asserted"],
    "Norway granted asylum to the family.": ["Aid asserted"],
    "Youths threw stones at soldiers.": ["Riot asserted"],
    "Police dispersed the protesters.": ["Repression asserted"],
    "The militia disarmed in May.": ["Disarmament asserted"],
    "The candidate dismissed the idea.": ["Rejection asserted"],
}
COMMITMENTS = {
    "The opposition said on Friday that the president must resign.": ["Demand asserted", "Resignation demanded"],
    "The mayor said he must resign.": ["Statement asserted", "Resignation demanded"],
    "The witness said the driver must have died.": ["Statement asserted", "Death negated"],
    "The rebels said they will release two hostages.": ["Promise asserted", "Release planned"],
    "The company said it would lose money.": ["Statement asserted", "Event planned"],
    "Officials said it would release the man.": ["Statement asserted", "Release planned"],
    "The group said it will attack the port.": ["Threat asserted", "Attack planned"],
    "France said it would not support the plan.": ["Rejection asserted", "Support negated"],
    "The minister said she supports the plan.": ["Statement asserted", "Support asserted"],
    "The leaders agreed that troops should leave.": ["Consent asserted", "Event demanded"],
    "The leaders agreed that prices are high.": ["Statement asserted", "Event asserted"],
    "Their priority, defeating Smith, is at risk.": ["Victory planned", "Event asserted"],
    "Security failures leading to the attack angered many.": [
        "Causation asserted",
        "Attack asserted",
        "Event asserted",
    ],
}


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load()


def types_of(sentence: str, ontology: Ontology) -> list[str]:
    """Return type and status, as the source gives it, of the events of a sentence."""
    extraction = extract(documents("meanings", None)[sentence], ontology)
    return [_line(event) for event in extraction.events()]


def _line(event: Event) -> str:
    return f"{local_name(event.type)} {local_name(event.held)}"


@pytest.mark.parametrize("sentence", ARGUMENTS)
def test_the_arguments_tell_the_meaning_of_a_word(sentence: str, ontology: Ontology) -> None:
    assert types_of(sentence, ontology) == ARGUMENTS[sentence]


@pytest.mark.parametrize("sentence", IDIOMS)
def test_an_idiom_has_a_meaning_of_its_own(sentence: str, ontology: Ontology) -> None:
    assert types_of(sentence, ontology) == IDIOMS[sentence]


@pytest.mark.parametrize("sentence", COMMITMENTS)
def test_who_is_to_act_tells_demand_from_promise_and_from_mere_words(sentence: str, ontology: Ontology) -> None:
    assert types_of(sentence, ontology) == COMMITMENTS[sentence]
