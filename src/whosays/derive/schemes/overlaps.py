"""Cells that could both give the amount of one case. That is an error unless they give the same."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from whosays.derive.schemes.amounts import worth
from whosays.derive.schemes.points import in_common
from whosays.derive.schemes.terms import may_meet
from whosays.model.scheme import ALWAYS, Basis

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.model.scheme import Cell, Scheme

EVENT = "event"
"""The clock of a cell that names no trigger: the day on which what it pays for happened."""


def overlaps(scheme: Scheme) -> Iterator[tuple[Cell, Cell, str]]:
    """Pairs of cells that can both hold for one point on one day by one reading and give different amounts, with what
    is wrong in words. Where an inferred cell meets a stated one, the stated one is taken, and nothing is wrong."""
    groups: dict[tuple[str, str], list[Cell]] = {}
    for cell in scheme.cells:
        groups.setdefault((cell.layer, cell.condition), []).append(cell)
    for cells in groups.values():
        for one, other in combinations(cells, 2):
            if _both(scheme, one, other) and worth(scheme, one) != worth(scheme, other):
                yield one, other, _why(one, other)


def _both(scheme: Scheme, one: Cell, other: Cell) -> bool:
    return (
        (one.basis is Basis.INFERRED) == (other.basis is Basis.INFERRED)
        and in_common(scheme, one.when, other.when)
        and _one_reading(one, other)
        and may_meet(one.known, other.known)
        and (not _one_clock(scheme, one, other) or may_meet(one.valid or ALWAYS, other.valid or ALWAYS))
    )


def _one_reading(one: Cell, other: Cell) -> bool:
    theirs = dict(other.reading)
    return all(theirs.get(doubt, value) == value for doubt, value in one.reading)


def _one_clock(scheme: Scheme, one: Cell, other: Cell) -> bool:
    """Whether the two are always dated by one and the same clock."""
    mine, theirs = clocks(scheme, one), clocks(scheme, other)
    return mine == theirs and (len(mine) == 1 or one.trigger == other.trigger)


def clocks(scheme: Scheme, cell: Cell) -> tuple[str, ...]:
    """The clocks whose date may decide whether the cell is in force: one, unless its trigger leaves it open."""
    found = {trigger.key: trigger.at for trigger in scheme.triggers}
    return found[cell.trigger] if cell.trigger else (EVENT,)


def _why(one: Cell, other: Cell) -> str:
    if one.valid is None or other.valid is None:
        return "give different amounts for one case, and one of them has no dates"
    return "give different amounts for one case on one day"
