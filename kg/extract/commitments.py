"""Whether a reported clause says what its frame asks for: that one will act oneself, or that another must."""

from collections.abc import Callable, Sequence

from kg.extract.arguments import Filling
from kg.extract.tree import Tree
from kg.model import Token
from kg.ontology import Frame, Ontology
from kg.vocab import GROUP

_SUBJECTS = ("nsubj", "nsubj:pass")

ClassesOf = Callable[[Token], frozenset[str]]


def are_told(frame: Frame, fillings: Sequence[Filling], tree: Tree, classes_of: ClassesOf, ontology: Ontology) -> bool:
    """Tell whether what fills the slots of a frame has the auxiliaries and the subjects that the frame wants."""
    speaker = next((filling.token for filling in fillings if filling.slot == "subject"), None)
    clauses = [filling for filling in fillings if filling.slot in frame.helpers]
    return all(
        _has_helper(tree, clause.token, frame.helpers[clause.slot])
        and (clause.slot not in frame.other or _has_noun(tree, clause.token))
        and (clause.slot not in frame.same or _is_own(tree, clause.token, speaker, classes_of, ontology))
        for clause in clauses
    )


def _has_helper(tree: Tree, verb: Token, helpers: Sequence[str]) -> bool:
    """Tell whether the words of one of the helpers stand there, and the clause speaks of no past.

    It is denied where the helper is ("would not"), and only there.
    """
    words = {_plain(each) for each in tree.children(verb, "aux", "advmod")}
    named = (frozenset(helper.split()) for helper in helpers)
    fitting = any(each <= words and ("not" in each) == ("not" in words) for each in named)
    return verb.upos == "VERB" and fitting and words.isdisjoint({"have", "never"})


def _plain(word: Token) -> str:
    return "not" if word.lemma.lower() in ("not", "n't", "n’t") else word.form.lower()


def _has_noun(tree: Tree, verb: Token) -> bool:
    """Tell whether a noun is the subject: a pronoun may stand for the one who speaks."""
    return any(each.upos in ("NOUN", "PROPN") for each in tree.children(verb, *_SUBJECTS))


def _is_own(tree: Tree, verb: Token, speaker: Token | None, classes_of: ClassesOf, ontology: Ontology) -> bool:
    """Tell whether the subject is a personal pronoun that may stand for the one who speaks."""
    subject = tree.child(verb, "nsubj")
    if subject is None or speaker is None or subject.feat("PronType") != "Prs":
        return False
    several = len(tree.conjuncts(speaker)) > 1 or speaker.feat("Number") == "Plur"
    if several != (subject.feat("Number") == "Plur"):
        return False
    kinds, allowed = classes_of(speaker), set(classes_of(subject))
    if subject.feat("Gender") == "Neut":
        allowed.add(GROUP)  # "the group said it would"
    return any(ontology.is_a(kind, each) for kind in kinds for each in allowed)
