"""Read stand-off records from JSON."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from kg.evaluate.records import (
    LAYERS,
    Argument,
    Attribution,
    Entity,
    Event,
    Instance,
    Mention,
    Participant,
    Phrase,
    PoliticalEvent,
    Record,
    Relation,
    Time,
)
from kg.model import Span

Json = Mapping[str, Any]


def parse(data: str) -> Record:
    """Return the record of a JSON text.

    Raises:
        ValueError: it is not JSON, or a key is missing or of the wrong kind.
    """
    try:
        raw = json.loads(data)
        _check_ends(raw, len(raw["text"]))
        return _checked(_record(raw))
    except KeyError as error:
        raise ValueError(f"the key {error} is missing") from error
    except (AttributeError, TypeError) as error:
        raise ValueError(f"a value has the wrong kind: {error}") from error


def _check_ends(raw: object, size: int) -> None:
    """Refuse a span that ends behind the text, wherever in the record it is."""
    if isinstance(raw, dict):
        if isinstance(end := raw.get("end"), int) and end > size:
            raise ValueError(f"a span ends at {end}, behind the text")
        for value in raw.values():
            _check_ends(value, size)
    elif isinstance(raw, list):
        for value in raw:
            _check_ends(value, size)


def _checked(record: Record) -> Record:
    """Return the record if all entities that mentions name are listed in it."""
    if unknown := {each.entity for each in record.mentions} - {each.id for each in record.entities}:
        raise ValueError(f"a mention names the entity {min(unknown)}, which is not listed")
    return record


def _record(raw: Json) -> Record:
    mentions = tuple(_mention(each) for each in raw.get("mentions", ()))
    return Record(
        text=raw["text"],
        layers=LAYERS & set(raw),
        scope=tuple(Span(start, end) for start, end in raw.get("scope", ())),
        ignore=_spans(raw.get("ignore", ())),
        entities=tuple(_entity(each) for each in raw.get("entities", ())),
        mentions=mentions,
        events=tuple(_event(each) for each in raw.get("events", ())),
        relations=tuple(_relation(each) for each in raw.get("relations", ())),
        attributions=tuple(_attribution(each) for each in raw.get("attributions", ())),
        times=tuple(Time(_span(each), each.get("type"), each.get("value")) for each in raw.get("times", ())),
        political=tuple(_political(each) for each in raw.get("political", ())),
        instances=tuple(_instance(each) for each in raw.get("instances", ())),
        spans_of=_by_entity(mentions),
    )


def _by_entity(mentions: Sequence[Mention]) -> dict[str, tuple[Span, ...]]:
    found: dict[str, tuple[Span, ...]] = {}
    for each in mentions:
        found[each.entity] = (*found.get(each.entity, ()), each.span)
    return found


def _span(raw: Json) -> Span:
    start, end = raw["start"], raw["end"]
    if not 0 <= start < end:
        raise ValueError(f"the span {start} to {end} is empty")
    return Span(start, end)


def _optional(raw: Json | None) -> Span | None:
    return _span(raw) if raw else None


def _spans(raw: Sequence[Json]) -> tuple[Span, ...]:
    return tuple(map(_span, raw))


def _entity(raw: Json) -> Entity:
    type = raw["type"]
    return Entity(raw["id"], type, frozenset(raw.get("types") or [type]), raw.get("gold_type", type))


def _mention(raw: Json) -> Mention:
    return Mention(_span(raw), raw["entity"], raw.get("kind"), _optional(raw.get("head")))


def _event(raw: Json) -> Event:
    return Event(
        trigger=_span(raw["trigger"]),
        type=raw.get("type"),
        polarity=raw.get("polarity"),
        factuality=raw.get("factuality"),
        score=float(raw["factuality_score"]) if "factuality_score" in raw else None,
        roles=tuple(_argument(each) for each in raw["roles"]) if "roles" in raw else None,
        time=(raw.get("time") or {}).get("value"),
        is_scored_only=bool(raw.get("uw_only")),
    )


def _argument(raw: Json) -> Argument:
    alternatives = _spans(raw.get("alternatives", ()))
    return Argument(raw["role"], _span(raw), raw.get("target"), alternatives, _optional(raw.get("head")))


def _relation(raw: Json) -> Relation:
    return Relation(
        subject=_phrase(raw["subject"]),
        predicate=_phrase(raw["predicate"]),
        objects=tuple(_phrase(each) for each in raw["objects"]),
        type=raw.get("type"),
        is_symmetric=bool(raw.get("symmetric")),
        confidence=float(raw.get("confidence", 1.0)),
    )


def _phrase(raw: Json) -> Phrase:
    return Phrase(raw["text"], _span(raw) if raw.get("start") is not None else None, raw.get("target"))


def _attribution(raw: Json) -> Attribution:
    content = _spans(raw["content"])
    return Attribution(content, _optional(raw.get("source")), _optional(raw.get("cue")), bool(raw.get("direct")))


def _political(raw: Json) -> PoliticalEvent:
    sides = _spans(raw["source"]), _spans(raw["target"])
    return PoliticalEvent(raw["code"], raw["quad"], *sides, is_symmetric=bool(raw.get("symmetric")))


def _instance(raw: Json) -> Instance:
    participants = tuple(Participant(each["role"], each["entity"]) for each in raw["participants"])
    return Instance(_spans(raw["mentions"]), participants, raw.get("time") or raw.get("begin"))
