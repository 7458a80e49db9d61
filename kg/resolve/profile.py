"""What the grammar says about one mention: the words that describe it, its number, gender and function."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.extract.tree import Tree, base
from kg.model import BlockKind, Document, Mention, Token
from kg.ontology import Ontology
from kg.resolve.listed import listed_names, lone_word
from kg.vocab import CONDITIONAL, GROUP, NEGATED, OFFICE, ORGANIZATION, PERSON, PLACE, THING

KINDS = (PERSON, GROUP, ORGANIZATION, PLACE, OFFICE)
# Modifiers that say which one is meant; clauses only describe.
_MODIFIERS = ("amod", "compound", "nummod", "nmod", "flat")
_TITLES = ("nmod:desc", "compound", "flat", "amod")
_CONTENT = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB", "X"})
_CAPACITY = frozenset({"as", "for"})  # before a noun without an article: "run for president", "serve as president"
_SALIENCE = {"nsubj": 3, "obj": 2, "iobj": 2, "obl": 1}


@dataclass(frozen=True, slots=True)
class Profile:
    """One mention as the sieves see it."""

    index: int  # place in reading order, from 0
    mention: Mention
    token: Token
    block: BlockKind
    kind: str  # broad class, one of KINDS; THING where unknown; "" for a pronoun that may stand for anything
    heads: frozenset[str]  # nouns that say what it is: "general" of "the general" and of "General Smith"
    modifiers: frozenset[str]  # words that narrow its head down, titles included
    plural: bool
    gender: str  # "Masc", "Fem", "Neut"; "" where unknown
    definite: bool  # speaks of one already known: "the general", "its army", "police", "Parliament"
    free: bool  # speaks of nobody in particular: "no candidate", "anyone"
    kin: bool  # names a relative: "his son"
    possessor: int | None  # index of the mention that owns it: "Israel" of "Israel's army"

    @property
    def is_name(self) -> bool:
        """Tell whether it has a proper name."""
        return self.mention.kind == "name"

    @property
    def is_nominal(self) -> bool:
        """Tell whether a common noun heads it."""
        return self.mention.kind == "nominal"

    @property
    def salience(self) -> int:
        """Return 3 for a subject down to 0 for words inside another phrase."""
        return _SALIENCE.get(base(self.token.deprel), 0)


@dataclass(frozen=True)
class Profiles:
    """All mentions of one article in reading order, and the trees they stand in."""

    all: tuple[Profile, ...]
    trees: Mapping[int, Tree]  # by sentence
    by_token: Mapping[tuple[int, int], Profile]  # by sentence and head word

    def __iter__(self) -> Iterator[Profile]:
        return iter(self.all)

    def at(self, sentence: int, token: Token | None) -> Profile | None:
        """Return the mention that a word heads, None where it heads none."""
        return None if token is None else self.by_token.get((sentence, token.id))

    def tree(self, profile: Profile) -> Tree:
        """Return the tree of the sentence a mention stands in."""
        return self.trees[profile.mention.sentence]


def profiles(document: Document, mentions: Sequence[Mention], ontology: Ontology) -> Profiles:
    """Describe every mention once, in reading order: by start, the wider first.

    An office and the person described by it may share their head; the word then stands for the person.
    """
    ordered = sorted(set(mentions), key=lambda each: (each.span.start, -each.span.end, each.head, each.type))
    sentences = {sentence.index: sentence for sentence in document.sentences}
    trees = {index: Tree(sentences[index]) for index in {each.sentence for each in ordered}}
    by_rank = sorted(enumerate(ordered), key=lambda each: not ontology.is_a(each[1].type, OFFICE))
    indexes = {(each.sentence, each.head): index for index, each in by_rank}
    listed = listed_names(ordered, trees, ontology)
    found = tuple(
        _as_listed(_profile(index, each, trees[each.sentence], indexes, ontology), listed)
        for index, each in enumerate(ordered)
    )
    return Profiles(found, trees, {key: found[index] for key, index in indexes.items()})


def _profile(
    index: int, mention: Mention, tree: Tree, indexes: Mapping[tuple[int, int], int], ontology: Ontology
) -> Profile:
    token = tree.sentence.token(mention.head)
    titles = _titles(mention, token, tree, ontology)
    owner = tree.child(token, "nmod:poss")
    kind = broad_class(mention, ontology)
    return Profile(
        index=index,
        mention=mention,
        token=token,
        block=tree.sentence.block,
        kind=kind,
        heads=_heads(mention, token, titles),
        modifiers=_modifiers(mention, token, titles, tree),
        plural=_is_plural(mention, token, kind),
        gender=_gender(mention, token, titles, tree, ontology),
        definite=_is_common_name(mention, kind) or (mention.kind == "nominal" and _is_definite(token, tree, kind)),
        free=_is_free(token, tree, ontology) or (kind == PERSON and _is_sought(mention, token, tree)),
        kin=mention.kind == "nominal" and ontology.is_kin(token.lemma),
        possessor=None if owner is None else indexes.get((mention.sentence, owner.id)),
    )


def _as_listed(profile: Profile, listed: frozenset[str]) -> Profile:
    """Return the profile as that of a body if it is one by its shares."""
    is_body = profile.is_name and profile.kind in (PERSON, THING) and lone_word(profile.mention) in listed
    return replace(profile, kind=ORGANIZATION, plural=False, gender="") if is_body else profile


def broad_class(mention: Mention, ontology: Ontology) -> str:
    """Return which of KINDS a mention's type falls under, THING for none, "" for a pronoun without one."""
    unknown = "" if mention.kind == "pronoun" else THING
    return next((kind for kind in KINDS if ontology.is_a(mention.type, kind)), unknown)


def _titles(mention: Mention, token: Token, tree: Tree, ontology: Ontology) -> tuple[Token, ...]:
    """Return the words before a person's name that say what he or she is: "Finance Minister", "Lieutenant General"."""
    if mention.name is None or not ontology.is_a(mention.type, PERSON):
        return ()
    above = [each for each in tree.children(token, *_TITLES) if each.end <= mention.name.start]
    return tuple(word for each in above for word in tree.subtree(each) if word.upos in _CONTENT)


def _heads(mention: Mention, token: Token, titles: tuple[Token, ...]) -> frozenset[str]:
    if mention.kind == "nominal" or (mention.kind == "name" and not titles):
        return frozenset({_lemma(token)})
    return frozenset(map(_lemma, titles))


def _modifiers(mention: Mention, token: Token, titles: tuple[Token, ...], tree: Tree) -> frozenset[str]:
    """Return the content words around the head; those of its owner are left out."""
    if mention.kind == "pronoun":
        return frozenset()
    below = [each for each in tree.children(token, *_MODIFIERS) if each.deprel != "nmod:poss"]
    words = [word for each in below for word in tree.subtree(each) if word.upos in _CONTENT]
    return frozenset(_lemma(word) for word in (*words, *titles))


def _is_plural(mention: Mention, token: Token, kind: str) -> bool:
    """Tell whether more than one is meant; the name of a country or a body is one, whatever its form."""
    if mention.kind == "name":
        return kind == GROUP
    return token.feat("Number") in ("Plur", "Ptan") or kind == GROUP


def _gender(mention: Mention, token: Token, titles: tuple[Token, ...], tree: Tree, ontology: Ontology) -> str:
    """Return the gender that a pronoun, a noun or the words around a name tell, else that of a given name; "" for none.

    A given name tells only where another follows: Paul and Grace are surnames, too.
    """
    if mention.kind == "pronoun":
        return token.feat("Gender") or ""
    described = tree.head(token) if base(token.deprel) == "appos" else None
    around = (*titles, *tree.children(token, "appos"), *filter(None, [described]))
    words = (token,) if mention.kind == "nominal" else around
    told = {ontology.gender(each.lemma) for each in words} - {None}
    if not told and mention.name is not None and ontology.is_a(mention.type, PERSON):
        told = {_gender_of_name(mention, ontology)} - {None}
    return told.pop() or "" if len(told) == 1 else ""


def _gender_of_name(mention: Mention, ontology: Ontology) -> str | None:
    name = mention.name or mention.span
    given, *others = mention.text[name.start - mention.span.start : name.end - mention.span.start].split() or [""]
    return ontology.gender_of_name(given) if others else None


def _is_definite(token: Token, tree: Tree, kind: str) -> bool:
    """Tell whether the phrase speaks of one already known; a body without an article ("police") does, too."""
    if tree.child(token, "nmod:poss"):
        return True
    determiners = tree.children(token, "det")
    if not determiners:
        return kind == ORGANIZATION and token.upos == "NOUN" and token.form.casefold() == token.lemma.casefold()
    return any(each.feat("Definite") == "Def" or each.feat("PronType") == "Dem" for each in determiners)


def _is_common_name(mention: Mention, kind: str) -> bool:
    """Tell whether a name may be a noun with a capital: "the Opposition", "Parliament"."""
    return mention.kind == "name" and kind == ORGANIZATION and len(mention.text.split()) == 1


def _is_free(token: Token, tree: Tree, ontology: Ontology) -> bool:
    """Tell whether a phrase leaves open that there is anybody it speaks of."""
    cues = (ontology.cue(each.lemma, "determiner") for each in (token, *tree.children(token, "det")))
    return any(cue in (NEGATED, CONDITIONAL) for cue in cues)


def _is_sought(mention: Mention, token: Token, tree: Tree) -> bool:
    """Tell whether a noun says what somebody is to be, not who: "qualified to be president", "run for president"."""
    if mention.kind != "nominal" or token.upos != "NOUN" or token.feat("Number") == "Plur":
        return False
    first = tree.first_conjunct(token)
    if tree.child(first, "cop"):
        return not tree.child(first, "nsubj") or any(each.xpos == "MD" for each in tree.children(first, "aux"))
    bare = not tree.children(token, "det", "nmod:poss")
    return bare and (first.deprel == "xcomp" or tree.marker(first) in _CAPACITY)


def _lemma(token: Token) -> str:
    return token.lemma.casefold().rstrip(".")
