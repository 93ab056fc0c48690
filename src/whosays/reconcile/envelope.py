"""The reported envelope of a question: lowest to highest over its current roots, in one unit (Recording rule 24)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.model.finding import Interval

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from whosays.model.claim import Claim
    from whosays.model.link import Root
    from whosays.model.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Enveloped:
    """An envelope with its unit; what is told in other units is never converted without a rate."""

    interval: Interval
    unit: str
    per: str | None


def envelope(roots: Sequence[Root], claims: Mapping[str, Claim]) -> Enveloped | None:
    """The envelope of `roots` in the unit that most of them have; None where there are none."""
    quantities = {root.id: {q.unit: q for q in reversed([claims[c].quantity for c in root.claims])} for root in roots}
    units = Counter(unit for told in quantities.values() for unit in told)
    if not units:
        return None
    most = max(units.values())
    unit = min(unit for unit, count in units.items() if count == most)
    inside = [told[unit] for told in quantities.values() if unit in told]
    per = next((quantity.per for quantity in inside if quantity.per), None)
    return Enveloped(reported(inside), unit, per)


def reported(quantities: Sequence[Quantity]) -> Interval:
    """From the lowest to the highest end stated; a bound lends the end that it states."""
    return Interval(low=_lowest(quantities), high=_highest(quantities))


def _lowest(quantities: Sequence[Quantity]) -> Decimal | None:
    """The lowest end stated; a root that only says "at most" leaves the lower end to the others."""
    ends = [q.low if q.low is not None else q.high for q in quantities]
    return min((end for end in ends if end is not None), default=None)


def _highest(quantities: Sequence[Quantity]) -> Decimal | None:
    ends = [q.high if q.high is not None else q.low for q in quantities]
    return max((end for end in ends if end is not None), default=None)
