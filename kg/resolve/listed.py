"""Lone names taken for people although the text tells of their shares or their board."""

from collections import Counter
from collections.abc import Mapping, Sequence

from kg.extract.tree import Tree
from kg.model import Mention
from kg.ontology import Ontology
from kg.vocab import PERSON


def listed_names(mentions: Sequence[Mention], trees: Mapping[int, Tree], ontology: Ontology) -> frozenset[str]:
    """Return the lone words that name a body, by their shares: not "Smith" where there is an "Ann Smith"."""
    names = [each for each in mentions if each.kind == "name"]
    people = {word for each in names if each.type == PERSON for word in _longer(each)}
    told = Counter(lone_word(each) for each in names if _has_stock(each, trees[each.sentence], ontology))
    return frozenset(word for word in told if word and word not in people)


def lone_word(mention: Mention) -> str:
    """Return the one word of a name, "" for a longer one."""
    words = _words(mention)
    return words[0] if len(words) == 1 else ""


def _longer(mention: Mention) -> Sequence[str]:
    words = _words(mention)
    return words if len(words) > 1 else ()


def _words(mention: Mention) -> Sequence[str]:
    """Return the words of a name without its possessive."""
    name = mention.name or mention.span
    words = mention.text[name.start - mention.span.start : name.end - mention.span.start]
    return words.removesuffix("'s").removesuffix("’s").split()


def _has_stock(mention: Mention, tree: Tree, ontology: Ontology) -> bool:
    """Tell whether the name stands before "shares", "board", or after "shares of"; "Smith's shares" may be a man's."""
    token = tree.sentence.token(mention.head)
    noun = tree.head(token)
    told = token.deprel == "compound" or (token.deprel == "nmod" and tree.marker(token) == "of")
    return told and noun is not None and ontology.is_stock(noun.lemma)
