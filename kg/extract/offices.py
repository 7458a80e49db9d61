"""Offices: titles before names, appositions and copulas that say who holds which office, and in what body."""

from collections.abc import Iterator

from kg.extract.phrases import Phrases, phrase_tokens
from kg.extract.status import Views
from kg.extract.tree import Tree, base
from kg.model import Evidence, Mention, Relation, Span, Token
from kg.ontology import Ontology
from kg.vocab import ASSERTED, FORMER_OFFICE, HOLDS_OFFICE, OFFICE, OFFICE_OF, ORGANIZATION, PERSON, PLACE

_MODIFIERS = frozenset({"NOUN", "PROPN", "ADJ"})


class Offices:
    """Finds the offices that one sentence gives to the people it names."""

    def __init__(
        self, tree: Tree, phrases: Phrases, views: Views, ontology: Ontology, *, text: str, extractor: str
    ) -> None:
        self._tree = tree
        self._phrases = phrases
        self._views = views
        self._ontology = ontology
        self._text = text
        self._extractor = extractor

    def relations(self) -> Iterator[Relation]:
        """Yield who holds which office, and which body each office belongs to, in word order."""
        for mention in self._phrases:
            if mention.type != PERSON or mention.kind == "pronoun":
                continue
            if mention.name is not None:
                yield from self._from_title(mention)
            yield from self._from_apposition(mention)
            yield from self._from_copula(mention)

    def _from_title(self, person: Mention) -> Iterator[Relation]:
        """Yield the office that stands right before a name: "Finance Minister Ann Lee"."""
        tokens = self._title(person)
        if tokens:
            yield from self._holding(person, tokens, tokens[-1], self._tree.sentence.token(person.head))

    def _title(self, person: Mention) -> list[Token]:
        """Return the words of the office before a name; ranks and what stands before the office are left out."""
        assert person.name is not None
        before = [t for t in self._tree.sentence.tokens if t.end <= person.name.start]
        words: list[Token] = []
        while before and self._belongs(before[-1], person):
            words.insert(0, before.pop())
        while words and self._ontology.is_honorific(_word(words[-1])):
            words.pop()
        kept = [t for t in words if not self._is_former(t)]
        return kept if kept and self._is_office(kept) else []

    def _belongs(self, token: Token, person: Mention) -> bool:
        """Tell whether a word before a name is part of the same noun phrase and may be part of a title."""
        if (
            token.upos not in _MODIFIERS
            or token.feat("Degree") in ("Cmp", "Sup")
            or self._phrases.inside_name(token, "PER")
        ):
            return False
        head = self._tree.sentence.token(person.head)
        same = self._tree.is_below(token, head) or self._tree.is_below(head, token)
        return (same and base(token.deprel) not in ("appos", "conj", "nmod")) or token.deprel == "nmod:desc"

    def _is_office(self, tokens: list[Token]) -> bool:
        """Tell whether the last words of a title are the name of an office."""
        words = [token.lemma.lower() for token in tokens]
        return any(self._ontology.is_office(" ".join(words[start:])) for start in range(len(words)))

    def _is_former(self, token: Token) -> bool:
        return self._ontology.is_former(token.lemma.lower())

    def _from_apposition(self, person: Mention) -> Iterator[Relation]:
        """Yield the office that a phrase beside the name gives: "Ann Lee, head of the bank"."""
        head = self._tree.sentence.token(person.head)
        above = self._tree.head(head)
        beside = [
            *self._tree.children(head, "appos"),
            *([above] if above is not None and base(head.deprel) == "appos" else []),
        ]
        for token in beside:
            for each in self._tree.conjuncts(token) if base(token.deprel) == "appos" else (token,):
                yield from self._from_phrase(person, each)

    def _from_copula(self, person: Mention) -> Iterator[Relation]:
        """Yield the office that a sentence states: "Ann Lee is the mayor"."""
        head = self._tree.sentence.token(person.head)
        predicate = self._tree.head(head)
        if base(head.deprel) == "nsubj" and predicate is not None and self._tree.child(predicate, "cop"):
            yield from self._from_phrase(person, predicate)

    def _from_phrase(self, person: Mention, token: Token) -> Iterator[Relation]:
        if token.upos not in ("NOUN", "PROPN") or self._phrases.inside_name(token, "PER", "LOC"):
            return
        if not self._is_office([*self._tree.children(token, "compound", "amod"), token]):
            return
        words = [t for t in phrase_tokens(self._tree, token) if t.upos != "DET" and not self._is_former(t)]
        yield from self._holding(person, words, token, token)

    def _holding(self, person: Mention, words: list[Token], head: Token, context: Token) -> Iterator[Relation]:
        """Yield the tie between a person and an office, and the one between the office and its body."""
        body = self._body(head, context)
        office = self._office(self._without_owner(words, head), head)
        evidence = Evidence(self._tree.sentence.index, office.span, self._extractor)
        former = any(self._is_former(t) for t in [*self._tree.children(head), *self._tree.children(context)])
        view = self._views.of(head) if self._tree.child(head, "cop") else None
        status = view.status if view is not None else ASSERTED
        yield Relation(FORMER_OFFICE if former else HOLDS_OFFICE, person, office, evidence, status)
        if body is not None:
            yield Relation(OFFICE_OF, office, body, evidence, ASSERTED)

    def _without_owner(self, words: list[Token], head: Token) -> list[Token]:
        """Return the office without the possessor that names its body: "France's president" -> "president"."""
        owned = [t.id for owner in self._tree.children(head, "nmod:poss") for t in self._tree.subtree(owner)]
        return [word for word in words if word.id not in owned] or [head]

    def _office(self, words: list[Token], head: Token) -> Mention:
        span: Span = self._tree.span(words)
        text = " ".join(self._text[span.start : span.end].split())
        return Mention(self._tree.sentence.index, head.id, span, "nominal", OFFICE, text)

    def _body(self, head: Token, context: Token) -> Mention | None:
        """Return the state, institution or company an office belongs to, None where the sentence does not name it."""
        owners = [*self._tree.children(head, "nmod:poss"), *self._tree.children(context, "nmod:poss")]
        parts = [t for t in self._tree.children(head, "nmod") if self._tree.marker(t) in ("of", "at", "for")]
        for token in [*parts, *owners]:
            mention = self._phrases.get(token)
            if mention is not None and any(self._ontology.is_a(mention.type, each) for each in (PLACE, ORGANIZATION)):
                return mention
        return None


def _word(token: Token) -> str:
    return token.form.lower().rstrip(".")
