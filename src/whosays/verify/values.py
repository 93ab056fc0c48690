"""Whether a figure that is held bears out the figure of a draft, as strongly as the draft puts it.

What always holds: a figure is borne out only if the held one implies it. A coarser figure is, with a hedge; a bound is,
where the held figure lies beyond it on its side.
"""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.model.quantity import LOWER_BOUNDS, UPPER_BOUNDS, Qualifier
from whosays.model.verification import Agreement
from whosays.verify.faults import Fault, Found

if TYPE_CHECKING:
    from whosays.model.quantity import Quantity

CLOSE = Decimal("0.0005")
"""Two figures are one that differ by less, as a share: what arithmetic leaves over."""
_HALF = 2
_DENIED = {
    Qualifier.MORE_THAN: Qualifier.AT_MOST,
    Qualifier.LESS_THAN: Qualifier.AT_LEAST,
    Qualifier.AT_LEAST: Qualifier.LESS_THAN,
    Qualifier.AT_MOST: Qualifier.MORE_THAN,
}
_OTHER = (Found(fault=Fault.VALUE),)


def faults(mine: Quantity, theirs: Quantity, agreement: Agreement) -> tuple[Found, ...]:
    """What `mine`, of a draft, says beyond `theirs`, which is held; nothing where it is borne out."""
    if Qualifier.ORDER_OF_MAGNITUDE in (mine.qualifier, theirs.qualifier):
        return () if (mine.low, mine.high, mine.qualifier) == (theirs.low, theirs.high, theirs.qualifier) else _OTHER
    if Qualifier.RANGE in (mine.qualifier, theirs.qualifier):
        return _with_range(mine, theirs)
    one, other = _end(mine), _end(theirs)
    if one == other or (_same(one, other) and not (_is_counted(mine) and _is_counted(theirs))):
        return _sides(mine, theirs)
    if agreement is Agreement.ROUNDED and _coarser(mine, theirs):
        return _rounded(mine, theirs)
    return (Found(fault=Fault.VALUE, factor=factor(one, other)),)


def turned(quantity: Quantity) -> Quantity:
    """A bound that is denied: "not more than four" is at most four. Nothing else is turned."""
    other = _DENIED.get(quantity.qualifier)
    if other is None:
        return quantity
    return replace(quantity, qualifier=other, low=quantity.high, high=quantity.low)


def factor(one: Decimal, other: Decimal) -> Decimal | None:
    """By how much two figures differ, at least 1; None where one of them is nothing."""
    if not one or not other:
        return None
    few, many = sorted((abs(one), abs(other)))
    return many / few


def _with_range(mine: Quantity, theirs: Quantity) -> tuple[Found, ...]:
    """The same where one of the two has two ends."""
    if mine.qualifier is theirs.qualifier is Qualifier.RANGE:
        ends = ((mine.low, theirs.low), (mine.high, theirs.high))
        differing = [(a, b) for a, b in ends if a is not None and b is not None and not _same(a, b)]
        return (Found(fault=Fault.VALUE, factor=factor(*differing[0])),) if differing else ()
    if mine.qualifier is Qualifier.RANGE:
        return _OTHER
    low, high, end = theirs.low or Decimal(0), theirs.high or Decimal(0), _end(mine)
    if _side(mine) == "lower":
        return () if _same(end, low) else (Found(fault=Fault.VALUE, factor=factor(end, low)),)
    if _side(mine) == "upper":
        return () if _same(end, high) else (Found(fault=Fault.VALUE, factor=factor(end, high)),)
    if low <= end <= high:
        return (Found(fault=Fault.BOUND),)
    return (Found(fault=Fault.VALUE, factor=factor(end, low if end < low else high)),)


def _sides(mine: Quantity, theirs: Quantity) -> tuple[Found, ...]:
    """What is wrong with one and the same number that is told with other bounds or hedges."""
    now, before = _side(mine), _side(theirs)
    if now == before:
        exact = mine.qualifier is Qualifier.EXACT and theirs.qualifier is Qualifier.APPROX
        return (Found(fault=Fault.HEDGE),) if exact else ()
    if now and before:
        return (Found(fault=Fault.FLIPPED),)
    return (Found(fault=Fault.ADDED if now else Fault.BOUND),)


def _rounded(mine: Quantity, theirs: Quantity) -> tuple[Found, ...]:
    """What is wrong with a coarser figure: without a hedge it says more than is known, as a bound it must be one."""
    now, before = _side(mine), _side(theirs)
    one, other = _end(mine), _end(theirs)
    if now:
        if before and before != now:
            return (Found(fault=Fault.FLIPPED),)
        beyond = one <= other if now == "lower" else one >= other
        return () if beyond else (Found(fault=Fault.VALUE, factor=factor(one, other)),)
    if before:
        return (Found(fault=Fault.BOUND),)
    near = abs(one - other) * _HALF <= mine.granularity
    if mine.qualifier is not Qualifier.EXACT:
        return () if near else (Found(fault=Fault.VALUE, factor=factor(one, other)),)
    return (Found(fault=Fault.ROUNDED) if near else Found(fault=Fault.VALUE, factor=factor(one, other)),)


def _is_counted(quantity: Quantity) -> bool:
    """Whether a figure is told more finely than what arithmetic leaves over: 46,285 is not 46,289."""
    return quantity.qualifier is Qualifier.EXACT and 0 < quantity.granularity <= CLOSE * abs(_end(quantity))


def _coarser(mine: Quantity, theirs: Quantity) -> bool:
    return mine.granularity > theirs.granularity


def _side(quantity: Quantity) -> str:
    """Which end is open: the upper one of a lower bound."""
    if quantity.qualifier in LOWER_BOUNDS:
        return "lower"
    return "upper" if quantity.qualifier in UPPER_BOUNDS else ""


def _end(quantity: Quantity) -> Decimal:
    """The one end that a figure without a range tells."""
    end = quantity.low if quantity.low is not None else quantity.high
    return end if end is not None else Decimal(0)


def _same(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= CLOSE * max(abs(one), abs(other))
