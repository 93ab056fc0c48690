"""What a figure in its frame is that is no amount: a length of time, an age, or by how much a figure may be off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.lexicon.tokens import DIGITS, WORD
from whosays.lexicon.units import TIME
from whosays.model.mention import AsideKind

if TYPE_CHECKING:
    from whosays.extract.frame_words import Frame, FrameWords
    from whosays.extract.numerals import NumeralGrammar
    from whosays.lexicon.tokens import Tokens

OLDEST = 110
COUNTED_REACH = 8
MARGIN_LEADS = 3
"""Words and signs between "margin of error" and its figure: "margin of error **of about** 3 points"."""
MARGIN_WITHIN = 6
"""Words and signs from a figure to by how much it may be off: "71,000 people in the square (± 8,000)"."""
SETS_OFF = frozenset("(,")
"""What stands before by how much a figure may be off that is not right before it."""


def kind_of(tokens: Tokens, frame: Frame, numerals: NumeralGrammar, words: FrameWords) -> AsideKind | None:
    """What the figure of a frame is, None where it is an amount."""
    if _lasts(frame):
        return AsideKind.DURATION
    if _is_age(tokens, frame, numerals, words):
        return AsideKind.AGE
    return AsideKind.MARGIN if _is_margin(tokens, frame, numerals, words) else None


def _lasts(frame: Frame) -> bool:
    units = [figure.unit for figure in (frame.lower, frame.upper) if figure is not None]
    return any(unit.meaning.dimension == TIME for unit in units if unit is not None)


def _is_age(tokens: Tokens, frame: Frame, numerals: NumeralGrammar, words: FrameWords) -> bool:
    """Whether a bound behind people tells their age: "children under five", "127 of them over sixty"."""
    if len(frame.hedges) != 1 or frame.lower is None or frame.upper or frame.lower.unit or frame.lower.numeral.part:
        return False
    begin, end = frame.hedges[0]
    asides, numbers = numerals.numbers.asides, numerals.numbers
    told = tokens.word(begin - 1) in asides.aged or _of_those_counted(tokens, begin - 1, numerals, words)
    bounds = end - begin == 1 and tokens.low[begin] in asides.age_bounds and told
    after = frame.span[1]
    counts = tokens.word(after).endswith(numerals.words.plural_endings)
    counts = counts and tokens.kind(after) == WORD and tokens.low[after] not in numbers.partitive.ends
    return bounds and end == frame.first and not counts and frame.lower.numeral.high <= OLDEST


def _of_those_counted(tokens: Tokens, at: int, numerals: NumeralGrammar, words: FrameWords) -> bool:
    """Whether a form of "be" tells something of those counted before it: "14% were under 18"."""
    if tokens.word(at) not in numerals.numbers.asides.copulas:
        return False
    known = numerals.numbers.cardinals.keys() | words.majority.openers()
    return any(tokens.kinds[i] == DIGITS or tokens.low[i] in known for i in range(max(0, at - COUNTED_REACH), at))


def _is_margin(tokens: Tokens, frame: Frame, numerals: NumeralGrammar, words: FrameWords) -> bool:
    """Whether a figure tells by how much another may be off: "52 per cent, **plus or minus 3 points**", "71,000 people
    (**± 8,000**)", "a margin of error of **3 points**". Right behind its figure it is a part of that: see
    `Ranges.tolerance`."""
    begin = frame.first if frame.lower is None else frame.lower.begin
    off = numerals.tolerances.behind(tokens, begin)
    if off is not None and tokens.word(off[0] - 1) in SETS_OFF:
        return DIGITS in tokens.kinds[max(0, off[0] - MARGIN_WITHIN) : off[0]]
    near = range(begin, max(0, begin - MARGIN_LEADS) - 1, -1)
    return any(words.margins.behind(tokens, at) is not None for at in near)
