"""A figure as a person rules it: read once from words, kept in a form that needs no language.

What always holds: what is kept reads the same for ever, whatever becomes of the grammar; words with no figure, with two
or with two meanings are refused and never guessed at.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.algebra.rounding import granularity
from whosays.extract.amounts import readings
from whosays.model.quantity import COUNT, LOWER_BOUNDS, PERSON, UPPER_BOUNDS, Qualifier, Quantity
from whosays.normalise.amounts import Obstacle, quantity
from whosays.normalise.separators import two_readings

if TYPE_CHECKING:
    from whosays.extract import Grammar
    from whosays.lexicon import Lexicon
    from whosays.model.mention import AmountWords

_KEPT = re.compile(rf"(?:({'|'.join(Qualifier)}) )?(-?\d+(?:\.\d+)?)(?:\.\.(-?\d+(?:\.\d+)?))?")
WRITE = "write one, as 4000, “about 4,000”, “at least 4,000” or “10,000–12,000”"


def figure_of(words: str, lexicon: Lexicon, grammar: Grammar, unit: str) -> Quantity:
    """The figure that `words` tell, of `unit` where they name none. Raises ValueError where they tell none, or not
    clearly one."""
    if (match := _KEPT.fullmatch(words)) and (match[1] or match[3]):
        return kept_figure(words, unit)
    stated = one_figure(words, grammar)
    read = quantity(stated, lexicon.language, unit_hint=unit)
    if isinstance(read, Obstacle):
        raise ValueError(f"{words!r}: {read.reason}")  # noqa: TRY004
    if read.unit in (PERSON, COUNT) and (either := two_readings(stated)):
        raise ValueError(f"{words!r} may be {' or '.join(either)}; write it without the point")
    return read


def one_figure(words: str, grammar: Grammar) -> AmountWords:
    """The one figure in `words`. Raises ValueError where there is none, or more than one."""
    found = [r.words for r in readings(words, 0, len(words), grammar.amounts) if r.words and r.kind is None]
    if len(found) != 1:
        told = "no figure" if not found else "more than one figure"
        raise ValueError(f"{words!r} is {told}; {WRITE}")
    return found[0]


def kept(figure: Quantity) -> str:
    """The figure without its unit, as a decision keeps it: 4000, approx 4000, at_least 4000, 10000..12000."""
    low, high = (None if end is None else f"{end.normalize():f}" for end in (figure.low, figure.high))
    if figure.qualifier is Qualifier.EXACT:
        return str(low)
    if figure.qualifier is Qualifier.RANGE:
        return f"{low}..{high}"
    told = low if high in (None, low) else high if low is None else f"{low}..{high}"
    return f"{figure.qualifier} {told}"


def kept_figure(text: str, unit: str, per: str | None = None) -> Quantity:
    """The figure in a text as `kept` writes it. Raises ValueError where it is none."""
    match = _KEPT.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no figure; {WRITE}")
    first, last = Decimal(match[2]), Decimal(match[3] or match[2])
    qualifier = Qualifier(match[1] or (Qualifier.RANGE if match[3] else Qualifier.EXACT))
    low = None if qualifier in UPPER_BOUNDS else first
    high = None if qualifier in LOWER_BOUNDS else last
    step = min(granularity(abs(end)) for end in (first, last))
    return Quantity(qualifier=qualifier, low=low, high=high, unit=unit, per=per, granularity=step)
