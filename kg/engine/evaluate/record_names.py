"""Score the engine's names on gold records: JSON files with a text, entities with their accepted types, and mentions.

A name is right if its span is, without quotes, punctuation and a leading article at its edges, and its kind is one that
the gold accepts. Counted leniently, one span may also hold the other or share half of their characters, best pairs
first. Only gold mentions of kind "name" count, and no guess in a region that the gold leaves open.
"""

import json
import re
import string
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from kg.engine.engine import Engine
from kg.engine.evaluate.counts import Counts

#: The types of the records that each kind of name may have; MISC is too mixed for any.
TYPES = {"PER": "Person", "ORG": "Organization", "LOC": "Place", "NORP": "Group"}
#: A guess that covers so much of an open region is not counted.
OPEN = 0.3
#: Spans that share so much are alike.
LIKE = 0.5

_EDGE = string.whitespace + string.punctuation + "“”‘’«»–—…"
_ARTICLE = re.compile(r"(?:the|a|an)\s+", re.IGNORECASE)

Place = tuple[int, int]
Record = Mapping[str, Any]


def score(engine: Engine, folder: Path) -> dict[str, float]:
    """Return F1 in percent of names with their kind, exact and counted leniently, and of exact spans alone.

    Raises:
        FileNotFoundError: the folder has no record.
    """
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise FileNotFoundError(f"no gold records at {folder}. Name a folder that holds SET/gold/*.json.")
    counts = Counts()
    for path in paths:
        record = json.loads(path.read_text(encoding="utf-8"))
        _count(counts, path.stem, dict(_gold(record)), dict(_guessed(engine, record["text"])), _open(record))
    return counts.f1()


def _count(counts: Counts, id: str, gold: dict[Place, set[str]], guess: dict[Place, str], left: list[Place]) -> None:
    pairs = {guessed: told for told, guessed in _pairs(list(gold), list(guess))}
    kept = [p for p in guess if p in pairs or not any(_overlap(p, region) >= OPEN for region in left)]
    counts.add("spans of names", ((id, place) for place in gold), ((id, place) for place in kept))
    exact = {place for place in kept if guess[place] in gold.get(place, ())}
    lenient = {told for guessed, told in pairs.items() if guess[guessed] in gold[told]}
    for name, right in (("names", exact), ("names, lenient", lenient)):
        counts.add_found(name, len(right), len(gold), len(kept))


def _pairs(gold: list[Place], guess: list[Place]) -> Iterator[tuple[Place, Place]]:
    """Yield the pairs of spans that belong together, each span once, the most alike first."""
    scored = sorted((-_overlap(g, p), g, p) for g in gold for p in guess if _is_like(g, p))
    used: set[tuple[str, Place]] = set()
    for _, told, guessed in scored:
        if ("gold", told) not in used and ("guess", guessed) not in used:
            used |= {("gold", told), ("guess", guessed)}
            yield told, guessed


def _is_like(one: Place, two: Place) -> bool:
    shared = min(one[1], two[1]) - max(one[0], two[0])
    is_inside = shared == min(one[1] - one[0], two[1] - two[0])
    return shared > 0 and (is_inside or _overlap(one, two) >= LIKE)


def _gold(record: Record) -> Iterator[tuple[Place, set[str]]]:
    types = {each["id"]: set(each.get("types") or [each["type"]]) for each in record["entities"]}
    for mention in record["mentions"]:
        if mention.get("kind", "name") == "name":
            yield _core(record["text"], mention["start"], mention["end"]), types[mention["entity"]]


def _guessed(engine: Engine, text: str) -> Iterator[tuple[Place, str]]:
    for parse in engine.parse(text, [_trimmed(text)])[0]:
        for name in parse.names:
            if name.label in TYPES:
                place = _core(text, parse.words[name.first - 1].start, parse.words[name.last - 1].end)
                yield place, TYPES[name.label]


def _trimmed(text: str) -> Place:
    return len(text) - len(text.lstrip()), len(text.rstrip())


def _open(record: Record) -> list[Place]:
    return [(each["start"], each["end"]) for each in record.get("ignore", ())]


def _core(text: str, start: int, end: int) -> Place:
    """Return the span without what does not matter at its edges."""
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    article = _ARTICLE.match(text, start, end)
    return (article.end(), end) if article and article.end() < end else (start, end)


def _overlap(one: Place, two: Place) -> float:
    """Return the shared share of the characters of two spans."""
    shared = max(0, min(one[1], two[1]) - max(one[0], two[0]))
    return shared / (one[1] - one[0] + two[1] - two[0] - shared)
