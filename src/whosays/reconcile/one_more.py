"""What the estimate of a question would be with one more root like the others: what opening a statement may be worth.

The root is taken to tell the present best, exactly as the first root puts its figure, to stand apart from all blocs and
to be of the last day that is told: it neither moves the estimate nor errs less than the others. What it is worth is
thus the narrowing by one more voice, not by what that voice will say.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.model.quantity import Qualifier
from whosays.reconcile.conflicts import conflicts
from whosays.reconcile.envelope import envelope
from whosays.reconcile.open_bases import mixed, open_roots
from whosays.reconcile.weighing import AVAILABLE, reports_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from decimal import Decimal

    from whosays.lexicon.packs import PackFile
    from whosays.model.claim import Claim
    from whosays.model.finding import Estimate
    from whosays.model.link import Lineage
    from whosays.model.question import Question
    from whosays.reconcile.reports import Report

ONE_MORE = "one more root"


def with_one_more(question: Question, lineage: Lineage, claims: Mapping[str, Claim], pack: PackFile) -> Estimate | None:
    """The estimate of `question` with one more root; None where it has no figure, or figures that are not to be weighed
    as one."""
    current = [root for root in lineage.roots if root.current]
    told = envelope(current, claims)
    apart = mixed(conflicts(lineage.roots, claims, pack.measure.get(question.measure)), open_roots(question, current))
    if told is None or not AVAILABLE or apart:
        return None
    from whosays.reconcile.estimating import Nature, estimated

    nature = Nature.of(question.measure, pack)
    reports = reports_of(question, current, claims, told, pack)
    own = [report for report in reports if report.root is not None]
    now = estimated(reports, nature)
    best = now.estimate.best if now is not None else _middle(own)
    if not own or best is None:
        return None
    made = estimated([*reports, _one_more(own, best)], nature)
    return made.estimate if made is not None else None


def _middle(reports: Sequence[Report]) -> Decimal | None:
    """The middle of the one figure that there is; the end that a bound states."""
    quantity = reports[0].quantity if reports else None
    if quantity is None:
        return None
    ends = [end for end in (quantity.low, quantity.high) if end is not None]
    return sum(ends[1:], ends[0]) / len(ends)


def _one_more(own: Sequence[Report], best: Decimal) -> Report:
    first = own[0]
    quantity = replace(first.quantity, qualifier=Qualifier.EXACT, low=best, high=best)
    days = [report.day for report in own if report.day is not None]
    apart = replace(first, bloc=ONE_MORE, root=ONE_MORE, probability=None, copied=0.0, changed=False)
    return replace(apart, quantity=quantity, day=max(days, default=None))
