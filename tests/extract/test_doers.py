"""Who did it to whom where the grammar hides it: relative clauses, participles, coordination, passives, names."""

import pytest

from kg.extract import extract
from kg.model import Event, EventRef
from kg.vocab import local_name
from tests.extract.parses import documents
from tests.extract.sentences import shipped_ontology

# Text, the word of the event, one of its roles, and all that fills it; none: the role is left open.
FILLED = [
    ("She is a mayor who helped the city recover and banned smoking in bars.", "banned", "agent", ["a mayor"]),
    ("Asked whether he would resign, the mayor laughed.", "Asked", "addressee", ["the mayor"]),
    ("Asked whether he would resign, the mayor laughed.", "Asked", "agent", []),
    (
        "Robert Lee, the founder of a hedge fund who once backed the senator, resigned on Monday.",
        "backed",
        "agent",
        ["the founder of a hedge fund"],
    ),
    ("He praised the firm that built the bridge, as well as the workers.", "built", "agent", ["the firm"]),
    (
        "He praised the firm that built the bridge, as well as the workers.",
        "praised",
        "patient",
        ["the firm", "the workers"],
    ),
    ("He is the man who killed the king.", "killed", "agent", ["the man"]),
    ("It was a plan the council wanted to discuss.", "wanted", "topic", []),
    ("Police reopened the file after the Texas killings.", "killings", "place", ["Texas"]),
    ("Police reopened the file after the Texas killings.", "killings", "patient", []),
    ("The brothers sued the paper and have been awarded damages.", "awarded", "agent", []),
    ("The brothers sued the paper and have been awarded damages.", "awarded", "recipient", ["The brothers"]),
    ("The officer was granted asylum in 2013.", "granted", "patient", []),
    ("The officer was granted asylum in 2013.", "granted", "recipient", ["The officer"]),
    ("The number of visitors has increased in recent years.", "increased", "patient", ["The number of visitors"]),
    ("The number of visitors has increased in recent years.", "increased", "agent", []),
    ("PARIS (AP) — Anna Lee won the primary on Monday.", "won", "agent", ["Anna Lee"]),
    ("The activists were opposed to the mayor.", "opposed", "agent", ["The activists"]),
    ("The activists were opposed to the mayor.", "opposed", "patient", ["the mayor"]),
    ("For her testimony on Capitol Hill she was praised.", "testimony", "place", ["Capitol Hill"]),
    ("For her testimony on Capitol Hill she was praised.", "testimony", "patient", []),
    ("The minister threw her support behind the plan.", "threw", "participant", ["the plan"]),
    ("Voters had a hard time winning in the north.", "winning", "agent", ["Voters"]),
    (
        "The president attacked his rival in a speech on Sunday, accusing him of fraud.",
        "accusing",
        "agent",
        ["The president"],
    ),
    (
        "Leaders were questioning how the minister had governed and demanding that he resign.",
        "demanding",
        "agent",
        ["Leaders"],
    ),
    (
        "The new site was a great help for the governor, who criticised the bank.",
        "criticised",
        "agent",
        ["the governor"],
    ),
    ("The senator said in Berlin that she would stay.", "said", "place", ["Berlin"]),
    (
        "He repeated his call for a ban on foreigners entering the country.",
        "entering",
        "agent",
        ["foreigners"],
    ),
]


def fillers(text: str, word: str, role: str) -> list[str]:
    """Return the words that fill one role of an event of a stored sentence."""
    found = extract(documents("doers", None)[text], shipped_ontology())
    event: Event = next(each for each in found.events() if each.trigger.start == text.index(word))
    filled = (each.filler for each in event.roles if local_name(each.property) == role)
    return ["→" if isinstance(filler, EventRef) else filler.text for filler in filled]


@pytest.mark.parametrize(("text", "word", "role", "words"), FILLED)
def test_a_role_is_filled_by_those_who_have_it(text: str, word: str, role: str, words: list[str]) -> None:
    assert fillers(text, word, role) == words
