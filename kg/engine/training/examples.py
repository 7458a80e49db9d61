"""Gather the training and development examples from the raw corpora."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg.engine.gold.frames import GoldFrame, read_frames
from kg.engine.gold.names import read_columns, read_universal, spans
from kg.engine.gold.paragraphs import read_paragraphs
from kg.engine.gold.treebank import GoldDocument, GoldSentence, GoldWord, read_treebank
from kg.engine.training import masks, sources
from kg.engine.training.entities import mentions_of, name_tags, word_list

#: Every so many-th document of the EWT train part is held out to watch the training.
HELD_OUT = 60
#: Paragraphs that were written and tagged for this project, twice.
PARAGRAPHS = Path(__file__).with_name("paragraphs")


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence, its name masks, and its frames (None if the corpus has none); a head of -1 means no tree."""

    words: tuple[GoldWord, ...]
    names: tuple[int, ...]
    frames: tuple[GoldFrame, ...] | None = None


@dataclass(frozen=True, slots=True)
class Corpus:
    """What is trained on (sentences with trees, with names only, and of our own paragraphs) and what is watched."""

    trees: tuple[Example, ...]
    names: tuple[Example, ...]
    paragraphs: tuple[Example, ...]
    watched: tuple[Example, ...]

    def thinned(self, share: float) -> "Corpus":
        """Return the corpus with only a share of the sentences of each part, evenly drawn."""
        step = max(round(1 / share), 1)
        return Corpus(self.trees[::step], self.names[::step], self.paragraphs[::step], self.watched[::step])


def read_corpus(folder: Path) -> Corpus:
    """Read every corpus under `folder`, but for what `never_train_on.tsv` lists, and our own paragraphs.

    Raises:
        FileNotFoundError: a corpus is missing.
    """
    sources.check(folder)
    banned = _banned(folder / "never_train_on.tsv")
    treebank, held_out = _treebank(folder)
    gum = _gum(folder / "ud" / "gum", banned)
    kept = [sentence for sentence in [*treebank, *gum["train"]] if not _is_banned(sentence, banned)]
    names = [example for example in _name_corpora(folder / "ner") if not _is_banned(example, banned)]
    return Corpus(tuple(kept), tuple(names), tuple(paragraphs()), (*held_out, *gum["dev"]))


def paragraphs(folder: Path = PARAGRAPHS) -> Iterator[Example]:
    """Yield the sentences of our own paragraphs; where the two taggers disagree, either may be right."""
    for path in sorted((folder / "first").glob("*.txt")):
        other = folder / "second" / path.name
        readings = [read_paragraphs(path), read_paragraphs(other if other.exists() else path)]
        for one, two in zip(*readings, strict=True):
            yield Example(tuple(map(GoldWord, one.forms)), tuple(masks.paragraph_masks(one.tags, two.tags)))


def _banned(path: Path) -> frozenset[str]:
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:])
    return frozenset(value.strip() for row in rows for value in row[1:])


def _is_banned(example: Example, banned: frozenset[str]) -> bool:
    spaced = " ".join(word.form for word in example.words)
    written = "".join(word.form + ("" if "SpaceAfter=No" in word.misc else " ") for word in example.words).strip()
    return any(hashlib.sha1(text.encode()).hexdigest() in banned for text in (spaced, written))


def _treebank(folder: Path) -> tuple[list[Example], list[Example]]:
    """Return EWT's train and dev parts, and the documents held out of train."""
    frames = read_frames(folder / "srl" / "ewt.tsv")
    documents = read_treebank(folder / "ud" / "ewt" / "train.conllu")
    held_out = documents[::HELD_OUT]
    trained = [document for number, document in enumerate(documents) if number % HELD_OUT]
    examples = [_with_frames(sentence, frames) for sentence in _sentences(trained)]
    return examples + _universal(folder, frames), [_with_frames(sentence, frames) for sentence in _sentences(held_out)]


def _universal(folder: Path, frames: Mapping[str, tuple[GoldFrame, ...]]) -> list[Example]:
    """Return EWT's dev part, which carries gold names."""
    names = read_universal(folder / "ner" / "en_ewt-ud-dev.iob2")
    examples = []
    for sentence in _sentences(read_treebank(folder / "ud" / "ewt" / "dev.conllu")):
        example = _with_frames(sentence, frames)
        tagged = names.get(sentence.id)
        if tagged is not None and len(tagged.tags) == len(sentence.words):
            example = replace(example, names=tuple(masks.universal_masks(sentence.words, tagged.tags)))
        examples.append(example)
    return examples


def _with_frames(sentence: GoldSentence, frames: Mapping[str, tuple[GoldFrame, ...]]) -> Example:
    return Example(sentence.words, tuple(masks.treebank_masks(sentence.words)), frames.get(sentence.id, ()))


def _sentences(documents: Iterable[GoldDocument]) -> Iterator[GoldSentence]:
    for document in documents:
        yield from document.sentences


def _gum(folder: Path, banned: frozenset[str]) -> dict[str, list[Example]]:
    """Return the examples of GUM's train and dev parts."""
    parts = _parts(folder / "splits.md")
    tagged: list[tuple[str, GoldSentence, list[str]]] = []
    for path in sorted(folder.glob("*.conllu")):
        for document in read_treebank(path):
            if document.id in banned or parts.get(document.id) not in ("train", "dev"):
                continue
            found = zip(document.sentences, mentions_of(document.sentences), strict=True)
            tagged += [(parts[document.id], sentence, name_tags(sentence, mentions)) for sentence, mentions in found]
    places = _places((sentence, tags) for _, sentence, tags in tagged)
    examples: dict[str, list[Example]] = {"train": [], "dev": []}
    for part, sentence, tags in tagged:
        relabelled = _as_places(sentence, tags, places)
        examples[part].append(Example(sentence.words, tuple(masks.entity_masks(sentence.words, relabelled))))
    return examples


def _parts(path: Path) -> dict[str, str]:
    """Return the part (train, dev, test ...) of each document in GUM's list of splits."""
    parts, part = {}, ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            part = line[3:].strip()
        elif line.strip().startswith("*"):
            parts[line.strip()[1:].strip()] = part
    return parts


def _places(tagged: Iterable[tuple[GoldSentence, list[str]]]) -> frozenset[str]:
    """Return the names that are places at least half as often as they are organisations."""
    counts: dict[str, Counter[str]] = {"LOC": Counter(), "ORG": Counter()}
    for sentence, tags in tagged:
        for start, end, kind in spans(tags):
            if kind in counts:
                counts[kind][" ".join(sentence.forms[start:end])] += 1
    often = (name for name, count in counts["LOC"].items() if count >= 0.5 * counts["ORG"][name])
    return frozenset(word_list("states")).union(often)


def _as_places(sentence: GoldSentence, tags: Sequence[str], places: frozenset[str]) -> list[str]:
    relabelled = list(tags)
    for start, end, kind in spans(list(tags)):
        if kind == "ORG" and " ".join(sentence.forms[start:end]) in places:
            relabelled[start:end] = [tag.replace("ORG", "LOC") for tag in tags[start:end]]
    return relabelled


def _name_corpora(folder: Path) -> list[Example]:
    sources = [("wikigold.conll", masks.WIKIPEDIA)]
    sources += [(f"crossner-politics-{part}.conll", masks.POLITICS) for part in ("train", "dev", "test")]
    examples = []
    for name, kinds in sources:
        for sentence in read_columns(folder / name):
            words = tuple(GoldWord(form) for form in sentence.forms)
            examples.append(Example(words, tuple(masks.column_masks(sentence, kinds))))
    return examples
