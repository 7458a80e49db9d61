"""The sieve of proper names."""

import pytest

from kg.vocab import KG, PERSON
from tests.resolve.story import story


def sentence(name: str, type: str) -> str:
    """Return a sentence about a name: the first word its head, the others flat."""
    first, *others = name.split()
    verb = len(others) + 2
    words = [f"{first}~{first}/PROPN/{verb}/nsubj/Number=Sing", *(f"{each}~{each}/PROPN/1/flat" for each in others)]
    return f"[ {' '.join(words)} ]name:{type} came~come/VERB/0/root"


@pytest.mark.parametrize(
    ("one", "other", "type"),
    [
        ("Herzi Halevi", "Halevi", "Person"),
        ("HERZI HALEVI", "Halevi", "Person"),
        ("Mohammed bin Salman", "bin Salman", "Person"),
        ("Donald J. Trump", "Donald Trump", "Person"),
        ("Daniel Montalvo", "Daniel", "Person"),
        ("Jean-Luc Mélenchon", "Mélenchon", "Person"),
        ("Halevi", "Herzi Halevi", "Person"),
        ("Goldman Sachs", "Goldman", "Organization"),
        ("World Health Organization", "WHO", "Organization"),
        ("Bank of England", "BoE", "Organization"),
        ("U.N.", "United Nations", "Organization"),
        ("United States", "U.S.", "Place"),
    ],
)
def test_variants_of_a_name_are_one(one: str, other: str, type: str) -> None:
    told = story(sentence(one, type), sentence(other, type))

    found = told.entities()

    assert found == [[one, other]]


@pytest.mark.parametrize(
    ("one", "first", "other", "second"),
    [
        ("Israel", "Place", "Israel Katz", "Person"),
        ("Israel Katz", "Person", "Israel", "Place"),
        ("Hillary Clinton", "Person", "Bill Clinton", "Person"),
        ("New York", "Place", "New York Times", "Organization"),
        ("Israel", "Place", "Israelis", "Group"),
        ("Mexico", "Place", "Mexico City", "Place"),
        ("Microsoft", "Organization", "Microsoft Windows", "Thing"),
        ("Washington", "Place", "George Washington", "Person"),
    ],
)
def test_names_of_two_stay_two(one: str, first: str, other: str, second: str) -> None:
    told = story(sentence(one, first), sentence(other, second))

    found = told.entities()

    assert found == [[one], [other]]


def test_a_last_name_means_whom_the_article_named_last() -> None:
    told = story(*(sentence(name, "Person") for name in ("Bill Clinton", "Hillary Clinton", "Clinton")))

    found = told.entities()

    assert found == [["Bill Clinton"], ["Hillary Clinton", "Clinton"]]


def test_a_name_has_the_class_most_of_its_mentions_have() -> None:
    types = ("Person", "Organization", "Organization")
    told = story(*(sentence("Hamas", type) for type in types))

    (entity,) = told.resolve().entities

    assert entity.type == KG + "Organization"


def test_an_entity_has_its_fullest_name() -> None:
    told = story(sentence("Lapid", "Person"), sentence("Yair Lapid", "Person"), sentence("Lapid", "Person"))

    (entity,) = told.resolve().entities

    assert (entity.id, entity.name, entity.named, entity.type) == ("n0", "Yair Lapid", True, PERSON)


def test_mentions_that_begin_at_one_place_have_ids_of_their_own() -> None:
    told = story(
        "[ [ Israel~Israel/PROPN/3/nmod:poss/Number=Sing ]name:Place 's/PART/1/case army/NOUN/4/nsubj/Number=Sing"
        " ]nominal:Organization came~come/VERB/0/root"
    )

    found = told.resolve().entities

    assert [(entity.id, entity.name) for entity in found] == [("n0", "Israel 's army"), ("n0-2", "Israel")]
