"""Sums whose basis no words tell, where something is kept back of such sums: gross or net may be all that parts them.

What always holds: nothing is weighed as one with what it may only be a part of (Recording rules 12 and 26).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.model.claim import Claim
    from whosays.model.finding import Conflict
    from whosays.model.link import Root
    from whosays.model.question import Question

NO_BASIS = "figures that exclude one another do not tell whether they are before or after deductions; no reconciled \
estimate"


def open_roots(question: Question, roots: Sequence[Root]) -> frozenset[str]:
    """The roots none of whose figures tells its basis, by id; none where nothing is known to be kept back."""
    unsaid = frozenset(question.unsaid)
    return frozenset(root.id for root in roots if unsaid and unsaid.issuperset(root.claims))


def explained(clashes: Sequence[Conflict], unsaid: frozenset[str], claims: Mapping[str, Claim]) -> tuple[Conflict, ...]:
    """`clashes`, those that nothing dissolved by gross and net where one of their roots leaves that open."""
    return tuple(
        replace(clash, dissolved_by=_words(clash, unsaid, claims))
        if clash.dissolved_by is None and not unsaid.isdisjoint(clash.roots)
        else clash
        for clash in clashes
    )


def _words(clash: Conflict, unsaid: frozenset[str], claims: Mapping[str, Claim]) -> str:
    pairs = zip(clash.roots, clash.claims, strict=True)
    told = " nor of ".join(f"“{claims[c].evidence.exact}”" for root, c in pairs if root in unsaid)
    return f"gross and net could explain it: it is not told of {told} whether it is before or after deductions"


def mixed(clashes: Sequence[Conflict], unsaid: frozenset[str]) -> bool:
    """Whether figures exclude one another of which one may be of another basis."""
    return any(not unsaid.isdisjoint(clash.roots) for clash in clashes)
