"""Write nanopublications in TriG: one for each asserted event and for each claim of an article.

Its four graphs say what is asserted, where it was read, and what made the nanopublication. It has no time of making,
so that the same articles give the same bytes, and no signature: whoever publishes it adds both.

Source: https://nanopub.net/guidelines/working_draft/
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from kg import vocab
from kg.export import Content
from kg.rdf.order import Kind, kind_of, subjects
from kg.rdf.pretty import trig
from kg.rdf.sections import Properties, Section, articles

FILE = "nanopubs.trig"


def _term(namespace: str, name: str) -> str:
    return f"<{namespace}{name}>"


_TYPE: Final = _term(vocab.RDF, "type")
_LABEL: Final = _term(vocab.RDFS, "label")
_STATUS: Final = _term(vocab.KG, "status")
_SOURCE: Final = _term(vocab.KG, "source")
_REPORTS: Final = _term(vocab.KG, "reports")
_EVIDENCE, _MENTION, _EXTRACTED = (_term(vocab.KG, name) for name in ("evidence", "mention", "extractedBy"))
_WHERE_READ: Final = (_EVIDENCE, _MENTION, _EXTRACTED)  # of a statement: not what it says but where it stands
_OUTLINE: Final = (_TYPE, _LABEL, *(_term(vocab.KG, name) for name in ("timex", "value", "bound", "unit", "counts")))
_ATTRIBUTED: Final = _term(vocab.PROV, "wasAttributedTo")
_DERIVED: Final = _term(vocab.PROV, "wasDerivedFrom")
_HAD_SOURCE: Final = _term(vocab.PROV, "hadPrimarySource")
_PREFIXES: Final = {"np": vocab.NP}

_Subjects = Mapping[str, Properties]


def export(content: Content, path: Path) -> None:
    """Write the nanopublications of all articles; the derived edges and the record of the run have none."""
    parts = (each for section in articles(content.quads) if section.article for each in _nanopubs(section))
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(trig(parts, _PREFIXES))


def _nanopubs(section: Section) -> Iterator[Section]:
    for subject in subjects(section):
        properties = section.subjects[subject]
        kind = kind_of(properties)
        if kind is Kind.CLAIM or (kind is Kind.EVENT and _term(vocab.KG, "asserted") in properties.get(_STATUS, ())):
            yield from _nanopub(subject, section)


def _nanopub(subject: str, section: Section) -> Iterator[Section]:
    """Yield the four graphs."""
    name = f"{subject[1:-1]}/nanopub"
    this = f"<{name}>"
    head, assertion, provenance, about = (f"<{name}#{part}>" for part in ("head", "assertion", "provenance", "pubinfo"))
    links = {
        _TYPE: [_term(vocab.NP, "Nanopublication")],
        _term(vocab.NP, "hasAssertion"): [assertion],
        _term(vocab.NP, "hasProvenance"): [provenance],
        _term(vocab.NP, "hasPublicationInfo"): [about],
    }
    told = section.subjects
    yield Section(head, section.article, {this: links})
    yield Section(assertion, section.article, _assertion(subject, told))
    yield Section(provenance, section.article, _provenance(subject, assertion, section))
    yield Section(about, section.article, _about(this, subject, told))


def _assertion(subject: str, told: _Subjects) -> dict[str, Properties]:
    """Return the statement, the events that a claim reports, and an outline of whatever they name."""
    stated = [subject, *(each for each in told[subject].get(_REPORTS, ()) if each in told)]
    found = {each: _without(told[each], _WHERE_READ) for each in stated}
    named = (object for each in stated for objects in found[each].values() for object in objects)
    for each in dict.fromkeys(named):
        if each in told and each not in found:
            found[each] = {name: told[each][name] for name in _OUTLINE if name in told[each]}
    return found


def _provenance(subject: str, assertion: str, section: Section) -> dict[str, Properties]:
    """Return which sentences and which article the assertion was read from, and who says it."""
    told = section.subjects
    sentences = told[subject].get(_EVIDENCE, [])
    origin = {_DERIVED: sentences, _HAD_SOURCE: [f"<{section.article}>"], _ATTRIBUTED: told[subject].get(_SOURCE, [])}
    places = {_MENTION: told[subject].get(_MENTION, [])}
    nodes = {assertion: origin, subject: places, **{each: told[each] for each in sentences if each in told}}
    return {node: kept for node, properties in nodes.items() if (kept := _without(properties, ()))}


def _about(this: str, subject: str, told: _Subjects) -> dict[str, Properties]:
    """Return what is known of the nanopublication itself."""
    makers = told[subject].get(_EXTRACTED, [])
    label = told[subject].get(_LABEL) or told[subject].get(_term(vocab.KG, "quote"), [])
    info = _without({_TYPE: [_term(vocab.PROV, "Entity")], _LABEL: label[:1], _ATTRIBUTED: makers}, ())
    return {this: info, **{each: told[each] for each in makers if each in told}}


def _without(properties: Properties, names: tuple[str, ...]) -> Properties:
    return {name: objects for name, objects in properties.items() if objects and name not in names}
