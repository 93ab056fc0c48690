"""The coordinate in which a measure is weighed: logarithm, log-odds, or the figure itself in steps of a unit.

The constants of the model (errors, biases, the common cause) are of one coordinate: on the log scale 0.35 is a factor
of 1.4. On the linear scale `unit` says how much of the figure makes one of it, so that the same constants serve.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

WHOLE = 100.0
"""Percent of a whole: shares are told in percent."""


class ScaleKind(StrEnum):
    """LOG for counts and money, LOGIT for shares in percent, LINEAR where a figure may be negative."""

    LOG = "log"
    LOGIT = "logit"
    LINEAR = "linear"


@dataclass(frozen=True, slots=True)
class Scale:
    """From figures to the coordinate and back. `unit` is read on the linear scale only."""

    kind: ScaleKind
    unit: float = 1.0

    def coordinate(self, value: float) -> float:
        """Where `value` lies; what lies outside the scale (nothing, all, less than nothing) is at an infinite end."""
        if self.kind is ScaleKind.LINEAR:
            return value / self.unit
        if value <= 0:
            return -math.inf
        if self.kind is ScaleKind.LOG:
            return math.log(value)
        return math.inf if value >= WHOLE else math.log(value / (WHOLE - value))

    def width(self, value: float, step: float) -> float:
        """How wide a step of `step` around `value` is in the coordinate; `value` lies inside the scale."""
        if self.kind is ScaleKind.LINEAR:
            return step / self.unit
        if self.kind is ScaleKind.LOG:
            return step / value
        return step * WHOLE / (value * (WHOLE - value))

    def value(self, coordinate: float) -> float:
        """The figure at `coordinate`."""
        return float(self.values(np.array([coordinate]))[0])

    def values(self, coordinates: NDArray[np.float64]) -> NDArray[np.float64]:
        """The figures at `coordinates`, in the same shape."""
        if self.kind is ScaleKind.LINEAR:
            return coordinates * self.unit
        if self.kind is ScaleKind.LOG:
            return np.exp(coordinates)
        return WHOLE / (1 + np.exp(-coordinates))
