"""Measure where the time of a build goes: `python -m kg.measure SOURCE …` prints seconds by stage and peak memory."""

import argparse
import resource
import sys
from collections.abc import Callable, Iterator
from time import perf_counter
from typing import TypeVar

from kg import check, graph, ontology, sources, vocab
from kg.annotate.engine import annotate
from kg.engine import Engine
from kg.extract import extract
from kg.graph import derive
from kg.model import Article, Reading
from kg.ontology import Ontology
from kg.read import text
from kg.resolve import resolve

_Made = TypeVar("_Made")


class Stopwatch:
    """Seconds on the wall clock, by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def time(self, stage: str, make: Callable[[], _Made]) -> _Made:
        """Return what `make` makes, and add the time it takes to a stage."""
        start = perf_counter()
        made = make()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + perf_counter() - start
        return made


def main() -> None:
    """Read the command line, measure, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m kg.measure", description=__doc__)
    parser.add_argument("sources", nargs="+", metavar="SOURCE")
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    watch = Stopwatch()
    known = watch.time("start: ontology", ontology.load)
    engine = watch.time("start: engine", lambda: Engine.load(threads=options.threads))
    found = sources.articles(options.sources, text.read, text.SUFFIXES)
    articles = [each for each in found if isinstance(each, Article)]
    watch.time("start: first use", lambda: [_measured(each, engine, known, Stopwatch()) for each in articles[:1]])
    before = engine.network_seconds
    words = sum(_measured(article, engine, known, watch) for article in articles)
    sys.stdout.write("".join(_lines(len(articles), words, engine.network_seconds - before, watch)))


def _measured(article: Article, engine: Engine, known: Ontology, watch: Stopwatch) -> int:
    """Take one article through all stages and return how many words it has."""
    document = watch.time("annotate", lambda: annotate(article, engine))
    extraction = watch.time("extract", lambda: extract(document, known))
    reading = Reading(extraction, watch.time("resolve", lambda: resolve(extraction, known)))
    quads = watch.time("graph", lambda: tuple(graph.quads(reading, known, base=vocab.BASE)))
    derived = watch.time("derive", lambda: tuple(derive.derived(quads, known, base=vocab.BASE)))
    watch.time("check", lambda: check.check((*quads, *derived), known))
    return sum(len(sentence.tokens) for sentence in document.sentences)


def _lines(articles: int, words: int, network: float, watch: Stopwatch) -> Iterator[str]:
    start = {stage: spent for stage, spent in watch.seconds.items() if stage.startswith("start")}
    work = sum(watch.seconds.values()) - sum(start.values())
    yield f"{'articles':24}{articles:>10}\n{'words':24}{words:>10}\n"
    for stage, spent in watch.seconds.items():
        share = "" if stage in start else f"{spent / work:>8.0%}"
        yield f"{stage:24}{spent:>9.2f}s{share}\n"
    yield f"{'  inside the network':24}{network:>9.2f}s{network / work:>8.0%}\n"
    yield f"{'all articles':24}{work:>9.2f}s\n"
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024  # Linux counts in KiB
    yield f"{'peak memory':24}{peak:>8} MB\n"


if __name__ == "__main__":
    main()
