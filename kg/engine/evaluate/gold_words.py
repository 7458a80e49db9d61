"""Score the engine on sentences whose words are given."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.engine.decode import Analysis
from kg.engine.evaluate.counts import Counts
from kg.engine.gold.frames import GoldFrame
from kg.engine.gold.names import TaggedSentence, spans
from kg.engine.gold.treebank import GoldSentence

#: The relations that make the core of a verb's frame.
CORE = frozenset(("nsubj", "nsubj:pass", "obj", "iobj", "ccomp", "xcomp", "csubj"))
UNIVERSAL_NAMES = ("PER", "ORG", "LOC")


@dataclass(frozen=True, slots=True)
class Case:
    """A gold sentence with what else is known of it; None where the corpus has no such layer."""

    sentence: GoldSentence
    frames: tuple[GoldFrame, ...] | None = None
    names: TaggedSentence | None = None


def score(cases: Sequence[Case], analyses: Sequence[Analysis]) -> dict[str, float]:
    """Return percentages: accuracies of tags and arcs, F1 of names and of predicates with their arguments."""
    counts = Counts()
    for case, analysis in zip(cases, analyses, strict=True):
        _count_tree(counts, case.sentence, analysis)
        if case.names is not None:
            _count_names(counts, case.names, analysis)
        if case.frames is not None:
            _count_frames(counts, case, analysis)
    return counts.f1()


def _count_tree(counts: Counts, sentence: GoldSentence, analysis: Analysis) -> None:
    for i, word in enumerate(sentence.words):
        counts.add_hit("UPOS", is_hit=word.upos == analysis.upos[i])
        counts.add_hit("XPOS", is_hit=word.xpos == analysis.xpos[i])
        is_attached = word.head == analysis.heads[i]
        counts.add_hit("UAS", is_hit=is_attached)
        counts.add_hit("LAS", is_hit=is_attached and word.deprel == analysis.deprels[i])
    gold = [(word.head, word.deprel) for word in sentence.words]
    guess = list(zip(analysis.heads, analysis.deprels, strict=True))
    for i, word in enumerate(sentence.words, 1):
        if word.upos == "VERB":
            counts.add_hit("verb frames", is_hit=_core(gold, i) == _core(guess, i))


def _core(arcs: Sequence[tuple[int, str]], verb: int) -> list[tuple[int, str]]:
    return [(i, deprel) for i, (head, deprel) in enumerate(arcs) if head == verb and deprel in CORE]


def _count_names(counts: Counts, names: TaggedSentence, analysis: Analysis) -> None:
    gold = spans(names.tags)
    guess = {(name.first - 1, name.last, name.label) for name in analysis.names if name.label in UNIVERSAL_NAMES}
    counts.add("names", gold, guess)
    for label in UNIVERSAL_NAMES:
        counts.add(label, (span for span in gold if span[2] == label), (span for span in guess if span[2] == label))


def _count_frames(counts: Counts, case: Case, analysis: Analysis) -> None:
    gold = list(_gold_arguments(case.frames or ()))
    guess = [(p.word, a.head, a.label) for p in analysis.predicates for a in p.arguments]
    counts.add("predicates", (frame.predicate for frame in case.frames or ()), (p.word for p in analysis.predicates))
    counts.add("arguments", gold, guess)
    for name, upos in (("arguments of verbs", "VERB"), ("arguments of nouns", "NOUN")):
        words = {i for i, word in enumerate(case.sentence.words, 1) if word.upos == upos}
        counts.add(name, (x for x in gold if x[0] in words), (x for x in guess if x[0] in words))


def _gold_arguments(frames: Sequence[GoldFrame]) -> Iterator[tuple[int, int, str]]:
    for frame in frames:
        for label, head in frame.arguments:
            yield frame.predicate, head, label
