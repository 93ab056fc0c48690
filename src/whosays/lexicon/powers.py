"""Powers: "10^6", "10⁶", "1.3x10^-4", "2.5×10−5": a power, or a number times a power of ten."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.lexicon.digits import ONE
from whosays.lexicon.numeral_words import TEN

if TYPE_CHECKING:
    from whosays.lexicon.numeral_words import Cursor, Numeral

MULTIPLIERS = frozenset(("x", "×", "*"))
MINUS = frozenset("-−")
RAISES = MINUS | {"^", "+"}
LONGEST_POWER = 2
RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(RAISED_DIGITS, "0123456789")


def power_of(cursor: Cursor, found: Numeral) -> Numeral | None:
    """The power, or the number times a power of ten, that begins with the digits `found`, or None."""
    word, at, base, times = cursor.word, found.stop, found.low, ONE
    if word(at) in MULTIPLIERS and word(at + 1) == "10" and (word(at + 2) in RAISES or is_raised(word(at + 2))):
        at, base, times = at + 2, Decimal(TEN), found.low
    elif word(at) != "^" and not (base == TEN and is_raised(word(at))):
        return None
    raised = word(at) if is_raised(word(at)) else ""
    at += word(at) == "^"
    negative = word(at) in MINUS
    at += word(at) in RAISES
    digits = raised.translate(_PLAIN) or word(at)
    if base == 0 or not cursor.tokens.glued(at - 1) or not digits.isdecimal() or len(digits) > LONGEST_POWER:
        return None
    value = times * base ** (-int(digits) if negative else int(digits))
    return replace(found, stop=at + 1, low=value, high=value, step=None)


def is_raised(word: str) -> bool:
    """Whether `word` is of raised digits."""
    return bool(word) and all(character in RAISED_DIGITS for character in word)
