"""The sieve of the tree: appositions, titles, predicate nouns, relative and reflexive pronouns."""

from kg.extract.tree import Tree, base
from kg.model import Token
from kg.resolve.clusters import Clusters
from kg.resolve.profile import Profile, Profiles
from kg.vocab import GROUP, ORGANIZATION, PERSON, THING


def unite_same_words(profiles: Profiles, clusters: Clusters) -> None:
    """Merge the mentions of one class that share their head: they differ in their edges only."""
    first: dict[tuple[int, int, str], int] = {}
    for profile in profiles:
        key = (profile.mention.sentence, profile.mention.head, profile.mention.type)
        clusters.unite(first.setdefault(key, profile.index), profile.index)


def unite_by_syntax(profiles: Profiles, clusters: Clusters) -> None:
    """Merge what the grammar equates; a mention whose relation says nothing is left alone."""
    for profile in profiles:
        equal = _equal(profile, profiles)
        if equal is not None and _is_allowed(profile, equal, clusters):
            clusters.unite(profile.index, equal.index)


def _equal(profile: Profile, profiles: Profiles) -> Profile | None:
    """Return the mention that the tree says is the same, None where it says nothing."""
    tree, token = profiles.tree(profile), profile.token
    sentence = profile.mention.sentence
    if token.feat("PronType") == "Rel":
        return profiles.at(sentence, _antecedent(token, tree))
    if token.feat("Reflex") == "Yes":
        return profiles.at(sentence, _subject_above(token, tree))
    if base(token.deprel) == "appos":
        return profiles.at(sentence, _above(token, tree, profiles, sentence))
    if _is_title(profile):
        person = profiles.at(sentence, _above(token, tree, profiles, sentence))
        return person if person is not None and person.is_name else None
    if tree.child(token, "cop") and not tree.child(token, "case") and _is_stated(token, tree):
        return profiles.at(sentence, _subject(token, tree))
    return None


def _antecedent(pronoun: Token, tree: Tree) -> Token | None:
    """Return the noun that the relative clause of a pronoun describes."""
    clause = next((each for each in (pronoun, *tree.ancestors(pronoun)) if each.deprel.startswith("acl")), None)
    return None if clause is None else tree.head(clause)


def _subject_above(reflexive: Token, tree: Tree) -> Token | None:
    """Return the subject of the nearest clause around a reflexive that has one."""
    subjects = (tree.child(above, "nsubj") for above in tree.ancestors(reflexive))
    return next((each for each in subjects if each is not None and each.id < reflexive.id), None)


def _above(token: Token, tree: Tree, profiles: Profiles, sentence: int) -> Token | None:
    """Return the nearest word above that heads a mention: an apposition may hang on a word inside a name."""
    return next((each for each in tree.ancestors(token) if profiles.at(sentence, each)), None)


def _is_title(profile: Profile) -> bool:
    inside = profile.token.deprel == "nmod:desc" or base(profile.token.deprel) in ("flat", "compound")
    return profile.is_nominal and profile.kind == PERSON and inside


def _is_stated(noun: Token, tree: Tree) -> bool:
    """Tell whether a predicate noun holds: no negation, modal or question."""
    above = tree.children(noun, "aux", "advmod", "det", "mark")
    doubted = any(each.xpos == "MD" or "Neg" in (each.feat("Polarity"), each.feat("PronType")) for each in above)
    return not doubted and not any(each.form == "?" for each in tree.children(noun, "punct"))


def _subject(noun: Token, tree: Tree) -> Token | None:
    """Return the subject of a predicate noun; a demonstrative or a question word is none."""
    subject = tree.child(noun, "nsubj")
    return None if subject is None or subject.feat("PronType") in ("Dem", "Int") else subject


def _is_allowed(one: Profile, other: Profile, clusters: Clusters) -> bool:
    """Tell whether class, number and gender let the two be one; of things only an apposition says so."""
    if one.token.feat("PronType") == "Rel" or one.token.feat("Reflex") == "Yes":
        return True
    if one.kind == THING and base(one.token.deprel) != "appos" and clusters.traits(other.index).kind != PERSON:
        return False
    if one.plural != other.plural and not {one.kind, other.kind} & {ORGANIZATION, GROUP}:
        return False
    return clusters.agree(one.index, other.index, loose=True)
