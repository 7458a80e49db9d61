"""How certain the parts of contents are: what is inside a promise, a demand or a supposition is no more than that."""

from dataclasses import replace

import pytest

from kg.extract import extract
from kg.model import Block, Span
from kg.ontology import Ontology, load
from kg.vocab import local_name
from tests.extract.parses import documents

INSIDE = {
    "She promised free tuition paid for with giant tax increases.": [
        "promise asserted",
        "pay planned",
        "increase planned",
    ],
    "They want a law banning the sale of guns and raising taxes.": [
        "want asserted",
        "ban possible",
        "sale possible",
        "raise tax possible",
    ],
    "They demanded the release of a man arrested in May.": ["demand asserted", "release demanded", "arrest asserted"],
    "The mayor called for a prosecutor to investigate the senator and for the foundation to be shut down.": [
        "call asserted",
        "investigate planned",
        "shut down planned",
    ],
    "The senator has vowed not to buy the land.": ["vow asserted", "buy planned"],
}
DECIDED = {
    "It was clear that the result of that merger would be a strike.": ["merger conditional", "be strike conditional"],
    "The veto is expected to come before midnight.": ["veto possible", "expect asserted", "come possible"],
    "The assassination of the general might have to be carried out.": [
        "assassination demanded",
        "carry out demanded",
    ],
    "China agreed to fund the country's reconstruction.": ["agree asserted", "fund planned", "reconstruction planned"],
    "The plan would lead to the dismissal of workers.": ["lead conditional", "dismissal conditional"],
    "The group seeks to prevent deaths through the enactment of laws.": [
        "seek asserted",
        "prevent possible",
        "death possible",
        "enactment possible",
    ],
    "The governor is expected to announce the resignation of the minister.": [
        "expect asserted",
        "announce possible",
        "resignation possible",
    ],
    "The deal would mean the sale of the bank.": ["mean conditional", "sale conditional"],
    "Her lawyer argued against the extradition of the man.": ["argue asserted", "extradition possible"],
    "Traders are waiting for the signing of the deal.": ["wait asserted", "signing possible"],
    "Democrats cobbled together a sweeping overhaul of the law.": ["cobbled together asserted", "overhaul planned"],
}
FORESEEN = {
    "An attack is imminent.": ["attack possible", "be imminent asserted"],
    "The release of the men is unlikely.": ["release possible", "be unlikely asserted"],
    "The merger is likely to cost jobs.": ["merger asserted", "be likely asserted", "cost possible"],
    "The bank received a grant for the purchase of ten trains.": ["receive asserted", "purchase planned"],
}
ASKED = {
    "The judge ordered an inquiry into whether the mayor deliberately dismissed the workers.": [
        "order asserted",
        "inquiry demanded",
        "dismiss possible",
    ],
    "Nobody knew whether there was an order that prevented an attack.": [
        "know negated",
        "be possible",
        "prevent possible",
        "attack possible",
    ],
    "The men could have fallen off a cliff or burned themselves.": ["fall possible", "burn possible"],
}
GROUNDS = {
    "The mayor criticised the minister for stealing data.": ["criticise asserted", "steal reported"],
    "The mayor criticised the minister for not helping the victims.": ["criticise asserted", "help negated"],
    "The mayor praised the minister for helping the victims.": ["praise asserted", "help asserted"],
}
NO_EVENTS = {
    "The campaign began massive get-out-the-vote efforts in Ohio.": ["begin asserted"],
    "Bush won Florida by 537 votes.": ["win asserted"],
}
HABITS = {
    "The inquiry ended.\nSmugglers build tunnels and mark the spots.": [
        "inquiry asserted",
        "end asserted",
        "build possible",
        "mark possible",
    ],
}


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load()


def statuses_of(text: str, ontology: Ontology) -> list[str]:
    """Return the events of a text as `lemma status`, in the order of their triggers."""
    extraction = extract(documents("contents", None)[text], ontology)
    return [f"{event.lemma} {local_name(event.status)}" for event in extraction.events()]


@pytest.mark.parametrize("text", INSIDE)
def test_what_is_inside_a_content_has_its_status(text: str, ontology: Ontology) -> None:
    assert statuses_of(text, ontology) == INSIDE[text]


@pytest.mark.parametrize("text", DECIDED)
def test_a_definite_event_is_no_more_certain_than_the_verb_it_depends_on(text: str, ontology: Ontology) -> None:
    assert statuses_of(text, ontology) == DECIDED[text]


@pytest.mark.parametrize("text", FORESEEN)
def test_what_is_foreseen_is_no_happening(text: str, ontology: Ontology) -> None:
    assert statuses_of(text, ontology) == FORESEEN[text]


@pytest.mark.parametrize("text", ASKED)
def test_what_is_asked_or_could_have_been_is_not_asserted(text: str, ontology: Ontology) -> None:
    assert statuses_of(text, ontology) == ASKED[text]


@pytest.mark.parametrize("text", GROUNDS)
def test_what_somebody_is_criticised_for_is_what_the_critic_says(text: str, ontology: Ontology) -> None:
    assert statuses_of(text, ontology) == GROUNDS[text]


@pytest.mark.parametrize("text", NO_EVENTS)
def test_words_joined_by_hyphens_and_margins_are_no_events(text: str, ontology: Ontology) -> None:
    assert statuses_of(text, ontology) == NO_EVENTS[text]


@pytest.mark.parametrize("text", HABITS)
def test_the_second_of_two_habits_is_one_too(text: str, ontology: Ontology) -> None:
    assert statuses_of(text, ontology) == HABITS[text]


def test_a_quotation_may_hold_others_between_marks_of_another_kind(ontology: Ontology) -> None:
    text = '"I have learned that it comes across as “too loud” or “too shrill” and so on."'
    document = documents("contents", None)[text]
    article = replace(document.article, blocks=(Block("paragraph", Span(0, len(text))),))
    events = extract(replace(document, article=article), ontology).events()
    assert [local_name(event.status) for event in events] == ["reported", "reported"]
