"""The form of "be" that is understood where a phrase states something without a verb of its own."""

from collections.abc import Collection
from typing import Final

from kg.extract.tree import Tree
from kg.model import Token

_FORMS: Final = {(False, False): "is", (False, True): "are", (True, False): "was", (True, True): "were"}


def understood(tree: Tree, subject: Token, words: Collection[Token], participle: Token | None = None) -> str:
    """Return the form that agrees with a subject; with a participle, in the tense of the clause above it."""
    joined = any(each in words for each in tree.children(subject, "conj"))
    plural = joined or subject.feat("Number") in ("Plur", "Ptan") or subject.xpos in ("NNS", "NNPS")
    past = participle is not None and (participle.xpos == "VBN" or _is_past(tree, participle))
    return _FORMS[past, plural]


def _is_past(tree: Tree, participle: Token) -> bool:
    """Tell whether the nearest finite clause above is in the past tense."""
    for above in tree.ancestors(participle):
        tags = {word.xpos for word in (above, *tree.children(above, "aux", "cop"))}
        if tags & {"VBD", "VBZ", "VBP", "MD"}:
            return "VBD" in tags
    return False
