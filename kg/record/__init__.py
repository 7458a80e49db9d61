"""Write a reading as a stand-off record: JSON whose offsets point into the article's own text.

The record holds the same statements as the graph. Its `factuality` and `polarity` are coarser than the ontology's
statuses, which it gives beside them as `status` and, where the source's own view differs, `held`. Its `attributions`
are those the article makes; what one of them says that another said stands in its `claims`.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from kg import vocab
from kg.model import (
    Attribution,
    Entity,
    Event,
    EventRef,
    Extraction,
    Figure,
    Filler,
    Mention,
    Reading,
    Role,
    Span,
    Time,
)
from kg.record.relations import relations
from kg.record.spans import Json, span_of
from kg.vocab import local_name

# Status -> factuality and polarity of the record's schema, which knows no demand and no denial.
_FACTUALITY: Final = {
    vocab.ASSERTED: ("asserted", "positive"),
    vocab.REPORTED: ("reported", "positive"),
    vocab.DEMANDED: ("planned", "positive"),
    vocab.PLANNED: ("planned", "positive"),
    vocab.POSSIBLE: ("possible", "positive"),
    vocab.CONDITIONAL: ("conditional", "positive"),
    vocab.DENIED: ("reported", "negative"),
    vocab.NEGATED: ("asserted", "negative"),
}
_MODIFIERS: Final = {
    "exact": None,
    "about": "about",
    "atLeast": "at least",
    "moreThan": "more than",
    "upTo": "up to",
    "lessThan": "less than",
}


def dumps(reading: Reading) -> str:
    """Return the record as JSON text; the same reading gives the same bytes."""
    return json.dumps(_record(reading), ensure_ascii=False, indent=1) + "\n"


def _record(reading: Reading) -> Json:
    extraction, entities = reading.extraction, reading.resolution.entities
    entity_of = reading.resolution.entity_of
    triggers = {event.id: event.trigger for event in extraction.events()}
    return {
        "doc": _doc(reading),
        "text": reading.article.text,
        "entities": [{"id": each.id, "type": local_name(each.type), "name": each.name} for each in entities],
        "mentions": _mentions(entities),
        "events": [_event(each, reading, triggers) for each in extraction.events()],
        "relations": list(relations(reading)),
        "attributions": _attributions(None, tuple(extraction.attributions()), entity_of),
        "times": [_time(number, each) for number, each in enumerate(extraction.times, 1)],
        "quantities": _quantities(extraction),
    }


def _doc(reading: Reading) -> Json:
    article = reading.article
    return {
        "id": article.id,
        "title": article.title,
        "published": article.published,
        "source": article.publisher or article.url,
        "url": article.url,
    }


def _mentions(entities: Iterable[Entity]) -> list[Json]:
    found = ((mention, entity) for entity in entities for mention in entity.mentions)
    ordered = sorted(found, key=lambda pair: (pair[0].span, pair[0].sentence, pair[0].head))
    return [
        {"id": f"m{number}", **span_of(mention.span), "entity": entity.id, "kind": mention.kind}
        | ({"name": span_of(mention.name)} if mention.name else {})
        for number, (mention, entity) in enumerate(ordered, 1)
    ]


def _event(event: Event, reading: Reading, triggers: Mapping[str, Span]) -> Json:
    factuality, polarity = _certainty(event)
    return {
        "id": event.id,
        "type": local_name(event.type),
        "trigger": span_of(event.trigger),
        "lemma": event.lemma,
        "polarity": polarity,
        "factuality": factuality,
        "status": local_name(event.status),
        "held": local_name(event.held),
        "happening": reading.resolution.happening_of.get(event.id, event.id),
        "time": _time_of(event),
        "roles": [
            *(_role(role, reading, triggers) for role in event.roles),
            *({"role": local_name(each.property), **span_of(each.span), "target": None} for each in event.adjuncts),
        ],
    }


def _certainty(event: Event) -> tuple[str, str]:
    """Return factuality and polarity; of what is merely reported, as its source holds it."""
    factuality, polarity = _FACTUALITY[event.status]
    if event.status != vocab.REPORTED:
        return factuality, polarity
    held, polarity = _FACTUALITY[event.held]
    return (factuality if held == "asserted" else held), polarity


def _time_of(event: Event) -> Json | None:
    """Return the event's own time; None where the article gives none."""
    times = (role.filler for role in event.roles if role.property == vocab.TIME_ROLE)
    found = next((filler for filler in times if isinstance(filler, Time)), None)
    return {"value": found.value, **span_of(found.span)} if found else None


def _role(role: Role, reading: Reading, triggers: Mapping[str, Span]) -> Json:
    """Return the role with its whole phrase, and as `head` the words that name what fills it."""
    filler = role.filler
    head = triggers.get(filler.id, role.span) if isinstance(filler, EventRef) else filler.span
    target = _target(filler, reading.resolution.entity_of)
    return {"role": local_name(role.property), **span_of(role.span), "head": span_of(head), "target": target}


def _target(filler: Filler, entity_of: Mapping[Mention, Entity]) -> str | None:
    """Return the id of an entity or an event; None for times and figures."""
    match filler:
        case EventRef():
            return filler.id
        case Mention():
            return entity_of[filler].id
        case _:
            return None


def _attributions(within: str | None, claims: Sequence[Attribution], entity_of: Mapping[Mention, Entity]) -> list[Json]:
    """Return the article's own claims, or those inside another one, each with what stands in its content."""
    return [
        _attribution(each, entity_of)
        | ({"claims": inner} if (inner := _attributions(each.id, claims, entity_of)) else {})
        for each in claims
        if each.within == within
    ]


def _attribution(claim: Attribution, entity_of: Mapping[Mention, Entity]) -> dict[str, object]:
    whole = claim.source_span or (claim.source and claim.source.span)
    source = {**span_of(whole), "entity": entity_of[claim.source].id} if claim.source and whole else None
    return {
        "id": claim.id,
        "source": source,
        "cue": span_of(claim.cue) if claim.cue else None,
        "content": [span_of(each) for each in claim.content],
        "direct": claim.direct,
        "reports": list(claim.reports),
        "event": claim.event,
    }


def _time(number: int, time: Time) -> Json:
    return {"id": f"t{number}", **span_of(time.span), "type": time.kind, "value": time.value}


def _quantities(extraction: Extraction) -> list[Json]:
    return [_quantity(number, each) for number, each in enumerate(extraction.figures, 1)]


def _quantity(number: int, figure: Figure) -> Json:
    whole = figure.value is not None and figure.value == int(figure.value)
    return {
        "id": f"q{number}",
        **span_of(figure.span),
        "value": int(figure.value) if whole and figure.value is not None else figure.value,
        "unit": figure.unit,
        "modifier": _MODIFIERS[figure.bound],
    }
