"""The record of where a graph comes from has no clock: the same articles, read by the same program, give the same."""

from dataclasses import replace

import pytest

from kg.model import Article
from kg.ontology import load
from kg.origin import origin
from kg.provenance import Run
from kg.vocab import BASE, PROV
from tests import readings

RUN = Run(BASE, (("newskg", "0.1"), ("ontology", "7")), "c" * 64, "r" * 64)
ARTICLE = Article("a", "Ann Lee left.", (), title="Ann Lee left.", published="2025-03-01")


def test_the_record_names_the_article_its_digest_and_the_tools() -> None:
    quads = list(RUN.quads("a", "d" * 64))

    said = {quad.object.value for quad in quads}
    assert {BASE + "a", "d" * 64, "newskg", "0.1", "ontology", "7", "r" * 64} <= said
    assert {quad.graph_name.value for quad in quads} == {BASE + "graph/provenance"}


def test_it_is_the_same_every_time() -> None:
    assert list(RUN.quads("a", "d")) == list(RUN.quads("a", "d"))


def test_only_a_later_state_is_a_revision() -> None:
    revisions = [
        {(each.subject.value, each.object.value) for each in quads if each.predicate.value == PROV + "wasRevisionOf"}
        for quads in (RUN.quads("a", "d"), RUN.quads("a", "d", number=3))
    ]

    assert revisions == [set(), {(BASE + "a/revision/3", BASE + "a/revision/2")}]


@pytest.mark.parametrize(
    "change",
    [{"text": "Ann Lee left!"}, {"published": None}, {"publisher": "The Example"}, {"url": "https://example.org/"}],
)
def test_a_changed_article_has_another_digest(change: dict[str, str | None]) -> None:
    assert RUN.digest(replace(ARTICLE, **change)) != RUN.digest(ARTICLE)


def test_where_an_article_was_read_from_does_not_count() -> None:
    assert RUN.digest(replace(ARTICLE, path="elsewhere.txt")) == RUN.digest(ARTICLE)


def test_the_digest_of_hostile_text_can_be_taken() -> None:
    assert len(RUN.digest(replace(ARTICLE, text="\ud800\0\u202e", blocks=()))) == 64


@pytest.fixture
def known(tmp_path):
    return readings.ontology(tmp_path)


def test_what_reads_an_article_decides_its_digest(known, tmp_path) -> None:
    parses = tmp_path / "parses"
    parses.mkdir()
    first, again = (origin(known, f"conllu={parses}", BASE) for _ in range(2))
    (parses / "a.conllu").write_text("# a parse")
    other = origin(known, f"conllu={parses}", BASE)

    assert first == again
    assert first.digest(ARTICLE) != other.digest(ARTICLE)


def test_changed_rules_change_the_edges_and_not_what_is_read(known) -> None:
    rules = known.folder / "rules.ttl"
    rules.write_text(rules.read_text(encoding="utf-8").replace("CONSTRUCT {", "CONSTRUCT  {"), encoding="utf-8")
    first, other = (origin(each, "conllu=nowhere", BASE) for each in (known, load(known.folder)))

    assert first.rules != other.rules
    assert first.digest(ARTICLE) == other.digest(ARTICLE)


def test_other_words_in_the_lexicon_change_what_is_read(known) -> None:
    events = known.folder / "events.ttl"
    events.write_text(events.read_text(encoding="utf-8").replace('"official"', '"source"'), encoding="utf-8")
    first, other = (origin(each, "conllu=nowhere", BASE) for each in (known, load(known.folder)))

    assert first.digest(ARTICLE) != other.digest(ARTICLE)
