"""What a clause has from the clauses around it, and which words of them are its own."""

import pytest

from kg.extract import extract
from kg.model import Event, Extraction
from kg.vocab import POSSIBLE, REPORTED, local_name
from tests.extract.parses import documents
from tests.extract.sentences import shipped_ontology

# Text and verb; then a role and the phrase that fills it.
PHRASES = [
    ("The man is the suspect who died trying to flee the police.", "trying", "agent", "the suspect who died"),
    ("This is the team that won the cup.", "won", "agent", "the team"),
    ("Police arrested the driver as well as his brother.", "arrested", "patient", "his brother"),
    ("On Friday the minister visited the port and praised the crew.", "praised", "time", "On Friday"),
    ("The teacher was attacked in front of her class.", "attacked", "place", "in front of her class"),
    ("The paper printed the letter on its front page.", "printed", "place", "on its front page"),
    ("The team scored on the last lap.", "scored", "during", "on the last lap"),
    ("The senator cast her rival as offering a narrow plan.", "offering", "agent", "her rival"),
]
# Text and word; then the status of the event it names.
STATUSES = [
    ("The senator cast her rival as offering a narrow plan.", "offering", REPORTED),
    ("Is the mayor a liar?", "liar", POSSIBLE),
]
# What the clauses of a sentence say.
SAID = {
    "The army came back and defeated the rebels.": ["The army | defeated | the rebels | asserted"],
    "He praised Ann Lee, a lawyer, and Omar Diallo.": [
        "He | praised | Ann Lee , and Omar Diallo | asserted",
        "Ann Lee | is | a lawyer | asserted",
    ],
    "Tom Fitton, the president of Judicial Watch, a conservative group that sued the ministry, left.": [
        "a conservative group | sued | the ministry | asserted",
        "Tom Fitton | is | the president of Judicial Watch | asserted",
    ],
    "The agency (ENA) closed the office.": [
        "The agency | closed | the office | asserted",
        "ENA | is | The agency | asserted",
    ],
    "Her remarks, however, were on trade.": ["Her remarks | were on | trade | asserted"],
    "Those who cheated must pay a fine.": ["Those who cheated | must pay | a fine | demanded"],
    "She was one of 10 protesters arrested during the march.": [
        "She | was | one of 10 protesters arrested during the march | asserted",
        "10 protesters | were arrested during | the march | asserted",
    ],
    "He saw a lot of the things she did.": [
        "He | saw | a lot of the things she did | asserted",
        "she | did | the things | asserted",
    ],
    "The campaign hesitated after being caught off guard by the race.": [
        "The campaign | hesitated | after being caught off guard by the race | asserted",
        "The campaign | was caught off | guard | by the race | asserted",
    ],
    "The house being built by the firm collapsed.": ["The house | was being built by | the firm | asserted"],
    "The impression will be that they did not do enough.": ["they | did not do | enough | reported"],
    "This is all we thought about every day.": [
        "This | is | all | asserted",
        "we | thought about | all | every day | asserted",
    ],
    "He was elected on Wednesday, February 3.": ["He | was elected | on Wednesday | asserted"],
    "They met in a series of talks given the differences.": ["They | met in | a series of talks | asserted"],
}


def read(text: str) -> Extraction:
    return extract(documents("clauses", None)[text], shipped_ontology())


def event_at(text: str, word: str) -> Event:
    """Return the event that a word of a stored sentence names."""
    return next(event for event in read(text).events() if event.trigger.start == text.index(word))


def said(text: str) -> list[str]:
    """Return what a stored sentence says, as `subject | predicate | object | ... | status`."""
    return [
        " | ".join(
            (each.subject.text, each.predicate.text, *(part.text for part in each.objects), local_name(each.status))
        )
        for each in read(text).propositions
    ]


@pytest.mark.parametrize(("text", "verb", "role", "words"), PHRASES)
def test_a_role_has_the_words_of_its_own_phrase(text: str, verb: str, role: str, words: str) -> None:
    roles = [
        f"{local_name(each.property)}={text[each.span.start : each.span.end]}" for each in event_at(text, verb).roles
    ]

    assert f"{role}={words}" in roles


@pytest.mark.parametrize(("text", "word", "status"), STATUSES)
def test_what_is_asked_or_put_in_words_is_not_asserted(text: str, word: str, status: str) -> None:
    assert event_at(text, word).status == status


@pytest.mark.parametrize(("text", "clauses"), SAID.items())
def test_a_clause_is_put_in_its_own_words(text: str, clauses: list[str]) -> None:
    assert said(text) == clauses
