"""Words that name an event only in some company: adjectives of kind, prices that close, fights of words, verdicts."""

import pytest

from kg.extract import extract
from kg.ontology import Ontology, load
from kg.vocab import local_name
from tests.extract.parses import documents

WORDS = {
    "She filed a tax return for the company.": ["Event asserted"],
    "The senator released the tax returns of his family.": ["Publication asserted"],
    "New York holds a closed primary.": ["Event asserted"],
    'Voters in the "closed" primary chose him.': ["Event asserted"],
    "Shares closed down at $12.": ["Event asserted"],
    "The company's stock closed down 2.7 percent.": ["Event asserted"],
    "The deal closed a chapter in the history of the firm.": ["Event asserted"],
    "The economic collapse of the country ruined savers.": ["Event asserted", "Event asserted"],
    "The market collapsed in May.": ["Event asserted"],
    "The candidates battled in the primaries.": ["Event asserted"],
    "Republicans fought Democrats over the budget.": ["Event asserted"],
    "The candidate launched a 30-word missile at his rival.": ["Event asserted"],
    "Dissatisfaction and unrest grew among the voters.": ["Event asserted"],
    "The newspaper printed a pullout on gardens.": ["Event asserted"],
    "The minister hit back at his critics.": ["Event asserted"],
    "Republicans rallied behind the ticket.": ["Event asserted"],
    "The police researched the history of the man.": ["Event asserted"],
}
DEEDS = {
    "The store closed down in May.": ["Closure asserted"],
    "The bridge collapsed in May.": ["Collapse asserted"],
    "The army launched a missile at the city.": ["Attack asserted"],
    "Unrest in the city killed ten people.": ["Riot asserted", "Killing asserted"],
    "The pullout of the troops began in May.": ["Withdrawal asserted", "Event asserted"],
    "The army hit back with air strikes.": ["Retaliation asserted", "AirStrike asserted"],
    "The candidate disavowed the stances of his party.": ["Rejection asserted"],
}
VERDICTS = {
    "The jury, after deliberating for nine days, found the officer not guilty of murder.": [
        "Event asserted",
        "Acquittal asserted",
        "Killing reported",
    ],
    "A court in Rome found that the firm was liable for the damage.": [
        "Ruling asserted",
        "Event reported",
        "Damage reported",
    ],
    "A court found him guilty.": ["Conviction asserted"],
}
NOT = {
    "The campaign was anything but an attack on the press.": ["Event negated", "Attack negated"],
}


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load()


def types_of(text: str, ontology: Ontology) -> list[str]:
    """Return the events of a text as `Type status`, in the order of their triggers."""
    events = extract(documents("narrowed", None)[text], ontology).events()
    return [f"{local_name(event.type)} {local_name(event.status)}" for event in events]


@pytest.mark.parametrize("text", WORDS)
def test_what_only_sounds_like_an_event_is_a_general_one(text: str, ontology: Ontology) -> None:
    assert types_of(text, ontology) == WORDS[text]


@pytest.mark.parametrize("text", DEEDS)
def test_the_same_words_name_an_event_of_things_and_troops(text: str, ontology: Ontology) -> None:
    assert types_of(text, ontology) == DEEDS[text]


@pytest.mark.parametrize("text", VERDICTS)
def test_what_a_court_finds_is_a_verdict(text: str, ontology: Ontology) -> None:
    assert types_of(text, ontology) == VERDICTS[text]


@pytest.mark.parametrize("text", NOT)
def test_anything_but_says_what_it_is_not(text: str, ontology: Ontology) -> None:
    assert types_of(text, ontology) == NOT[text]
