"""Trees in ClearNLP's scheme become the trees that the guidelines of Universal Dependencies ask for."""

import random
from dataclasses import replace

import pytest

from kg.annotate.foreign.clearnlp import translated
from kg.model import Name, Token

# Each word is form/upos/xpos/head/deprel; what is expected is head:deprel.
CONSTRUCTIONS = {
    "an active clause": (
        "She/PRON/PRP/2/nsubj praised/VERB/VBD/0/ROOT them/PRON/PRP/2/dobj ./PUNCT/./2/punct",
        "2:nsubj 0:root 2:obj 2:punct",
    ),
    "a passive clause with its doer": (
        "She/PRON/PRP/4/nsubjpass has/AUX/VBZ/4/aux been/AUX/VBN/4/auxpass praised/VERB/VBN/0/ROOT "
        "by/ADP/IN/4/agent the/DET/DT/7/det army/NOUN/NN/5/pobj",
        "4:nsubj:pass 4:aux 4:aux:pass 0:root 7:case 7:det 4:obl:agent",
    ),
    "a chain of prepositional phrases": (
        "He/PRON/PRP/2/nsubj spoke/VERB/VBD/0/ROOT in/ADP/IN/2/prep the/DET/DT/5/det city/NOUN/NN/3/pobj "
        "of/ADP/IN/5/prep York/PROPN/NNP/6/pobj",
        "2:nsubj 0:root 5:case 5:det 2:obl 7:case 5:nmod",
    ),
    "two prepositions in a row": (
        "He/PRON/PRP/2/nsubj ran/VERB/VBD/0/ROOT out/ADP/IN/2/prep of/ADP/IN/3/prep town/NOUN/NN/4/pobj",
        "2:nsubj 0:root 5:case 5:case 2:obl",
    ),
    "from here to there": (
        "trains/NOUN/NNS/2/nsubj run/VERB/VBP/0/ROOT from/ADP/IN/2/prep York/PROPN/NNP/3/pobj to/ADP/IN/3/prep "
        "Hull/PROPN/NNP/5/pobj",
        "2:nsubj 0:root 4:case 2:obl 6:case 2:obl",
    ),
    "a copula with an adjective": (
        "It/PRON/PRP/4/nsubj has/AUX/VBZ/4/aux not/PART/RB/4/neg been/AUX/VBN/0/ROOT calm/ADJ/JJ/4/acomp "
        "today/NOUN/NN/4/npadvmod",
        "5:nsubj 5:aux 5:advmod 5:cop 0:root 5:obl:unmarked",
    ),
    "a copula with a noun in a clause below": (
        "Lee/PROPN/NNP/2/nsubj said/VERB/VBD/0/ROOT she/PRON/PRP/4/nsubj was/AUX/VBD/2/ccomp the/DET/DT/6/det "
        "winner/NOUN/NN/4/attr of/ADP/IN/6/prep 2020/NUM/CD/7/pobj",
        "2:nsubj 0:root 6:nsubj 6:cop 6:det 2:ccomp 8:case 6:nmod",
    ),
    "a copula with a place": (
        "He/PRON/PRP/2/nsubj is/AUX/VBZ/0/ROOT in/ADP/IN/2/prep London/PROPN/NNP/3/pobj",
        "4:nsubj 4:cop 4:case 0:root",
    ),
    "a copula with a clause": (
        "The/DET/DT/2/det problem/NOUN/NN/3/nsubj is/AUX/VBZ/0/ROOT that/SCONJ/IN/6/mark he/PRON/PRP/6/nsubj "
        "left/VERB/VBD/3/ccomp",
        "2:det 6:nsubj:outer 6:cop 6:mark 6:nsubj 0:root",
    ),
    "a verb with a predicate that is no copula": (
        "She/PRON/PRP/2/nsubj became/VERB/VBD/0/ROOT president/NOUN/NN/2/attr",
        "2:nsubj 0:root 2:xcomp",
    ),
    "three conjuncts": (
        "Ann/PROPN/NNP/7/nsubj ,/PUNCT/,/1/punct Bob/PROPN/NNP/1/conj ,/PUNCT/,/3/punct and/CCONJ/CC/3/cc "
        "Cyd/PROPN/NNP/3/conj left/VERB/VBD/0/ROOT",
        "7:nsubj 3:punct 1:conj 6:punct 6:cc 1:conj 0:root",
    ),
    "both of two": (
        "both/CCONJ/CC/2/preconj Ann/PROPN/NNP/5/nsubj and/CCONJ/CC/2/cc Bob/PROPN/NNP/2/conj left/VERB/VBD/0/ROOT",
        "2:cc:preconj 5:nsubj 4:cc 2:conj 0:root",
    ),
    "two clauses with copulas": (
        "He/PRON/PRP/2/nsubj was/AUX/VBD/0/ROOT rich/ADJ/JJ/2/acomp and/CCONJ/CC/2/cc she/PRON/PRP/6/nsubj "
        "was/AUX/VBD/2/conj poor/ADJ/JJ/6/acomp",
        "3:nsubj 3:cop 0:root 7:cc 7:nsubj 7:cop 3:conj",
    ),
    "a relative clause": (
        "the/DET/DT/2/det man/NOUN/NN/0/ROOT who/PRON/WP/4/nsubj fled/VERB/VBD/2/relcl",
        "2:det 0:root 4:nsubj 2:acl:relcl",
    ),
    "a relative clause whose pronoun has a preposition": (
        "the/DET/DT/2/det man/NOUN/NN/0/ROOT to/ADP/IN/6/prep whom/PRON/WP/3/pobj he/PRON/PRP/6/nsubj "
        "spoke/VERB/VBD/2/relcl",
        "2:det 0:root 4:case 6:obl 6:nsubj 2:acl:relcl",
    ),
    "a preposition that is left behind": (
        "the/DET/DT/2/det house/NOUN/NN/0/ROOT he/PRON/PRP/4/nsubj lived/VERB/VBD/2/relcl in/ADP/IN/4/prep",
        "2:det 0:root 4:nsubj 2:acl:relcl 4:obl",
    ),
    "an infinitive after a noun": (
        "a/DET/DT/2/det way/NOUN/NN/0/ROOT to/PART/TO/4/aux win/VERB/VB/2/relcl",
        "2:det 0:root 4:mark 2:acl",
    ),
    "control by the object": (
        "They/PRON/PRP/2/nsubj told/VERB/VBD/0/ROOT him/PRON/PRP/2/dobj to/PART/TO/5/aux go/VERB/VB/2/xcomp",
        "2:nsubj 0:root 2:obj 5:mark 2:xcomp",
    ),
    "who is wanted to do something": (
        "They/PRON/PRP/2/nsubj want/VERB/VBP/0/ROOT him/PRON/PRP/5/nsubj to/PART/TO/5/aux go/VERB/VB/2/ccomp",
        "2:nsubj 0:root 2:obj 5:mark 2:xcomp",
    ),
    "who is seen to do something": (
        "They/PRON/PRP/2/nsubj see/VERB/VBP/0/ROOT Lee/PROPN/NNP/4/nsubj leave/VERB/VB/2/ccomp",
        "2:nsubj 0:root 2:obj 2:xcomp",
    ),
    "a demand without a conjunction": (
        "They/PRON/PRP/2/nsubj demanded/VERB/VBD/0/ROOT Lee/PROPN/NNP/4/nsubj leave/VERB/VB/2/ccomp",
        "2:nsubj 0:root 4:nsubj 2:ccomp",
    ),
    "what somebody is considered": (
        "They/PRON/PRP/2/nsubj think/VERB/VBP/0/ROOT her/PRON/PRP/5/nsubj a/DET/DT/5/det spy/NOUN/NN/2/ccomp",
        "2:nsubj 0:root 2:obj 5:det 2:xcomp",
    ),
    "what somebody is named": (
        "She/PRON/PRP/3/nsubjpass was/AUX/VBD/3/auxpass named/VERB/VBN/0/ROOT chief/NOUN/NN/3/oprd",
        "3:nsubj:pass 3:aux:pass 0:root 3:xcomp",
    ),
    "what somebody is to do": (
        "He/PRON/PRP/2/nsubj is/AUX/VBZ/0/ROOT to/PART/TO/4/aux resign/VERB/VB/2/xcomp",
        "4:nsubj 4:cop 4:mark 0:root",
    ),
    "a recipient without a preposition": (
        "He/PRON/PRP/2/nsubj gave/VERB/VBD/0/ROOT her/PRON/PRP/2/dative a/DET/DT/5/det pen/NOUN/NN/2/dobj",
        "2:nsubj 0:root 2:iobj 5:det 2:obj",
    ),
    "a recipient with a preposition": (
        "He/PRON/PRP/2/nsubj gave/VERB/VBD/0/ROOT it/PRON/PRP/2/dobj to/ADP/IN/2/dative her/PRON/PRP/4/pobj",
        "2:nsubj 0:root 2:obj 5:case 2:obl",
    ),
    "possessors": (
        "his/PRON/PRP$/2/poss friend/NOUN/NN/4/poss 's/PART/POS/2/case house/NOUN/NN/0/ROOT",
        "2:nmod:poss 4:nmod:poss 2:case 0:root",
    ),
    "a verb with a particle": (
        "He/PRON/PRP/2/nsubj stepped/VERB/VBD/0/ROOT down/ADP/RP/2/prt",
        "2:nsubj 0:root 2:compound:prt",
    ),
    "a negation": (
        "He/PRON/PRP/4/nsubj did/AUX/VBD/4/aux n't/PART/RB/4/neg go/VERB/VB/0/ROOT",
        "4:nsubj 4:aux 4:advmod 0:root",
    ),
    "according to": (
        "According/VERB/VBG/5/prep to/ADP/IN/1/prep police/NOUN/NN/2/pobj he/PRON/PRP/5/nsubj fled/VERB/VBD/0/ROOT",
        "3:case 1:fixed 5:obl 5:nsubj 0:root",
    ),
    "because of": (
        "He/PRON/PRP/2/nsubj fled/VERB/VBD/0/ROOT because/SCONJ/IN/2/prep of/ADP/IN/3/pcomp war/NOUN/NN/3/pobj",
        "2:nsubj 0:root 5:case 3:fixed 2:obl",
    ),
    "such as": (
        "people/NOUN/NNS/0/ROOT such/ADJ/JJ/3/amod as/ADP/IN/1/prep farmers/NOUN/NNS/3/pobj",
        "0:root 4:case 2:fixed 1:nmod",
    ),
    "as well as": (
        "Ann/PROPN/NNP/0/ROOT as/ADV/RB/4/advmod well/ADV/RB/4/advmod as/ADP/IN/1/cc Bob/PROPN/NNP/1/conj",
        "0:root 5:cc 2:fixed 2:fixed 1:conj",
    ),
    "a gerund below a preposition and a verb": (
        "They/PRON/PRP/2/nsubj blamed/VERB/VBD/0/ROOT him/PRON/PRP/2/dobj for/ADP/IN/2/prep leaving/VERB/VBG/4/pcomp "
        "York/PROPN/NNP/5/dobj",
        "2:nsubj 0:root 2:obj 5:mark 2:advcl 5:obj",
    ),
    "a gerund below a preposition and a noun": (
        "reasons/NOUN/NNS/0/ROOT for/ADP/IN/1/prep leaving/VERB/VBG/2/pcomp",
        "0:root 3:mark 1:acl",
    ),
    "a preposition before an adverb": (
        "He/PRON/PRP/2/nsubj slept/VERB/VBD/0/ROOT until/ADP/IN/2/prep now/ADV/RB/3/pcomp",
        "2:nsubj 0:root 4:case 2:obl",
    ),
    "there is": (
        "There/PRON/EX/2/expl is/VERB/VBZ/0/ROOT a/DET/DT/4/det fire/NOUN/NN/2/attr in/ADP/IN/4/prep "
        "York/PROPN/NNP/5/pobj",
        "2:expl 0:root 4:det 2:nsubj 6:case 4:nmod",
    ),
    "it is clear that": (
        "It/PRON/PRP/2/nsubj is/AUX/VBZ/0/ROOT clear/ADJ/JJ/2/acomp that/SCONJ/IN/6/mark he/PRON/PRP/6/nsubj "
        "left/VERB/VBD/2/ccomp",
        "3:expl 3:cop 0:root 6:mark 6:nsubj 3:csubj",
    ),
    "a free relative": (
        "What/PRON/WP/3/dobj he/PRON/PRP/3/nsubj said/VERB/VBD/4/csubj is/AUX/VBZ/0/ROOT true/ADJ/JJ/4/acomp",
        "5:nsubj 3:nsubj 1:acl:relcl 5:cop 0:root",
    ),
    "a quotation": (
        '"/PUNCT/``/9/punct It/PRON/PRP/3/nsubj was/AUX/VBD/9/ccomp an/DET/DT/5/det emergency/NOUN/NN/3/attr '
        ",/PUNCT/,/9/punct \"/PUNCT/''/9/punct he/PRON/PRP/9/nsubj said/VERB/VBD/0/ROOT",
        "9:punct 5:nsubj 5:cop 5:det 9:ccomp 9:punct 9:punct 9:nsubj 0:root",
    ),
    "an apposition": (
        "the/DET/DT/2/det mayor/NOUN/NN/6/nsubj ,/PUNCT/,/2/punct Lee/PROPN/NNP/2/appos ,/PUNCT/,/2/punct "
        "left/VERB/VBD/0/ROOT",
        "2:det 6:nsubj 2:punct 2:appos 2:punct 0:root",
    ),
    "a number with a bound": (
        "More/ADJ/JJR/3/amod than/ADP/IN/3/quantmod 500/NUM/CD/4/nummod people/NOUN/NNS/5/nsubj fled/VERB/VBD/0/ROOT",
        "3:advmod 1:fixed 4:nummod 5:nsubj 0:root",
    ),
    "at least": (
        "at/ADP/IN/2/advmod least/ADJ/JJS/3/advmod 20/NUM/CD/4/nummod people/NOUN/NNS/0/ROOT",
        "2:case 3:nmod 4:nummod 0:root",
    ),
    "a sum of money": (
        "They/PRON/PRP/2/nsubj lost/VERB/VBD/0/ROOT $/SYM/$/5/quantmod 30/NUM/CD/5/compound million/NUM/CD/2/dobj",
        "2:nsubj 0:root 2:obj 5:compound 3:nummod",
    ),
    "a year behind a month and a number behind a noun": (
        "in/ADP/IN/0/ROOT May/PROPN/NNP/1/pobj 1968/NUM/CD/2/nummod on/ADP/IN/2/prep page/NOUN/NN/4/pobj "
        "3/NUM/CD/5/nummod",
        "2:case 0:root 2:nmod:unmarked 5:case 2:nmod 5:flat",
    ),
    "a date": (
        "on/ADP/IN/0/ROOT May/PROPN/NNP/1/pobj 3rd/NUM/CD/2/nummod ,/PUNCT/,/2/punct 1968/NUM/CD/2/nummod",
        "3:case 3:nmod:unmarked 0:root 3:punct 3:nmod:unmarked",
    ),
    "a noun that tells when": (
        "He/PRON/PRP/2/nsubj left/VERB/VBD/0/ROOT last/ADJ/JJ/4/amod week/NOUN/NN/2/npadvmod",
        "2:nsubj 0:root 4:amod 2:obl:unmarked",
    ),
    "a noun that tells how long before": (
        "He/PRON/PRP/2/nsubj left/VERB/VBD/0/ROOT two/NUM/CD/4/nummod days/NOUN/NNS/5/npadvmod after/ADP/IN/2/prep "
        "her/PRON/PRP/5/pobj",
        "2:nsubj 0:root 4:nummod 6:obl:unmarked 6:case 2:obl",
    ),
    "words before an article and an exclamation": (
        "Oh/INTJ/UH/5/intj all/DET/PDT/4/predet the/DET/DT/4/det men/NOUN/NNS/5/nsubj fled/VERB/VBD/0/ROOT",
        "5:discourse 4:det:predet 4:det 5:nsubj 0:root",
    ),
    "relations that say nothing": (
        "eh/X/FW/3/meta um/X/FW/3/ go/VERB/VB/0/ROOT",
        "3:dep 3:dep 0:root",
    ),
}


def words(rows: str) -> list[Token]:
    return [word(id, *row.rsplit("/", 4)) for id, row in enumerate(rows.split(), 1)]


def word(id: int, form: str, upos: str, xpos: str, head: str, deprel: str) -> Token:
    return Token(id, form, form.lower(), upos, xpos, "_", int(head), deprel, 10 * id, 10 * id + len(form))


def tree(tokens: tuple[Token, ...]) -> str:
    return " ".join(f"{token.head}:{token.deprel}" for token in tokens)


@pytest.mark.parametrize(("rows", "expected"), CONSTRUCTIONS.values(), ids=CONSTRUCTIONS)
def test_a_construction_has_the_tree_of_universal_dependencies(rows: str, expected: str) -> None:
    assert tree(translated(words(rows))) == expected


def test_a_nominative_stays_the_subject_of_its_clause() -> None:
    rows = "They/PRON/PRP/2/nsubj see/VERB/VBP/0/ROOT he/PRON/PRP/4/nsubj go/VERB/VB/2/ccomp"
    tokens = [replace(each, feats="Case=Nom" if each.form == "he" else "_") for each in words(rows)]

    assert tree(translated(tokens)) == "2:nsubj 0:root 4:nsubj 2:ccomp"


def test_the_first_name_of_a_person_is_the_head_and_a_title_describes_it() -> None:
    rows = (
        "Prime/PROPN/NNP/2/compound Minister/PROPN/NNP/4/compound Ann/PROPN/NNP/4/compound Lee/PROPN/NNP/6/poss "
        "'s/PART/POS/4/case men/NOUN/NNS/0/ROOT"
    )

    assert tree(translated(words(rows), [Name(3, 4, "PER", 1.0)])) == (
        "2:compound 3:nmod:desc 6:nmod:poss 3:flat 3:case 0:root"
    )


def test_all_that_stands_before_a_name_belongs_to_its_title() -> None:
    rows = (
        "Prime/PROPN/NNP/3/compound Minister/PROPN/NNP/3/compound Lee/PROPN/NNP/4/nsubj left/VERB/VBD/0/ROOT "
        "York/PROPN/NNP/6/compound City/PROPN/NNP/4/dobj"
    )
    names = [Name(3, 3, "PER", 1.0), Name(5, 6, "LOC", 1.0)]

    assert tree(translated(words(rows), names)) == "2:compound 3:nmod:desc 4:nsubj 0:root 6:compound 4:obj"


def test_only_heads_and_relations_change() -> None:
    tokens = words(CONSTRUCTIONS["a chain of prepositional phrases"][0])

    kept = [(each.id, each.form, each.upos, each.xpos, each.start) for each in translated(tokens)]

    assert kept == [(each.id, each.form, each.upos, each.xpos, each.start) for each in tokens]


LABELS = """
acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj csubj csubjpass dative dep det dobj
expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod oprd parataxis pcomp pobj poss preconj predet prep prt
punct quantmod relcl xcomp ROOT
""".split()
KINDS = """
was/AUX/VBD is/AUX/VBZ be/VERB/VB to/PART/TO to/ADP/IN of/ADP/IN by/ADP/IN because/SCONJ/IN what/PRON/WP it/PRON/PRP
that/SCONJ/IN and/CCONJ/CC ,/PUNCT/, $/SYM/$ 30/NUM/CD Lee/PROPN/NNP Ann/PROPN/NNP man/NOUN/NN go/VERB/VB fled/VERB/VBD
seeing/VERB/VBG new/ADJ/JJ at/ADP/IN least/ADJ/JJS as/ADV/RB well/ADV/RB as/ADP/IN now/ADV/RB according/VERB/VBG
May/PROPN/NNP
""".split()
# the relations of the English Web Treebank that can come of these
ENGLISH = """
acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound compound:prt conj cop
csubj csubj:outer csubj:pass dep det det:predet discourse expl fixed flat iobj mark nmod nmod:desc nmod:poss
nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked parataxis punct root xcomp
""".split()


@pytest.mark.parametrize("seed", range(200))
def test_any_tree_becomes_a_tree(seed: int) -> None:
    """Whatever the labels, there is one root, every word hangs below it, and all relations are those of UD."""
    chosen = random.Random(seed)
    tokens = random_tree(chosen)
    first = chosen.randrange(len(tokens))
    last = min(len(tokens), first + chosen.randrange(1, 4))

    made = translated(tokens, [Name(first + 1, last, "PER", 1.0)])

    assert [each.id for each in made] == [each.id for each in tokens]
    assert sum(each.head == 0 for each in made) == 1
    assert all(reaches_root(each, made) for each in made)
    assert {each.deprel for each in made} <= set(ENGLISH)
    assert all((each.deprel == "root") == (each.head == 0) for each in made)


def random_tree(chosen: random.Random) -> list[Token]:
    size = chosen.randrange(1, 25)
    order = chosen.sample(range(1, size + 1), size)
    heads = {id: chosen.choice(order[:place]) if place else 0 for place, id in enumerate(order)}
    rows = (chosen.choice(KINDS).split("/") for _ in range(size))
    return [
        word(id, *row, str(heads[id]), chosen.choice(LABELS) if heads[id] else "ROOT") for id, row in enumerate(rows, 1)
    ]


def reaches_root(token: Token, tokens: tuple[Token, ...]) -> bool:
    for _ in tokens:
        if token.head == 0:
            return True
        token = tokens[token.head - 1]
    return False
