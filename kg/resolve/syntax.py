"""The sieve of the tree: appositions, titles, predicate nouns, relative and reflexive pronouns."""

from kg.extract.tree import Tree, base
from kg.model import Token
from kg.ontology import Ontology
from kg.resolve.clusters import Clusters
from kg.resolve.profile import Profile, Profiles
from kg.vocab import GROUP, ORGANIZATION, PERSON, THING

_INSIDE = frozenset({"appos", "flat", "compound"})  # how a word hangs on the head of its phrase
_EDGE = 3  # a relative pronoun is one of so many first words of its clause: "from whom", "most of which"


def unite_same_words(profiles: Profiles, clusters: Clusters) -> None:
    """Merge the mentions of one class that share their head: they differ in their edges only."""
    first: dict[tuple[int, int, str], int] = {}
    for profile in profiles:
        key = (profile.mention.sentence, profile.mention.head, profile.mention.type)
        clusters.unite(first.setdefault(key, profile.index), profile.index)


def unite_by_syntax(profiles: Profiles, clusters: Clusters, ontology: Ontology) -> None:
    """Merge what the grammar equates; a mention whose relation says nothing is left alone."""
    for profile in profiles:
        equal = _equal(profile, profiles, ontology) or _named_before(profile, profiles, ontology)
        if equal is not None and _is_allowed(profile, equal, clusters):
            clusters.unite(profile.index, equal.index)


def _equal(profile: Profile, profiles: Profiles, ontology: Ontology) -> Profile | None:
    """Return the mention that the tree says is the same, None where it says nothing."""
    tree, token = profiles.tree(profile), profile.token
    sentence = profile.mention.sentence
    if token.feat("PronType") == "Rel":
        return _antecedent(profile, profiles, ontology)
    if token.feat("Reflex") == "Yes":
        return profiles.at(sentence, _subject_above(token, tree))
    if base(token.deprel) == "appos":
        return _described(profile, _above(token, tree, profiles, sentence), profiles)
    if _is_title(profile):
        person = profiles.at(sentence, _above(token, tree, profiles, sentence))
        return person if person is not None and person.is_name else None
    if _is_beside_name(profile, profiles):
        return profiles.at(sentence, tree.sentence.token(token.id + 1))
    return _predicated_of(profile, profiles)


def _predicated_of(profile: Profile, profiles: Profiles) -> Profile | None:
    """Return what a predicate noun says something of: the man of "the man is a liar, a racist and a birther"."""
    tree, token = profiles.tree(profile), profile.token
    first = tree.first_conjunct(token)
    is_one_of = any(each.lemma == "or" for noun in tree.coordinated(first) for each in tree.children(noun, "cc"))
    words = (first, token)
    if token is not first and tree.child(token, "nsubj"):  # "one is a baker and the other a liar"
        return None
    if not tree.child(first, "cop") or is_one_of or any(tree.child(each, "case") for each in words):
        return None
    stated = all(_is_stated(each, tree) for each in words)
    return profiles.at(profile.mention.sentence, _subject(first, tree)) if stated else None


def _named_before(profile: Profile, profiles: Profiles, ontology: Ontology) -> Profile | None:
    """Return the body whose name stands before a noun that says no more than its class: "the Taliban movement"."""
    if not profile.is_nominal or not profile.definite or ontology.body_suffix(profile.token.lemma) is None:
        return None
    name = profiles.at(profile.mention.sentence, profiles.tree(profile).child(profile.token, "compound"))
    if name is None or not name.is_name or name.kind != ORGANIZATION:
        return None
    return name if profile.modifiers == name.heads | name.modifiers else None


def _antecedent(profile: Profile, profiles: Profiles, ontology: Ontology) -> Profile | None:
    """Return the noun that the relative clause of a pronoun describes."""
    tree, pronoun, sentence = profiles.tree(profile), profile.token, profile.mention.sentence
    clause = next((each for each in (pronoun, *tree.ancestors(pronoun)) if each.deprel.startswith("acl")), None)
    noun = None if clause is None else tree.head(clause)
    if clause is None or noun is None or pronoun not in tree.subtree(clause)[:_EDGE]:  # "who hid what had happened"
        return None
    known = profiles.at(sentence, noun)
    if known is not None and known.kind == GROUP and profile.kind != PERSON:
        # "The victims of a quake that killed ten": parsers give the clause to the victims.
        nearer = [each for each in tree.children(noun, "nmod") if each.id < pronoun.id and tree.marker(each) == "of"]
        if nearer and ontology.entries(nearer[-1].lemma, "noun"):
            return profiles.at(sentence, nearer[-1])
    return known


def _described(profile: Profile, head: Token | None, profiles: Profiles) -> Profile | None:
    """Return what an apposition describes: the nearer of two names; nothing of another class behind a clause.

    "Ann Lee and Tom Ray, a judge"; "a bill that protected the Minutemen - a civilian group".
    """
    tree, sentence = profiles.tree(profile), profile.mention.sentence
    known = profiles.at(sentence, head)
    if head is None or known is None:
        return None
    clauses = [each for each in tree.children(head, "acl") if head.id < each.id < profile.token.id]
    if clauses and known.is_nominal and known.kind != profile.kind:
        return None
    others = [each for each in tree.children(head, "conj") if each.id < profile.token.id]
    nearer = profiles.at(sentence, others[-1]) if others and profile.is_nominal and not profile.plural else None
    return nearer if nearer and nearer.is_name and known.is_name else known


def _subject_above(reflexive: Token, tree: Tree) -> Token | None:
    """Return the subject of the nearest clause around a reflexive that has one."""
    subjects = (tree.child(above, "nsubj") for above in tree.ancestors(reflexive))
    return next((each for each in subjects if each is not None and each.id < reflexive.id), None)


def _above(token: Token, tree: Tree, profiles: Profiles, sentence: int) -> Token | None:
    """Return the nearest word above that heads a mention: an apposition may hang on a word inside a name."""
    for above in tree.ancestors(token):
        if profiles.at(sentence, above):
            return above
        if base(above.deprel) not in _INSIDE and above.deprel != "nmod:desc":
            return None
    return None


def _is_title(profile: Profile) -> bool:
    inside = profile.token.deprel == "nmod:desc" or base(profile.token.deprel) in ("flat", "compound")
    return profile.is_nominal and profile.kind == PERSON and inside


def _is_beside_name(profile: Profile, profiles: Profiles) -> bool:
    """Tell whether a title and the name right after it play one part in a clause, as a parser may take them."""
    tree, token = profiles.tree(profile), profile.token
    if not profile.is_nominal or profile.kind != PERSON or profile.plural or token.id == len(tree.sentence.tokens):
        return False
    after = tree.sentence.token(token.id + 1)
    name = profiles.at(profile.mention.sentence, after)
    alike = (after.head, after.deprel) == (token.head, token.deprel)
    return alike and token.head > 0 and name is not None and name.is_name and name.kind == PERSON


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
