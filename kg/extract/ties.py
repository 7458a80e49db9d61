"""Lasting ties that a noun states: who is a member, a relative, an ally or a part of whom, and what lies where."""

from collections.abc import Iterator

from kg.extract.phrases import Phrases
from kg.extract.status import Views
from kg.extract.tree import Tree, base
from kg.model import Evidence, Mention, Relation, Token
from kg.ontology import Ontology
from kg.vocab import ASSERTED, KG, PLACE, THING

_LOCATED_IN = KG + "locatedIn"
_WIDE = (KG + "Country", KG + "Region")
_OWNERS = frozenset({"of", "for"})
_TITLES = frozenset({"compound", "flat", "nmod"})  # how a noun before a name hangs on it


class Ties:
    """Finds the ties of one sentence: "Ann Lee, a member of the council", "his brother", "Paris, France"."""

    def __init__(self, tree: Tree, phrases: Phrases, views: Views, ontology: Ontology, *, extractor: str) -> None:
        self._tree = tree
        self._phrases = phrases
        self._views = views
        self._ontology = ontology
        self._extractor = extractor

    def relations(self) -> Iterator[Relation]:
        """Yield the ties in word order; those that are over are left out."""
        for token in self._tree.sentence.tokens:
            property = self._property(token)
            if property is not None:
                yield from self._stated(token, property)
            yield from self._of_places(token)

    def _property(self, noun: Token) -> str | None:
        """Return the relation that a noun states here; None for other words and for what no longer holds."""
        if noun.upos != "NOUN" or self._phrases.inside_name(noun, "PER", "ORG", "LOC"):
            return None
        before = self._tree.children(noun, "amod", "compound", "advmod")
        if any(self._ontology.is_former(each.lemma.lower()) for each in before):
            return None
        phrases = [f"{each.lemma} {noun.lemma}" for each in before if each.id == noun.id - 1]  # "family member"
        return next(filter(None, map(self._ontology.tie, (*phrases, noun.lemma))), None)

    def _stated(self, noun: Token, property: str) -> Iterator[Relation]:
        holder = self._holder(noun)
        for token in self._owners(noun):
            owner = self._phrases.get(token)
            if holder is not None and owner is not None and self._may_be_tied(property, holder, owner):
                yield self._relation(property, holder, owner, noun)

    def _holder(self, noun: Token) -> Mention | None:
        """Return who is the NOUN: a name beside it, the subject of "is a NOUN", or the one it denotes itself."""
        above = self._tree.head(noun)
        if self._tree.children(noun, "cop"):
            subject = self._tree.child(noun, "nsubj")
            return self._phrases.get(subject) if subject is not None else None
        named = above is not None and self._phrases.name(above) is not None
        if above is not None and (base(noun.deprel) == "appos" or (named and base(noun.deprel) in _TITLES)):
            return self._phrases.get(above)
        if base(noun.deprel) in ("compound", "flat"):  # "the member states"
            return None
        beside = next((each for each in self._tree.children(noun, "appos") if self._phrases.name(each)), noun)
        return self._phrases.get(beside)

    def _owners(self, noun: Token) -> Iterator[Token]:
        """Yield whose NOUN it is: "of Y", "Y's NOUN", and a name right before it."""
        for child in self._tree.children(noun, "nmod", "compound"):
            named = base(child.deprel) == "compound" and self._phrases.name(child) is not None
            if child.deprel == "nmod:poss" or named or self._tree.marker(child) in _OWNERS:
                titled = self._ontology.is_office(f"{noun.lemma} of {child.lemma}".lower())  # "chief of staff"
                yield from () if titled else self._tree.conjuncts(child)

    def _may_be_tied(self, property: str, holder: Mention, owner: Mention) -> bool:
        """Tell whether both are of the classes that the relation joins; "the town of Herat" lies not in Herat."""
        holders, owners = self._ontology.ends(property)
        told = property != _LOCATED_IN or holder.kind == "name"
        fits = self._is_one_of(holder, holders) and self._is_one_of(owner, owners)
        return told and fits and holder != owner and not self._has_part(holder, owner)

    def _is_one_of(self, mention: Mention, classes: frozenset[str]) -> bool:
        """Tell whether a mention is of one of the classes; "they" and "it" may be of any."""
        if mention.kind == "pronoun" and mention.type == THING:
            return self._tree.sentence.token(mention.head).feat("PronType") in ("Prs", "Rel")
        return any(self._ontology.is_a(mention.type, each) for each in classes)

    def _has_part(self, holder: Mention, owner: Mention) -> bool:
        """Tell whether a name holds the other inside itself."""
        return holder.kind == "name" and holder.span.start <= owner.span.start and owner.span.end <= holder.span.end

    def _of_places(self, token: Token) -> Iterator[Relation]:
        """Yield where a named place lies: "Springfield, Illinois", "Herat in Afghanistan"."""
        inner = self._phrases.get(token)
        if inner is None or inner.kind != "name" or not self._ontology.is_a(inner.type, PLACE):
            return
        for child in self._tree.children(token, "appos", "nmod"):
            outer = self._phrases.get(child)
            follows = self._tree.marker(child) in ("", "in") and child.id > token.id
            if follows and outer is not None and outer.kind == "name" and self._is_larger(outer, inner):
                yield self._relation(_LOCATED_IN, inner, outer, child)

    def _is_larger(self, outer: Mention, inner: Mention) -> bool:
        """Tell whether a place is a known country or region, and the other none."""
        classes = [self._ontology.class_of_place(each.text) for each in (outer, inner)]
        return classes[0] in _WIDE and classes[1] not in _WIDE

    def _relation(self, property: str, subject: Mention, object: Mention, noun: Token) -> Relation:
        evidence = Evidence(self._tree.sentence.index, self._tree.span([noun]), self._extractor)
        status = self._views.of(noun).status if self._tree.children(noun, "cop") else ASSERTED
        return Relation(property, subject, object, evidence, status)
