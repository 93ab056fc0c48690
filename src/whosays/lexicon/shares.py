"""Shares: half, a third, two-thirds, twenty-three fifths, 2/3. With a scale word after it a share is a number ("half
a million").
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from whosays.lexicon.digits import ONE
from whosays.lexicon.numeral_words import HUNDRED, TEN, Cursor, Numeral
from whosays.lexicon.tokens import DIGITS

HALVES, QUARTERS = 2, 4
LARGEST_DENOMINATOR = 1000


def share(cursor: Cursor, first: int, *, bare: bool = False) -> Numeral | None:
    """The share in words that begins at token `first`, or None; `bare` is whether "quarter" is one without an
    article.
    """
    count, at = 1, first
    if cursor.word(first) in cursor.words.articles:
        at = first + 1
    elif (tens := cursor.below_hundred(first)) is not None:
        count, at = int(tens.low), cursor.past_spaced_hyphen(tens.stop)
    below = _denominator(cursor, at)
    if below is None or count == 0:
        return None
    value = Decimal(count * _numerator(cursor, at)) / below[0]
    found = _scaled(cursor, Numeral(stop=below[1], low=value, high=value, part=True))
    alone = below[0] == HALVES or (bare and below[0] == QUARTERS) or cursor.word(at) in cursor.words.lone_fractions
    return None if found.part and at == first and not alone else found


def _numerator(cursor: Cursor, at: int) -> int:
    """3 for "полтора", "anderthalb" (one and a half); 1 for all other fraction words."""
    parts = cursor.words.fractions.get(cursor.word(at))
    return parts[0] if parts is not None else 1


def _scaled(cursor: Cursor, found: Numeral) -> Numeral:
    """ "half a million", "a quarter of a million", "half-dozen"."""
    at = cursor.past_hyphen(found.stop)
    at = at + 1 if cursor.word(at) in cursor.words.partitives else at
    at = at + 1 if cursor.word(at) in cursor.words.articles else at
    at = cursor.past_hyphen(at)
    scale = cursor.words.scales.get(cursor.word(at))
    if scale is None:
        return found
    value = found.low * scale
    return replace(found, stop=at + 1, low=value, high=value, part=False, scale=scale)


def over(cursor: Cursor, first: int, above: Numeral | None) -> Numeral | None:
    """`above` over a plural fraction word ("twenty-three fifths"), where one follows it, else `above`."""
    if above is None or above.part or above.digits or above.stop == first:
        return above
    below = _denominator(cursor, cursor.past_hyphen(above.stop))
    if below is None or not cursor.word(below[1] - 1).endswith(cursor.words.plural_endings):
        return above
    value = above.low / below[0]
    return replace(above, stop=below[1], low=value, high=value, part=value < 1, scale=ONE)


def _denominator(cursor: Cursor, at: int) -> tuple[int, int] | None:
    """What a fraction word at token `at` divides by, and where it stops: "fifths", "twenty-fifth"."""
    parts = cursor.words.fractions.get(cursor.word(at))
    if parts is not None:
        return parts[1], at + 1
    tens = cursor.words.cardinal(cursor.word(at)) or 0
    after = cursor.past_hyphen(at + 1)
    units = cursor.words.fractions.get(cursor.word(after))
    if 2 * TEN <= tens < HUNDRED and units is not None and HALVES < units[1] < TEN:
        return tens + units[1], after + 1
    return None


def divides(cursor: Cursor, at: int) -> bool:
    """Whether a compound plural fraction word begins at token `at`: "thirty-fifths"."""
    below = _denominator(cursor, at)
    return below is not None and below[1] > at + 1 and cursor.word(below[1] - 1).endswith(cursor.words.plural_endings)


def ratio(cursor: Cursor, at: int) -> Decimal | None:
    """The value of "2/3" at token `at`: digits, a stroke and larger digits glued together, and no date."""
    kinds, low = cursor.tokens.kinds, cursor.low
    if at + 2 >= len(low) or kinds[at] != DIGITS or low[at + 1] != "/" or kinds[at + 2] != DIGITS:
        return None
    if cursor.word(at + 3) == "/" or not (cursor.tokens.glued(at) and cursor.tokens.glued(at + 1)):
        return None
    above, below = low[at], low[at + 2]
    if not (above.isdecimal() and below.isdecimal()) or not 0 < int(above) < int(below) <= LARGEST_DENOMINATOR:
        return None
    return Decimal(int(above)) / int(below)
