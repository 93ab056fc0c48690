"""What a numeral is worth, and the step that its words round to (Recording rule 7).

The numeral is the whole of the words given: what cannot be read to its end has no value.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.lexicon.compounds import Compounds
from whosays.lexicon.numeral_words import Numeral
from whosays.lexicon.numerals import Reader
from whosays.lexicon.tokens import Tokens, tokenise

if TYPE_CHECKING:
    from whosays.lexicon.numeral_words import NumeralWords
    from whosays.lexicon.unit_words import UnitMeaning, UnitWords

SIGNS = frozenset("-−")


def numeral_value(text: str, words: NumeralWords) -> tuple[Numeral, int] | None:
    """The numeral that `text` is, with its sign (1 or -1), or None where it cannot be read to its end."""
    tokens = tokenise(text)
    if len(tokens) == 1 and (plain := Reader(tokens, words).plain(0)) is not None:
        return plain, 1
    first = 1 if tokens.low and (tokens.low[0] in SIGNS or tokens.low[0] in words.minus) else 0
    reader = Reader(tokens, words)
    for read in (reader.ratio_in_words, reader.numeral):
        found = read(first) if first < len(tokens) else None
        if found is not None and found.stop == len(tokens):
            return found, -1 if first else 1
    return None


def compound_parts(
    text: str, words: NumeralWords, units: UnitWords, first: UnitMeaning
) -> list[tuple[Decimal, Decimal | None, UnitMeaning]] | None:
    """The parts of "7 feet and 10 inches", "an hour and a half", "75 USD million": how many, the place of the last
    decimal, the unit. `first` is the unit of the first; None where the words are no such figure to their end.
    """
    tokens = tokenise(text)
    compounds = Compounds(tokens, words, units)
    head = _head(tokens, compounds, first)
    if head is None:
        return None
    value, step, stop = head
    scale = compounds.scale(stop, first)
    if scale is not None:
        return [(value * scale, step, first)] if stop + 1 == len(tokens) else None
    parts = compounds.after(stop, first)
    whole = [(value, step, first), *((part.numeral.low, part.numeral.step, part.unit) for part in parts)]
    return whole if parts and parts[-1].stop == len(tokens) else None


def _head(tokens: Tokens, compounds: Compounds, first: UnitMeaning) -> tuple[Decimal, Decimal | None, int] | None:
    """The first part of a figure in several units: how many, the place of the last decimal, where it stops."""
    if (one := compounds.one(0)) is not None:
        return Decimal(1), None, one[0]
    numeral = compounds.reader.numeral(0)
    if numeral is None:
        return None
    named = (
        stop for stop, unit in compounds.units.each_after(tokens, numeral.stop) if unit.dimension == first.dimension
    )
    return numeral.low, numeral.step, next(named, numeral.stop)
