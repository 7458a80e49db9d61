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
        ("Smith Holdings", "Smith", "Organization"),
        ("Smith Clinic", "Smith Clinics", "Organization"),
        ("Tata Sons", "Tata Sons Pvt", "Organization"),
        ("Smith Inc.", "Smith Incorporated", "Organization"),
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
        ("White House", "Organization", "White House Press Club", "Organization"),
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


@pytest.mark.parametrize("type", ["Thing", "Organization", "Place", "Group"])
def test_a_last_name_means_the_one_person_who_has_it_whatever_its_class(type: str) -> None:
    told = story(sentence("Yair Lapid", "Person"), sentence("Lapid", type), sentence("Lapid", type))

    found = [(entity.type, len(entity.mentions)) for entity in told.resolve().entities]

    assert found == [(PERSON, 3)]


@pytest.mark.parametrize(
    "others",
    [
        (("Yair Lapid", "Person"), ("Dana Lapid", "Person")),  # whose name is it?
        (("Yair Lapid", "Person"), ("Lapid Foundation", "Organization")),
    ],
)
def test_a_last_name_of_another_class_stays_apart_where_it_may_be_short_for_more(
    others: tuple[tuple[str, str], ...],
) -> None:
    told = story(*(sentence(*other) for other in others), sentence("Lapid", "Organization"))

    found = [texts for texts in told.entities() if "Lapid" in texts and "Yair Lapid" in texts]

    assert not found


@pytest.mark.parametrize("short", ["Organization", "Thing"])
def test_a_body_is_called_by_its_name_without_suffix_though_another_begins_so(short: str) -> None:
    names = ("Smith Holdings", "Organization"), ("Smith Music Awards", "Organization"), ("Smith", short)
    told = story(*(sentence(*name) for name in names))

    found = told.entities()

    assert found == [["Smith Holdings", "Smith"], ["Smith Music Awards"]]


def test_two_suffixes_are_two_bodies() -> None:
    told = story(*(sentence(name, "Organization") for name in ("Smith Party", "Smith Airlines", "Smith")))

    found = told.entities()

    assert found == [["Smith Party"], ["Smith Airlines"], ["Smith"]]


def test_the_first_word_of_a_name_may_be_a_determiner_but_not_an_article() -> None:
    told = story(
        "[ All~all/DET/3/det Liberian~Liberian/PROPN/3/compound Party~Party/PROPN/4/nsubj ]name:Organization"
        " came~come/VERB/0/root",
        sentence("ALP", "Organization"),
    )

    found = told.entities()

    assert found == [["All Liberian Party", "ALP"]]


def test_mr_and_mrs_of_one_name_are_two() -> None:
    full = "{}/PROPN/3/nmod:desc [ {}/PROPN/3/compound Urey~Urey/PROPN/4/nsubj ]name:Person came~come/VERB/0/root"
    short = "{}/PROPN/2/nmod:desc [ Urey~Urey/PROPN/3/nsubj ]name:Person came~come/VERB/0/root"
    told = story(
        full.format("Mr.", "Anton"),
        full.format("Mrs.", "Mai"),
        *(short.format(each) for each in ("Mr.", "Mrs.", "Mr.")),
    )

    found = told.entities()

    assert found == [["Anton Urey", "Urey", "Urey"], ["Mai Urey", "Urey"]]


def test_a_surname_that_is_a_persons_is_not_a_body_too() -> None:
    told = story(sentence("Yair Lapid", "Person"), sentence("Lapid Group", "Organization"), sentence("Lapid", "Thing"))

    found = told.entities()

    assert found == [["Yair Lapid", "Lapid"], ["Lapid Group"]]


@pytest.mark.parametrize(
    ("body", "entities"),
    [
        ("Yair Lapid Trust", [["Yair Lapid", "Lapid"], ["Yair Lapid Trust"]]),
        ("Lapid Trust", [["Yair Lapid"], ["Lapid Trust", "Lapid"]]),
    ],
)
def test_a_body_with_a_persons_whole_name_does_not_claim_the_surname(body: str, entities: list[list[str]]) -> None:
    told = story(sentence("Yair Lapid", "Person"), sentence(body, "Organization"), sentence("Lapid", "Organization"))

    found = told.entities()

    assert found == entities


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


def titled(title: str) -> str:
    """Return a sentence about one Urey with a title."""
    return f"{title}/PROPN/2/nmod:desc [ Urey~Urey/PROPN/3/nsubj ]name:Person came~come/VERB/0/root"


def test_a_title_goes_to_the_one_of_its_sex() -> None:
    told = story(sentence("Mai Urey", "Person"), sentence("Robert Urey", "Person"), titled("Mrs."), titled("Mr."))

    found = [set(texts) for texts in told.entities()]

    assert found == [{"Mai Urey", "Urey"}, {"Robert Urey", "Urey"}]


def test_a_title_goes_to_nobody_where_it_may_be_either() -> None:
    told = story(sentence("Khaz Urey", "Person"), sentence("Ghaz Urey", "Person"), titled("Mr."))

    found = told.entities()

    assert found == [["Khaz Urey"], ["Ghaz Urey"], ["Urey"]]


def test_a_son_beside_a_name_is_a_man() -> None:
    told = story(
        "Their/PRON/2/nmod:poss son/NOUN/5/nsubj [ Hum~Hum/PROPN/2/appos Urey~Urey/PROPN/3/flat ]name:Person"
        " died~die/VERB/0/root",
        titled("Mrs."),
    )

    found = told.entities()

    assert found == [["Hum Urey"], ["Urey"]]


def test_the_younger_of_a_name_is_another() -> None:
    told = story(
        sentence("Robert Urey", "Person"),
        "the/DET/4/det younger~young/ADJ/4/amod/Degree=Cmp Mr./PROPN/4/nmod:desc [ Urey~Urey/PROPN/5/nsubj ]name:Person"
        " came~come/VERB/0/root",
        sentence("Urey", "Person"),
    )

    found = told.entities()

    assert found == [["Robert Urey", "Urey"], ["Urey"]]


def test_two_given_names_share_the_surname_that_follows() -> None:
    told = story(
        "[ Ann~Ann/PROPN/5/nsubj ]name:Person and/CCONJ/3/cc [ Tom~Tom/PROPN/1/conj Lee~Lee/PROPN/3/flat ]name:Person"
        " came~come/VERB/0/root",
        sentence("Ann Lee", "Person"),
    )

    found = told.entities()

    assert found == [["Ann", "Ann Lee"], ["Tom Lee"]]


@pytest.mark.parametrize(
    ("whole", "part", "entities"),
    [("Hsueh Jui - yuan", "Yuan", 2), ("K - pop", "K", 2), ("Melissa Mark - Levine", "Levine", 1)],
)
def test_a_part_behind_a_hyphen_is_a_name_if_it_has_a_capital(whole: str, part: str, entities: int) -> None:
    told = story(sentence(whole, "Person").replace("-~-/PROPN", "-~-/PUNCT"), sentence(part, "Person"))

    found = told.entities()

    assert len(found) == entities


@pytest.mark.parametrize(
    ("told", "type"),
    [
        # Smith shares
        ("[ Smith~Smith/PROPN/2/compound ]name:Person shares~share/NOUN/3/nsubj fell~fall/VERB/0/root", "Organization"),
        # the board of Smith
        (
            "The/DET/2/det board/NOUN/5/nsubj of/ADP/4/case [ Smith~Smith/PROPN/2/nmod ]name:Person"
            " met~meet/VERB/0/root",
            "Organization",
        ),
        # Smith's shares
        (
            "[ Smith~Smith/PROPN/3/nmod:poss ]name:Person 's/PART/1/case shares~share/NOUN/4/nsubj"
            " fell~fall/VERB/0/root",
            "Person",
        ),
        # Smith voters
        ("[ Smith~Smith/PROPN/2/compound ]name:Person voters~voter/NOUN/3/nsubj fell~fall/VERB/0/root", "Person"),
    ],
)
def test_who_has_shares_or_a_board_is_a_body(told: str, type: str) -> None:
    (entity,) = story(sentence("Smith", "Person"), told).resolve().entities

    assert entity.type == KG + type


def test_who_has_shares_and_a_given_name_may_be_a_person() -> None:
    told = "[ Smith~Smith/PROPN/2/compound ]name:Person shares~share/NOUN/3/nsubj fell~fall/VERB/0/root"

    (entity,) = story(sentence("Ann Smith", "Person"), told).resolve().entities

    assert entity.type == PERSON


@pytest.mark.parametrize(("introduced", "entities"), [((True, True), 2), ((True, False), 1), ((False, True), 1)])
def test_bodies_that_are_both_introduced_are_two(introduced: tuple[bool, bool], entities: int) -> None:
    names = ("Smith Partners", "Smith Partners Enhanced")
    told = story(
        *(
            sentence(name, "Organization") + (" ,/PUNCT/1/punct fund/NOUN/1/appos/Number=Sing" if apart else "")
            for name, apart in zip(names, introduced, strict=True)
        )
    )

    found = told.entities()

    assert len(found) == entities
