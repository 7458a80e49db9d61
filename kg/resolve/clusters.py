"""Mentions grouped into entities: the one place that merges, and what is known of each group so far."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.resolve.profile import KINDS, Profile
from kg.vocab import GROUP, ORGANIZATION, PERSON, THING

# What a plural may stand for although its name or noun is singular: "the team ... they".
_COLLECTIVE = frozenset({GROUP, ORGANIZATION})


@dataclass(frozen=True, slots=True)
class Traits:
    """All that the mentions of one group say together."""

    kind: str  # the broad class most of its full names have, else its names, its nouns, its pronouns
    votes: Mapping[tuple[str, str], int]  # (kind of mention or "full name", broad class) -> how many
    named: bool
    heads: frozenset[str]
    words: frozenset[str]
    genders: frozenset[str]
    plurals: frozenset[bool]
    owners: frozenset[int]  # mentions that own one of its mentions: "his" of "his son"

    @classmethod
    def of(cls, profile: Profile) -> "Traits":
        """Return what one mention says."""
        return cls(
            kind=profile.kind,
            votes={("full name" if _is_full(profile) else profile.mention.kind, profile.kind): 1},
            named=profile.is_name,
            heads=profile.heads,
            words=profile.heads | profile.modifiers,
            genders=frozenset({profile.gender} - {""}),
            plurals=frozenset({profile.plural}),
            owners=frozenset() if profile.possessor is None else frozenset({profile.possessor}),
        )

    def joined(self, other: "Traits") -> "Traits":
        """Return what both say together; the votes are counted anew."""
        votes = Counter(self.votes) + Counter(other.votes)
        return Traits(
            kind=majority(votes),
            votes=votes,
            named=self.named or other.named,
            heads=self.heads | other.heads,
            words=self.words | other.words,
            genders=self.genders | other.genders,
            plurals=self.plurals | other.plurals,
            owners=self.owners | other.owners,
        )

    def agrees(self, other: "Traits", *, loose: bool = False) -> bool:
        """Tell whether both may be one: no two names, no clash of class, number or gender.

        In a loose comparison a noun of unknown class may stand for anything: "Smith, a mentor of many".
        """
        if self.named and other.named:
            return False
        return self._has_kind(other, loose=loose) and self._has_number(other) and len(self.genders | other.genders) < 2

    def _has_kind(self, other: "Traits", *, loose: bool) -> bool:
        unknown = {each.kind for each in (self, other) if loose and each.kind == THING and not each.named}
        kinds = {self.kind, other.kind} - {""} - unknown
        neuter = "Neut" in self.genders | other.genders
        if neuter and kinds & {PERSON, GROUP}:
            return False
        return len(kinds) < 2 or kinds == _COLLECTIVE

    def _has_number(self, other: "Traits") -> bool:
        if self.plurals & other.plurals:
            return True
        return bool({self.kind, other.kind} & _COLLECTIVE)


class Clusters:
    """A partition of the mentions that only grows coarser; a group is called by its first mention."""

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._parent = list(range(len(profiles)))
        self._members = [[index] for index in range(len(profiles))]
        self._traits = [Traits.of(profile) for profile in profiles]

    def find(self, index: int) -> int:
        """Return the first mention of the group."""
        while self._parent[index] != index:
            self._parent[index] = self._parent[self._parent[index]]
            index = self._parent[index]
        return index

    def members(self, index: int) -> Sequence[int]:
        """Return the mentions of the group, in no order."""
        return self._members[self.find(index)]

    def traits(self, index: int) -> Traits:
        """Return what is known of the group."""
        return self._traits[self.find(index)]

    def is_one(self, one: int, other: int) -> bool:
        """Tell whether two mentions are of one group."""
        return self.find(one) == self.find(other)

    def agree(self, one: int, other: int, *, loose: bool = False) -> bool:
        """Tell whether two groups may be merged; nobody is his own son."""
        if self.is_one(one, other):
            return True
        owned = self._owns(one, other) or self._owns(other, one)
        return not owned and self.traits(one).agrees(self.traits(other), loose=loose)

    def unite(self, one: int, other: int) -> None:
        """Merge two groups, whatever they say: the sieve has judged."""
        first, second = sorted((self.find(one), self.find(other)))
        if first == second:
            return
        self._parent[second] = first
        self._members[first].extend(self._members[second])
        self._members[second] = []
        self._traits[first] = self._traits[first].joined(self._traits[second])

    def _owns(self, one: int, other: int) -> bool:
        return any(self.is_one(one, owner) for owner in self.traits(other).owners)


def _is_full(profile: Profile) -> bool:
    """Tell whether a mention has a name of several words, whose class is surer than that of a short one."""
    mention = profile.mention
    if mention.name is None:
        return False
    start, end = mention.name.start - mention.span.start, mention.name.end - mention.span.start
    return len(mention.text[start:end].split()) > 1


def majority(votes: Mapping[tuple[str, str], int]) -> str:
    """Return the class most mentions have: full names are asked first, then other names, nouns, pronouns."""
    for asked in ("full name", "name", "nominal", "pronoun"):
        counts = [(votes.get((asked, kind), 0), kind) for kind in KINDS]
        best, kind = max(counts, key=lambda each: each[0])
        if best:
            return kind
    return THING if any(kind == THING for _, kind in votes) else ""
