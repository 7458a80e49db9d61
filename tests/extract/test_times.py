"""Time expressions: what is found, what it means, and which word heads it; the articles are of 22 January 2025."""

import pytest

from kg.extract.times import times
from kg.model import Time
from kg.ontology import Ontology, load
from tests.extract.parses import documents

PUBLISHED = "2025-01-22"  # a Wednesday
DATES = [
    ("The mayor resigned on October 7, 2023.", "October 7, 2023", "2023-10-07", "7"),
    ("She was born on the 7th of October 2019.", "the 7th of October 2019", "2019-10-07", "7th"),
    ("The deal was signed on 2021-03-04.", "2021-03-04", "2021-03-04", "2021-03-04"),
    ("The summit runs from May 3-5.", "May 3-5", "2025-05-03/2025-05-05", "3"),
    ("Exports grew in 2019.", "2019", "2019", "2019"),
    ("The law was passed in early 2020.", "early 2020", "2020", "2020"),
    ("Unemployment rose in mid-2019.", "mid-2019", "2019", "mid"),
    ("Fighting broke out during the 2014 protests.", "2014", "2014", "2014"),
    ("The bridge was built in the 1990s.", "the 1990s", "199X", "1990s"),
    ("The party was founded in the early eighties.", "the early eighties", "198X", "eighties"),
    ("The church dates from the 17th century.", "the 17th century", "16XX", "century"),
    ("Sales fell in the third quarter of 2019.", "the third quarter of 2019", "2019-Q3", "quarter"),
    ("The plan was drawn up after 9/11.", "9/11", "2001-09-11", "9/11"),
]
ANCHORED_DATES = [
    ("The rebels attacked the town on 7 October.", "7 October", "2024-10-07", "7"),
    ("The ministers met on Oct. 7 in Geneva.", "Oct. 7", "2024-10-07", "7"),
    ("The vote is to be held on March 3.", "March 3", "2025-03-03", "3"),
    ("A general election is scheduled for November 20.", "November 20", "2025-11-20", "20"),
    ("The country marks the October 7 attack.", "October 7", "2024-10-07", "7"),
    ("The election was held in May.", "May", "2024-05", "May"),
    ("Police arrested two men on Tuesday.", "Tuesday", "2025-01-21", "Tuesday"),
    ("The ministers will meet on Friday.", "Friday", "2025-01-24", "Friday"),
    ("He left the country last Tuesday.", "last Tuesday", "2025-01-21", "Tuesday"),
    ("The court hears the case next Monday.", "next Monday", "2025-01-27", "Monday"),
    ("The storm hit the coast yesterday.", "yesterday", "2025-01-21", "yesterday"),
    ("Prices fell last week.", "last week", "2025-W03", "week"),
    ("Prices fell earlier this month.", "earlier this month", "2025-01", "earlier"),
    ("The company plans to expand next year.", "next year", "2026", "year"),
    ("Profits rose 5 percent in the first quarter.", "the first quarter", "2024-Q1", "quarter"),
    ("Output rose in the first half of last year.", "the first half of last year", "2024-H1", "half"),
    ("The festival was cancelled last summer.", "last summer", "2024-SU", "summer"),
    ("Thousands marched at the weekend.", "the weekend", "2025-W03-WE", "weekend"),
    ("He quit two years ago.", "two years ago", "2023", "ago"),
    ("The factory closed three weeks ago.", "three weeks ago", "2025-W01", "ago"),
    ("The budget must pass by the end of the year.", "the end of the year", "2025", "end"),
    ("Shops close early on Christmas Eve.", "Christmas Eve", "2024-12-24", "Eve"),
    ("The minister is currently abroad.", "currently", "PRESENT_REF", "currently"),
    ("The firm recently hired a new director.", "recently", "PAST_REF", "recently"),
]
CLOCK_TIMES = [
    ("Talks broke down late Tuesday night.", "late Tuesday night", "2025-01-21TNI", "night"),
    ("The council votes tomorrow morning.", "tomorrow morning", "2025-01-23TMO", "morning"),
    ("A bomb exploded in the capital last night.", "last night", "2025-01-21TNI", "night"),
    ("The meeting began at 9 a.m. on Tuesday.", "9 a.m.", "2025-01-21T09:00", "9"),
    ("The polls closed at 22:30.", "22:30", "T22:30", "22:30"),
    ("The curfew begins at midnight.", "midnight", "T00:00", "midnight"),
]
DURATIONS = [
    ("The ceasefire will last six weeks.", "six weeks", "P6W", "weeks"),
    ("The war has lasted 15 months.", "15 months", "P15M", "months"),
    ("The truce ended the 15-month war.", "15-month", "P15M", "month"),
    ("They waited for three days.", "three days", "P3D", "days"),
    ("The siege lasted a week.", "a week", "P1W", "week"),
    ("The talks went on for several hours.", "several hours", "PTXH", "hours"),
    ("The dispute has dragged on for decades.", "decades", "PXY", "decades"),
    ("They trained for two and a half years.", "two and a half years", "P2.5Y", "years"),
    ("Inflation slowed over the past three months.", "the past three months", "P3M", "months"),
]
RECURRENCES = [
    ("She meets her lawyer every day.", "every day", "P1D", "day"),
    ("The group meets every two weeks.", "every two weeks", "P2W", "weeks"),
    ("The fund pays a dividend twice a year.", "a year", "P1Y", "year"),
    ("The market opens every Sunday.", "every Sunday", "XXXX-WXX-7", "Sunday"),
    ("The festival is held annually.", "annually", "P1Y", "annually"),
]
CASES = [
    *(("DATE", *case) for case in (*DATES, *ANCHORED_DATES)),
    *(("TIME", *case) for case in CLOCK_TIMES),
    *(("DURATION", *case) for case in DURATIONS),
    *(("SET", *case) for case in RECURRENCES),
]
WITHOUT_TIME = [
    "The team scored twice in the second half.",
    "The army may march on the capital.",
    "A 14-year-old boy was hurt.",
    "The team lost 22:30 in the final.",
    "The Sunday Times reported the deal.",
    "Some 2000 people fled the city.",
    "The museum cost $2000 to repair.",
]
# Month and day without a year, and the value where the day of the article is unknown too.
UNANCHORED = [
    ("The rebels attacked the town on 7 October.", "XXXX-10-07"),
    ("The election was held in May.", "XXXX-05"),
    ("Police arrested two men on Tuesday.", "XXXX-WXX-2"),
    ("Prices fell last week.", "XXXX-WXX"),
    ("The storm hit the coast yesterday.", "XXXX-XX-XX"),
    ("Exports grew in 2019.", "2019"),
]
# Several sentences, which are told apart by a line break, and the values in reading order.
STORIES = [
    (
        "Fighters attacked the town on October 7, 2023.\nA year later, the October 7 attack still divides the country.",
        ["2023-10-07", "2024", "2023-10-07"],
    ),
    ("Friday, July 21, 2017\nThe team won a prize on Tuesday.", ["2017-07-21", "2017-07-18"]),
    (
        "The storm hit the coast on March 3, 2019.\nRescuers arrived the next day.\nHelp came two days later.",
        ["2019-03-03", "2019-03-04", "2019-03-06"],
    ),
    ("Sales fell in 2015.\nThe firm had opened the shop the year before.", ["2015", "2014"]),
]


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load()


def found(text: str, ontology: Ontology, *, published: str | None = PUBLISHED) -> tuple[Time, ...]:
    """Return the times of a stored text."""
    return times(documents("times", published)[text], ontology)


def test_the_table_covers_the_grammar() -> None:
    assert len(CASES) >= 50


@pytest.mark.parametrize(("kind", "text", "words", "value", "head"), CASES)
def test_an_expression_is_read_with_its_words_value_and_head(
    kind: str, text: str, words: str, value: str, head: str, ontology: Ontology
) -> None:
    document = documents("times", PUBLISHED)[text]

    time = times(document, ontology)[0]

    assert (time.kind, time.text, time.value) == (kind, words, value)
    assert document.text(time.span) == words
    assert document.sentences[time.sentence].token(time.head).form == head


@pytest.mark.parametrize("text", WITHOUT_TIME)
def test_other_numbers_and_names_are_no_times(text: str, ontology: Ontology) -> None:
    assert found(text, ontology) == ()


@pytest.mark.parametrize(("text", "value"), UNANCHORED)
def test_what_is_unknown_stays_open_without_a_date_of_publication(text: str, value: str, ontology: Ontology) -> None:
    assert [time.value for time in found(text, ontology, published=None)] == [value]


@pytest.mark.parametrize(("text", "values"), STORIES)
def test_an_expression_takes_what_it_lacks_from_the_rest_of_the_text(
    text: str, values: list[str], ontology: Ontology
) -> None:
    assert [time.value for time in found(text, ontology)] == values


def test_the_title_takes_its_year_from_a_later_sentence(ontology: Ontology) -> None:
    text = "Town Remembers October 7 Attack\nFighters attacked the town on October 7, 2023."

    values = [time.value for time in found(text, ontology, published=None)]

    assert values == ["2023-10-07", "2023-10-07"]
