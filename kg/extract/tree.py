"""Questions about the dependency tree of one sentence, in the words of Universal Dependencies."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.model import Sentence, Span, Token

# Relations that start something of their own rather than describe the head.
# Source: https://universaldependencies.org/u/dep/
CLAUSES = frozenset(
    {"acl", "advcl", "parataxis", "ccomp", "csubj", "appos", "conj", "cc", "list", "discourse", "vocative"}
)

_QUOTES = frozenset({'"', "“", "”", "‘", "’", "'", "``", "''", "`"})
_REDUCED = frozenset({"acl", "advcl"})  # clauses that stand without a subject only as participles


def base(deprel: str) -> str:
    """Return a relation without its subtype: `nsubj` for `nsubj:pass`."""
    return deprel.split(":", 1)[0]


@dataclass(frozen=True)
class Tree:
    """One sentence with its dependents indexed by head."""

    sentence: Sentence

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        table: list[list[Token]] = [[] for _ in range(len(self.sentence.tokens) + 1)]
        for token in self.sentence.tokens:
            table[token.head].append(token)
        return tuple(tuple(row) for row in table)

    def children(self, token: Token, *deprels: str) -> tuple[Token, ...]:
        """Return the dependents in word order; with `deprels`, those whose full or base relation is among them."""
        found = self._children[token.id]
        return (
            tuple(each for each in found if each.deprel in deprels or base(each.deprel) in deprels)
            if deprels
            else found
        )

    def child(self, token: Token, *deprels: str) -> Token | None:
        """Return the first such dependent, None where there is none."""
        return next(iter(self.children(token, *deprels)), None)

    def head(self, token: Token) -> Token | None:
        """Return the governor, None for the root."""
        return self.sentence.token(token.head) if token.head else None

    def is_between_quotes(self, token: Token) -> bool:
        """Tell whether a word stands alone between marks of quotation: the "closed" primary."""
        around = self.sentence.tokens[max(token.id - 2, 0) : token.id + 1]
        return len(around) == 3 and around[0].form in _QUOTES and around[-1].form in _QUOTES

    def ancestors(self, token: Token) -> Iterator[Token]:
        """Yield the governors from the nearest to the root."""
        seen = {token.id}
        above = self.head(token)
        while above is not None and above.id not in seen:
            yield above
            seen.add(above.id)
            above = self.head(above)

    def subtree(self, token: Token, without: frozenset[str] = frozenset()) -> list[Token]:
        """Return the token and all below it in word order, leaving out branches whose base relation is in `without`."""
        found, todo = [token], [token]
        while todo:
            for each in self._children[todo.pop().id]:
                if base(each.deprel) not in without:
                    found.append(each)
                    todo.append(each)
        return sorted(found, key=lambda each: each.id)

    def has_adverb(self, token: Token, form: str) -> bool:
        """Tell whether an adverb of this form, in small letters, modifies the token."""
        return any(each.form.lower() == form for each in self.children(token, "advmod"))

    def is_below(self, token: Token, above: Token) -> bool:
        """Tell whether `token` is `above` or stands in its subtree."""
        return token.id == above.id or any(each.id == above.id for each in self.ancestors(token))

    def marker(self, token: Token) -> str:
        """Return the preposition or conjunction that introduces the token, as lower-case words; "" for none.

        Fixed expressions are joined: "according to", "because of", "as well as".
        """
        marks = self.children(token, "case", "mark")
        words = [part for mark in marks for part in (mark, *self.children(mark, "fixed")) if mark.form.lower() != "’s"]
        return " ".join(_plain(word) for word in words if word.form.lower() not in ("'s", "’s", "'", "’"))

    def conjuncts(self, token: Token) -> tuple[Token, ...]:
        """Return the token and those coordinated with it, first conjunct first."""
        first = token
        while base(first.deprel) == "conj" and first.head:
            first = self.sentence.token(first.head)
        return (first, *self._conjuncts_below(first))

    def coordinated(self, token: Token) -> tuple[Token, ...]:
        """Return the conjuncts behind the first one; of a phrase only phrases, whatever the parser took for more."""
        rest = self.conjuncts(token)[1:]
        return rest if self.is_clause(token) else tuple(each for each in rest if not self.is_clause(each))

    def _conjuncts_below(self, token: Token) -> tuple[Token, ...]:
        """Return the conjuncts that hang on a token, nested ones too."""
        return tuple(each for child in self.children(token, "conj") for each in (child, *self._conjuncts_below(child)))

    def first_conjunct(self, token: Token) -> Token:
        """Return the conjunct the others hang on; the token itself where nothing is coordinated."""
        return self.conjuncts(token)[0]

    def is_passive(self, verb: Token) -> bool:
        """Tell whether a verb is passive: by its auxiliary, its subject, or as a bare past participle."""
        if self.children(verb, "aux:pass", "nsubj:pass", "csubj:pass"):
            return True
        participle = verb.xpos == "VBN" or (verb.feat("VerbForm") == "Part" and verb.feat("Tense") == "Past")
        if verb.xpos == "VBD" and base(verb.deprel) in _REDUCED and verb.deprel != "acl:relcl":  # "when asked, he said"
            participle = participle or not self.children(verb, "obj")
        if not participle or self.children(verb, "aux", "nsubj"):
            return False
        if base(verb.deprel) == "conj":  # "was charged and released"
            return self.is_passive(self.first_conjunct(verb))
        return base(verb.deprel) in ("acl", "amod", "advcl", "xcomp")

    def before_hyphen(self, participle: Token) -> Token | None:
        """Return the word joined to a participle before a noun: the one who backs in "a US-backed group"."""
        before = self.sentence.tokens[: participle.id - 1]
        joined = len(before) > 1 and before[-1].form == "-" and before[-2].end == before[-1].start
        named = joined and (before[-2].upos in ("PROPN", "NOUN") or before[-2].form[:1].isupper())
        return before[-2] if named else None

    def is_inside_compound(self, token: Token) -> bool:
        """Tell whether a word is joined to two others before a noun: "get" and "vote" in "get-out-the-vote efforts"."""
        first = last = token.id
        while first > 2 and self._is_joined(first - 2):
            first -= 2
        while self._is_joined(last):
            last += 2
        joined = self.sentence.tokens[first - 1 : last]
        return len(joined) > 3 and any(each.head > last for each in joined)

    def _is_joined(self, id: int) -> bool:
        """Tell whether a hyphen and no space join a word to the next one."""
        word, *more = self.sentence.tokens[id - 1 : id + 2]
        return len(more) > 1 and more[0].form == "-" and word.end + 1 == more[1].start

    def is_clause(self, token: Token) -> bool:
        """Tell whether a word heads a clause, and no phrase."""
        return token.upos in ("VERB", "AUX") or bool(self.children(token, "cop", "nsubj", "csubj"))

    def is_active(self, token: Token) -> bool:
        """Tell whether a word is a verb and not passive."""
        return token.upos in ("VERB", "AUX") and not self.is_passive(token)

    def is_infinitive(self, verb: Token) -> bool:
        """Tell whether "to" introduces the verb."""
        return any(mark.form.lower() == "to" for mark in self.children(verb, "mark")) and verb.xpos in ("VB", "")

    def is_semi_modal(self, verb: Token) -> bool:
        """Tell whether a verb only helps the infinitive after it: "has to go", "had yet to win"."""
        after = self.children(verb, "xcomp", "advcl")
        goes_on = any(self.is_prospect(each) and each.id > verb.id for each in after)
        things = [each for each in self.children(verb, "obj", "obl") if each.upos != "ADV"]
        return verb.lemma == "have" and goes_on and not things

    def is_prospect(self, verb: Token) -> bool:
        """Tell whether "to" introduces the verb or its helper: "to go", "to be paid"."""
        helpers = self.children(verb, "aux", "cop")
        to = any(mark.form.lower() == "to" for mark in self.children(verb, "mark"))
        return self.is_infinitive(verb) or (to and any(each.xpos == "VB" for each in helpers))

    def span(self, tokens: list[Token]) -> Span:
        """Return the characters from the first token to the last, edge punctuation left out."""
        kept = list(tokens)
        while len(kept) > 1 and kept[-1].upos == "PUNCT":
            kept.pop()
        while len(kept) > 1 and kept[0].upos == "PUNCT":
            kept.pop(0)
        return Span(kept[0].start, max(token.end for token in kept))


def _plain(token: Token) -> str:
    """Return the lower-case form; conjunctions and prepositions do not inflect."""
    return token.form.lower()
