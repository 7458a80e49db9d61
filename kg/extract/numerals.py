"""Numbers in digits and words, to the last digit."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from kg.ontology import Ontology
from kg.vocab import KG

DIGITS: Final = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_LEAST_MULTIPLIER: Final = 1000


def choice(words: Iterable[str]) -> str:
    """Return a pattern that matches any of the words, the longest first; a space stands for any white space."""
    longest_first = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first) + ")"


@dataclass(frozen=True, slots=True)
class Numerals:
    """The number words of the ontology, and the pattern of a whole number phrase."""

    plain: Mapping[str, Decimal]  # "three"
    multipliers: Mapping[str, Decimal]  # "hundred"
    pattern: str

    def read(self, text: str) -> Decimal | None:
        """Return the number: 1500000 for "1.5 million", 12 for "a dozen", 2.5 for "two and a half"; None for none."""
        total, current = Decimal(0), Decimal(0)
        words = [word for word in re.split(r"[\s-]+", text.lower()) if word not in ("and", "a", "an", "")]
        for word in words:
            factor = self.multipliers.get(word)
            if factor is None:
                added = self._added(word)
                if added is None:
                    return None
                current += added
            elif factor >= _LEAST_MULTIPLIER:
                total, current = total + (current or 1) * factor, Decimal(0)
            else:
                current = (current or 1) * factor
        return total + current if words else None

    def multiplier(self, text: str) -> Decimal:
        """Return what the last words of a number multiply it by: 1000000 for "20 million", 1 for "20"."""
        product = Decimal(1)
        for word in reversed(re.split(r"[\s-]+", text.lower())):
            if word not in self.multipliers:
                break
            product *= self.multipliers[word]
        return product

    def _added(self, word: str) -> Decimal | None:
        if word[0].isdigit():
            return Decimal(word.replace(",", ""))
        return self.plain.get(word)


def numerals(ontology: Ontology) -> Numerals:
    """Return the number words of the ontology."""
    plain, multipliers = (
        {word: Decimal(number) for word, number in ontology.notations(KG + name).items()}
        for name in ("Numeral", "Multiplier")
    )
    return Numerals(plain, multipliers, _pattern(plain, multipliers))


def _pattern(plain: Mapping[str, Decimal], multipliers: Iterable[str]) -> str:
    """Return the pattern of "1.5 million", "a dozen", "half a million", "one hundred and five", "two and a half"."""
    gap, times = r"[\s-]+", choice(multipliers)
    half = choice(word for word, number in plain.items() if 0 < number < 1)
    word = choice(word for word, number in plain.items() if not 0 < number < 1)
    small = rf"(?:{word}(?:{gap}{word})?|{half}\s+an?(?=\s+{times}\b))"
    large = rf"(?:(?:{small}|an?){gap})?{times}(?:{gap}{times})*"
    words = rf"(?:{large}{gap}(?:and\s+)?)*(?:{large}|{small})"
    return rf"(?:{DIGITS}|{words})(?:{gap}and{gap}an?{gap}{half})?(?:{gap}{times})*"
