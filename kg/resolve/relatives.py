"""Which entities speak against each other as the participants of one event."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set

from kg.model import Entity, Mention
from kg.ontology import Ontology
from kg.resolve.profile import KINDS
from kg.vocab import EVENT


class Relatives:
    """Compares the participants of two events; entities, and events that take part, are called by their ids."""

    def __init__(self, entity_of: Mapping[Mention, Entity], ontology: Ontology) -> None:
        self._entities = {entity.id: entity for entity in entity_of.values()}
        self._inside = _inside(entity_of)
        self._ontology = ontology

    def exclude(self, some: Set[str], others: Set[str]) -> bool:
        """Tell whether both name participants and none of one is, or is part of the name of, one of the other.

        "The League" does not exclude "League fighters".
        """
        return bool(some and others) and not (self._around(some) & others or self._around(others) & some)

    def exclude_places(self, some: Set[str], others: Set[str]) -> bool:
        """Tell whether both name places, by proper names, and none is the same."""
        return self.exclude(self._named(some), self._named(others))

    def are_alike(self, some: Set[str], others: Set[str]) -> bool:
        """Tell whether a participant without a name may be one of the others, by class and number."""
        if not some or not others or not self.exclude(some, others):
            return True
        if self._named(some) and self._named(others):
            return False
        return any(self._kind(one) == self._kind(other) for one in some for other in others)

    def _around(self, ids: Set[str]) -> Set[str]:
        return {inner for id in ids for inner in self._inside.get(id, ())} | ids

    def _named(self, ids: Set[str]) -> Set[str]:
        return {id for id in ids if id in self._entities and self._entities[id].named}

    def _kind(self, id: str) -> str:
        type = self._entities[id].type if id in self._entities else EVENT
        return next((kind for kind in KINDS if self._ontology.is_a(type, kind)), type)


def _inside(entity_of: Mapping[Mention, Entity]) -> Mapping[str, Set[str]]:
    """Return the entities whose mentions stand inside those of each entity: the League in "League fighters"."""
    found: dict[str, set[str]] = defaultdict(set)
    around: list[Mention] = []
    for mention in _in_order(entity_of):
        while around and around[-1].span.end < mention.span.end:
            around.pop()
        for outer in around:
            found[entity_of[outer].id].add(entity_of[mention].id)
        around.append(mention)
    return found


def _in_order(mentions: Iterable[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda each: (each.span.start, -each.span.end, each.head))
