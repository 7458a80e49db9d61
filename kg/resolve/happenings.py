"""Find which events of an article are one happening: title, lead, verbs and nouns that speak of the same."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from kg.model import Entity, Event, Extraction, Mention
from kg.ontology import Ontology
from kg.resolve.accounts import Account, Accounts
from kg.resolve.dates import may_be_one
from kg.resolve.relatives import Relatives
from kg.vocab import EVENT

_STEM = 4  # letters that a verb and its noun have in common: "decide", "decision"
_ROUNDS = 2  # the second knows which contents are one


def happenings(extraction: Extraction, entity_of: Mapping[Mention, Entity], ontology: Ontology) -> Mapping[str, str]:
    """Return the event that stands for all, by the id of each event; only events of one status and view are ever one.

    The first of those with the most specific type stands for all.
    """
    rules = _Rules(ontology, Relatives(entity_of, ontology))
    happening_of = {event.id: event.id for event in extraction.events()}
    for _ in range(_ROUNDS):
        for group in Accounts(extraction, entity_of, happening_of, ontology).groups():
            for account in rules.placed(group):
                standing = rules.standing(account.events).id
                happening_of |= {event.id: standing for event in account.events}
    return happening_of


@dataclass(frozen=True, slots=True)
class _Rules:
    """When two accounts tell of one event."""

    ontology: Ontology
    relatives: Relatives

    def placed(self, group: Sequence[Account]) -> list[Account]:
        """Return the accounts with each put to the one it repeats; those that repeat none stay as they are."""
        found: list[Account] = []
        for new in group:
            place = self._place(new, found)
            if place is None:
                found.append(new)
            else:
                found[place] = found[place].joined(new)
        return self._with_headlines(found)

    def standing(self, events: Sequence[Event]) -> Event:
        """Return the first event whose type is not more general than that of another."""
        types = {event.type for event in events}
        general = {each for each in types if any(other != each and self.ontology.is_a(other, each) for other in types)}
        return next(event for event in events if event.type not in general)

    def _place(self, new: Account, found: Sequence[Account]) -> int | None:
        """Return which account the new one repeats, None for none.

        A participant in common decides; a noun that speaks of an event already known needs none where only one comes
        into question. Words of their own ("has resigned") must have the same participants in the same parts.
        """
        possible = [index for index, old in enumerate(found) if self._may_repeat(new, old)]
        shared = [index for index in possible if _shares(new, found[index])]
        if new.mode == "own":
            shared = [index for index in shared if _is_alike(new, found[index])]
        if shared or new.mode != "known":
            return shared[-1] if shared else None
        return _only(new, [index for index in possible if not new.actors or not found[index].actors], found)

    def _may_repeat(self, new: Account, old: Account) -> bool:
        """Tell whether nothing speaks against it: type, participants, place, time, content or sort."""
        return (
            self._has_type(new, old)
            and not self._exclude(new, old)
            and not self._exclude_places(new, old)
            and all(may_be_one(one, other) for one in new.times for other in old.times)
            and _is_compatible(new.matters, old.matters)
            and _is_compatible(new.sorts, old.sorts)
            and _is_compatible(new.ranks, old.ranks)
            and not _is_linked(new, old)
            and (self._says_same(new, old) or not self.ontology.is_voice(new.events[0].type))
        )

    def _says_same(self, new: Account, old: Account) -> bool:
        """Tell whether two acts of speech or thought have a word or a content in common: nobody has but one."""
        stems = {event.lemma[:_STEM] for event in old.events}
        return bool(new.matters & old.matters) or any(event.lemma[:_STEM] in stems for event in new.events)

    def _has_type(self, new: Account, old: Account) -> bool:
        """Tell whether the types are one; a noun for a known event may be more general: an air strike, the attack."""
        asked = new.events[0].type
        types = {event.type for event in old.events}
        if asked in types:
            return True
        return new.mode == "known" and asked != EVENT and any(self.ontology.is_a(each, asked) for each in types)

    def _exclude(self, new: Account, old: Account) -> bool:
        return any(
            self.relatives.exclude(ids, old.actors.get(property, frozenset())) for property, ids in new.actors.items()
        )

    def _exclude_places(self, new: Account, old: Account) -> bool:
        """Tell whether a mention of one names another place than a mention of the other."""
        return any(self.relatives.exclude_places(some, others) for some in new.places for others in old.places)

    def _with_headlines(self, found: Sequence[Account]) -> list[Account]:
        """Merge what only a headline tells with the one account of the body that may tell the same.

        "Top general resigns": who that is need not be known if the body has one such event, and by a person.
        """
        body = [each for each in found if not each.headline]
        alone = []
        for head in (each for each in found if each.headline):
            same = [place for place, each in enumerate(body) if each.events[0].type == head.events[0].type]
            if len(same) == 1 and self._may_be_told(head, body[same[0]]):
                body[same[0]] = head.joined(body[same[0]])
            else:
                alone.append(head)
        return alone + body

    def _may_be_told(self, head: Account, body: Account) -> bool:
        alike = self.relatives.are_alike
        return (
            all(alike(ids, body.actors.get(property, frozenset())) for property, ids in head.actors.items())
            and all(may_be_one(one, other) for one in head.times for other in body.times)
            and not self._exclude_places(head, body)
        )


def _only(new: Account, possible: Sequence[int], found: Sequence[Account]) -> int | None:
    """Return the one account that comes into question; of several, the one the same noun named before, or just now."""
    named = [index for index in possible if any(each.noun for each in found[index].events)]
    alike = [index for index in named if any(_is_same_noun(new, each) for each in found[index].events)]
    near = [index for index in named if _is_near(new, found[index])]
    return next((each[0] for each in (possible, alike, named, near) if len(each) == 1), None)


def _is_same_noun(new: Account, event: Event) -> bool:
    return event.noun and event.lemma == new.events[0].lemma


def _is_near(new: Account, old: Account) -> bool:
    """Tell whether the last sentence, or the same, spoke of the event."""
    return new.events[0].evidence.sentence - old.events[-1].evidence.sentence <= 1


def _is_compatible(some: Set[object], others: Set[object]) -> bool:
    """Tell whether one of the two says nothing, or both say something in common."""
    return not some or not others or bool(some & others)


def _is_linked(new: Account, old: Account) -> bool:
    """Tell whether one is told to come before or after the other, or to be about it."""
    ids, others = ({event.id for event in each.events} for each in (new, old))
    return bool(new.linked & others or old.linked & ids)


def _shares(new: Account, old: Account) -> bool:
    return any(ids & old.actors.get(property, frozenset()) for property, ids in new.actors.items())


def _is_alike(new: Account, old: Account) -> bool:
    """Tell whether both fill the same parts, and both have contents or none has."""
    return new.actors.keys() == old.actors.keys() and bool(new.matters) == bool(old.matters)
