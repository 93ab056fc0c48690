"""The checks that outcomes of relations become: their sentences, and what would dissolve a failure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.algebra.dates import days_may_differ
from whosays.algebra.expressions import Comparison, Name
from whosays.algebra.intervals import Span, stated
from whosays.algebra.periods import turned
from whosays.check.dissolving import HUNDRED, by_slip, kept_back
from whosays.check.outcomes import both_sides, judged
from whosays.check.rates import TOLERANCE
from whosays.check.wording import currency, doubts, factor, measured, quoted, said, span
from whosays.model.check import Check, Verdict
from whosays.model.mention import TieKind
from whosays.model.quantity import PERCENT, is_currency

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.check.ledger import Ledger
    from whosays.check.outcomes import Outcome

_MISSES = {
    Comparison.EQUAL: "does not agree with",
    Comparison.AT_MOST: "is more than",
    Comparison.LESS: "is not less than",
    Comparison.AT_LEAST: "is less than",
    Comparison.MORE: "is not more than",
}
_MEETS = {
    Comparison.EQUAL: "agrees with",
    Comparison.AT_MOST: "is at most",
    Comparison.LESS: "is less than",
    Comparison.AT_LEAST: "is at least",
    Comparison.MORE: "is more than",
}


def plain(found: Outcome, ledger: Ledger) -> Check:
    """The check of an outcome that holds or stands on the edge."""
    edge = ", but only in the very end that the words exclude" if found.verdict is Verdict.BOUNDARY else ""
    if _only_loosely(found):
        edge = f" only as loosely as such figures are meant: as written they are apart by a factor of {_factors(found)}"
    return Check(
        relation=found.rule.entry.name,
        verdict=found.verdict,
        sentence=f"{_sides(found, _MEETS, ledger)}{edge}.",
        claims=found.ids,
        doubts=doubts([figure.claim for figure in found.choice]),
    )


def _only_loosely(found: Outcome) -> bool:
    """Whether a bound holds by what words like "roughly" allow, and not as its figures are written."""
    comparison = found.rule.relation.comparison
    if found.verdict is not Verdict.HOLDS or comparison is Comparison.EQUAL or found.factor <= TOLERANCE:
        return False
    return judged(comparison, found.left, found.right) is Verdict.FAILS


def failure(found: Outcome, others: Sequence[Outcome], ledger: Ledger) -> Check:
    """The check of an outcome that fails, with what would dissolve it."""
    apart = f"apart by a factor of {_factors(found)}"
    if found.verdict is Verdict.CANNOT_TELL:
        grown = "the first adds up over time and the second stands at one date"
        far = "figures of several documents so far apart are likelier of several things"
        timely = found.rule.grows_past or found.rule.adds_up
        apart = f"{apart}; {grown if timely else far}, so this alone decides nothing"
    says = f" ({found.rule.entry.says})" if found.rule.entry.says else ""
    return Check(
        relation=found.rule.entry.name,
        verdict=found.verdict,
        sentence=f"{_sides(found, _MISSES, ledger)}: {apart}{says}.",
        claims=found.ids,
        factor=found.factor if found.verdict is Verdict.FAILS else None,
        dissolved_by=_dissolved(found, others, ledger),
        doubts=doubts([figure.claim for figure in found.choice]),
    )


def _factors(found: Outcome) -> str:
    """By how much the two sides miss each other, from the near ends to the far ones: "6.9 to 23"."""
    left, right = found.left, found.right
    near, ends = factor(found.factor), (left.low, left.high, right.low, right.high)
    known = [end for end in ends if end is not None and end > 0]
    if len(known) < len(ends) or found.rule.relation.comparison is not Comparison.EQUAL:
        return near
    far = factor(max(known) / min(known))
    return near if near == far else f"{near} to {far}"


def _sides(found: Outcome, verbs: Mapping[Comparison, str], ledger: Ledger) -> str:
    relation = found.rule.relation
    left, right = _side(found, 0, found.left, ledger), _side(found, 1, found.right, ledger)
    return f"{left} {verbs[relation.comparison]} {right}"


def _side(found: Outcome, at: int, value: Span, ledger: Ledger) -> str:
    """One side in words, the left where `at` is 0: a figure with who says it, or a formula with what it comes to."""
    side = (found.rule.relation.left, found.rule.relation.right)[at]
    if isinstance(side, Name):
        place = found.rule.names.index(side.name)
        claim = found.choice[place].claim
        when = f" ({claim.as_of.period.edtf})" if found.rule.ordered and claim.as_of else ""
        return f"{said(claim)}{when} for {measured(claim, ledger)}{_rated(found, place)}"
    reckoned = value.times(HUNDRED) if found.unit == PERCENT else value
    formula = "".join(p if isinstance(p, str) else _figure(found, p) for p in found.rule.printed[at])
    return f"{formula} = {span(reckoned, found.unit)}"


def _figure(found: Outcome, place: int) -> str:
    return f"{quoted(found.choice[place].claim)}{_rated(found, place)}"


def _rated(found: Outcome, place: int) -> str:
    """The rule by which an amount was turned into one of another time, in brackets."""
    per, wanted = found.choice[place].claim.quantity.per, found.rule.per[found.rule.names[place]]
    told = turned(per, wanted) if per != wanted else None
    return f" (a {per}; {told[1]})" if told is not None else ""


def _dissolved(found: Outcome, others: Sequence[Outcome], ledger: Ledger) -> str | None:
    return (
        _by_deduction(found, ledger)
        or _by_part(found, ledger)
        or _by_other_figure(found, others)
        or by_slip(found.left, found.right)
        or _by_currency(found)
        or _by_time(found)
    )


def _holds_with(found: Outcome, name: str, value: Span) -> bool:
    """Whether the relation holds with another value for one of its names."""
    sides = both_sides(found.rule, {**found.values, name: value})
    return judged(found.rule.relation.comparison, *sides) is Verdict.HOLDS


def _by_part(found: Outcome, ledger: Ledger) -> str | None:
    """Whether it holds with a figure less a part that its text includes: the initial number, not the total."""
    for name, figure in zip(found.rule.names, found.choice, strict=True):
        for told in (figure.id, *figure.repeats):
            for part in ledger.hung(told, TieKind.PART):
                quantity = ledger.claims[part].quantity
                same = quantity.unit == figure.claim.quantity.unit
                if same and _holds_with(found, name, figure.stated - stated(quantity)):
                    included = quoted(ledger.claims[part])
                    return f"it would hold with {quoted(figure.claim)} less {included}, which it includes"
    return None


def _by_currency(found: Outcome) -> str | None:
    """Whether it holds with the number of one amount in the currency of another."""
    for name, figure in zip(found.rule.names, found.choice, strict=True):
        unit = figure.claim.quantity.unit
        if is_currency(unit) and unit != found.unit and _holds_with(found, name, figure.stated):
            return f"it would hold if {quoted(figure.claim)} were in {currency(found.unit, plural=True)}"
    return None


def _by_time(found: Outcome) -> str | None:
    """What the dates of the figures leave open."""
    if found.rule.ordered or not days_may_differ(figure.claim for figure in found.choice):
        return None
    dated = any(figure.claim.as_of for figure in found.choice)
    return "different dates could explain it" + ("" if dated else "; none of its figures is dated")


def _by_other_figure(found: Outcome, others: Sequence[Outcome]) -> str | None:
    """Another figure for one of the measures with which the relation holds."""
    for other in others:
        if other.verdict is not Verdict.HOLDS or any(figure.loose for figure in other.choice[1:]):
            continue
        changed = [n for n, (a, b) in enumerate(zip(found.ids, other.ids, strict=True)) if a != b]
        if len(changed) == 1:
            ours, theirs = found.choice[changed[0]].claim, other.choice[changed[0]].claim
            return f"it would hold with {said(theirs)} in place of {quoted(ours)}"
    return None


def _by_deduction(found: Outcome, ledger: Ledger) -> str | None:
    """Whether a figure is net of what is kept back, and the relation holds with the gross."""
    values = found.values
    for name, figure in zip(found.rule.names, found.choice, strict=True):
        for kept in kept_back(figure.claim, ledger):
            low, high = kept.quantity.low, kept.quantity.high
            if low is None or high is None or high >= HUNDRED or not is_currency(figure.claim.quantity.unit):
                continue
            gross = values[name] / Span(1 - high / HUNDRED, 1 - low / HUNDRED)
            if _holds_with(found, name, gross):
                return (
                    f"gross and net could explain it: if {quoted(figure.claim)} is what is left after {said(kept)} is "
                    f"kept back, the whole is {span(gross, found.unit)}"
                )
    return None
