"""Ties that nouns state: membership, kinship, alliance, leadership, and what lies where."""

import pytest

from kg.extract import extract
from kg.model import Relation
from kg.ontology import Ontology, load
from kg.vocab import local_name
from tests.extract.parses import documents

TIES = {
    "Ann Lee, a member of the council, praised her husband.": [
        "Ann Lee memberOf the council asserted",
        "her husband spouseOf her asserted",
    ],
    "Ann Lee is a member of the Green Party.": ["Ann Lee memberOf Green Party asserted"],
    "Ann Lee is not a member of the Green Party.": ["Ann Lee memberOf Green Party negated"],
    "Ann Lee may be a supporter of the rebels.": ["Ann Lee alliedWith the rebels possible"],
    "Members of the council met the mayor's wife, Jane Fox.": [
        "Members of the council memberOf the council asserted",
        "Jane Fox spouseOf the mayor asserted",
    ],
    "Tom Hall, father of Ann Hall, died.": ["Tom Hall parentOf Ann Hall asserted"],
    "Iran, an ally of Syria, left.": ["Iran alliedWith Syria asserted"],
    "A spokesman for the ministry spoke.": ["A spokesman worksFor the ministry asserted"],
    "Paris, the capital of France, is large.": ["Paris locatedIn France asserted"],
    "He lives in Springfield, Illinois.": ["Springfield locatedIn Illinois asserted"],
    "Her family members left.": ["Her family members relatedTo Her asserted"],
    "The town of Herat in Afghanistan fell.": ["Herat locatedIn Afghanistan asserted"],
}
NONE = (
    "A former member of the party spoke.",
    "Part of the problem is money.",
    "The members met on Monday.",
    "He shook his head.",
    "The chief of staff spoke.",
)


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load()


def ties_of(sentence: str, ontology: Ontology) -> list[str]:
    """Return the ties of a sentence as `subject property object status`."""
    return [_line(tie) for tie in extract(documents("ties", None)[sentence], ontology).relations()]


def _line(tie: Relation) -> str:
    return f"{tie.subject.text} {local_name(tie.property)} {tie.object.text} {local_name(tie.status)}"


@pytest.mark.parametrize("sentence", TIES)
def test_a_noun_ties_the_one_it_denotes_to_its_owner(sentence: str, ontology: Ontology) -> None:
    assert ties_of(sentence, ontology) == TIES[sentence]


@pytest.mark.parametrize("sentence", NONE)
def test_what_is_over_or_is_nobody_has_no_tie(sentence: str, ontology: Ontology) -> None:
    assert ties_of(sentence, ontology) == []
