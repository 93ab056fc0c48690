"""Counts that are a share of another in their own sentence: "20% of the 18,000; that is 3,600 men".

What always holds: share, whole and part stand in one sentence, and the part is what the share makes of the whole. Such
a count answers nothing beside its whole, or a later paper's part would pass for a later figure of it.
"""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING

from whosays.model.quantity import PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from whosays.model.claim import Claim

WHOLE = Decimal(100)
LEAST = Decimal(20)
"""Of smaller wholes a share makes some other figure by chance."""
MOST_SLACK = Decimal("0.01")
"""Of the whole: a share that is told more roughly proves nothing."""
MOST_TOLD = 12
"""Figures of a sentence that are held against one another; longer ones are lists."""


def shares(claims: Iterable[Claim]) -> frozenset[str]:
    """The ids of the claims that count such a part."""
    told: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        told[claim.document, claim.sentence.start].append(claim)
    return frozenset(part for each in told.values() if 2 < len(each) <= MOST_TOLD for part in _parts(each))  # noqa: PLR2004


def _parts(sentence: Sequence[Claim]) -> Iterable[str]:
    rates = [each for each in sentence if each.quantity.unit == PERCENT and _value(each) is not None]
    counts = [each for each in sentence if each.quantity.unit != PERCENT and _value(each) is not None]
    for part in counts if rates else ():
        wholes = (whole for whole in counts if whole.measure == part.measure and whole.id != part.id)
        if any(_makes(rate, whole, part) for whole in wholes for rate in rates):
            yield part.id


def _makes(rate: Claim, whole: Claim, part: Claim) -> bool:
    """Whether a share of a whole is the part, within half a step of the share."""
    share, base, found = _value(rate), _value(whole), _value(part)
    if share is None or base is None or found is None or whole.quantity.unit != part.quantity.unit:
        return False
    slack = min(rate.quantity.granularity / 2 / WHOLE, MOST_SLACK)
    return base >= LEAST and 0 < found < base and abs(found / base - share / WHOLE) <= slack


def _value(claim: Claim) -> Decimal | None:
    """The one value that a claim tells."""
    return claim.quantity.low if claim.quantity.low == claim.quantity.high else None
