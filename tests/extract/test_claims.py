"""Claims: the whole phrases of source, cue and content, what is said to be so and what is only wanted, and nesting."""

from functools import cache

import pytest

from kg.annotate.conllu import loads
from kg.extract import extract
from kg.model import Article, Attribution, Block, Extraction, Span
from kg.vocab import REPORTED
from tests.extract.parses import HERE
from tests.extract.sentences import shipped_ontology

# A text, and its claims as `source | cue | content`; ~ before those that do not assert, > before those within others.
CLAIMS = {
    "Interior Minister Ann Lee, a former judge, has repeatedly said that the plan is sound.": [
        "Interior Minister Ann Lee, a former judge | has repeatedly said | that the plan is sound",
    ],
    "A report released by the ministry shows that the bridge was unsafe.": [
        "A report released by the ministry | shows | that the bridge was unsafe",
    ],
    "The mayor, who wants to resign, criticised the police for the delay.": [
        "~who | wants | to resign",
        "~The mayor, who wants to resign | criticised | the police for the delay",
    ],
    "Lawmakers called on the governor to step down.": [
        "~Lawmakers | called on | the governor to step down",
    ],
    "Critics accused the company of hiding losses.": [
        "Critics | accused the company of | hiding losses",
    ],
    "Lee said that Omar Diallo had promised to leave.": [
        "Lee | said | that Omar Diallo had promised to leave",
        "~>Omar Diallo | had promised | to leave",
    ],
    "The bill was rejected by the court.": [
        "~the court | was rejected by | The bill",
    ],
    "The union described the offer as an insult.": [
        "~The union | described | the offer as an insult",
    ],
    "The mayor went on to say that the bridge was safe.": [
        "The mayor | to say | that the bridge was safe",
    ],
    "The minister did not mention the strike.": [
        "~The minister | did not mention | the strike",
    ],
    "Residents fear that the army will attack.": [
        "~Residents | fear | that the army will attack",
    ],
    "“I think the court was wrong,” Lee said.": [
        "Lee | said | “I think the court was wrong,”",
        ">I | think | the court was wrong",
    ],
    "The mayor spoke on Sunday and added:\n“The bridge is safe. We will not close it.”": [
        "The mayor | added | “The bridge is safe. We will not close it.”",
    ],
    "“Nobody told us that the bridge was closed.” ― Maria Lopez": [
        "Maria Lopez | ― | “Nobody told us that the bridge was closed.”",
        ">Nobody | told | that the bridge was closed",
    ],
    "The committee is expected to vote on Friday.": [
        "~nobody | is expected | The committee … to vote on Friday",
    ],
    "The senator refused to release his tax returns.": [
        "~The senator | refused | to release his tax returns",
    ],
    "Poll: Voters abandon the party for its rival": [
        "Poll | : | Voters abandon the party for its rival",
    ],
    "Acts of protest, the president said, are acts of patriotism.": [
        "the president | said | Acts of protest … are acts of patriotism",
    ],
    "As the report noted, the bridge collapsed.": [
        "the report | noted | the bridge collapsed",
    ],
    "“How many bridges will fall?” Lee asked. “We cannot wait.”": [
        "Lee | asked | “How many bridges will fall?”",
        "Lee |  | “We cannot wait.”",
    ],
    "Democrats called the budget a disaster.": [
        "~Democrats | called | the budget a disaster",
    ],
    "FLINT, Mich. — The mayor said the water was safe.": [
        "The mayor | said | the water was safe",
    ],
    "The minister said the plan was sound, adding that it would save money.": [
        "The minister | said | the plan was sound",
        "The minister | adding | that it would save money",
    ],
    "The mayor plans to leave the city on Sunday, according to an aide.": [
        "an aide | according to | The mayor plans to leave the city on Sunday",
        "~>The mayor | plans | to leave the city on Sunday",
    ],
    '“The plan is sound and it will save money," the minister said.': [
        'the minister | said | “The plan is sound and it will save money,"',
    ],
    "The booking was cancelled as per the official terms.": [
        "the official terms | as per | The booking was cancelled",
    ],
}


@cache
def extractions() -> dict[str, Extraction]:
    stored = (HERE / "claims.conllu").read_text(encoding="utf-8")
    return {text: _extracted(text, parse) for text, parse in map(_read, filter(None, stored.split("# newdoc\n")))}


def _read(parse: str) -> tuple[str, str]:
    lines = [line.removeprefix("# text = ") for line in parse.split("\n") if line.startswith("# text = ")]
    blocks = [line.removeprefix("# block = ") for line in parse.split("\n") if line.startswith("# block = ")]
    text = lines[0]
    for line, block, last in zip(lines[1:], blocks[1:], blocks, strict=False):
        text += (" " if block == last else "\n") + line
    return text, parse


def _extracted(text: str, parse: str) -> Extraction:
    blocks, start = [], 0
    for line in text.split("\n"):
        blocks.append(Block("paragraph", Span(start, start + len(line))))
        start += len(line) + 1
    return extract(loads(parse, Article("story", text, tuple(blocks))), shipped_ontology())


def _claims(extraction: Extraction) -> list[str]:
    return [_line(each, extraction) for each in extraction.attributions()]


def _line(claim: Attribution, extraction: Extraction) -> str:
    words = extraction.document.text
    signs = ("" if claim.asserts else "~") + (">" if claim.within else "")
    source = words(claim.source_span) if claim.source_span else "nobody"
    cue = words(claim.cue) if claim.cue else ""
    return " | ".join([f"{signs}{source}", cue, " … ".join(map(words, claim.content))])


@pytest.mark.parametrize("text", CLAIMS)
def test_claims_have_the_whole_phrases_of_source_cue_and_content(text: str) -> None:
    assert _claims(extractions()[text]) == CLAIMS[text]


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Poll: Voters abandon the party for its rival", "abandon"),
        ("Acts of protest, the president said, are acts of patriotism.", "be act"),
    ],
)
def test_what_a_headline_or_an_aside_gives_to_a_source_is_not_asserted(text: str, lemma: str) -> None:
    statuses = [event.status for event in extractions()[text].events() if event.lemma == lemma]

    assert statuses == [REPORTED]


def test_all_stored_texts_are_in_the_table() -> None:
    assert list(extractions()) == list(CLAIMS)
