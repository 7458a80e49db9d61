"""What is set for a day, still in the making, or a rule to follow: none of it has happened."""

import pytest

from kg.extract import extract
from kg.ontology import Ontology, load
from kg.vocab import local_name
from tests.extract.parses import documents

COMING = {
    "The opposition had announced protest marches for yesterday.": ["announce asserted", "protest march planned"],
    "An agreement on the border is worked out.": ["agreement planned", "work out asserted"],
    "A merger of the two banks was being debated.": ["merger planned", "debate asserted"],
    "The president begins a visit that will draw crowds.": ["begin asserted", "visit planned", "draw planned"],
    "The speech, scheduled for Friday, comes before the vote.": [
        "speech planned",
        "schedule asserted",
        "come asserted",
        "vote planned",
    ],
    "The law is supposed to favor the rich.": ["suppose asserted", "favor possible"],
}
RULES = {
    "The mayor stressed the rules that riders must follow: Wear a helmet, buy a light and report accidents.": [
        "stress asserted",
        "follow demanded",
        "wear possible",
        "buy possible",
        "report possible",
        "accident reported",
    ],
    "There are three rules: Wear a helmet, use lights and obey signs.": [
        "be asserted",
        "wear demanded",
        "use demanded",
        "obey demanded",
    ],
    "Be careful, buy a lock, and report thefts to the police.": ["buy possible", "report possible", "theft reported"],
}
AGENDA = {
    "The mayor left.\nOn Tuesday he travels to Ohio, a visit meant to win votes.": [
        "leave asserted",
        "travel planned",
        "visit planned",
        "mean planned",
        "win vote planned",
    ],
    "The mayor left.\nThe court hears the appeal on Friday.": ["leave asserted", "hear planned"],
}


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load()


def statuses_of(text: str, ontology: Ontology) -> list[str]:
    """Return the events of a text as `lemma status`, in the order of their triggers."""
    events = extract(documents("prospects", None)[text], ontology).events()
    return [f"{event.lemma} {local_name(event.status)}" for event in events]


@pytest.mark.parametrize("text", COMING)
def test_what_is_set_for_later_or_in_the_making_is_not_asserted(text: str, ontology: Ontology) -> None:
    assert statuses_of(text, ontology) == COMING[text]


@pytest.mark.parametrize("text", RULES)
def test_a_list_of_commands_says_nothing_done(text: str, ontology: Ontology) -> None:
    assert statuses_of(text, ontology) == RULES[text]


@pytest.mark.parametrize("text", AGENDA)
def test_the_present_with_a_day_says_what_is_to_come(text: str, ontology: Ontology) -> None:
    assert statuses_of(text, ontology) == AGENDA[text]
