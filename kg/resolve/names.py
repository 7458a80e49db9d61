"""The sieve of proper names: the same name, its variants, its acronym."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kg.extract.tree import Tree
from kg.model import Token
from kg.ontology import Ontology
from kg.resolve.bodies import unite_bodies
from kg.resolve.clusters import Clusters
from kg.resolve.profile import Profile, Profiles
from kg.resolve.written import Name, only, parts
from kg.vocab import PERSON

_AND = 5  # characters between two names that share a surname, at most
_HYPHENS = ("-", "‐", "‑")
_HYPHEN = re.compile("[-‐‑](?![a-z])")


def unite_names(profiles: Profiles, clusters: Clusters, ontology: Ontology) -> None:
    """Merge the mentions of one name, then the variants of a name with its fullest form."""
    names = tuple(_same_names(profiles, clusters, ontology))
    people = [name for name in names if clusters.traits(name.index).kind == PERSON]
    _unite_middle_names(people, clusters)
    _unite_parts_of_people(people, clusters)
    _unite_surnames(names, clusters, ontology)
    unite_bodies(names, clusters, ontology)


def _same_names(profiles: Profiles, clusters: Clusters, ontology: Ontology) -> Iterator[Name]:
    """Merge the mentions written alike or known as one country, and yield each name once."""
    first: dict[tuple[str, ...], list[int]] = defaultdict(list)
    others: dict[tuple[str, ...], int] = {}
    endings = Counter(_forms(each, profiles.tree(each), ontology)[-1:] for each in profiles if each.is_name)
    for profile in profiles:
        forms = _forms(profile, profiles.tree(profile), ontology) if profile.is_name else ()
        if len(forms) == 1 and endings[forms] == 1:
            forms += _shared_surname(profile, profiles, ontology)
        words = _words(forms, ontology)
        compared = _compared(profile, profiles.tree(profile))
        if compared and len(words) == 1:  # "the younger Mr. Smith" is not the one that "Mr. Smith" is
            clusters.unite(others.setdefault((compared, *words), profile.index), profile.index)
            continue
        if not words:
            continue
        known = next((each for each in reversed(first[words]) if _may_be_one(each, profile.index, clusters)), None)
        if known is not None:
            clusters.unite(known, profile.index)
        else:
            first[words].append(profile.index)
            yield Name(words, forms, profile.index, bool(profiles.tree(profile).child(profile.token, "appos")))


def _shared_surname(profile: Profile, profiles: Profiles, ontology: Ontology) -> tuple[str, ...]:
    """Return the last name of the person after "and", for a name before it: "Lee" for "Ann" of "Ann and Tom Lee"."""
    tree = profiles.tree(profile)
    beside = (profiles.at(profile.mention.sentence, each) for each in tree.children(profile.token, "conj"))
    other = next(beside, None)
    if other is None or not other.is_name or {profile.kind, other.kind} != {PERSON}:
        return ()
    forms = _forms(other, profiles.tree(other), ontology)
    near = other.mention.span.start - profile.mention.span.end <= _AND
    return forms[-1:] if near and len(forms) > 1 else ()


def _compared(profile: Profile, tree: Tree) -> str:
    """Return the comparative before a person's name, "" where there is none: "the elder Mr. Smith"."""
    before = tree.children(profile.token, "amod") if profile.kind == PERSON else []
    return next((each.form.casefold() for each in before if each.feat("Degree") == "Cmp"), "")


def _may_be_one(one: int, other: int, clusters: Clusters) -> bool:
    """Tell whether nothing says that one is a man and the other a woman: "Mr Smith", "Mrs Smith"."""
    return len(clusters.traits(one).genders | clusters.traits(other).genders) < 2


def _forms(profile: Profile, tree: Tree, ontology: Ontology) -> tuple[str, ...]:
    """Return the words of the name as written, without article, rank and possessive."""
    name = profile.mention.name or profile.mention.span
    tokens = [each for each in tree.sentence.tokens if name.start <= each.start and each.end <= name.end]
    while len(tokens) > 1 and _is_before_name(tokens[0], profile, ontology):
        tokens.pop(0)
    return tuple(_joined(tokens))


def _joined(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the words; a hyphen before a small letter goes on with one: "Jui-yuan", but "Mark" and "Levine"."""
    form = ""
    for place, token in enumerate(tokens):
        after = tokens[place + 1].form[:1] if token.form in _HYPHENS and place + 1 < len(tokens) else ""
        if form.endswith(_HYPHENS) or (form and after.islower()):
            form += token.form
        elif token.upos not in ("PUNCT", "PART"):
            yield from filter(None, [form])
            form = token.form
    yield from filter(None, [form])


def _is_before_name(token: Token, profile: Profile, ontology: Ontology) -> bool:
    word = token.form.lower().rstrip(".")
    article = token.upos == "DET" and token.feat("Definite") is not None  # "All" may begin a name
    return article or (profile.kind == PERSON and ontology.is_honorific(word))


def _words(forms: tuple[str, ...], ontology: Ontology) -> tuple[str, ...]:
    """Return the name by which others are compared: the country's own for a country, else its folded words."""
    known = ontology.country(" ".join(forms))
    plain = known.split() if known else forms
    parts = (part for form in plain for part in _HYPHEN.split(form.replace(".", "")))
    return tuple(part.casefold() for part in parts if part)


def _unite_middle_names(people: Iterable[Name], clusters: Clusters) -> None:
    """Merge "Donald J. Trump" and "Donald Trump": first and last word alike, one inside the other."""
    full: dict[tuple[str, str], Name] = {}
    for name in people:
        if len(name.words) < 2:
            continue
        known = full.setdefault((name.words[0], name.words[-1]), name)
        inside = set(known.words) <= set(name.words) or set(name.words) <= set(known.words)
        if inside and _may_be_one(known.index, name.index, clusters):
            clusters.unite(known.index, name.index)


def _unite_parts_of_people(people: Iterable[Name], clusters: Clusters) -> None:
    """Merge the end of a person's name, or else its beginning, with the full name."""
    people = tuple(people)
    endings = parts(people, endings=True)
    beginnings = parts(people, endings=False)
    for name in people:
        ending = [each for each in endings.get(name.words, ()) if _may_be_one(each.index, name.index, clusters)]
        full = _fitting(ending, name, clusters) or only(beginnings.get(name.words, ()), clusters)
        if full is not None and _may_be_one(full.index, name.index, clusters):
            clusters.unite(full.index, name.index)


def _unite_surnames(names: Sequence[Name], clusters: Clusters, ontology: Ontology) -> None:
    """Merge a lone word of any class with the one person whose last name it is.

    Not where it is a well-known place or people, or where a longer name of its own class has it that does not give the
    person's whole name: "Gates Foundation", but "Bill Gates Foundation".
    """
    people = [name for name in names if len(name.words) > 1 and clusters.traits(name.index).kind == PERSON]
    whole = [f" {' '.join(name.words)} " for name in people]
    bodies = [name for name in names if not any(each in f" {' '.join(name.words)} " for each in whole)]
    longer = {(clusters.traits(name.index).kind, word) for name in bodies if name.words[1:] for word in name.words}
    full: dict[str, list[Name]] = defaultdict(list)
    for name in people:
        full[name.words[-1]].append(name)
    for name in names:
        person = only(full.get(name.words[0], ()), clusters) if len(name.words) == 1 else None
        kind = clusters.traits(name.index).kind
        if person is None or kind == PERSON or (kind, name.words[0]) in longer or _is_known(name, ontology):
            continue
        clusters.unite(person.index, name.index)


def _is_known(name: Name, ontology: Ontology) -> bool:
    """Tell whether a name is that of a well-known place or people."""
    text = " ".join(name.forms)
    return ontology.class_of_place(text) is not None or ontology.country_of(text) is not None


def _fitting(names: Iterable[Name], name: Name, clusters: Clusters) -> Name | None:
    """Return whom a short name means: the latest, with "Mr." or "Mrs." the latest that is known to be a man or a woman.

    Where nobody is, the only one it may be.
    """
    names = tuple(names)
    told = clusters.traits(name.index).genders
    if not told:
        return _latest(names, name)
    possible = [each for each in names if each.index < name.index] or names
    surest = [each for each in possible if clusters.traits(each.index).genders & told]
    return _latest(surest, name) or only(possible, clusters)


def _latest(names: Iterable[Name], name: Name) -> Name | None:
    """Return the last of the names that was read before this one, else the first that follows, None for none."""
    names = tuple(names)
    before = [each for each in names if each.index < name.index]
    return before[-1] if before else next(iter(names), None)
