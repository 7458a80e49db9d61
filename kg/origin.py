"""Says what a run is: the same as every other that would read the same out of the same articles."""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

import kg
from kg import plugin, vocab
from kg.graph import derive
from kg.ontology import Ontology
from kg.provenance import Run
from kg.rdf.ntriples import ntriples

_CONSTRUCT: Final = vocab.SHACL + "construct"


def origin(known: Ontology, annotator: str, base: str) -> Run:
    """Return the run with an ontology and an annotator, named as the option names it: "conllu=parses".

    The files of the annotator's folder count, whatever their place. What it takes from elsewhere, such as a pipeline of
    spaCy by its name, counts by the name only.
    """
    name, _, place = annotator.partition("=")
    folder = Path(place) if place else getattr(plugin.find("annotate", name), "FOLDER", None)
    files = _files(folder) if folder and folder.is_dir() else iter([place])
    told = [kg.__version__, _lexicon(known), name, *files]
    return Run(
        base=base,
        tools=(("newskg", kg.__version__), ("ontology", known.version)),
        configuration=sha256("\n".join(told).encode("utf-8", "surrogateescape")).hexdigest(),
        rules=derive.digest(known),
    )


def _lexicon(known: Ontology) -> str:
    """Return a digest of the ontology without the rules, which decide nothing that is read."""
    rules = {each.subject for each in known.triples if each.predicate.value == _CONSTRUCT}
    told = [each for each in known.triples if each.subject not in rules]
    return sha256(ntriples(told)).hexdigest()


def _files(folder: Path) -> Iterator[str]:
    """Yield the name and a digest of each file."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        yield f"{path.relative_to(folder)} {sha256(path.read_bytes()).hexdigest()}"
