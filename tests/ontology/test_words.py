"""The shipped words: what gives a status, who holds an office, what a noun denotes, where a place is."""

import pytest

from kg import vocab
from kg.ontology import Ontology, load

KG = vocab.KG


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load()


@pytest.mark.parametrize(
    ("lemma", "pos", "status"),
    [
        ("fail", "verb", "negated"),
        ("refusal", "noun", "negated"),
        ("n't", "adverb", "negated"),
        ("no", "determiner", "negated"),
        ("might", "modal", "possible"),
        ("attempt", "noun", "possible"),
        ("will", "modal", "planned"),
        ("intend", "verb", "planned"),
        ("would", "modal", "conditional"),
        ("unless", "conjunction", "conditional"),
        ("as long as", "conjunction", "conditional"),
        ("instead of", "conjunction", "negated"),
        ("urge", "verb", "demanded"),
        ("must", "modal", "demanded"),
    ],
)
def test_a_cue_gives_its_status(ontology: Ontology, lemma: str, pos: str, status: str) -> None:
    assert ontology.cue(lemma, pos) == KG + status


@pytest.mark.parametrize(
    ("adverb", "role"),
    [
        ("previously", "time"),
        ("abroad", "place"),
        ("promptly", "manner"),
        ("twice", "amount"),
        ("however", None),
        ("probably", None),
        ("allegedly", None),
        ("not", None),
        ("up", None),
    ],
)
def test_an_adverb_says_how_when_or_where_unless_it_is_a_cue(ontology: Ontology, adverb: str, role: str | None) -> None:
    assert ontology.adverb_role(adverb) == (KG + role if role else None)


def test_a_period_and_a_spot_are_told_from_other_nouns(ontology: Ontology) -> None:
    assert [ontology.is_spot(each) for each in ("ambulance", "newspaper", "honor")] == [True, True, False]
    assert [ontology.role_of_noun("in", each) for each in ("half", "honor")] == [KG + "during", None]
    assert [ontology.role_of_noun("on", each) for each in ("lap", "page", "honor")] == [
        KG + "during",
        KG + "place",
        None,
    ]
    assert [ontology.role_of_noun("outside", each) for each in ("page", "honor")] == [KG + "place", KG + "place"]
    assert ontology.role_of_noun("from", "half") is None


def test_only_who_takes_part_is_an_actor(ontology: Ontology) -> None:
    assert [ontology.is_actor(KG + each) for each in ("agent", "victim", "time", "says")] == [True, True, False, False]


def test_a_word_that_is_no_cue_gives_no_status(ontology: Ontology) -> None:
    assert ontology.cue("eat", "verb") is None
    assert ontology.cue("fail", "noun") is None


def test_some_adjectives_change_the_noun_they_stand_before(ontology: Ontology) -> None:
    assert ontology.modifier_cue("alleged") == KG + "reported"
    assert ontology.modifier_cue("foiled") == KG + "negated"
    assert ontology.modifier_cue("urgent") is None


def test_transparent_and_light_verbs_are_known(ontology: Ontology) -> None:
    assert ontology.is_transparent("continue")
    assert not ontology.is_transparent("refuse")
    assert ontology.is_light("carry out")
    assert not ontology.is_light("resign")


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("demands", "demanded"),
        ("says", "reported"),
        ("charge", "reported"),
        ("plans", "planned"),
        ("expects", "possible"),
        ("denies", "denied"),
        ("prevents", "negated"),
        ("announces", "asserted"),
    ],
)
def test_a_content_role_gives_its_status(ontology: Ontology, role: str, status: str) -> None:
    assert ontology.status_given(KG + role) == KG + status


def test_a_plain_role_gives_no_status(ontology: Ontology) -> None:
    assert ontology.status_given(KG + "agent") is None
    assert ontology.status_given(KG + "content") is None
    assert ontology.status_given(KG + "ground") is None


def test_subclasses_are_followed_to_the_top(ontology: Ontology) -> None:
    assert ontology.is_a(KG + "Company", KG + "Entity")
    assert ontology.is_a(KG + "Company", KG + "Company")
    assert not ontology.is_a(KG + "Organization", KG + "Company")


@pytest.mark.parametrize(
    ("noun", "cls"),
    [
        ("army", "MilitaryForce"),
        ("Hostage", "Person"),
        ("hospital", "Facility"),
        ("city", "City"),
        ("ministry", "Government"),
        ("newspaper", "MediaOrganization"),
        ("prime minister", "Person"),
        ("daughter", "Person"),
    ],
)
def test_a_noun_denotes_a_class(ontology: Ontology, noun: str, cls: str) -> None:
    assert ontology.class_of_noun(noun) == KG + cls


def test_a_noun_of_no_class_denotes_nothing(ontology: Ontology) -> None:
    assert ontology.class_of_noun("weather") is None


def test_offices_ranks_and_relatives_are_told_apart(ontology: Ontology) -> None:
    assert ontology.is_office("Finance Minister")
    assert ontology.is_honorific("Lt.")
    assert ontology.is_kin("widow")
    assert not ontology.is_office("general")
    assert not ontology.is_honorific("minister")


def test_a_former_office_and_a_tie_are_recognised(ontology: Ontology) -> None:
    assert ontology.is_former("former")
    assert ontology.tie("member") == KG + "memberOf"
    assert ontology.tie("weather") is None


def test_places_are_known_by_all_their_names_and_case_matters(ontology: Ontology) -> None:
    assert ontology.country("U.S.") == ontology.country("America") == "United States"
    assert ontology.country("us") is None
    assert ontology.country("Paris") is None
    assert ontology.place("Paris") == "Paris"
    assert ontology.class_of_place("Scotland") == KG + "Region"
    assert ontology.class_of_place("Kyiv") == KG + "City"
    assert ontology.class_of_place("Atlantis") is None


def test_a_demonym_leads_to_its_place(ontology: Ontology) -> None:
    assert ontology.country_of("Swiss") == "Switzerland"
    assert ontology.country_of("Danes") == "Denmark"
    assert ontology.country_of("polish") is None


def test_sources_and_hearsay_are_recognised(ontology: Ontology) -> None:
    assert "according to" in ontology.source_markers()
    assert ontology.is_evidential("reportedly")
    assert ontology.is_vague("critic")
    assert not ontology.is_vague("weather")
