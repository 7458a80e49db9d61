"""The words of numbers, bounds and money that the ontology lists, and the pattern of a figure made from them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final, get_args

from kg.extract.numerals import Numerals, choice, numerals
from kg.model import Bound
from kg.ontology import Ontology
from kg.vocab import KG

# A list of words in the pattern -> its class in the ontology.
_CLASSES: Final = {
    "vague": "VagueNumeral",
    "scale": "MultiplierSign",
    "percent": "PercentWord",
    "sign": "CurrencySign",
    "currency": "CurrencyNoun",
    "bound": "BoundCue",
    "suffix": "BoundSuffix",
}
_BOUNDS: Final[Mapping[str, Bound]] = {bound: bound for bound in get_args(Bound)}
# No number starts in "F-16", "3.14.2", "No.5", "[5]" or ends in "7th", "2:1", "555-1234", "80's".
_START, _END = r"(?<![\w#/:\[–-])(?<![\d.][.,])(?<!\w\.)", r"(?!\w|[.,:/]\d|\s?°|[-–]\d|['’]s)"


@dataclass(frozen=True, slots=True)
class QuantityWords:
    """The lists by name, and a pattern with a group of each name."""

    lists: Mapping[str, Mapping[str, str]]
    numerals: Numerals
    pattern: re.Pattern[str]
    trigger: re.Pattern[str]  # matches in every text with a figure

    def matches(self, text: str) -> Iterator[re.Match[str]]:
        """Yield what may be figures, from the left; none overlap."""
        return self.pattern.finditer(text) if self.trigger.search(text) else iter(())

    def code(self, match: re.Match[str], name: str) -> str | None:
        """Return the code of the word that a list matched, None where the list has no part in the match."""
        word = match[name]
        return None if word is None else self.lists[name][" ".join(word.lower().split())]

    def bound(self, match: re.Match[str]) -> Bound:
        """Return the bound that the words before or after the number give it."""
        code = self.code(match, "bound") or self.code(match, "suffix") or ("about" if match["vague"] else "exact")
        return _BOUNDS[code]

    def unit(self, match: re.Match[str]) -> str | None:
        """Return "percent" or the code of a currency, None for anything else."""
        return self.code(match, "sign") or self.code(match, "percent") or self.code(match, "currency")

    def value(self, match: re.Match[str]) -> Decimal | None:
        """Return the number, the least of a range; None for "hundreds"."""
        number = None if match["number"] is None else self.numerals.read(match["number"])
        return None if number is None else number * self._scale(match) * self._shared(match, number)

    def top(self, match: re.Match[str]) -> Decimal | None:
        """Return the greatest number of a range, None where there is one number only."""
        number = self.numerals.read(match["top"]) if match["top"] else None
        return None if number is None else number * self._scale(match)

    def _scale(self, match: re.Match[str]) -> Decimal:
        return Decimal(self.code(match, "scale") or 1)

    def _shared(self, match: re.Match[str], number: Decimal) -> Decimal:
        """Return what the multiplier of "10 to 20 million" makes of the first number."""
        top = self.numerals.read(match["top"]) if match["top"] else None
        if top is None or self.numerals.multiplier(match["number"]) != 1:
            return Decimal(1)
        multiplier = self.numerals.multiplier(match["top"])
        return multiplier if number < top / multiplier else Decimal(1)


def quantity_words(ontology: Ontology) -> QuantityWords:
    """Return the words of the ontology that say how many."""
    lists = {name: ontology.notations(KG + cls) for name, cls in _CLASSES.items()}
    numbers = numerals(ontology)
    pattern = _pattern({name: choice(each) for name, each in lists.items()}, numbers)
    words = choice((*numbers.plain, *numbers.multipliers, *lists["vague"]))
    return QuantityWords(lists, numbers, pattern, re.compile(rf"\d|\b{words}\b", re.IGNORECASE))


@cache
def units(ontology: Ontology) -> frozenset[str]:
    """Return the words for what a figure counts that is no thing: "percent", "dollars"."""
    return frozenset({*ontology.notations(KG + "PercentWord"), *ontology.notations(KG + "CurrencyNoun")})


def _pattern(words: Mapping[str, str], numbers: Numerals) -> re.Pattern[str]:
    """Return the pattern of "at least 1,139", "hundreds", "$3.5 million", "between 10 and 20", "93 percent or more"."""
    sign = rf"(?P<sign>{words['sign']})\s?"
    before = rf"(?:(?P<bound>{words['bound']})\s+|(?P<between>between)\s+)?"
    scale = rf"(?P<scale>(?<=\d)\s?{words['scale']}\b)"
    second = rf"(?:\s?[-–]\s?|\s+to\s+|(?(between)\s+and\s+|(?!)))(?:{words['sign']}\s?)?(?P<top>{numbers.pattern})"
    amount = rf"(?:{sign}|{_START})(?P<number>{numbers.pattern})(?:{second})?(?(sign){scale}?|){_END}"
    unit = rf"(?:(?:\s|-)?(?:(?P<percent>{words['percent']})|(?P<currency>{words['currency']}))(?!\w))?"
    after = rf"(?:,?\s+(?P<suffix>{words['suffix']})(?!\w))?"
    return re.compile(rf"(?<!\w){before}(?:(?P<vague>{words['vague']})(?!\w)|{amount}{unit}){after}", re.IGNORECASE)
