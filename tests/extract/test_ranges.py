"""A filler has only a role that what it denotes can fill, and the network tells how, when and where."""

import pytest

from kg.extract import extract
from kg.model import Event, EventRef
from kg.vocab import local_name
from tests.extract.parses import documents
from tests.extract.sentences import shipped_ontology

_INDEX = "The Standard & Poor's 500-stock index"

# Text, the word of the event, one of its roles, and all that fills it; none: nothing does.
FILLED = [
    ("Stocks rose 3.54 points on Monday.", "rose", "amount", ["3.54 points"]),
    ("Stocks rose 3.54 points on Monday.", "rose", "patient", ["Stocks"]),
    ("The officer left the army seven months before the attack.", "attack", "duration", []),
    ("The judge spoke before large crowds of workers.", "spoke", "before", []),
    ("The judge spoke before large crowds of workers.", "spoke", "participant", ["large crowds of workers"]),
    ("Prices rose above the $20 of last year.", "rose", "place", []),
    ("The Standard & Poor's 500-stock index rose 12 points on Monday.", "rose", "patient", [_INDEX]),
    ("It was announced that the mayor would resign.", "announced", "announces", []),
    ("It was announced that the mayor would resign.", "announced", "says", ["resign"]),
    ("The poll defied the expectations of the voters.", "expectations", "agent", ["the voters"]),
    ("The poll defied the expectations of the voters.", "expectations", "expects", []),
    ("To cut costs, the scientists propose using cheaper parts.", "propose", "offers", ["using"]),
    ("To cut costs, the scientists propose using cheaper parts.", "propose", "purpose", ["cut"]),
    ("The minister said Sunday in Berlin that taxes would fall.", "said", "place", ["Berlin"]),
    ("The senator won the Republican caucus on Monday.", "won", "topic", []),
    ("Police investigated the shooting death of a boy.", "death", "patient", []),
    ("Police investigated the shooting death of a boy.", "death", "victim", ["a boy"]),
    ("On Social Security, the senator attacked his rival.", "attacked", "topic", ["Social Security"]),
    ("The senator attacked his rival in the mayor's backyard.", "attacked", "place", ["the mayor's backyard"]),
    ("Two deaths on the campaign trail shocked the town.", "deaths", "patient", []),
    ("Two deaths on the campaign trail shocked the town.", "deaths", "during", ["trail"]),
    ("His accusations toward Muslims angered the mayor.", "accusations", "destination", []),
    ("The mayor rejected the claim at a rally.", "rejected", "during", ["a rally"]),
    ("He criticised the plan with harsh rhetoric.", "criticised", "manner", ["harsh rhetoric"]),
    (
        "As a presidential candidate, the senator vowed to fight corruption.",
        "vowed",
        "manner",
        ["a presidential candidate"],
    ),
    ("The law includes expanded checks and new rules.", "expanded", "patient", ["expanded checks"]),
    ("France's presidential election will be held in May.", "election", "place", ["France"]),
    ("France's presidential election will be held in May.", "election", "patient", []),
    ("He met the coach for the first time in 1996.", "met", "purpose", []),
    ("On tax reform, the senator praised the president.", "praised", "topic", ["reform"]),
    ("She won the governor's race in May.", "won", "participant", []),
    ("Demonstrators took to the city's streets on Sunday.", "took", "place", ["the city"]),
]
# The same, for words that brackets, lists of verbs and measures hide.
HIDDEN = [
    ("The orbiter traveled 480 miles before entering orbit.", "traveled", "amount", ["480 miles"]),
    ("The Abuja protest ended on Sunday.", "protest", "place", ["Abuja"]),
    ("The firm produced the series for HBO in May.", "produced", "beneficiary", ["HBO"]),
    ("She raised money for the senator.", "raised", "beneficiary", ["the senator"]),
    ("Gov. Ralph Northam (D), who is running for governor, praised him.", "running", "agent", ["Ralph Northam"]),
]
# Text, a word, and the type of its event; none: it names no event.
TYPED = [
    ("He was sentenced to death by a court.", "death", None),
    ("The senator sought to calm the voters.", "sought", "Event"),
    ("The candidate held rallies in the north.", "held", "Event"),
    ("The senator suspended his campaign on Monday.", "suspended", "Cancellation"),
    ("The statement talked about the war.", "talked", "Statement"),
    ("The judge awarded $5000 in damages to the firm.", "damages", None),
    ("The senator spoke about the war.", "spoke", "Statement"),
    ("The road crosses the Andes to Chile.", "crosses", "Event"),
    ("The manager wrote a check to the party.", "wrote", "Event"),
    ("The singer is often identified with the city.", "identified", "Event"),
    ("The protesters marched into the hall.", "marched", "Event"),
]


def events(text: str) -> dict[str, Event]:
    """Return the events of a stored sentence by their words."""
    found = extract(documents("ranges", None)[text], shipped_ontology()).events()
    return {text[event.trigger.start : event.trigger.end].split()[0]: event for event in found}


@pytest.mark.parametrize(("text", "word", "role", "fillers"), [*FILLED, *HIDDEN])
def test_a_role_is_filled_by_what_can_fill_it(text: str, word: str, role: str, fillers: list[str]) -> None:
    found = events(text)
    words = {event.id: name for name, event in found.items()}

    roles = [each.filler for each in found[word].roles if local_name(each.property) == role]

    assert [words[each.id] if isinstance(each, EventRef) else each.text for each in roles] == fillers


@pytest.mark.parametrize(("text", "word", "type"), TYPED)
def test_a_word_has_the_type_that_its_clause_allows(text: str, word: str, type: str | None) -> None:
    event = events(text).get(word)

    assert (local_name(event.type) if event else None) == type
