"""What the pronoun of a relative clause stands for, and the gap of a clause that has none."""

from kg.extract.propbank import PropBank
from kg.extract.tree import Tree, base
from kg.model import Token
from kg.ontology import Ontology
from kg.vocab import PERSON

_PEOPLE = frozenset({"PER", "NORP"})  # names of those who are "who"
_OF_PERSONS = frozenset({"who", "whom"})
_EDGE = 3  # the pronoun is one of so many first words of its clause: "from whom", "most of which"
_SINGULAR = frozenset({"VBZ"})
_FULL = frozenset({"object", "clause", "infinitive", "gerund"})  # what leaves no room for the noun


class Antecedents:
    """Finds in one sentence the nouns that relative pronouns stand for."""

    def __init__(self, tree: Tree, ontology: Ontology) -> None:
        self._tree = tree
        self._ontology = ontology
        self._propbank = PropBank(tree)

    def of(self, pronoun: Token) -> Token | None:
        """Return the noun that a relative pronoun stands for, None for other words and where there is none.

        Of several nouns before the clause that may be meant, a person is "who", and one is meant by a singular verb.
        """
        clause = self._clause_of(pronoun) if is_relative(pronoun) else None
        noun = self._before_bracket(self._tree.head(clause)) if clause is not None else None
        if clause is None or noun is None:
            return None
        before = [each for each in self._tree.coordinated(noun) if each.id < clause.id]
        if before and self._is_singular(clause) and not self._is_plural(before[-1]):
            return before[-1]
        if pronoun.form.lower() in _OF_PERSONS and not self.is_person(noun):
            doer = self._propbank.doer(clause)
            between = doer is not None and noun.id < doer.id < pronoun.id and self._before_bracket(doer) is doer
            return self._person_above(noun) or (doer if between else noun)
        return noun

    def leaves_gap(self, verb: Token, slots: frozenset[str]) -> bool:
        """Tell whether a relative clause without a pronoun leaves out its object: "the man they saw".

        What has an object, an infinitive or a clause of its own leaves none: "an issue they wanted to discuss"; nor has
        "the point that he left", "the day when he left" or "the way he left".
        """
        told = self._tree.children(verb, "mark") or any(c.xpos == "WRB" for c in self._tree.children(verb, "advmod"))
        noun = self._tree.head(verb)
        manner = noun is not None and self._is_adjunct(verb, noun)
        return verb.upos == "VERB" and not told and not slots & _FULL and not manner

    def is_person(self, noun: Token) -> bool:
        """Tell whether a word is known to denote a person or people."""
        known = self._ontology.class_of_noun(noun.lemma.lower())
        named = any(n.first <= noun.id <= n.last and n.label in _PEOPLE for n in self._tree.sentence.names)
        vague = noun.upos in ("PRON", "NUM", "ADJ", "DET") or self._ontology.is_vague(noun.lemma)
        return named or vague or (known is not None and self._ontology.is_a(known, PERSON))

    def _clause_of(self, pronoun: Token) -> Token | None:
        """Return the head of the relative clause that begins with the pronoun."""
        clause = next((each for each in self._tree.ancestors(pronoun) if each.deprel == "acl:relcl"), None)
        if clause is None:
            return None
        words = self._tree.subtree(clause)
        return clause if pronoun.head == clause.id or pronoun in words[:_EDGE] else None

    def _before_bracket(self, noun: Token | None) -> Token | None:
        """Return the noun that a bracket is said of: "Ann Lee (D), who" is about Lee."""
        opened = noun is not None and noun.id > 1 and self._tree.sentence.token(noun.id - 1).form in ("(", "[")
        return self._tree.head(noun) if noun is not None and opened and noun.head else noun

    def _person_above(self, noun: Token) -> Token | None:
        """Return the person of whom a noun only says more: the founder of "the founder of a firm, who"."""
        above = noun
        while base(above.deprel) in ("nmod", "conj", "compound"):
            higher = self._tree.head(above)
            if higher is None or higher.id > noun.id:
                return None
            if self.is_person(higher):
                return higher
            above = higher
        return None

    def _is_singular(self, clause: Token) -> bool:
        finite = (clause, *self._tree.children(clause, "aux", "aux:pass", "cop"))
        return any(each.xpos in _SINGULAR or each.form.lower() == "was" for each in finite)

    def _is_plural(self, noun: Token) -> bool:
        return noun.feat("Number") in ("Plur", "Ptan") or noun.xpos in ("NNS", "NNPS")

    def _is_adjunct(self, verb: Token, noun: Token) -> bool:
        """Tell whether the argument structure says that a noun is how, when or where: "the way they left"."""
        return (self._propbank.label(verb, noun) or "").startswith("ARGM")


def is_relative(token: Token) -> bool:
    """Tell whether a word is a relative pronoun."""
    return token.feat("PronType") == "Rel" or token.xpos in ("WDT", "WP")
