"""The second figure of one amount: the upper end of a range, the other bound, the smaller unit of "2 years and 3
months".

A range runs upwards; where the second number is not the larger one, the two are figures of their own.
"""

from __future__ import annotations

from dataclasses import dataclass

from whosays.extract.hedges import HedgeWords
from whosays.extract.numerals import Figure, Figures, figure_of
from whosays.extract.units import UnitSpan
from whosays.lexicon.compounds import Compounds
from whosays.lexicon.digits import ONE
from whosays.lexicon.numeral_words import Numeral
from whosays.lexicon.numerals import shared_scale
from whosays.lexicon.tokens import DIGITS, WORD
from whosays.model.quantity import LOWER_BOUNDS, UPPER_BOUNDS, Qualifier

DASHES = frozenset("-–—‑‐−")
LONG_DASHES = frozenset("—")
WAVES = frozenset("~〜～")
SHARE = "share"
NEAR_STEP = 2
MOST_SIGNS = 4
BOUNDS = LOWER_BOUNDS | UPPER_BOUNDS
LONGEST_ASIDE = 8


@dataclass(frozen=True, slots=True)
class OtherBound:
    """The second of two bounds on one figure: its hedge, and whether it is the lower one."""

    hedge: tuple[int, int]
    figure: Figure
    is_lower: bool


class Ranges:
    """Finds second figures among the tokens of one stretch."""

    __slots__ = ("_compounds", "figures", "hedges", "low", "numbers", "tokens", "words")

    def __init__(self, figures: Figures, hedges: HedgeWords) -> None:
        self.figures = figures
        self.tokens = figures.tokens
        self.low = figures.low
        self.words = figures.grammar.words
        self.numbers = figures.grammar.numbers
        self.hedges = hedges
        self._compounds: Compounds | None = None

    @property
    def compounds(self) -> Compounds:
        """The finder of further parts, made where it is first asked for."""
        if self._compounds is None:
            self._compounds = Compounds(self.tokens, self.words, self.figures.grammar.units)
        return self._compounds

    def _word(self, index: int) -> str:
        return self.low[index] if index < len(self.low) else ""

    # --- ranges
    # -------------------------------------------------------------------------------------------------------------

    def upper(self, lower: Figure, *, between: bool, plain: bool) -> Figure | None:
        """The upper end of the range that `lower` opens; `between` wants "and" between the ends, `plain` forbids
        words.
        """
        link = self._link(self._past_aside(lower.stop) if between else lower.stop, between=between, plain=plain)
        if link is None:
            return None
        first, alternative = link
        upper = self._end_at(first)
        if upper is None or upper.numeral.part != lower.numeral.part or not self._same_kind(lower, upper):
            return None
        if not self._rises(lower, upper) or (alternative and not self._alternatives(lower, upper)):
            return None
        return None if self._given_to(lower, upper) else upper

    def _given_to(self, lower: Figure, upper: Figure) -> bool:
        """Whether a sum goes to as many: "Rs 25,000 to 67,881 **households**" is no range, "$20 to 30 each" is one."""
        led = lower.before is not None and upper.unit is None and self._word(upper.begin - 1) in self.numbers.to
        counted, partitive = self._word(upper.stop), self.numbers.partitive
        return led and counted not in partitive.ends and (counted in partitive.plurals or counted.endswith("s"))

    def _past_aside(self, at: int) -> int:
        """Past a remark in brackets: "between 21% (Netherlands) and 34%"."""
        if self._word(at) != "(":
            return at
        closing = next((i for i in range(at, min(at + LONGEST_ASIDE, len(self.low))) if self.low[i] == ")"), None)
        return at if closing is None else closing + 1

    def _end_at(self, first: int) -> Figure | None:
        """The figure that begins at token `first`: past "about", past a currency sign."""
        hedge = self.hedges.before.ahead(self.tokens, first)
        if hedge is not None and hedge[1] is Qualifier.APPROX:
            first = hedge[0]
        for at in range(first, min(first + MOST_SIGNS, len(self.low))):
            word = self.low[at]
            if self.tokens.kinds[at] == DIGITS or self.words.cardinal(word) is not None or word in self.words.articles:
                figure = self.figures.at(at)
                return figure if figure and figure.begin == first else None
            if self.tokens.kinds[at] == WORD and at > first and not self.tokens.glued(at):
                return None
        return None

    def _link(self, at: int, *, between: bool, plain: bool) -> tuple[int, bool] | None:
        """Where the upper end begins, and whether "or" stands between."""
        word = self._word(at)
        if word in DASHES:
            return self._past_dash(at)
        if word in WAVES:
            return self._past_wave(at)
        if plain or at + 1 >= len(self.low):
            return None
        if (between and word in self.words.joins) or word in self.numbers.to:
            return at + 1, False
        hit = self.figures.grammar.alternatives.ahead(self.tokens, at)
        return None if hit is None else (hit[0], True)

    def _past_dash(self, at: int) -> tuple[int, bool] | None:
        if at + 1 >= len(self.low) or at == 0:
            return None
        left, right = self.tokens.glued(at - 1), self.tokens.glued(at)
        if left and right and self.low[at + 1] in self.numbers.to and self._word(at + 2) == "-":
            return at + 3, False
        if left and not right and self.low[at + 1] in self.numbers.to:
            return at + 2, False
        if self.low[at] in LONG_DASHES and not (left and right):
            return None
        return (at + 1, False) if left == right or (left and self.low[at] != "-") else None

    def _past_wave(self, at: int) -> tuple[int, bool] | None:
        """Past the wave between glued numbers ("20~100"); one before the first number too says that both are rough."""
        tied = at > 1 and self.tokens.glued(at - 1) and self.tokens.glued(at)
        return (at + 1, False) if tied and self.low[at - 2] not in WAVES else None

    def tolerance(self, figure: Figure) -> Figure | None:
        """What a figure may be off by: "30 **± 10** years", with its sign."""
        begin = figure.stop + (self._word(figure.stop) == ",")
        hit = self.figures.grammar.tolerances.ahead(self.tokens, begin)
        if hit is None or figure.numeral.vague or figure.numeral.part:
            return None
        off = self.figures.at(hit[0])
        if off is None or off.before is not None or off.numeral.vague or off.numeral.part:
            return None
        share = off.after is not None and off.after.meaning.dimension == SHARE
        differs = figure.unit and off.after and not share and figure.unit.meaning.name != off.after.meaning.name
        return None if differs else figure_of(begin, off.numeral, None, off.after)

    @staticmethod
    def _same_kind(lower: Figure, upper: Figure) -> bool:
        """Whether the units of both ends can belong to one range: "1 per cent to 42.7 million" is none."""
        if lower.unit is not None and upper.unit is not None:
            return lower.unit.meaning.dimension == upper.unit.meaning.dimension
        return lower.after is None or upper.unit is not None

    def _rises(self, lower: Figure, upper: Figure) -> bool:
        factor = shared_scale(
            lower.numeral, upper.numeral, self.tokens.raw(lower.first, lower.numeral.stop),
            self.tokens.raw(upper.first, upper.numeral.stop),
        )  # fmt: skip
        return lower.numeral.low * factor < upper.numeral.high

    def _alternatives(self, lower: Figure, upper: Figure) -> bool:
        """Whether "two or three" is one figure: neighbours, or round numbers near one another ("20 or 30")."""
        low, high = lower.numeral.low, upper.numeral.low
        if lower.numeral.part or lower.unit is not None:
            return False
        factor = shared_scale(lower.numeral, upper.numeral, "", "")
        if self.low[lower.stop] == "," and upper.begin == lower.stop + 1:
            words = self.tokens.kinds[lower.first] == WORD and self.tokens.kinds[upper.first] == WORD
            return words and high == (low + 1) * factor and upper.numeral.scale > 1
        return high <= low * factor * 2 and (high - low * factor <= NEAR_STEP * factor or low % 10 == 0)

    # --- two bounds
    # ---------------------------------------------------------------------------------------------------------

    def other_bound(self, figure: Figure, begin: int, stop: int) -> OtherBound | None:
        """The bound on the other side, right behind the first: "more than 10 and less than 20"."""
        first = self.hedges.before.behind(self.tokens, begin)
        if first is None or first[1] not in BOUNDS:
            return None
        at = stop + (self._word(stop) == ",")
        if self._word(at) not in self.words.joins and self._word(at) not in self.numbers.turns:
            return None
        at += 1
        hedge = self.hedges.before.ahead(self.tokens, at)
        wanted = UPPER_BOUNDS if first[1] in LOWER_BOUNDS else LOWER_BOUNDS
        if hedge is None or hedge[1] not in wanted:
            return None
        other = self._end_at(hedge[0])
        if other is None or (figure.unit is not None and other.unit is None):
            return None
        lower, upper = (figure, other) if wanted is UPPER_BOUNDS else (other, figure)
        rises = lower.numeral.low < upper.numeral.high
        return OtherBound((at, hedge[0]), other, lower is other) if rises else None

    # --- compounds
    # ----------------------------------------------------------------------------------------------------------

    def compound(self, figure: Figure) -> int | None:
        """Where "2 years and 3 months", "an hour and a half", "15 dollars 50" stops that begins with `figure`."""
        if figure.unit is None or figure.numeral.vague:
            return None
        if figure.before is None and self.compounds.scale(figure.stop, figure.unit.meaning) is not None:
            return figure.stop + 1
        parts = self.compounds.after(figure.stop, figure.unit.meaning)
        return parts[-1].stop if parts else None

    def one_and_more(self, first: int) -> Figure | None:
        """The figure whose article begins at token `first` and that a further part follows: "an hour and a half"."""
        if self._word(first) not in self.words.articles:
            return None
        one = self.compounds.one(first)
        if one is None or not self.compounds.after(*one):
            return None
        numeral = Numeral(stop=first + 1, low=ONE, high=ONE)
        return figure_of(first, numeral, None, UnitSpan(first + 1, one[0], one[1]))
