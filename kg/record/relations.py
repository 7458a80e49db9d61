"""The relations of a record: lasting ties with their term, and what each clause says in its own words."""

from collections.abc import Iterator, Mapping
from typing import Final

from kg.model import Entity, EventRef, Mention, Proposition, Reading, Relation, Wording
from kg.record.spans import Json, span_of
from kg.vocab import local_name

# How sure a tie is that no clause states: it is put together from the words of one phrase.
_OF_TIE: Final = 0.4


def relations(reading: Reading) -> Iterator[Json]:
    """Yield the ties and what the clauses say; a tie that a clause states word for word is given with it."""
    propositions = reading.extraction.propositions
    worded = {each.tie for each in propositions}
    ties = [each for each in reading.extraction.relations() if each not in worded]
    yield from (_relation(number, each, reading) for number, each in enumerate(ties, 1))
    entity_of = reading.resolution.entity_of
    yield from (_proposition(f"p{number}", each, entity_of) for number, each in enumerate(propositions, 1))


def _proposition(id: str, each: Proposition, entity_of: Mapping[Mention, Entity]) -> Json:
    return {
        "id": id,
        "type": local_name(each.tie.property) if each.tie else None,
        "status": local_name(each.status),
        "confidence": each.confidence,
        "event": each.event,
        "subject": _wording(each.subject, entity_of),
        "predicate": _wording(each.predicate, entity_of),
        "objects": [_wording(part, entity_of) for part in each.objects],
    }


def _wording(words: Wording, entity_of: Mapping[Mention, Entity]) -> Json:
    known = (
        words.target if isinstance(words.target, EventRef) else entity_of.get(words.target) if words.target else None
    )
    where = span_of(words.span) if words.span else {}
    return {"text": words.text, **where} | ({"target": known.id} if known else {})


def _relation(number: int, relation: Relation, reading: Reading) -> Json:
    entity_of = reading.resolution.entity_of
    return {
        "id": f"r{number}",
        "type": local_name(relation.property),
        "status": local_name(relation.status),
        "confidence": _OF_TIE,
        "subject": _phrase(relation.subject, entity_of),
        "predicate": {
            "text": reading.extraction.document.text(relation.evidence.span),
            **span_of(relation.evidence.span),
        },
        "objects": [_phrase(relation.object, entity_of)],
    }


def _phrase(mention: Mention, entity_of: Mapping[Mention, Entity]) -> Json:
    return {"text": mention.text, **span_of(mention.span), "target": entity_of[mention].id}
