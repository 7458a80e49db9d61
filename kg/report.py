"""Say what a run found and what it did not understand: counts, gaps, failures."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.errors import KgError, UsageError
from kg.model import Gap, Reading
from kg.vocab import local_name

_TOP = 8  # rows of a table that has many


@dataclass(frozen=True, slots=True)
class Summary:
    """What one article gave; entities and events are counted once however often it mentions them."""

    article: str
    words: int
    sentences: int
    entities: Mapping[str, int]  # by class
    events: Mapping[str, int]  # by type
    statuses: Mapping[str, int]  # of the events
    claims: int
    claims_without_source: int
    figures: int
    gaps: tuple[Gap, ...]

    def line(self) -> str:
        """Return it in one line."""
        entities, events = sum(self.entities.values()), sum(self.events.values())
        return f"{self.article}: {entities} entities, {events} events, {self.claims} claims, {self.figures} figures"


@dataclass(frozen=True, slots=True)
class Problem:
    """An error as the report keeps it."""

    where: str
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a run gave: the article summaries in order of reading, and what went wrong."""

    articles: tuple[Summary, ...]
    failures: tuple[Problem, ...]  # articles that gave nothing
    violations: tuple[Problem, ...]  # statements that break a shape of the ontology
    unchanged: tuple[str, ...] = ()  # ids of articles that a store has already, which were not read again


def summarize(reading: Reading) -> Summary:
    """Count what one article gave."""
    extraction, resolution = reading.extraction, reading.resolution
    sentences = extraction.document.sentences
    happenings = [each for each in extraction.events() if resolution.happening_of.get(each.id, each.id) == each.id]
    claims = tuple(extraction.attributions())
    return Summary(
        article=reading.article.id,
        words=sum(token.upos != "PUNCT" for sentence in sentences for token in sentence.tokens),
        sentences=len(sentences),
        entities=_tally(local_name(each.type) for each in resolution.entities),
        events=_tally(local_name(each.type) for each in happenings),
        statuses=_tally(local_name(each.status) for each in happenings),
        claims=len(claims),
        claims_without_source=sum(claim.source is None for claim in claims),
        figures=len(extraction.figures),
        gaps=extraction.gaps,
    )


def problem(error: KgError) -> Problem:
    """Return an error as the report keeps it."""
    return Problem(error.where, error.message, error.remedy)


def dumps(report: Report) -> str:
    """Return the report as JSON: totals first, then article by article."""
    whole = {
        "totals": _totals(report),
        "entities": _sum(each.entities for each in report.articles),
        "events": _sum(each.events for each in report.articles),
        "statuses": _sum(each.statuses for each in report.articles),
        "gaps": _tally(gap.kind for gap in _gaps(report)),
        "unmapped_predicates": _tally(gap.text for gap in _gaps(report) if gap.kind == "predicate"),
        "articles": [_article(each) for each in report.articles],
        "unchanged": list(report.unchanged),
        "failures": [_problem(each) for each in report.failures],
        "violations": [_problem(each) for each in report.violations],
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def table(stored: str) -> str:
    """Return the short table of a report that `dumps` wrote.

    Raises:
        UsageError: it is no such report.
    """
    try:
        return "\n".join(f"{name:<28}{count:>9,}" for name, count in _rows(json.loads(stored)))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise UsageError("this is no report of kg build", remedy="Name the report.json of an output folder.") from error


def _tally(words: Iterable[str]) -> Mapping[str, int]:
    """Count words, the most frequent first, those of one frequency by name."""
    return _ranked(Counter(words))


def _sum(counts: Iterable[Mapping[str, int]]) -> Mapping[str, int]:
    total: Counter[str] = Counter()
    for each in counts:
        total.update(each)
    return _ranked(total)


def _ranked(counts: Mapping[str, int]) -> Mapping[str, int]:
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _gaps(report: Report) -> Iterator[Gap]:
    return (gap for each in report.articles for gap in each.gaps)


def _totals(report: Report) -> Mapping[str, int]:
    articles = report.articles
    return {
        "articles": len(articles),
        "articles_unchanged": len(report.unchanged),
        "words": sum(each.words for each in articles),
        "sentences": sum(each.sentences for each in articles),
        "sentences_without_statement": sum(gap.kind == "sentence" for gap in _gaps(report)),
        "entities": sum(sum(each.entities.values()) for each in articles),
        "events": sum(sum(each.events.values()) for each in articles),
        "claims": sum(each.claims for each in articles),
        "claims_without_source": sum(each.claims_without_source for each in articles),
        "figures": sum(each.figures for each in articles),
        "failures": len(report.failures),
        "violations": len(report.violations),
    }


def _article(summary: Summary) -> Mapping[str, object]:
    return {
        "id": summary.article,
        "words": summary.words,
        "sentences": summary.sentences,
        "entities": sum(summary.entities.values()),
        "events": sum(summary.events.values()),
        "claims": summary.claims,
        "figures": summary.figures,
        "gaps": [{"kind": gap.kind, "sentence": gap.sentence, "text": gap.text} for gap in summary.gaps],
    }


def _problem(problem: Problem) -> Mapping[str, str]:
    return {"where": problem.where, "message": problem.message, "remedy": problem.remedy}


def _rows(whole: Mapping[str, Mapping[str, int]]) -> Iterator[tuple[str, int]]:
    totals = whole["totals"]
    yield "articles", totals["articles"]
    if totals["articles_unchanged"]:
        yield "  unchanged, not read again", totals["articles_unchanged"]
    yield "entities", totals["entities"]
    yield from _indented(whole["entities"])
    yield "events", totals["events"]
    yield from _indented(whole["events"])
    yield "claims", totals["claims"]
    yield "figures", totals["figures"]
    yield "sentences", totals["sentences"]
    yield "  without a statement", totals["sentences_without_statement"]
    yield "words not in the lexicon", sum(whole["unmapped_predicates"].values())
    yield from _indented(whole["unmapped_predicates"])
    yield "failures", totals["failures"]
    yield "violations", totals["violations"]


def _indented(counts: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    rows = list(counts.items())
    yield from ((f"  {name}", count) for name, count in rows[:_TOP])
    if rows[_TOP:]:
        yield f"  {len(rows) - _TOP} others", sum(count for _, count in rows[_TOP:])
