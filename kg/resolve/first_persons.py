"""Who speaks the words in quotation marks: "I" is the speaker, "we" the speaker's group."""

from collections.abc import Iterable, Iterator, Mapping

from kg.model import Attribution, Span
from kg.resolve.clusters import Clusters
from kg.resolve.profile import Profiles


def speakers_of(profiles: Profiles, attributions: Iterable[Attribution]) -> Mapping[int, int]:
    """Return who speaks the words around each pronoun inside direct speech, the narrowest quotation first."""
    spoken = sorted(_spoken(profiles, attributions), key=lambda each: each[0].end - each[0].start)
    found = {}
    for profile in profiles:
        if profile.mention.kind == "pronoun":
            at = profile.mention.span.start
            speaker = next((who for span, who in spoken if span.start <= at < span.end), None)
            if speaker is not None:
                found[profile.index] = speaker
    return found


def _spoken(profiles: Profiles, attributions: Iterable[Attribution]) -> Iterator[tuple[Span, int]]:
    for each in attributions:
        speaker = each.source and profiles.by_token.get((each.source.sentence, each.source.head))
        if each.direct and each.asserts and speaker:
            yield from ((span, speaker.index) for span in each.content)


def unite_first_persons(profiles: Profiles, clusters: Clusters, speakers: Mapping[int, int]) -> None:
    """Merge "I" with the speaker, and each "we" with the other "we" of the same speaker."""
    groups: dict[int, int] = {}
    for profile in profiles:
        if profile.token.feat("Person") != "1" or profile.index not in speakers:
            continue
        speaker = clusters.find(speakers[profile.index])
        if not profile.plural:
            if not (clusters.traits(speaker).named and clusters.traits(profile.index).named):  # two names are two
                clusters.unite(speaker, profile.index)
        else:
            clusters.unite(groups.setdefault(speaker, profile.index), profile.index)
