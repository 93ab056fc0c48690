"""Which kinds of measure an amount can be of, by its form and its unit words: money, a share, a count of people or
things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.lexicon.currencies import money_names, money_symbols
from whosays.lexicon.packs import UnitClass
from whosays.lexicon.units import TIME
from whosays.model.mention import AmountForm

if TYPE_CHECKING:
    from whosays.lexicon.currencies import Currencies
    from whosays.lexicon.numbers import Rates
    from whosays.lexicon.units import Units
    from whosays.model.mention import AmountWords

COUNTS = frozenset({UnitClass.PERSON, UnitClass.COUNT})
MONEY = frozenset({UnitClass.MONEY})
SHARES = frozenset({UnitClass.PERCENT})
OTHERS = frozenset({UnitClass.OTHER})
SHARE = "share"
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


def rate_of(per: str, rates: Rates) -> str | None:
    """The period or thing that rate words name: "per month" and "monthly" are "month"."""
    last = per.lower().split()[-1].lstrip("/")
    return rates.adverbs.get(last) or rates.things.get(last)
