"""What the rules leave open for one case, and every coherent way of settling it.

Open are the day of a boundary that is known no better than to a month, the clock of a trigger, and the doubts that a
scheme names. A settlement chooses one value for each.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from math import prod
from typing import TYPE_CHECKING

from whosays.derive.schemes.overlaps import clocks
from whosays.derive.schemes.terms import boundaries, coherent, days_of
from whosays.errors import SchemeError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from whosays.model.scheme import Cell, Named, Scheme

MOST_READINGS = 1024
"""Settlements of one case: more than a person can weigh, and still quick."""


@dataclass(frozen=True, slots=True)
class Settlement:
    """One way of settling all that is open: the day of each boundary, the clock of each trigger, the value of each
    doubt; `words` tell the choices, each as a name and what it was settled to."""

    days: Mapping[str, date]
    clocks: Mapping[str, str]
    doubts: Mapping[str, str]
    words: Named


def settlements(scheme: Scheme, cells: Sequence[Cell], dates: Mapping[str, date]) -> Iterator[Settlement]:
    """Every coherent way of settling what is open about `cells`, where each clock shows its date of `dates`.

    Raises SchemeError where there are too many.
    """
    days = {each.words: days_of(each, dates.values()) for each in boundaries(c.valid for c in cells if c.valid)}
    hands = {cell.trigger: _hands(scheme, cell, dates) for cell in cells if cell.trigger}
    named = {doubt for cell in cells for doubt, _ in cell.reading}
    doubts = {each.key: tuple(key for key, _ in each.values) for each in scheme.doubts if each.key in named}
    if prod(map(len, (*days.values(), *hands.values(), *doubts.values()))) > MOST_READINGS:
        raise SchemeError(
            f"{scheme.key}: one case has more than {MOST_READINGS} readings; leave less open in its file."
        )
    for which in product(product(*days.values()), product(*hands.values()), product(*doubts.values())):
        settled = dict(zip(days, which[0], strict=True))
        if all(cell.valid is None or coherent(cell.valid, settled, dates.values()) for cell in cells):
            yield Settlement(
                days=settled,
                clocks=(clock := dict(zip(hands, which[1], strict=True))),
                doubts=(doubt := dict(zip(doubts, which[2], strict=True))),
                words=(
                    *((f"change in {name}", _when(settled[name], dates)) for name in days if len(days[name]) > 1),
                    *((f"date of {name}", clock[name]) for name in hands if len(hands[name]) > 1),
                    *doubt.items(),
                ),
            )


def _hands(scheme: Scheme, cell: Cell, dates: Mapping[str, date]) -> tuple[str, ...]:
    """The clocks of a cell that make a difference: of those that show one date, the first."""
    first = {dates[clock]: clock for clock in reversed(clocks(scheme, cell))}
    return tuple(clock for clock in clocks(scheme, cell) if clock in first.values())


def _when(day: date, dates: Mapping[str, date]) -> str:
    """A day as far as the dates that were asked about can tell: by one of them, or after all."""
    later = sorted(asked for asked in dates.values() if asked >= day)
    return f"by {later[0]}" if later else f"after {max(dates.values())}"
