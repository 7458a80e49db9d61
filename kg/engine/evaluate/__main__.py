"""Score the engine: `python -m kg.engine.evaluate --data DIR [--records DIR] [--fp32 FILE] [--json FILE]`."""

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from kg.engine.engine import WEIGHTS, Engine
from kg.engine.evaluate import calibration, gold_words, raw_text, record_names, speed
from kg.engine.evaluate.gold_words import Case
from kg.engine.gold.frames import read_frames
from kg.engine.gold.names import read_universal
from kg.engine.gold.treebank import GoldDocument, read_treebank

NEWS_GENRES = ("interview", "bio", "speech", "court", "news")
#: The sets of gold records whose names are scored. Source: Shan et al. 2023, arXiv 2404.13465; github.com/dstl/re3d.
RECORD_SETS = ("worldwide", "re3d")
#: What the prototype of this network reached, and the least that the shipped weights should, by table and row.
AIMS = {
    ("EWT test", "UPOS"): (97.2, 97.3),
    ("EWT test", "LAS"): (90.2, 91.0),
    ("EWT test", "arguments"): (75.8, 79.0),
    ("EWT test", "arguments of verbs"): (77.3, 80.0),
    ("EWT test", "arguments of nouns"): (56.4, 62.0),
    ("PUD news", "LAS"): (86.8, 87.6),
    ("PUD news", "verb frames"): (85.0, 87.0),
    ("PUD news", "names"): (75.8, 82.0),
    ("PUD news", "PER"): (88.9, 92.0),
    ("PUD news", "ORG"): (63.6, 72.0),
    ("PUD news", "LOC"): (70.6, 80.0),
    ("PUD news, raw text", "LAS"): (86.8, 87.4),
    ("worldwide", "names"): (None, 76.0),
    ("re3d", "names, lenient"): (None, 70.0),
    ("one core", "words a second, times fp32"): (2.1, 2.5),
}
#: One news article has about so many words.
ARTICLE_WORDS = 700

Table = dict[str, float]


def main() -> None:
    """Read the command line, score, and write the tables."""
    parser = argparse.ArgumentParser(prog="python -m kg.engine.evaluate", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with ud/, ner/ and srl/")
    parser.add_argument("--weights", type=Path, default=WEIGHTS, help="folder of the weights")
    parser.add_argument("--records", type=Path, help="folder with gold records of names: SET/gold/*.json")
    parser.add_argument("--fp32", type=Path, help="the model in single precision, to compare the speed with")
    parser.add_argument("--json", type=Path, help="also write the figures here")
    options = parser.parse_args()
    engine = Engine.load(options.weights)
    tables = accuracy(engine, options.data)
    if options.records:
        tables |= {name: record_names.score(engine, options.records / name / "gold") for name in RECORD_SETS}
    tables |= speeds(options.weights, options.data, options.fp32)
    for title, table in tables.items():
        sys.stdout.write("".join(_lines(title, table)))
    if options.json:
        options.json.write_text(json.dumps(tables, indent=1) + "\n", encoding="utf-8")


def accuracy(engine: Engine, data: Path) -> dict[str, Table]:
    """Return the figures of each test set."""
    pud = [doc for doc in read_treebank(data / "ud" / "pud" / "en_pud-ud-test.conllu") if doc.id.startswith("n")]
    sets = {
        "EWT test": _cases(read_treebank(data / "ud" / "ewt" / "test.conllu"), data, "en_ewt", has_frames=True),
        "PUD news": _cases(pud, data, "en_pud"),
        "GUM test, news-like": [Case(sentence) for doc in _gum(data) for sentence in doc.sentences],
    }
    analyses = {title: list(engine.analyse([case.sentence.forms for case in cases])) for title, cases in sets.items()}
    tables = {title: gold_words.score(cases, analyses[title]) for title, cases in sets.items()}
    return tables | {
        "arguments by score, EWT test": calibration.arguments(sets["EWT test"], analyses["EWT test"]),
        "names by score, PUD news": calibration.names(sets["PUD news"], analyses["PUD news"]),
        "PUD news, raw text": raw_text.score(engine, pud),
        "GUM test, news-like, raw text": raw_text.score(engine, _gum(data)),
    }


def speeds(weights: Path, data: Path, fp32: Path | None) -> dict[str, Table]:
    """Return speed and memory on one article, and in a second run beside the same model in single precision."""
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "article.txt"
        text.write_text(_article(data), encoding="utf-8")
        [alone] = speed.measure(text, [weights])
        tables = {"one core": alone}
        if fp32 is not None:
            plain = Path(folder) / "fp32"
            shutil.copytree(weights, plain, ignore=shutil.ignore_patterns("model.onnx"))
            shutil.copy(fp32, plain / "model.onnx")
            beside, single = speed.measure(text, [weights, plain])
            for rate in ("words a second", "words a second, network alone"):
                alone[f"{rate}, fp32 beside"] = single[rate]
                alone[f"{rate}, times fp32"] = round(beside[rate] / single[rate], 2)
    return tables


def _cases(documents: Iterable[GoldDocument], data: Path, corpus: str, *, has_frames: bool = False) -> list[Case]:
    # PUD's sentences have other ids there, so they are found by their words
    names = {found.forms: found for found in read_universal(data / "ner" / f"{corpus}-ud-test.iob2").values()}
    frames = read_frames(data / "srl" / "ewt.tsv") if has_frames else None
    cases = []
    for document in documents:
        for sentence in document.sentences:
            found = None if frames is None else frames.get(sentence.id, ())
            cases.append(Case(sentence, found, names.get(tuple(sentence.forms))))
    return cases


def _gum(data: Path) -> list[GoldDocument]:
    """Return the documents of GUM's test part in the genres nearest to news."""
    folder = data / "ud" / "gum"
    tested = (folder / "splits.md").read_text(encoding="utf-8").partition("## test\n")[2].partition("## ")[0].split()
    paths = [folder / f"{name}.conllu" for name in tested if name.startswith("GUM_")]
    kept = [path for path in paths if path.exists() and path.stem.split("_")[1] in NEWS_GENRES]
    return [document for path in kept for document in read_treebank(path)]


def _article(data: Path) -> str:
    """Return news text of the length of one article."""
    pud = read_treebank(data / "ud" / "pud" / "en_pud-ud-test.conllu")
    sentences = [sentence for document in pud if document.id.startswith("n") for sentence in document.sentences]
    text: list[str] = []
    words = 0
    for sentence in sentences:
        text.append(sentence.text)
        words += len(sentence.words)
        if words > ARTICLE_WORDS:
            break
    return " ".join(text)


def _lines(title: str, table: Table) -> Iterable[str]:
    yield f"\n{title:<44}prototype   floor\n"
    for name, value in table.items():
        prototype, floor = AIMS.get((title, name), (None, None))
        marks = "".join(f"{'' if aim is None else format(aim, 'g'):>9}" for aim in (prototype, floor))
        missed = "  missed" if floor is not None and value < floor else ""
        yield f"  {name:<42}{value:>9g}{marks}{missed}\n"


if __name__ == "__main__":
    main()
