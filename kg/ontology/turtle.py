"""Read the Turtle files of an ontology into terms that know which file declares them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pyoxigraph

from kg import vocab
from kg.errors import OntologyError

FRAME: Final = "https://w3id.org/newskg/ns/frame#"
LEX: Final = "https://w3id.org/newskg/lex/"

_TYPE: Final = vocab.RDF + "type"
_LABEL: Final = vocab.RDFS + "label"
_PREFIXES: Final = {FRAME: "frame:", vocab.KG: "kg:", LEX: "lex:", vocab.LEXINFO: "lexinfo:", vocab.RDFS: "rdfs:"}

_NAMELESS: Final = (pyoxigraph.BlankNode, pyoxigraph.Triple)

# SHACL speaks of the graphs we write, not of words, and is made of blank nodes.
_NOT_VOCABULARY: Final = frozenset({"shapes.ttl"})


@dataclass(frozen=True, slots=True)
class Terms:
    """The triples of an ontology by subject; IRIs and literals are plain strings, in the order of the files."""

    triples: tuple[pyoxigraph.Triple, ...]
    _properties: Mapping[str, Mapping[str, tuple[str, ...]]]
    _instances: Mapping[str, tuple[str, ...]]
    _files: Mapping[str, Path]

    def subjects(self) -> Iterable[str]:
        """Return all subjects, in the order of the files."""
        return self._properties.keys()

    def properties(self, subject: str) -> Mapping[str, tuple[str, ...]]:
        """Return all that is said of a subject, by property."""
        return self._properties.get(subject, {})

    def values(self, subject: str, property: str) -> tuple[str, ...]:
        """Return the values of one property, empty where there is none."""
        return self.properties(subject).get(property, ())

    def value(self, subject: str, property: str) -> str | None:
        """Return the first value of a property, or None."""
        return next(iter(self.values(subject, property)), None)

    def only(self, subject: str, property: str, *, remedy: str) -> str:
        """Return the one value a property must have.

        Raises:
            OntologyError: it has none or several, or one that is empty or has white space around it.
        """
        values = self.values(subject, property)
        if len(values) != 1:
            found = ", ".join(map(repr, values)) or "nothing"
            raise self.error(subject, f"needs one {short(property)}, not {found}", remedy=remedy)
        if values[0].strip() != values[0] or not values[0]:
            raise self.error(
                subject, f"has white space around its {short(property)} {values[0]!r}", remedy="Remove it."
            )
        return values[0]

    def label(self, subject: str) -> str:
        """Return the one label a term must have.

        Raises:
            OntologyError: it has none or several.
        """
        return self.only(subject, _LABEL, remedy='Write one rdfs:label "…"@en.')

    def instances(self, cls: str) -> tuple[str, ...]:
        """Return the subjects declared to be of a class, not of its subclasses."""
        return self._instances.get(cls, ())

    def is_a(self, subject: str, cls: str) -> bool:
        """Whether the subject is declared to be of this very class."""
        return cls in self.values(subject, _TYPE)

    def is_from(self, subject: str, name: str) -> bool:
        """Whether the file that declares the subject has this name: "core.ttl"."""
        return subject in self._files and self._files[subject].name == name

    def error(self, subject: str, problem: str, *, remedy: str) -> OntologyError:
        """Return the error to raise: it names the term and the file that declares it."""
        return OntologyError(f"{short(subject)} {problem}", where=str(self._files.get(subject, "")), remedy=remedy)


def read(folder: Path) -> Terms:
    """Return the terms of all Turtle files in the folder and the folders below it, but for the SHACL shapes.

    Raises:
        OntologyError: the folder has none, one cannot be read, is not Turtle, or has a blank node.
    """
    paths = sorted(path for path in folder.rglob("*.ttl") if path.name not in _NOT_VOCABULARY)
    if not paths:
        raise OntologyError("no Turtle files here", where=str(folder), remedy="Name a folder laid out as ontology/ is.")
    return _index({path: _parse(path) for path in paths})


def short(iri: str) -> str:
    """Return the IRI as an author writes it: `frame:resign`."""
    for namespace, prefix in _PREFIXES.items():
        if iri.startswith(namespace):
            return prefix + iri.removeprefix(namespace)
    return f"<{iri}>"


def _parse(path: Path) -> list[pyoxigraph.Triple]:
    try:
        quads = list(pyoxigraph.parse(path.read_bytes(), format=pyoxigraph.RdfFormat.TURTLE))
    except SyntaxError as error:
        remedy = "Mend the Turtle there or just before."
        raise OntologyError(f"not Turtle: {error.msg}", where=f"{path}:{error.lineno}", remedy=remedy) from error
    except OSError as error:
        raise OntologyError(f"cannot be read: {error.strerror}", where=str(path), remedy="Check its rights.") from error
    return [quad.triple for quad in quads]


def _index(files: Mapping[Path, list[pyoxigraph.Triple]]) -> Terms:
    """Return the terms of all files. Reading is most of the time a start takes: each triple is looked at once."""
    properties: dict[str, dict[str, tuple[str, ...]]] = {}
    declared: dict[str, Path] = {}
    for path, triples in files.items():
        for triple in triples:
            subject, value = _text(triple.subject, path), _text(triple.object, path)
            if subject not in properties:
                properties[subject], declared[subject] = {}, path
            told, name = properties[subject], triple.predicate.value
            known = told.get(name, ())
            if value not in known:
                told[name] = (*known, value)
    everything = tuple(triple for triples in files.values() for triple in triples)
    return Terms(everything, properties, _instances(properties), declared)


def _instances(properties: Mapping[str, Mapping[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for subject, told in properties.items():
        for cls in told.get(_TYPE, ()):
            found.setdefault(cls, []).append(subject)
    return {cls: tuple(subjects) for cls, subjects in found.items()}


def _text(
    term: pyoxigraph.NamedNode | pyoxigraph.BlankNode | pyoxigraph.Literal | pyoxigraph.Triple, path: Path
) -> str:
    if isinstance(term, _NAMELESS):
        problem = "a blank node stands here"
        raise OntologyError(problem, where=str(path), remedy="Give it an IRI: look for [ ], ( ) or _:.")
    return term.value


def shipped() -> Path:
    """Return the folder inside an installed package, or the one beside it in a source checkout."""
    package = Path(__file__).parent.parent
    inside = package / "_ontology"
    return inside if inside.is_dir() else package.parent / "ontology"


def version(terms: Terms) -> str:
    """Return what the ontology says its version is, empty where it says nothing."""
    versions = (terms.value(iri, vocab.OWL + "versionInfo") for iri in terms.instances(vocab.OWL + "Ontology"))
    return next(filter(None, versions), "")
