"""Where short words find room beside signs, whatever the width of the sheet.

What always holds: what is placed meets nothing that was there before, at any width from the narrowest to the widest.
A thing lies at a share of the width and some pixels from there, so the way from one to another grows evenly with the
width: it is enough to look at both ends.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.charts.canvas import NARROWEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WIDEST = 2000.0
"""Pixels that a drawing will not exceed."""


@dataclass(frozen=True, slots=True)
class Box:
    """`wide` and `tall` pixels, from `dx` pixels right of a share of the width and from `top`."""

    share: float
    dx: float
    top: float
    wide: float
    tall: float

    def meets(self, other: Box) -> bool:
        """Whether the two overlap at some width."""
        if self.top + self.tall <= other.top or other.top + other.tall <= self.top:
            return False
        ways = [(other.share - self.share) * width + other.dx - self.dx for width in (NARROWEST, WIDEST)]
        return min(ways) < self.wide and max(ways) > -other.wide

    @property
    def inside(self) -> bool:
        """Whether it lies on the sheet at every width."""
        ends = [self.share * width + self.dx for width in (NARROWEST, WIDEST)]
        return min(ends) >= 0 and all(
            end + self.wide <= width for end, width in zip(ends, (NARROWEST, WIDEST), strict=True)
        )


def first_free(places: Iterable[Box], taken: Sequence[Box]) -> Box | None:
    """The first of `places` that meets nothing `taken`."""
    return next((box for box in places if box.inside and not any(box.meets(other) for other in taken)), None)
