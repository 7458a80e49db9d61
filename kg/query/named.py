"""The questions that come with the ontology: `queries/NAME.rq`, each with a heading in comments.

# title: Who resigned, and why?
# description: Whoever the article itself says resigned, with the cause it gives.
# columns: who, event, cause
# with who: the person, by name

A line `# needs who: …` names a variable that must be given a value.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Final

from kg.errors import OntologyError, QueryError

_NAME: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LINE: Final = re.compile(r"# (title|description|columns|with \w+|needs \w+): +(.+)")
_LIST: Final = "List the questions with 'kg query --list'."


@dataclass(frozen=True, slots=True)
class Named:
    """A question with a name."""

    name: str
    title: str
    description: str
    columns: tuple[str, ...]
    parameters: Mapping[str, str]  # variables that a value may be given for, and what each is
    needed: tuple[str, ...]  # those of them that must have one
    sparql: str


def is_name(text: str) -> bool:
    """Say whether a text is the name of a question, not a query."""
    return bool(_NAME.fullmatch(text))


def questions(ontology: Path) -> tuple[Named, ...]:
    """Return the questions in the folder of an ontology, by name.

    Raises:
        OntologyError: a file cannot be read, or has no proper heading.
    """
    return tuple(_read(path) for path in sorted((ontology / "queries").glob("*.rq")))


def find(ontology: Path, name: str, given: Mapping[str, str]) -> Named:
    """Return the question of a name.

    Raises:
        QueryError: there is none, it has no parameter of a name in `given`, or needs one that is not.
        OntologyError: its file cannot be read, or has no proper heading.
    """
    path = ontology / "queries" / f"{name}.rq"
    if not path.is_file():
        near = get_close_matches(name, [each.stem for each in path.parent.glob("*.rq")], n=1)
        remedy = f"Do you mean {near[0]}? {_LIST}" if near else _LIST
        raise QueryError(f"there is no question {name!r}", remedy=remedy)
    question = _read(path)
    unknown = sorted(set(given).difference(question.parameters))
    if unknown:
        remedy = f"It has {', '.join(question.parameters)}." if question.parameters else "It has none."
        raise QueryError(f"there is no parameter {unknown[0]!r}", where=name, remedy=remedy)
    missing = [each for each in question.needed if each not in given]
    if missing:
        remedy = f"Write --with {missing[0]}=…: {question.parameters[missing[0]]}."
        raise QueryError(f"it needs a value for {missing[0]}", where=name, remedy=remedy)
    return question


def _read(path: Path) -> Named:
    try:
        sparql = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = f"cannot be read: {getattr(error, 'strerror', None) or error}"
        raise OntologyError(reason, where=str(path), remedy="Check the file.") from error
    told = {str(match[1]): str(match[2]) for line in sparql.splitlines() if (match := _LINE.fullmatch(line))}
    for each in ("title", "description", "columns"):
        if each not in told:
            raise OntologyError(f"has no {each}", where=str(path), remedy=f"Begin it with a line '# {each}: …'.")
    columns = tuple(each.strip() for each in told["columns"].split(","))
    parameters = {key.partition(" ")[2]: text for key, text in told.items() if " " in key}
    needed = tuple(key.removeprefix("needs ") for key in told if key.startswith("needs "))
    return Named(path.stem, told["title"], told["description"], columns, parameters, needed, sparql)
