"""A broken ontology is refused with file, term and remedy; a sound one answers."""

from pathlib import Path

import pytest

from kg import vocab
from kg.errors import OntologyError
from kg.ontology import Ontology, load

KG = vocab.KG

SOUND = """
@prefix frame: <https://w3id.org/newskg/ns/frame#> .
@prefix kg: <https://w3id.org/newskg/ns#> .
@prefix lex: <https://w3id.org/newskg/lex/> .
@prefix lexinfo: <http://www.lexinfo.net/ontology/3.0/lexinfo#> .
@prefix ontolex: <http://www.w3.org/ns/lemon/ontolex#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix synsem: <http://www.w3.org/ns/lemon/synsem#> .

kg:Event a owl:Class .
kg:Person a owl:Class .
kg:asserted a kg:Status .
kg:demanded a kg:Status .
kg:agent a kg:Role ; rdfs:label "agent" .
kg:office a kg:Role ; rdfs:label "office" .
kg:demands a kg:Role ; rdfs:label "demands" ; kg:givesStatus kg:demanded .
kg:left a owl:ObjectProperty ; rdfs:label "left" .
frame:PrepositionSlot frame:active "obl" .
frame:subject a frame:Slot ; frame:active "nsubj" ; frame:passive "obl:agent" .
frame:amid a frame:PrepositionSlot ; frame:marker "amid", "amidst" .
frame:Verb frame:subject kg:agent .

kg:Resignation a owl:Class, kg:EventType ; rdfs:subClassOf kg:Event ; kg:directEdge kg:left ;
    rdfs:label "resignation" ; rdfs:comment "Somebody leaves." ; skos:example "She resigned." .
frame:resign a frame:Verb ; frame:evokes kg:Resignation ; frame:amid kg:office ; frame:requires frame:amid ;
    frame:subjectIs kg:Person .
lex:resign a ontolex:Word ; rdfs:label "resign" ; lexinfo:partOfSpeech lexinfo:verb ; synsem:synBehavior frame:resign .
lex:quit a ontolex:Word ; rdfs:label "quit" ; lexinfo:partOfSpeech lexinfo:verb ; synsem:synBehavior frame:resign .
lex:urge a kg:StatusCue ; rdfs:label "urge" ; lexinfo:partOfSpeech lexinfo:verb ; kg:givesStatus kg:demanded .
lex:army a kg:HeadNoun ; rdfs:label "army" ; kg:denotes kg:Person .
lex:seven a kg:Numeral ; rdfs:label "Seven" ; skos:notation "7" .
"""

# What is replaced, by what, the term and the words of the error.
FLAWS = [
    ('rdfs:comment "Somebody leaves." ;', "", "kg:Resignation", "rdfs:comment"),
    ('rdfs:label "resignation"', 'rdfs:label "resignation", "quitting"', "kg:Resignation", "rdfs:label"),
    ('"Somebody leaves."', '" Somebody leaves."', "kg:Resignation", "white space"),
    ('; skos:example "She resigned."', "", "kg:Resignation", "no example"),
    ("rdfs:subClassOf kg:Event ;", "", "kg:Resignation", "not below kg:Event"),
    ("kg:directEdge kg:left", "kg:directEdge kg:right", "kg:Resignation", "kg:right, which is not declared"),
    ("frame:evokes kg:Resignation", "frame:evokes kg:Exit", "frame:resign", "kg:Exit, which is not declared"),
    ("frame:evokes kg:Resignation ;", "", "frame:resign", "frame:evokes"),
    ("frame:amid kg:office ;", "frame:amid kg:post ;", "frame:resign", "kg:post, which is not declared"),
    ("frame:amid kg:office ;", "frame:under kg:office ;", "frame:resign", "unknown slot frame:under"),
    ("frame:subjectIs kg:Person", "frame:sujectIs kg:Person", "frame:resign", "unknown slot frame:sujectIs"),
    ("frame:subjectIs kg:Person", "frame:subjectIs kg:Peron", "frame:resign", "kg:Peron"),
    ("frame:amid kg:office ;", "", "frame:resign", "requires frame:amid"),
    ("frame:subjectIs kg:Person", "frame:subjectIsNot kg:Peron", "frame:resign", "kg:Peron"),
    ("frame:subjectIs kg:Person", 'frame:sujectNot "it"', "frame:resign", "unknown slot frame:sujectNot"),
    ("frame:subjectIs kg:Person", "frame:excludes frame:after", "frame:resign", "unknown slot frame:after"),
    ("frame:subjectIs kg:Person", "frame:requiresAny frame:after", "frame:resign", "unknown slot frame:after"),
    ("frame:subjectIs kg:Person", "frame:assertedWith frame:after", "frame:resign", "unknown slot frame:after"),
    ("frame:resign a", "frame:subject a frame:Verb . frame:resign a", "frame:subject", "is a slot and a frame"),
    ("frame:resign a", "frame:go a frame:Verb ; frame:evokes kg:Resignation . frame:resign a", "frame:go", "no entry"),
    ("frame:Verb frame:subject kg:agent", "frame:Verb frame:subject kg:doer", "frame:Verb", "kg:doer"),
    ('; frame:active "nsubj"', "", "frame:subject", "no relation"),
    (' ; frame:marker "amid", "amidst"', "", "frame:amid", "no preposition"),
    ('"quit" ;', '"Resign" ;', "lex:quit", "same label and part of speech as lex:resign"),
    ("lex:quit a ontolex:Word", "lex:quit a ontolex:Wrod", "lex:quit", "has a frame but is no entry"),
    (
        '"quit" ; lexinfo:partOfSpeech lexinfo:verb',
        '"quit" ; lexinfo:partOfSpeech lexinfo:adverb',
        "lex:quit",
        "adverb",
    ),
    ('"quit" ; lexinfo:partOfSpeech lexinfo:verb', '"quit"', "lex:quit", "needs one lexinfo:partOfSpeech"),
    (
        '"quit" ; lexinfo:partOfSpeech lexinfo:verb',
        '"quit" ; lexinfo:partOfSpeech lexinfo:noun',
        "lex:quit",
        "verb frame",
    ),
    ("frame:resign .\nlex:quit", "frame:go .\nlex:quit", "lex:resign", "frame:go, which is not declared"),
    ("synsem:synBehavior frame:resign .\nlex:quit", "skos:notation 1 .\nlex:quit", "lex:resign", "has no frame"),
    (
        '"demands" ; kg:givesStatus kg:demanded',
        '"demands" ; kg:givesStatus kg:duty',
        "kg:demands",
        "unknown status kg:duty",
    ),
    (
        "lexinfo:verb ; kg:givesStatus kg:demanded",
        "lexinfo:verb ; kg:givesStatus kg:duty",
        "lex:urge",
        "unknown status",
    ),
    ("lexinfo:verb ; kg:givesStatus", "lexinfo:particle ; kg:givesStatus", "lex:urge", "particle"),
    (
        "lex:army a",
        'lex:host a kg:HeadNoun ; rdfs:label "Army" ; kg:denotes kg:Person . lex:army a',
        "lex:army",
        "repeats",
    ),
    ("kg:denotes kg:Person", "kg:denotes kg:Force", "lex:army", "kg:Force, which is not declared"),
]


@pytest.fixture
def sound(tmp_path: Path) -> Ontology:
    return load(written(tmp_path, SOUND))


def written(folder: Path, text: str) -> Path:
    (folder / "events").mkdir()
    (folder / "events" / "staff.ttl").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(("old", "new", "term", "words"), FLAWS, ids=[f"{flaw[2]} {flaw[3]}" for flaw in FLAWS])
def test_a_flaw_is_refused_with_file_term_and_remedy(tmp_path: Path, old: str, new: str, term: str, words: str) -> None:
    assert SOUND.count(old) == 1
    folder = written(tmp_path, SOUND.replace(old, new))

    with pytest.raises(OntologyError) as caught:
        load(folder)

    assert caught.value.where == str(tmp_path / "events" / "staff.ttl")
    assert caught.value.message.startswith(term)
    assert words in caught.value.message
    assert caught.value.remedy.endswith(".")


def test_broken_turtle_is_refused_with_its_line(tmp_path: Path) -> None:
    folder = written(tmp_path, SOUND + "\nkg:Strike a ;\n")
    line = SOUND.count("\n") + 2

    with pytest.raises(OntologyError, match="not Turtle") as caught:
        load(folder)

    assert caught.value.where == f"{tmp_path / 'events' / 'staff.ttl'}:{line}"


def test_a_blank_node_is_refused(tmp_path: Path) -> None:
    folder = written(tmp_path, SOUND + "\nkg:asserted rdfs:seeAlso [] .\n")

    with pytest.raises(OntologyError, match=r"staff\.ttl: a blank node stands here"):
        load(folder)


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    folder = written(tmp_path, SOUND)
    (folder / "odd.ttl").write_bytes(b'@prefix kg: <urn:k:> .\nkg:a kg:b "\xff\xfe" .\n')

    with pytest.raises(OntologyError, match=r"odd\.ttl"):
        load(folder)


def test_a_folder_without_turtle_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="no Turtle files here"):
        load(tmp_path)


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OntologyError, match="no Turtle files here"):
        load(tmp_path / "missing")


def test_a_frame_adds_its_slots_to_those_of_its_class(sound: Ontology) -> None:
    (entry,) = sound.entries("Resign", "verb")
    (frame,) = entry.frames

    assert frame.event == KG + "Resignation"
    assert frame.slots == {"subject": KG + "agent", "amid": KG + "office"}
    assert (frame.own, frame.required) == ({"amid"}, {"amid"})
    assert frame.ranges == {"subject": (KG + "Person",)}


def test_a_preposition_of_two_forms_gives_two_slots_of_one_name(sound: Ontology) -> None:
    slots = [slot for slot in sound.slots() if slot.name == "amid"]

    assert {slot.marker for slot in slots} == {"amid", "amidst"}
    assert all(slot.active == {"obl"} for slot in slots)


def test_a_type_knows_its_parents_examples_and_edge(sound: Ontology) -> None:
    type = sound.event_type(KG + "Resignation")

    assert (type.label, type.parents, type.examples) == ("resignation", (KG + "Event",), ("She resigned.",))
    assert type.direct_edge == KG + "left"


def test_a_type_nobody_declares_is_an_error(sound: Ontology) -> None:
    with pytest.raises(OntologyError, match="kg:Strike is not a type of event"):
        sound.event_type(KG + "Strike")


def test_a_list_gives_the_notation_of_its_words(sound: Ontology) -> None:
    assert sound.notations(KG + "Numeral") == {"seven": "7"}


def test_the_longest_expression_comes_first_and_is_found_by_its_head(tmp_path: Path) -> None:
    behaves = "lexinfo:partOfSpeech lexinfo:verb ; synsem:synBehavior frame:resign"
    longer = f"""
    lex:step-v a ontolex:Word ; rdfs:label "step" ; {behaves} .
    lex:step-down-v a ontolex:MultiWordExpression ; rdfs:label "step down" ; {behaves} .
    frame:exit a frame:Noun ; frame:evokes kg:Resignation .
    lex:early-exit-n a ontolex:MultiWordExpression ; rdfs:label "early exit" ;
        lexinfo:partOfSpeech lexinfo:noun ; synsem:synBehavior frame:exit .
    """
    ontology = load(written(tmp_path, SOUND + longer))

    verbs = [entry.words for entry in ontology.entries("step", "verb")]
    nouns = [entry.words for entry in ontology.entries("exit", "noun")]

    assert verbs == [("step", "down"), ("step",)]
    assert nouns == [("early", "exit")]
    assert ontology.entries("down", "verb") == ontology.entries("early", "noun") == ()
