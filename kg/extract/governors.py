"""What a word makes of the clause it governs: its cue, or the weakest status that its grammar allows."""

from kg.extract.tree import Tree, base
from kg.model import Token
from kg.ontology import Ontology
from kg.vocab import ASSERTED, CONDITIONAL, PLANNED, POSSIBLE, REPORTED

CLAUSES = frozenset({"root", "ccomp", "xcomp", "advcl", "acl", "csubj", "parataxis"})
_POS = {"ADJ": "adjective", "NOUN": "noun", "PROPN": "noun"}


class Governors:
    """Knows the governing words of one sentence."""

    def __init__(self, tree: Tree, ontology: Ontology) -> None:
        self._tree = tree
        self._ontology = ontology

    def complement_status(self, token: Token) -> str:
        """Return the status a governing word gives its complement: its cue, or the weakest that its grammar allows."""
        above, relation = self._tree.head(token), base(token.deprel)
        if above is None:
            return ASSERTED
        if self._tree.is_prospect(token) and (later := self._ontology.cue(f"{above.lemma.lower()} to", "verb")):
            return later  # "remain to be paid", where "remain unpaid" tells what is so
        cue, transparent = self.cue(above), self._ontology.is_transparent(above.lemma.lower())
        if cue is not None and not (transparent and self._was(above)):
            return cue
        if transparent:
            return ASSERTED
        if relation == "ccomp":
            return REPORTED
        if above.lemma == "be" and above.upos in ("AUX", "VERB"):  # "is to resign"
            return PLANNED
        if token.upos not in ("VERB", "AUX"):  # "remain captive"
            return ASSERTED
        return REPORTED if self._tree.is_passive(above) and self._speaks(above) else POSSIBLE  # "is said to"

    def cue(self, word: Token) -> str | None:
        """Return the status a word gives what it governs, by itself or with a particle or adverb: "have yet to"."""
        lemma, pos = word.lemma.lower(), _POS.get(word.upos, "verb")
        beside = [each for each in self._tree.children(word) if each.upos == "ADV" or each.deprel == "compound:prt"]
        with_more = (f"{lemma} {each.lemma.lower()}" for each in beside)
        found = (self._ontology.cue(each, pos) for each in (*with_more, lemma))
        return next((cue for cue in found if cue is not None), None)

    def told(self, verb: Token) -> str | None:
        """Return the status a noun gives the bare verb that says what it is: "their advice: leave early"."""
        noun = self._tree.head(verb)
        apart = noun is not None and noun.upos == "NOUN" and verb.xpos == "VB" and base(verb.deprel) == "appos"
        return self._ontology.cue(noun.lemma.lower(), "noun") if noun is not None and apart else None

    def is_question(self, token: Token) -> bool:
        """Tell whether a clause is a question in other words: "whether he survived", "asked if he would come"."""
        clause = base(token.deprel) in ("ccomp", "csubj", "acl", "xcomp") and "relcl" not in token.deprel
        marker = self._tree.marker(token).split(" ")[-1]  # "an inquiry into whether he survived"
        clause = clause or (marker == "whether" and base(token.deprel) in CLAUSES)
        return clause and self._ontology.cue(marker, "conjunction") in (POSSIBLE, CONDITIONAL)

    def _was(self, adjective: Token) -> bool:
        """Tell whether what is said of somebody is past: "was able to leave" tells that it was done, "is able" not.

        Where a modal says how certain it is, nothing more is said: "will be able to leave".
        """
        return any(each.xpos in ("VBD", "VBN", "MD") for each in self._tree.children(adjective, "cop", "aux"))

    def _speaks(self, verb: Token) -> bool:
        """Tell whether a verb reports what its clause says."""
        frames = [frame for entry in self._ontology.entries(verb.lemma.lower(), "verb") for frame in entry.frames]
        return any(self._ontology.status_given(frame.slots.get("clause", "")) == REPORTED for frame in frames)
