"""Predicates head their clauses, also those beside "be", and subjects and pronouns go where UD has them."""

from kg.annotate.foreign.tables import words
from kg.annotate.foreign.tree import Tree
from kg.model import Token

_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass")
_FINITE = ("VBD", "VBP", "VBZ", "MD")
_FREE = {"csubj": "nsubj", "csubj:pass": "nsubj:pass", "pcomp": "pobj"}  # the clause, and its pronoun in its place
_BEFORE_OR_AFTER = ("attr", "acomp")  # "what is it?"


def raise_subjects(tree: Tree) -> Tree:
    """Return the tree where who is wanted, told or seen to do something is the object of that verb.

    In "they want him to go" ClearNLP makes "him" the subject of "go", the two together being what they want.

    Source: https://universaldependencies.org/u/dep/xcomp.html
    """
    for id in tree.bottom_up():
        token, head = tree.token(id), tree.head(id)
        subject = next(iter(tree.children(id, "nsubj", "nsubj:pass")), None)
        if token.deprel == "ccomp" and head and subject and _is_object(tree, subject, head):
            tree = tree.moved(subject.id, head.id, "obj").labelled(id, "xcomp")
    return tree


def lower_copulas(tree: Tree) -> Tree:
    """Return the tree with each "be" below its predicate, which takes over the rest of its clause.

    Where nothing else is the predicate, the place is: "he is in London". "There is" keeps its verb.

    Source: https://universaldependencies.org/u/dep/cop.html
    """
    for id in tree.bottom_up():
        token = tree.token(id)
        if token.form.lower() not in words("be") or token.upos not in ("AUX", "VERB") or token.deprel.startswith("aux"):
            continue
        if tree.children(id, "expl"):
            tree = _exists(tree, id)
        elif predicate := _predicate(tree, id):
            tree = _outer(tree, id, predicate).raised(predicate.id, "cop")
    return tree


def raise_relatives(tree: Tree) -> Tree:
    """Return the tree where a free relative is headed by its pronoun: "what he said is true".

    Source: https://universaldependencies.org/en/dep/acl-relcl.html
    """
    for token in tree.tokens:
        if token.deprel in _FREE:
            pronoun = tree.token(tree.subtree(token.id)[0])
            is_free = pronoun.head == token.id and pronoun.form.lower() in words("free")
            if is_free and pronoun.deprel in ("nsubj", "nsubj:pass", "obj"):
                tree = tree.moved(pronoun.id, token.head, _FREE[token.deprel]).moved(token.id, pronoun.id, "acl:relcl")
    return tree


def mark_expletives(tree: Tree) -> Tree:
    """Return the tree where "it" stands for the clause that is the subject: "it is clear that he left".

    Source: https://universaldependencies.org/en/dep/expl.html
    """
    for token in tree.tokens:
        empty = [each for each in tree.children(token.id, "nsubj") if each.form.lower() == "it"]
        clauses = [each for each in tree.children(token.id, "ccomp") if each.id > token.id and _is_that(tree, each)]
        if token.upos == "ADJ" and tree.children(token.id, "cop") and empty and clauses:
            tree = tree.labelled(empty[0].id, "expl").labelled(clauses[0].id, "csubj")
    return tree


def _is_that(tree: Tree, clause: Token) -> bool:
    return any(each.form.lower() == "that" for each in tree.children(clause.id, "mark"))


def _is_object(tree: Tree, subject: Token, head: Token) -> bool:
    """Tell whether the subject of a clause without a finite verb can be the object of the verb above."""
    clause = subject.head
    helpers = tree.children(clause, "aux", "aux:pass")
    marks = [each.xpos for each in tree.children(clause, "mark")]
    if subject.id < head.id or subject.feat("Case") == "Nom" or any(xpos != "TO" for xpos in marks):
        return False
    if any(each.xpos in _FINITE for each in (tree.token(clause), *helpers)):
        return False
    is_bare = tree.token(clause).xpos == "VB" and not marks
    return not is_bare or head.lemma.lower() in words("bare")


def _exists(tree: Tree, id: int) -> Tree:
    """Return the tree where what there is is the subject."""
    for each in tree.children(id, "attr"):
        tree = tree.labelled(each.id, "nsubj")
    return tree


def _predicate(tree: Tree, id: int) -> Token | None:
    """Return the predicate beside "be", None where it stands alone."""
    for deprel in words("predicate"):
        found = [each for each in tree.children(id, deprel) if each.id > id or deprel in _BEFORE_OR_AFTER]
        fit = [each for each in found if _may_be_predicate(tree, each)]
        if fit:
            return fit[-1] if deprel == "advmod" else fit[0]
    return None


def _may_be_predicate(tree: Tree, token: Token) -> bool:
    """Leave out "not", prepositions that stand alone, and complements other than "is to go"."""
    if token.deprel == "xcomp":
        return any(each.xpos == "TO" for each in tree.children(token.id, "mark"))
    if token.deprel == "obl":
        return token.upos not in ("ADP", "PART")
    return token.upos != "PART"


def _outer(tree: Tree, id: int, predicate: Token) -> Tree:
    """Mark the subject of a clause that is itself the predicate: "the problem is that he left".

    Source: https://universaldependencies.org/u/dep/nsubj-outer.html
    """
    if not tree.children(predicate.id, *_SUBJECTS):
        return tree
    for each in tree.children(id, *_SUBJECTS):
        tree = tree.labelled(each.id, each.deprel.split(":")[0] + ":outer")
    return tree
