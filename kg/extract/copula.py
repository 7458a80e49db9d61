"""The form of "be" that is understood where a phrase states something without a verb of its own."""

from typing import Final

from kg.extract.tree import Tree
from kg.model import Token

_FORMS: Final = {(False, False): "is", (False, True): "are", (True, False): "was", (True, True): "were"}


def understood(tree: Tree, subject: Token, participle: Token | None = None) -> str:
    """Return the form that agrees with a subject; with a participle, in the tense of the clause above it."""
    plural = subject.feat("Number") in ("Plur", "Ptan") or tree.child(subject, "conj") is not None
    past = participle is not None and (participle.xpos == "VBN" or _is_past(tree, participle))
    return _FORMS[past, plural]


def _is_past(tree: Tree, participle: Token) -> bool:
    """Tell whether the nearest finite clause above is in the past tense."""
    for above in tree.ancestors(participle):
        tags = {word.xpos for word in (above, *tree.children(above, "aux", "cop"))}
        if tags & {"VBD", "VBZ", "VBP", "MD"}:
            return "VBD" in tags
    return False
