"""What the result could be whatever the inputs have to do with one another.

Two inputs: the bounds of Makarov (1981) as Frank, Nelsen and Schweizer (1987) have them for any operation that grows in
both, which follow from the Fréchet bounds of joint distributions, reckoned on quantiles by the method of Williamson and
Downs (1990). Three and more in one sum or product: the rearrangement algorithm of Puccetti and Rüschendorf (2012) as
Embrechts, Puccetti and Rüschendorf (2013) use it, which two by two would be too wide.

Each input is cut into cells of equal probability and enters with the outer end of each, so that cutting never makes a
bound too tight. The rearrangement algorithm finds a coupling, not a proof: its bound may fall short of the sharp one by
little; it is never wider than two by two. A name that stands twice in a formula is taken as two, which is outward.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING

import numpy as np

from whosays.algebra.expressions import Call, Expression, Function, Name, Number, Operator, Reckoning, chain

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Cells = NDArray[np.float64]
    Operation = Callable[[Cells, Cells], Cells]
    Levels = Sequence[int] | None

CELLS = 200
"""Cells of equal probability; the 5 % and 95 % quantiles lie on their ends."""
TAIL = 200
"""Cells of the tail that is rearranged."""
ROUNDS = 50
TWO = 2
FRECHET = "Fréchet bounds (Makarov 1981; Williamson and Downs 1990)"
REARRANGED = "rearrangement algorithm (Puccetti and Rüschendorf 2012)"
ALONE = "one uncertain input: no dependence"


class Unbounded(Exception):  # noqa: N818
    """Why the dependence of a formula's inputs cannot be bounded, in words."""


@dataclass(frozen=True, slots=True, eq=False)
class Box:
    """Bounds on a distribution, ascending, shape (n,) each: `low` the least that the quantile at the lower end of each
    cell can be, `high` the largest at the upper end. `uncertain` is how many inputs are in it."""

    low: Cells
    high: Cells
    uncertain: int
    method: str = ALONE

    @property
    def fixed(self) -> bool:
        """Whether it is one value."""
        return bool(self.low[0] == self.high[-1])

    @property
    def negated(self) -> Box:
        """The box of what is less than nothing by as much."""
        return Box(-self.high[::-1], -self.low[::-1], self.uncertain, self.method)

    @property
    def inverse(self) -> Box:
        """The box of one over it. Raises Unbounded where it may be nothing or less."""
        if self.low[0] <= 0:
            raise Unbounded("a divisor may be nothing or less")
        return Box(1 / self.high[::-1], 1 / self.low[::-1], self.uncertain, self.method)


def box_of(quantile: Callable[[Cells], Cells], cells: int = CELLS) -> Box:
    """The box of an input with a known distribution, by its quantiles."""
    ends = quantile(np.arange(cells + 1) / cells)
    return Box(ends[:-1], ends[1:], int(ends[0] != ends[-1]))


def box(found: Expression, boxes: Mapping[str, Box], levels: Levels = None) -> Box:
    """The box of a formula's result under any dependence. Raises Unbounded where the formula does not grow or fall in
    each input. Only the cells `levels` of a result of three and more inputs are rearranged, or all.
    """
    if isinstance(found, Name):
        return boxes[found.name]
    if isinstance(found, Number):
        return box_of(lambda shares: np.full(shares.shape, float(found.value)), len(next(iter(boxes.values())).low))
    if isinstance(found, Call):
        return _called(found, boxes)
    if found.operator is Operator.POWER and isinstance(found.right, Number):
        return _power(box(found.left, boxes), int(found.right.value))
    parts = [box(part, boxes) if grows else _turned(found, box(part, boxes)) for part, grows in chain(found)]
    return _joined(parts, levels, adds=found.operator in (Operator.PLUS, Operator.MINUS))


def _turned(found: Reckoning, part: Box) -> Box:
    """A part that is taken away, or divided by."""
    return part.negated if found.operator in (Operator.PLUS, Operator.MINUS) else part.inverse


def _power(base: Box, power: int) -> Box:
    if base.low[0] < 0:
        raise Unbounded("what may be below nothing is raised to a power")
    return Box(base.low**power, base.high**power, base.uncertain, base.method)


def _called(found: Call, boxes: Mapping[str, Box]) -> Box:
    parts = [box(argument, boxes) for argument in found.arguments]
    if found.function is Function.SUM:
        return _joined(parts, None, adds=True)
    if found.function is Function.MEDIAN and len(parts) > 1:
        raise Unbounded("a median is taken")
    return reduce(
        lambda one, other: _two(one, other, np.minimum if found.function is Function.MIN else np.maximum), parts
    )


def _joined(parts: Sequence[Box], levels: Levels, *, adds: bool) -> Box:
    """The box of a sum, or of a product of what is above nothing."""
    fixed = [part for part in parts if part.fixed]
    moving = [part for part in parts if not part.fixed]
    if adds:
        known = float(sum(part.low[0] for part in fixed))
        return _shifted(_summed(moving, levels), known) if moving else _constant(parts[0], known)
    known = float(np.prod([part.low[0] for part in fixed]))
    if not moving:
        return _constant(parts[0], known)
    if any(part.low[0] < 0 for part in moving) and len(moving) > 1:
        raise Unbounded("an input of a product may be below nothing")
    product = _multiplied(moving, levels)
    scaled = Box(product.low * abs(known), product.high * abs(known), product.uncertain, product.method)
    return scaled.negated if known < 0 else scaled


def _constant(like: Box, known: float) -> Box:
    return Box(np.full_like(like.low, known), np.full_like(like.low, known), 0)


def _shifted(of: Box, by: float) -> Box:
    return Box(of.low + by, of.high + by, of.uncertain, of.method)


def _multiplied(parts: Sequence[Box], levels: Levels) -> Box:
    if len(parts) <= TWO or any(part.low[0] <= 0 for part in parts):
        return reduce(lambda one, other: _two(one, other, np.multiply), parts)
    logs = [Box(np.log(part.low), np.log(part.high), part.uncertain, part.method) for part in parts]
    total = _summed(logs, levels)
    return Box(np.exp(total.low), np.exp(total.high), total.uncertain, total.method)


def _summed(parts: Sequence[Box], levels: Levels) -> Box:
    by_two = reduce(lambda one, other: _two(one, other, np.add), parts)
    if len(parts) <= TWO:
        return by_two
    low, high = rearranged(parts, levels)
    return Box(np.maximum(low, by_two.low), np.minimum(high, by_two.high), by_two.uncertain, REARRANGED)


def _two(one: Box, other: Box, operation: Operation) -> Box:
    """Two boxes under an operation that grows in both: at each quantile the worst that any coupling can make of it."""
    cells = len(one.low)
    low, high = np.empty(cells), np.empty(cells)
    for at in range(cells):
        low[at] = operation(one.low[: at + 1], other.low[at::-1]).max()
        high[at] = operation(one.high[at:], other.high[: at - 1 if at else None : -1]).min()
    uncertain = one.uncertain + other.uncertain
    several = bool(one.uncertain and other.uncertain)
    methods = [each.method for each in (one, other) if each.method != ALONE]
    return Box(low, high, uncertain, methods[0] if methods else FRECHET if several else ALONE)


def rearranged(parts: Sequence[Box], levels: Levels = None) -> tuple[Cells, Cells]:
    """The least quantile of a sum at the lower end of each cell and the largest at the upper, shape (n,) each: only
    what lies below, or above, is arranged. Of cells that are not among `levels` nothing is known.
    """
    cells = len(parts[0].low)
    low, high = np.full(cells, -np.inf), np.full(cells, np.inf)
    for at in levels or range(cells):
        below = np.stack([_resampled(part.low[: max(1, at)]) for part in parts], axis=1)
        above = np.stack([_resampled(part.high[min(at + 1, cells - 1) :]) for part in parts], axis=1)
        low[at] = -_worst(-below)
        high[at] = _worst(above)
    return low, high


def _resampled(cells: Cells) -> Cells:
    """So many values of equal probability as cells, each repeated: a tail of few cells has rows to arrange."""
    return np.repeat(cells, max(1, -(-TAIL // (2 * len(cells)))))


def _worst(columns: Cells) -> float:
    """The largest that the least row of sums can be made by arranging each column against the sum of the others."""
    arranged = columns.copy()
    best = least = -np.inf
    for _ in range(ROUNDS):
        for at in range(arranged.shape[1]):
            others = arranged.sum(axis=1) - arranged[:, at]
            order = np.argsort(-others, kind="stable")
            arranged[order, at] = np.sort(columns[:, at])
        least = float(arranged.sum(axis=1).min())
        if least <= best + abs(best) * 1e-9:
            break
        best = least
    return max(best, least)
