"""What a noun that names an event owes to the words around it: prepositions, governors, the noun it describes."""

from kg.extract.certainty import Link, View
from kg.extract.cues import Cues
from kg.extract.kinds import Kinds
from kg.extract.prospects import Prospects
from kg.extract.reference import is_bare, is_begun, is_definite, is_indefinite, is_new
from kg.extract.tree import Tree, base
from kg.model import Token
from kg.ontology import Ontology
from kg.vocab import (
    ADDRESSEE,
    ASSERTED,
    CONDITIONAL,
    DESTINATION,
    GROUND,
    KG,
    PLANNED,
    POSSIBLE,
    PURPOSE,
    REPORTED,
    TOPIC,
)

# What a gerund in these roles says is taken for granted: "by leaving", "after leaving".
_GRANTED = frozenset(
    KG + name for name in ("before", "after", "during", "since", "until", "manner", "cause", "concession")
)
_CAUSES = frozenset(KG + name for name in ("cause", "concession"))
# What is talked or thought about in these roles need not be so.
_OPEN = frozenset(KG + name for name in ("topic", "patient", "addressee", "recipient", "partner"))
# Things that may be still to make.
_WORKS = frozenset({None, KG + "Work"})
# What fills these comes with its governor.
_OUTCOMES = frozenset(KG + name for name in ("result", "instrument", "product"))
# What is behind these is still to come, if it is set for a day.
_AHEAD = frozenset({"before", "ahead of", "prior to", "until"})


class Nouns:
    """The cues of the nouns and gerunds of one sentence."""

    def __init__(
        self,
        tree: Tree,
        ontology: Ontology,
        kinds: Kinds,
        *,
        scheduled: frozenset[int],
        voices: frozenset[int],
        critics: frozenset[int],
        dates: frozenset[int],
    ) -> None:
        """Prepare the sentence; `scheduled`, `voices`, `critics` and `dates` hold token ids, as `Views` has them."""
        self._tree = tree
        self._ontology = ontology
        self._kinds = kinds
        self._scheduled = scheduled
        self._voices = voices
        self._critics = critics
        self._prospects = Prospects(tree, ontology, scheduled=scheduled, dates=dates)

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
        coming = self._prospects.status(noun, above, link)
        if coming is not None:
            return coming
        cue = self._of_governor(noun, above, link, known=known)
        loose = not known or self._is_making(above, marker)
        if cue is None and marker and loose and above.upos in ("VERB", "ADJ", "ADV"):
            cue = self._ontology.cue(f"{lemma} {marker}", "verb") or self._aim(noun, marker, link)
        if cue is None and not (link is not None and link.own) and self._kinds.is_kind(noun):
            return POSSIBLE
        if marker == "as" and above.upos == "ADJ" and not known:
            return POSSIBLE  # "as steep as a campaign"
        judged = (above.id in self._voices or self._ontology.is_voicing(lemma)) and base(above.deprel) != "acl"
        if judged and not known and (marker == "as" or base(noun.deprel) == "xcomp"):
            return POSSIBLE  # "called it a disaster", "attacked her as a fraud"
        return cue

    def _of_governor(self, noun: Token, above: Token, link: Link | None, *, known: bool) -> str | None:
        """Return the status that the noun, adjective or verb above gives a noun by itself."""
        lemma, marker, compound = above.lemma.lower(), self._tree.marker(noun), base(noun.deprel) == "compound"
        if noun.deprel == "nsubj" and above.upos == "ADJ":
            return self._foreseen(above)
        if self._is_object(noun, link) and (not known or self._is_making(above, marker)):
            return self._ontology.cue(lemma, "verb")  # "avoided a collapse", "risked a war"
        if compound or (above.upos in ("NOUN", "ADJ") and marker and (not known or marker == "for")):
            return self._ontology.cue(lemma, "adjective" if above.upos == "ADJ" else "noun")
        return None

    def _foreseen(self, adjective: Token) -> str | None:
        """Return the status of what is said to be likely or near: "an attack is imminent", not "is likely to go on"."""
        cue = self._ontology.cue(adjective.lemma.lower(), "adjective")
        open_end = cue in (POSSIBLE, PLANNED) and not self._tree.children(adjective, "xcomp", "advcl", "ccomp", "obl")
        now = any(each.xpos in ("VBZ", "VBP", "VB") for each in self._tree.children(adjective, "cop"))
        return cue if open_end and now else None

    def _aim(self, noun: Token, marker: str, link: Link | None) -> str | None:
        """Return the status of what something is done for, if nothing tells it was: "released for consultation"."""
        own = (link is not None and (link.own or link.role != PURPOSE)) or bool(self._tree.children(noun, "acl"))
        return PLANNED if marker == "for" and not own and is_indefinite(self._tree, noun) else None

    def is_cause(self, marker: str) -> bool:
        """Tell whether a preposition names a cause, which was there: "given unrest", "despite protests"."""
        return self._role(marker) in _CAUSES

    def is_noun(self, token: Token) -> bool:
        """Tell whether a word heads a noun phrase that says nothing with a copula."""
        return token.upos in ("NOUN", "PROPN", "NUM", "PRON") and self._tree.child(token, "cop") is None

    def given(self, token: Token, link: Link, cues: Cues) -> str | None:
        """Return the status that its role gives an event, None where it is no other than its governor's."""
        if self.is_noun(token) and link.role == PURPOSE:  # "arrested for the attack"
            return None
        if link.role == GROUND and link.governor.id in self._critics:
            return None if cues.is_negated(token) else REPORTED  # "criticised for lying", but "for not acting"
        status = self._ontology.status_given(link.role)
        return status if status != ASSERTED else None

    def is_outcome(self, noun: Token, link: Link) -> bool:
        """Tell whether an event only comes with another one: "would lead to the dismissal", "through the enactment"."""
        if self._ontology.status_given(link.role) == ASSERTED:
            return True  # "is expected to announce the sale"
        owned = self._tree.children(noun, "nmod:poss")
        return link.role in _OUTCOMES and base(noun.deprel) == "obl" and not owned

    def deciding_verb(self, noun: Token) -> Token | None:
        """Return the verb on which it depends whether an event happens: "the veto is expected to come".

        As its subject ("the sale may take place") or, with some verbs, as its object ("plans to fund the rescue").
        """
        verb = self._tree.head(noun)
        if noun.deprel in ("nsubj", "nsubj:pass") and verb is not None:
            reached = self._reached(verb)
            begun = is_begun(noun, reached, self._ontology) and reached is not verb
            return reached if begun or (self._tree.is_passive(reached) and self._is_making(reached, "")) else None
        of_verb = verb is not None and noun.deprel in ("obj", "obl") and verb.upos == "VERB"
        return verb if verb is not None and of_verb and self._is_making(verb, self._tree.marker(noun)) else None

    def _reached(self, verb: Token) -> Token:
        """Return the last of the infinitives that follow a verb or an adjective with its subject: "is to be held"."""
        while (below := next((e for e in self._tree.children(verb, "xcomp") if e.upos == "VERB"), None)) is not None:
            verb = below
        return verb

    def _is_making(self, verb: Token, marker: str) -> bool:
        particles = [each.lemma.lower() for each in self._tree.children(verb, "compound:prt")]
        return self._ontology.is_making(" ".join(filter(None, (verb.lemma.lower(), *particles, marker))))

    def is_supposed(self, noun: Token, cues: Cues) -> bool:
        """Tell whether a noun only names what would do something: "the merger would cost jobs".

        So does "that" noun inside the phrase: "the result of that merger would be a monopoly".
        """
        above, top = self._tree.head(noun), noun
        if any(each.form.lower() == "that" for each in self._tree.children(noun, "det")):
            while above is not None and base(top.deprel) == "nmod":
                top, above = above, self._tree.head(above)
        return above is not None and top.deprel == "nsubj" and cues.is_supposed(above)

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
        bare = token.xpos in ("NN", "NNS") and not link.own
        return link.role == TOPIC and (is_new(self._tree, token) or (bare and is_bare(self._tree, token)))

    def is_any(self, noun: Token, clause: Token, outer: View, cues: Cues) -> bool:
        """Tell whether a clause says which one is meant, and there may be none such: "would ban a firm that spies".

        What is past has been, unless it depends on a condition: "if it rained, those who went would be wet".
        """
        if clause.upos != "VERB" or outer.mode == ASSERTED or not is_indefinite(self._tree, noun):
            return False
        above = self._tree.head(noun)
        if above is not None and self._tree.children(above, "expl"):  # "whether there was an order that stopped it"
            return True
        supposed = any(map(cues.has_condition, self._tree.ancestors(noun)))
        made = clause.xpos == "VBN" and base(clause.deprel) == "acl" and self._is_content(noun)
        done = self._kinds.is_past(clause) or (clause.xpos == "VBN" and not made)
        return supposed or not done

    def _is_content(self, noun: Token) -> bool:
        """Tell whether what is done to a thing is part of what is promised or wanted: "free tuition paid for by taxes".

        People and places are there before: "demanded the release of a man arrested in May".
        """
        return base(noun.deprel) in ("obj", "xcomp") and self._ontology.class_of_noun(noun.lemma) in _WORKS
