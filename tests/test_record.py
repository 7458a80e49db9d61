"""A record holds what the reading holds, with offsets into the article's own text."""

import json
from dataclasses import replace

import pytest

from kg import record, vocab
from kg.model import Adjunct, EventRef, Extraction, Proposition, Reading, Span, Wording
from tests import readings

READING = readings.reading()
RECORD = json.loads(record.dumps(READING))

PROPOSITION = Proposition(
    subject=Wording("Yair Lapid", readings.span("Yair Lapid"), readings.LAPID),
    predicate=Wording("praised", readings.span("praised")),
    objects=(
        Wording("Halevi", None, readings.HALEVI_AGAIN),
        Wording("to resign", None, EventRef(readings.DEMANDED.id)),
    ),
    evidence=readings.PRAISE.evidence,
    status=vocab.ASSERTED,
    confidence=0.7,
    event=readings.PRAISE.id,
)


def words(span: dict[str, int]) -> str:
    return RECORD["text"][span["start"] : span["end"]]


def event_of(status: str, held: str) -> dict[str, object]:
    """Return the record of an event of this status."""
    event = replace(readings.RESIGNATION, status=vocab.KG + status, held=vocab.KG + held)
    extraction = replace(READING.extraction, statements=(event,))
    return json.loads(record.dumps(replace(READING, extraction=extraction)))["events"][0]


def test_the_text_is_the_article_s_and_its_description_is_given() -> None:
    assert RECORD["text"] == readings.TEXT
    assert RECORD["doc"] == {
        "id": "000_7c04",
        "title": "General resigns",
        "published": "2025-01-21",
        "source": "The Paper",
        "url": "https://example.org/general",
    }


def test_an_entity_has_all_its_mentions() -> None:
    halevi = RECORD["entities"][0]

    mentions = [each for each in RECORD["mentions"] if each["entity"] == halevi["id"]]

    assert (halevi["type"], halevi["name"]) == ("Person", "Herzi Halevi")
    assert [(words(each), each["kind"]) for each in mentions] == [("Herzi Halevi", "name"), ("Halevi", "name")]


def test_mentions_stand_in_reading_order_with_ids_of_their_own() -> None:
    starts = [each["start"] for each in RECORD["mentions"]]

    assert starts == sorted(starts)
    assert len({each["id"] for each in RECORD["mentions"]}) == len(readings.MENTIONS)


def test_an_event_has_its_trigger_its_roles_and_its_happening() -> None:
    first = RECORD["events"][0]
    again = next(each for each in RECORD["events"] if words(each["trigger"]) == "resignation")

    assert (first["type"], words(first["trigger"])) == ("Resignation", "resigned")
    assert [(each["role"], words(each), each["target"]) for each in first["roles"]] == [
        ("agent", "Herzi Halevi", "n12")
    ]
    assert again["happening"] == first["id"]


def test_a_role_filled_by_an_event_points_to_it() -> None:
    call = next(each for each in RECORD["events"] if each["type"] == "Demand")

    assert {"demands": readings.DEMANDED.id}.items() <= {each["role"]: each["target"] for each in call["roles"]}.items()


def test_a_role_has_its_whole_phrase_and_the_words_that_name_what_fills_it() -> None:
    call = next(each for each in RECORD["events"] if each["type"] == "Demand")

    heads = {each["role"]: words(each["head"]) for each in call["roles"]}

    assert heads == {"agent": "Yair Lapid", "addressee": readings.NETANYAHU.text, "demands": "resign"}


def test_an_adjunct_is_a_role_without_a_target() -> None:
    event = replace(readings.RESIGNATION, roles=(), adjuncts=(Adjunct(vocab.MANNER, readings.span("said")),))
    extraction = replace(READING.extraction, statements=(event,))

    (found,) = json.loads(record.dumps(replace(READING, extraction=extraction)))["events"]

    assert [(each["role"], words(each), each["target"]) for each in found["roles"]] == [("manner", "said", None)]


def test_the_time_of_an_event_is_its_role_s_value() -> None:
    killing = next(each for each in RECORD["events"] if each["type"] == "Killing")

    assert (killing["time"]["value"], words(killing["time"])) == ("2023-10-07", "October 7, 2023")


@pytest.mark.parametrize(
    ("status", "held", "factuality", "polarity"),
    [
        ("asserted", "asserted", "asserted", "positive"),
        ("negated", "negated", "asserted", "negative"),
        ("demanded", "demanded", "planned", "positive"),
        ("denied", "denied", "reported", "negative"),
        ("conditional", "conditional", "conditional", "positive"),
        ("reported", "asserted", "reported", "positive"),
        ("reported", "negated", "reported", "negative"),
        ("reported", "possible", "possible", "positive"),
    ],
)
def test_a_status_is_told_in_the_schema_s_words(status: str, held: str, factuality: str, polarity: str) -> None:
    found = event_of(status, held)

    assert (found["factuality"], found["polarity"]) == (factuality, polarity)
    assert (found["status"], found["held"]) == (status, held)


def test_a_claim_has_source_cue_and_content() -> None:
    quote = RECORD["attributions"][0]

    assert words(quote["source"]) == "Lapid"
    assert words(quote["cue"]) == "said"
    assert [words(each) for each in quote["content"]] == ["It is time"]
    assert quote["direct"] is True


def test_a_claim_inside_another_one_stands_in_it() -> None:
    inner = replace(readings.QUOTE, within=readings.CLAIM.id, source_span=Span(0, 7))
    extraction = replace(READING.extraction, statements=(inner, readings.CLAIM))

    (outer,) = json.loads(record.dumps(replace(READING, extraction=extraction)))["attributions"]

    assert outer["id"] == readings.CLAIM.id
    assert [each["id"] for each in outer["claims"]] == [readings.QUOTE.id]
    assert (outer["claims"][0]["source"]["start"], outer["claims"][0]["source"]["end"]) == (0, 7)


def test_a_tie_has_the_words_that_carry_it() -> None:
    (tie,) = RECORD["relations"]

    assert (tie["type"], tie["subject"]["text"], tie["objects"][0]["text"]) == (
        "holdsOffice",
        "Israel Katz",
        "Defense Minister",
    )
    assert tie["predicate"]["text"] == "Israel Katz is Defense Minister"


def said(proposition: Proposition) -> list[dict[str, object]]:
    """Return the relations of the record of a reading in which one clause says this."""
    extraction = replace(READING.extraction, propositions=(proposition,))
    return list(json.loads(record.dumps(replace(READING, extraction=extraction)))["relations"])


def test_a_proposition_has_its_words_its_event_and_what_they_denote() -> None:
    tie, clause = said(PROPOSITION)

    assert tie["type"] == "holdsOffice"
    assert clause == {
        "id": "p1",
        "type": None,
        "status": "asserted",
        "confidence": 0.7,
        "event": readings.PRAISE.id,
        "subject": {"text": "Yair Lapid", **start_and_end("Yair Lapid"), "target": "n57"},
        "predicate": {"text": "praised", **start_and_end("praised")},
        "objects": [{"text": "Halevi", "target": "n12"}, {"text": "to resign", "target": readings.DEMANDED.id}],
    }


def start_and_end(text: str) -> dict[str, int]:
    place = readings.span(text)
    return {"start": place.start, "end": place.end}


def test_a_proposition_that_words_a_tie_stands_for_it() -> None:
    (clause,) = said(replace(PROPOSITION, tie=readings.TIE))

    assert (clause["id"], clause["type"]) == ("p1", "holdsOffice")


def test_times_and_figures_have_their_values() -> None:
    (figure,) = RECORD["quantities"]

    assert [(each["type"], each["value"]) for each in RECORD["times"]] == [("DATE", "2023-10-07"), ("DURATION", "P15M")]
    assert (figure["value"], figure["unit"], figure["modifier"]) == (1139, "person", "at least")
    assert isinstance(figure["value"], int)


def test_an_article_that_says_nothing_has_empty_lists() -> None:
    nothing = Extraction(READING.extraction.document, (), (), (), ())

    empty = json.loads(record.dumps(Reading(nothing, replace(READING.resolution, entities=()))))

    assert [key for key, value in empty.items() if value == []] == [
        "entities", "mentions", "events", "relations", "attributions", "times", "quantities",
    ]  # fmt: skip


def test_the_same_reading_gives_the_same_text() -> None:
    assert record.dumps(readings.reading()) == record.dumps(READING)
