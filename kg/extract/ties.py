"""Lasting ties that a noun states: who is a member, a relative, an ally or a part of whom, and what lies where."""

from collections.abc import Iterator

from kg.extract.phrases import Phrases
from kg.extract.status import Views
from kg.extract.tree import Tree, base
from kg.model import Evidence, Mention, Relation, Token
from kg.ontology import Ontology
from kg.vocab import ASSERTED, GROUP, KG, ORGANIZATION, PERSON, PLACE

_LOCATED_IN = KG + "locatedIn"
_OWNERS = frozenset({"of", "for"})
_TITLES = frozenset({"compound", "flat", "nmod"})  # how a noun before a name hangs on it
_ACTORS_AND_PLACES = (PERSON, GROUP, ORGANIZATION, PLACE)


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
        over = any(self._ontology.is_former(each.lemma.lower()) for each in before)
        return None if over else self._ontology.tie(noun.lemma)

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
                yield from self._tree.conjuncts(child)

    def _may_be_tied(self, property: str, holder: Mention, owner: Mention) -> bool:
        """Tell whether both are actors or places; "the town of Herat" lies not in Herat."""
        known = all(
            mention.kind == "pronoun" or any(self._ontology.is_a(mention.type, each) for each in _ACTORS_AND_PLACES)
            for mention in (holder, owner)
        )
        if property == _LOCATED_IN and (holder.kind != "name" or not self._ontology.is_a(owner.type, PLACE)):
            return False
        return known and holder != owner and not self._has_part(holder, owner)

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
        """Tell whether a place is a known country or region, and the other no country."""
        classes = [self._ontology.class_of_place(each.text) for each in (outer, inner)]
        return classes[0] in (KG + "Country", KG + "Region") and classes[1] != KG + "Country"

    def _relation(self, property: str, subject: Mention, object: Mention, noun: Token) -> Relation:
        evidence = Evidence(self._tree.sentence.index, self._tree.span([noun]), self._extractor)
        status = self._views.of(noun).status if self._tree.children(noun, "cop") else ASSERTED
        return Relation(property, subject, object, evidence, status)
