"""Amounts that a text gives in a second currency: "A (about B)" implies a rate, and one document's rates must agree.

A sum that a text converts is taken as set and its conversion as rounded: payments and budgets are fixed in one
currency.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.algebra.dates import days_may_differ
from whosays.algebra.intervals import Span, allowed, stated
from whosays.check.ledger import times_meet
from whosays.check.rates import TOLERANCE
from whosays.check.wording import currency, doubts, factor, number, quoted
from whosays.model.check import Check, Verdict
from whosays.model.mention import TieKind
from whosays.model.quantity import Qualifier, is_currency

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.check.ledger import Ledger
    from whosays.model.claim import Claim
    from whosays.model.quantity import Quantity

MOST_PAIRS = 100
"""Pairs of one document that are held against each other."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An amount and its conversion. `span` and `rate` are units of `dear_in` for one unit of `dear`."""

    original: tuple[str, Claim]
    converted: tuple[str, Claim]
    dear: str
    cheap: str
    span: Span
    rate: Decimal

    @property
    def figures(self) -> tuple[Decimal | None, ...]:
        """What tells one pair from a repetition of it."""
        one, other = self.original[1].quantity, self.converted[1].quantity
        return one.low, one.high, other.low, other.high

    @property
    def claims(self) -> tuple[Claim, Claim]:
        """The two claims."""
        return self.original[1], self.converted[1]

    @property
    def ids(self) -> tuple[str, str]:
        """Their ids."""
        return self.original[0], self.converted[0]

    @property
    def words(self) -> str:
        """For people: "100 rubles a US dollar"."""
        return f"{number(self.rate)} {currency(self.cheap, plural=True)} a {currency(self.dear, plural=False)}"


def pairs(ledger: Ledger) -> list[Pair]:
    """Every amount with its conversion into another currency, in reading order."""
    found = []
    for key, claim in ledger.claims.items():
        for origin in ledger.ties(claim, TieKind.CONVERSION):
            pair = _pair((origin, ledger.claims[origin]), (key, claim))
            if pair is not None:
                found.append(pair)
    return found


def _pair(original: tuple[str, Claim], converted: tuple[str, Claim]) -> Pair | None:
    one, other = original[1].quantity, converted[1].quantity
    if one.unit == other.unit or not (is_currency(one.unit) and is_currency(other.unit)):
        return None
    fixed = stated(one) if one.qualifier is Qualifier.EXACT else allowed(one)
    middles = stated(one).middle, stated(other).middle
    if not middles[0] or not middles[1] or not fixed.low or not allowed(other).low or _vague(one, other):
        return None
    if middles[0] >= middles[1]:
        return Pair(original, converted, other.unit, one.unit, fixed / allowed(other), middles[0] / middles[1])
    return Pair(original, converted, one.unit, other.unit, allowed(other) / fixed, middles[1] / middles[0])


def _vague(one: Quantity, other: Quantity) -> bool:
    """Whether both are only of an order of magnitude, so that no rate is meant: "several hundred million euros, or
    hundreds of millions of dollars"."""
    return one.qualifier is other.qualifier is Qualifier.ORDER_OF_MAGNITUDE


def conflicts(found: Sequence[Pair]) -> list[Check]:
    """The pairs of one document whose rate excludes the rate that most of its pairs have, one check for each."""
    by_document: dict[tuple[str, str, str], list[Pair]] = defaultdict(list)
    for pair in found:
        by_document[pair.claims[0].document, pair.dear, pair.cheap].append(pair)
    return [check for group in by_document.values() for check in _conflicts(_told_once(group))]


def _told_once(group: Sequence[Pair]) -> list[Pair]:
    """Pairs of the same figures are one pair told again; of each question the first telling stays."""
    return list({(pair.figures, pair.claims[0].measure): pair for pair in reversed(group)}.values())[::-1][:MOST_PAIRS]


def _conflicts(group: Sequence[Pair]) -> list[Check]:
    families: list[list[Pair]] = []
    for pair in sorted(group, key=width):
        homes = [family for family in families if not any(_exclude(pair, member) for member in family)]
        if homes:
            min(homes, key=lambda family: abs(family[0].rate - pair.rate)).append(pair)
        else:
            families.append([pair])
    if not families[1:]:
        return []
    most = max(families, key=lambda family: (len(family), -group.index(min(family, key=group.index))))
    made = []
    for pair in group:
        if any(pair is member for member in most):
            continue
        against = [member for member in group if any(member is m for m in most) and _exclude(pair, member)]
        if against:
            made.append(_conflict(min(against, key=lambda member: _unlikeness(pair, member)), pair))
    return made


def width(pair: Pair) -> Decimal:
    """How much a pair leaves open: the highest rate that its figures allow over the lowest."""
    return (pair.span.high or Decimal(0)) / (pair.span.low or Decimal(1))


def _exclude(one: Pair, other: Pair) -> bool:
    apart = max(one.rate, other.rate) / min(one.rate, other.rate)
    return not one.span.meets(other.span) and apart > TOLERANCE and times_meet(one.claims[0], other.claims[0])


def _unlikeness(one: Pair, other: Pair) -> tuple[bool, bool]:
    """The same amount is the clearest case, then the same kind of payment."""
    mine, theirs = one.claims[0], other.claims[0]
    return one.figures[:2] != other.figures[:2], mine.measure != theirs.measure


def _conflict(one: Pair, other: Pair) -> Check:
    (first, first_in), (second, second_in) = one.claims, other.claims
    if one.figures[:2] == other.figures[:2]:
        told = f"{quoted(first)} is {quoted(first_in)} in one place and {quoted(second_in)} in another"
    else:
        told = f"{quoted(first)} is given as {quoted(first_in)}, {quoted(second)} as {quoted(second_in)}"
    ratio = max(one.rate, other.rate) / min(one.rate, other.rate)
    return Check(
        relation="one exchange rate",
        verdict=Verdict.FAILS,
        sentence=f"{told}: {one.words} and {other.words}, apart by a factor of {factor(ratio)}.",
        claims=(*one.ids, *other.ids),
        factor=ratio,
        dissolved_by=_dissolved(first, second),
        doubts=doubts((*one.claims, *other.claims)),
    )


def _dissolved(one: Claim, other: Claim) -> str | None:
    """That rates of different days could explain it, where the two may be of different days at all."""
    if not days_may_differ((one, other)):
        return None
    held = [claim.as_of.period.edtf for claim in (one, other) if claim.as_of]
    told = dict.fromkeys(held)
    only = "only one is dated, " if len(held) == 1 else "both of " if len(told) == 1 else ""
    return f"rates of different days could explain it ({only}{' and '.join(told)})"
