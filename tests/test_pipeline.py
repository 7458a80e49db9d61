"""Articles go through all stages, and one that fails leaves nothing behind and does not stop the others."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from kg.errors import AnnotateError, CheckError, KgError, SeedError
from kg.model import Article, Document, Extraction, Resolution
from kg.pipeline import Outcome, Stages, run
from kg.result import Workspace
from tests import readings

READING = readings.reading()
BASE, DERIVED = "http://x/", NamedNode("http://x/derived")


def annotate(article: Article) -> Document:
    if article.id == "bad":
        raise AnnotateError("it cannot be parsed", remedy="Mend it.")
    return replace(READING.extraction.document, article=article)


def stages(*, check: list[KgError] | None = None) -> Stages:
    """Return stages that read the same out of every article."""

    def extract(document: Document) -> Extraction:
        return replace(READING.extraction, document=document)

    def resolve(_: Extraction) -> Resolution:
        return READING.resolution

    def quads(reading: object) -> list[Quad]:
        node = NamedNode(BASE + reading.article.id)
        return [Quad(node, NamedNode(BASE + "title"), Literal(reading.article.title), node)]

    def derive(quads: tuple[Quad, ...]) -> list[Quad]:
        return [Quad(each.subject, NamedNode(BASE + "derived"), each.object, DERIVED) for each in quads]

    return Stages(annotate, extract, resolve, quads, derive, lambda _: check or [], lambda article: article.text)


def outcomes(folder: Path, *articles: Article | KgError, check: list[KgError] | None = None) -> list[Outcome]:
    return list(run(articles, stages(check=check), Workspace(folder)))


def article(id: str) -> Article:
    return replace(readings.ARTICLE, id=id, path=f"news/{id}.txt")


def test_an_article_gives_a_summary_a_record_and_its_quads(tmp_path: Path) -> None:
    (outcome,) = outcomes(tmp_path, article("a"))

    record = json.loads((tmp_path / "standoff" / "a.json").read_text(encoding="utf-8"))
    assert outcome.summary is not None
    assert (outcome.name, outcome.errors, record["doc"]["id"]) == ("a", (), "a")
    assert [each.predicate.value for each in Workspace(tmp_path).quads] == [BASE + "title", BASE + "derived"]


def test_an_article_that_fails_leaves_nothing_and_the_others_go_on(tmp_path: Path) -> None:
    unread = SeedError("it is binary", where="news/x.txt")

    found = outcomes(tmp_path, article("bad"), unread, article("b"))

    assert [(each.name, each.summary is None) for each in found] == [("bad", True), ("news/x.txt", True), ("b", False)]
    assert [path.name for path in (tmp_path / "standoff").iterdir()] == ["b.json"]
    assert {each.graph_name for each in Workspace(tmp_path).quads} == {NamedNode(BASE + "b"), DERIVED}


def test_an_error_without_a_place_gets_that_of_its_article(tmp_path: Path) -> None:
    (outcome,) = outcomes(tmp_path, article("bad"))

    assert [str(each) for each in outcome.errors] == ["news/bad.txt: it cannot be parsed. Mend it."]


def test_what_breaks_a_shape_is_told_and_the_article_stays(tmp_path: Path) -> None:
    (outcome,) = outcomes(tmp_path, article("a"), check=[CheckError("the claim has no source")])

    assert outcome.summary is not None
    assert [str(each) for each in outcome.errors] == ["news/a.txt: the claim has no source."]


def test_a_stage_that_breaks_for_another_reason_is_not_hidden(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        list(run([article("a")], replace(stages(), extract=lambda _: 1 / 0), Workspace(tmp_path)))
