"""Dimensions of formulas: what kind of thing an expression gives, told before any figure is looked at.

Money, people, periods and units of measurement each have a dimension; shares and counts of things have none. A number
that turns one period into another (12 months, 52 weeks, 365 days, 7 days, 30 days) may do so, or be so many of the
shorter one; what is meant the result's own unit and `per` decide, and it is said of the result. Any other number of
periods is a figure that somebody must answer for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import reduce

from whosays.algebra.expressions import Call, Expression, Name, Number, Operator, Reckoning, chain, names_of

MONEY = "money"
PERSON = "person"
PERIODS = ("hour", "day", "week", "month", "year")
BRIDGES: Mapping[Decimal, tuple[str, str]] = {
    Decimal(12): ("month", "year"),
    Decimal(52): ("week", "year"),
    Decimal(365): ("day", "year"),
    Decimal("365.25"): ("day", "year"),
    Decimal(366): ("day", "year"),
    Decimal(7): ("day", "week"),
    Decimal(30): ("day", "month"),
    Decimal(31): ("day", "month"),
    Decimal(24): ("hour", "day"),
}
"""Numbers that make a rate of a longer period of one of a shorter."""
LARGEST_FACTOR = Decimal(366)
"""A larger number in a formula is no conversion but a figure that somebody must answer for, powers of ten aside."""
MOST_READINGS = 64
MOST_WORDS = 4


class DimensionFault(Exception):  # noqa: N818
    """What is wrong with the units of a formula, in words for its author."""


@dataclass(frozen=True, slots=True)
class Dimension:
    """Powers of what is measured, by name; none for a pure number."""

    powers: tuple[tuple[str, int], ...] = ()

    @classmethod
    def of(cls, **powers: int) -> Dimension:
        """The dimension with these powers."""
        return cls.made(powers)

    @classmethod
    def made(cls, powers: Mapping[str, int]) -> Dimension:
        """The dimension with these powers, those of nought left out."""
        return cls(tuple(sorted((name, power) for name, power in powers.items() if power)))

    def power(self, name: str) -> int:
        """The power of one thing in it."""
        return dict(self.powers).get(name, 0)

    def joined(self, other: Dimension, sign: int = 1) -> Dimension:
        """The dimension of a product, or of a quotient where `sign` is -1."""
        names = {name for name, _ in (*self.powers, *other.powers)}
        return Dimension.made({name: self.power(name) + sign * other.power(name) for name in names})

    def to_the(self, power: int) -> Dimension:
        """The dimension of a power."""
        return Dimension.made({name: each * power for name, each in self.powers})

    @property
    def words(self) -> str:
        """For people: "money for each person a month", "people", "a number"."""
        if not self.powers:
            return "a number"
        above = [_name(name, power) for name, power in self.powers if power > 0]
        below = [_name(name, -power) for name, power in self.powers if power < 0]
        return " × ".join(above or ["a number"]) + "".join(f" per {name}" for name in below)


NONE = Dimension()
Readings = frozenset[Dimension]


def _name(name: str, power: int) -> str:
    return name if power == 1 else f"{name}^{power}"


def readings(found: Expression, dimensions: Mapping[str, Dimension], *, bridged: bool = True) -> Readings:
    """The dimensions that an expression may have. Raises DimensionFault where it can have none."""
    if isinstance(found, Name):
        return frozenset({dimensions[found.name]})
    if isinstance(found, Number):
        return frozenset({NONE})
    if isinstance(found, Call):
        return _alike(found.arguments, dimensions, f"{found.function}(…)", bridged=bridged)
    if found.operator in (Operator.PLUS, Operator.MINUS):
        return _alike((found.left, found.right), dimensions, f"{found.operator}", bridged=bridged)
    if found.operator is Operator.POWER and isinstance(found.right, Number):
        power = int(found.right.value)
        return frozenset(each.to_the(power) for each in readings(found.left, dimensions, bridged=bridged))
    made = {NONE}
    for part, grows in chain(found):
        told = readings(part, dimensions, bridged=bridged)
        made = _few({one.joined(other, 1 if grows else -1) for one in made for other in told})
    for part, grows in chain(found) if bridged else ():
        if isinstance(part, Number):
            made = _few({*made, *(each for one in made for each in _over_periods(one, part.value, back=not grows))})
    return frozenset(made)


def _few(found: set[Dimension]) -> set[Dimension]:
    """At most so many, the same ones in every run."""
    return set(sorted(found, key=lambda each: each.powers)[:MOST_READINGS])


def _over_periods(rate: Dimension, number: Decimal, *, back: bool) -> Iterator[Dimension]:
    """`rate` for so many periods, or for the period that they make; `back` from the longer to the shorter."""
    short, long = BRIDGES.get(number, ("", ""))
    one, other = (long, short) if back else (short, long)
    powers = dict(rate.powers)
    if one and powers.get(one) == -1:
        yield Dimension.made({**powers, one: 0, other: powers.get(other, 0) - 1})
    if short and not back and powers.get(short) == -1:
        yield Dimension.made({**powers, short: 0})


def _alike(parts: Sequence[Expression], dimensions: Mapping[str, Dimension], sign: str, *, bridged: bool) -> Readings:
    """What several expressions have in common that are added or compared."""
    told = [readings(part, dimensions, bridged=bridged) for part in parts]
    for part, each in zip(parts, told, strict=True):
        others = frozenset().union(*(other for other in told if other is not each))
        if not tuple(names_of(part)) and others and NONE not in others:
            raise DimensionFault(
                f"a bare number stands beside {_several(others)} at {sign!r}; make it an assumption with its unit and "
                "its author"
            )
    common = reduce(Readings.intersection, told)
    if not common:
        raise DimensionFault(f"{' and '.join(map(_several, told))} cannot stand together at {sign!r}")
    return common


def _several(found: Readings) -> str:
    words = sorted({each.words for each in found}, key=lambda each: (len(each), each))
    return " or ".join(words[:MOST_WORDS])


def numbers_of(found: Expression) -> Iterator[Decimal]:
    """The numbers that are written in an expression, exponents aside."""
    if isinstance(found, Number):
        yield found.value
    elif isinstance(found, Call):
        for argument in found.arguments:
            yield from numbers_of(argument)
    elif isinstance(found, Reckoning):
        yield from numbers_of(found.left)
        if found.operator is not Operator.POWER:
            yield from numbers_of(found.right)


def check_numbers(found: Expression, *, shares: bool) -> None:
    """Raises DimensionFault for a number that is a figure nobody answers for, or a hundred where `shares` are parts of
    one already."""
    for value in numbers_of(found):
        whole = value == value.to_integral_value()
        ten = value > 0 and value.log10() == value.log10().to_integral_value()
        if shares and value in (Decimal(100), Decimal("0.01")):
            raise DimensionFault(f"shares enter as parts of one (92 % is 0.92); take out the {value}")
        if not (value in BRIDGES or ten or (whole and 0 <= value <= LARGEST_FACTOR)):
            raise DimensionFault(
                f"{value:,f} is a figure of its own; make it an assumption with its author, so that it is told who "
                "answers for it"
            )


def check_result(found: Expression, dimensions: Mapping[str, Dimension], wanted: Dimension) -> None:
    """Raises DimensionFault where an expression does not give what is `wanted` of it."""
    told = readings(found, dimensions)
    if wanted not in told:
        asked = f"{wanted.words}{_hint(told, wanted)}"
        raise DimensionFault(f"the formula gives {_several(told)}, and what is asked for is {asked}")
    if wanted in _plainly(found, dimensions):
        _check_bridge(found, told, wanted)


def conversions(found: Expression, dimensions: Mapping[str, Dimension], wanted: Dimension) -> list[str]:
    """Which numbers of an expression turn one period into another, in words; none where all of them only multiply."""
    if wanted in _plainly(found, dimensions):
        return []
    told = dict.fromkeys(number for number in numbers_of(found) if number in BRIDGES)
    return [f"{number:f} is taken as the {BRIDGES[number][0]}s of a {BRIDGES[number][1]}" for number in told]


def _plainly(found: Expression, dimensions: Mapping[str, Dimension]) -> Readings:
    """The dimensions where no number counts periods; none where that leaves nothing."""
    try:
        return readings(found, dimensions, bridged=False)
    except DimensionFault:
        return frozenset()


def _check_bridge(found: Expression, told: Readings, wanted: Dimension) -> None:
    for number in numbers_of(found):
        for longer in _over_periods(wanted, number, back=False) if number in BRIDGES else ():
            if longer in told and longer.power(BRIDGES[number][1]):
                raise DimensionFault(
                    f"{number} times a figure per {BRIDGES[number][0]} is one per {BRIDGES[number][1]}; say per = "
                    f"{BRIDGES[number][1]!r}, or take out the {number}"
                )


def _hint(told: Readings, wanted: Dimension) -> str:
    """What would make one of the other, where a period or the number of people is all that is missing."""
    for hint, changed in _changes(wanted):
        if changed in told:
            return f"; {hint}"
    return ""


def _changes(wanted: Dimension) -> Iterator[tuple[str, Dimension]]:
    powers = dict(wanted.powers)
    for number, (short, long) in BRIDGES.items():
        if powers.get(long) == -1:
            yield f"multiply by {number}", Dimension.made({**powers, long: 0, short: -1})
        if powers.get(short) == -1:
            yield f"divide by {number}", Dimension.made({**powers, short: 0, long: -1})
    changes: Sequence[tuple[int, str]] = (
        (-1, "it is an amount for each person: multiply by how many there are, or say each = true"),
        (1, "it is an amount for all of them: divide by how many there are, or leave out each"),
    )
    person = powers.get(PERSON, 0)
    for step, hint in changes:
        yield hint, Dimension.made({**powers, PERSON: person + step})
    for period in PERIODS:
        several = f"or give the number of {period}s as an assumption (unit = {period!r}) with its author"
        yield f"say per = {period!r}, {several}", Dimension.made({**powers, period: powers.get(period, 0) - 1})
