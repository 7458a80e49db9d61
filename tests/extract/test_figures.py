"""Figures: the number, its bound, what it counts, and the word that is counted."""

import pytest

from kg.extract.figures import figures
from kg.extract.times import times
from kg.model import Document, Figure
from kg.ontology import Ontology, load
from tests.extract.parses import documents

# Text; then the words, value, bound, unit and head of its one figure.
BOUNDS = [
    ("The attack left at least 1,139 people dead.", "at least 1,139", 1139, "atLeast", "people", "people"),
    ("Gunmen abducted around 250 individuals.", "around 250", 250, "about", "individual", "individuals"),
    ("More than 90 hostages remain captive.", "More than 90", 90, "moreThan", "hostage", "hostages"),
    ("The war has killed over 47,000 people.", "over 47,000", 47000, "moreThan", "people", "people"),
    ("Nearly 50 houses burned down.", "Nearly 50", 50, "about", "house", "houses"),
    ("The hall holds up to 20 visitors.", "up to 20", 20, "upTo", "visitor", "visitors"),
    ("As many as 300 workers lost their jobs.", "As many as 300", 300, "upTo", "worker", "workers"),
    ("Fewer than ten guests came.", "Fewer than ten", 10, "lessThan", "guest", "guests"),
    ("The army freed 33 Israeli hostages.", "33", 33, "exact", "hostage", "hostages"),
    ("The show cost 12 million euros or more.", "12 million euros or more", 12e6, "atLeast", "EUR", "euros"),
    ("The best pupils scored 90% and above.", "90% and above", 90, "atLeast", "percent", "%"),
]
WORDS = [
    ("The firm sold a dozen planes.", "a dozen", 12, "exact", "plane", "planes"),
    ("The city has 1.5 million residents.", "1.5 million", 1.5e6, "exact", "resident", "residents"),
    (
        "The town has twenty-five thousand inhabitants.",
        "twenty-five thousand",
        25000,
        "exact",
        "inhabitant",
        "inhabitants",
    ),
    ("Half a million refugees crossed the border.", "Half a million", 5e5, "exact", "refugee", "refugees"),
    ("One hundred and five soldiers died.", "One hundred and five", 105, "exact", "soldier", "soldiers"),
    ("One man was killed.", "One", 1, "exact", "man", "man"),
    ("The six-member panel resigned.", "six", 6, "exact", "member", "member"),
    ("Three of the victims were children.", "Three", 3, "exact", "victim", "victims"),
    ("The deal frees hundreds of Palestinian prisoners.", "hundreds", None, "about", "prisoner", "prisoners"),
    ("Dozens of homes were destroyed.", "Dozens", None, "about", "home", "homes"),
    (
        "Hundreds of thousands of people marched.",
        "Hundreds of thousands",
        None,
        "about",
        "people",
        "people",
    ),
    ("Several hundred villagers fled.", "Several hundred", None, "about", "villager", "villagers"),
    ("Hundreds were arrested.", "Hundreds", None, "about", None, "Hundreds"),
]
UNITS = [
    ("The company paid $3.5 million in fines.", "$3.5 million", 3.5e6, "exact", "USD", "$"),
    ("The bank lost €5bn last year.", "€5bn", 5e9, "exact", "EUR", "€"),
    ("The state spent 20 million dollars.", "20 million dollars", 2e7, "exact", "USD", "dollars"),
    ("Turnout was 58%.", "58%", 58, "exact", "percent", "%"),
    ("Unemployment rose to 4.5 percent.", "4.5 percent", 4.5, "exact", "percent", "percent"),
    ("About 60 percent of voters backed the plan.", "About 60 percent", 60, "about", "percent", "voters"),
    ("The rate fell by 0.25 percentage points.", "0.25 percentage points", 0.25, "exact", "percentage point", "points"),
]
CASES = [*BOUNDS, *WORDS, *UNITS]
# Text; then value, bound and unit of each of its two figures.
PAIRS = [
    ("Between 10 and 20 people were hurt.", (10, "atLeast", "people"), (20, "upTo", "people")),
    ("The plan creates 10-20 jobs.", (10, "atLeast", "job"), (20, "upTo", "job")),
    ("The budget is $10-20 million.", (1e7, "atLeast", "USD"), (2e7, "upTo", "USD")),
    ("The price rose from 10 to 20 dollars.", (10, "exact", "USD"), (20, "exact", "USD")),
    ("He scored two or three goals.", (2, "exact", "goal"), (3, "exact", "goal")),
    ("Two people died and five were hurt.", (2, "exact", "people"), (5, "exact", None)),
]
WITHOUT_FIGURE = [
    "The team lost 1-2 at home.",
    "The first man was arrested in the second raid.",
    "India revoked Article 370 of the constitution.",
    "The Group of 77 backed the motion.",
    "No one came to the hearing.",
    "One of the suspects escaped.",
    "He flew an F-16 over Berlin.",
    "The ceasefire will last six weeks.",
    "Exports grew in 2019.",
]


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load()


def stored(text: str) -> Document:
    """Return the parse of a text."""
    return documents("figures", None)[text]


def found(document: Document, ontology: Ontology) -> tuple[Figure, ...]:
    """Return the figures that are no times."""
    return figures(document, times(document, ontology), ontology)


def test_the_table_covers_the_grammar() -> None:
    assert len(CASES) + len(PAIRS) >= 35


@pytest.mark.parametrize(("text", "words", "value", "bound", "unit", "head"), CASES)
def test_a_figure_has_a_value_a_bound_and_something_counted(
    text: str, words: str, value: float | None, bound: str, unit: str | None, head: str, ontology: Ontology
) -> None:
    document = stored(text)

    (figure,) = found(document, ontology)

    assert (figure.text, figure.value, figure.bound, figure.unit) == (words, value, bound, unit)
    assert document.text(figure.span) == words
    assert document.sentences[figure.sentence].token(figure.head).form == head


@pytest.mark.parametrize(("text", "least", "most"), PAIRS)
def test_a_range_or_a_pair_gives_two_figures(
    text: str, least: tuple[float, str, str], most: tuple[float, str, str], ontology: Ontology
) -> None:
    pair = found(stored(text), ontology)

    assert [(figure.value, figure.bound, figure.unit) for figure in pair] == [least, most]


@pytest.mark.parametrize("text", WITHOUT_FIGURE)
def test_names_ordinals_scores_and_times_are_no_figures(text: str, ontology: Ontology) -> None:
    assert found(stored(text), ontology) == ()
