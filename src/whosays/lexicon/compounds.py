"""Figures told in several units: "7 feet and 10 inches", "an hour and a half", "15 dollars 50", "six foot two".

Extraction asks where such a figure stops, normalisation what it is worth; both ask here, so that they never differ.
Each further part is told in a smaller unit, is a share of the unit before, or is a bare number of its next smaller unit
that nothing follows.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.lexicon.digits import ONE, VULGAR_VALUES
from whosays.lexicon.numerals import PHRASE_ENDS, Reader
from whosays.lexicon.tokens import DIGITS, WORD, Tokens
from whosays.lexicon.unit_words import MONEY

if TYPE_CHECKING:
    from whosays.lexicon.numeral_words import Numeral, NumeralWords
    from whosays.lexicon.unit_words import UnitMeaning, UnitWords

LARGEST_PART = Decimal(100)
"""Nobody tells a part of a unit in more than two digits: "2 km and 3,000 m" are two figures."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a figure before token `stop`: so many of `unit`, the last one where it `closes`."""

    numeral: Numeral
    unit: UnitMeaning
    stop: int
    closes: bool = False


class Compounds:
    """Finds the further parts of figures among the tokens of one stretch."""

    __slots__ = ("low", "reader", "tokens", "units", "words")

    def __init__(self, tokens: Tokens, words: NumeralWords, units: UnitWords) -> None:
        self.tokens = tokens
        self.low = tokens.low
        self.words = words
        self.units = units
        self.reader = Reader(tokens, words, joined=False)

    def after(self, stop: int, unit: UnitMeaning) -> list[Part]:
        """The parts that follow a figure in `unit` which stops before token `stop`."""
        found: list[Part] = []
        while (part := self._part(stop, unit)) is not None:
            found.append(part)
            if part.closes:
                break
            stop, unit = part.stop, part.unit
        return found

    def scale(self, stop: int, unit: UnitMeaning) -> Decimal | None:
        """The scale word that stands behind the name of a currency: "75 USD million"."""
        scale = self.words.scales.get(self._word(stop)) if unit.dimension == MONEY else None
        return scale if scale is not None and scale >= LARGEST_PART else None

    def one(self, first: int) -> tuple[int, UnitMeaning] | None:
        """Where the unit stops whose article begins at token `first` ("an hour"), and what it means."""
        if self._word(first) not in self.words.articles:
            return None
        return next(
            ((stop, unit) for stop, unit in self.units.each_after(self.tokens, first + 1) if not unit.weak), None
        )

    def _word(self, index: int) -> str:
        return self.low[index] if index < len(self.low) else ""

    def _part(self, at: int, larger: UnitMeaning) -> Part | None:
        comma = self._word(at) == ","
        at += comma
        joined = self._word(at) in self.words.joins
        at += joined
        numeral = self._numeral(at)
        if numeral is None or numeral.vague or numeral.low == 0:
            return None
        named = self._named(numeral, larger)
        if named is not None or comma:
            return named
        if numeral.part:
            return self._share(at, numeral, larger) if joined else None
        return self._bare(numeral, larger, joined=joined)

    def _numeral(self, at: int) -> Numeral | None:
        word = self._word(at)
        opens = at < len(self.low) and (
            self.tokens.kinds[at] == DIGITS
            or self.words.cardinal(word) is not None
            or word in self.words.articles
            or word in self.words.fractions
            or word in VULGAR_VALUES
        )
        return self.reader.numeral(at) if opens else None

    def _named(self, numeral: Numeral, larger: UnitMeaning) -> Part | None:
        """The part whose smaller unit is named behind its number."""
        for stop, unit in self.units.each_after(self.tokens, numeral.stop):
            if unit.dimension == larger.dimension and self._smaller(unit, larger) and numeral.low < LARGEST_PART:
                return Part(numeral, unit, stop)
        part = self.units.part_of(larger)
        if part is None or self._word(numeral.stop) not in part.signs or not self._fits(numeral, larger, part.unit):
            return None
        after = numeral.stop + 1
        free = self.tokens.kind(after) != DIGITS and self._word(after) not in self.words.not_whole
        return Part(numeral, part.unit, after) if free else None

    @staticmethod
    def _smaller(unit: UnitMeaning, larger: UnitMeaning) -> bool:
        if larger.dimension == MONEY:
            return unit.money is not None and unit.money.minor and not (larger.money and larger.money.minor)
        return unit.factor < larger.factor

    def _share(self, at: int, numeral: Numeral, larger: UnitMeaning) -> Part | None:
        """ "an hour **and a half**", "one mile and three quarters"; "two years and half of the men" is none."""
        after = self._word(numeral.stop)
        if numeral.low >= 1 or after in self.words.partitives:
            return None
        bare = self._word(at) in self.words.fractions and after not in PHRASE_ENDS
        return None if bare or after == "-" else Part(numeral, larger, numeral.stop, closes=True)

    def _bare(self, numeral: Numeral, larger: UnitMeaning, *, joined: bool) -> Part | None:
        """ "15 dollars **50**", "2 hours and **ten**": so many of the next smaller unit, with nothing behind."""
        part = self.units.part_of(larger)
        if part is None or self._word(numeral.stop) not in PHRASE_ENDS or not self._fits(numeral, larger, part.unit):
            return None
        single = self.tokens.kinds[numeral.stop - 1] == WORD or joined or larger.dimension != MONEY
        two = numeral.stop >= 1 and len(self.low[numeral.stop - 1]) > 1
        return Part(numeral, part.unit, numeral.stop, closes=True) if single or two else None

    @staticmethod
    def _fits(numeral: Numeral, larger: UnitMeaning, smaller: UnitMeaning) -> bool:
        size = LARGEST_PART if larger.dimension == MONEY else larger.factor / smaller.factor
        whole = numeral.low == numeral.low.to_integral_value() and numeral.scale == ONE and not numeral.part
        return whole and numeral.low < size
