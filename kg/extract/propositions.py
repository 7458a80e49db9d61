"""What each clause of a sentence says in its own words: a subject, a predicate and objects.

A clause without an object says nothing here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from kg.extract.events import Scene
from kg.extract.predications import Part, Predication, Predications
from kg.extract.wordings import ordered, stretches, trimmed
from kg.model import EventRef, Evidence, Mention, Proposition, Relation, Token, Wording
from kg.ontology import Ontology
from kg.vocab import REPORTED

_EMBEDDED: Final = 0.8  # how sure the words of reported speech are, beside others


class Propositions:
    """Puts the clauses of one sentence into words; `ties` are those that the sentence states."""

    def __init__(
        self, scene: Scene, ontology: Ontology, *, ties: Iterable[Relation], text: str, extractor: str
    ) -> None:
        self._scene = scene
        self._tree = scene.tree
        self._ontology = ontology
        self._ties = {(tie.subject.head, tie.object.head): tie for tie in ties}
        self._text = text
        self._extractor = extractor

    def __iter__(self) -> Iterator[Proposition]:
        found = map(self._proposition, Predications(self._scene, self._ontology))
        yield from dict.fromkeys(each for each in found if each is not None)

    def _proposition(self, said: Predication) -> Proposition | None:
        subject, predicate = self._phrase(said.subject), self._predicate(said)
        objects = tuple(filter(None, map(self._phrase, said.objects)))
        if subject is None or predicate is None or not objects:
            return None
        event, tie = self._scene.reference(said.head), self._tie(said)
        if tie is not None:  # an office, and not the one who holds it
            objects = (replace(objects[0], target=tie.object), *objects[1:])
        status = tie.status if tie else self._scene.views.of(said.head).status
        return Proposition(
            subject=subject,
            predicate=predicate,
            objects=objects,
            evidence=Evidence(
                self._tree.sentence.index, self._tree.span(self._tree.subtree(said.head)), self._extractor
            ),
            status=status,
            confidence=round(said.confidence * (_EMBEDDED if status == REPORTED else 1), 2),
            event=event.id if event else None,
            tie=tie,
        )

    def _tie(self, said: Predication) -> Relation | None:
        subject, object = said.subject.head, said.objects[0].head
        return self._ties.get((subject.id, object.id)) if subject and object else None

    def _phrase(self, part: Part) -> Wording | None:
        words = trimmed(part.words)
        return replace(self._wording(words), target=self._target(part.head) if part.head else None) if words else None

    def _predicate(self, said: Predication) -> Wording | None:
        if not said.copula:
            return self._wording(ordered(said.predicate)) if said.predicate else None
        words = self._wording(ordered(said.predicate)).text
        return Wording(f"{said.copula} {words}".strip())

    def _wording(self, words: Iterable[Token]) -> Wording:
        spans = stretches(words)
        text = " ".join(" ".join(self._text[span.start : span.end].split()) for span in spans)
        return Wording(text, spans[0] if len(spans) == 1 else None)

    def _target(self, token: Token) -> Mention | EventRef | None:
        return self._scene.reference(token) or self._scene.phrases.get(token)
