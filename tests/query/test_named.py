"""The questions with names: each has its heading, gives its columns, and finds what is there."""

from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Store

import kg
from kg import vocab
from kg.errors import OntologyError, QueryError
from kg.ontology import home, load
from kg.query import Question, answer, evidence, opened, text
from kg.query.given import given
from kg.query.named import Named, find, is_name, questions

ROOT = Path(__file__).parent.parent.parent
TOWN = Path(__file__).parent / "town.ttl"
QUESTIONS = questions(home())
GIVEN = {"who": "Ann Lee", "about": "Bob Ray", "type": "kg:Meeting"}

# What must be among the rows that the sample article gives, and those of the made-up town; None: not bound.
SAMPLE = {
    "accusations": [("Bezalel Smotrich", "Herzi Halevi", "the security failures")],
    "casualty-figures": [
        ("kg:Killing", "kg:atLeast", "1139", "at least 1,139 people", None),
        ("kg:Killing", "kg:moreThan", "47000", "over 47,000 people", "Palestinian health authorities"),
    ],
    "causes": [("Hamas: attack", "killing"), ("Security Failures", "Herzi Halevi: resignation")],
    "conditions": [("investigation (reported)", "conclude (reported)", "Benjamin Netanyahu")],
    "fears-and-warnings": [("Israel", "be dead (possible)", "kg:Event")],
    "figures": [("kg:exact", "33", "33 Israeli hostages", "hostage", None)],
    "killings": [("at least 1,139 people", None, "Hamas: attack", None, None, "kg:asserted")],
    "meetings": [("kg:Correspondence", "Herzi Halevi", "Israel Katz", None, None)],
    "members": [("Hamas", "thousands of Hamas fighters")],
    "office-holders": [("Israel Katz", "Defense Minister", None)],
    "only-reported": [("Palestinian health authorities", "killing (reported)", "kg:Killing", "kg:asserted")],
    "personnel-changes": [("kg:Resignation", "Benjamin Netanyahu", None, "kg:demanded")],
    "places": [("Gaza", "military operation", "kg:MilitaryOperation", "kg:asserted")],
    "planned-events": [("ceasefire (planned)", "kg:Ceasefire", None, None)],
    "relations-between": [("kg:Organization", "Hamas", "kg:attacked", "Israel", "kg:Place")],
    "ties-of": [("Yaron Finkelman", "kg:headOf", "Southern Command")],
    "timeline": [("2023-10-07", "Hamas: attack", "kg:Attack", "kg:asserted")],
    "what-did-not-happen": [("Herzi Halevi: eliminate (negated)", "kg:Event", "Herzi Halevi")],
    "what-was-demanded": [("Yair Lapid", "Benjamin Netanyahu", "kg:Resignation", "Benjamin Netanyahu", "false")],
    "who-criticised-whom": [
        (
            "Bezalel Smotrich", "Herzi Halevi", "Herzi Halevi: eliminate (negated)", "kg:negated",
            "Halevi for not eliminating Hamas's civilian and governmental infrastructure earlier in the conflict",
        ),
    ],
    "who-resigned": [("Herzi Halevi", "Security Failures"), ("Yaron Finkelman", None)],
    "who-supports-whom": [("Yair Lapid", "kg:Praise", "Herzi Halevi", "Herzi Halevi: acknowledgement")],
}  # fmt: skip
MADE_UP = {
    "accused-not-quoted": [("Bob Ray", "Ann Lee", "https://w3id.org/newskg/id/town/town")],
    "arrests-and-charges": [("Bob Ray", "kg:Arrest", "the police", "Bob Ray: crime (reported)")],
    "articles": [("https://w3id.org/newskg/id/town/town", "Row in town", "2025-03-01", "1")],
    "claims-within-claims": [("Ann Lee", "officials", "Bob Ray stole")],
    "contradicting-figures": [("layoff", "worker", "kg:exact", "30", "kg:about", "40")],
    "event-types": [("kg:Crime", "2", "0"), ("kg:Apology", "2", "1")],
    "events-of-type": [("kg:Meeting", "kg:asserted", "Ann Lee", None, "the town hall", "2025-02-27")],
    "evidence-for": [
        (
            "Ann Lee", "kg:agent", "Ann Lee: promise", "https://w3id.org/newskg/id/town/s1",
            "Ann Lee accuses Bob Ray of fraud, which he denies.",
        ),
    ],
    "former-office-holders": [("Bob Ray", "mayor")],
    "meetings": [("kg:Meeting", "Ann Lee", "Cid Fox", "the town hall", "2025-02-27")],
    "promises": [("Ann Lee", "Ann Lee: reform (planned)", "kg:Reform", "kg:planned")],
    "said-about": [("Bob Ray", "officials", "Bob Ray: crime (reported)", "Bob Ray stole")],
    "sums-of-money": [("kg:exact", "500", "USD", "payment")],
    "vague-sources": [("officials", "kg:vague", "say", "Bob Ray stole")],
    "what-is-denied": [("Bob Ray", "Bob Ray: crime (denied)", "kg:Crime")],
    "what-was-demanded": [("Ann Lee", "Cid Fox", "kg:Apology", "Cid Fox", "true")],
    "who-speaks-most": [("Ann Lee", "1", "0"), ("officials", "1", "0")],
}  # fmt: skip


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Return the graph of the sample article."""
    folder = tmp_path_factory.mktemp("output")
    kg.build([str(ROOT / "seeds")]).export(folder, ("trig",))
    return opened(folder / "graph.trig")


@pytest.fixture(scope="module")
def town() -> Store:
    return opened(TOWN)


@pytest.fixture(scope="module")
def declared() -> set[str]:
    """Return the IRIs of all terms of the ontology."""
    return {getattr(each.subject, "value", "") for each in load().triples}


def rows(source: Store, named: Named, values: dict[str, str] | None = None) -> list[tuple[str | None, ...]]:
    needed = {name: GIVEN[name] for name in named.needed}
    found = answer(source, Question(named.sparql, given({**needed, **(values or {})})))
    assert found.columns == named.columns
    return [tuple(None if term is None else short(term.value) for term in row) for row in found.rows]


def short(value: str) -> str:
    return value.replace("https://w3id.org/newskg/ns#", "kg:")


def test_there_are_many_questions() -> None:
    assert len(QUESTIONS) == 38
    assert all(is_name(each.name) for each in QUESTIONS)


@pytest.mark.parametrize("named", QUESTIONS, ids=lambda each: each.name)
def test_a_question_is_a_question_with_a_description(named: Named) -> None:
    assert named.title.endswith("?")
    assert named.description.endswith(".")
    assert set(named.parameters) <= set(named.columns)


@pytest.mark.parametrize("named", QUESTIONS, ids=lambda each: each.name)
def test_a_question_uses_terms_that_the_ontology_declares(named: Named, declared: set[str]) -> None:
    listed = text.tokens(named.sparql)

    used = set(text.iris(listed, text.prefixes(listed))) - {vocab.KG}

    assert {iri for iri in used if iri.startswith(vocab.KG)} <= declared


@pytest.mark.engine
@pytest.mark.parametrize("named", QUESTIONS, ids=lambda each: each.name)
def test_a_question_gives_its_columns_and_the_rows_of_the_sample(named: Named, sample: Store) -> None:
    found = rows(sample, named)

    assert set(SAMPLE.get(named.name, [])) <= set(found)
    assert len(found) == len(set(found))


@pytest.mark.parametrize("named", QUESTIONS, ids=lambda each: each.name)
def test_a_question_finds_what_the_sample_does_not_tell(named: Named, town: Store) -> None:
    assert set(MADE_UP.get(named.name, [])) <= set(rows(town, named))


def test_every_question_finds_something() -> None:
    shown = {"quotes-of"}  # in the tests below

    assert {each.name for each in QUESTIONS} == {*SAMPLE, *MADE_UP, *shown}


@pytest.mark.parametrize("named", QUESTIONS, ids=lambda each: each.name)
def test_each_row_of_a_question_can_be_explained(named: Named, town: Store) -> None:
    needed = {name: GIVEN[name] for name in named.needed}
    question = Question(named.sparql, given(needed))

    told = evidence.explained(town, question, answer(town, question))

    assert all(told.evidence)
    assert {each.title for sentences in told.evidence for each in sentences} <= {"Row in town"}


@pytest.mark.parametrize("named", [each for each in QUESTIONS if not each.needed], ids=lambda each: each.name)
def test_rdflib_gives_the_same_answers(named: Named, town: Store) -> None:
    graph = rdflib.Graph().parse(TOWN)

    found = graph.query(named.sparql)

    ours = [tuple(map(str, row)) for row in rows(town, named)]
    assert [str(each) for each in found.vars] == list(named.columns)
    assert sorted(tuple(short(str(term)) for term in row) for row in found) == sorted(ours)


@pytest.mark.engine
def test_who_was_only_told_to_resign_did_not(sample: Store) -> None:
    assert {who for who, _ in rows(sample, find(home(), "who-resigned", {}))} == {"Herzi Halevi", "Yaron Finkelman"}


@pytest.mark.engine
def test_a_value_narrows_the_answer(sample: Store) -> None:
    quotes = find(home(), "quotes-of", {})

    assert {who for who, *_ in rows(sample, quotes)} == {"Herzi Halevi", "Yair Lapid"}
    assert [row[:2] for row in rows(sample, quotes, {"who": "Yair Lapid"})] == [("Yair Lapid", "said")]
    assert rows(sample, quotes, {"who": '" } INSERT DATA { <a:b> <a:b> <a:b> } #'}) == []


@pytest.mark.engine
def test_a_value_may_be_a_term_of_the_vocabulary(sample: Store) -> None:
    timeline = find(home(), "timeline", {})

    assert len(rows(sample, timeline, {"type": "kg:Attack"})) == 1
    assert len(rows(sample, timeline, {"type": "<https://w3id.org/newskg/ns#Attack>"})) == 1
    assert rows(sample, timeline, {"type": "Attack"}) == []


@pytest.mark.parametrize("value", ["<no iri>", "<>", "half \ud800"])
def test_a_value_that_is_no_term_is_refused(value: str) -> None:
    with pytest.raises(QueryError, match="no value") as caught:
        given({"type": value})

    assert caught.value.remedy


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("who-resined", {}, "there is no question 'who-resined'. Do you mean who-resigned?"),
        ("zzz", {}, "there is no question 'zzz'. List the questions with 'kg query --list'."),
        ("who-resigned", {"whom": "x"}, "who-resigned: there is no parameter 'whom'. It has who."),
        ("contradicting-figures", {"who": "x"}, "there is no parameter 'who'. It has none."),
        ("evidence-for", {}, "evidence-for: it needs a value for who. Write --with who=…"),
    ],
)
def test_what_cannot_be_asked_is_told(name: str, values: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError) as caught:
        find(home(), name, values)

    assert message in str(caught.value)


@pytest.mark.parametrize("line", ["title", "description", "columns"])
def test_a_file_without_a_proper_heading_is_an_error(tmp_path: Path, line: str) -> None:
    heading = {"title": "What?", "description": "All.", "columns": "x"}
    text = "".join(f"# {name}: {words}\n" for name, words in heading.items() if name != line)
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "all.rq").write_text(text + "SELECT ?x { ?x ?p ?o }")

    with pytest.raises(OntologyError, match=f"has no {line}") as caught:
        questions(tmp_path)

    assert caught.value.where.endswith("all.rq")


def test_a_file_that_is_no_text_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "queries").mkdir()
    (tmp_path / "queries" / "all.rq").write_bytes(b"\xff")

    with pytest.raises(OntologyError, match="cannot be read"):
        questions(tmp_path)
