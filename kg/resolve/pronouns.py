"""The sieve of pronouns: the speaker for the first person, the best antecedent for the third."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.extract.quotes import quotation_at
from kg.extract.tree import Tree, base
from kg.model import Attribution, Span, Token
from kg.resolve.clusters import Clusters
from kg.resolve.profile import Profile, Profiles
from kg.vocab import GROUP, OFFICE, ORGANIZATION

_CORE = frozenset({"nsubj", "obj", "iobj", "obl"})
_LIVING = frozenset({GROUP, ORGANIZATION})
# Sentences a pronoun looks back: he and she are rarely mistaken, it and they are.
_FAR = 4
_NEAR = 1
_TRIED = 60  # mentions

# Points of an antecedent. Set on the development part of GUM's news.
_PER_SENTENCE = -4.0
_PER_SALIENCE = 1.0
_NAMED = 0.5
_FREQUENT = 0.5  # for each earlier mention, up to four
_SAME_FUNCTION = 1.0
_ALIVE = 2.0  # people and bodies, for a plural
_FRONTED = 4.0  # "In his letter, Smith ...": the subject that follows


@dataclass(frozen=True, slots=True)
class _Search:
    """What the choice of an antecedent looks at."""

    profiles: Profiles
    clusters: Clusters
    speakers: Mapping[int, int]  # index of a pronoun in direct speech -> index of who speaks
    quotes: tuple[Span, ...]  # what stands between quotation marks


def unite_pronouns(
    profiles: Profiles, clusters: Clusters, attributions: Iterable[Attribution], quotes: tuple[Span, ...]
) -> None:
    """Merge first persons with their speaker and third persons with their antecedent, in reading order."""
    speakers = _speakers(profiles, attributions)
    _unite_first_persons(profiles, clusters, speakers)
    search = _Search(profiles, clusters, speakers, quotes)
    for profile in profiles:
        if _is_third_person(profile):
            found = _antecedent(profile, search)
            if found is not None:
                clusters.unite(found.index, profile.index)


def _speakers(profiles: Profiles, attributions: Iterable[Attribution]) -> Mapping[int, int]:
    """Return who speaks the words around each pronoun inside direct speech, the narrowest quotation first."""
    spoken = sorted(_spoken(profiles, attributions), key=lambda each: each[0].end - each[0].start)
    found = {}
    for profile in profiles:
        if profile.mention.kind == "pronoun":
            speaker = next((who for span, who in spoken if _covers(span, profile.mention.span)), None)
            if speaker is not None:
                found[profile.index] = speaker
    return found


def _spoken(profiles: Profiles, attributions: Iterable[Attribution]) -> Iterator[tuple[Span, int]]:
    for each in attributions:
        speaker = each.source and profiles.by_token.get((each.source.sentence, each.source.head))
        if each.direct and each.asserts and speaker:
            yield from ((span, speaker.index) for span in each.content)


def _unite_first_persons(profiles: Profiles, clusters: Clusters, speakers: Mapping[int, int]) -> None:
    """Merge "I" with the speaker, and each "we" with the other "we" of the same speaker."""
    groups: dict[int, int] = {}
    for profile in profiles:
        if profile.token.feat("Person") != "1" or profile.index not in speakers:
            continue
        speaker = clusters.find(speakers[profile.index])
        if not profile.plural:
            clusters.unite(speaker, profile.index)
        else:
            clusters.unite(groups.setdefault(speaker, profile.index), profile.index)


def _is_third_person(profile: Profile) -> bool:
    token = profile.token
    personal = profile.mention.kind == "pronoun" and token.feat("PronType") in ("Prs", None)
    return personal and token.feat("Person") == "3" and base(token.deprel) != "expl"


def _antecedent(profile: Profile, search: _Search) -> Profile | None:
    """Return the mention with most points that agrees and is not bound; of equals the latest; None for none."""
    barred = set(_barred(profile, search))
    best: tuple[float, int] | None = None
    for known in _candidates(profile, search):
        root = search.clusters.find(known.index)
        if root in barred or not search.clusters.agree(known.index, profile.index):
            continue
        points = (_points(profile, known, search), known.index)
        best = points if best is None else max(best, points)
    return None if best is None else search.profiles.all[best[1]]


def _candidates(profile: Profile, search: _Search) -> Iterator[Profile]:
    """Yield the mentions before the pronoun, the latest first, and the subject after it if the pronoun is fronted."""
    followed = _subject_after(profile, search.profiles)
    if followed is not None:
        yield followed
    far = _FAR if profile.gender in ("Masc", "Fem") else _NEAR
    for index in range(profile.index - 1, max(-1, profile.index - _TRIED), -1):
        known = search.profiles.all[index]
        if profile.mention.sentence - known.mention.sentence > far:
            return
        third = known.mention.kind != "pronoun" or known.token.feat("Person") == "3"
        if third and known.kind != OFFICE and not known.free:
            yield known


def _subject_after(profile: Profile, profiles: Profiles) -> Profile | None:
    """Return the subject of the clause whose fronted phrase the pronoun stands in: "In his letter, Smith said"."""
    tree = profiles.tree(profile)
    for above in (profile.token, *tree.ancestors(profile.token)):
        if base(above.deprel) in ("obl", "advcl") and above.head > above.id:
            subject = tree.child(tree.sentence.token(above.head), "nsubj")
            return profiles.at(profile.mention.sentence, subject) if subject and subject.id > profile.token.id else None
    return None


def _barred(profile: Profile, search: _Search) -> Iterator[int]:
    """Yield the groups the pronoun cannot belong to: its own phrase, the other parts of its clause, its speaker."""
    clusters = search.clusters
    # What is reported before the quotation mark may speak of its source: he said he "will not go".
    if profile.index in search.speakers and quotation_at(profile.mention.span.start, search.quotes):
        yield clusters.find(search.speakers[profile.index])
    tree, sentence = search.profiles.tree(profile), profile.mention.sentence
    for token in (*_phrases_around(profile.token, tree), *_rivals(profile.token, tree)):
        other = search.profiles.at(sentence, token)
        if other is not None:
            yield clusters.find(other.index)


def _phrases_around(token: Token, tree: Tree) -> Iterator[Token]:
    """Yield the nouns whose phrase the pronoun is a part of: "his wife" is not he."""
    while base(token.deprel) in ("nmod", "conj", "appos", "compound"):
        above = tree.head(token)
        if above is None:
            return
        yield above
        token = above


def _rivals(token: Token, tree: Tree) -> Iterator[Token]:
    """Yield the other participants of the pronoun's clause, which only a reflexive or an owner may repeat."""
    free = token.feat("Poss") == "Yes" or base(token.deprel) not in _CORE
    head = tree.head(token)
    while head is not None and not free:
        yield from tree.children(head, *_CORE)
        # In "she rose and hit her", both verbs have one subject.
        free = bool(tree.child(head, "nsubj")) or base(head.deprel) != "conj"
        head = tree.head(head)


def _points(profile: Profile, known: Profile, search: _Search) -> float:
    """Return how likely the antecedent is; only the order matters."""
    earlier = sum(1 for each in search.clusters.members(known.index) if each < profile.index)
    same = base(known.token.deprel) == base(profile.token.deprel)
    return (
        _PER_SENTENCE * (profile.mention.sentence - known.mention.sentence)
        + _PER_SALIENCE * known.salience
        + _NAMED * search.clusters.traits(known.index).named
        + _FREQUENT * min(earlier, 4)
        + _SAME_FUNCTION * same
        + _ALIVE * (profile.plural and search.clusters.traits(known.index).kind in _LIVING)
        + _FRONTED * (known.index > profile.index)
    )


def _covers(outer: Span, inner: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
