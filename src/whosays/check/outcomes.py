"""One relation over one choice of figures: the spans of both sides, the verdict, and by how much it fails."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.algebra.expressions import Comparison
from whosays.algebra.intervals import Span
from whosays.algebra.periods import turned
from whosays.check.contradictions import ONE_THING, touch_at_strict_end
from whosays.check.ledger import above_nothing
from whosays.check.rates import TOLERANCE, in_unit
from whosays.model.check import Verdict
from whosays.model.quantity import PERCENT
from whosays.model.record import record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.check.ledger import Figure
    from whosays.check.rates import Rates
    from whosays.check.rules import Rule

Choice = tuple["Figure", ...]
"""One figure for each measure of a rule, in the order of its names."""


@record
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
    told = _values(rule, choice, unit, rates)
    if told is None:
        return None
    allowed, stated = told
    left, right = both_sides(rule, stated)
    verdict = judged(rule.relation.comparison, *both_sides(rule, allowed))
    gap = left.gap(right)
    if verdict is Verdict.FAILS and gap <= TOLERANCE:
        verdict = Verdict.HOLDS
    if verdict is Verdict.HOLDS and rule.relation.comparison is Comparison.EQUAL:
        touching = touch_at_strict_end(left, right, [figure.claim for figure in choice])
        verdict = Verdict.BOUNDARY if touching else verdict
    if verdict is Verdict.FAILS and _proves_nothing(rule, choice, left, right):
        verdict = Verdict.CANNOT_TELL
    return Outcome(
        rule=rule, choice=choice, values=stated, left=left, right=right, unit=unit, verdict=verdict, factor=gap
    )


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
    for figure in choice:
        if figure.currency:
            return figure.claim.quantity.unit
    return choice[0].claim.quantity.unit


def both_sides(rule: Rule, values: Mapping[str, Span]) -> tuple[Span, Span]:
    """Both sides of a rule with a span for each of its measures."""
    left, right = rule.sides
    return left(values), right(values)


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


def _values(
    rule: Rule, choice: Sequence[Figure], unit: str, rates: Rates
) -> tuple[dict[str, Span], dict[str, Span]] | None:
    """What the words allow and what they state for each name: shares of one, money in one currency and its measure's
    rate, and no figure below nothing. None where no rate leads to the currency."""
    allowed, stated = {}, {}
    for name, figure in zip(rule.names, choice, strict=True):
        quantity, per = figure.claim.quantity, rule.per[name]
        other = figure.currency and quantity.unit != unit
        if (quantity.per == per and not other) or quantity.unit == PERCENT:
            allowed[name], stated[name] = figure.parts
            continue
        spans = [_turned(per, figure, span, unit, rates) for span in (figure.allowed, figure.stated)]
        if spans[0] is None or spans[1] is None:
            return None
        allowed[name], stated[name] = above_nothing(spans[0]), above_nothing(spans[1])
    return allowed, stated


def _turned(per: str | None, figure: Figure, span: Span, unit: str, rates: Rates) -> Span | None:
    """`span` in the rate of its measure (an amount a year as one a month), and in the currency `unit`."""
    told = turned(figure.claim.quantity.per, per)
    if told is not None and told[1]:
        span = span * told[0]
    return in_unit(figure.claim, span, unit, rates) if figure.currency else span
