"""A dependency tree that is changed step by step: each step makes a new one, and what was a tree stays a tree."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from kg.model import Token


@dataclass(frozen=True)
class Tree:
    """The words of one sentence, numbered from 1 without a gap; one is the root, and no word is below itself."""

    tokens: tuple[Token, ...]

    @cached_property
    def _children(self) -> tuple[tuple[Token, ...], ...]:
        table: list[list[Token]] = [[] for _ in range(len(self.tokens) + 1)]
        for token in self.tokens:
            table[token.head].append(token)
        return tuple(map(tuple, table))

    def token(self, id: int) -> Token:
        """Return the word with this id."""
        return self.tokens[id - 1]

    def head(self, id: int) -> Token | None:
        """Return the governor of a word, None for the root."""
        head = self.token(id).head
        return self.token(head) if head else None

    def children(self, id: int, *deprels: str) -> tuple[Token, ...]:
        """Return the dependents in word order; with `deprels`, those with one of these relations."""
        return tuple(each for each in self._children[id] if not deprels or each.deprel in deprels)

    def subtree(self, id: int) -> tuple[int, ...]:
        """Return the ids of a word and of all below it, in word order."""
        found = [id]
        for each in found:  # grows as it goes
            found.extend(child.id for child in self._children[each])
        return tuple(sorted(found))

    def bottom_up(self) -> tuple[int, ...]:
        """Return all ids, each before that of its head."""
        order = [0]
        for id in order:  # grows as it goes
            order.extend(child.id for child in self._children[id])
        return tuple(reversed(order[1:]))

    def labelled(self, id: int, deprel: str) -> "Tree":
        """Give a word another relation."""
        return self._changed(replace(self.token(id), deprel=deprel))

    def moved(self, id: int, head: int, deprel: str | None = None) -> "Tree":
        """Hang a word on another head, with another relation where one is given.

        The root stays where it is, and so does a word whose new head is below it: the result would be no tree.
        """
        token = self.token(id)
        if not token.head or head in self.subtree(id):
            return self
        return self._changed(replace(token, head=head, deprel=deprel or token.deprel))

    def raised(self, id: int, relation: str, deprel: str | None = None, *, staying: Sequence[str] = ()) -> "Tree":
        """Let a word and its head change places: the head hangs on the word with `relation`.

        The word takes over the other dependents of its head, without those whose relation is in `staying`, and the
        relation of its head unless `deprel` says another. The root has no head and stays where it is.
        """
        token, head = self.token(id), self.head(id)
        if head is None:
            return self
        taken = [each for each in self.children(head.id) if each.id != id and each.deprel not in staying]
        return self._changed(
            replace(token, head=head.head, deprel=deprel or head.deprel),
            replace(head, head=id, deprel=relation),
            *(replace(each, head=id) for each in taken),
        )

    def _changed(self, *tokens: Token) -> "Tree":
        new = {token.id: token for token in tokens}
        return Tree(tuple(new.get(token.id, token) for token in self.tokens))
