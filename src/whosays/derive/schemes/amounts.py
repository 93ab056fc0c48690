"""Amounts of a scheme: what is written, and what a share of another cell comes to."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.model.scheme import Money, Multiple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.derive.schemes.shapes import AmountTable
    from whosays.model.scheme import Cell, Scheme

WHOLE = Decimal(100)


def amount_of(table: AmountTable) -> Money | Multiple:
    """The amount that a table tells. Raises ValueError where it tells none, or more than one."""
    factors = [each for each in (table.times, table.percent and table.percent / WHOLE) if each is not None]
    money = [each for each in (table.value, table.low, table.high) if each is not None]
    if factors and not money and table.currency is None and table.per is None:
        if len(factors) > 1 or table.of is None:
            raise ValueError("a share is percent or times, of the cell that it names")
        return Multiple(factor=factors[0], of=table.of)
    if factors or table.of is not None or table.currency is None:
        raise ValueError("an amount is a value, or low and high, with its currency; or a share of another cell")
    if table.value is not None and len(money) == 1:
        return Money(low=table.value, high=table.value, currency=table.currency, per=table.per)
    if table.value is None and table.low is not None and table.high is not None:
        return Money(low=table.low, high=table.high, currency=table.currency, per=table.per)
    raise ValueError("an amount is one value, or low and high")


def wholes(scheme: Scheme, cell: Cell) -> Iterator[Cell]:
    """The cells that `cell` is a share of: the next one, then that of which that is a share."""
    amount = cell.amount
    while isinstance(amount, Multiple):
        whole = scheme.cell(amount.of)
        yield whole
        amount = whole.amount


def worth(scheme: Scheme, cell: Cell) -> Money:
    """The amount of `cell`: its own, or its share of another's."""
    factor, amount = Decimal(1), cell.amount
    while isinstance(amount, Multiple):
        factor, amount = factor * amount.factor, scheme.cell(amount.of).amount
    return amount.times(factor)
