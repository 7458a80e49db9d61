"""The language engine: English text to words, trees, names and predicate-argument structure, on one CPU core.

    engine = Engine.load()
    text = "Israel's army chief resigned on Tuesday."
    [[parse]] = engine.parse(text, [(0, len(text))])
    parse.words[0]       # Word(form='Israel', lemma='Israel', upos='PROPN', ..., head=4, start=0, end=6)
    parse.names          # (Name(first=1, last=1, label='LOC', score=0.99), Name(..., label='DATE', ...))
    parse.predicates     # (Predicate(word=5, score=1.0, arguments=(Argument(label='ARG0', head=4, ...), ...)), ...)

Words follow Universal Dependencies v2, predicates PropBank. The same text gives the same result, with any number of
threads. It needs onnxruntime, numpy and lemminflect; the weights and their model card are in `weights/`.
"""

from kg.engine.engine import WEIGHTS, Engine
from kg.engine.parse import Argument, Name, Parse, Predicate, Word

__all__ = ["WEIGHTS", "Argument", "Engine", "Name", "Parse", "Predicate", "Word"]
