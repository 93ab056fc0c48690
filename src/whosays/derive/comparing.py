"""Direct claims about what a formula reckons, beside the result: who agrees, and by what factor the others do not."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.algebra.intervals import Span, allowed
from whosays.derive.figures import Exchange, plain, scaled, size_of
from whosays.derive.selecting import Unanswered
from whosays.model.derivation import Compared

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.derive.written import Formula
    from whosays.model.claim import Claim
    from whosays.model.derivation import Derivation
    from whosays.model.finding import Finding
    from whosays.model.link import Lineage, Root

DIGITS = 3


@dataclass(frozen=True, slots=True)
class Direct:
    """The answer to the question that asks the same, if there is one, the case's claims, and how money converts."""

    answer: tuple[Finding, Lineage] | None
    claims: Mapping[str, Claim]
    money: Exchange


def compared(
    found: Derivation, direct: Direct, formula: Formula
) -> tuple[tuple[Compared, ...], str | None, tuple[str, ...]]:
    """The direct claims beside `found`, the id of their question, and why some could not be compared."""
    if direct.answer is None:
        return (), None, ()
    finding, lineage = direct.answer
    told: list[Compared] = []
    remarks: list[str] = []
    for root in lineage.roots:
        for claim in _of_units(root, direct.claims) if root.current else ():
            try:
                told.append(_compared(claim, root, found, direct, formula))
            except Unanswered as why:
                remarks.append(f"“{claim.evidence.exact}” ({_who(claim)}) is not compared: {why}")
    return tuple(told), finding.question, tuple(dict.fromkeys(remarks))


def _of_units(root: Root, claims: Mapping[str, Claim]) -> Sequence[Claim]:
    """The fullest claim of a root in each unit."""
    told = [claims[claim] for claim in root.claims]
    return tuple({claim.quantity.unit: claim for claim in reversed(told)}.values())


def _compared(claim: Claim, root: Root, found: Derivation, direct: Direct, formula: Formula) -> Compared:
    quantity = claim.quantity
    size = size_of(formula.entry.unit)
    scale, converted = scaled(
        claim.measure.replace("_", " "), (quantity.unit, quantity.per or found.per), found.per, direct.money
    )
    span = (allowed(quantity) * scale).times(size)
    stated = (Span(quantity.low, quantity.high) * scale).times(size)
    result, name = _result(found)
    agrees = result.meets(span)
    factors = None if agrees else _factors(stated, result)
    return Compared(
        claim=claim.id,
        root=root.id,
        low=None if stated.low is None else plain(stated.low),
        high=None if stated.high is None else plain(stated.high),
        agrees=agrees,
        least=factors[0] if factors else None,
        largest=factors[1] if factors else None,
        sentence=_sentence(claim, name, factors, in_band=_in_band(found, span))
        + (f" Converted: {converted}." if converted else ""),
    )


def _result(found: Derivation) -> tuple[Span, str]:
    """What is compared: the interval, or the band where an end of it is open."""
    reported = Span(found.reported.low, found.reported.high)
    if not reported.closed and found.estimate is not None:
        return Span(found.estimate.low, found.estimate.high), "the 90 % band of the formula"
    return reported, "what the formula gives"


def _in_band(found: Derivation, span: Span) -> bool:
    return found.estimate is not None and Span(found.estimate.low, found.estimate.high).meets(span)


def _factors(claim: Span, result: Span) -> tuple[Decimal | None, Decimal | None, bool]:
    """By what least and largest factor the two miss each other, and whether the claim is above."""
    above = result.high is not None and claim.low is not None and claim.low > result.high
    larger, smaller = (claim, result) if above else (result, claim)
    return _over(larger.low, smaller.high), _over(larger.high, smaller.low), above


def _over(one: Decimal | None, other: Decimal | None) -> Decimal | None:
    if one is None or other is None or one <= 0 or other <= 0:
        return None
    told = Decimal(f"{one / other:.{DIGITS - 1}e}")
    return Decimal(int(told)) if told == told.to_integral_value() else told.normalize()


Factors = tuple[Decimal | None, Decimal | None, bool]


def _sentence(claim: Claim, name: str, factors: Factors | None, *, in_band: bool) -> str:
    said = f"“{claim.evidence.exact}” ({_who(claim)})"
    if factors is None:
        return f"{said} agrees with {name}."
    least, largest, above = factors
    told = [f"{each:,f}" for each in (least, largest) if each is not None]
    apart = f" by a factor of {' to '.join(dict.fromkeys(told))}" if told else ""
    band = "; it lies within the 90 % band of the draws" if in_band else ""
    return f"{said} is {'above' if above else 'below'} {name}{apart}{band}."


def _who(claim: Claim) -> str:
    return "; ".join(speaker.label for speaker in claim.speakers) or "the document itself"
