"""The sieve of pronouns: whom "he", "it", "they" and "I" stand for."""

import pytest

from tests.resolve.story import Story, story

HALEVI = "[ Herzi~Herzi/PROPN/3/nsubj/Number=Sing Halevi~Halevi/PROPN/1/flat ]name:Person went~go/VERB/0/root"
LAPID = "[ Yair~Yair/PROPN/3/nsubj/Number=Sing Lapid~Lapid/PROPN/1/flat ]name:Person went~go/VERB/0/root"
HE = "Case=Nom|Gender=Masc|Number=Sing|Person=3|PronType=Prs"
SHE = "Case=Nom|Gender=Fem|Number=Sing|Person=3|PronType=Prs"
HIM = "Case=Acc|Gender=Masc|Number=Sing|Person=3|PronType=Prs"
HIS = "Gender=Masc|Number=Sing|Person=3|Poss=Yes|PronType=Prs"
IT = "Gender=Neut|Number=Sing|Person=3|PronType=Prs"
THEY = "Case=Nom|Number=Plur|Person=3|PronType=Prs"
THE = "the/DET/{}/det/Definite=Def"


def together(told: Story, one: str, other: str) -> bool:
    """Tell whether two texts are mentions of one entity."""
    return any({one, other} <= set(texts) for texts in told.entities())


@pytest.mark.parametrize(
    ("sentences", "one", "other"),
    [
        ((HALEVI, f"[ He/PRON/2/nsubj/{HE} ]pronoun:Person spoke~speak/VERB/0/root"), "Herzi Halevi", "He"),
        # the nearer of two
        ((HALEVI, LAPID, f"[ He/PRON/2/nsubj/{HE} ]pronoun:Person spoke~speak/VERB/0/root"), "Yair Lapid", "He"),
        # a body is no he, a person no it
        (
            (
                HALEVI,
                "[ Hamas~Hamas/PROPN/2/nsubj/Number=Sing ]name:Organization went~go/VERB/0/root",
                f"[ It/PRON/2/nsubj/{IT} ]pronoun:Thing spoke~speak/VERB/0/root",
            ),
            "Hamas",
            "It",
        ),
        (
            (
                HALEVI,
                "[ Hamas~Hamas/PROPN/2/nsubj/Number=Sing ]name:Organization went~go/VERB/0/root",
                f"[ He/PRON/2/nsubj/{HE} ]pronoun:Person spoke~speak/VERB/0/root",
            ),
            "Herzi Halevi",
            "He",
        ),
        # they: several
        (
            (
                "[ Hostages~hostage/NOUN/2/nsubj/Number=Plur ]nominal:Group met~meet/VERB/0/root"
                " [ Halevi~Halevi/PROPN/2/obj/Number=Sing ]name:Person",
                f"[ They/PRON/2/nsubj/{THEY} ]pronoun:Thing spoke~speak/VERB/0/root",
            ),
            "Hostages",
            "They",
        ),
        # In his letter , Lapid spoke
        (
            (
                HALEVI,
                f"In/ADP/3/case [ his~he/PRON/3/nmod:poss/{HIS} ]pronoun:Person letter/NOUN/6/obl ,/PUNCT/3/punct"
                " [ Lapid~Lapid/PROPN/6/nsubj/Number=Sing ]name:Person spoke~speak/VERB/0/root",
            ),
            "Lapid",
            "his",
        ),
        # the subject before the object
        (
            (
                "[ Halevi~Halevi/PROPN/2/nsubj/Number=Sing ]name:Person met~meet/VERB/0/root"
                " [ Lapid~Lapid/PROPN/2/obj/Number=Sing ]name:Person",
                f"[ He/PRON/2/nsubj/{HE} ]pronoun:Person spoke~speak/VERB/0/root",
            ),
            "Halevi",
            "He",
        ),
    ],
)
def test_a_pronoun_stands_for_the_likeliest_that_agrees(sentences: tuple[str, ...], one: str, other: str) -> None:
    told = story(*sentences)

    found = together(told, one, other)

    assert found


def test_she_is_not_a_noun_for_a_man() -> None:
    told = story(
        "[ Anna~Anna/PROPN/2/nsubj/Number=Sing ]name:Person came~come/VERB/0/root",
        f"[ {THE.format(2)} husband/NOUN/3/nsubj/Number=Sing ]nominal:Person went~go/VERB/0/root",
        f"[ She/PRON/2/nsubj/{SHE} ]pronoun:Person spoke~speak/VERB/0/root",
    )

    found = told.entities()

    assert found == [["Anna", "She"], ["the husband"]]


def test_a_pronoun_of_another_gender_is_another() -> None:
    told = story(
        HALEVI,
        f"[ He/PRON/2/nsubj/{HE} ]pronoun:Person spoke~speak/VERB/0/root",
        f"[ She/PRON/2/nsubj/{SHE} ]pronoun:Person spoke~speak/VERB/0/root",
    )

    found = told.entities()

    assert found == [["Herzi Halevi", "He"], ["She"]]


@pytest.mark.parametrize(
    "nobody",
    [
        "[ No/DET/2/det candidate/NOUN/3/nsubj/Number=Sing ]nominal:Person",
        "Now/ADV/3/advmod [ anyone/PRON/3/nsubj/Number=Sing ]nominal:Person",
        "Now/ADV/3/advmod [ nobody/PRON/3/nsubj/Number=Sing ]pronoun:Person",
    ],
)
def test_a_pronoun_does_not_stand_for_nobody(nobody: str) -> None:
    told = story(
        HALEVI, f"{nobody} came~come/VERB/0/root", f"[ He/PRON/2/nsubj/{HE} ]pronoun:Person spoke~speak/VERB/0/root"
    )

    found = together(told, "Herzi Halevi", "He")

    assert found


def test_a_pronoun_before_the_quotation_mark_may_be_the_speaker() -> None:
    told = story(
        f"[ Lapid~Lapid/PROPN/2/nsubj/Number=Sing ]name:Person said~say/VERB/0/root [ he/PRON/4/nsubj/{HE}"
        " ]pronoun:Person went~go/VERB/2/ccomp “/PUNCT/8/punct where/ADV/8/advmod nobody/PRON/8/nsubj"
        " goes~go/VERB/4/advcl now/ADV/8/advmod ”/PUNCT/8/punct"
    )

    found = told.entities(told.quotation("he went “ where nobody goes now", told.mention("Lapid")))

    assert found == [["Lapid", "he"]]


def test_the_first_person_of_a_quotation_is_its_speaker() -> None:
    told = story(
        "“/PUNCT/3/punct [ I/PRON/3/nsubj/Case=Nom|Number=Sing|Person=1|PronType=Prs ]pronoun:Person go/VERB/7/ccomp"
        " with/ADP/5/case [ him~he/PRON/3/obl/" + HIM + " ]pronoun:Person ”/PUNCT/3/punct said~say/VERB/0/root"
        " [ Lapid~Lapid/PROPN/7/nsubj/Number=Sing ]name:Person"
    )

    found = told.entities(told.quotation("I go with him", told.mention("Lapid")))

    assert found == [["I", "Lapid"], ["him"]]


def test_the_group_of_a_speaker_is_not_the_speaker() -> None:
    we = "[ We/PRON/2/nsubj/Case=Nom|Number=Plur|Person=1|PronType=Prs ]pronoun:Group go/VERB/4/ccomp ”/PUNCT/2/punct"
    said = " said~say/VERB/0/root [ Lapid~Lapid/PROPN/4/nsubj/Number=Sing ]name:Person"
    told = story(we + said, we + said)
    quotations = (told.quotation("We go", told.mention("Lapid")),)

    found = told.entities(*quotations)

    assert [texts for texts in found if "Lapid" in texts] == [["Lapid", "Lapid"]]


def test_she_is_the_one_whose_given_name_is_a_womans() -> None:
    told = story(
        "[ Mary~Mary/PROPN/3/nsubj/Number=Sing Poe~Poe/PROPN/1/flat ]name:Person went~go/VERB/0/root",
        "[ John~John/PROPN/3/nsubj/Number=Sing Dow~Dow/PROPN/1/flat ]name:Person went~go/VERB/0/root",
        f"[ She/PRON/2/nsubj/{SHE} ]pronoun:Person spoke~speak/VERB/0/root",
    )

    found = told.entities()

    assert found == [["Mary Poe", "She"], ["John Dow"]]


@pytest.mark.parametrize(
    "before",
    [
        # one body that is called by its name
        "[ Hamas~Hamas/PROPN/2/nsubj/Number=Sing ]name:Organization went~go/VERB/0/root",
        # two that are as likely
        "[ Guards~guard/NOUN/2/nsubj/Number=Plur ]nominal:Group met~meet/VERB/0/root"
        " [ nurses~nurse/NOUN/2/obl/Number=Plur ]nominal:Group [ cooks~cook/NOUN/2/nsubj/Number=Plur ]nominal:Group",
        # two together
        "[ Halevi~Halevi/PROPN/4/nsubj/Number=Sing ]name:Person and/CCONJ/3/cc"
        " [ Lapid~Lapid/PROPN/1/conj/Number=Sing ]name:Person met~meet/VERB/0/root"
        " [ nurses~nurse/NOUN/4/obl/Number=Plur ]nominal:Group",
        # a part of a word
        "[ Party~party/NOUN/3/compound/Number=Plur ]nominal:Group work/NOUN/3/nsubj went~go/VERB/0/root",
    ],
)
def test_they_is_nobody_where_that_is_doubtful(before: str) -> None:
    told = story(before, f"[ They/PRON/2/nsubj/{THEY} ]pronoun:Thing spoke~speak/VERB/0/root")

    found = told.entities()

    assert ["They"] in found


def test_a_pronoun_outside_a_quotation_is_not_one_spoken_of_inside() -> None:
    told = story(
        "[ Lapid~Lapid/PROPN/2/nsubj/Number=Sing ]name:Person came~come/VERB/0/root “/PUNCT/5/punct"
        " [ Halevi~Halevi/PROPN/5/nsubj/Number=Sing ]name:Person went~go/VERB/2/parataxis now/ADV/5/advmod"
        f" then/ADV/5/advmod ”/PUNCT/5/punct [ he/PRON/10/nsubj/{HE} ]pronoun:Person said~say/VERB/2/parataxis",
    )

    found = together(told, "Lapid", "he")

    assert found


def test_after_he_a_fronted_his_goes_on() -> None:
    told = story(
        HALEVI,
        f"[ He/PRON/2/nsubj/{HE} ]pronoun:Person spoke~speak/VERB/0/root",
        f"After/ADP/3/case [ his~he/PRON/3/nmod:poss/{HIS} ]pronoun:Person death/NOUN/6/obl ,/PUNCT/3/punct"
        " [ Lapid~Lapid/PROPN/6/nsubj/Number=Sing ]name:Person spoke~speak/VERB/0/root",
    )

    found = together(told, "Lapid", "his")

    assert not found


def test_two_names_are_not_one_because_of_i() -> None:
    told = story(
        "“/PUNCT/4/punct [ I/PRON/4/nsubj/Case=Nom|Number=Sing|Person=1|PronType=Prs ]pronoun:Person am~be/AUX/4/cop"
        " [ Lapid~Lapid/PROPN/6/ccomp/Number=Sing ]name:Person ”/PUNCT/4/punct said~say/VERB/0/root"
        " [ Halevi~Halevi/PROPN/6/nsubj/Number=Sing ]name:Person"
    )

    found = told.entities(told.quotation("I am Lapid", told.mention("Halevi")))

    assert found == [["I", "Lapid"], ["Halevi"]]


def test_who_is_only_quoted_is_not_who_says_so() -> None:
    told = story(
        "“/PUNCT/3/punct [ Herzi~Herzi/PROPN/3/nsubj/Number=Sing ]name:Person went~go/VERB/6/ccomp ”/PUNCT/3/punct"
        f" [ he/PRON/6/nsubj/{HE} ]pronoun:Person said~say/VERB/0/root"
    )

    found = told.entities()

    assert found == [["Herzi"], ["he"]]


@pytest.mark.parametrize(("verb", "alike"), [("say", 0), ("glow", 1)])
def test_things_neither_speak_nor_want(verb: str, alike: int) -> None:
    told = story(
        "[ Embers~ember/NOUN/2/nsubj/Number=Plur ]nominal:Thing came~come/VERB/0/root",
        f"[ They/PRON/2/nsubj/{THEY} ]pronoun:Thing {verb}/VERB/0/root",
    )

    found = together(told, "Embers", "They")

    assert found == bool(alike)


def test_the_object_of_one_verb_may_be_that_of_the_next() -> None:
    told = story(
        "[ Halevi~Halevi/PROPN/2/nsubj/Number=Sing ]name:Person accused~accuse/VERB/0/root"
        " [ Lapid~Lapid/PROPN/2/obj/Number=Sing ]name:Person and/CCONJ/5/cc chided~chide/VERB/2/conj"
        f" [ him~he/PRON/5/obj/{HIM} ]pronoun:Person"
    )

    found = told.entities()

    assert found == [["Halevi"], ["Lapid", "him"]]


@pytest.mark.parametrize(
    "sought",
    [
        # qualified to be president
        (
            "[ Anna~Anna/PROPN/3/nsubj/Number=Sing ]name:Person is~be/AUX/3/cop qualified/ADJ/0/root to/PART/6/mark"
            " be/AUX/6/cop [ president/NOUN/3/xcomp/Number=Sing ]nominal:Person"
        ),
        # ran for president
        (
            "[ Anna~Anna/PROPN/2/nsubj/Number=Sing ]name:Person ran~run/VERB/0/root for/ADP/4/case"
            " [ president/NOUN/2/obl/Number=Sing ]nominal:Person"
        ),
        # became president
        (
            "[ Anna~Anna/PROPN/2/nsubj/Number=Sing ]name:Person became~become/VERB/0/root"
            " [ president/NOUN/2/xcomp/Number=Sing ]nominal:Person"
        ),
    ],
)
def test_what_somebody_is_to_be_is_nobody_a_pronoun_means(sought: str) -> None:
    told = story(sought, f"[ She/PRON/2/nsubj/{SHE} ]pronoun:Person spoke~speak/VERB/0/root")

    found = together(told, "president", "She")

    assert not found


@pytest.mark.parametrize(
    ("counted", "alike"),
    [
        # rose by 10 points
        ("rose~rise/VERB/0/root by/ADP/4/case [ 10/NUM/4/nummod points~point/NOUN/1/obl/Number=Plur ]nominal:Thing", 0),
        # rose 10 points
        ("rose~rise/VERB/0/root [ 10/NUM/3/nummod points~point/NOUN/1/obl:unmarked/Number=Plur ]nominal:Thing", 0),
        # spent 10 dollars
        ("spent~spend/VERB/0/root [ 10/NUM/3/nummod dollars~dollar/NOUN/1/obj/Number=Plur ]nominal:Thing", 0),
        # found four
        ("found~find/VERB/0/root [ four/NUM/1/obj/Number=Plur ]nominal:Thing", 0),
        # found the four
        ("found~find/VERB/0/root [ the/DET/3/det/Definite=Def four/NUM/1/obj/Number=Plur ]nominal:Thing", 1),
        # found 10 balls
        ("found~find/VERB/0/root [ 10/NUM/3/nummod balls~ball/NOUN/1/obj/Number=Plur ]nominal:Thing", 1),
    ],
)
def test_they_are_no_figure(counted: str, alike: int) -> None:
    told = story(counted, f"[ They/PRON/2/nsubj/{THEY} ]pronoun:Thing fell~fall/VERB/0/root")

    found = told.entities()

    assert (len(found) == 1) == bool(alike)
