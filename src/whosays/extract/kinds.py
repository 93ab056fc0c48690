"""Which kinds of measure an amount can be of, by its form and its unit words: money, a share, a count of people or
things."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.lexicon.currencies import money_names, money_symbols
from whosays.lexicon.packs import UnitClass
from whosays.lexicon.units import TIME
from whosays.model.mention import AmountForm

if TYPE_CHECKING:
    from whosays.lexicon.currencies import Currencies
    from whosays.lexicon.numbers import Numbers
    from whosays.lexicon.units import Units
    from whosays.model.mention import AmountWords

COUNTS = frozenset({UnitClass.PERSON, UnitClass.COUNT})
MONEY = frozenset({UnitClass.MONEY})
SHARES = frozenset({UnitClass.PERCENT})
OTHERS = frozenset({UnitClass.OTHER})
SHARE = "share"
_DECIMAL = re.compile(r"\d+[.,]\d{1,2}")
"""A number that has a part of one: three digits behind the sign may be thousands."""
_FRACTIONS = frozenset({AmountForm.FRACTION, AmountForm.MAJORITY})


@dataclass(frozen=True, slots=True)
class UnitKinds:
    """Words of money in lower case, signs of money as written, and the dimension of each unit word."""

    money: frozenset[str]
    signs: frozenset[str]
    dimensions: dict[str, str]

    def of(self, amount: AmountWords) -> frozenset[UnitClass]:
        """The classes of measure that `amount` fits."""
        if amount.form in _FRACTIONS:
            return SHARES
        unit = amount.unit or amount.upper_unit
        if unit is None:
            return COUNTS
        word = unit.text.strip()
        dimension = self.dimensions.get(word) or self.dimensions.get(word.lower())
        if word in self.signs or word.lower() in self.money:
            return MONEY
        return SHARES if dimension == SHARE else OTHERS

    @staticmethod
    def counts_nothing(amount: AmountWords) -> bool:
        """Whether a bare `amount` has a part of one, so that it is no count of people: "a magnitude of 6.4"."""
        ends = (amount.number, amount.upper)
        return amount.unit is None and any(end is not None and _DECIMAL.fullmatch(end.text) for end in ends)

    def duration(self, amount: AmountWords) -> bool:
        """Whether `amount` is a length of time."""
        unit = amount.unit or amount.upper_unit
        if unit is None or unit.text in self.signs:
            return False
        return TIME in (self.dimensions.get(unit.text), self.dimensions.get(unit.text.lower()))


def unit_kinds(units: Units, currencies: Currencies, language: str) -> UnitKinds:
    """The unit words of a language and all signs."""
    dimensions: dict[str, str] = {}
    for name, unit in units.unit.items():
        for word in (*unit.words(language), *unit.symbols, name):
            dimensions.setdefault(word, unit.dimension)
    money = frozenset(word.lower() for word, _ in money_names(currencies, language))
    return UnitKinds(money, frozenset(sign for sign, _ in money_symbols(currencies)), dimensions)


def rate_of(per: str, numbers: Numbers) -> str | None:
    """The period or thing that rate words name: "per month" and "monthly" are "month"; the number of those among whom
    is counted, where they have one ("per 100,000 people"), or the one thing that a number stands for."""
    words, rates = per.lower().split(), numbers.rates
    among = next((word for word in words if word[0].isdecimal() or word in numbers.scales), None)
    last = words[-1].lstrip("/")
    if among is not None:
        return among if among[0].isdecimal() else f"1 {among}"
    known = rates.adverbs.get(last) or rates.things.get(last)
    if known is None and len(words) == 1 and words[0].isalpha():
        return f"1 {last}"  # "one latrine per 200 people"
    return known


def is_among(per: str | None) -> bool:
    """Whether a rate is one among a number of people or things, and none of time or money."""
    return per is not None and per[0].isdecimal()
