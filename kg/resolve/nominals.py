"""The sieve of common nouns: the same head again, the headline's noun, a noun for the class of a name, offices."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import islice

from kg.extract.tree import Tree
from kg.model import Event, Mention, Relation, Role
from kg.ontology import Ontology
from kg.resolve.clusters import Clusters
from kg.resolve.profile import Profile, Profiles
from kg.vocab import OFFICE, ORGANIZATION, PLACE

_TRIED = 40  # earlier mentions with the same head that are looked at, the latest first
_OTHER = frozenset({"another", "other"})
_NEAR = 3  # sentences a noun for the class of a name looks back


def unite_same_heads(profiles: Profiles, clusters: Clusters) -> None:
    """Merge a definite noun phrase with the latest earlier mention it may repeat."""
    earlier: dict[str, list[Profile]] = defaultdict(list)
    for profile in profiles:
        if profile.definite and not _is_restricted(profile, profiles.tree(profile)):
            known = _repeated(profile, earlier, clusters, profiles.all)
            if known is not None and not (_is_bare_body(profile) and _is_another(known, profiles.tree(known))):
                clusters.unite(known.index, profile.index)
        for head in () if profile.free else profile.heads:
            earlier[head].append(profile)


def unite_headline(profiles: Profiles, clusters: Clusters, events: Iterable[Event]) -> None:
    """Merge the nouns of title and subtitle with whom the lead names.

    A headline leaves out articles and names ("Top general resigns"). Its noun is the one in the lead that is described
    by the same words, or that plays the same part in an event of the same type; a relative only the former, since
    what becomes of somebody's son may become of others.
    """
    lead = _lead(profiles)
    parts = _parts_played(events)
    for profile in profiles:
        if profile.block == "paragraph" or not profile.is_nominal or profile.plural or profile.free:
            continue
        known = _described(profile, lead, clusters, profiles.all)
        if known is None and not profile.kin:
            known = _playing(profile, lead, parts, clusters)
        if known is not None:
            clusters.unite(known.index, profile.index)


def unite_class_nouns(profiles: Profiles, clusters: Clusters, ontology: Ontology) -> None:
    """Merge "the country", "the company" with the latest name of that class nearby."""
    names: list[Profile] = []
    for profile in profiles:
        if profile.is_name:
            names.append(profile)
        elif _is_class_noun(profile, profiles.tree(profile), clusters):
            known = _latest_of_class(profile, names, clusters, ontology)
            if known is not None:
                clusters.unite(known.index, profile.index)


def unite_offices(profiles: Profiles, clusters: Clusters, relations: Iterable[Relation]) -> None:
    """Merge the offices of one person that are called alike; an office of the same name may be another's."""
    indexes = {each.mention: each.index for each in profiles}
    first: dict[tuple[int, str], int] = {}
    for relation in relations:
        if relation.object.type == OFFICE:
            holder, office = indexes[relation.subject], indexes[relation.object]
            known = first.setdefault((clusters.find(holder), relation.object.text.casefold()), office)
            clusters.unite(known, office)


def _repeated(
    profile: Profile, earlier: dict[str, list[Profile]], clusters: Clusters, all: Sequence[Profile]
) -> Profile | None:
    """Return the latest earlier mention with the same head that nothing speaks against, None for none."""
    (head,) = profile.heads
    tried = islice(reversed(earlier[head]), _TRIED)
    return next((each for each in tried if _repeats(profile, each, clusters, all)), None)


def _repeats(profile: Profile, known: Profile, clusters: Clusters, all: Sequence[Profile]) -> bool:
    """Tell whether a noun phrase may repeat another; a plural only with the same modifiers."""
    if profile.mention.span.start < known.mention.span.end or profile.plural != known.plural:
        return False
    same = profile.modifiers == known.modifiers
    narrowed = same if profile.plural else profile.modifiers <= clusters.traits(known.index).words
    return narrowed and _has_same_owner(profile, known, clusters, all) and clusters.agree(profile.index, known.index)


def _is_bare_body(profile: Profile) -> bool:
    """Tell whether a phrase is no more than a noun for a body: "the company"."""
    return profile.is_nominal and profile.kind == ORGANIZATION and not profile.modifiers and profile.possessor is None


def _is_another(known: Profile, tree: Tree) -> bool:
    """Tell whether a phrase speaks of one more beside the one the text is about: "another company"."""
    return any(each.lemma in _OTHER for each in tree.children(known.token, "det", "amod"))


def _has_same_owner(profile: Profile, known: Profile, clusters: Clusters, all: Sequence[Profile]) -> bool:
    """Tell whether the owner of a phrase is among the owners of the other's group; without an owner, any will do."""
    if profile.possessor is None:
        return True
    owners = (all[each].possessor for each in clusters.members(known.index))
    return any(owner is not None and clusters.is_one(owner, profile.possessor) for owner in owners)


def _is_restricted(profile: Profile, tree: Tree) -> bool:
    """Tell whether a clause without a comma says which one is meant: "the man who came"."""
    clauses = tree.children(profile.token, "acl")
    return any(not any(each.id < clause.id for each in tree.children(clause, "punct")) for clause in clauses)


def _lead(profiles: Profiles) -> tuple[Profile, ...]:
    """Return the mentions of the subtitle and of the first paragraph."""
    sentences = sorted({each.mention.sentence for each in profiles if each.block == "paragraph"})
    if not sentences:
        return ()
    first = profiles.trees[sentences[0]].sentence.paragraph
    lead = (each for each in profiles if each.block == "subtitle" or profiles.tree(each).sentence.paragraph == first)
    return tuple(each for each in lead if not each.free)


def _described(profile: Profile, lead: Iterable[Profile], clusters: Clusters, all: Sequence[Profile]) -> Profile | None:
    """Return the first in the lead that is called by the same words, None for none."""
    described = (each for each in lead if _is_described(profile, each, clusters))
    return next((each for each in described if not profile.kin or _has_same_owner(profile, each, clusters, all)), None)


def _is_described(profile: Profile, known: Profile, clusters: Clusters) -> bool:
    traits = clusters.traits(known.index)
    return (
        known.index > profile.index
        and profile.heads <= traits.heads
        and profile.modifiers <= traits.words
        and clusters.agree(profile.index, known.index, loose=True)
    )


def _parts_played(events: Iterable[Event]) -> dict[tuple[int, int], list[tuple[str, str]]]:
    """Return type of event and property of each mention that fills a role, by its sentence and head."""
    found: dict[tuple[int, int], list[tuple[str, str]]] = defaultdict(list)
    for event in events:
        for role in event.roles:
            key = _key(role)
            if key is not None:
                found[key].append((event.type, role.property))
    return found


def _key(role: Role) -> tuple[int, int] | None:
    return (role.filler.sentence, role.filler.head) if isinstance(role.filler, Mention) else None


def _playing(
    profile: Profile, lead: Iterable[Profile], parts: dict[tuple[int, int], list[tuple[str, str]]], clusters: Clusters
) -> Profile | None:
    """Return the first in the lead with the same part in an event of the same type, None for none."""
    own = parts.get((profile.mention.sentence, profile.mention.head), [])
    for each in lead:
        same = set(own) & set(parts.get((each.mention.sentence, each.mention.head), []))
        if each.index > profile.index and same and clusters.agree(profile.index, each.index, loose=True):
            return each
    return None


def _is_class_noun(profile: Profile, tree: Tree, clusters: Clusters) -> bool:
    """Tell whether a phrase is no more than an article and a noun for a body or a place, not said before."""
    alone = clusters.find(profile.index) == profile.index and not clusters.traits(profile.index).named
    bare = not profile.modifiers and profile.possessor is None and bool(tree.child(profile.token, "det"))
    return alone and bare and profile.definite and not profile.plural and profile.kind in (ORGANIZATION, PLACE)


def _latest_of_class(
    profile: Profile, names: Sequence[Profile], clusters: Clusters, ontology: Ontology
) -> Profile | None:
    """Return the latest name nearby whose class and the noun's do not exclude each other, None for none."""
    for name in reversed(names):
        if profile.mention.sentence - name.mention.sentence > _NEAR:
            return None
        if clusters.agree(profile.index, name.index) and _is_of_class(profile, name, ontology):
            return name
    return None


def _is_of_class(profile: Profile, name: Profile, ontology: Ontology) -> bool:
    """Tell whether a name is known to be what the noun says; "the army" is not just any body."""
    given = ontology.class_of_place(name.mention.text) or name.mention.type
    return ontology.is_a(given, profile.mention.type)
