"""Words beside an event that change its status: helpers, adverbs, determiners, adjectives, sources."""

from kg.extract.parentheses import is_source, scope
from kg.extract.tree import Tree, base
from kg.model import Token
from kg.ontology import Ontology
from kg.vocab import CONDITIONAL, DEMANDED, NEGATED, PLANNED, REPORTED

# Where a command may stand by itself.
_ALONE = frozenset({"root", "parataxis", "appos", "list"})


class Cues:
    """Finds the cues of the events of one sentence."""

    def __init__(self, tree: Tree, ontology: Ontology) -> None:
        self._tree = tree
        self._ontology = ontology
        sources = [each for each in tree.sentence.tokens if is_source(tree, each, ontology)]
        self._told = {covered.id for each in sources if (covered := scope(tree, each)) is not None}

    def of(self, token: Token) -> list[str]:
        """Return the statuses that the word's own dependents give, in word order."""
        found = [REPORTED] if token.id in self._told else []
        for child in self._tree.children(token):
            cue = self._cue_of(child)
            if cue is not None:
                found.append(cue)
        if self._tree.is_infinitive(token) and self._tree.children(token, "cop", "aux"):  # "the aim is to capture him"
            be = [each for each in self._tree.children(token, "cop", "aux") if each.lemma.lower() == "be"]
            found.extend([PLANNED] if be and not self._tree.is_passive(token) else [])
        alone = base(token.deprel) in _ALONE and not self._tree.children(token, "nsubj")
        if token.feat("Mood") == "Imp" and alone:
            found.append(DEMANDED)
        return found

    def _cue_of(self, child: Token) -> str | None:
        relation, lemma = base(child.deprel), child.lemma.lower()
        if child.deprel == "nsubj:outer":
            return self.of_outer(self._tree.sentence.token(child.head))
        if relation == "aux":
            return self._ontology.cue(lemma, "modal") or self._ontology.cue(child.form.lower(), "modal")
        if relation == "advmod":
            return REPORTED if self._ontology.is_evidential(lemma) else self._of_adverb(child)
        if relation == "det":
            return self._ontology.cue(lemma, "determiner")
        if relation == "amod":
            return self._ontology.modifier_cue(child.form.lower()) or self._ontology.modifier_cue(lemma)
        return REPORTED if is_source(self._tree, child, self._ontology) else None

    def of_outer(self, clause: Token) -> str | None:
        """Return the status that a noun gives the clause it is said to be: "the fear is that it falls"."""
        noun = self._tree.child(clause, "nsubj:outer")
        if noun is None or self._tree.is_prospect(clause):
            return None
        return self._ontology.cue(noun.lemma.lower(), "noun") or REPORTED

    def _of_adverb(self, adverb: Token) -> str | None:
        """Return the status an adverb gives, by itself or with the next word: "not", but "not only"."""
        after = self._tree.sentence.tokens[adverb.id : adverb.id + 1]
        words = [f"{adverb.lemma.lower()} {each.lemma.lower()}" for each in after]
        found = (self._ontology.cue(each, "adverb") for each in (*words, adverb.lemma.lower()))
        return next((cue for cue in found if cue is not None), None)

    def is_past(self, token: Token) -> bool:
        """Tell whether the word is a participle under "have": what would or should "have gone" did not go."""
        return any(each.lemma.lower() == "have" for each in self._tree.children(token, "aux"))

    def is_supposed(self, token: Token) -> bool:
        """Tell whether the word only says what would be: "the merger would cost jobs"."""
        helpers = self._tree.children(token, "aux")
        return any(self._ontology.cue(each.lemma.lower(), "modal") == CONDITIONAL for each in helpers)

    def is_negated(self, token: Token) -> bool:
        """Tell whether the word or one of its arguments is negated: "not", "never", "no one", "no evidence"."""
        if NEGATED in self.of(token) or (
            token.upos == "PRON" and self._of_adverb(token) == NEGATED
        ):  # "is anything but an attack"
            return True
        joined = self._tree.children(token, "cc")
        cues = (self._ontology.cue(each.lemma.lower(), pos) for each in joined for pos in ("conjunction", "determiner"))
        if NEGATED in cues:
            return True  # "neither confirmed nor denied"
        for child in self._tree.children(token, "nsubj", "obj", "nsubj:pass"):
            words = (child, *self._tree.children(child, "det", "cc"))  # "neither she nor he came"
            if any(self._ontology.cue(each.lemma.lower(), "determiner") == NEGATED for each in words):
                return True
        return False

    def has_condition(self, token: Token) -> bool:
        """Tell whether a clause of condition hangs on the word: "if", "unless"."""
        return any(
            self._ontology.cue(self._tree.marker(each), "conjunction") == CONDITIONAL
            for each in self._tree.children(token, "advcl")
        )
