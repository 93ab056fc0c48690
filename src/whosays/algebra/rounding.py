"""The step that a stated figure rounds to (Recording rule 7)."""

from __future__ import annotations

from decimal import Decimal

COARSE_DIGIT = 5


def granularity(value: Decimal, step: Decimal | None = None) -> Decimal:
    """The step that a figure rounds to: the place of its last non-zero digit, five times that where the digit is 5.

    `step` is the place of the last digit given after a decimal sign: digits that were written out are meant.
    """
    if value == 0:
        return step or Decimal(1)
    digits, exponent = value.normalize().as_tuple()[1:]
    place = Decimal(1).scaleb(int(exponent))
    if step is not None and step < place:
        return step
    return place * COARSE_DIGIT if digits[-1] == COARSE_DIGIT and len(digits) > 1 else place
