"""Make an entity of each group of mentions: its class by vote, its fullest name."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from kg.model import Document, Entity, Mention
from kg.ontology import Ontology
from kg.resolve.clusters import Clusters
from kg.resolve.profile import Profile, Profiles
from kg.vocab import THING


def entities(profiles: Profiles, clusters: Clusters, document: Document, ontology: Ontology) -> Iterator[Entity]:
    """Yield the entities in the order of their first mentions.

    The id is the offset of the first mention; those that begin at one place are numbered, the widest first.
    """
    groups: dict[int, list[Profile]] = defaultdict(list)
    for profile in profiles:
        groups[clusters.find(profile.index)].append(profile)
    taken: Counter[int] = Counter()
    for first, members in groups.items():
        mentions = tuple(each.mention for each in members)
        start = mentions[0].span.start
        taken[start] += 1
        yield Entity(
            id=f"n{start}" if taken[start] == 1 else f"n{start}-{taken[start]}",
            type=_type(members, clusters.traits(first).kind, ontology),
            name=_name(mentions, document),
            named=any(each.is_name for each in members),
            mentions=mentions,
        )


def _type(members: Sequence[Profile], kind: str, ontology: Ontology) -> str:
    """Return the most specific class within the one that won the vote; of several, the most frequent, then first."""
    given = Counter(each.mention.type for each in members if ontology.is_a(each.mention.type, kind))
    lowest = [each for each in given if not any(other != each and ontology.is_a(other, each) for other in given)]
    return max(lowest, key=lambda each: given[each], default=THING)


def _name(mentions: Sequence[Mention], document: Document) -> str:
    """Return the proper name with most words, then letters; without one the first description, then pronoun."""
    names = [_plain(document.text(each.name)) for each in mentions if each.name]
    if names:
        return max(names, key=lambda name: (len(name.split()), len(name)))
    nominals = [each.text for each in mentions if each.kind == "nominal"]
    return next(iter(nominals), mentions[0].text)


def _plain(name: str) -> str:
    """Return a name on one line, without its possessive ending."""
    words = " ".join(name.split())
    return words.removesuffix("'s").removesuffix("’s")
