"""Who is understood to do it: the subject of a verb that has none of its own."""

from collections.abc import Mapping

from kg.extract.tree import Tree, base
from kg.model import Token
from kg.ontology import Ontology

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
# "criticised him for leaving", "described her as winning": the object does what the gerund says.
_OF_THE_OBJECT = frozenset({"as", "for", "of", "from", "into"})
_DEPTH = 8  # how many clauses up the subject may stand


class Control:
    """Finds understood subjects in one sentence: control, raising, coordination and clauses that modify a noun."""

    def __init__(self, tree: Tree, ontology: Ontology, slot_of_marker: Mapping[str, str]) -> None:
        self._tree = tree
        self._ontology = ontology
        self._slot_of_marker = slot_of_marker

    def subject(self, verb: Token) -> Token | None:
        """Return the head of the understood subject, None where the sentence names nobody.

        Of a relative pronoun that is the noun it stands for: "a man who died trying to help".
        """
        found = self._subject(verb, _DEPTH)
        return found if found is None or not is_relative(found) else self._antecedent(found) or found

    def _antecedent(self, pronoun: Token) -> Token | None:
        """Return the noun that the clause of a relative pronoun modifies, None where it modifies a whole clause."""
        clause = next((each for each in self._tree.ancestors(pronoun) if "relcl" in each.deprel), None)
        noun = self._tree.head(clause) if clause is not None and clause.deprel == "acl:relcl" else None
        return noun if noun is not None and noun.id < pronoun.id else None

    def _subject(self, verb: Token, depth: int) -> Token | None:
        governor = self._tree.head(verb)
        if governor is None or depth == 0:
            return None
        relation = base(verb.deprel)
        if relation in ("acl", "amod"):
            return self._modified(governor, verb)
        if relation in ("xcomp", "advcl"):
            controller = self._controller(verb, governor)
            if controller is not None:
                return controller
            if self._tree.marker(verb) == "against":  # "warned against travelling"
                return None
        elif relation != "conj":
            return None
        own = next(iter(self._tree.children(governor, *SUBJECTS)), None)
        return own if own is not None else self._subject(governor, depth - 1)

    def _controller(self, verb: Token, governor: Token) -> Token | None:
        """Return the object that does what the complement says: "told her to go", "called on her to go".

        In a passive that is the subject, whatever other object is left: "was fined 300 dollars for speeding".
        """
        acted_on = self._tree.child(governor, "nsubj:pass", "iobj") or self._tree.child(governor, "obj")
        if base(verb.deprel) == "xcomp":
            return acted_on or self._called_on(governor)
        if self._tree.is_infinitive(verb):
            return self._called_on(governor)
        return acted_on if verb.xpos == "VBG" and self._tree.marker(verb) in _OF_THE_OBJECT else None

    def _called_on(self, verb: Token) -> Token | None:
        """Return whom a verb urges through a preposition that one of its frames requires, None for nobody."""
        entries = self._ontology.entries(verb.lemma.lower(), "verb")
        frames = [frame for entry in entries for frame in entry.frames if "infinitive" in frame.own]
        wanted = {slot for frame in frames for slot in frame.required} - {"infinitive", "object"}
        urged = (
            c for c in self._tree.children(verb, "obl") if self._slot_of_marker.get(self._tree.marker(c)) in wanted
        )
        return next(urged, None)

    def _modified(self, noun: Token, verb: Token) -> Token | None:
        """Return the noun a clause modifies; for an event or a plan ("her plan to go") the one whose it is."""
        plan = self._ontology.entries(noun.lemma.lower(), "noun") or self._ontology.cue(noun.lemma.lower(), "noun")
        if self._tree.is_infinitive(verb) and plan:
            return self._tree.child(noun, "nmod:poss")
        about = self._tree.marker(verb) and "relcl" not in verb.deprel and not self._tree.is_infinitive(verb)
        return None if about else noun  # "the possibility of leaving": the possibility does not leave


def is_relative(token: Token) -> bool:
    """Tell whether a word is a relative pronoun."""
    return token.feat("PronType") == "Rel" or token.xpos in ("WDT", "WP")
