"""Says of ties and direct edges, in the words of RDF itself, which statement each is about.

Neither way asserts the statement: a tie that is only reported is reified like any other.
"""

from typing import Final

from kg import vocab
from kg.rdf.sections import Properties, Section

_TYPE: Final = f"<{vocab.RDF}type>"
_STATEMENT: Final = f"<{vocab.RDF}Statement>"
_REIFIES: Final = f"<{vocab.RDF}reifies>"
_RECORDS: Final = frozenset({f"<{vocab.KG}Tie>", f"<{vocab.KG}DirectEdge>"})
_PARTS: Final = tuple(f"<{vocab.KG}{name}>" for name in ("subject", "property", "object"))
_NAMES: Final = tuple(f"<{vocab.RDF}{name}>" for name in ("subject", "predicate", "object"))


def with_statements(section: Section) -> Section:
    """Return the section with each record as an `rdf:Statement`."""
    return Section(section.graph, section.article, {each: _stated(told) for each, told in section.subjects.items()})


def with_reifiers(section: Section) -> Section:
    """Return the section with each record as a reifier of RDF 1.2."""
    return Section(section.graph, section.article, {each: _reified(told) for each, told in section.subjects.items()})


def _stated(properties: Properties) -> Properties:
    parts = _parts(properties)
    if not parts:
        return properties
    named = {name: [term] for name, term in zip(_NAMES, parts, strict=True)}
    return {**properties, _TYPE: [*properties[_TYPE], _STATEMENT], **named}


def _reified(properties: Properties) -> Properties:
    parts = _parts(properties)
    return {**properties, _REIFIES: [f"<<( {' '.join(parts)} )>>"]} if parts else properties


def _parts(properties: Properties) -> list[str]:
    """Return subject, predicate and object of what a record is about; none where it is no whole record."""
    found = [properties.get(each, []) for each in _PARTS]
    is_record = not _RECORDS.isdisjoint(properties.get(_TYPE, ())) and all(len(set(each)) == 1 for each in found)
    return [each[0] for each in found] if is_record else []
