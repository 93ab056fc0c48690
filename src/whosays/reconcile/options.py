"""What the model takes for granted before it sees a question's figures; classes of measures may have their own."""

from __future__ import annotations

from dataclasses import dataclass

HALF_NORMAL = 0.35
"""Scale of the half-normal priors of a root's error and of a bloc's bias, in the coordinate (model's note)."""
COMMON_CAUSE = 0.10
"""Standard deviation of what all sources may share: the 90 % band is never tighter than a factor of 1.18."""
REACH = 2.2
"""How far beyond the figures the truth is looked for, in the coordinate."""
CELLS = 360
"""Cells of the grid of truths."""
CELLS_IN_TIME = 160
"""Cells of the grid of a count in time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Scales of the priors; `hull` fixes where the truth is looked for, in the coordinate, else it is the hull of the
    figures and `reach` on either side; `within` where the truth may lie, or a count in time begin, else anywhere there.
    Beyond `fades` a truth is the less likely the further, as far as bounds are chosen near (`early_counts.py`).
    """

    error: float = HALF_NORMAL
    bias: float = HALF_NORMAL
    common: float = COMMON_CAUSE
    reach: float = REACH
    cells: int = CELLS
    cells_in_time: int = CELLS_IN_TIME
    hull: tuple[float, float] | None = None
    within: tuple[float, float] | None = None
    fades: float | None = None
