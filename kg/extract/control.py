"""Who is understood to do it: the subject of a verb that has none of its own."""

from collections.abc import Mapping

from kg.extract.propbank import PropBank
from kg.extract.tree import Tree, base
from kg.model import Token
from kg.ontology import Ontology

SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
# "criticised him for leaving", "described her as winning": the object does what the gerund says.
_OF_THE_OBJECT = frozenset({"as", "for", "of", "from", "into"})
_FINITE = frozenset({"VBZ", "VBP", "MD"})
_NOUNS = frozenset({"NOUN", "PROPN", "PRON"})
_DEPTH = 8  # how many clauses up the subject may stand


class Control:
    """Finds understood subjects in one sentence: control, raising, coordination and clauses that modify a noun."""

    def __init__(self, tree: Tree, ontology: Ontology, slot_of_marker: Mapping[str, str]) -> None:
        self._tree = tree
        self._ontology = ontology
        self._propbank = PropBank(tree)
        self._slot_of_marker = slot_of_marker

    def subject(self, verb: Token, depth: int = _DEPTH) -> Token | None:
        """Return the head of the understood subject, None where the sentence names nobody."""
        governor = self._governor(verb)
        if governor is None or depth == 0:
            return None
        relation = base(verb.deprel)
        if relation in ("acl", "amod"):
            return self._modified(governor, verb)
        if relation in ("xcomp", "advcl"):
            beside = self._beside(verb)
            if beside is not None:
                return beside
            controller = self._controller(verb, governor)
            if controller is not None:
                return controller
            if self._tree.marker(verb) == "against" or self._is_finite(verb):  # "warned against travelling"
                return None
        elif relation != "conj":
            return None
        found = self._subject_of(governor, depth)
        gerund = relation == "xcomp" and verb.xpos == "VBG" and found is not None
        return None if gerund and found is not None and self._propbank.is_of_nobody(verb, found) else found

    def is_giving(self, passive: Token) -> bool:
        """Tell whether the subject of a passive gets something: "was offered the job"; not "was fined 300 dollars"."""
        if self._tree.child(passive, "xcomp"):  # "made possible"
            return False
        objects = [each for each in self._tree.children(passive, "obj") if each.upos in ("NOUN", "PROPN")]
        if not self._tree.child(passive, "aux:pass") or all(self._tree.children(each, "nummod") for each in objects):
            return False
        frames = (f for entry in self._ontology.entries(passive.lemma.lower(), "verb") for f in entry.frames)
        return any("indirectObject" in frame.own for frame in frames)

    def _subject_of(self, verb: Token, depth: int) -> Token | None:
        """Return the subject of a verb, its own or an understood one; "it" that stands for a clause is none."""
        if self._tree.child(verb, "expl"):
            return None
        own = self._propbank.nearest(verb, self._tree.children(verb, *SUBJECTS))
        return own[0] if own else self.subject(verb, depth - 1)

    def _governor(self, verb: Token) -> Token | None:
        """Return the head of a verb; of a coordinated one the nearest above that has its form.

        In "who helped the city recover and banned smoking" nobody recovered and banned.
        """
        above = self._tree.head(verb)
        if base(verb.deprel) != "conj" or verb.upos != "VERB" or self._tree.children(verb, "aux", "mark"):
            return above
        while above is not None and above.upos == "VERB" and not self._are_alike(verb, above):
            above = self._tree.head(above)
        return above

    def _are_alike(self, verb: Token, other: Token) -> bool:
        """Tell whether two verbs have forms that "and" may join: "came and went", "is coming and going"."""
        if verb.xpos == "VBN":
            return True
        helped = any(each.xpos in _FINITE or each.xpos == "VBD" for each in self._tree.children(other, "aux"))
        finite = verb.xpos not in ("VB", "VBG")
        if finite:
            return helped or other.xpos not in ("VB", "VBG") or verb.xpos == "VBP"
        return verb.xpos == other.xpos or (verb.xpos, other.xpos) == ("VB", "VBP")

    def _is_finite(self, verb: Token) -> bool:
        """Tell whether a verb would have a subject of its own: "as has happened"."""
        helpers = self._tree.children(verb, "aux", "cop")
        return any(each.xpos in _FINITE for each in (verb, *helpers))

    def _beside(self, verb: Token) -> Token | None:
        """Return the doer that the network finds right before a participle: "met a man carrying a gun"."""
        doer = self._propbank.doer(verb) if verb.xpos == "VBG" else None
        if doer is None or doer.id != verb.id - 1 or doer.upos not in _NOUNS:
            return None
        return doer if doer.head != verb.head or base(doer.deprel) != "obj" else None  # "called them asking for help"

    def _controller(self, verb: Token, governor: Token) -> Token | None:
        """Return the object that does what the complement says: "told her to go", "called on her to go".

        In a passive that is the subject, whatever other object is left: "was fined 300 dollars for speeding". A
        participle behind a comma is no complement: "kept a low profile, building a network".
        """
        acted_on = self._tree.child(governor, "nsubj:pass", "iobj") or self._tree.child(governor, "obj")
        if base(verb.deprel) == "xcomp" and not self._is_added(verb):
            return acted_on or self._called_on(governor)
        if self._tree.is_infinitive(verb):
            return self._called_on(governor)
        return acted_on if verb.xpos == "VBG" and self._tree.marker(verb) in _OF_THE_OBJECT else None

    def _is_added(self, verb: Token) -> bool:
        """Tell whether a comma stands right before a participle."""
        return verb.xpos == "VBG" and verb.id > 1 and self._tree.sentence.token(verb.id - 1).form == ","

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
        """Return the noun a clause modifies; for an event or a plan ("her plan to go") the one whose it is.

        Where the network is clear that somebody else does what a participle says, it is believed: in "a speech,
        accusing them" it is the speaker, not the speech.
        """
        plan = self._ontology.entries(noun.lemma.lower(), "noun") or self._ontology.cue(noun.lemma.lower(), "noun")
        if self._tree.is_infinitive(verb) and plan:
            return self._tree.child(noun, "nmod:poss")
        about = self._tree.marker(verb) and "relcl" not in verb.deprel and not self._tree.is_infinitive(verb)
        if about:  # "the possibility of leaving": the possibility does not leave
            return None
        free = verb.deprel == "acl" and not self._tree.is_passive(verb)
        doer = self._propbank.doer(verb) if free else None
        if doer is not None and not self._tree.is_below(doer, verb):
            return doer
        if free and self._ontology.is_period(noun.lemma.lower()):  # "had a hard time winning"
            above = self._tree.head(noun)
            return self._subject_of(above, 1) if above is not None and above.id < noun.id else None
        return noun
