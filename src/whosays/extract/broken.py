"""Numbers that a conversion broke ("4, 700 people", "3,000-4 people"), and ratios of two ("a ratio of three to one").

Nobody can tell what was meant by the first, and a ratio is no range: each is one figure that cannot be read, and no two
that nobody wrote.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.lexicon.tokens import DIGITS, WORD

if TYPE_CHECKING:
    from whosays.lexicon.numbers import Numbers
    from whosays.lexicon.tokens import Tokens

GROUP = 3
"""Digits of a group of thousands."""
RATIO_WITHIN = 8
"""Words between "ratio" and its numbers: "the ratio of wounded to killed was about three to one"."""
DASHES = frozenset("-–—‑")


def broken_number(tokens: Tokens, first: int, numbers: Numbers) -> int | None:
    """Where the broken number stops whose digits begin at token `first`, or None where it is whole."""
    if tokens.word(first + 1) in numbers.to:
        return _ratio(tokens, first, numbers)
    if tokens.kind(first) != DIGITS or tokens.kind(first + 2) != DIGITS or not tokens.glued(first):
        return None
    sign, one, other = tokens.low[first + 1], tokens.low[first], tokens.low[first + 2]
    if sign in DASHES and tokens.glued(first + 1):
        fell = "," in one and other.isdecimal() and len(other) < GROUP and tokens.kind(first + 3) == WORD
        return first + 3 if fell and not tokens.glued(first + 2) else None
    if sign == "," and not tokens.glued(first + 1) and _set_apart(tokens, first, numbers):
        return first + 3
    return None


def _ratio(tokens: Tokens, first: int, numbers: Numbers) -> int | None:
    """Where a ratio of two numbers stops: "the latrine ratio is **1 to 212**"."""
    told = numbers.ratios.isdisjoint(tokens.low[max(0, first - RATIO_WITHIN) : first])
    ends = (first, first + 2)
    if told or any(tokens.kind(at) != DIGITS and tokens.word(at) not in numbers.cardinals for at in ends):
        return None
    return first + 3


def _set_apart(tokens: Tokens, first: int, numbers: Numbers) -> bool:
    """Whether a space stands within thousands ("4, 700 people fled"): three digits that count a noun, behind a hedge,
    a verb or nothing, and not behind a word that leads to an hour, a day or a number before ("by 4, 700 people").
    """
    one, other = tokens.low[first], tokens.low[first + 2]
    grouped = one.isdecimal() and not one.startswith("0") and len(one) <= GROUP
    grouped = grouped and other.isdecimal() and len(other) == GROUP
    counted = tokens.kind(first + 3) == WORD and tokens.low[first + 3] not in numbers.partitive.ends
    if not grouped or not counted or tokens.glued(first + 2):
        return False
    before = tokens.word(first - 1)
    asides = numbers.asides
    leads = before in numbers.definite or before in asides.clock_counted or before in asides.pointing
    leads = leads or before in asides.age_before or before in numbers.joins
    return not leads and tokens.kind(first - 1) != DIGITS and before not in (",", "(") and not _names(tokens, first - 1)


def _names(tokens: Tokens, at: int) -> bool:
    """Whether a name stands at token `at`, whose number it may be: "Ward 4, 700 beds"."""
    return at > 0 and tokens.kind(at) == WORD and tokens.capital(at)
