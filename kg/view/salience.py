"""Orders the nodes of a graph so that each first part of the order tells the story as well as so many nodes can."""

from collections import Counter
from collections.abc import Iterable, Iterator
from heapq import heapify, heappop, heapreplace, nsmallest
from itertools import chain, islice
from math import log2, sqrt

from kg.view.census import Census

_OF_ONE = 0.1  # the worth of what takes part and has no name that articles share
_TELLING = 3  # participants that an event is told for


def salient(census: Census, articles: set[str], most: int) -> tuple[str, ...]:
    """Return the IRIs of the `most` most telling nodes.

    Events come by what takes part in them, each followed by its participants; then the rest, and what is joined to
    nothing last. In one article a participant counts as much as it has links. In several it counts by the articles that
    tell of it, and less each time that it was shown, as does an article: so the first events are of many stories.
    """
    iris, nodes = list(census.number), census.nodes
    linked = nodes.intersection({*census.links[0], *census.links[1]})
    near = _neighbours(census, census.events & linked)
    if len(articles) > 1:
        told = chain.from_iterable(islice(_spread(census, near, iris, articles), most))
    else:
        weights = _weights(census)
        events = sorted(near, key=lambda each: (-weights[each], iris[each]))[:most]
        told = chain.from_iterable((event, *_by_degree(near[event], census, iris)) for event in events)
    rest = (_by_degree(linked, census, iris), _by_degree(nodes, census, iris))
    order = (each for each in dict.fromkeys(chain(told, *rest)) if each in nodes)
    return tuple(islice((iris[each] for each in order), most))


def _by_degree(nodes: Iterable[int], census: Census, iris: list[str]) -> list[int]:
    return sorted(nodes, key=lambda each: (-census.degree[each], iris[each]))


def _weights(census: Census) -> list[int]:
    weights = list(census.degree)
    for subject, object in zip(*census.links, strict=True):
        weights[subject] += census.degree[object]
        weights[object] += census.degree[subject]
    return weights


def _neighbours(census: Census, events: set[int]) -> dict[int, set[int]]:
    near: dict[int, set[int]] = {each: set() for each in events}
    for subject, object in zip(*census.links, strict=True):
        if subject in near:
            near[subject].add(object)
        if object in near:
            near[object].add(subject)
    return near


def _spread(
    census: Census, near: dict[int, set[int]], iris: list[str], articles: set[str]
) -> Iterator[tuple[int, ...]]:
    """Yield events, each time the one that tells most beside those before it, with the few that it is told for.

    What an event tells only falls from one time to the next; one that still tells what it waits for is the best.
    """
    shown: Counter[int] = Counter()  # how often a participant was
    told: Counter[str] = Counter()  # how many events of an article were
    worth = {each: _worth(census, each) for each in set(chain.from_iterable(near.values())) - census.events}
    home = {each: _article(iris[each], articles) for each in near}

    def best(event: int) -> list[int]:
        known = ((-worth[each] / (1 + shown[each]), iris[each], each) for each in near[event] if each in worth)
        return [each for *_, each in nsmallest(_TELLING, known)]

    def missing(event: int) -> float:
        shares = sum(worth[each] / (1 + shown[each]) for each in best(event))
        return -shares * _weight(census, event) / (1 + told[home[event]])

    waiting = [(missing(each), iris[each], each) for each in near]
    heapify(waiting)
    while waiting:
        _, iri, event = waiting[0]
        now = (missing(event), iri, event)
        if now > heapreplace(waiting, now):
            continue
        heappop(waiting)
        few = best(event)
        shown.update(few)
        told[home[event]] += 1
        yield event, *few


def _worth(census: Census, number: int) -> float:
    """Return what it adds to an event that somebody takes part: more for who acts, and is told of in many articles."""
    if number in census.times:
        return 0.0
    worth = sqrt(len(census.articles.get(number, ()))) * log2(1 + census.degree[number])
    return _OF_ONE + (worth / 2 if number in census.places else worth)


def _weight(census: Census, event: int) -> float:
    """Return how much an event counts: more if it has a type and is asserted, and if it is spoken of often."""
    is_plain = (event in census.plain) + (event not in census.asserted)
    return log2(1 + census.degree[event]) / (1 + is_plain)


def _article(iri: str, articles: set[str]) -> str:
    """Return the article whose IRI another continues; empty where there is none."""
    while iri and iri not in articles:
        iri = iri.rpartition("/")[0]
    return iri
