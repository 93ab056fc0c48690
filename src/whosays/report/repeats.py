"""Checks that say one thing: those of one relation and verdict between the same roots, of which a reader wants one.

Every copy of a figure is checked, because a copy may be wrong where the original is right. All of them stay in the
account and its records.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whosays.model.check import Check, Verdict
    from whosays.model.report import Account

Told = tuple["Verdict", str, frozenset[str]]


def repeated(account: Account) -> tuple[tuple[Check, ...], ...]:
    """The checks of `account`, those that say one thing together, in its order; in each the most telling comes first:
    one that nothing dissolves, then the one whose sides miss each other by most.
    """
    roots = {claim: root.id for answer in account.answers for root in answer.lineage.roots for claim in root.claims}
    found: dict[Told, list[Check]] = {}
    for check in account.checks:
        between = frozenset(roots.get(claim, claim) for claim in check.claims)
        found.setdefault((check.verdict, check.relation, between), []).append(check)
    return tuple(tuple(sorted(several, key=_weight)) for several in found.values())


def _weight(check: Check) -> tuple[bool, Decimal]:
    return check.dissolved_by is not None, -(check.factor or Decimal(0))
