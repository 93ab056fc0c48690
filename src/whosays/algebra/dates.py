"""Whether the days of figures leave anything open: only days that differ can explain that figures do (rule 26)."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whosays.model.claim import Claim


def days_may_differ(claims: Iterable[Claim]) -> bool:
    """Whether two of the figures may be of different days. Those of one text are not, unless it tells a day for one of
    them; nor are those of one day, whoever tells it; a month or a year that only a document lends has many days."""
    return any(_may_differ(one, other) for one, other in combinations(claims, 2))


def _may_differ(one: Claim, other: Claim) -> bool:
    told = [claim.as_of for claim in (one, other) if claim.as_of and claim.as_of.words]
    if not told and one.document == other.document and not one.entered:
        return False
    if one.as_of is None or other.as_of is None or one.as_of.period != other.as_of.period:
        return True
    period = one.as_of.period
    return len(told) < 2 and period.first != period.last  # noqa: PLR2004
