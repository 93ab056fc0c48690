"""A figure of a draft's own that follows from others beside it: a sum, a difference, a share.

What always holds: it follows only from figures of the draft that are borne out themselves, told shortly before or in
the same sentence, and only as exactly as it is put.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations
from typing import TYPE_CHECKING, Final

from whosays.model.quantity import PERCENT, Qualifier
from whosays.verify.record import MONEY, unit_class

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.model.claim import Claim

BEFORE: Final = 400
"""Characters before a figure in which those stand that it follows from, beside its own sentence."""
FEWEST: Final = 10
"""A smaller number follows from too many others to tell anything, unless they stand in its own sentence."""
_HUNDRED: Final = Decimal(100)
_HALF: Final = 2
_SHARE: Final = Decimal("0.05")
"""How far a share may be off that is put roughly: "two thirds" for 68 %."""

Terms = tuple["Claim", "Claim"]


def terms(mine: Claim, fine: Sequence[Claim]) -> Terms | None:
    """The two figures of `fine`, which are borne out, that `mine` follows from; None where it follows from no two."""
    if mine.quantity.value is None:
        return None
    exact = mine.quantity.qualifier is Qualifier.EXACT and mine.quantity.unit != PERCENT
    near = [each for each in fine if each is not mine and _is_near(mine, each)]
    near = [each for each in near if each.quantity.qualifier is Qualifier.EXACT or not exact]
    for one, other in combinations(near, 2):
        if any(_is(mine, result) for result in _results(mine, one, other)):
            return one, other
    return None


def across(mine: Claim, fine: Sequence[tuple[Claim, Sequence[Claim]]]) -> Terms | None:
    """A figure of the draft that is borne out and a held one of the same matter whose difference is `mine`; `fine` are
    the figures near it with the held ones that answer what they answer."""
    if mine.quantity.value is None or abs(mine.quantity.value) < FEWEST or mine.quantity.unit == PERCENT:
        return None
    for near, held in fine:
        if not _is_near(mine, near) or near.quantity.qualifier is not Qualifier.EXACT or _apart(mine, near):
            continue
        for other in held:
            a, b = _value(near), _value(other)
            exact = other.quantity.qualifier is Qualifier.EXACT and not _apart(near, other)
            if exact and a is not None and b is not None and a != b and _is(mine, abs(a - b)):
                return near, other
    return None


def _is_near(mine: Claim, other: Claim) -> bool:
    """Whether a figure stands in the sentence of `mine`, or shortly before it."""
    size = abs(mine.quantity.low or mine.quantity.high or Decimal(0))
    inside = mine.sentence.start <= other.evidence.start < mine.sentence.end
    return inside or (size >= FEWEST and mine.sentence.start - BEFORE <= other.evidence.start < mine.sentence.end)


def _results(mine: Claim, one: Claim, other: Claim) -> Iterator[Decimal]:
    """What two figures come to in the unit of `mine`."""
    a, b = _value(one), _value(other)
    if a is None or b is None or _apart(one, other):
        return
    if mine.quantity.unit == PERCENT and one.quantity.unit != PERCENT:
        few, many = sorted((a, b))
        if many:
            yield few / many * _HUNDRED
            yield (many - few) / many * _HUNDRED
    elif not _apart(mine, one):
        yield a + b
        yield abs(a - b)


def _apart(one: Claim, other: Claim) -> bool:
    """Whether two figures cannot be added: they are of two units, or of two currencies."""
    kinds = {unit_class(one), unit_class(other)}
    return len(kinds) > 1 or (kinds == {MONEY} and one.quantity.unit != other.quantity.unit)


def _value(claim: Claim) -> Decimal | None:
    """What a figure is reckoned with: its one value; bounds and ranges are reckoned with nowhere."""
    return claim.quantity.value


def _is(mine: Claim, result: Decimal) -> bool:
    """Whether a figure is a result, as exactly as it is put."""
    value = _value(mine)
    if value is None:
        return False
    rough = mine.quantity.qualifier is not Qualifier.EXACT
    allowed = mine.quantity.granularity / _HALF if rough else Decimal(0)
    if mine.quantity.unit == PERCENT:
        allowed = max(allowed, _SHARE * result if rough else Decimal("0.5"))
    return abs(value - result) <= allowed
