"""The sieves of grammar and of common nouns, and what becomes of an entity."""

import pytest

from kg.vocab import KG
from tests.resolve.story import Story, story

HALEVI = "[ Herzi~Herzi/PROPN/3/nsubj/Number=Sing Halevi~Halevi/PROPN/1/flat ]name:Person went~go/VERB/0/root"
LAPID = "[ Yair~Yair/PROPN/3/nsubj/Number=Sing Lapid~Lapid/PROPN/1/flat ]name:Person went~go/VERB/0/root"
HE = "Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs"
HIM = "Case=Acc|Gender=Masc|Number=Sing|Person=3|PronType=Prs"
HIS = "Gender=Masc|Number=Sing|Person=3|Poss=Yes|PronType=Prs"
HOLDERS = (("Anna", 0, 0), ("Anna", 1, 1), ("Beth", 0, 2))
THE = "the/DET/{}/det/Definite=Def"


def together(told: Story, one: str, other: str) -> bool:
    """Tell whether two texts are mentions of one entity."""
    return any({one, other} <= set(texts) for texts in told.entities())


@pytest.mark.parametrize(
    ("sentence", "one", "other"),
    [
        # Herzi Halevi , head of staff , went
        (
            "[ Herzi~Herzi/PROPN/7/nsubj/Number=Sing Halevi~Halevi/PROPN/1/flat ]name:Person ,/PUNCT/4/punct"
            " [ head/NOUN/1/appos/Number=Sing ]nominal:Person of/ADP/6/case staff/NOUN/4/nmod went~go/VERB/0/root",
            "Herzi Halevi",
            "head",
        ),
        # an apposition of a class nobody knows
        (
            "[ Herzi~Herzi/PROPN/5/nsubj/Number=Sing ]name:Person ,/PUNCT/4/punct a/DET/4/det"
            " [ mentor/NOUN/1/appos/Number=Sing ]nominal:Thing went~go/VERB/0/root",
            "Herzi",
            "mentor",
        ),
        # Halevi is the chief
        (
            "[ Halevi~Halevi/PROPN/4/nsubj/Number=Sing ]name:Person is~be/AUX/4/cop"
            " [ the/DET/4/det/Definite=Def chief/NOUN/0/root/Number=Sing ]nominal:Person",
            "Halevi",
            "the chief",
        ),
        # Halevi is a baker and chief
        (
            "[ Halevi~Halevi/PROPN/4/nsubj/Number=Sing ]name:Person is~be/AUX/4/cop"
            " [ a/DET/4/det baker/NOUN/0/root/Number=Sing ]nominal:Person and/CCONJ/6/cc"
            " [ chief/NOUN/4/conj/Number=Sing ]nominal:Person",
            "Halevi",
            "chief",
        ),
        # the minister , who went
        (
            "[ The/DET/2/det/Definite=Def minister/NOUN/0/root/Number=Sing ]nominal:Person ,/PUNCT/5/punct"
            " [ who/PRON/5/nsubj/PronType=Rel ]pronoun:Person went~go/VERB/2/acl:relcl",
            "The minister",
            "who",
        ),
        # Halevi blamed himself
        (
            "[ Halevi~Halevi/PROPN/2/nsubj/Number=Sing ]name:Person blamed~blame/VERB/0/root"
            " [ himself/PRON/2/obj/Number=Sing|Person=3|PronType=Prs|Reflex=Yes ]pronoun:Person",
            "Halevi",
            "himself",
        ),
    ],
)
def test_the_grammar_equates(sentence: str, one: str, other: str) -> None:
    told = story(sentence)

    found = together(told, one, other)

    assert found


@pytest.mark.parametrize(
    "sentence",
    [
        # Halevi is not the chief
        "[ Halevi~Halevi/PROPN/5/nsubj/Number=Sing ]name:Person is~be/AUX/5/cop not/PART/5/advmod/Polarity=Neg"
        " [ the/DET/5/det/Definite=Def chief/NOUN/0/root/Number=Sing ]nominal:Person",
        # firms whose owner , they say , hid who went
        "[ firms~firm/NOUN/0/root/Number=Plur ]nominal:Organization whose/PRON/3/nmod:poss/PronType=Rel|Poss=Yes"
        " owner/NOUN/8/nsubj ,/PUNCT/6/punct they/PRON/6/nsubj say/VERB/8/parataxis ,/PUNCT/6/punct"
        " hid~hide/VERB/1/acl:relcl [ who/PRON/10/nsubj/PronType=Rel ]pronoun:Person went~go/VERB/8/ccomp",
        # Paris , France
        "[ Paris~Paris/PROPN/0/root/Number=Sing ]name:Place ,/PUNCT/3/punct"
        " [ France~France/PROPN/1/appos/Number=Sing ]name:Place",
        # Halevi is at the base
        "[ Halevi~Halevi/PROPN/5/nsubj/Number=Sing ]name:Person is~be/AUX/5/cop at/ADP/5/case"
        " [ the/DET/5/det/Definite=Def base/NOUN/0/root/Number=Sing ]nominal:Place",
        # Lapid met him: a pronoun is not another part of its clause
        "[ Lapid~Lapid/PROPN/2/nsubj/Number=Sing ]name:Person met~meet/VERB/0/root"
        f" [ him~he/PRON/2/obj/{HIM} ]pronoun:Person",
        # Lapid came and held him: nor of the clause before it, if both have one subject
        "[ Lapid~Lapid/PROPN/2/nsubj/Number=Sing ]name:Person came~come/VERB/0/root and/CCONJ/4/cc"
        f" held~hold/VERB/2/conj [ him~he/PRON/4/obj/{HIM} ]pronoun:Person",
        # his wife: a pronoun is not the phrase it stands in
        f"[ [ His~he/PRON/2/nmod:poss/{HIS} ]pronoun:Person wife/NOUN/0/root/Number=Sing ]nominal:Person",
    ],
)
def test_the_grammar_keeps_apart(sentence: str) -> None:
    told = story(sentence)

    found = told.entities()

    assert [len(texts) for texts in found] == [1, 1]


@pytest.mark.parametrize(
    ("first", "second", "entities"),
    [
        # A minister ... the minister
        ("A/DET/2/det/Definite=Ind minister/NOUN/3/nsubj", f"{THE.format(2)} minister/NOUN/3/nsubj", 1),
        # the finance minister ... the minister
        (
            f"{THE.format(3)} finance/NOUN/3/compound minister/NOUN/4/nsubj",
            f"{THE.format(2)} minister/NOUN/3/nsubj",
            1,
        ),
        # the finance minister ... the health minister
        (
            f"{THE.format(3)} finance/NOUN/3/compound minister/NOUN/4/nsubj",
            f"{THE.format(3)} health/NOUN/3/compound minister/NOUN/4/nsubj",
            2,
        ),
        # a minister ... a minister
        (
            "A/DET/2/det/Definite=Ind minister/NOUN/3/nsubj",
            "a/DET/2/det/Definite=Ind minister/NOUN/3/nsubj",
            2,
        ),
        # the minister ... the ministers
        (
            f"{THE.format(2)} minister/NOUN/3/nsubj/Number=Sing",
            f"{THE.format(2)} ministers~minister/NOUN/3/nsubj/Number=Plur",
            2,
        ),
        # officials ... officials
        (
            "Officials~official/NOUN/2/nsubj/Number=Plur",
            "officials~official/NOUN/2/nsubj/Number=Plur",
            2,
        ),
        # No minister ... the minister: nobody can be known already
        ("No/DET/2/det/PronType=Neg minister/NOUN/3/nsubj", f"{THE.format(2)} minister/NOUN/3/nsubj", 2),
        # any minister ... the minister
        ("Any/DET/2/det/PronType=Ind minister/NOUN/3/nsubj", f"{THE.format(2)} minister/NOUN/3/nsubj", 2),
        # the attack victims ... the victims: a plural needs the same modifiers
        (
            f"{THE.format(3)} attack/NOUN/3/compound victims~victim/NOUN/4/nsubj/Number=Plur",
            f"{THE.format(3)} attack/NOUN/3/compound victims~victim/NOUN/4/nsubj/Number=Plur",
            1,
        ),
        (
            f"{THE.format(3)} attack/NOUN/3/compound victims~victim/NOUN/4/nsubj/Number=Plur",
            f"{THE.format(2)} victims~victim/NOUN/3/nsubj/Number=Plur",
            2,
        ),
    ],
)
def test_a_definite_noun_repeats_the_one_before_it(first: str, second: str, entities: int) -> None:
    told = story(
        f"[ {first} ]nominal:Person went~go/VERB/0/root", f"Now [ {second} ]nominal:Person came~come/VERB/0/root"
    )

    found = told.entities()

    assert len(found) == entities


def test_the_company_is_not_another_company_that_came_in_between() -> None:
    sentence = "[ {}/DET/2/det{} company/NOUN/3/nsubj/Number=Sing ]nominal:Company grew~grow/VERB/0/root"
    told = story(
        sentence.format("The", "/Definite=Def"), sentence.format("another", ""), sentence.format("the", "/Definite=Def")
    )

    found = told.entities()

    assert found == [["The company"], ["another company"], ["the company"]]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (f"[ {THE.format(2)} opposition/NOUN/3/nsubj ]nominal", "[ Opposition~Opposition/PROPN/3/nsubj ]name"),
        ("[ Opposition~Opposition/PROPN/2/nsubj ]name", f"[ {THE.format(3)} opposition/NOUN/4/nsubj ]nominal"),
    ],
)
def test_a_body_may_be_written_with_a_capital_or_without(first: str, second: str) -> None:
    told = story(
        f"{first}:Organization went~go/VERB/0/root", f"Now/ADV/3/advmod {second}:PoliticalParty came~come/VERB/0/root"
    )

    found = told.entities()

    assert len(found) == 1


@pytest.mark.parametrize(
    ("sentence", "entities"),
    [
        # the Taliban movement
        (f"[ {THE.format(3)} [ Taliban~Taliban/PROPN/3/compound ]name:Organization movement/NOUN/4/nsubj", 1),
        # the Taliban leadership: no word for the body itself
        (f"[ {THE.format(3)} [ Taliban~Taliban/PROPN/3/compound ]name:Organization leadership/NOUN/4/nsubj", 2),
        # a Taliban movement
        ("[ A/DET/3/det/Definite=Ind [ Taliban~Taliban/PROPN/3/compound ]name:Organization movement/NOUN/4/nsubj", 2),
        # the Taliban youth movement
        (
            f"[ {THE.format(4)} [ Taliban~Taliban/PROPN/4/compound ]name:Organization youth/NOUN/4/compound"
            " movement/NOUN/5/nsubj",
            2,
        ),
    ],
)
def test_a_word_for_a_body_after_its_name_adds_nothing(sentence: str, entities: int) -> None:
    told = story(f"{sentence} ]nominal:Organization came~come/VERB/0/root")

    found = told.entities()

    assert len(found) == entities


def test_a_title_beside_a_name_is_of_the_same_person_though_the_parse_splits_them() -> None:
    told = story(
        "[ Professor/NOUN/3/nsubj/Number=Sing ]nominal:Person [ Halevi~Halevi/PROPN/3/nsubj/Number=Sing ]name:Person"
        " came~come/VERB/0/root"
    )

    found = told.entities()

    assert found == [["Professor", "Halevi"]]


@pytest.mark.parametrize(
    ("noun", "entities"),
    [("quake", 2), ("city", 1)],  # what happens may kill; of a city, the clause is as it is parsed
)
def test_what_a_clause_after_victims_of_a_quake_describes_is_not_the_victims(noun: str, entities: int) -> None:
    told = story(
        f"[ {THE.format(2)} victims~victim/NOUN/0/root/Number=Plur of/ADP/5/case a/DET/5/det/Definite=Ind"
        f" {noun}/NOUN/2/nmod/Number=Sing ]nominal:Group [ that/PRON/7/nsubj/PronType=Rel ]pronoun:Thing"
        " killed~kill/VERB/2/acl:relcl"
    )

    found = told.entities()

    assert len(found) == entities


def test_nobody_is_his_own_son() -> None:
    told = story(
        "[ [ Lapid~Lapid/PROPN/3/nmod:poss/Number=Sing ]name:Person 's/PART/1/case son/NOUN/4/nsubj/Number=Sing"
        " ]nominal:Person came~come/VERB/0/root",
        "[ Lapid~Lapid/PROPN/6/nsubj/Number=Sing ]name:Person ,/PUNCT/4/punct"
        f" [ {THE.format(4)} son/NOUN/1/appos/Number=Sing ]nominal:Person ,/PUNCT/4/punct left~leave/VERB/0/root",
    )

    found = told.entities()

    assert found == [["Lapid 's son"], ["Lapid", "Lapid", "the son"]]


def test_an_apposition_of_no_mention_is_not_that_of_a_noun_farther_up() -> None:
    told = story(
        "[ Lapid~Lapid/PROPN/0/root/Number=Sing ]name:Person with/ADP/3/case somebody/PRON/1/nmod ,/PUNCT/6/punct"
        f" [ [ his~he/PRON/6/nmod:poss/{HIS} ]pronoun:Person son/NOUN/3/appos/Number=Sing ]nominal:Person"
    )

    found = together(told, "Lapid", "his son")

    assert not found


def test_a_relative_in_a_headline_is_not_whoever_does_the_same_in_the_lead() -> None:
    told = story(
        f"# [ [ His~he/PRON/2/nmod:poss/{HIS} ]pronoun:Person son/NOUN/3/nsubj/Number=Sing ]nominal:Person"
        " Quits~quit/VERB/0/root",
        "[ Anna~Anna/PROPN/2/nsubj/Number=Sing ]name:Person resigned~resign/VERB/0/root",
    )
    events = (
        told.event("Resignation", "Quits", agent=told.mention("His son")),
        told.event("Resignation", "resigned", agent=told.mention("Anna")),
    )

    found = told.entities(*events)

    assert found == [["His son"], ["His"], ["Anna"]]


def test_a_title_is_what_a_later_noun_repeats() -> None:
    told = story(
        "General~General/PROPN/2/nmod:desc [ Halevi~Halevi/PROPN/3/nsubj/Number=Sing ]name:Person went~go/VERB/0/root",
        f"[ {THE.format(2)} general/NOUN/3/nsubj/Number=Sing ]nominal:Person came~come/VERB/0/root",
    )

    found = told.entities()

    assert len(found) == 1


def test_the_same_noun_of_another_owner_is_another() -> None:
    owned = "[ [ {0}~{0}/PROPN/3/nmod:poss/Number=Sing ]name:Place 's/PART/1/case army/NOUN/4/nsubj/Number=Sing"
    owned += " ]nominal:Organization went~go/VERB/0/root"
    told = story(*(owned.format(country) for country in ("Israel", "Jordan", "Israel")))

    found = told.entities()

    assert sorted(map(len, found)) == [1, 1, 2, 2]


def test_his_army_and_his_army_have_one_owner() -> None:
    his = f"[ [ His~he/PRON/2/nmod:poss/{HIS} ]pronoun:Person army/NOUN/3/nsubj/Number=Sing ]nominal:Organization"
    told = story(HALEVI, f"{his} came~come/VERB/0/root", f"{his} left~leave/VERB/0/root")

    found = told.entities()

    assert found == [["Herzi Halevi", "His", "His"], ["His army", "His army"]]


def test_a_headline_noun_is_whom_the_lead_describes_so() -> None:
    told = story(
        "# [ [ Israel~Israel/PROPN/4/nmod:poss ]name:Place 's/PART/1/case Top/ADJ/4/amod General/NOUN/5/nsubj"
        " ]nominal:Person Resigns~resign/VERB/0/root",
        "[ [ Israel~Israel/PROPN/5/nmod:poss ]name:Place 's/PART/1/case top/ADJ/5/amod military/ADJ/5/amod"
        " official/NOUN/9/nsubj/Number=Sing ]nominal:Person ,/PUNCT/8/punct"
        " General~General/PROPN/8/nmod:desc [ Halevi~Halevi/PROPN/5/appos ]name:Person went~go/VERB/0/root",
    )

    found = together(told, "Israel 's Top General", "Halevi")

    assert found


def test_a_headline_noun_is_who_does_the_same_in_the_lead() -> None:
    told = story(
        "# [ Mayor/NOUN/2/nsubj/Number=Sing ]nominal:Person Quits~quit/VERB/0/root",
        "[ Anna~Anna/PROPN/2/nsubj/Number=Sing ]name:Person resigned~resign/VERB/0/root",
    )
    events = (
        told.event("Resignation", "Quits", agent=told.mention("Mayor")),
        told.event("Resignation", "resigned", agent=told.mention("Anna")),
    )

    found = told.entities(*events)

    assert found == [["Mayor", "Anna"]]


def test_an_entity_has_the_most_specific_class_of_its_majority() -> None:
    told = story(
        "[ Hamas~Hamas/PROPN/5/nsubj/Number=Sing ]name:Organization ,/PUNCT/4/punct the/DET/4/det"
        " [ militia/NOUN/1/appos/Number=Sing ]nominal:ArmedGroup went~go/VERB/0/root"
    )

    (entity,) = told.resolve().entities

    assert (entity.type, entity.name) == (KG + "ArmedGroup", "Hamas")


def test_the_offices_of_one_person_that_are_called_alike_are_one() -> None:
    told = story(
        *(
            f"[ Mayor/NOUN/2/nmod:desc ]nominal:Office [ {name}~{name}/PROPN/3/nsubj ]name:Person went~go/VERB/0/root"
            for name in ("Anna", "Anna", "Beth")
        )
    )
    ties = (told.tie("holdsOffice", told.mention(name, nth), told.mention("Mayor", at)) for name, nth, at in HOLDERS)

    found = told.entities(*ties)

    assert found == [["Mayor", "Mayor"], ["Anna", "Anna"], ["Mayor"], ["Beth"]]


def test_an_article_without_mentions_has_no_entities() -> None:
    told = story("It/PRON/2/expl rains~rain/VERB/0/root")

    found = told.entities()

    assert found == []


def test_the_same_article_gives_the_same_entities() -> None:
    told = story(HALEVI, LAPID, f"[ He/PRON/2/nsubj/{HE} ]pronoun:Person spoke~speak/VERB/0/root")

    assert told.resolve() == told.resolve()


@pytest.mark.parametrize(
    ("sentence", "described"),
    [
        # of two names the nearer
        (
            "[ Ann~Ann/PROPN/5/nsubj/Number=Sing ]name:Person and/CCONJ/3/cc [ Tom~Tom/PROPN/1/conj/Number=Sing"
            " ]name:Person ,/PUNCT/1/punct left~leave/VERB/0/root [ a/DET/7/det/Definite=Ind"
            " judge/NOUN/1/appos/Number=Sing ]nominal:Person",
            ["Tom", "a judge"],
        ),
        # behind a clause nothing of another class
        (
            "They/PRON/2/nsubj backed/VERB/0/root [ a/DET/4/det/Definite=Ind bill/NOUN/2/obj/Number=Sing"
            " ]nominal:Thing that/PRON/6/nsubj protected/VERB/4/acl:relcl [ Tom~Tom/PROPN/6/obj/Number=Sing"
            " ]name:Person –/PUNCT/10/punct [ a/DET/10/det/Definite=Ind group/NOUN/4/appos/Number=Sing ]nominal:Group",
            ["a group"],
        ),
    ],
)
def test_an_apposition_describes_what_it_stands_beside(sentence: str, described: list[str]) -> None:
    told = story(sentence)

    found = told.entities()

    assert described in found
