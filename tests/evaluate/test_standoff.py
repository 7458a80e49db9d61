"""Stand-off records are read as values, and what is wrong with one is said."""

import json

import pytest

from kg.evaluate.records import LAYERS, Argument, Event, Phrase, Relation
from kg.evaluate.standoff import parse
from kg.model import Span

TEXT = "Ann Li resigned."
NAME = {"start": 0, "end": 6}


def read(**lists: object):
    return parse(json.dumps({"text": TEXT, **lists}))


def test_a_list_that_is_absent_was_not_annotated() -> None:
    assert read(times=[]).layers == {"times"}
    assert read().layers == frozenset() < LAYERS


def test_an_event_has_its_roles_and_its_time() -> None:
    roles = [{"role": "agent", **NAME, "target": "e1", "alternatives": [{"start": 0, "end": 3}]}]
    raw = {"type": "Resignation", "trigger": {"start": 7, "end": 15}, "time": {"value": "2021"}, "roles": roles}

    (event,) = read(events=[raw]).events

    argument = Argument("agent", Span(0, 6), "e1", (Span(0, 3),))
    assert event == Event(Span(7, 15), "Resignation", roles=(argument,), time="2021")


def test_roles_that_are_absent_were_not_annotated() -> None:
    (event,) = read(events=[{"type": None, "trigger": NAME}]).events

    assert event.roles is None


def test_an_open_relation_has_words_only() -> None:
    words = [{"text": each} for each in ("Ann", "left", "it")]

    (relation,) = read(relations=[{"subject": words[0], "predicate": words[1], "objects": words[2:]}]).relations

    assert relation == Relation(Phrase("Ann"), Phrase("left"), (Phrase("it"),))


def test_mentions_are_gathered_by_entity() -> None:
    mentions = [{"entity": "e", **NAME}, {"entity": "e", "start": 7, "end": 15}]

    assert read(entities=[{"id": "e", "type": "Person"}], mentions=mentions).spans_of == {
        "e": (Span(0, 6), Span(7, 15))
    }


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        ("{", "Expecting property name"),
        ("[]", "a value has the wrong kind"),
        ("{}", "the key 'text' is missing"),
        ('{"text": "a", "times": [{"start": 0}]}', "the key 'end' is missing"),
        ('{"text": "a", "times": [{"start": 0, "end": 0}]}', "the span 0 to 0 is empty"),
        ('{"text": "a", "times": [{"start": 0, "end": 2}]}', "a span ends at 2, behind the text"),
        ('{"text": "a", "times": [{"start": "0", "end": 1}]}', "a value has the wrong kind"),
        (
            '{"text": "a", "entities": [{"id": "e", "type": "T"}],'
            ' "mentions": [{"start": 0, "end": 1, "entity": "f"}]}',
            "a mention names the entity f, which is not listed",
        ),
    ],
)
def test_a_broken_record_says_what_is_wrong(data: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse(data)
