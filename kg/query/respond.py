"""Answers a request from its text to the bytes that are printed or sent."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field

from pyoxigraph import Store

from kg.query import Caps, Dataset, Question, answer, evidence, explanation
from kg.query.answers import Written, chosen, written
from kg.query.given import given


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked, and how the answer is to be written."""

    sparql: str
    formats: tuple[str, ...] = ("table", "turtle")  # of `answers.FORMATS`; the first that can hold the answer
    given: Mapping[str, str] = field(default_factory=dict)  # values for variables, as `given.given` reads them
    explain: bool = False  # whether the sentences behind each row are wanted
    caps: Caps | None = None  # None: the whole answer
    dataset: Dataset | None = None  # None: what the query names, or all


def respond(source: Store, request: Request) -> Written:
    """Return the written answer.

    Raises:
        RefusedError, LimitError, QueryError: as `kg.query.answer` does.
        UsageError: none of the formats can hold the answer, or there is no such format.
    """
    question = Question(request.sparql, given(request.given), request.dataset)
    result = answer(source, question, request.caps)
    format = chosen(result, request.formats)
    most = request.caps.bytes if request.caps else sys.maxsize
    if request.explain:
        return explanation.written(evidence.explained(source, question, result), format, most)
    return written(result, format, most)
