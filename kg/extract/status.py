"""How certain an event is: what the sentence says of it by negation, modals, tense, speech, plans and conditions.

The words that decide are data (`ontology/certainty.ttl` and the roles that give a status); the grammar that carries
their effect from a clause to the clauses and nouns below it is here. Where nothing is known the weaker reading wins.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from kg.extract.certainty import Link, View
from kg.extract.cues import Cues
from kg.extract.governors import CLAUSES, Governors
from kg.extract.kinds import Kinds
from kg.extract.nouns import Nouns
from kg.extract.reference import follows_singled_out, is_begun, is_definite, is_indefinite, is_singled_out
from kg.extract.tree import Tree, base
from kg.model import Token
from kg.ontology import Ontology
from kg.vocab import ASSERTED, CONDITIONAL, DEMANDED, NEGATED, PLANNED, POSSIBLE, REPORTED

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "csubj", "ccomp", "xcomp"})


class Views:
    """The views of the events of one sentence."""

    def __init__(
        self,
        tree: Tree,
        ontology: Ontology,
        *,
        links: Mapping[int, Link],
        light: Mapping[int, Token],
        scheduled: frozenset[int],
        voices: frozenset[int],
        critics: frozenset[int],
        dates: frozenset[int],
        days: frozenset[int],
        is_quoted: Callable[[Token], bool],
    ) -> None:
        """Prepare the sentence.

        `links` and `light` map the token id of an event to its role and to its light verb; `scheduled` holds the ids
        of the nouns whose events are set for a day, `voices` those of what is said, thought or judged, `critics`
        those whose ground is only what they say, `dates` those of expressions of time, `days` those of days.
        """
        self._tree = tree
        self._ontology = ontology
        self._cues = Cues(tree, ontology)
        self._governors = Governors(tree, ontology)
        self._kinds = Kinds(tree, ontology)
        self._nouns = Nouns(
            tree, ontology, self._kinds, scheduled=scheduled, voices=voices, critics=critics, dates=dates
        )
        self._links = links
        self._light = light
        self._scheduled = scheduled
        self._voices = voices
        self._days = days
        self._is_quoted = is_quoted
        self._known: dict[int, View] = {}
        self._open: set[int] = set()

    def of(self, token: Token) -> View:
        """Return the view of the event a token stands for."""
        if token.id not in self._known:
            if token.id in self._open:
                return View()
            self._open.add(token.id)
            view = self._own(token, self._context(token))
            self._known[token.id] = replace(view, reported=True) if self._is_quoted(token) else view
            self._open.discard(token.id)
        return self._known[token.id]

    def _context(self, token: Token) -> View:
        """Return what the words above a token make of it."""
        if token.id in self._light:
            return self.of(self._light[token.id])
        if self.is_question(token):
            return self._above(token).presupposed().under(POSSIBLE)
        if self._kinds.is_bare_verb(token):
            weakest = PLANNED if self._tree.is_prospect(token) else POSSIBLE
            return self._above(token).presupposed().under(self._governors.told(token) or weakest)
        link = self._links.get(token.id)
        given = self._nouns.given(token, link, self._cues) if link is not None else None
        if link is not None and given is not None:
            return self.of(link.governor).under(given)
        if link is not None and self._nouns.is_open(token, link):
            return self.of(link.governor).presupposed().under(POSSIBLE)
        alone = token.xpos == "VBG" and not self._tree.children(token, "nsubj")
        if alone and self._tree.marker(token) == "as":  # "described him as leading the party"
            return self._above(token).presupposed().under(REPORTED)
        if token.xpos == "VBG" and self._tree.marker(token) and self._nouns.is_mere_thought(token, link):
            return self._above(token).presupposed().under(POSSIBLE)
        if self._nouns.is_noun(token):
            return self._context_of_noun(token, link)
        return self._context_of_clause(token)

    def complement_status(self, token: Token) -> str:
        """Return the status the governor of a clause gives it."""
        return self._governors.complement_status(token)

    def is_question(self, token: Token) -> bool:
        """Tell whether a clause is a question in other words: "whether he survived", "asked if he would come"."""
        return self._governors.is_question(token)

    def _context_of_clause(self, token: Token) -> View:
        relation, above = base(token.deprel), self._tree.head(token)
        if above is None or relation == "parataxis":
            return self._context_of_sentence(token)
        if relation == "conj":
            first = self._tree.first_conjunct(token)
            own = token.xpos in _FINITE or self._tree.children(token, "aux")
            told = self._cues.of_outer(first) if self._tree.marker(token) == "that" else None
            if told is not None:
                return self._context(first).under(told)
            return self._context(first) if own and not self._kinds.is_participle(token, above) else self.of(above)
        if relation == "advcl" and not (self._tree.is_semi_modal(above) and self._tree.is_prospect(token)):
            return self._context_of_adverbial(token, self._above(token))
        if relation in ("acl", "amod"):
            return self._context_of_modifier(token, above)
        if relation in ("ccomp", "xcomp", "advcl"):
            return self.of(above).under(self._governors.complement_status(token))
        if relation in ("obl", "nmod"):  # a verb the parser took for a noun: "are due to vote"
            return self._above(token).under(self._governors.cue(above) or POSSIBLE)
        if relation == "csubj" and (self._tree.is_prospect(token) or not self._kinds.is_past(above)):
            return self._above(token).presupposed().under(POSSIBLE)  # "it is wrong to kill"
        return self._above(token)

    def _context_of_sentence(self, token: Token) -> View:
        """Return the view of a main clause: asked, or a mere condition ("If only he had gone!")."""
        cue = (
            self._ontology.cue(self._tree.marker(token), "conjunction") if self._tree.children(token, "mark") else None
        )
        view = View().under(cue) if cue is not None else View()
        return view.under(POSSIBLE) if "?" in self._tree.sentence.tokens[-1].form else view

    def _context_of_adverbial(self, token: Token, outer: View) -> View:
        marker = self._tree.marker(token)
        cue = self._ontology.cue(marker, "conjunction") or self._ontology.cue(marker.split(" ")[0], "conjunction")
        above = self._tree.head(token)
        if self._kinds.is_inverted(token) or (above is not None and self._kinds.is_rule(token, above)):
            cue = CONDITIONAL
        if cue == CONDITIONAL and self._is_temporal_here(token, outer):
            return outer.presupposed()
        if cue is not None:
            return outer.presupposed().under(cue)
        if self._tree.is_prospect(token):
            done = follows_singled_out(self._tree, token, self._ontology)
            return outer if done else outer.presupposed().under(PLANNED)
        if above is not None and self._is_quoted(above) and not self._is_quoted(token):  # "..., he said when asked"
            return View()
        if outer.mode == ASSERTED or (marker and self._nouns.is_cause(marker)):
            return outer.presupposed()
        if not marker or token.xpos == "VBG":
            return outer
        return outer.presupposed() if self._kinds.is_past(token) else outer.presupposed().under(CONDITIONAL)

    def _is_temporal_here(self, token: Token, outer: View) -> bool:
        """Tell whether "once", "until" or "when" only dates what did happen: both clauses are in the past."""
        above = self._tree.head(token)
        plain = outer.mode == ASSERTED and above is not None and self._kinds.is_past(above)
        return plain and self._kinds.is_past(token) and self._tree.marker(token) not in ("if", "unless")

    def _context_of_modifier(self, token: Token, noun: Token) -> View:
        """Return the view of a clause that modifies a noun: granted, unless it is an infinitive or a "that" clause."""
        outer = self._above(token)
        bare = token.xpos in ("VBG", "VBN") and not self._tree.marker(token)
        if "relcl" in token.deprel or base(token.deprel) == "amod" or bare:
            chosen = any(
                self._ontology.cue(each.lemma.lower(), "determiner") == CONDITIONAL
                for each in (noun, *self._tree.children(noun, "det"))
            )
            if chosen:
                return outer.presupposed().under(CONDITIONAL)  # "anyone who attacks"
            if self._nouns.is_any(noun, token, outer, self._cues):
                return View(outer.reported, outer.mode)
        if "relcl" in token.deprel or base(token.deprel) == "amod":
            return outer.presupposed()
        cue = self._ontology.cue(noun.lemma.lower(), "noun")
        marker = self._tree.marker(token)
        verb = self._tree.head(noun)
        if verb is not None and self._tree.is_prospect(token) and self._is_interposed(noun):
            return self.of(verb).under(self._governors.cue(verb) or POSSIBLE)  # "failed for the second time to go"
        words = (noun, *self._tree.children(noun, "det"))
        if any(self._ontology.cue(each.lemma.lower(), "determiner") == NEGATED for each in words):
            return outer.presupposed().under(POSSIBLE)  # "nothing about leaving", "no plan to leave"
        if self._tree.is_prospect(token):
            if cue is None and is_singled_out(self._tree, noun, self._ontology):
                return outer
            return outer.presupposed().under(cue or POSSIBLE)
        if cue is not None and (marker or (cue == PLANNED and self._kinds.is_set_apart(token, noun))):
            return outer.presupposed().under(cue)
        return outer.presupposed().under(REPORTED if marker == "that" else ASSERTED)

    def _is_interposed(self, noun: Token) -> bool:
        """Tell whether a noun only says when, so that what follows it hangs on the verb before it."""
        return base(noun.deprel) == "obl" and self._ontology.is_period(noun.lemma)

    def _context_of_noun(self, noun: Token, link: Link | None) -> View:
        """Return the view of a noun event: what governs it counts for an argument that is not yet known."""
        first = self._tree.first_conjunct(noun)
        if first is not noun:
            return self._context_of_noun(first, link)
        above, marker = self._tree.head(noun), self._tree.marker(noun)
        if above is None:
            return View()
        if base(noun.deprel) == "parataxis":  # "it rose to 145, an increase of a third"
            return self.of(above) if is_indefinite(self._tree, noun) else View()
        outer = self.of(link.governor) if link is not None else self._above(noun)
        verb = self._nouns.deciding_verb(noun)
        if verb is not None and self.of(verb).status != ASSERTED:
            return self.of(verb)  # "agreed to fund the reconstruction", "the veto is expected to come"
        if outer.mode != ASSERTED and link is not None and self._nouns.is_outcome(noun, link):
            return outer  # "would lead to the dismissal", "seeks to prevent it through the enactment"
        known = is_definite(self._tree, noun)
        cue = self._nouns.cue(noun, link, outer)
        if cue is not None:
            return outer.presupposed().under(cue)
        if (noun.id in self._scheduled or is_begun(noun, above, self._ontology)) and outer.status != ASSERTED:
            beside = base(noun.deprel) == "obl"  # "will not vote in the election", but "the trial may not start in May"
            return replace(outer, negative=outer.negative and not beside)
        apart = bool(marker) and base(noun.deprel) not in _ARGUMENTS and above.upos == "VERB"
        open_end = outer.negative and self._nouns.is_destination(marker)  # "instead of steering us into a war"
        if apart and (outer.mode != ASSERTED or open_end) and is_indefinite(self._tree, noun):
            return outer.presupposed() if self._nouns.is_cause(marker) else outer  # "may spill over in protests"
        if known and self._nouns.is_supposed(noun, self._cues) and noun.id not in self._voices:
            return View(outer.reported, CONDITIONAL)  # "the merger would cost jobs"
        named = base(noun.deprel) == "xcomp"  # "tried to become the first to win"
        return outer.presupposed() if (known and not named) or apart else outer

    def _above(self, token: Token) -> View:
        """Return the view of the nearest clause above a token."""
        for each in self._tree.ancestors(token):
            is_event = each.upos in ("VERB", "AUX") or each.id in self._links or each.id in self._light
            if (is_event or base(each.deprel) in CLAUSES) and base(token.deprel) != "parataxis":
                return self.of(each)
        return View()

    def _own(self, token: Token, outer: View) -> View:
        """Return a view as the word's own helpers change it: modals, negation, adverbs, sources, mood, question."""
        view = outer
        for cue in self._cues.of(token):
            if cue == NEGATED:
                continue
            later = cue == CONDITIONAL and not self._cues.has_condition(token)
            if view.mode != ASSERTED and (later or cue == PLANNED):  # "feared that it would fall", "will he go?"
                continue
            if cue in (CONDITIONAL, DEMANDED) and self._cues.is_past(token):  # "should have gone"
                view = replace(view.under(CONDITIONAL), negative=True)
                continue
            view = view.under(PLANNED if later and view.reported else cue)  # "said he would go"
        if view.mode == ASSERTED and token.id not in self._voices and self._kinds.is_habit(token):
            view = view.under(POSSIBLE)
        if self._cues.is_negated(token):
            view = view.under(NEGATED)
        elif view.mode == ASSERTED and token.id not in self._voices and self._kinds.is_agenda(token, self._days):
            view = view.under(PLANNED)
        return view
