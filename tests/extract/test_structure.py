"""Who does it and to whom it is done follows the structure of the clause, and not what stands near."""

import pytest

from kg.extract import extract
from kg.model import Event, EventRef
from kg.vocab import local_name
from tests.extract.parses import documents
from tests.extract.sentences import shipped_ontology

# Text, the word of the event, one of its roles, and all that fills it; none: nothing does.
STRUCTURE = [
    ("They married in Cuba when they were young and arrived in Miami in 1956.", "arrived", "destination", ["Miami"]),
    ("Ms. Mbye was aboard the car and was escorted to the station.", "escorted", "patient", ["Mbye"]),
    ("I understand supporting him.", "supporting", "agent", []),
    ("He started working on the plan.", "working", "agent", ["He"]),
    ("This is something the government should change.", "change", "patient", ["something"]),
    ("Former mayor and adviser Rudy Giuliani praised the plan.", "praised", "agent", ["Former mayor"]),
    ("Mr. Trump is equally vocal in opposing free trade.", "opposing", "agent", []),
]


def events(text: str) -> dict[str, Event]:
    """Return the events of a stored sentence by their words."""
    found = extract(documents("structure", None)[text], shipped_ontology()).events()
    return {text[event.trigger.start : event.trigger.end].split()[0]: event for event in found}


@pytest.mark.parametrize(("text", "word", "role", "fillers"), STRUCTURE)
def test_the_structure_of_a_clause_tells_who_does_it(text: str, word: str, role: str, fillers: list[str]) -> None:
    event = events(text).get(word)
    roles = [each.filler for each in (event.roles if event else ()) if local_name(each.property) == role]

    assert [each.id if isinstance(each, EventRef) else each.text for each in roles] == fillers


def test_a_clause_that_states_a_tie_names_the_office_and_not_its_holder() -> None:
    found = extract(documents("structure", None)["Ann Lee is the mayor of Paris."], shipped_ontology())

    (stated,) = (each for each in found.propositions if each.tie)

    assert stated.tie is not None
    assert [each.target for each in stated.objects] == [stated.tie.object]
