"""Make the lemma table: the (form, part of speech) pairs of the treebanks that the rules get wrong."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from kg.engine.gold.treebank import GoldDocument, read_treebank
from kg.engine.lemma import CLOSED_CLASSES, key, rule_lemma


def lemma_rows(folder: Path) -> list[str]:
    """Return sorted rows "form TAB upos TAB lemma": all of the closed classes, and of the rest what the rules miss."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    tags: dict[tuple[str, str], str] = {}
    for document in _documents(folder):
        for sentence in document.sentences:
            for word in sentence.words:
                entry = key(word.form, word.upos)
                counts[entry][word.lemma] += 1
                tags[entry] = word.xpos
    rows = []
    for (form, upos), found in sorted(counts.items()):
        lemma = min(found, key=lambda lemma: (-found[lemma], lemma))
        if upos in CLOSED_CLASSES or rule_lemma(form, upos, tags[form, upos]) != lemma:
            rows.append(f"{form}\t{upos}\t{lemma}")
    return rows


def _documents(folder: Path) -> Iterator[GoldDocument]:
    """Yield the documents of the train parts."""
    yield from read_treebank(folder / "ewt" / "train.conllu")
    parts = (folder / "gum" / "splits.md").read_text(encoding="utf-8")
    trained = parts.partition("## train")[2].partition("## ")[0].split()
    for path in sorted((folder / "gum").glob("*.conllu")):
        if path.stem in trained:
            yield from read_treebank(path)
