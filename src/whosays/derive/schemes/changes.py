"""What a change of the rules changed: the amount of each case before and after it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.derive.schemes.amounts import worth
from whosays.derive.schemes.evaluating import known
from whosays.derive.schemes.points import fits, points
from whosays.model.scheme import Basis, Change

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.model.scheme import Cell, Money, Named, Scheme

HUNDRED = Decimal(100)
STEP = Decimal("0.1")


def changes(scheme: Scheme) -> tuple[Change, ...]:
    """Every change from one stated rule to the next, by its day, cases in the order of the axes.

    Rules meet where one ends on the day, known or not, on which the other begins.
    """
    own = [cell for cell in scheme.cells if cell.basis is not Basis.INFERRED and known(cell, None) and cell.valid]
    found = [change for point in points(scheme) for change in _of_point(scheme, own, point)]
    return tuple(sorted(found, key=lambda change: change.on.earliest))


def _of_point(scheme: Scheme, cells: Sequence[Cell], point: Named) -> Iterator[Change]:
    here = [cell for cell in cells if fits(cell.when, dict(point))]
    for before in here:
        for after in here:
            end, start = before.valid and before.valid.end, after.valid and after.valid.start
            if end and start and end.words == start.words and before.layer == after.layer and _alike(before, after):
                old, new = worth(scheme, before), worth(scheme, after)
                yield Change(
                    on=end,
                    point=point,
                    before=before.key,
                    after=after.key,
                    percent=_percent(old, new),
                )


def _alike(before: Cell, after: Cell) -> bool:
    """Whether both can hold by one reading, and are dated by one trigger."""
    theirs = dict(after.reading)
    same = all(theirs.get(doubt, value) == value for doubt, value in before.reading)
    return same and before.trigger == after.trigger


def _percent(before: Money, after: Money) -> Decimal | None:
    """By how many per cent an amount changed; None between currencies, ranges, and from nothing."""
    one_value = before.low == before.high and after.low == after.high
    if not one_value or before.unit != after.unit or not before.low:
        return None
    return ((after.low - before.low) / before.low * HUNDRED).quantize(STEP)
