"""Nouns that name an event still to come or still being made, by the verbs and clauses around them."""

from kg.extract.certainty import Link
from kg.extract.reference import is_definite
from kg.extract.tree import Tree, base
from kg.model import Token
from kg.ontology import Ontology
from kg.vocab import KG, PLANNED

_ANNOUNCES = KG + "announces"


class Prospects:
    """Tells in one sentence which noun events are set for a day to come or still being worked at."""

    def __init__(self, tree: Tree, ontology: Ontology, *, scheduled: frozenset[int], dates: frozenset[int]) -> None:
        """Prepare the sentence: `scheduled` holds the ids of events set for a day, `dates` those of times."""
        self._tree = tree
        self._ontology = ontology
        self._scheduled = scheduled
        self._dates = dates

    def status(self, noun: Token, above: Token, link: Link | None) -> str | None:
        """Return the status of what is to come or in the making, None where nothing tells it."""
        if self._is_set(noun) or self._is_ahead(noun) or self._is_announced(noun, above, link):
            return PLANNED
        making = self._is_in_the_making(noun, above) and not is_definite(self._tree, noun)
        return PLANNED if making else None

    def _is_set(self, noun: Token) -> bool:
        """Tell whether a participle behind the noun sets it for later: "the speech, scheduled for Friday"."""
        return any(
            each.xpos == "VBN"
            and self._ontology.cue(each.lemma.lower(), "verb") == PLANNED
            and not self._tree.children(each, "xcomp", "advcl", "ccomp")  # "an attack designed to kill"
            and any(self._tree.marker(when) == "for" and when.id in self._dates for when in self._below(each))
            for each in self._tree.children(noun, "acl")
        )

    def _is_ahead(self, noun: Token) -> bool:
        """Tell whether a clause says what a visit or a trial will do: "a visit that will draw crowds".

        Or that something will be made: "a lawsuit that will be filed".
        """
        clauses = [each for each in self._tree.children(noun, "acl:relcl") if self._is_of(each, noun)]
        helpers = [
            helper
            for each in clauses
            for subject in self._tree.children(each, "nsubj", "nsubj:pass")
            if subject.xpos in ("WDT", "WP")
            for helper in self._tree.children(each, "aux")
        ]
        return any(self._ontology.cue(each.lemma.lower(), "modal") == PLANNED for each in helpers)

    def _is_of(self, clause: Token, noun: Token) -> bool:
        """Tell whether a clause with "will" says that there will be what a noun names."""
        made = self._tree.is_passive(clause) and self._ontology.is_making(clause.lemma.lower())
        return noun.id in self._scheduled or made

    def _is_announced(self, noun: Token, above: Token, link: Link | None) -> bool:
        """Tell whether an event is announced for a day: "had announced marches for Monday"."""
        if link is None or link.role != _ANNOUNCES:
            return False
        below = (*self._below(above), *self._below(noun))
        return any(each.id in self._dates and self._tree.marker(each) == "for" for each in below)

    def _is_in_the_making(self, noun: Token, above: Token) -> bool:
        """Tell whether an event is still being made or talked of: "a deal is being worked out"."""
        helpers = self._tree.children(above, "aux", "aux:pass")
        now = above.xpos in ("VBG", "VBZ", "VBP") or any(
            each.form.lower() == "being" or each.xpos in ("VBZ", "VBP") for each in helpers
        )
        done = any(each.lemma == "have" for each in helpers)
        if noun.deprel not in ("obj", "nsubj:pass") or not now or done:
            return False
        words = [above.lemma.lower(), *(each.lemma.lower() for each in self._tree.children(above, "compound:prt"))]
        return self._ontology.is_shaping(" ".join(words))

    def _below(self, token: Token) -> tuple[Token, ...]:
        return tuple(each for each in self._tree.children(token) if base(each.deprel) in ("obl", "nmod"))
