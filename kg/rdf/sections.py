"""Cuts a graph into sections, an article each, so that one can be written while the others stay on disk."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from pyoxigraph import Quad

from kg import vocab
from kg.rdf.lines import graphs, lines

Properties = dict[str, list[str]]  # predicate to objects, of which some may come more than once
_Subjects = dict[str, Properties]

_TYPE, _ARTICLE = f"<{vocab.RDF}type>", f"<{vocab.KG}Article>"
IS_ARTICLE: Final = f"{_TYPE} {_ARTICLE}"


@dataclass(frozen=True, slots=True)
class Section:
    """Statements that are read and written together; their terms are in the form of N-Triples."""

    graph: str  # the name of their graph; empty: the default graph
    article: str  # the IRI of the article that they are of, without brackets; empty: they are of none
    subjects: Mapping[str, Properties]


def sections(quads: Iterable[Quad]) -> Iterator[Section]:
    """Yield the graphs, each as a section; the quads of a graph come together."""
    for graph, triples in graphs(lines(quads)):
        article = graph[1:-1] if f"{graph} {IS_ARTICLE}" in triples else ""
        yield Section(graph, article, _subjects(triples))


def union(quads: Iterable[Quad]) -> Iterator[Section]:
    """Yield all graphs as one, each statement once: first what is of one article, then what articles share.

    What is of an article has an IRI that continues the article's. The quads are read twice, if any graph is an
    article's; only what articles share, and what graphs of no article say, is held in memory.
    """
    shared, owners, has_graphs = _shared(quads)
    if len(owners) == 1:
        yield _whole(sections(quads) if has_graphs else [Section("", "", shared)], next(iter(owners)))
        return
    owned: dict[str, _Subjects] = {}
    for subject, properties in shared.items():
        owned.setdefault(_owner(subject, owners), {})[subject] = properties
    rest = owned.pop("", {})
    for section in sections(quads) if has_graphs else ():
        if section.article:
            local = {each: section.subjects[each] for each in section.subjects if _continues(each, section.graph)}
            yield Section("", section.article, _merged(local, owned.pop(section.graph, {})))
    for owner in sorted(owned):
        yield Section("", owner[1:-1], owned[owner])
    if rest:
        yield Section("", "", rest)


def articles(quads: Iterable[Quad]) -> Iterator[Section]:
    """Yield the graphs, each as a section, but a default graph article by article.

    What the articles of a default graph share comes with each of those that name it.
    """
    for section in sections(quads):
        yield from [section] if section.graph else _parted(section.subjects)


def _parted(subjects: Mapping[str, Properties]) -> Iterator[Section]:
    owners = {each for each, told in subjects.items() if _ARTICLE in told.get(_TYPE, ())}
    owned: dict[str, _Subjects] = {}
    for subject, told in subjects.items():
        owned.setdefault(_owner(subject, owners), {})[subject] = told
    rest = owned.pop("", {})
    left = dict(rest)
    for owner in sorted(owned):
        objects = (each for told in owned[owner].values() for found in told.values() for each in found)
        named = {each: rest[each] for each in objects if each in rest}
        yield Section("", owner[1:-1], owned[owner] | named)
        left = {each: told for each, told in left.items() if each not in named}
    if left:
        yield Section("", "", left)


def _subjects(triples: Iterable[str]) -> _Subjects:
    found: _Subjects = {}
    for triple in triples:
        subject, predicate, object = triple.split(" ", 2)
        properties = found.get(subject)
        if properties is None:
            found[subject] = {predicate: [object]}
        elif predicate in properties:
            properties[predicate].append(object)
        else:
            properties[predicate] = [object]
    return found


def _shared(quads: Iterable[Quad]) -> tuple[_Subjects, set[str], bool]:
    """Return what is not of the article that gives its graph the name, all articles, and if any has a graph."""
    articles, seen, has_graphs = set[str](), dict[str, None](), False  # not a set: its order would be another each time
    for graph, triples in graphs(lines(quads)):
        articles.update(each.partition(" ")[0] for each in triples if each.endswith(IS_ARTICLE))
        own = graph if f"{graph} {IS_ARTICLE}" in triples else ""
        has_graphs = has_graphs or bool(own)
        seen.update(dict.fromkeys(each for each in triples if not _continues(each, own)))
    return _subjects(seen), articles, has_graphs


def _continues(subject: str, graph: str) -> bool:
    """Say whether the subject is what names the graph, or its IRI continues that one; other terms may follow it."""
    stem = graph[:-1]
    return bool(stem) and subject.startswith(stem) and subject[len(stem)] in "/#>"


def _owner(subject: str, owners: Container[str]) -> str:
    """Return the longest of the names that the subject's continues, empty if it continues none."""
    name = subject.rstrip(">").partition("#")[0]
    while f"{name}>" not in owners:
        name, slash, _ = name.rpartition("/")
        if not slash:
            return ""
    return f"{name}>"


def _whole(parts: Iterable[Section], article: str) -> Section:
    """Return a graph of one article as one section."""
    subjects: _Subjects = {}
    for section in parts:
        subjects = _merged(subjects, section.subjects)
    return Section("", article[1:-1], subjects)


def _merged(one: _Subjects, other: Mapping[str, Properties]) -> _Subjects:
    merged = dict(one)
    for subject, properties in other.items():
        known = merged.get(subject, {})
        merged[subject] = {each: known.get(each, []) + properties.get(each, []) for each in {**known, **properties}}
    return merged
