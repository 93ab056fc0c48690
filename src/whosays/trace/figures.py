"""How two figures stand to each other: the same, the same digits at another magnitude, one rounded to the other."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum, auto
from typing import TYPE_CHECKING, Final

from whosays.model.quantity import COUNT, PERCENT, PERSON

if TYPE_CHECKING:
    from whosays.model.claim import Claim
    from whosays.model.quantity import Quantity

CURRENCY_LETTERS: Final = 3
RARE: Final = 3
"""Significant digits of a figure that few independent counts share (Recording rule 17)."""
_CLOSE: Final = Decimal("0.0005")
_SLIPS: Final = tuple(Decimal(n) for n in ("10", "100", "1000", "1000000"))


class Likeness(Enum):
    """How two figures stand to each other."""

    SAME = auto()
    SLIPPED = auto()
    ROUNDED = auto()
    MISHEARD = auto()
    """See `misheard`; told only where something else ties the two claims."""
    OTHER = auto()


def same_figure(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities state the same ends in the same unit; hedges may differ, an open end may not."""
    return (one.low, one.high, one.unit) == (other.low, other.high, other.unit)


def ends(quantity: Quantity) -> frozenset[Decimal]:
    """The ends that a figure states."""
    return frozenset(end for end in (quantity.low, quantity.high) if end is not None)


def digits(value: Decimal) -> str:
    """The significant digits of a value: "234" of 2,340 and of 0.234."""
    return "".join(map(str, value.as_tuple().digits)).strip("0")


def marks(quantity: Quantity) -> frozenset[str]:
    """The significant digits of each end, by which figures are looked for."""
    return frozenset(found for end in ends(quantity) if (found := digits(end)))


def unit_class(unit: str) -> str:
    """What units can be compared: all money is money, people are a count."""
    if len(unit) == CURRENCY_LETTERS and unit.isupper():
        return "money"
    return COUNT if unit in (PERSON, COUNT) else unit


def is_count(unit: str) -> bool:
    """Whether a figure counts people or things."""
    return unit_class(unit) == COUNT


def is_share(unit: str) -> bool:
    """Whether a figure is a part of a whole."""
    return unit == PERCENT


def likeness(one: Quantity, other: Quantity) -> Likeness:
    """How the figures of two quantities stand to each other, by the ends that they share."""
    mine, theirs = ends(one), ends(other)
    if any(_equal(a, b) for a in mine for b in theirs):
        return Likeness.SAME
    if any(_slipped(a, b) for a in mine for b in theirs):
        return Likeness.SLIPPED
    if any(_rounded(a, b) for a in mine for b in theirs):
        return Likeness.ROUNDED
    return Likeness.OTHER


def misheard(one: Quantity, other: Quantity) -> bool:
    """Whether a figure is the other with its one digit at another magnitude (5 million, 50 million), or with two
    neighbouring digits turned round (4,170, 4,710). By themselves such figures tell nothing: they need another tie."""
    return misplaced(one, other) or any(_turned(a, b) for a in ends(one) for b in ends(other))


def misplaced(one: Quantity, other: Quantity) -> bool:
    """Whether two figures have one digit, and differ in its magnitude alone."""
    return any(_misplaced(a, b) for a in ends(one) for b in ends(other))


def _misplaced(one: Decimal, other: Decimal) -> bool:
    low, high = sorted((abs(one), abs(other)))
    return low > 0 and len(digits(low)) == 1 and any(low * slip == high for slip in _SLIPS)


def _turned(one: Decimal, other: Decimal) -> bool:
    mine, theirs = digits(one), digits(other)
    if one.adjusted() != other.adjusted() or len(mine) != len(theirs) or len(mine) < RARE:
        return False
    apart = [k for k, pair in enumerate(zip(mine, theirs, strict=True)) if pair[0] != pair[1]]
    if len(apart) != len("ab") or apart[1] - apart[0] != 1:
        return False
    return mine[apart[0]] == theirs[apart[1]] and mine[apart[1]] == theirs[apart[0]]


def significant(one: Quantity, other: Quantity) -> int:
    """How many significant digits the shared end has, at most."""
    shared = marks(one) & marks(other)
    return max(map(len, shared), default=0)


def _equal(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= _CLOSE * max(abs(one), abs(other))


def _slipped(one: Decimal, other: Decimal) -> bool:
    """The same digits with the point elsewhere; one digit alone tells nothing."""
    low, high = sorted((abs(one), abs(other)))
    return low > 0 and len(digits(low)) > 1 and any(_equal(low * slip, high) for slip in _SLIPS)


def _rounded(one: Decimal, other: Decimal) -> bool:
    """Whether the coarser of two values is the finer rounded to it, up, down or to the nearest."""
    coarse, fine = sorted((one, other), key=lambda v: len(digits(v)))
    if len(digits(coarse)) == len(digits(fine)) or not coarse:
        return False
    step = Decimal(1).scaleb(coarse.adjusted() - len(digits(coarse)) + 1)
    return abs(coarse - fine) < step and abs(coarse - fine) <= abs(fine) / 10


def comparable(one: Claim, other: Claim) -> bool:
    """Whether two claims are told in units of one class."""
    return unit_class(one.quantity.unit) == unit_class(other.quantity.unit)
