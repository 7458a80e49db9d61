"""Verbs that only carry the event a noun names: "launch an attack", "the attack took place"."""

from kg.extract.tree import Tree
from kg.model import Token
from kg.ontology import Ontology


class LightVerbs:
    """Finds the light verbs of one sentence."""

    def __init__(self, tree: Tree, ontology: Ontology) -> None:
        self._tree = tree
        self._ontology = ontology

    def of(self, noun: Token) -> Token | None:
        """Return the verb that only carries a noun event ("launch an attack"), None where there is none."""
        first = self._tree.first_conjunct(noun)
        verb = self._tree.head(first)
        if verb is None or verb.upos != "VERB":
            return None
        if first.deprel == "nsubj":
            return verb if any(map(self._ontology.is_occurrence, self._wordings(verb))) else None
        if first.deprel == "obl":
            wordings = [f"{verb.lemma.lower()} {self._tree.marker(first)}"]
        else:
            wordings = self._wordings(verb) if first.deprel in ("obj", "nsubj:pass") else []
        return verb if any(map(self._ontology.is_light, wordings)) else None

    def is_light(self, verb: Token) -> bool:
        """Tell whether a verb may carry a noun event."""
        return any(map(self._ontology.is_light, self._wordings(verb)))

    def _wordings(self, verb: Token) -> list[str]:
        """Return a verb as an entry may spell it: alone, with its particle, with its object."""
        tails = self._tree.children(verb, "compound:prt", "advmod", "obj")
        lemma = verb.lemma.lower()
        particles = [f"{lemma} {tail.lemma.lower()}" for tail in tails]
        return particles if self._tree.children(verb, "compound:prt") else [lemma, *particles]
