"""The words of the parts of a clause: whole phrases, without what stands in commas beside them."""

from collections.abc import Iterable

from kg.extract.antecedents import is_relative
from kg.extract.tree import Tree, base
from kg.model import Span, Token

_BESIDE = frozenset({"appos", "parataxis", "discourse", "vocative"})
# What a noun has as the predicate of a clause ("is a mayor"), and not as a phrase.
_OF_CLAUSE = frozenset(
    {"cop", "aux", "nsubj", "csubj", "expl", "mark", "advmod", "advcl", "obl", "ccomp", "parataxis", "punct"}
)
_EDGES = frozenset({"PUNCT", "CCONJ"})
# Marks that open and close: one stays at the edge of a phrase only if the other is inside.
_PAIRS = frozenset({("“", "”"), ("‘", "’"), ('"', '"'), ("'", "'"), ("`", "'"), ("``", "''"), ("(", ")"), ("[", "]")})
_SINGLE = frozenset("$#%")


def phrase(tree: Tree, head: Token, *, marked: bool = True, shared: bool = False) -> list[Token]:
    """Return the words of an argument in order: all below its head but relative clauses and appositions.

    Unless it is `marked`, its preposition is left out. One that is `shared` stands in another clause, or is modified
    by the clause it is an argument of: then no clause belongs to it.
    """
    states = shared and tree.child(head, "cop") is not None
    found = [head]
    for child in tree.children(head):
        relation = base(child.deprel)
        beside = (relation in _BESIDE and not _is_close(tree, child)) or _is_told_beside(tree, child)
        loose = (shared and relation == "acl") or (states and relation in _OF_CLAUSE)
        mark = not marked and relation in ("case", "mark") and child.id < head.id
        if not (beside or loose or mark):
            found += without_relatives(tree, child)
    return ordered(found)


def without_relatives(tree: Tree, head: Token) -> list[Token]:
    """Return a word and all below it but relative clauses and appositions."""
    below = tree.subtree(head)
    loose = (t for t in below if t is not head and (_is_told_beside(tree, t) or base(t.deprel) in _BESIDE))
    dropped = {token.id for each in loose if not _is_close(tree, each) for token in tree.subtree(each)}
    return [token for token in below if token.id not in dropped]


def _is_told_beside(tree: Tree, clause: Token) -> bool:
    """Tell whether a relative clause is told on its own: one that says which is meant is not ("those who left")."""
    noun = tree.head(clause)
    if clause.deprel != "acl:relcl" or noun is None or noun.upos in ("PRON", "DET"):
        return False
    return any(is_relative(each) for each in tree.subtree(clause))


def _is_close(tree: Tree, token: Token) -> bool:
    """Tell whether an apposition follows without a comma: "editor Ann Lee"."""
    first = tree.subtree(token)[0]
    return (
        base(token.deprel) == "appos"
        and (first.id == 1 or tree.sentence.token(first.id - 1).upos != "PUNCT")
        and first.upos != "PUNCT"
    )


def ordered(tokens: Iterable[Token]) -> list[Token]:
    """Return words in the order of the sentence, each once."""
    return sorted({token.id: token for token in tokens}.values(), key=lambda token: token.id)


def trimmed(tokens: Iterable[Token]) -> list[Token]:
    """Return words in order, each once, without commas, conjunctions and lone or enclosing marks at the edges."""
    kept = ordered(tokens)
    while kept and kept[0].upos in _EDGES and not _is_partnered(kept, 0):
        kept.pop(0)
    while kept and kept[-1].upos in _EDGES and not _is_partnered(kept, -1):
        kept.pop()
    return trimmed(kept[1:-1]) if len(kept) > 2 and (kept[0].form, kept[-1].form) == ("(", ")") else kept


def _is_partnered(words: list[Token], at: int) -> bool:
    """Tell whether the mark at an edge opens or closes what stands among the words: “ in “no” comment."""
    form = words[at].form
    partners = [right if at == 0 else left for left, right in _PAIRS if (left if at == 0 else right) == form]
    rest = words[1:] if at == 0 else words[:-1]
    return form in _SINGLE or any(each.form in partners for each in rest)


def stretches(tokens: Iterable[Token]) -> list[Span]:
    """Return the spans of words in order; words that follow each other are one."""
    spans: list[Span] = []
    last = None
    for token in tokens:
        if last is not None and token.id == last + 1:
            spans[-1] = Span(spans[-1].start, max(token.end, spans[-1].end))
        else:
            spans.append(Span(token.start, token.end))
        last = token.id
    return spans
