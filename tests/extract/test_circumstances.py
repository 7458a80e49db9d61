"""How, when, where and how much fill the roles of their kind; what is known to take part in nothing fills none."""

import pytest

from kg.extract import extract
from kg.model import Event, EventRef
from kg.vocab import local_name
from tests.extract.parses import documents
from tests.extract.sentences import shipped_ontology

# Text, the word of the event, one of its roles, and all that fills it; none: nothing does.
CIRCUMSTANCES = [
    ("The officer resigned four days later.", "resigned", "time", ["four days later"]),
    ("The officer resigned four days later.", "resigned", "duration", []),
    ("A few minutes later, he added a warning.", "added", "time", ["A few minutes later"]),
    ("Unemployment fell for four-straight months.", "fell", "duration", ["four-straight months"]),
    ("Unemployment fell for four-straight months.", "fell", "purpose", []),
    ("Doctors detained the woman until she stands trial.", "detained", "until", ["stands"]),
    ("Doctors detained the woman until she stands trial.", "detained", "condition", []),
    ("The protesters marched through the park.", "marched", "place", ["the park"]),
    ("The firm attacked the plan on the other side.", "attacked", "place", []),
    ("Officials criticized the Paris agreement.", "agreement", "topic", []),
    ("The professor wrote books on the topic.", "wrote", "participant", []),
    ("He started working on the plan.", "working", "participant", ["the plan"]),
    ("She raised the fee under the new scheme.", "raised", "participant", []),
    (
        "The reporter asked about Trump's calling Clinton a bigot last week on Sunday.",
        "calling",
        "time",
        ["last week", "Sunday"],
    ),
    ("The reporter asked about Trump's calling Clinton a bigot last week on Sunday.", "asked", "time", []),
    ("The firm announced the sale of the bank for Saturday.", "announced", "time", []),
    ("The firm announced the sale of the bank for Saturday.", "sale", "time", ["Saturday"]),
    ("The mayor left the city for now.", "left", "time", ["now"]),
    ("He is now a less-feared candidate.", "feared", "agent", []),
    ("Clinton was the best-funded candidate.", "funded", "agent", []),
]


def events(text: str) -> dict[str, Event]:
    """Return the events of a stored sentence by their words."""
    found = extract(documents("circumstances", None)[text], shipped_ontology()).events()
    return {text[event.trigger.start : event.trigger.end].split()[0]: event for event in found}


@pytest.mark.parametrize(("text", "word", "role", "fillers"), CIRCUMSTANCES)
def test_a_circumstance_fills_the_role_of_its_kind(text: str, word: str, role: str, fillers: list[str]) -> None:
    found = events(text)
    words = {event.id: name for name, event in found.items()}

    roles = [each.filler for each in found[word].roles if local_name(each.property) == role]

    assert sorted(words[each.id] if isinstance(each, EventRef) else each.text for each in roles) == sorted(fillers)


def test_until_says_no_more_than_its_clause() -> None:
    found = events("Doctors detained the woman until she stands trial.")

    assert local_name(found["stands"].status) == "conditional"
