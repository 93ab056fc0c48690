"""Figures that one text tells beside one another under one root: the pay of two ranks in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.algebra.intervals import allowed
from whosays.model.mention import TieKind
from whosays.model.quantity import LOWER_BOUNDS, UPPER_BOUNDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whosays.model.claim import Claim
    from whosays.model.link import Root
    from whosays.model.quantity import Quantity


def beside(root: Root, claims: Mapping[str, Claim]) -> list[str]:
    """The claims of a root that tell another figure than its first, in one document with it: a table with the pay of
    two ranks, or the other end of "at least 200 … as many as 500". What others made of the first, what it restates and
    what it revised is no figure beside it."""
    if not root.claims:
        return []
    first, *others = (claims[claim] for claim in root.claims)
    own = [claim for claim in others if claim.document == first.document]
    tied = {tie.claim for claim in (first, *own) for tie in claim.ties if tie.kind is TieKind.REVISION}
    return [
        claim.id
        for claim in own
        if claim.id not in tied
        and (claim.quantity.unit, claim.quantity.per) == (first.quantity.unit, first.quantity.per)
        and (not allowed(claim.quantity).meets(allowed(first.quantity)) or _facing(claim.quantity, first.quantity))
        and not any(tie.kind is TieKind.CONVERSION for tie in claim.ties)
    ]


def _facing(one: Quantity, other: Quantity) -> bool:
    """Whether one is a bound from below and the other one from above: together they are a range."""
    kinds = {one.qualifier, other.qualifier}
    return bool(kinds & LOWER_BOUNDS) and bool(kinds & UPPER_BOUNDS)
