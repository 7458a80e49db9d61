"""What a noun that names an event owes to the words around it: prepositions, governors, the noun it describes."""

from kg.extract.certainty import Link, View
from kg.extract.cues import Cues
from kg.extract.kinds import Kinds
from kg.extract.reference import is_bare, is_definite, is_indefinite, is_new
from kg.extract.tree import Tree, base
from kg.model import Token
from kg.ontology import Ontology
from kg.vocab import ADDRESSEE, ASSERTED, CONDITIONAL, DESTINATION, KG, PLANNED, POSSIBLE, PURPOSE, TOPIC

# What a gerund in these roles says is taken for granted: "by leaving", "after leaving".
_GRANTED = frozenset(
    KG + name for name in ("before", "after", "during", "since", "until", "manner", "cause", "concession")
)
_CAUSES = frozenset(KG + name for name in ("cause", "concession"))
# What is talked or thought about in these roles need not be so.
_OPEN = frozenset(KG + name for name in ("topic", "patient", "addressee", "recipient", "partner"))
# What is behind these is still to come, if it is set for a day.
_AHEAD = frozenset({"before", "ahead of", "prior to", "until"})


class Nouns:
    """The cues of the nouns and gerunds of one sentence."""

    def __init__(
        self, tree: Tree, ontology: Ontology, kinds: Kinds, *, scheduled: frozenset[int], voices: frozenset[int]
    ) -> None:
        """Prepare the sentence; `scheduled` and `voices` hold token ids, as `Views` has them."""
        self._tree = tree
        self._ontology = ontology
        self._kinds = kinds
        self._scheduled = scheduled
        self._voices = voices

    def cue(self, noun: Token, link: Link | None, outer: View) -> str | None:
        """Return the status that the preposition or the governor of a noun event gives it, None for none."""
        above, marker = self._tree.sentence.token(noun.head), self._tree.marker(noun)
        known, lemma = is_definite(self._tree, noun), above.lemma.lower()
        cue = self._ontology.cue(marker, "conjunction") if marker else None
        if (
            cue == CONDITIONAL and outer.mode == ASSERTED and self._kinds.is_past(above)
        ):  # "until the war, they lived there"
            cue = None
        if cue is not None and not (cue == POSSIBLE and known):  # "bigger than the earthquake of 2011"
            return cue
        if noun.id in self._scheduled and marker in _AHEAD:
            return PLANNED
        compound = base(noun.deprel) == "compound"
        if compound or (above.upos in ("NOUN", "ADJ") and marker and not known):
            cue = self._ontology.cue(lemma, "adjective" if above.upos == "ADJ" else "noun")
        if self._is_object(noun, link) and not known:
            cue = self._ontology.cue(lemma, "verb")  # "avoided a collapse", "risked a war"
        if cue is None and marker and not known and above.upos in ("VERB", "ADJ", "ADV"):
            cue = self._ontology.cue(f"{lemma} {marker}", "verb") or self._aim(noun, marker, link)
        if cue is None and not (link is not None and link.own) and self._kinds.is_kind(noun):
            return POSSIBLE
        if marker == "as" and above.upos == "ADJ" and not known:
            return POSSIBLE  # "as steep as a campaign"
        judged = (above.id in self._voices or self._ontology.is_voicing(lemma)) and base(above.deprel) != "acl"
        if judged and not known and (marker == "as" or base(noun.deprel) == "xcomp"):
            return POSSIBLE  # "called it a disaster", "attacked her as a fraud"
        return cue

    def _aim(self, noun: Token, marker: str, link: Link | None) -> str | None:
        """Return the status of what something is done for, if nothing tells it was: "released for consultation"."""
        own = (link is not None and (link.own or link.role != PURPOSE)) or bool(self._tree.children(noun, "acl"))
        return PLANNED if marker == "for" and not own and is_indefinite(self._tree, noun) else None

    def is_cause(self, marker: str) -> bool:
        """Tell whether a preposition names a cause, which was there: "given unrest", "despite protests"."""
        return self._role(marker) in _CAUSES

    def is_destination(self, marker: str) -> bool:
        """Tell whether a preposition says where something leads: "into"."""
        return self._role(marker) == DESTINATION

    def _role(self, marker: str) -> str | None:
        """Return the role that a preposition gives beside any verb, None for an unknown one."""
        slot = next((each.name for each in self._ontology.slots() if each.marker == marker), "")
        return self._ontology.default_slots("verb").get(slot)

    def _is_object(self, noun: Token, link: Link | None) -> bool:
        """Tell whether a noun is the object of a verb that the lexicon does not know, or knows no role for it."""
        return noun.deprel in ("obj", "nsubj:pass") and (link is None or not link.own)

    def is_mere_thought(self, gerund: Token, link: Link | None) -> bool:
        """Tell whether a gerund behind a preposition need not be so: "accused of taking", "ways of leaving".

        It is so behind a noun of what was done ("a record of building bridges"), and where it tells when or how.
        """
        if self._tree.children(gerund, "nsubj"):
            return False
        above = self._tree.head(gerund)
        if base(gerund.deprel) == "acl" and above is not None:
            told = self._ontology.cue(above.lemma.lower(), "noun") is not None or self._ontology.is_granting(
                above.lemma
            )
            return not told and (link is None or not link.own)
        role = self._role(self._tree.marker(gerund)) if link is None else link.role
        return not (link is not None and link.own) and role is not None and role not in _GRANTED

    def is_open(self, token: Token, link: Link) -> bool:
        """Tell whether what is talked of need not be so: "talked about leaving", "discussed a truce"."""
        if token.xpos == "VBG":
            return link.role in _OPEN
        if link.role == ADDRESSEE:
            return is_indefinite(self._tree, token)  # "requested cooperation": nobody, but what is wanted
        bare = token.xpos == "NN" and not link.own
        return link.role == TOPIC and (is_new(self._tree, token) or (bare and is_bare(self._tree, token)))

    def is_any(self, noun: Token, clause: Token, outer: View, cues: Cues) -> bool:
        """Tell whether a clause says which one is meant, and there may be none such: "would ban a firm that spies".

        What is past has been, unless it depends on a condition: "if it rained, those who went would be wet".
        """
        if clause.upos != "VERB" or outer.mode == ASSERTED or not is_indefinite(self._tree, noun):
            return False
        supposed = any(map(cues.has_condition, self._tree.ancestors(noun)))
        return supposed or not (self._kinds.is_past(clause) or clause.xpos == "VBN")
