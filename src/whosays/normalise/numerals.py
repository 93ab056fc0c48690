"""What a numeral is worth, and the step that its words round to (Recording rule 7).

The numeral is the whole of the words given: what cannot be read to its end has no value.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.lexicon.numerals import Numeral, Reader
from whosays.lexicon.tokens import tokenise

if TYPE_CHECKING:
    from whosays.lexicon.numerals import NumeralWords

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


def granularity(value: Decimal, step: Decimal | None = None) -> Decimal:
    """The step that a figure rounds to: the place of its last non-zero digit, five times that where the digit is 5.

    `step` is the place of the last digit given after a decimal sign: digits that were written out are meant. [Recording rule 7]
    """
    if value == 0:
        return step or Decimal(1)
    digits, exponent = value.normalize().as_tuple()[1:]
    place = Decimal(1).scaleb(int(exponent))
    if step is not None and step < place:
        return step
    return place * COARSE_DIGIT if digits[-1] == COARSE_DIGIT and len(digits) > 1 else place
