"""Which events of an article are one happening."""

import pytest

from kg.vocab import ASSERTED, DEMANDED, REPORTED
from tests.resolve.story import Story, date, story

NAMES = ("Halevi", "Finkelman", "Lapid", "Paris", "Nice")
PLACES = ("Paris", "Nice")


def told(*sentences: str) -> Story:
    """Return an article of bare words; names are mentions, "attack", "resignation" and plurals are nouns."""
    return story(*(" ".join(_written(word) for word in sentence.split()) for sentence in sentences))


def _written(word: str) -> str:
    if word.startswith("#"):
        return word
    if word in NAMES:
        return f"[ {word}~{word}/PROPN/0/root/Number=Sing ]name:{'Place' if word in PLACES else 'Person'}"
    if word in ("Mayor", "gunman", "gunmen"):
        number = "Plur" if word == "gunmen" else "Sing"
        return f"[ {word}/NOUN/0/root/Number={number} ]nominal:Person"
    if word in ("resigned", "resign", "attacked"):
        return f"{word}/VERB/0/root"
    if word == "an":
        return "an/DET/2/det/Definite=Ind"
    return f"{word}~{word.removesuffix('s')}/NOUN/0/root/Number={'Plur' if word.endswith('s') else 'Sing'}"


def test_a_verb_and_the_nouns_for_it_are_one() -> None:
    article = told("Halevi resigned", "Halevi resignation", "the resignation", "Finkelman resignation")
    halevi, finkelman = article.mention("Halevi"), article.mention("Finkelman")

    found = article.happenings(
        article.event("Resignation", "resigned", agent=halevi),
        article.event("Resignation", "resignation", definite=True, agent=article.mention("Halevi", 1)),
        article.event("Resignation", "resignation", 1, definite=True),
        article.event("Resignation", "resignation", 2, definite=True, agent=finkelman),
    )

    assert found == [["resigned", "resignation", "resignation"], ["resignation"]]


@pytest.mark.parametrize("other", [DEMANDED, REPORTED])
def test_events_of_another_status_are_others(other: str) -> None:
    article = told("Halevi resigned", "Halevi resign")

    found = article.happenings(
        article.event("Resignation", "resigned", agent=article.mention("Halevi"), status=ASSERTED),
        article.event("Resignation", "resign", agent=article.mention("Halevi", 1), status=other),
    )

    assert found == [["resigned"], ["resign"]]


def test_events_of_another_type_are_others() -> None:
    article = told("Halevi resigned", "Halevi resignation")

    found = article.happenings(
        article.event("Resignation", "resigned", agent=article.mention("Halevi")),
        article.event("Appointment", "resignation", definite=True, agent=article.mention("Halevi", 1)),
    )

    assert found == [["resigned"], ["resignation"]]


def test_a_noun_that_may_speak_of_two_speaks_of_none() -> None:
    article = told("Halevi resigned", "Finkelman resigned", "the resignation")

    found = article.happenings(
        article.event("Resignation", "resigned", agent=article.mention("Halevi")),
        article.event("Resignation", "resigned", 1, agent=article.mention("Finkelman")),
        article.event("Resignation", "resignation", definite=True),
    )

    assert found == [["resigned"], ["resigned"], ["resignation"]]


def test_a_noun_that_may_speak_of_two_speaks_of_the_one_just_told() -> None:
    article = told("an attack Paris", "attack Nice", "the attack")

    found = article.happenings(
        article.event("Attack", "attack", place=article.mention("Paris")),
        article.event("Attack", "attack", 1, place=article.mention("Nice")),
        article.event("Attack", "attack", 2, definite=True),
    )

    assert found == [["attack"], ["attack", "attack"]]


def test_a_noun_without_an_article_needs_a_participant_in_common() -> None:
    article = told("an attack Halevi", "attack Halevi Lapid", "attack Finkelman", "attack")

    found = article.happenings(
        article.event("Attack", "attack", agent=article.mention("Halevi")),
        article.event("Attack", "attack", 1, agent=article.mention("Halevi", 1), patient=article.mention("Lapid")),
        article.event("Attack", "attack", 2, agent=article.mention("Finkelman")),
        article.event("Attack", "attack", 3),
    )

    assert found == [["attack", "attack"], ["attack"], ["attack"]]


def test_a_definite_noun_may_be_more_general() -> None:
    article = told("an attack Halevi", "the attack")
    strike = article.event("AirStrike", "attack", agent=article.mention("Halevi"))
    attack = article.event("Attack", "attack", 1, definite=True)

    found = article.resolve(strike, attack).happening_of

    assert found == {strike.id: strike.id, attack.id: strike.id}


def test_the_most_specific_type_stands_for_all() -> None:
    article = told("an attack Halevi", "the attack", "Halevi attack")
    strike = article.event("AirStrike", "attack", definite=True, agent=article.mention("Halevi"))
    attack = article.event("Attack", "attack", 1, definite=True)
    other = article.event("AirStrike", "attack", 2, agent=article.mention("Halevi", 1))

    found = article.resolve(strike, attack, other).happening_of

    assert set(found.values()) == {strike.id}


@pytest.mark.parametrize(("other", "happenings"), [("Lapid", 1), ("Finkelman", 2)])
def test_a_name_before_a_noun_says_which_is_meant(other: str, happenings: int) -> None:
    noun = "[ {0}~{0}/PROPN/2/compound/Number=Sing ]name:Person shooting/NOUN/0/root/Number=Sing"
    article = story(noun.format("Lapid"), noun.format(other))

    found = article.happenings(
        article.event("Shooting", "shooting", definite=True), article.event("Shooting", "shooting", 1, definite=True)
    )

    assert len(found) == happenings


@pytest.mark.parametrize(("one", "other", "happenings"), [("Drone", "drone", 1), ("drone", "rocket", 2)])
def test_a_word_before_a_noun_says_which_sort_is_meant(one: str, other: str, happenings: int) -> None:
    noun = "{0}~drone/NOUN/2/compound strike/NOUN/0/root/Number=Sing"
    article = story(noun.format(one), noun.format(other).replace("~drone", f"~{other}"))

    found = article.happenings(
        article.event("AirStrike", "strike"), article.event("AirStrike", "strike", 1, definite=True)
    )

    assert len(found) == happenings


def test_a_plural_speaks_of_several() -> None:
    article = told("Halevi resigned", "the resignations", "the resignations")

    found = article.happenings(
        article.event("Resignation", "resigned", agent=article.mention("Halevi")),
        article.event("Resignation", "resignations", definite=True),
        article.event("Resignation", "resignations", 1, definite=True),
    )

    assert found == [["resigned"], ["resignations", "resignations"]]


def test_an_indefinite_noun_speaks_of_a_new_one() -> None:
    article = told("an attack", "an attack", "the attack")

    found = article.happenings(
        article.event("Attack", "attack"), article.event("Attack", "attack", 1), article.event("Attack", "attack", 2)
    )

    assert found == [["attack"], ["attack"], ["attack"]]


def test_a_noun_prefers_what_the_same_noun_named() -> None:
    article = told("an attack", "gunmen attacked", "the attack")

    found = article.happenings(
        article.event("Attack", "attack"),
        article.event("Attack", "attacked", agent=article.mention("gunmen")),
        article.event("Attack", "attack", 1, definite=True),
    )

    assert found == [["attack", "attack"], ["attacked"]]


@pytest.mark.parametrize(
    ("one", "other", "happenings"),
    [
        ("2023-10-07", "2023-10-07", 1),
        ("2023-10-07", "2023-10", 1),
        ("2023-10-07", "XXXX-10-07", 1),
        ("2023-10-07", "2023-W40", 1),
        ("2023-10-07", "PRESENT_REF", 1),
        ("2023-10-07T09:00", "2023-10-07", 1),
        ("2023-10-07", "2024-10-07", 2),
        ("2023-10-07", "2023-10-08", 2),
        ("2023-10-07", "2023-W41", 2),
        ("2023", "2024", 2),
    ],
)
def test_times_in_conflict_keep_events_apart(one: str, other: str, happenings: int) -> None:
    article = told("an attack", "the attack")

    found = article.happenings(
        article.event("Attack", "attack", time=date(one)),
        article.event("Attack", "attack", 1, definite=True, time=date(other)),
    )

    assert len(found) == happenings


def test_places_in_conflict_keep_events_apart() -> None:
    article = told("an attack Paris", "the attack Nice")

    found = article.happenings(
        article.event("Attack", "attack", place=article.mention("Paris")),
        article.event("Attack", "attack", 1, definite=True, place=article.mention("Nice")),
    )

    assert len(found) == 2


def test_verbs_need_the_same_participants_in_the_same_parts() -> None:
    article = told("Halevi attacked", "Halevi attacked Finkelman", "Halevi attacked Lapid", "Halevi attacked Lapid")
    halevi = [article.mention("Halevi", nth) for nth in range(4)]

    found = article.happenings(
        article.event("Attack", "attacked", agent=halevi[0]),
        article.event("Attack", "attacked", 1, agent=halevi[1], patient=article.mention("Finkelman")),
        article.event("Attack", "attacked", 2, agent=halevi[2], patient=article.mention("Lapid")),
        article.event("Attack", "attacked", 3, agent=halevi[3], patient=article.mention("Lapid", 1)),
    )

    assert found == [["attacked"], ["attacked"], ["attacked", "attacked"]]


def test_a_cause_may_differ() -> None:
    article = told("Halevi resigned Lapid", "Halevi resigned Finkelman")

    found = article.happenings(
        article.event("Resignation", "resigned", agent=article.mention("Halevi"), cause=article.mention("Lapid")),
        article.event(
            "Resignation", "resigned", 1, agent=article.mention("Halevi", 1), cause=article.mention("Finkelman")
        ),
    )

    assert len(found) == 1


def test_a_headline_without_a_name_tells_the_one_event_of_the_body() -> None:
    article = told("# Mayor resigned", "an attack", "Halevi resigned")

    found = article.happenings(
        article.event("Resignation", "resigned", agent=article.mention("Mayor")),
        article.event("Resignation", "resigned", 1, agent=article.mention("Halevi")),
    )

    assert found == [["resigned", "resigned"]]


def test_a_headline_without_a_name_tells_neither_of_two() -> None:
    article = told("# Mayor resigned", "Lapid attack", "Halevi resigned", "Finkelman resigned")

    found = article.happenings(
        article.event("Resignation", "resigned", agent=article.mention("Mayor")),
        article.event("Resignation", "resigned", 1, agent=article.mention("Halevi")),
        article.event("Resignation", "resigned", 2, agent=article.mention("Finkelman")),
    )

    assert len(found) == 3


def test_a_headline_noun_needs_no_article() -> None:
    article = told("# attack", "## the attack", "the attack")

    found = article.happenings(
        article.event("Attack", "attack"),
        article.event("Attack", "attack", 1, definite=True),
        article.event("Attack", "attack", 2, definite=True),
    )

    assert found == [["attack", "attack", "attack"]]


def test_events_with_other_contents_are_others() -> None:
    article = told("Halevi attacked", "Halevi attacked", "Finkelman resign", "Lapid resign")
    demanded = [article.event("Resignation", "resign", nth, status=DEMANDED) for nth in range(2)]
    calls = [
        article.event("Demand", "attacked", nth, agent=article.mention("Halevi", nth), demands=each.id)
        for nth, each in enumerate(demanded)
    ]

    found = article.happenings(*calls)

    assert len(found) == 2


def test_events_whose_contents_are_one_are_one() -> None:
    article = told("Halevi attacked", "Halevi attacked", "Lapid resign", "Lapid resign")
    demanded = [
        article.event("Resignation", "resign", nth, status=DEMANDED, agent=article.mention("Lapid", nth))
        for nth in range(2)
    ]
    calls = [
        article.event("Demand", "attacked", nth, agent=article.mention("Halevi", nth), demands=each.id)
        for nth, each in enumerate(demanded)
    ]

    found = article.happenings(*calls, *demanded)

    assert found == [["attacked", "attacked"], ["resign", "resign"]]


def test_acts_of_speech_are_each_their_own() -> None:
    article = told("Halevi attacked Lapid", "Halevi attacked Finkelman")
    said = [article.event("Statement", "attacked", nth, agent=article.mention("Halevi", nth)) for nth in range(2)]
    claims = [
        article.quotation(words, article.mention("Halevi", nth), event=said[nth])
        for nth, words in enumerate(("Lapid", "Finkelman"))
    ]

    found = article.happenings(*said, *claims)

    assert len(found) == 2


def test_verbs_outside_the_lexicon_are_each_their_own() -> None:
    article = told("Halevi attacked", "Halevi attacked")

    found = article.happenings(
        article.event("Event", "attacked", agent=article.mention("Halevi")),
        article.event("Event", "attacked", 1, agent=article.mention("Halevi", 1)),
    )

    assert len(found) == 2


def test_the_first_mention_stands_for_all() -> None:
    article = told("Halevi resigned", "the resignation")
    first = article.event("Resignation", "resigned", agent=article.mention("Halevi"))
    second = article.event("Resignation", "resignation", definite=True)

    resolution = article.resolve(second, first)

    assert resolution.happening_of == {first.id: first.id, second.id: first.id}


def test_places_of_two_mentions_do_not_make_one_of_a_third() -> None:
    article = told("Halevi resigned", "Halevi resigned Paris", "Halevi resigned Nice")
    places = ({}, {"place": article.mention("Paris")}, {"place": article.mention("Nice")})

    found = article.happenings(
        *(
            article.event("Victory", "resigned", nth, agent=article.mention("Halevi", nth), **place)
            for nth, place in enumerate(places)
        )
    )

    assert found == [["resigned", "resigned"], ["resigned"]]


def test_what_is_made_tells_two_apart() -> None:
    article = told("Halevi attacked Paris", "Halevi attacked Nice")

    found = article.happenings(
        article.event("Construction", "attacked", agent=article.mention("Halevi"), product=article.mention("Paris")),
        article.event(
            "Construction", "attacked", 1, agent=article.mention("Halevi", 1), product=article.mention("Nice")
        ),
    )

    assert len(found) == 2


def test_an_event_before_another_is_another() -> None:
    article = told("Halevi attack", "the attack")
    first = article.event("Attack", "attack", agent=article.mention("Halevi"))

    found = article.happenings(first, article.event("Attack", "attack", 1, definite=True, after=first.id))

    assert len(found) == 2


def test_the_second_and_the_third_are_two() -> None:
    second, third = (f"{each}/ADJ/2/amod/NumType=Ord attack/NOUN/0/root/Number=Sing" for each in ("second", "third"))
    article = story(second, third, "the/DET/2/det/Definite=Def attack/NOUN/0/root/Number=Sing")

    found = article.happenings(*(article.event("Attack", "attack", nth, definite=True) for nth in range(3)))

    assert found == [["attack"], ["attack", "attack"]]


@pytest.mark.parametrize(("word", "happenings"), [("speech", 1), ("remark", 2)])
def test_an_act_of_speech_is_one_with_those_of_its_word(word: str, happenings: int) -> None:
    article = told("Halevi speech", f"Halevi {word}")
    said = article.event("Statement", "speech", agent=article.mention("Halevi"))
    nth = int(word == "speech")
    again = article.event("Statement", word, nth, definite=True, agent=article.mention("Halevi", 1))

    found = article.happenings(said, again)

    assert len(found) == happenings


def test_what_becomes_of_two_events_are_two() -> None:
    article = told("attack", "resignation", "Halevi attacked", "Halevi attacked")
    fell = [article.event("Attack", "attack"), article.event("Resignation", "resignation")]
    ended = [
        article.event("Decrease", "attacked", nth, agent=article.mention("Halevi", nth), patient=each.id)
        for nth, each in enumerate(fell)
    ]

    found = article.happenings(*fell, *ended)

    assert len(found) == 4
