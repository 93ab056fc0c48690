"""The reported envelope of a question: lowest to highest over its current roots, in one unit (Recording rule 24)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.algebra.beside import beside
from whosays.model.finding import Interval
from whosays.model.quantity import TIMES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from whosays.model.claim import Claim
    from whosays.model.link import Root
    from whosays.model.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Enveloped:
    """An envelope with its unit and rate; what is told in others is never converted without a rate of exchange.

    `rates` tells that figures of the unit are told for several rates; then one that names none is in no envelope.
    """

    interval: Interval
    unit: str
    per: str | None
    rates: bool = False

    def holds(self, quantity: Quantity) -> bool:
        """Whether a figure is told in the unit and rate; one that names none has that of the others where it is a time:
        80,000 people are not 80,000 to the square metre."""
        if quantity.unit != self.unit or quantity.per == self.per:
            return quantity.unit == self.unit
        return quantity.per is None and self.per in TIMES and not self.rates


def envelope(roots: Sequence[Root], claims: Mapping[str, Claim]) -> Enveloped | None:
    """The envelope of `roots` in the unit that most of them have, of equals the one that is told more often; None where
    there are none."""
    told = [[claims[claim].quantity for claim in root.claims] for root in roots]
    return enveloped(told, [claims[claim].quantity for root in roots for claim in beside(root, claims)])


def enveloped(told: Sequence[Sequence[Quantity]], also: Sequence[Quantity] = ()) -> Enveloped | None:
    """The envelope of roots that tell these figures, each its fullest first; None where there are none. `also` are
    figures that roots tell beside their first."""
    often = Counter(figure.unit for figures in told for figure in figures)
    unit = _most(Counter(unit for figures in told for unit in {figure.unit for figure in figures}), often)
    if unit is None:
        return None
    inside = [[figure for figure in figures if figure.unit == unit] for figures in told]
    rates = Counter(rate for figures in inside for rate in {figure.per for figure in figures if figure.per})
    found = Enveloped(reported(()), unit, _rate(rates, inside), len(rates) > 1)
    firsts = [next((figure for figure in figures if found.holds(figure)), None) for figures in inside]
    within = [figure for figure in also if found.holds(figure)]
    return replace(found, interval=reported([figure for figure in firsts if figure is not None] + within))


def _rate(rates: Counter[str], inside: Sequence[Sequence[Quantity]]) -> str | None:
    """The rate that most roots tell; none where it is no time and as many tell the figure without any."""
    most = _most(rates)
    plain = sum(any(figure.per is None for figure in figures) for figures in inside)
    return most if most is None or most in TIMES or rates[most] > plain else None


def _most(counts: Counter[str], often: Counter[str] | None = None) -> str | None:
    """What is counted most, of equals the one that is told most `often`, then the first by its letters; None where
    nothing is."""
    return min(counts, key=lambda each: (-counts[each], -often[each] if often else 0, each), default=None)


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
