"""The event types of the ontology: complete, exemplified, and careful with words of many meanings."""

import re
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph
import pytest

FOLDER = Path(__file__).parents[2] / "ontology"
KG = "https://w3id.org/newskg/ns#"
FRAME = "https://w3id.org/newskg/ns/frame#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
ONTOLEX = "http://www.w3.org/ns/lemon/ontolex#"
BEHAVIOUR = "http://www.w3.org/ns/lemon/synsem#synBehavior"
PART_OF_SPEECH = "http://www.lexinfo.net/ontology/3.0/lexinfo#partOfSpeech"

# Everyday verbs that name an event of the lexicon in a few of their uses only.
AMBIGUOUS = (
    "accept acquire add address aim attend back bar block borrow build bring call catch charge clear close come "
    "commit contract cross cut decline deliver direct draft dissolve drop enter execute fall fault fight find "
    "fire flatten fly free fuel go grow guarantee hail head hit hold hurt join jump keep land launch lead learn "
    "leave level lift look lose maintain meet merge move name note observe open order pay pick press produce push "
    "question quit raise reach recover release replace report restrict return rise rule run save scrap seize send "
    "shell ship shoot show sign slam speak spread stand-down stem stop strike suffer suggest swear take-over tour "
    "traffic treat try visit want win withdraw write"
).split()


class Lexicon:
    """The triples of the ontology, as a test asks for them."""

    def __init__(self, folder: Path) -> None:
        self.store = pyoxigraph.Store()
        for path in sorted(folder.rglob("*.ttl")):
            self.store.load(path=str(path), format=pyoxigraph.RdfFormat.TURTLE)

    def values(self, subject: str, property: str) -> list[str]:
        """Return the values of a property as strings."""
        found = self.store.quads_for_pattern(pyoxigraph.NamedNode(subject), pyoxigraph.NamedNode(property), None)
        return [quad.object.value for quad in found]

    def subjects(self, property: str, value: str) -> list[str]:
        """Return what has this value of a property, in order."""
        found = self.store.quads_for_pattern(None, pyoxigraph.NamedNode(property), pyoxigraph.NamedNode(value))
        return sorted(quad.subject.value for quad in found)

    def about(self, subject: str) -> Iterator[tuple[str, str]]:
        """Yield the properties of a subject with their values."""
        for quad in self.store.quads_for_pattern(pyoxigraph.NamedNode(subject), None, None):
            yield quad.predicate.value, quad.object.value

    def types(self) -> list[str]:
        """Return the event types but for the general one."""
        return [each for each in self.subjects(RDF + "type", KG + "EventType") if each != KG + "Event"]

    def entries(self) -> list[str]:
        """Return the words and expressions that have a frame."""
        kinds = ("Word", "MultiWordExpression")
        return [each for kind in kinds for each in self.subjects(RDF + "type", ONTOLEX + kind)]

    def words_of(self, event_type: str) -> list[str]:
        """Return the labels of the entries that evoke a type."""
        frames = self.subjects(FRAME + "evokes", event_type)
        entries = {entry for frame in frames for entry in self.subjects(BEHAVIOUR, frame)}
        return sorted(label for entry in entries for label in self.values(entry, RDFS + "label"))


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return Lexicon(FOLDER)


def test_there_are_types_and_words_enough(lexicon: Lexicon) -> None:
    parts = [value.rpartition("#")[2] for entry in lexicon.entries() for value in lexicon.values(entry, PART_OF_SPEECH)]

    assert len(lexicon.types()) >= 60
    assert len(lexicon.entries()) >= 600
    assert min(parts.count("verb"), parts.count("noun")) >= 250


def test_every_type_has_a_label_a_comment_and_two_examples(lexicon: Lexicon) -> None:
    bare = [
        each
        for each in lexicon.types()
        if len(lexicon.values(each, RDFS + "label")) != 1
        or len(lexicon.values(each, RDFS + "comment")) != 1
        or len(lexicon.values(each, SKOS + "example")) < 2
    ]

    assert bare == []


def test_every_type_has_verbs_or_nouns(lexicon: Lexicon) -> None:
    assert [each for each in lexicon.types() if not lexicon.words_of(each)] == []


def test_every_example_holds_a_word_of_its_type(lexicon: Lexicon) -> None:
    strange = [
        example
        for each in lexicon.types()
        for example in lexicon.values(each, SKOS + "example")
        if not any(_occurs(words, example) for words in lexicon.words_of(each))
    ]

    assert strange == []


def test_every_range_is_a_declared_class(lexicon: Lexicon) -> None:
    frames = {frame for entry in lexicon.entries() for frame in lexicon.values(entry, BEHAVIOUR)}
    unknown = [
        (frame, value)
        for frame in sorted(frames)
        for property, value in lexicon.about(frame)
        if property.startswith(FRAME)
        and property.endswith("Is")
        and OWL + "Class" not in lexicon.values(value, RDF + "type")
    ]

    assert len(frames) > 200
    assert unknown == []


def test_every_alignment_and_every_direct_edge_is_declared(lexicon: Lexicon) -> None:
    properties = (SKOS + "closeMatch", KG + "directEdge", KG + "directEdgeRole")
    named = {value for each in lexicon.types() for property in properties for value in lexicon.values(each, property)}

    assert [each for each in sorted(named) if not lexicon.values(each, RDF + "type")] == []


@pytest.mark.parametrize("verb", AMBIGUOUS)
def test_a_verb_of_many_meanings_says_when_it_applies(lexicon: Lexicon, verb: str) -> None:
    frames = lexicon.values(f"https://w3id.org/newskg/lex/{verb}-v", BEHAVIOUR)

    careless = [frame for frame in frames if not _is_careful(lexicon, frame)]

    assert frames != []
    assert careless == []


def test_american_and_british_spellings_behave_alike(lexicon: Lexicon) -> None:
    frames = {
        label: frozenset(lexicon.values(entry, BEHAVIOUR))
        for entry in lexicon.entries()
        if entry.endswith("-v")
        for label in lexicon.values(entry, RDFS + "label")
    }
    british = [label for label in frames if re.fullmatch(r"\w{3,}(is|ys)e", label) and label[:-2] + "ze" in frames]

    assert len(british) >= 15
    assert [label for label in british if frames[label] != frames[label[:-2] + "ze"]] == []


def _is_careful(lexicon: Lexicon, frame: str) -> bool:
    return any(
        property.removeprefix(FRAME) == "requires" or property.endswith("Is") for property, _ in lexicon.about(frame)
    )


def _occurs(words: str, text: str) -> bool:
    """Tell whether each of the words, or a form that shares its stem, stands in the text."""
    forms = re.findall(r"[\w'-]+", text.lower())
    return all(any(_same_stem(word, form) for form in forms) for word in words.split())


def _same_stem(word: str, form: str) -> bool:
    stem = re.sub(r"(e|y|[aeiou][^aeiou]e?)$", "", word) if len(word) > 5 else word[: max(2, len(word) - 2)]
    return form.startswith(stem) and len(form) <= len(word) + 4
