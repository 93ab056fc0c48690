"""What would make two figures agree after all (Recording rule 26): a part, gross or net, another concept, a place, a
slip, another currency, a date."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from typing import TYPE_CHECKING

from whosays.algebra.dates import days_may_differ
from whosays.algebra.intervals import Span, allowed, stated
from whosays.check.ledger import LOOSE, Figure, countries_of
from whosays.check.rates import TOLERANCE, in_unit
from whosays.check.wording import about, amount, currency, doubts, quoted, said, span
from whosays.model.check import Check, Verdict
from whosays.model.mention import TieKind
from whosays.model.quantity import is_currency

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.check.ledger import Ledger
    from whosays.check.rates import Rates
    from whosays.model.claim import Claim

SLIPS = (Decimal(1000), Decimal(12), Decimal(10))
"""Factors that betray a slipped unit: a thousand, a year for a month, a digit (Recording rule 26)."""
HUNDRED = Decimal(100)
MOST_ELSEWHERE = 8
"""Other documents that are asked for what is kept back."""


@dataclass(frozen=True, slots=True)
class WithoutPart:
    """A total that says which part it includes, and agrees with another figure without that part.

    `agrees` tells whether the figures as stated do; else only what their words allow does.
    """

    total: Figure
    part: str
    other: Figure
    rest: Span
    agrees: bool

    def words(self, ledger: Ledger) -> str:
        """For people: what the total leaves without its part."""
        part = ledger.claims[self.part]
        left = span(self.rest, self.total.claim.quantity.unit)
        rounded = "" if self.agrees else f", which agrees with {quoted(self.other.claim)} within what both round off"
        return f"{quoted(self.total.claim)} includes {quoted(part)}; without them it leaves {left}{rounded}"

    def check(self, ledger: Ledger) -> Check:
        """The total, its part and the other figure agree."""
        claims = (self.total.claim, ledger.claims[self.part], self.other.claim)
        return Check(
            relation="a total less the part it includes",
            verdict=Verdict.HOLDS,
            sentence=f"On {about(self.total.claim, ledger)}: {self.words(ledger)}, which agrees with "
            f"{said(self.other.claim)}: {said(self.total.claim)} contradicts nothing there.",
            claims=(self.total.id, self.part, self.other.id),
            doubts=doubts(claims),
        )


def by_part(total: Figure, other: Figure, ledger: Ledger) -> WithoutPart | None:
    """The part that `total` includes and without which it meets `other`, if there is one."""
    for told in (total.id, *total.repeats):
        for part in ledger.hung(told, TieKind.PART):
            quantity = ledger.claims[part].quantity
            if quantity.unit != other.claim.quantity.unit:
                continue
            rest = total.stated - stated(quantity)
            if rest.meets(other.stated):
                return WithoutPart(total, part, other, rest, agrees=True)
            if (total.allowed - allowed(quantity)).meets(other.allowed):
                return WithoutPart(total, part, other, rest, agrees=False)
    return None


def dissolved(one: Figure, other: Figure, ledger: Ledger, rates: Rates) -> str | None:
    """What would make both figures hold, in words; None where nothing that is known would."""
    part = by_part(one, other, ledger) or by_part(other, one, ledger)
    if part is not None:
        return part.words(ledger)
    return (
        by_deduction(one, other, ledger, rates)
        or by_deduction(other, one, ledger, rates)
        or by_concept(one, other, ledger)
        or by_concept(other, one, ledger)
        or by_place(one.claim, other.claim, ledger)
        or by_currency(one, other)
        or by_slip(one.stated, in_unit(other.claim, other.stated, one.claim.quantity.unit, rates))
        or by_date(one.claim, other.claim)
    )


def by_deduction(gross: Figure, net: Figure, ledger: Ledger, rates: Rates) -> str | None:
    """Whether one figure is before and the other after what is kept back of it."""
    theirs = in_unit(net.claim, net.allowed, gross.claim.quantity.unit, rates)
    for kept in kept_back(gross.claim, ledger):
        share = stated(kept.quantity).times(1 / HUNDRED)
        left = gross.stated * (Span(Decimal(1), Decimal(1)) - Span(share.low, share.high or Decimal(1)))
        if theirs is not None and left.meets(theirs):
            unit = gross.claim.quantity.unit
            return (
                f"gross and net could explain it: {said(kept)} of {quoted(gross.claim)} is kept back, "
                f"which leaves {span(left, unit)}"
            )
    return None


def kept_back(gross: Claim, ledger: Ledger) -> Iterator[Claim]:
    """Shares that are kept back of a measure and told of the same country: those of its own document, and of others
    only where it tells none.

    A share with an open end ("most of it") counts only where none with two ends is told: it leaves nearly any rest, and
    so would explain what the narrower one does not.
    """
    if gross.measure not in ledger.kept_back:
        return
    country = countries_of(gross.population)
    found = []
    for measure in ledger.kept_back[gross.measure]:
        told = ledger.told.get((measure, country), {})
        own = [told[gross.document]] if gross.document in told else list(islice(told.values(), MOST_ELSEWHERE))
        found += [ledger.claims[key] for keys in own for key in keys]
    closed = [claim for claim in found if stated(claim.quantity).closed]
    yield from sorted(closed or found, key=lambda claim: claim.document != gross.document)


def by_concept(one: Figure, other: Figure, ledger: Ledger) -> str | None:
    """Whether the document of `other` tells the figure of `one` too, but of a wider or narrower measure: "4,000 killed"
    here and "4,000 killed or wounded" there.

    A figure by idiom ("thousands") is nobody's figure told again: it would explain whatever lies in it.
    """
    measure, country = one.claim.measure, countries_of(one.claim.population)
    if measure != other.claim.measure or one.loose:
        return None
    for kin in ledger.kin.get(measure, ()):
        for key in ledger.told.get((kin, country), {}).get(other.claim.document, ()):
            told = ledger.claims[key]
            same = told.quantity.unit == one.claim.quantity.unit and told.quantity.qualifier not in LOOSE
            if same and key != one.id and one.stated.gap(stated(told.quantity)) <= TOLERANCE:
                return f"another concept could explain it: {said(told)} is told for {about(told, ledger)}"
    return None


def by_currency(one: Figure, other: Figure) -> str | None:
    """Whether two amounts are the same number in two currencies, so that one may have the wrong sign before it."""
    units = one.claim.quantity.unit, other.claim.quantity.unit
    if units[0] == units[1] or not all(is_currency(unit) for unit in units):
        return None
    if not (one.stated.closed and other.stated.closed) or not one.stated.meets(other.stated):
        return None
    names = [currency(unit, plural=True) for unit in units]
    return f"another currency could explain it: they are one number, of {names[0]} and of {names[1]}"


def by_place(one: Claim, other: Claim, ledger: Ledger) -> str | None:
    """Whether one figure is of one place only."""
    finer = [claim for claim in (one, other) if ledger.finer_place(claim)]
    if len(finer) != 1:
        return None
    narrow = finer[0]
    return f"{quoted(narrow)} is told of one place only ({narrow.place_text or narrow.place})"


def by_slip(one: Span, other: Span | None) -> str | None:
    """Whether a slipped unit would make them agree: only closed figures as stated, within a twentieth."""
    if other is None or not one.middle or not other.middle:
        return None
    for slip in SLIPS:
        apart = max(one.middle, other.middle) / min(one.middle, other.middle) / slip
        if 1 / TOLERANCE <= apart <= TOLERANCE:
            return f"they would agree if one of them had slipped by a factor of {amount(slip, 'count')}"
    return None


def by_turned_digits(expected: Span, told: Span) -> str | None:
    """Whether two digits that stand side by side in a figure have changed places: 32 for 23."""
    one, other = expected.middle, told.middle
    if one is None or other is None or expected.low != expected.high:
        return None
    digits, wanted = (f"{value.normalize():f}" for value in (other, one))
    turned = (f"{digits[:at]}{digits[at + 1]}{digits[at]}{digits[at + 2 :]}" for at in range(len(digits) - 1))
    if wanted == digits or wanted not in turned:
        return None
    return "they would agree if two digits had changed places"


def by_date(one: Claim, other: Claim) -> str | None:
    """What the dates of two figures leave open."""
    if not days_may_differ((one, other)):
        return None
    dated = [claim for claim in (one, other) if claim.as_of is not None]
    if not dated:
        return "different dates could explain it; neither is dated"
    if len(dated) == 1:
        held = [claim.as_of.period.edtf for claim in dated if claim.as_of]
        return f"different dates could explain it; only {quoted(dated[0])} is dated ({held[0]})"
    first, second = (claim.as_of.period.edtf for claim in (one, other) if claim.as_of)
    if first == second:
        return f"different dates could explain it; both are dated by their documents only ({first})"
    return f"different days could explain it ({first} and {second})"
