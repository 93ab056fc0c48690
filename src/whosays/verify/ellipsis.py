"""Numbers that leave out what a number shortly before them has: "allocated 20 million; the region had asked for 50".

What always holds: only a bare number of few digits is filled, and only with the magnitude of a number that stands
shortly before it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whosays.model.claim import Claim

_BARE: Final = re.compile(r"\d{1,3}(?:\.\d{1,2})?")
_NUMERAL: Final = re.compile(r"\d+(?:[.,]\d+)*")
_SCALES: Final = (Decimal(1_000), Decimal(1_000_000), Decimal(1_000_000_000))
_BEFORE: Final = 120
"""Characters before a number in which the one stands whose magnitude it shares."""


def filled(one: Claim, other: Claim, near: Iterable[Claim]) -> Claim:
    """`one` with the magnitude of a number of `near` before it, where that makes it the number of `other`; else as it
    is."""
    value, wanted = one.quantity.value, other.quantity.value
    if not value or not wanted or not _BARE.fullmatch(one.evidence.exact.split()[-1]) or wanted / value not in _SCALES:
        return one
    scale = wanted / value
    for each in near:
        if 0 <= one.evidence.start - each.evidence.end <= _BEFORE and _has_scale(each, scale):
            quantity = replace(one.quantity, low=wanted, high=wanted, unit=each.quantity.unit)
            return replace(one, quantity=replace(quantity, granularity=one.quantity.granularity * scale))
    return one


def _has_scale(claim: Claim, scale: Decimal) -> bool:
    """Whether the words of a figure have `scale` as a word behind a numeral: "20 million"."""
    numeral, value = _NUMERAL.search(claim.evidence.exact), claim.quantity.low or claim.quantity.high
    return numeral is not None and value is not None and value == Decimal(numeral.group().replace(",", "")) * scale
