"""The company that figures keep: other numbers that stand beside one in a draft and beside one that is held.

What always holds: company makes it likelier that a number is the one that is held, never that it is right; a number
that the draft tells twice near by has none, since it could be either.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whosays.model.claim import Claim
    from whosays.verify.given import Draft
    from whosays.verify.record import Record

Numbers = frozenset[Decimal]

_NEAR: Final = 250
"""Characters on either side of a figure's sentence in which its company stands."""
_TWICE: Final = 60
"""The same in which a number that is told twice could be either."""
_WORTH: Final = 0.06
"""What a number of two digits or more in both is worth, as a share of like words; one of a single digit less."""
_LESS: Final = 0.04
_MOST: Final = 0.2


def own(mine: Claim, draft: Draft) -> Numbers:
    """The numbers beside the figure of `mine`; none where its own number is told twice there."""
    near, beside = (_others(mine, draft, reach) for reach in (_NEAR, _TWICE))
    return frozenset() if _numbers(beside) & _numbers([mine]) else _numbers(near)


def kept(company: Numbers, held: Claim, record: Record) -> float:
    """How much likelier the numbers beside a held figure make it that it is the one with `company`."""
    if not company:
        return 0.0
    common = company & _numbers(record.beside(held, _NEAR))
    return min(_MOST, sum((_WORTH if abs(each) > 9 else _LESS for each in common), 0.0))  # noqa: PLR2004


def _others(mine: Claim, draft: Draft, reach: int) -> list[Claim]:
    return [each for each in draft.near(mine, reach) if each.evidence != mine.evidence]


def _numbers(claims: Iterable[Claim]) -> Numbers:
    return frozenset(end for each in claims for end in (each.quantity.low, each.quantity.high) if end)
