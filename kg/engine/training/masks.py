"""Partial labels of names: for each word the set of tags that its corpus allows, as a bit mask over `NAME_TAGS`.

Corpora of names disagree on what a name is: where one is silent, the loss sums over all the tags that may be right.
"""

from collections.abc import Sequence

from kg.engine.gold.names import TaggedSentence
from kg.engine.gold.paragraphs import PARTIAL
from kg.engine.gold.treebank import GoldWord
from kg.engine.labels import NAME_TAGS
from kg.engine.training.entities import is_demonym, with_demonyms

ANY = (1 << len(NAME_TAGS)) - 1
_BIT = {tag: 1 << number for number, tag in enumerate(NAME_TAGS)}

#: CrossNER's politics inventory in ours; "misc" is mostly nationalities and followings.
POLITICS = {
    "person": ("PER",),
    "politician": ("PER",),
    "organisation": ("ORG",),
    "organization": ("ORG",),
    "politicalparty": ("ORG",),
    "country": ("LOC",),
    "location": ("LOC",),
    "event": ("MISC",),
    "election": ("MISC",),
    "misc": ("NORP", "MISC", "ORG"),
}
#: WikiGold counts nationalities as MISC.
WIKIPEDIA = {"PER": ("PER",), "ORG": ("ORG",), "LOC": ("LOC",), "MISC": ("MISC", "NORP")}

_CLOSED = frozenset("ADP DET CCONJ PUNCT NUM PART SYM NOUN ADJ".split())
_JOINING = frozenset("ADP DET CCONJ PUNCT NUM PART SYM".split())


def allowed(*tags: str) -> int:
    """Return the mask of the tags."""
    return sum(_BIT[tag] for tag in tags)


NO_NAME = allowed("O", "B-DATE", "I-DATE")


def exact(tags: Sequence[str]) -> list[int]:
    """Return masks that allow exactly these tags."""
    return [_BIT[tag] for tag in tags]


def entity_masks(words: Sequence[GoldWord], tags: Sequence[str]) -> list[int]:
    """Return masks for tags made by rule: a proper noun outside of a name may be anything."""
    return [ANY if tag == "O" and _is_proper(word) else _BIT[tag] for word, tag in zip(words, tags, strict=True)]


def universal_masks(words: Sequence[GoldWord], tags: Sequence[str]) -> list[int]:
    """Return masks for Universal NER, which annotates PER, ORG and LOC only."""
    masks = []
    for word, tag in zip(words, with_demonyms(words, tags), strict=True):
        if tag != "O":
            masks.append(_BIT[tag])
        elif _is_proper(word):
            masks.append(NO_NAME | allowed("B-MISC", "I-MISC", "B-NORP"))
        else:
            masks.append(NO_NAME)
    return masks


def treebank_masks(words: Sequence[GoldWord]) -> list[int]:
    """Return masks for sentences without names: what is no proper noun, nor between two, is no name."""
    tags = with_demonyms(words, ["O"] * len(words))
    proper = [False, *(_is_proper(word) for word in words), False]
    masks = []
    for i, (word, tag) in enumerate(zip(words, tags, strict=True)):
        is_inner = word.upos in _JOINING and proper[i] and proper[i + 2]
        if tag != "O":
            masks.append(_BIT[tag])
        elif proper[i + 1] or is_inner:
            masks.append(ANY)
        else:
            masks.append(NO_NAME if word.upos in _CLOSED else _BIT["O"])
    return masks


def paragraph_masks(first: Sequence[str], second: Sequence[str]) -> list[int]:
    """Return masks for our own paragraphs, which leave dates out, from the tags of two readers."""
    readings = {tag: _BIT[tag] for tag in NAME_TAGS} | {"O": NO_NAME, PARTIAL: ANY}
    return [readings[one] | readings[two] for one, two in zip(first, second, strict=True)]


def column_masks(sentence: TaggedSentence, kinds: dict[str, tuple[str, ...]]) -> list[int]:
    """Return masks for a corpus of names with an inventory of its own, mapped by `kinds`."""
    masks = []
    for form, tag in zip(sentence.forms, sentence.tags, strict=True):
        mapped = kinds[tag[2:]] if tag != "O" else ()
        if not mapped:
            masks.append(NO_NAME | (allowed("B-NORP") if form[0].isupper() else 0))
        elif "NORP" in mapped and is_demonym(form):
            masks.append(allowed(f"{tag[0]}-NORP", "B-NORP"))
        else:
            masks.append(allowed(*(f"{tag[0]}-{kind}" for kind in mapped)))
    return masks


def _is_proper(word: GoldWord) -> bool:
    return word.xpos in ("NNP", "NNPS")
