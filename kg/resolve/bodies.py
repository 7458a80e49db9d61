"""The names of bodies: with and without a suffix, in part, by their initials."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.ontology import Ontology
from kg.resolve.clusters import Clusters
from kg.resolve.written import Name, only, parts
from kg.vocab import GROUP, ORGANIZATION, PERSON, THING

_BODIES = frozenset({ORGANIZATION, THING})


def unite_bodies(names: Sequence[Name], clusters: Clusters, ontology: Ontology) -> None:
    """Merge the variants of the names of bodies with their fullest form."""
    bodies = [name for name in names if clusters.traits(name.index).kind in _BODIES]
    _unite_without_suffix(bodies, clusters, ontology)
    _unite_parts_of_bodies(bodies, clusters, ontology)
    _unite_acronyms(names, clusters)


def _unite_without_suffix(bodies: Iterable[Name], clusters: Clusters, ontology: Ontology) -> None:
    """Merge "Smith Clinic" with "Smith Clinics" and, if no other such name begins so, with "Smith"."""
    bodies = tuple(bodies)
    full: dict[tuple[str, ...], list[Name]] = defaultdict(list)
    first: dict[tuple[tuple[str, ...], str], Name] = {}
    for name in bodies:
        start, suffix = name.words[:-1], ontology.body_suffix(name.words[-1])
        if start and suffix is not None:
            full[start].append(name)
            clusters.unite(first.setdefault((start, suffix), name).index, name.index)
    for name in bodies:
        known = only(full.get(name.words, ()), clusters)
        if known is not None:
            clusters.unite(known.index, name.index)


def _unite_parts_of_bodies(bodies: Iterable[Name], clusters: Clusters, ontology: Ontology) -> None:
    """Merge the beginning or end of a body's name with the full name where that is the only one."""
    bodies = tuple(bodies)
    endings = parts(bodies, endings=True)
    beginnings = parts(bodies, endings=False)
    for name in bodies:
        begun = [each for each in beginnings.get(name.words, ()) if not _is_part(each, name, ontology)]
        full = only((*endings.get(name.words, ()), *begun), clusters)
        if full is not None and clusters.traits(full.index).kind == clusters.traits(name.index).kind:
            clusters.unite(full.index, name.index)


def _is_part(longer: Name, name: Name, ontology: Ontology) -> bool:
    """Tell whether a name of several words begins the name of a body of its own.

    "Smith University Press Club"; or the text tells what both are:
    "Smith Partners, a bank" and "Smith Partners East, the fund".
    """
    added = longer.words[len(name.words) :]
    own = ontology.class_of_noun(added[-1]) not in (None, PERSON) or (name.described and longer.described)
    return len(name.words) > 1 and own


def _unite_acronyms(names: Iterable[Name], clusters: Clusters) -> None:
    """Merge "WHO" with the one name in the article that has these initials, people left out."""
    names = [name for name in names if clusters.traits(name.index).kind not in (PERSON, GROUP)]
    by_initials: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        for initials in _initials(name.forms):
            by_initials[initials].append(name)
    for name in names:
        if len(name.forms) == 1 and sum(map(str.isupper, name.forms[0])) > 1:
            full = only(by_initials.get(name.forms[0].replace(".", ""), ()), clusters)
            if full is not None:
                clusters.unite(full.index, name.index)


def _initials(forms: Sequence[str]) -> set[str]:
    """Return what the first letters may be written as: "BoE", "BOE" and "BE"; nothing for a single word."""
    letters = "".join(form[0] for form in forms)
    return {letters, letters.upper(), "".join(filter(str.isupper, letters))} if len(forms) > 1 else set()
