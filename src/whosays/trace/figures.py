"""How two figures stand to each other: the same, the same digits at another magnitude, one rounded to the other."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from whosays.model.quantity import COUNT, PERCENT, PERSON

if TYPE_CHECKING:
    from whosays.model.claim import Claim
    from whosays.model.quantity import Quantity

CURRENCY_LETTERS: Final = 3
MONEY: Final = "money"
"""The class of all currencies."""
RARE: Final = 3
"""Significant digits of a figure that few independent counts share (Recording rule 17)."""
_CLOSE: Final = 0.0005
END_SLIPS: Final = (10.0, 100.0, 1_000.0, 1_000_000.0)
"""Factors by which a point slips."""
_PLACES: Final = frozenset({1, 2, 3, 6})
"""Places that a point slips."""
_NEAR_PLACES: Final = frozenset(range(8))
"""And what digits nearly alike (9,999, 10,001) make of them."""


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


@dataclass(frozen=True, slots=True)
class End:
    """One end of a figure: as it is, roughly, by its significant digits and the place of the first."""

    value: Decimal
    rough: float
    digits: str
    first: int


@lru_cache(maxsize=131_072)
def _ends(low: Decimal | None, high: Decimal | None) -> tuple[End, ...]:
    values = dict.fromkeys(end for end in (low, high) if end is not None)
    return tuple(End(value, float(abs(value)), digits(value), value.adjusted()) for value in values)


def ends(quantity: Quantity) -> frozenset[Decimal]:
    """The ends that a figure states."""
    return frozenset(end for end in (quantity.low, quantity.high) if end is not None)


def rough_ends(quantity: Quantity) -> tuple[float, ...]:
    """The ends that a figure states, roughly and without their signs, as they are compared."""
    return tuple(dict.fromkeys(end.rough for end in _ends(quantity.low, quantity.high)))


def digits(value: Decimal) -> str:
    """The significant digits of a value: "234" of 2,340 and of 0.234."""
    return "".join(map(str, value.as_tuple().digits)).strip("0")


def marks(quantity: Quantity) -> frozenset[str]:
    """The significant digits of each end, by which figures are looked for."""
    return frozenset(end.digits for end in _ends(quantity.low, quantity.high) if end.digits)


def unit_class(unit: str) -> str:
    """What units can be compared: all money is money, people are a count."""
    if len(unit) == CURRENCY_LETTERS and unit.isupper():
        return MONEY
    return COUNT if unit in (PERSON, COUNT) else unit


def is_count(unit: str) -> bool:
    """Whether a figure counts people or things."""
    return unit_class(unit) == COUNT


def is_share(unit: str) -> bool:
    """Whether a figure is a part of a whole."""
    return unit == PERCENT


def likeness(one: Quantity, other: Quantity) -> Likeness:
    """How the figures of two quantities stand to each other, by the ends that they share."""
    mine, theirs = _ends(one.low, one.high), _ends(other.low, other.high)
    if len(mine) == len(theirs) == 1:
        return _alike(mine[0], theirs[0])
    pairs = [(a, b) for a in mine for b in theirs]
    if any(alike_ends(a.rough, b.rough) for a, b in pairs):
        return Likeness.SAME
    if any(_slipped(a, b) for a, b in pairs):
        return Likeness.SLIPPED
    if any(_rounded(a, b) for a, b in pairs):
        return Likeness.ROUNDED
    return Likeness.OTHER


def _alike(one: End, other: End) -> Likeness:
    """The same of two figures with one end each, as most are."""
    if alike_ends(one.rough, other.rough):
        return Likeness.SAME
    if _slipped(one, other):
        return Likeness.SLIPPED
    return Likeness.ROUNDED if _rounded(one, other) else Likeness.OTHER


def misheard(one: Quantity, other: Quantity) -> bool:
    """Whether a figure is the other with its one digit at another magnitude (5 million, 50 million), or with two
    neighbouring digits turned round (4,170, 4,710). By themselves such figures tell nothing: they need another tie."""
    pairs = [(a, b) for a in _ends(one.low, one.high) for b in _ends(other.low, other.high)]
    return any(_misplaced(a, b) or _turned(a, b) for a, b in pairs)


def misplaced(one: Quantity, other: Quantity) -> bool:
    """Whether two figures have one digit, and differ in its magnitude alone."""
    return any(_misplaced(a, b) for a in _ends(one.low, one.high) for b in _ends(other.low, other.high))


def significant(one: Quantity, other: Quantity) -> int:
    """How many significant digits the shared end has, at most."""
    shared = marks(one) & marks(other)
    return max(map(len, shared), default=0)


def significant_digits(quantity: Quantity) -> int:
    """How many significant digits a figure has, at most."""
    return max((len(end.digits) for end in _ends(quantity.low, quantity.high)), default=0)


def _misplaced(one: End, other: End) -> bool:
    same_digit = one.digits == other.digits and len(one.digits) == 1
    return same_digit and abs(one.first - other.first) in _PLACES


def _turned(one: End, other: End) -> bool:
    mine, theirs = one.digits, other.digits
    if one.first != other.first or len(mine) != len(theirs) or len(mine) < RARE:
        return False
    apart = [k for k, pair in enumerate(zip(mine, theirs, strict=True)) if pair[0] != pair[1]]
    if len(apart) != len("ab") or apart[1] - apart[0] != 1:
        return False
    return mine[apart[0]] == theirs[apart[1]] and mine[apart[1]] == theirs[apart[0]]


def alike_ends(one: float, other: float) -> bool:
    """Whether two rough ends are told as the same."""
    return abs(one - other) <= _CLOSE * max(one, other)


def _slipped(one: End, other: End) -> bool:
    """The same digits with the point elsewhere; one digit alone tells nothing."""
    low, high = (one, other) if one.rough <= other.rough else (other, one)
    if not low.rough or len(low.digits) < len("12") or high.first - low.first not in _NEAR_PLACES:
        return False
    return any(alike_ends(low.rough * slip, high.rough) for slip in END_SLIPS)


def _rounded(one: End, other: End) -> bool:
    """Whether the coarser of two values is the finer rounded to it, up, down or to the nearest."""
    coarse, fine = (one, other) if len(one.digits) <= len(other.digits) else (other, one)
    if len(coarse.digits) == len(fine.digits) or not coarse.rough:
        return False
    apart = abs(coarse.rough - fine.rough)
    return apart <= fine.rough / 10 and apart < 10.0 ** (coarse.first - len(coarse.digits) + 1)


def refined(one: Quantity, other: Quantity) -> bool:
    """Whether one of two figures has three digits or more, of which the other keeps fewer."""
    fine = max(significant_digits(one), significant_digits(other))
    return fine >= RARE and likeness(one, other) is Likeness.ROUNDED


def roundings(quantity: Quantity) -> frozenset[tuple[str, int]]:
    """What the ends of a figure become with fewer digits, down and up, each by its digits and the place of the first:
    2,083 is "more than 2,000", "about 2,100"."""
    found = set()
    for end in _ends(quantity.low, quantity.high):
        for kept in range(1, len(end.digits)):
            down = int(end.digits[:kept])
            found |= {_mark(value, kept, end.first) for value in (down, down + 1)}
    return frozenset(found)


def _mark(value: int, kept: int, first: int) -> tuple[str, int]:
    written = str(value)
    return written.rstrip("0"), first + len(written) - kept


def round_marks(quantity: Quantity) -> frozenset[tuple[str, int]]:
    """The ends of a figure as `roundings` tells them."""
    return frozenset((end.digits, end.first) for end in _ends(quantity.low, quantity.high) if end.digits)


def grown(mine: Quantity, theirs: Quantity) -> bool:
    """Whether a count of people is larger than another: a toll that a later paper has."""
    if not mine.unit == theirs.unit == PERSON or mine.low is None or theirs.low is None:
        return False
    return mine.low > theirs.low and (theirs.high is None or mine.low > theirs.high)


def comparable(one: Claim, other: Claim) -> bool:
    """Whether two claims are told in units of one class."""
    return unit_class(one.quantity.unit) == unit_class(other.quantity.unit)
