"""What a numeral is worth, and the step that its words round to (Recording rule 7).

The numeral is the whole of the words given: what cannot be read to its end has no value.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.lexicon.numeral_words import Numeral
from whosays.lexicon.numerals import Reader
from whosays.lexicon.tokens import tokenise

if TYPE_CHECKING:
    from whosays.lexicon.numeral_words import NumeralWords
    from whosays.lexicon.unit_words import UnitMeaning, UnitWords

SIGNS = frozenset("-−")
COARSE_DIGIT = 5


def numeral_value(text: str, words: NumeralWords) -> tuple[Numeral, int] | None:
    """The numeral that `text` is, with its sign (1 or -1), or None where it cannot be read to its end."""
    tokens = tokenise(text)
    first = 1 if tokens.low and (tokens.low[0] in SIGNS or tokens.low[0] in words.minus) else 0
    reader = Reader(tokens, words)
    for read in (reader.ratio_in_words, reader.numeral):
        found = read(first) if first < len(tokens) else None
        if found is not None and found.stop == len(tokens):
            return found, -1 if first else 1
    return None


def compound_parts(text: str, words: NumeralWords, units: UnitWords) -> list[tuple[Numeral, UnitMeaning | None]] | None:
    """The numerals of "7 feet and 10 inches", each with the unit behind it (None where none stands), or None."""
    tokens = tokenise(text)
    reader = Reader(tokens, words, joined=False)
    parts: list[tuple[Numeral, UnitMeaning | None]] = []
    at = 0
    while at < len(tokens):
        numeral = reader.numeral(at)
        if numeral is None:
            return None
        unit = next(units.each_after(tokens, numeral.stop), None)
        parts.append((numeral, unit[1] if unit else None))
        at = unit[0] if unit else numeral.stop
        at += at < len(tokens) and tokens.low[at] == ","
        at += at < len(tokens) and tokens.low[at] in words.joins
    return parts


def granularity(value: Decimal, step: Decimal | None = None) -> Decimal:
    """The step that a figure rounds to: the place of its last non-zero digit, five times that where the digit is 5.

    `step` is the place of the last digit given after a decimal sign: digits that were written out are meant.
    [Recording rule 7]
    """
    if value == 0:
        return step or Decimal(1)
    digits, exponent = value.normalize().as_tuple()[1:]
    place = Decimal(1).scaleb(int(exponent))
    if step is not None and step < place:
        return step
    return place * COARSE_DIGIT if digits[-1] == COARSE_DIGIT and len(digits) > 1 else place
