"""Make an entity of each group of mentions: its class by vote, its fullest name."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from kg.model import Document, Entity, Mention
from kg.ontology import Ontology
from kg.resolve.clusters import Clusters
from kg.resolve.profile import Profile, Profiles
from kg.vocab import PERSON, THING

_WORD = re.compile(r"[^\W\d_]+")


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
        type = _type(members, clusters.traits(first).kind, ontology)
        yield Entity(
            id=f"n{start}" if taken[start] == 1 else f"n{start}-{taken[start]}",
            type=type,
            name=_in_small_letters(_name(mentions, document)) if type == PERSON else _name(mentions, document),
            named=any(each.is_name for each in members),
            mentions=mentions,
        )


def _type(members: Sequence[Profile], kind: str, ontology: Ontology) -> str:
    """Return the most specific class within the one that won the vote; of several, the most frequent, then first."""
    given = Counter(each.mention.type for each in members if ontology.is_a(each.mention.type, kind))
    lowest = [each for each in given if not any(other != each and ontology.is_a(other, each) for other in given)]
    return max(lowest, key=lambda each: given[each], default=kind or THING)


def _name(mentions: Sequence[Mention], document: Document) -> str:
    """Return the proper name with most words, then letters; without one the first description, then pronoun.

    A name in capitals, as in a headline, is only taken where no other is as long.
    """
    names = [_plain(document.text(each.name)) for each in mentions if each.name]
    if names:
        return max(names, key=lambda name: (len(name.split()), not name.isupper(), len(name)))
    nominals = [each.text for each in mentions if each.kind == "nominal"]
    return next(iter(nominals), mentions[0].text)


def _in_small_letters(name: str) -> str:
    """Return a person's full name that stands in capitals as it is written elsewhere: "ANN LEE" as "Ann Lee"."""
    shouted = name.isupper() and len(name.split()) > 1
    return _WORD.sub(lambda word: word.group().capitalize(), name) if shouted else name


def _plain(name: str) -> str:
    """Return a name on one line, without its possessive ending."""
    words = " ".join(name.split())
    return words.removesuffix("'s").removesuffix("’s")
