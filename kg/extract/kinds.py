"""What is said of a kind and not of a happening: habits, rules and comparisons, and nouns that only name a kind."""

from kg.extract.reference import is_bare
from kg.extract.tree import Tree, base
from kg.model import Token
from kg.ontology import Ontology

_PRESENT = frozenset({"VBZ", "VBP"})
_WHENEVER = frozenset({"when", "whenever"})
_INVERTED = frozenset({"should", "had", "were"})


class Kinds:
    """Tells in one sentence what is only said in general."""

    def __init__(self, tree: Tree, ontology: Ontology) -> None:
        self._tree = tree
        self._ontology = ontology

    def is_habit(self, verb: Token) -> bool:
        """Tell whether a clause says what is done again and again, or by whoever: "smugglers build tunnels".

        In a headline the present stands for the past, and the first sentence may be one.
        """
        sentence = self._tree.sentence
        if sentence.block != "paragraph" or sentence.index == 0 or not self.is_simple_present(verb):
            return False
        if any(self.is_rule(each, verb) for each in self._tree.children(verb, "advcl")):
            return True
        subject, first = self._tree.child(verb, "nsubj", "nsubj:pass"), self._tree.first_conjunct(verb)
        if subject is None and first is not verb:
            return self.is_habit(first)  # "smugglers build tunnels and hide them"
        minds = self._ontology.cue(verb.lemma, "verb") is not None or self._tree.children(verb, "ccomp")
        if subject is None or minds or self._tree.children(verb, "obl:tmod", "obl:unmarked"):
            return False  # "figures show that prices rose", "those who plan to go", "voters decide on Sunday"
        if "relcl" in verb.deprel and subject.xpos in ("WDT", "WP"):
            subject = self._tree.head(verb)
        return subject is not None and self._is_anybody(subject)

    def is_agenda(self, verb: Token, days: frozenset[int]) -> bool:
        """Tell whether the present with a day says what is to come: "on Tuesday he travels to Ohio".

        A day with a name is meant: "today they are rivals" is so now.
        """
        sentence = self._tree.sentence
        body = sentence.block == "paragraph" and sentence.index > 0
        dated = any(
            each.id in days and each.upos == "PROPN" and self._tree.marker(each) in ("", "on")
            for each in self._tree.children(verb, "obl", "nmod:tmod")
        )
        return body and verb.upos == "VERB" and dated and self.is_simple_present(verb)

    def is_rule(self, clause: Token, verb: Token) -> bool:
        """Tell whether a clause of time says when something is always so: "when we move, we lose it"."""
        words = self._tree.children(clause, "mark", "advmod")
        dated = any(each.form.lower() in _WHENEVER for each in words)
        copulas = self._tree.children(verb, "cop")
        now = self.is_simple_present(verb) or any(each.xpos in _PRESENT for each in copulas)
        return dated and now and self.is_simple_present(clause)

    def _is_anybody(self, noun: Token) -> bool:
        """Tell whether a subject is nobody in particular: "you", "smugglers", "those who"."""
        if noun.form.lower() == "those":
            return bool(self._tree.children(noun, "acl:relcl"))
        if noun.upos == "PRON":
            return noun.form.lower() == "you" or (noun.lemma.lower() == "one" and not self._tree.children(noun, "det"))
        plural = is_bare(self._tree, noun) and noun.xpos == "NNS"
        return noun.upos == "NOUN" and plural

    def is_simple_present(self, verb: Token) -> bool:
        """Tell whether a verb is in the plain present, active or passive: "builds", "is built"."""
        helpers = self._tree.children(verb, "aux", "cop")
        if helpers:
            return all(each.deprel == "aux:pass" and each.xpos in _PRESENT for each in helpers)
        return verb.xpos in _PRESENT

    def is_kind(self, noun: Token) -> bool:
        """Tell whether a bare noun only says what another one is about: "supporters of reform", "a merger market".

        Nouns of amounts, victims and the like speak of what did happen: "a wave of attacks", "a victory speech".
        """
        above = self._tree.head(noun)
        if above is None or above.upos not in ("NOUN", "PROPN") or self._ontology.is_granting(above.lemma):
            return False
        if base(noun.deprel) == "compound":
            return True
        return base(noun.deprel) == "nmod" and bool(self._tree.marker(noun)) and is_bare(self._tree, noun)

    def is_inverted(self, verb: Token) -> bool:
        """Tell whether a clause is a condition by its word order: "had he won, she would be here"."""
        subject = self._tree.child(verb, "nsubj", "nsubj:pass")
        helpers = self._tree.children(verb, "aux", "cop")
        return (
            subject is not None
            and base(verb.deprel) == "advcl"
            and not self._tree.marker(verb)
            and any(each.form.lower() in _INVERTED and each.id < subject.id for each in helpers)
        )

    def is_past(self, verb: Token) -> bool:
        """Tell whether a verb or one of its helpers is in the past or the perfect."""
        helpers = [verb, *self._tree.children(verb, "aux", "cop")]
        return any(each.xpos == "VBD" or each.lemma == "have" or each.form.lower() == "been" for each in helpers)

    def is_participle(self, verb: Token, first: Token) -> bool:
        """Tell whether a verb taken for the past goes on a participle before: "could have fallen or burned"."""
        helped = any(each.xpos == "MD" for each in self._tree.children(first, "aux"))
        return verb.xpos == "VBD" and first.xpos == "VBN" and helped and not self._tree.children(verb, "nsubj")

    def is_set_apart(self, token: Token, noun: Token) -> bool:
        """Tell whether a gerund behind a comma or dash says what its noun is: "their goal, ousting him, is far"."""
        between = self._tree.sentence.tokens[noun.id : token.id - 1]
        return token.xpos == "VBG" and any(each.upos == "PUNCT" for each in between)

    def is_bare_verb(self, verb: Token) -> bool:
        """Tell whether a verb has neither subject nor helper, and so says no more than what could be done.

        "Boosting ties", "it is about buying a firm", "(build a wall)", "told them to shut up and quit".
        """
        helpers = self._tree.children(verb, "aux", "nsubj", "nsubj:pass", "expl")
        if helpers or verb.xpos not in ("VB", "VBG"):
            return bool(verb.xpos == "VBG" and self._tree.marker(verb) and not verb.head)
        relation, first = base(verb.deprel), self._tree.first_conjunct(verb)
        if verb.xpos == "VBG":
            return relation in ("root", "appos") or (relation != "conj" and self._is_listed(verb))
        if relation in ("acl", "advcl", "dep") and not self._tree.marker(verb):  # "the rules: wear a helmet"
            return self._is_listed(verb)
        return relation in ("root", "parataxis", "appos", "list") or (
            relation == "conj" and first.xpos != "VB" and not self._below_bare(first)
        )

    def _below_bare(self, verb: Token) -> bool:
        """Tell whether a conjunct before is a bare infinitive that the parser tagged otherwise: "did cut and run"."""
        return any(each.xpos == "MD" or each.lemma == "do" for each in self._tree.children(verb, "aux"))

    def _is_listed(self, verb: Token) -> bool:
        """Tell whether a gerund begins behind a colon: "the pledges he made: rebuilding the army"."""
        first = min(self._tree.subtree(verb), key=lambda each: each.id)
        before = self._tree.sentence.tokens[first.id - 2 : first.id - 1] if first.form != ":" else (first,)
        return bool(before) and before[0].form == ":"
