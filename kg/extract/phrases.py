"""Phrases that may denote an entity: names, noun phrases and pronouns."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from kg.extract.tree import CLAUSES, Tree, base
from kg.model import Mention, MentionKind, Name, Sentence, Span, Token
from kg.ontology import Ontology
from kg.vocab import GROUP, KG, ORGANIZATION, PERSON, PLACE, THING

_CLASS_OF_NAME = {"PER": PERSON, "ORG": ORGANIZATION, "LOC": PLACE, "NORP": GROUP, "MISC": THING}
_HEADS = frozenset({"NOUN", "PROPN", "PRON"})
_NOMINAL = frozenset({"nsubj", "obj", "iobj", "obl", "nmod", "root", "conj", "appos", "dislocated", "vocative"})
# Words inside another phrase are no phrases of their own.
_INSIDE = frozenset({"flat", "fixed", "goeswith", "compound", "reparandum"})


class Phrases:
    """All mentions of one sentence, by the id of their head word."""

    def __init__(self, tree: Tree, text: str, ontology: Ontology, *, dates: frozenset[int] = frozenset()) -> None:
        """Find them; `dates` are the ids of the words that tell a time and so name nobody."""
        self._tree = tree
        self._text = text
        self._ontology = ontology
        names = list(clean_names(tree.sentence, ontology))  # of two with one head the first: "Ann Lee (D)"
        self._names = {self._name_head(name): name for name in reversed(names)}
        self._found: dict[int, Mention] = {}
        for token in tree.sentence.tokens:
            if token.id in self._names or (token.id not in dates and self._is_phrase(token)):
                self._add(token)

    def _add(self, token: Token) -> None:
        """Keep the mention of a token; "hundreds of prisoners" speaks of the prisoners, who are no second mention."""
        counted = _counted(self._tree, token, self._ontology)
        if token.id not in self._found:
            mention = self._mention(token)
            self._found[token.id] = mention
            if counted.id != token.id and counted.id not in self._names:
                self._found[token.id] = self._found[counted.id] = replace(mention, head=counted.id)

    def __iter__(self) -> Iterator[Mention]:
        return iter(dict.fromkeys(self._found.values()))

    def get(self, token: Token) -> Mention | None:
        """Return the mention headed by a token, None where it heads none."""
        return self._found.get(token.id)

    def name(self, token: Token) -> Name | None:
        """Return the proper name headed by a token, without titles."""
        return self._names.get(token.id)

    def balanced(self, span: Span) -> Span:
        """Return a span with the quotation mark right beside it whose partner is inside."""
        return _balanced(span, self._text)

    def inside_name(self, token: Token, *labels: str) -> bool:
        """Tell whether a token is part of a proper name with one of these labels."""
        return any(n.first <= token.id <= n.last and n.label in labels for n in self._names.values())

    def _name_head(self, name: Name) -> int:
        """Return the word that heads the phrase of a name: inside it, or the title that the name hangs on."""
        tokens = [self._tree.sentence.token(id) for id in range(name.first, name.last + 1)]
        heads = [t for t in tokens if not name.first <= t.head <= name.last and t.upos not in ("PUNCT", "PART")]
        head = heads[-1] if heads else tokens[-1]
        while base(head.deprel) == "flat" and head.head and not name.first <= head.head <= name.last:
            head = self._tree.sentence.token(head.head)
        return head.id

    def _is_phrase(self, token: Token) -> bool:
        if self.inside_name(token, *_CLASS_OF_NAME) or base(token.deprel) in ("expl", "det") or self._is_empty(token):
            return False
        if token.upos in _HEADS:
            head = self._tree.head(token)
            led = head is not None and head.upos == "VERB"  # "rebel-led": the rebel is nobody else's part
            return token.deprel != "nmod:desc" and (led or base(token.deprel) not in _INSIDE)
        counted = token.upos in ("NUM", "ADJ", "DET") and base(token.deprel) in _NOMINAL
        return counted and not self._tree.children(token, "cop")

    def _is_empty(self, token: Token) -> bool:
        """Tell whether a phrase names nothing: "at least", "in addition to it", "self-made", the 10 of "six in 10"."""
        head = self._tree.head(token)
        if token.upos == "NUM" and head is not None and head.upos == "NUM" and base(token.deprel) in ("nmod", "obl"):
            return self._tree.marker(token) != "of"
        phrase = f"{self._tree.marker(token)} {token.lemma.lower()}".strip()
        return self._ontology.is_connective(phrase, or_empty=True) and not any(
            _is_of(self._tree, child) for child in self._tree.children(token)
        )

    def _mention(self, token: Token) -> Mention:
        name = self._names.get(token.id)
        span = self._name_span(name) if name else self._phrase_span(token)
        return Mention(
            sentence=self._tree.sentence.index,
            head=token.id,
            span=span,
            kind=_kind(token, name),
            type=self._class(token, name),
            text=" ".join(self._text[span.start : span.end].split()),
            name=self._name_span(name) if name else None,
        )

    def _name_span(self, name: Name) -> Span:
        first, last = self._tree.sentence.token(name.first), self._tree.sentence.token(name.last)
        return Span(first.start, last.end)

    def _phrase_span(self, token: Token) -> Span:
        """Return the words around the head: modifiers before it and its "of" phrase, no clause and no apposition."""
        span = self._tree.span(phrase_tokens(self._tree, token))
        return _balanced(span, self._text)

    def _class(self, token: Token, name: Name | None) -> str:
        name = name or self._names.get(_counted(self._tree, token, self._ontology).id)  # "thousands of Albanians"
        if name is not None:
            return _CLASS_OF_NAME[name.label]
        if token.upos == "PRON":
            return _class_of_pronoun(token)
        return class_of_noun(self._tree, token, self._ontology)


def _balanced(span: Span, text: str) -> Span:
    """Return the span with the quotation mark right beside it whose partner is inside."""
    words = text[span.start : span.end]
    if words.count("”") > words.count("“") and text[span.start - 1 : span.start] == "“":
        return Span(span.start - 1, span.end)
    if words.count("“") > words.count("”") and text[span.end : span.end + 1] == "”":
        return Span(span.start, span.end + 1)
    return span


def phrase_tokens(tree: Tree, token: Token) -> list[Token]:
    """Return the words of a noun phrase in order: up to its head, and then only "of" phrases."""
    kept = [token]
    for child in tree.children(token):
        outside = base(child.deprel) in CLAUSES or base(child.deprel) in (
            "punct",
            "case",
            "mark",
            "nsubj",
            "cop",
            "advmod",
            "aux",
        )
        after = child.id > token.id and not (
            base(child.deprel) in ("flat", "fixed", "goeswith", "compound") or _is_of(tree, child)
        )
        if not outside and not after:
            kept.extend(_with_case(tree, child))
    ordered = sorted(kept, key=lambda each: each.id)
    return _run_around(ordered, token, tree)


def class_of_noun(tree: Tree, token: Token, ontology: Ontology) -> str:
    """Return the class of entities a common noun denotes: a group for people in the plural, a thing where unknown."""
    counted = _counted(tree, token, ontology)
    found = ontology.class_of_noun(counted.lemma.lower())
    if found is None:
        return THING
    plural = counted.feat("Number") in ("Plur", "Ptan") or counted.xpos in ("NNS", "NNPS") or counted is not token
    return GROUP if plural and ontology.is_a(found, PERSON) else found


def clean_names(sentence: Sentence, ontology: Ontology) -> Iterator[Name]:
    """Yield the proper names without the titles, ranks and offices a tagger may have put into them."""
    for name in sentence.names:
        if name.label not in _CLASS_OF_NAME:
            continue
        first = name.first
        if name.label == "PER":
            first += _title_length([sentence.token(id) for id in range(name.first, name.last)], ontology)
        last = name.last - (name.last > first and sentence.token(name.last).form in ("(", "["))
        alone = [sentence.token(id) for id in range(first, last + 1)]
        words = " ".join(token.lemma.lower() for token in alone)
        if not ontology.is_office(words) and not all(_is_title(t, ontology) or t.upos == "DET" for t in alone):
            yield Name(first, last, name.label, name.score)


def _title_length(words: list[Token], ontology: Ontology) -> int:
    """Return how many words at the beginning of a name are ranks and offices: 2 of "Prime Minister Ann Lee"."""
    start = 0
    while start < len(words):
        ends = range(len(words), start, -1)
        phrases = ((end, " ".join(word.form.lower() for word in words[start:end])) for end in ends)
        title = next((end for end, phrase in phrases if ontology.is_office(phrase) or ontology.is_honorific(phrase)), 0)
        if not title and words[start].upos != "DET":
            return start
        start = title or start + 1
    return start


def _is_title(token: Token, ontology: Ontology) -> bool:
    return _title_length([token], ontology) == 1


def _counted(tree: Tree, token: Token, ontology: Ontology) -> Token:
    """Return what is counted: "prisoners" of "hundreds of prisoners", else the token itself."""
    if token.form.lower() in quantifiers(ontology) or token.upos in ("NUM", "ADJ", "DET"):
        return next((child for child in tree.children(token, "nmod") if _is_of(tree, child)), token)
    return token


@cache
def quantifiers(ontology: Ontology) -> frozenset[str]:
    """Return the words that count without a number: "thousands", "dozens"."""
    return frozenset({*ontology.notations(KG + "VagueNumeral"), *ontology.notations(KG + "Multiplier")})


def _is_of(tree: Tree, token: Token) -> bool:
    return base(token.deprel) == "nmod" and tree.marker(token) == "of"


def _with_case(tree: Tree, child: Token) -> list[Token]:
    """Return a modifier with all below it but clauses; an "of" phrase keeps its preposition."""
    coordinated = child.deprel in ("amod", "compound", "nmod:poss")
    return tree.subtree(child, CLAUSES - {"conj", "cc"} if coordinated else CLAUSES)


def _run_around(tokens: list[Token], head: Token, tree: Tree) -> list[Token]:
    """Return the unbroken run of words around the head; a hole ends the phrase."""
    ids = {token.id for token in tokens}
    for token in tree.sentence.tokens:  # punctuation inside the phrase does not break it
        if token.upos == "PUNCT" and token.id - 1 in ids and token.id + 1 in {t.id for t in tokens}:
            ids.add(token.id)
    first = last = head.id
    while first - 1 in ids:
        first -= 1
    while last + 1 in ids:
        last += 1
    while first < head.id and tree.sentence.token(first).upos in ("CCONJ", "PUNCT"):  # "… and [intelligence failures]"
        first += 1
    return [token for token in tree.sentence.tokens if first <= token.id <= last]


def _kind(token: Token, name: Name | None) -> MentionKind:
    if name is not None:
        return "name"
    return "pronoun" if token.upos == "PRON" else "nominal"


def _class_of_pronoun(token: Token) -> str:
    """Return what a pronoun can stand for: a person unless it is neuter or plural."""
    if token.feat("Gender") in ("Masc", "Fem") or token.lemma.lower() in ("he", "she", "i", "who", "you"):
        return PERSON
    return GROUP if token.lemma.lower() in ("we",) else THING
