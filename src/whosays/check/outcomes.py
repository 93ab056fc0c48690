"""One relation over one choice of figures: the spans of both sides, the verdict, and by how much it fails."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.algebra.expressions import Comparison, evaluate
from whosays.algebra.intervals import NOTHING, Span
from whosays.algebra.periods import turned
from whosays.check.contradictions import ONE_THING, touch_at_strict_end
from whosays.check.dissolving import HUNDRED
from whosays.check.rates import TOLERANCE, in_unit, is_money
from whosays.model.check import Verdict
from whosays.model.quantity import PERCENT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.check.ledger import Figure
    from whosays.check.rates import Rates
    from whosays.check.rules import Rule

Choice = tuple["Figure", ...]
"""One figure for each measure of a rule, in the order of its names."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a relation comes to: each name's figure and both sides as stated, in `unit`, the verdict, and the factor by
    which they miss."""

    rule: Rule
    choice: Choice
    values: Mapping[str, Span]
    left: Span
    right: Span
    unit: str
    verdict: Verdict
    factor: Decimal

    @property
    def ids(self) -> tuple[str, ...]:
        """The claims chosen."""
        return tuple(figure.id for figure in self.choice)


def outcome(rule: Rule, choice: Choice, rates: Rates) -> Outcome | None:
    """What `rule` comes to with `choice`, or None where its figures stand in units that nothing leads across."""
    unit = unit_of(choice)
    allowed = _values(rule, choice, unit, rates, loosely=True)
    stated = _values(rule, choice, unit, rates, loosely=False)
    if allowed is None or stated is None:
        return None
    left, right = evaluate(rule.relation.left, stated), evaluate(rule.relation.right, stated)
    verdict = judged(rule.relation.comparison, *both_sides(rule, allowed))
    gap = left.gap(right)
    if verdict is Verdict.FAILS and gap <= TOLERANCE:
        verdict = Verdict.HOLDS
    if verdict is Verdict.HOLDS and rule.relation.comparison is Comparison.EQUAL:
        touching = touch_at_strict_end(left, right, [figure.claim for figure in choice])
        verdict = Verdict.BOUNDARY if touching else verdict
    if verdict is Verdict.FAILS and _proves_nothing(rule, choice, left, right):
        verdict = Verdict.CANNOT_TELL
    return Outcome(rule, choice, stated, left, right, unit, verdict, gap)


def _proves_nothing(rule: Rule, choice: Choice, left: Span, right: Span) -> bool:
    """Whether a miss may come of time or of two things: a stock that is outgrown, documents that are far apart."""
    if rule.grows_past:
        return True
    if len({figure.claim.document for figure in choice}) == 1:
        return False
    outgrown = left.low is not None and right.high is not None and left.low > right.high
    return left.gap(right) > ONE_THING or (rule.adds_up and outgrown)


def unit_of(choice: Choice) -> str:
    """The unit that a relation is reckoned in: its first currency, else that of its first figure."""
    units = [figure.claim.quantity.unit for figure in choice]
    return next((unit for unit in units if is_money(unit)), units[0])


def both_sides(rule: Rule, values: Mapping[str, Span]) -> tuple[Span, Span]:
    """Both sides of a rule with a span for each of its measures."""
    return evaluate(rule.relation.left, values), evaluate(rule.relation.right, values)


def judged(comparison: Comparison, left: Span, right: Span) -> Verdict:
    """Whether two spans can compare so: it fails only where no two values of them do."""
    if comparison is Comparison.EQUAL:
        return Verdict.HOLDS if left.meets(right) else Verdict.FAILS
    small, large = (left, right) if comparison in (Comparison.AT_MOST, Comparison.LESS) else (right, left)
    if small.low is None or large.high is None or small.low < large.high:
        return Verdict.HOLDS
    if small.low == large.high and not comparison.strict:
        return Verdict.HOLDS
    return Verdict.FAILS


def _values(rule: Rule, choice: Sequence[Figure], unit: str, rates: Rates, *, loosely: bool) -> dict[str, Span] | None:
    """A span for each measure: shares of one, money in one currency, and no figure below nothing."""
    values = {}
    for name, figure in zip(rule.names, choice, strict=True):
        found: Span | None = _in_its_rate(rule.per[name], figure, figure.allowed if loosely else figure.stated)
        if found is not None and figure.claim.quantity.unit == PERCENT:
            found = found.times(1 / HUNDRED)
        elif found is not None and is_money(unit) and is_money(figure.claim.quantity.unit):
            found = in_unit(figure.claim, found, unit, rates)
        if found is None:
            return None
        values[name] = Span(NOTHING if found.low is None else found.low, found.high)
    return values


def _in_its_rate(per: str | None, figure: Figure, span: Span) -> Span:
    """`span` in the rate of its measure: an amount a year as one a month."""
    told = turned(figure.claim.quantity.per, per)
    return span if told is None or not told[1] else span * told[0]
