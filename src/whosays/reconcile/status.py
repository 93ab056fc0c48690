"""What may be said of a question's figures from who stands behind them (Recording rules 19, 21 and 22, Records 8).

Two roots stand apart where they are not one speaker's and do not rest on one text alone: what a single text passes on
of several speakers is that text's word, whoever it names. Two figures agree where each lies within what the words of
the other leave open; where only one does, as 14,000 in a round 15,000, they neither exclude nor bear out one another.
Roots of which no two tell it in one unit ($2,000 and €300) are weak: nothing is known of whether they agree.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING

from whosays.algebra.intervals import APPROX_STEPS, EXACT_STEPS, Span, allowed
from whosays.model.finding import Status
from whosays.model.quantity import Qualifier
from whosays.reconcile.outgrowing import either_outgrown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.model.quantity import Quantity
    from whosays.reconcile.outgrowing import Held

MOST_ROOTS = 40
"""Roots of one question that are held against one another: 780 pairs are more than anybody reads, and pairs grow with
the square of roots. The envelope and the estimate are of all roots."""
TWO = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Backing:
    """What stands behind a root: its speakers, their blocs as far as they are known, the texts that tell it, and its
    figures with their days. What names no speaker has its text for one."""

    speakers: frozenset[str]
    blocs: frozenset[str]
    texts: frozenset[str]
    figures: tuple[Held, ...]

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Its figures without their days."""
        return tuple(quantity for quantity, _ in self.figures)


def most_told(counts: Sequence[int]) -> list[int]:
    """The places of the roots that are held against one another, in order; `counts` are the claims of each."""
    ranked = sorted(range(len(counts)), key=lambda at: -counts[at])
    return sorted(ranked[:MOST_ROOTS])


def comparable(one: Sequence[Quantity], other: Sequence[Quantity]) -> tuple[int, int] | None:
    """The places of the first figures of two roots that stand in one unit and rate."""
    places = ((at, to) for at in range(len(one)) for to in range(len(other)))
    return next(((at, to) for at, to in places if _alike(one[at], other[to])), None)


def exclude(one: Quantity, other: Quantity) -> bool:
    """Whether no value is one that the words of both allow."""
    return not allowed(one).meets(allowed(other))


def excluding(one: Backing, other: Backing, *, grows: bool) -> bool:
    """Whether the first figures of two roots that stand in one unit and rate exclude one another; of a count that only
    `grows`, a lower figure of an earlier day excludes nothing."""
    at = comparable(one.quantities, other.quantities)
    if at is None:
        return False
    mine, theirs = one.figures[at[0]], other.figures[at[1]]
    return exclude(mine[0], theirs[0]) and not (grows and either_outgrown(mine, theirs))


def backed(roots: Sequence[Backing]) -> tuple[Status, str]:
    """The status of current roots that do not exclude one another, with the reason in words for people."""
    held = [roots[at] for at in most_told([len(root.quantities) for root in roots])]
    apart = [pair for pair in combinations(held, TWO) if _apart(*pair)]
    blocs = {bloc for root in roots for bloc in root.blocs}
    agreeing = [pair for pair in apart if _of_other_blocs(*pair) and agree(*pair)]
    if agreeing:
        return Status.CORROBORATED, f"{len(roots)} roots in {len(blocs)} blocs, and figures of two blocs agree"
    if apart and not any(may_meet(*pair) for pair in apart):
        return (
            Status.WEAK,
            f"{len(roots)} roots that tell it in different units, so that none can be held against another",
        )
    if any(_of_other_blocs(*pair) for pair in apart):
        return Status.FAIR, f"{len(roots)} roots in {len(blocs)} blocs; no figures of two blocs agree"
    if apart:
        return Status.FAIR, f"{len(roots)} roots, not known to be of different blocs"
    return Status.WEAK, _alone(roots)


def agree(one: Backing, other: Backing) -> bool:
    """Whether two figures of one unit and rate bear each other out."""
    return any(
        _ends(mine).meets(_around(theirs)) and _ends(theirs).meets(_around(mine))
        for mine in one.quantities
        for theirs in other.quantities
        if _alike(mine, theirs) and _vague(mine) == _vague(theirs)
    )


def _alike(one: Quantity, other: Quantity) -> bool:
    return (one.unit, one.per) == (other.unit, other.per)


def may_meet(one: Backing, other: Backing) -> bool:
    """Whether two roots have figures in one unit; $2,000 and €300 neither agree nor exclude one another here."""
    return not {each.unit for each in one.quantities}.isdisjoint(each.unit for each in other.quantities)


def _vague(quantity: Quantity) -> bool:
    """Whether only an order of magnitude is told: "hundreds" bears out no 450."""
    return quantity.qualifier is Qualifier.ORDER_OF_MAGNITUDE


def _apart(one: Backing, other: Backing) -> bool:
    return not one.speakers & other.speakers and len(one.texts | other.texts) >= TWO


def _of_other_blocs(one: Backing, other: Backing) -> bool:
    return bool(one.blocs and other.blocs) and not one.blocs & other.blocs


def _alone(roots: Sequence[Backing]) -> str:
    if len(roots) < TWO:
        return "one root"
    if len(frozenset[str]().union(*(root.texts for root in roots))) < TWO:
        return f"{len(roots)} roots, all told by one document"
    return f"{len(roots)} roots of one speaker"


def _ends(quantity: Quantity) -> Span:
    """The ends as stated; a bound has the one that it states, for speakers choose it near what they believe."""
    low = quantity.low if quantity.low is not None else quantity.high
    high = quantity.high if quantity.high is not None else quantity.low
    return Span(low, high)


def _around(quantity: Quantity) -> Span:
    """The same with what their rounding and hedge leave open."""
    ends = _ends(quantity)
    if ends.low is None or ends.high is None or _vague(quantity):
        return ends
    slack = quantity.granularity * (APPROX_STEPS if quantity.qualifier is Qualifier.APPROX else EXACT_STEPS)
    return Span(max(Decimal(0), ends.low - slack) if ends.low >= 0 else ends.low - slack, ends.high + slack)
