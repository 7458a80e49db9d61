"""The sieve of pronouns: the speaker for the first person, the best antecedent for the third."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.extract.quantity_words import units
from kg.extract.quotes import quotation_at
from kg.extract.tree import Tree, base
from kg.model import Attribution, Span, Token
from kg.ontology import Ontology
from kg.resolve.clusters import Clusters
from kg.resolve.first_persons import speakers_of, unite_first_persons
from kg.resolve.profile import Profile, Profiles
from kg.vocab import GROUP, OFFICE, ORGANIZATION, PERSON, THING

_CORE = frozenset({"nsubj", "obj", "iobj", "obl"})
_LIVING = frozenset({GROUP, ORGANIZATION})
_MEASURES = frozenset({"obl:npmod", "obl:unmarked", "nmod:npmod", "nmod:unmarked"})  # "is up 10 points"
_ACTORS = frozenset({PERSON, *_LIVING})
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
_QUOTED_ONLY = -3.0  # said by somebody, taken up outside the quotation
_OUTSIDE = -1.0  # spoken of outside the quotation that the pronoun stands in
_CLEAR = 1.1  # by how much the best must lead for it and they


@dataclass(frozen=True, slots=True)
class _Search:
    """What the choice of an antecedent looks at."""

    profiles: Profiles
    clusters: Clusters
    speakers: Mapping[int, int]  # index of a pronoun in direct speech -> index of who speaks
    quotes: tuple[Span, ...]  # what stands between quotation marks
    ontology: Ontology


def unite_pronouns(
    profiles: Profiles,
    clusters: Clusters,
    attributions: Iterable[Attribution],
    quotes: tuple[Span, ...],
    ontology: Ontology,
) -> None:
    """Merge first persons with their speaker and third persons with their antecedent, in reading order."""
    speakers = speakers_of(profiles, attributions)
    unite_first_persons(profiles, clusters, speakers)
    search = _Search(profiles, clusters, speakers, quotes, ontology)
    for profile in profiles:
        if _is_third_person(profile):
            found = _antecedent(profile, search)
            if found is not None:
                clusters.unite(found.index, profile.index)


def _is_third_person(profile: Profile) -> bool:
    token = profile.token
    personal = profile.mention.kind == "pronoun" and token.feat("PronType") in ("Prs", None)
    return personal and token.feat("Person") == "3" and base(token.deprel) != "expl"


def _antecedent(profile: Profile, search: _Search) -> Profile | None:
    """Return the mention with most points that agrees and is not bound; of equals the latest.

    None where there is none and, but for he and she, where another one comes near, or two that together are no mention.
    """
    barred = set(_barred(profile, search))
    best: dict[int, tuple[float, int]] = {}  # points and index by group
    for known in _candidates(profile, search):
        root = search.clusters.find(known.index)
        if root not in barred and _may_mean(profile, known, search):
            best[root] = max((_points(profile, known, search), known.index), best.get(root, (-math.inf, -1)))
    if not best:
        return None
    (most, index), *others = sorted(best.values(), reverse=True)
    rivals = (*(points for points, _ in others), *_points_of_pairs(profile, search))
    clear = _is_gendered(profile) or all(most - points >= _CLEAR for points in rivals)
    known = search.profiles.all[index]
    counts = profile.plural and _is_figure(known, search.profiles.tree(known), search.ontology)
    return known if clear and not counts else None


def _may_mean(profile: Profile, known: Profile, search: _Search) -> bool:
    """Tell whether class, number and gender agree; a name does not call one body "they", a part of a word nothing."""
    if known.token.upos == "ADJ" and base(known.token.deprel) == "amod":
        return False
    if base(known.token.deprel) == "compound" and not _is_gendered(profile):
        return False
    if profile.plural and known.is_name and known.kind == ORGANIZATION:
        return False
    if search.clusters.traits(known.index).kind == THING and profile.plural and _speaks(profile, search):
        return False
    if not _is_quoted(profile, search) and _is_only_quoted(known, search):
        return False
    return search.clusters.agree(known.index, profile.index)


def _is_figure(known: Profile, tree: Tree, ontology: Ontology) -> bool:
    """Tell whether a mention tells how much or how many: "by 10 points", the four of "four in ten"; not "the four"."""
    token = known.token
    if known.kind != THING or any(each.feat("Definite") == "Def" for each in tree.children(token, "det")):
        return False
    measures = token.deprel in _MEASURES or tree.marker(token) == "by" or token.form.lower() in units(ontology)
    return token.upos == "NUM" or token.upos == "SYM" or (measures and bool(tree.child(token, "nummod")))


def _speaks(profile: Profile, search: _Search) -> bool:
    """Tell whether a pronoun is the subject of a verb of speech or thought, whose subjects are people: "they want"."""
    verb = search.profiles.tree(profile).head(profile.token)
    entries = search.ontology.entries(verb.lemma, "verb") if verb and profile.token.deprel == "nsubj" else ()
    frames = (frame for entry in entries if len(entry.words) == 1 for frame in entry.frames)
    return any(search.ontology.is_voice(frame.event) for frame in frames)


def _is_only_quoted(known: Profile, search: _Search) -> bool:
    """Tell whether only what is quoted speaks of somebody: "The child is well," she said."""
    return all(_is_quoted(search.profiles.all[each], search) for each in search.clusters.members(known.index))


def _points_of_pairs(profile: Profile, search: _Search) -> Iterator[float]:
    """Yield the points of each two that "they" may mean: "Smith and Jones"."""
    for known in _candidates(profile, search) if profile.plural else ():
        tree, sentence = search.profiles.tree(known), known.mention.sentence
        others = [search.profiles.at(sentence, each) for each in tree.children(known.token, "conj")]
        inside = sentence == profile.mention.sentence and profile.token in tree.subtree(known.token)
        if not inside and any(each and each.kind == known.kind for each in others):
            yield _points_of_place(profile, known) + _ALIVE * (known.kind in _ACTORS)


def _candidates(profile: Profile, search: _Search) -> Iterator[Profile]:
    """Yield the mentions before the pronoun, the latest first, and the subject after it if the pronoun is fronted."""
    followed = _subject_after(profile, search.profiles)
    if followed is not None and not (_is_gendered(profile) and _goes_on(profile, search.profiles)):
        yield followed
    yield from _before(profile, search.profiles)


def _before(profile: Profile, profiles: Profiles) -> Iterator[Profile]:
    far = _FAR if _is_gendered(profile) else _NEAR
    for index in range(profile.index - 1, max(-1, profile.index - _TRIED), -1):
        known = profiles.all[index]
        if profile.mention.sentence - known.mention.sentence > far:
            return
        third = known.mention.kind != "pronoun" or known.token.feat("Person") == "3"
        if third and known.kind != OFFICE and not known.free:
            yield known


def _goes_on(profile: Profile, profiles: Profiles) -> bool:
    """Tell whether the sentence before has such a pronoun as a subject: "He was old. After his death, Smith ..."."""
    return any(
        _is_third_person(each) and each.gender == profile.gender and base(each.token.deprel) == "nsubj"
        for each in _before(profile, profiles)
        if profile.mention.sentence - each.mention.sentence == 1
    )


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
    tree = search.profiles.tree(profile)
    for token in (*_phrases_around(profile.token, tree), *_rivals(profile.token, tree)):
        other = search.profiles.at(profile.mention.sentence, token)
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
    head, parts = tree.head(token), tuple(_CORE)
    while head is not None and not free:
        yield from tree.children(head, *parts)
        # In "she saw Ann and hit her", both verbs have one subject; Ann may be hit.
        free = bool(tree.child(head, "nsubj")) or base(head.deprel) != "conj"
        head, parts = tree.head(head), ("nsubj",)


def _points(profile: Profile, known: Profile, search: _Search) -> float:
    """Return how likely the antecedent is; only the order and what lies between two matter."""
    earlier = sum(1 for each in search.clusters.members(known.index) if each < profile.index)
    quoted, known_quoted = _is_quoted(profile, search), _is_quoted(known, search)
    return (
        _points_of_place(profile, known)
        + _NAMED * search.clusters.traits(known.index).named
        + _FREQUENT * min(earlier, 4)
        + _ALIVE * (profile.plural and search.clusters.traits(known.index).kind in _LIVING)
        + _FRONTED * (known.index > profile.index)
        + _QUOTED_ONLY * (known_quoted and not quoted)
        + _OUTSIDE * (quoted and not known_quoted)
    )


def _points_of_place(profile: Profile, known: Profile) -> float:
    same = base(known.token.deprel) == base(profile.token.deprel) in _CORE
    behind = profile.mention.sentence - known.mention.sentence
    return _PER_SENTENCE * behind + _PER_SALIENCE * known.salience + _SAME_FUNCTION * same


def _is_gendered(profile: Profile) -> bool:
    return profile.gender in ("Masc", "Fem")


def _is_quoted(profile: Profile, search: _Search) -> bool:
    return quotation_at(profile.mention.span.start, search.quotes) is not None
