"""Turn GUM's entities into flat names: the part of a mention that is a name, without title or modifiers."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.engine.gold.treebank import GoldSentence, GoldWord

KINDS = {"person": "PER", "organization": "ORG", "place": "LOC"}
LONGEST_DATE = 6

_CUT = frozenset("appos acl conj parataxis dep advcl nummod punct".split())
_CUT_SUBTYPES = frozenset(("nmod:desc", "nmod:poss", "nmod:unmarked"))
_PERSON_PARTS = ("flat", "compound", "punct", "case")
_ENTITY = re.compile(r"\((?P<opened>[^()|]+)(?P<single>\))?|(?P<closed>\d+)\)")


@dataclass(frozen=True, slots=True)
class Mention:
    """One entity mention inside a sentence: words from `start` to `end` (from 0, end exclusive) of GUM's `kind`."""

    start: int
    end: int
    kind: str


def name_tags(sentence: GoldSentence, mentions: Sequence[Mention]) -> list[str]:
    """Return BIO tags: names by the mentions, longest first, then nationalities by the form of adjectives."""
    tags = ["O"] * len(sentence.words)
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start, m.kind)):
        found = _name(sentence.words, mention)
        if found is None or any(tags[i] != "O" for i in range(found.start, found.end)):
            continue
        for i in range(found.start, found.end):
            tags[i] = ("B-" if i == found.start else "I-") + found.kind
    return with_demonyms(sentence.words, tags)


def mentions_of(sentences: Sequence[GoldSentence]) -> list[list[Mention]]:
    """Return the mentions of each sentence of one document; those that cross a sentence end are left out."""
    opened: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    found: list[list[Mention]] = [[] for _ in sentences]
    for number, sentence in enumerate(sentences):
        for position, match in _marks(sentence):
            if match["closed"] is None:
                group, kind = match["opened"].split("-")[:2]
                opened[group].append((number, position, kind))
            group = match["closed"] or (match["opened"].split("-")[0] if match["single"] else "")
            if not opened[group]:
                continue
            where, start, kind = opened[group].pop()
            if where == number:
                found[number].append(Mention(start, position + 1, kind))
    return found


def with_demonyms(words: Sequence[GoldWord], tags: Sequence[str]) -> list[str]:
    """Return the tags with NORP on capitalised adjectives that look like a nationality, faith or party."""
    letters = [word.form for word in words if word.form[:1].isalpha()]
    if sum(form[:1].isupper() for form in letters) > 0.6 * len(letters):
        return list(tags)
    before = ["."] + [word.form for word in words]
    return [
        "B-NORP"
        if tag == "O" and word.xpos == "JJ" and last not in word_list("sentence_openers") and is_demonym(word.form)
        else tag
        for word, tag, last in zip(words, tags, before, strict=False)
    ]


def is_demonym(form: str) -> bool:
    """Tell whether a word looks like a nationality, faith or party."""
    if len(form) < 4 or not form[0].isupper() or form.isupper():
        return False
    return form in word_list("demonyms") or form.lower().endswith(word_list("demonym_endings"))


@cache
def word_list(name: str) -> tuple[str, ...]:
    """Return a list of `names.toml`; an underscore in it stands for a space."""
    lists = tomllib.loads(Path(__file__).with_name("names.toml").read_text(encoding="utf-8"))
    return tuple(word.replace("_", " ") for word in lists[name].split())


def _marks(sentence: GoldSentence) -> Iterator[tuple[int, re.Match[str]]]:
    for position, word in enumerate(sentence.words):
        for part in word.misc.split("|"):
            if part.startswith("Entity="):
                yield from ((position, match) for match in _ENTITY.finditer(part))


def _name(words: Sequence[GoldWord], mention: Mention) -> Mention | None:
    """Return the name inside a mention, or None if it has none."""
    inside = range(mention.start, mention.end)
    head = next((i for i in inside if words[i].head - 1 not in inside), None)
    if head is None:
        return None
    if mention.kind == "time":
        return _date(words, mention, head)
    if not _is_proper(words[head]):
        return None
    kind = KINDS.get(mention.kind, "MISC")
    if kind == "PER" and words[head].xpos == "NNPS":
        kind = "NORP"
    return _without_title(words, _trimmed(words, Mention(mention.start, mention.end, kind), head))


def _date(words: Sequence[GoldWord], mention: Mention, head: int) -> Mention | None:
    if words[head].upos == "PRON" or mention.end - mention.start > LONGEST_DATE:
        return None
    inside = words[mention.start : mention.end]
    is_dated = any(word.upos in ("NUM", "PROPN") for word in inside) or words[head].form.lower() in word_list("times")
    return Mention(mention.start, mention.end, "DATE") if is_dated else None


def _trimmed(words: Sequence[GoldWord], mention: Mention, head: int) -> Mention:
    """Cut a mention down to the unbroken run of name words around its head."""
    inside = range(mention.start, mention.end)
    cut = {i for i in inside if i != head and _is_cut(words, i, head, mention.kind)}
    kept = {i for i in inside if _hangs_from(words, i, head, cut)}
    start = end = head
    while start > mention.start and (start - 1 in kept or words[start - 1].form in word_list("hyphens")):
        start -= 1
    while end + 1 < mention.end and (end + 1 in kept or words[end + 1].form in word_list("hyphens")):
        end += 1
    while start < head and not _may_open(words[start]):
        start += 1
    while end > head and not _is_proper(words[end]):
        end -= 1
    return Mention(start, end + 1, mention.kind)


def _is_cut(words: Sequence[GoldWord], position: int, head: int, kind: str) -> bool:
    """Tell whether the subtree of a word is no part of the name."""
    deprel = words[position].deprel
    if deprel.split(":")[0] in _CUT or deprel in _CUT_SUBTYPES:
        return True
    if kind == "PER":
        return not deprel.startswith(_PERSON_PARTS)
    if deprel != "nmod":
        return False
    cases = [w.form.lower() for w in words if w.head == position + 1 and w.deprel == "case"]
    if cases and cases[0] not in word_list("joining"):
        return True
    return kind == "LOC" and head < position and words[head].form.lower() in word_list("place_heads")


def _hangs_from(words: Sequence[GoldWord], position: int, head: int, cut: set[int]) -> bool:
    for _ in words:
        if position == head:
            return True
        if position < 0 or position in cut:
            return False
        position = words[position].head - 1
    return False


def _without_title(words: Sequence[GoldWord], name: Mention) -> Mention | None:
    if name.kind != "PER":
        return name
    start = name.start
    while start < name.end and words[start].form.lower() in word_list("titles"):
        start += 1
    return Mention(start, name.end, name.kind) if start < name.end else None


def _is_proper(word: GoldWord) -> bool:
    return word.xpos in ("NNP", "NNPS")


def _may_open(word: GoldWord) -> bool:
    return _is_proper(word) or (word.form[0].isupper() and word.form.lower() not in word_list("determiners"))
