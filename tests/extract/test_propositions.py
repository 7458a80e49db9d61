"""What each clause says in its own words: subject, predicate and objects, and how sure they are."""

import pytest

from kg.extract import extract
from kg.model import EventRef, Extraction, Mention, Proposition, Wording
from kg.vocab import HOLDS_OFFICE, local_name
from tests.extract.parses import documents
from tests.extract.sentences import extracted, shipped_ontology

# A sentence of `propositions.conllu` and what its clauses say.
SAID = {
    "The bridge that the company built in 2010 collapsed on Friday.": [
        "the company | built | The bridge | in 2010",
        "The bridge | collapsed | on Friday",
    ],
    "The factory is in the north of Kenya.": ["The factory | is in | the north of Kenya"],
    "The city is part of the disputed region.": ["The city | is part of | the disputed region"],
    "Voters were angry about the new tax.": ["Voters | were angry about | the new tax"],
    "The two banks buy and sell shares.": ["The two banks | buy | shares", "The two banks | sell | shares"],
    "The ministry neither confirmed nor denied the attack.": [
        "The ministry | neither confirmed | the attack",
        "The ministry | nor denied | the attack",
    ],
    "The man was arrested and charged with fraud.": ["The man | was charged with | fraud"],
    "The army attacked the village, killing 12 people.": [
        "The army | attacked | the village",
        "The army | was killing | 12 people",
    ],
    "The minister opened a bridge damaged by the flood.": [
        "The minister | opened | a bridge damaged by the flood",
        "a bridge | was damaged by | the flood",
    ],
    "There were protests in three cities.": ["There | were | protests in three cities"],
    "The new law, which opens the market, will help farmers.": [
        "The new law | opens | the market",
        "The new law | will help | farmers",
    ],
    "The company will not be able to pay its workers.": ["The company | will not be able to pay | its workers"],
    "She tried to find a job in France.": ["She | tried to find | a job | in France"],
    "The court ordered the bank to return the money.": ["The court | ordered | the bank | to return the money"],
    "The president, who resigned in May, has often criticised the party.": [
        "The president | resigned | in May",
        "The president | has often criticised | the party",
    ],
    "The union relies heavily on donations.": ["The union | relies heavily on | donations"],
    "On Monday the mayor visited the port and met the workers.": [
        "the mayor | visited | the port | On Monday",
        "the mayor | met | the workers | On Monday",
    ],
    "The problem is that the state needs money.": ["the state | needs | money"],
    "The trade will end, the minister said.": ["the minister | said | The trade will end"],
    "However, the police arrested three men.": ["the police | arrested | three men"],
    "Nobody knows what the minister wants.": ["Nobody | knows | what the minister wants"],
}
# Phrases without a verb.
BESIDE = {
    "His brother, Omar Diallo, works for the bank.": [
        "His brother | works for | the bank",
        "Omar Diallo | is | His brother",
    ],
    "He was born in Dublin, Ireland.": ["He | was born in | Dublin, Ireland", "Dublin | is in | Ireland"],
    "Singer Ann Lee wrote the report.": ["Singer Ann Lee | wrote | the report", "Ann Lee | is | Singer"],
    "Mr. Diallo met Lady Ann Lee.": ["Mr. Diallo | met | Lady Ann Lee"],
}


def extraction_of(sentence: str) -> Extraction:
    return extract(documents("propositions", None)[sentence], shipped_ontology())


def words(found: Proposition) -> str:
    return " | ".join(each.text for each in (found.subject, found.predicate, *found.objects))


def stored(sentence: str) -> list[Proposition]:
    """Return what the clauses of a sentence of `sentences.txt` say."""
    extraction = extracted()
    document = extraction.document
    blocks = [document.article.blocks[each.paragraph] for each in document.sentences]
    inside = {each.index for each in document.sentences if document.text(blocks[each.index].span) == sentence}
    return [each for each in extraction.propositions if each.evidence.sentence in inside]


@pytest.mark.parametrize(("sentence", "said"), [*SAID.items(), *BESIDE.items()])
def test_a_clause_is_told_in_its_own_words(sentence: str, said: list[str]) -> None:
    assert [words(each) for each in extraction_of(sentence).propositions] == said


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("The army may attack the port.", ["possible"]),
        ("Officials said the rebels had attacked a village.", ["asserted", "reported"]),
        ("The company denied that it had dismissed the engineer.", ["asserted", "denied"]),
        ("The minister will resign if the inquiry finds fraud.", ["planned", "conditional"]),
        ("The ministry neither confirmed nor denied the attack.", ["negated", "negated"]),
    ],
)
def test_what_is_not_asserted_has_the_status_of_its_event(sentence: str, status: list[str]) -> None:
    assert [local_name(each.status) for each in stored(sentence) or extraction_of(sentence).propositions] == status


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The union urged the minister to resign.", ["The union | urged | the minister | to resign"]),
        ("Troops entered the town to rescue hostages.", ["Troops | entered | the town | to rescue hostages"]),
        ("The senator was accused of bribing a judge.", ["The senator | was accused | of bribing a judge"]),
        ("The minister left office without apologising.", ["The minister | left | office | without apologising"]),
    ],
)
def test_what_is_demanded_planned_or_alleged_is_no_clause_of_its_own(sentence: str, said: list[str]) -> None:
    assert [words(each) for each in stored(sentence)] == said


def test_a_proposition_knows_its_event_and_what_its_phrases_denote() -> None:
    (found,) = stored("Her criticism of the court angered judges.")
    events = {event.id: event for event in extracted().events()}

    assert found.event is not None
    assert events[found.event].lemma == "anger"
    assert isinstance(found.subject.target, EventRef)
    assert local_name(events[found.subject.target.id].type) == "Criticism"
    assert isinstance(found.objects[0].target, Mention)
    assert found.objects[0].target.text == "judges"


def test_a_tie_is_known_by_its_words() -> None:
    first, second = stored("Ann Lee, head of the Central Bank, criticised the government.")

    assert words(second) == "Ann Lee | is | head of the Central Bank"
    assert first.tie is None
    assert second.tie is not None
    assert second.tie.property == HOLDS_OFFICE
    assert second.tie in extracted().statements


def test_words_that_follow_each_other_have_their_place_in_the_text() -> None:
    extraction = extraction_of("She tried to find a job in France.")
    (found,) = extraction.propositions

    assert [place(each, extraction) for each in (found.subject, found.predicate, *found.objects)] == [
        "She", "tried to find", "a job", "in France",
    ]  # fmt: skip


def test_words_that_are_apart_or_understood_have_no_one_place() -> None:
    (charged,) = extraction_of("The man was arrested and charged with fraud.").propositions
    _, brother = extraction_of("His brother, Omar Diallo, works for the bank.").propositions

    assert charged.predicate == Wording("was charged with")
    assert brother.predicate == Wording("is")


def place(wording: Wording, extraction: Extraction) -> str | None:
    return extraction.document.text(wording.span) if wording.span else None


def test_a_clause_of_its_own_is_surer_than_one_that_is_understood() -> None:
    clause, participle = extraction_of("The army attacked the village, killing 12 people.").propositions
    (expletive,) = extraction_of("There were protests in three cities.").propositions
    _, reported = stored("Officials said the rebels had attacked a village.")

    assert 1 > clause.confidence > reported.confidence > participle.confidence > expletive.confidence > 0
