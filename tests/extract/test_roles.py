"""Roles have the whole phrase that fills them; words that name nothing are adjuncts and stay out of the graph."""

import pytest

from kg.extract import extract
from kg.model import Adjunct, Event, Role
from kg.vocab import local_name
from tests.extract.parses import documents
from tests.extract.sentences import shipped_ontology

# Text and verb; then the role and the phrase that fills it.
PHRASES = [
    ("The mayor promptly opened the old bridge, which had been closed.", "opened", "patient", "the old bridge"),
    (
        "She said that the bridge would be closed on Monday.",
        "said",
        "says",
        "that the bridge would be closed on Monday",
    ),
    ("She said that the bridge would be closed on Monday.", "closed", "time", "on Monday"),
    ("Both India and Pakistan accused the opposite side.", "accused", "agent", "Both India and Pakistan"),
    ("Both India and Pakistan accused the opposite side.", "accused", "agent", "Pakistan"),
    ("He will resign on Friday, she said.", "said", "says", "He will resign on Friday"),
    ("The crowd remained silent during the play.", "remained", "during", "during the play"),
    ("The team scored in the second half.", "scored", "during", "in the second half"),
    ("The man died in an ambulance.", "died", "place", "in an ambulance"),
    ("She left the area where the ship sank.", "sank", "place", "the area"),
    ("The president wants the flag lowered.", "lowered", "patient", "the flag"),
    ("Maybe they will trust us more.", "trust", "patient", "us"),
    ("The crowd cheered as the players left the court.", "cheered", "during", "as the players left the court"),
    ("They looked at the ship.", "looked", "participant", "the ship"),
    ("They reached the wrong conclusion.", "reached", "patient", "the wrong conclusion"),
    ("They moved to the back row.", "moved", "destination", "to the back row"),
    ("The firm was fined 300 dollars for polluting the river.", "polluting", "cause", "The firm"),
    ("The singer left because the hall was cold.", "left", "cause", "because the hall was cold"),
    ("He thanked the man and was brave.", "thanked", "patient", "the man and was brave"),
]
# Text and verb; then all adjuncts as `role=words`.
ADJUNCTS = [
    ("The mayor promptly opened the old bridge, which had been closed.", "opened", ["manner=promptly"]),
    ("The crowd remained silent during the play.", "remained", ["manner=silent"]),
    ("Maybe they will trust us more.", "trust", ["amount=more"]),
    ("The horse finished second.", "finished", ["manner=second"]),
    ("The minister smiled when the vote was over.", "smiled", ["during=when the vote was over"]),
    ("The firm closed the plant, killing the town.", "closed", []),
    ("However, the minister also travelled abroad recently.", "travelled", ["place=abroad"]),  # recently is a time
]


def event_at(text: str, verb: str) -> Event:
    """Return the event that a verb of a stored sentence names."""
    found = extract(documents("roles", None)[text], shipped_ontology())
    return next(event for event in found.events() if event.trigger.start == text.index(verb))


def told(each: Role | Adjunct, text: str) -> str:
    return f"{local_name(each.property)}={text[each.span.start : each.span.end]}"


@pytest.mark.parametrize(("text", "verb", "role", "words"), PHRASES)
def test_a_role_has_the_whole_phrase(text: str, verb: str, role: str, words: str) -> None:
    roles = [told(each, text) for each in event_at(text, verb).roles]

    assert f"{role}={words}" in roles


@pytest.mark.parametrize(("text", "verb", "adjuncts"), ADJUNCTS)
def test_words_that_name_nothing_are_adjuncts(text: str, verb: str, adjuncts: list[str]) -> None:
    assert [told(each, text) for each in event_at(text, verb).adjuncts] == adjuncts


def test_a_clause_is_never_one_more_of_the_things_a_noun_phrase_names() -> None:
    text = "He thanked the man and was brave."

    patients = [each for each in event_at(text, "thanked").roles if local_name(each.property) == "patient"]

    assert len(patients) == 1


def test_what_a_bare_participle_behind_a_noun_is_done_to_does_not_do_it() -> None:
    text = "The president wants the flag lowered."

    assert [told(each, text) for each in event_at(text, "lowered").roles] == ["patient=the flag"]
