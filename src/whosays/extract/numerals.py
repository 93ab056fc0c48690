"""Where the figure of an amount stands: one numeral, or the two ends of a range, with the units glued to them.

A range runs upwards; where the second number is not the larger one, the two are figures of their own.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.extract.units import UnitSpan, money_before, unit_after
from whosays.lexicon.numerals import Numeral, NumeralWords, Reader, shared_scale
from whosays.lexicon.tokens import DIGITS, WORD, Phrases, Tokens

if TYPE_CHECKING:
    from whosays.lexicon.numbers import Numbers
    from whosays.lexicon.unit_words import UnitWords

DASHES = frozenset("-–—‑‐−")
LONG_DASHES = frozenset("—")
NEAR_STEP = 2
CLOSE_WORDS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One end of an amount: the numeral's tokens from `first`, and the unit on either side of it."""

    first: int
    numeral: Numeral
    before: UnitSpan | None = None
    after: UnitSpan | None = None

    @property
    def begin(self) -> int:
        return self.before.first if self.before else self.first

    @property
    def stop(self) -> int:
        return self.after.stop if self.after else self.numeral.stop

    @property
    def unit(self) -> UnitSpan | None:
        return self.before or self.after


@dataclass(frozen=True, slots=True, kw_only=True)
class NumeralGrammar:
    """What numerals and their units are found by."""

    numbers: Numbers
    words: NumeralWords
    units: UnitWords
    alternatives: Phrases[None]


class Figures:
    """Finds figures among the tokens of one stretch."""

    __slots__ = ("grammar", "low", "tokens")

    def __init__(self, tokens: Tokens, grammar: NumeralGrammar) -> None:
        self.tokens = tokens
        self.low = tokens.low
        self.grammar = grammar

    def at(self, first: int, *, joined: bool = True) -> Figure | None:
        """The figure whose numeral begins at token `first`."""
        reader = Reader(self.tokens, self.grammar.words, joined=joined)
        numeral = reader.ratio_in_words(first) or reader.numeral(first)
        if numeral is None:
            return None
        before = money_before(self.tokens, numeral, first, self.grammar.units)
        numeral = self._without_unit_suffix(numeral, money=before is not None)
        return Figure(first=first, numeral=numeral, before=before, after=self._unit(numeral))

    def _unit(self, numeral: Numeral) -> UnitSpan | None:
        """The unit after; a share takes one through "of" and an article ("half a mile", "three quarters of an hour")."""
        numbers = self.grammar.numbers
        if not numeral.part:
            return unit_after(self.tokens, numeral, self.grammar.units, numbers.partitives)
        at = numeral.stop
        at += at < len(self.low) and self.low[at] in numbers.partitives
        at += at < len(self.low) and self.low[at] in numbers.articles
        return unit_after(self.tokens, replace(numeral, stop=at), self.grammar.units, frozenset())

    def _without_unit_suffix(self, numeral: Numeral, *, money: bool) -> Numeral:
        """ "5m long", "20t", "5mm" are units unless money is meant; "5m people" is five million."""
        rules = self.grammar.numbers.money_suffixes
        if money or numeral.suffix not in rules.words:
            return numeral
        if unit := unit_after(self.tokens, numeral, self.grammar.units, frozenset()):
            return numeral if unit.is_money else self._bare(numeral)
        if numeral.suffix in rules.counting and self._counts_on(numeral.stop):
            return numeral
        return self._bare(numeral)

    def _counts_on(self, stop: int) -> bool:
        """Whether a counted noun follows, or nothing that tells a length."""
        if stop >= len(self.low) or self.tokens.kinds[stop] != WORD:
            return True
        small = self.tokens.text[self.tokens.starts[stop]].islower()
        return small and self.low[stop] not in self.grammar.numbers.money_suffixes.lengths

    @staticmethod
    def _bare(numeral: Numeral) -> Numeral:
        plain = replace(numeral, stop=numeral.stop - 1, suffix="", scale=numeral.scale / numeral.scale)
        return replace(plain, low=numeral.low / numeral.scale, high=numeral.high / numeral.scale)

    # --- ranges -------------------------------------------------------------------------------------------------------------

    def upper(self, lower: Figure, *, between: bool, plain: bool) -> Figure | None:
        """The upper end of the range that `lower` opens; `between` wants "and" between the ends, `plain` forbids words."""
        link = self._link(lower.stop, between=between, plain=plain)
        if link is None:
            return None
        first, alternative = link
        upper = self._end_at(first)
        if upper is None or upper.numeral.part != lower.numeral.part or (lower.after and not upper.unit):
            return None
        if not self._rises(lower, upper) or (alternative and not self._alternatives(lower, upper)):
            return None
        return upper

    def _end_at(self, first: int) -> Figure | None:
        """The figure at token `first`, past a currency sign."""
        for skipped in range(4):
            at = first + skipped
            if at >= len(self.low):
                return None
            if (
                self.tokens.kinds[at] == DIGITS
                or self.low[at] in self.grammar.words.cardinals
                or self.low[at] in self.grammar.words.articles
            ):
                figure = self.at(at)
                return figure if figure and figure.begin == first else None
            if self.tokens.kinds[at] == WORD and skipped and not self.tokens.glued(at):
                return None
        return None

    def _link(self, at: int, *, between: bool, plain: bool) -> tuple[int, bool] | None:
        """Where the upper end begins, and whether "or" stands between."""
        word = self.low[at] if at < len(self.low) else ""
        numbers = self.grammar.numbers
        if word in DASHES:
            return self._past_dash(at)
        if plain or at + 1 >= len(self.low):
            return None
        if between and word in self.grammar.words.joins:
            return at + 1, False
        if word in numbers.to:
            return at + 1, False
        hit = self.grammar.alternatives.ahead(self.tokens, at)
        return None if hit is None else (hit[0], True)

    def _past_dash(self, at: int) -> tuple[int, bool] | None:
        if at + 1 >= len(self.low) or at == 0:
            return None
        left, right = self.tokens.glued(at - 1), self.tokens.glued(at)
        if left and right and self.low[at + 1] in self.grammar.numbers.to and self.low[at + 2 : at + 3] == ["-"]:
            return at + 3, False
        if self.low[at] in LONG_DASHES and not (left and right):
            return None
        return (at + 1, False) if left == right or (left and self.low[at] != "-") else None

    def _rises(self, lower: Figure, upper: Figure) -> bool:
        factor = shared_scale(
            lower.numeral, upper.numeral, self.tokens.raw(lower.first, lower.numeral.stop),
            self.tokens.raw(upper.first, upper.numeral.stop),
        )  # fmt: skip
        if lower.unit and upper.unit and lower.unit.is_money != upper.unit.is_money:
            return False
        return lower.numeral.low * factor < upper.numeral.high

    def _alternatives(self, lower: Figure, upper: Figure) -> bool:
        """Whether "two or three" is one figure: neighbours, or the same figure's neighbours in tens ("10 or 12", "20 or 30")."""
        low, high = lower.numeral.low, upper.numeral.low
        if lower.numeral.part or lower.unit is not None:
            return False
        comma = self.low[lower.stop] == "," and upper.begin == lower.stop + 1
        words = self.tokens.kinds[lower.first] == WORD and self.tokens.kinds[upper.first] == WORD
        if comma:
            return (
                words
                and high == (low + 1) * shared_scale(lower.numeral, upper.numeral, "", "")
                and upper.numeral.scale > 1
            )
        factor = shared_scale(lower.numeral, upper.numeral, "", "")
        return high <= low * factor * 2 and (high - low * factor <= NEAR_STEP * factor or low % 10 == 0)
