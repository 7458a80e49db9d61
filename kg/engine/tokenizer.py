"""Cut text into words the way the English treebanks of Universal Dependencies do.

Hyphens inside words stand alone but after a prefix ("anti-war"), clitics are words of their own ("do" "n't"), a stop
belongs to an abbreviation. Source: https://universaldependencies.org/en/
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from kg.engine import english

#: Runs without any space are cut after so many characters.
LONGEST = 400
#: So many words are remembered with their parts.
CACHE_SIZE = 50_000

# Every repetition before a condition is bounded, so that time stays linear in the text.
_BEGIN = r"""(?<![^\s(<\["'“‘])"""
_TOKEN = r"""
      (?:https?://|www\.)[^\s<>"“”]*[\w/]                       # web addresses
    | BEGIN[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}      # e-mail addresses
    | BEGIN(?:[\w-]{1,63}\.){1,5}(?:com|org|net|gov|edu|info|co\.uk|io)\b(?:/[\w/.-]*[\w/])?
    | [@#][^\W\d]\w*
    | \d{1,6}(?:-\d{1,6}){2,5}(?!\w) | \d{3}-\d{4}\b            # telephone numbers, dates
    | \d{1,4}/\d{1,2}(?:/\d{1,4})?\b                            # dates, fractions
    | \d{1,20}(?:[.,:]\d{1,20}){0,9}(?=(?:UNIT)\b)              # a number without its unit
    | \d{1,20}(?:[.,:]\d{1,20}){0,9}(?:st|nd|rd|th|s)\b         # ordinals, decades
    | ['’]\d0s\b
    | \d{1,20}(?:[.,:]\d{1,20}){1,9}(?!\w)
    | (?<![\w.,])\.\d+
    | (?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?                     # U.S., p.m., a.k.a
    | (?:Ph\.D|M\.Sc|B\.Sc)\.?
    | (?:ABBREVIATION)\.(?!\w)
    | (?:NUMBERED)\.(?=\s?\d)
    | (?<![\w'’])[A-HJ-Z]\.(?=[\])]?\s?[^\W\d_a-z])             # initials
    | (?:US|HK|A|C|NZ|S|R)\$
    | (?<![^\W_])[A-Z]{1,3}(?:&[A-Z]{1,3}){1,4}(?!\w)           # AT&T
    | (?<!\w)(?:[A-Za-z]/[A-Za-z])(?!\w)                        # w/o
    | ['’](?:s|S|m|re|ve|ll|d|em|til|tis|twas)\b
    | (?<![\w-])(?i:PREFIX)-[^\W\d_]\w*
    | [^\W_]\w*(?:['’][^\W\d_]\w*)*                             # words, with the clitic that is cut off later
    | \.{2,} | …+ | -{2,} | [!?]+ | '' | `` | \*+ | _+ | =+ | <<|>>
    | \S
"""
_CLITIC = re.compile(r"(.+?)(n['’]t|['’](?:s|m|re|ve|ll|d))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """A word as it stands in the text, from `start` to `end` (exclusive)."""

    form: str
    start: int
    end: int


def tokenize(text: str, start: int = 0, end: int | None = None) -> Iterator[Token]:
    """Yield the words of the text between two offsets; white space is left out."""
    for match in _pattern().finditer(text, start, len(text) if end is None else end):
        position = match.start()
        for part in _parts(match.group()):
            yield Token(part, position, position + len(part))
            position += len(part)


@cache
def _pattern() -> re.Pattern[str]:
    abbreviations = [word for kind in ("title", "final", "inner") for word in english.words("abbreviation", kind)]
    lists = {
        "UNIT": english.words("word", "unit"),
        "ABBREVIATION": sorted(abbreviations, key=len, reverse=True),
        "NUMBERED": english.words("abbreviation", "numbered"),
        "PREFIX": english.words("word", "prefix"),
    }
    pattern = _TOKEN.replace("BEGIN", _BEGIN)
    for name, words in lists.items():
        pattern = pattern.replace(f":{name})", f":{'|'.join(map(re.escape, words))})")
    return re.compile(pattern, re.VERBOSE)


@cache
def _contractions() -> dict[str, int]:
    """Return where to cut each contraction."""
    pairs = (pair.split("/") for pair in english.words("word", "contraction"))
    return {first + last: len(first) for first, last in pairs}


@lru_cache(maxsize=CACHE_SIZE)
def _parts(form: str) -> tuple[str, ...]:
    """Return a word and its clitic."""
    if len(form) >= LONGEST:
        return tuple(form[start : start + LONGEST] for start in range(0, len(form), LONGEST))
    cut = _contractions().get(form.lower())
    if cut is not None:
        return form[:cut], form[cut:]
    clitic = _CLITIC.fullmatch(form)
    return clitic.groups() if clitic else (form,)
