"""Where a figure stands: one numeral with the units beside it. Ranges and other second figures: see ranges."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.extract.units import UnitSpan, money_before, unit_after
from whosays.lexicon.numeral_words import Numeral, NumeralWords
from whosays.lexicon.numerals import Reader
from whosays.lexicon.tokens import DIGITS, WORD, Phrases, Tokens

if TYPE_CHECKING:
    from whosays.lexicon.numbers import Numbers
    from whosays.lexicon.unit_words import UnitWords


@dataclass(slots=True)
class Figure:
    """One end of an amount: the numeral's tokens from `first`, the unit on either side of it, and what follows from
    these: where all of it begins and stops, and its unit.
    """

    first: int
    numeral: Numeral
    before: UnitSpan | None
    after: UnitSpan | None
    begin: int
    stop: int
    unit: UnitSpan | None


def figure_of(first: int, numeral: Numeral, before: UnitSpan | None = None, after: UnitSpan | None = None) -> Figure:
    """The figure of a numeral whose tokens begin at `first`, with the units beside it."""
    begin = first if before is None else before.first
    stop = numeral.stop if after is None else after.stop
    return Figure(first, numeral, before, after, begin, stop, before or after)


@dataclass(frozen=True, slots=True, kw_only=True)
class NumeralGrammar:
    """What numerals and their units are found by."""

    numbers: Numbers
    words: NumeralWords
    units: UnitWords
    alternatives: Phrases[None]
    tolerances: Phrases[None]


class Figures:
    """Finds figures among the tokens of one stretch."""

    __slots__ = ("_known", "_reader", "grammar", "low", "tokens")

    def __init__(self, tokens: Tokens, grammar: NumeralGrammar) -> None:
        self.tokens = tokens
        self.low = tokens.low
        self.grammar = grammar
        self._known: dict[int, Figure | None] = {}
        self._reader = Reader(tokens, grammar.words)

    def at(self, first: int, *, joined: bool = True) -> Figure | None:
        """The figure whose numeral begins at token `first`; `joined` is whether "and" may tie it together. Read once
        where it may.
        """
        if not joined:
            return self._read(first, Reader(self.tokens, self.grammar.words, joined=False))
        if first not in self._known:
            self._known[first] = self._read(first, self._reader)
        return self._known[first]

    def _read(self, first: int, reader: Reader) -> Figure | None:
        numeral = reader.plain(first) or reader.ratio_in_words(first) or reader.numeral(first)
        if numeral is None:
            return None
        before = money_before(self.tokens, numeral, first, self.grammar.units)
        numeral = self._without_unit_suffix(numeral, money=before is not None)
        after = self._unit(numeral)
        if before is not None and after is not None and after.is_money and self.tokens.kind(after.stop) == DIGITS:
            after = None
        return figure_of(first, numeral, before, after)

    def _unit(self, numeral: Numeral) -> UnitSpan | None:
        """The unit after; a share takes one through "of" and an article ("half a mile", "three quarters of an
        hour", "one and a quarter of an hour").
        """
        numbers = self.grammar.numbers
        shared = numeral.mixed and numeral.stop < len(self.low) and self.low[numeral.stop] in numbers.partitives
        if not numeral.part and not shared:
            unit = unit_after(self.tokens, numeral, self.grammar.units, numbers.partitives)
            if unit is None and numeral.stop < len(self.low) and self.low[numeral.stop] in numbers.extra:
                spread = replace(numeral, stop=numeral.stop + 1)
                unit = unit_after(self.tokens, spread, self.grammar.units, frozenset())
            return unit
        at = numeral.stop
        at += at < len(self.low) and self.low[at] in numbers.partitives
        at += at < len(self.low) and self.low[at] in numbers.articles
        return unit_after(self.tokens, replace(numeral, stop=at), self.grammar.units, frozenset())

    def _without_unit_suffix(self, numeral: Numeral, *, money: bool) -> Numeral:
        """ "5m long", "20t", "5mm" are units unless money is meant; "5m people" is five million."""
        rules = self.grammar.numbers.money_suffixes
        if money or numeral.suffix not in rules.words:
            return numeral
        if self.tokens.raw(numeral.stop - 1, numeral.stop) in rules.always:
            return numeral
        bare = self._bare(numeral)
        longer = unit_after(self.tokens, bare, self.grammar.units, frozenset())
        if longer is not None and longer.stop > numeral.stop:
            return bare
        if unit := unit_after(self.tokens, numeral, self.grammar.units, frozenset()):
            return numeral if unit.is_money else bare
        if numeral.suffix in rules.counting and self._counts_on(numeral):
            return numeral
        return bare

    def _counts_on(self, numeral: Numeral) -> bool:
        """Whether a counted noun follows, or nothing that tells a length: "5m and **1m** from the region"."""
        stop, rules = numeral.stop, self.grammar.numbers.money_suffixes
        if stop >= len(self.low) or self.tokens.kinds[stop] != WORD:
            return True
        if self.low[stop] in rules.lengths_alone:
            before = (each for at, each in self._known.items() if at < stop)
            return any(each is not None and each.numeral.suffix == numeral.suffix for each in before)
        return self.tokens.text[self.tokens.starts[stop]].islower() and self.low[stop] not in rules.lengths

    @staticmethod
    def _bare(numeral: Numeral) -> Numeral:
        plain = replace(numeral, stop=numeral.stop - 1, suffix="", scale=numeral.scale / numeral.scale)
        return replace(plain, low=numeral.low / numeral.scale, high=numeral.high / numeral.scale)
