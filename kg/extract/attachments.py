"""Words that take no part where the tree hangs them: the place beside a weekday, offsets of events, an empty "it"."""

from collections.abc import Iterator

from kg.extract.propbank import PropBank
from kg.extract.tree import Tree, base
from kg.model import Token

_OFFSETS = frozenset({"before", "after"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def places_beside_dates(tree: Tree, verb: Token) -> Iterator[Token]:
    """Yield the named places that hang on the dates of a verb: Berlin in "said Sunday in Berlin"."""
    names = tree.sentence.names
    dated = {id for name in names if name.label == "DATE" for id in range(name.first, name.last + 1)}
    placed = {id for name in names if name.label == "LOC" for id in range(name.first, name.last + 1)}
    for date in tree.children(verb, "obl"):
        if date.id in dated:
            yield from (each for each in tree.children(date, "nmod") if each.id in placed and tree.marker(each) != "of")


def is_offset(tree: Tree, word: Token, event: Token) -> bool:
    """Tell whether a time only says how far from an event something else is: "seven months before the attack"."""
    marks = tree.children(event, "case", "mark")
    return any(mark.form.lower() in _OFFSETS and word.id < mark.id < event.id for mark in marks)


def stands_for_clause(tree: Tree, propbank: PropBank, verb: Token, word: Token) -> bool:
    """Tell whether a subject is an "it" that only stands for a clause behind the verb: "it was said that she left"."""
    empty = word.deprel in _SUBJECTS and word.lemma.lower() == "it" and propbank.label(verb, word) is None
    clauses = (each for each in tree.children(verb, "ccomp", "csubj") if each.id > verb.id)
    return empty and any(base(each.deprel) == "csubj" or tree.children(each, "mark") for each in clauses)
