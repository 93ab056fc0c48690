"""The finding of a question in the currency of the house: each figure at the rate of its own time, the estimate at the
rates of all of them.

What always holds: the original stands beside it; a conversion names dates and source, and what no rate is published for
is left out and counted (Recording rule 11).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Context, Decimal
from typing import TYPE_CHECKING

from whosays.algebra.beside import beside
from whosays.algebra.converting import time_of
from whosays.model.mention import TieKind
from whosays.model.period import Period
from whosays.model.quantity import is_currency
from whosays.model.rate import HouseFinding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from whosays.algebra.converting import House
    from whosays.model.claim import Claim
    from whosays.model.finding import Finding
    from whosays.model.link import Root
    from whosays.model.quantity import Quantity
    from whosays.model.rate import Conversion


DIGITS = 3
"""Significant digits of estimates (Records 11)."""


@dataclass(frozen=True, slots=True)
class Told:
    """What findings are converted with: the claims of the case and their conversions by id, the days of its documents,
    and the currency of the house with its rates."""

    claims: Mapping[str, Claim]
    conversions: Mapping[str, Conversion]
    days: Mapping[str, date]
    house: House


def in_house(finding: Finding, roots: Sequence[Root], told: Told) -> HouseFinding | None:
    """`finding`, of which `roots` are the roots, in the currency of the house; None where it is no money, or is told in
    no other."""
    figures = _fitting([c for c in _figures(roots, told.claims) if is_currency(c.quantity.unit)], finding)
    if not figures or {claim.quantity.unit for claim in figures} == {told.house.currency}:
        return None
    bare = HouseFinding(question=finding.question, unit=told.house.currency, figures=len(figures))
    return _with_estimate(_with_envelope(bare, figures, told.conversions), finding, figures, told)


def _figures(roots: Iterable[Root], claims: Mapping[str, Claim]) -> Iterator[Claim]:
    """The fullest figure of each current root in each currency, and those told beside it; none that only restates
    another in another currency."""
    for root in roots:
        if root.current:
            own = [claims[claim] for claim in root.claims if not _restates(claims[claim])]
            firsts = {claim.quantity.unit: claim for claim in reversed(own)}
            also = [claims[claim] for claim in beside(root, claims) if not _restates(claims[claim])]
            yield from {claim.id: claim for claim in (*firsts.values(), *also)}.values()


def _restates(claim: Claim) -> bool:
    return any(tie.kind is TieKind.CONVERSION for tie in claim.ties)


def _fitting(claims: Sequence[Claim], finding: Finding) -> list[Claim]:
    """Those told for the period of the finding; one that names none has it, unless others tell several."""
    several = len({claim.quantity.per for claim in claims} - {None}) > 1
    return [c for c in claims if c.quantity.per == finding.per or (c.quantity.per is None and not several)]


def _with_envelope(bare: HouseFinding, told: Sequence[Claim], conversions: Mapping[str, Conversion]) -> HouseFinding:
    lows: list[Decimal] = []
    highs: list[Decimal] = []
    used: list[Conversion] = []
    for claim in told:
        ends = _ends(claim, bare.unit, conversions.get(claim.id))
        if ends is None:
            continue
        lows.append(ends[0])
        highs.append(ends[1])
        used += [conversions[claim.id]] if claim.quantity.unit != bare.unit else []
    if not lows:
        return replace(bare, left_out=len(told), why_not="none of its figures has a published rate of its time")
    return replace(
        bare,
        envelope_low=min(lows),
        envelope_high=max(highs),
        left_out=len(told) - len(lows),
        dates=_hull(each.dates for each in used),
        source="; ".join(dict.fromkeys(each.source for each in used)),
    )


def _ends(claim: Claim, unit: str, conversion: Conversion | None) -> tuple[Decimal, Decimal] | None:
    """The ends of a figure in the currency of the house; a bound lends the end that it states."""
    own: Quantity | Conversion | None = claim.quantity if claim.quantity.unit == unit else conversion
    if own is None:
        return None
    low, high = (own.low if own.low is not None else own.high), (own.high if own.high is not None else own.low)
    return None if low is None or high is None else (low, high)


def _with_estimate(made: HouseFinding, finding: Finding, figures: Sequence[Claim], told: Told) -> HouseFinding:
    found = finding.estimate
    if found is None or finding.unit == made.unit or not is_currency(finding.unit):
        return made
    own = [claim for claim in figures if claim.quantity.unit == finding.unit]
    period = _hull(time_of(claim, told.days.get(claim.document)) for claim in own)
    rate = told.house.rates.between(finding.unit, made.unit, period) if period is not None else None
    if rate is None or rate.value.low is None or rate.value.middle is None or rate.value.high is None:
        when = f"in {period.edtf}" if period is not None else "without a date"
        return replace(made, why_not=f"no rate of {finding.unit} is published for all its figures, told {when}")
    low, middle, high = rate.value.low, rate.value.middle, rate.value.high
    return replace(
        made,
        best=_rounded(found.best * middle),
        low50=_rounded(min(found.low50 * low, found.low50 * high)),
        high50=_rounded(max(found.high50 * low, found.high50 * high)),
        low=_rounded(min(found.low * low, found.low * high)),
        high=_rounded(max(found.high * low, found.high * high)),
        rate_low=low,
        rate_high=high,
        rate_dates=rate.dates,
        rate_source=rate.source,
    )


def _rounded(value: Decimal) -> Decimal:
    return Context(prec=DIGITS).plus(value)


def _hull(periods: Iterable[Period | None]) -> Period | None:
    """From the first day of `periods` to the last; None where one has no end, or there are none."""
    told = list(periods)
    firsts = [each.first if each is not None else None for each in told]
    lasts = [each.last if each is not None else None for each in told]
    if not told or None in firsts or None in lasts:
        return None
    return Period(first=min(d for d in firsts if d), last=max(d for d in lasts if d))
