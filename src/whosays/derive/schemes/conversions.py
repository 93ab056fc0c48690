"""Amounts of one rule that are told in two currencies: one amount, where published rates say so."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.model.period import Period

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from whosays.algebra.rates import Rate, Rates
    from whosays.derive.schemes.dating import Rule
    from whosays.derive.schemes.statements import Statement

NEAR = Decimal("1.5")
"""How many times off a published rate of the time a printed conversion may be: sources convert at rates of other days,
and the rouble moved by a quarter within the year 2024."""
WINDOW = timedelta(days=366)
"""How far before its document the rate of an undated amount may lie."""


def converted(found: Sequence[Rule], dates: Mapping[str, date | None], rates: Rates | None) -> list[Rule]:
    """The rules, those for one thing that give one amount in two currencies as one: the currency that more rules have
    is the rule's, the other is printed beside it."""
    if rates is None:
        return list(found)
    usual = Counter(rule.amount.currency for rule in found)
    kept: list[Rule] = []
    for rule in sorted(found, key=lambda rule: -usual[rule.amount.currency]):
        same = next((other for other in kept if _same(rule, other, dates, rates)), None)
        if same is None:
            kept.append(rule)
    return [rule for rule in found if rule in kept]


def _same(rule: Rule, other: Rule, dates: Mapping[str, date | None], rates: Rates) -> bool:
    """Whether two rules that one text tells are one; then `rule` is printed beside `other`."""
    if (rule.layer, rule.when, rule.amount.per) != (other.layer, other.when, other.amount.per):
        return False
    if not {each.claim.document for each in rule.told} & {each.claim.document for each in other.told}:
        return False
    rate = _rate(rule, other, dates, rates) if rule.amount.currency != other.amount.currency else None
    if rate is None or rate.value.low is None or rate.value.high is None:
        return False
    low, high = rule.amount.low * rate.value.low / NEAR, rule.amount.high * rate.value.high * NEAR
    if high < other.amount.low or low > other.amount.high:
        return False
    other.told[0] = _printing(other, rule)
    other.notes = (*other.notes, f"{rule.told[0].claim.evidence.exact} is taken for the same amount at {rate.source}")
    return True


def _printing(other: Rule, rule: Rule) -> Statement:
    told = tuple((each.amount, each.claim) for each in rule.told)
    return replace(other.told[0], printed=(*other.told[0].printed, *told))


def _rate(rule: Rule, other: Rule, dates: Mapping[str, date | None], rates: Rates) -> Rate | None:
    """The rate of the time of the two rules, or of the year before their document."""
    for each in (rule, other):
        if each.start is not None:
            period = Period(first=each.start.earliest, last=each.start.latest)
            if found := rates.between(rule.amount.currency, other.amount.currency, period):
                return found
    days = [day for each in (*rule.told, *other.told) if (day := dates.get(each.claim.document))]
    if not days:
        return None
    return rates.between(rule.amount.currency, other.amount.currency, Period(first=min(days) - WINDOW, last=min(days)))
