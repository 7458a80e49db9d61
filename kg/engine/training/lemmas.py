"""Make the lemma table: the (form, part of speech) pairs of the treebanks that the rules get wrong."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from kg.engine.gold.treebank import GoldDocument, GoldWord, read_treebank
from kg.engine.lemma import CLOSED_CLASSES, key, rule_lemma


def lemma_rows(folder: Path) -> list[str]:
    """Return sorted rows "form TAB upos TAB lemma": all of the closed classes, and of the rest what the rules miss."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    tags: dict[tuple[str, str], str] = {}
    forms: Counter[str] = Counter()
    for word in _words(folder):
        if word.upos != "PROPN" and word.xpos == "NNP":
            continue  # part of a name: the lemmatizer keeps it as it is
        entry = key(word.form, word.upos)
        counts[entry][word.lemma] += 1
        tags[entry] = word.xpos
        forms[word.form] += 1
    rows = []
    for (form, upos), found in sorted(counts.items()):
        lemma = min(found, key=lambda lemma: (-found[lemma], lemma))
        # in titles some treebanks keep a common word's capital: "Prime"
        if upos not in ("PROPN", "PRON") and lemma[0].isupper() and 2 * forms[form] > found.total():
            lemma = lemma.lower()
        if upos in CLOSED_CLASSES or rule_lemma(form, upos, tags[form, upos]) != lemma:
            rows.append(f"{form}\t{upos}\t{lemma}")
    return rows


def _words(folder: Path) -> Iterator[GoldWord]:
    for document in _documents(folder):
        for sentence in document.sentences:
            yield from sentence.words


def _documents(folder: Path) -> Iterator[GoldDocument]:
    """Yield the documents of the train parts."""
    yield from read_treebank(folder / "ewt" / "train.conllu")
    parts = (folder / "gum" / "splits.md").read_text(encoding="utf-8")
    trained = parts.partition("## train")[2].partition("## ")[0].split()
    for path in sorted((folder / "gum").glob("*.conllu")):
        if path.stem in trained:
            yield from read_treebank(path)
