"""Points of a scheme's axes: which there are, and which of them a rule is for."""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING

from whosays.errors import SchemeError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from whosays.model.scheme import Allowed, Axis, Named, Scheme

MOST_POINTS = 100_000
"""Points that one scheme may have: far beyond any table of rules that people keep."""


def fits(allowed: Allowed, point: Mapping[str, str]) -> bool:
    """Whether `point` has one of the allowed values on each axis that is named."""
    return all(point.get(axis) in values for axis, values in allowed)


def points(scheme: Scheme, given: Mapping[str, str] | None = None) -> Iterator[Named]:
    """Every point with the values that are `given`, in the order of the axes and of their values.

    An axis that is asked of some points only is left out of the others. Raises SchemeError where there are too many.
    """
    told = given or {}
    if prod(len(_values(axis, told)) for axis in scheme.axes) > MOST_POINTS:
        raise SchemeError(
            f"{scheme.key}: its axes have more than {MOST_POINTS:,} points; split it into several schemes."
        )
    seen: set[Named] = set()
    for values in product(*(_values(axis, told) for axis in scheme.axes)):
        point = _asked(scheme, dict(zip((axis.key for axis in scheme.axes), values, strict=True)))
        if point not in seen:
            seen.add(point)
            yield point


def _values(axis: Axis, given: Mapping[str, str]) -> tuple[str, ...]:
    return (given[axis.key],) if axis.key in given else axis.keys


def _asked(scheme: Scheme, values: Mapping[str, str]) -> Named:
    """The point without the axes that are not asked of it; an axis depends on earlier ones only."""
    kept: dict[str, str] = {}
    for axis in scheme.axes:
        if fits(axis.only, kept):
            kept[axis.key] = values[axis.key]
    return tuple(kept.items())


def implied(scheme: Scheme, when: Allowed) -> dict[str, set[str]]:
    """The values that a rule for `when` asks for, those included that an axis needs to be asked of at all."""
    found = {axis: set(values) for axis, values in when}
    for axis in reversed(scheme.axes):
        for needed, values in axis.only if axis.key in found else ():
            found[needed] = found.get(needed, set(values)) & set(values)
    return found


def in_common(scheme: Scheme, one: Allowed, other: Allowed) -> bool:
    """Whether a point can fit both."""
    mine, theirs = implied(scheme, one), implied(scheme, other)
    return all(mine.get(axis, values) & values for axis, values in theirs.items()) and all(mine.values())
