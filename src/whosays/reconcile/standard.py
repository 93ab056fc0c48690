"""Standard answers beside the model's, for people who want them: what other ways make of the same roots.

On the scale of the measure each root is a study: its result is the middle of its figure, its variance that of an even
spread over what its words leave open, and not below that of a twentieth.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np

from whosays.model.quantity import LOWER_BOUNDS, UPPER_BOUNDS
from whosays.reconcile.effects import Effects, Inference, Method, effects
from whosays.reconcile.estimating import DIGITS, Nature, rounded, scale_of
from whosays.reconcile.forms import form
from whosays.reconcile.hierarchy import hierarchy
from whosays.reconcile.options import HALF_NORMAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from whosays.reconcile.forms import Form
    from whosays.reconcile.reports import Report
    from whosays.reconcile.scales import Scale

LEAST_VARIANCE = 0.05**2
EVEN = 12
"""The variance of an even spread is its width squared over twelve."""
THREE = 3


def standard(reports: Sequence[Report], nature: Nature) -> dict[str, Any]:
    """Answers by name, each with best and low and high where it has them: `ucdp` (lowest, median and highest of point
    figures, as the Uppsala programme words its best, low and high), `median`, `fixed`, `random_dl`, `random_reml`,
    `random_reml_hartung_knapp` with `new_low` and `new_high` for one root more, `random_bayes`, `linear_pool`.
    """
    points = [r for r in reports if r.root is not None and r.quantity.qualifier not in LOWER_BOUNDS | UPPER_BOUNDS]
    if not points:
        return {}
    scale = scale_of(reports, nature.scale)
    forms = [form(report.quantity, scale, report.bloc) for report in points]
    forms = [each for each in forms if math.isfinite(each.low) and math.isfinite(each.high)]
    if not forms:
        return {}
    y = np.array([(each.low + each.high) / 2 for each in forms])
    v = np.maximum([(each.high - each.low) ** 2 / EVEN for each in forms], LEAST_VARIANCE)
    told = {"ucdp": _ucdp(points), "median": {"best": _out(float(np.median(y)), scale)}}
    if len(y) >= THREE:
        told |= _effects(y, v, scale)
    return told | {"linear_pool": _pool(forms, scale)}


def _ucdp(points: Sequence[Report]) -> dict[str, Any]:
    """Lowest and highest figure, and the median of their middles."""
    ends = [(float(r.quantity.low or 0), float(r.quantity.high or 0)) for r in points]
    best = float(np.median([(low + high) / 2 for low, high in ends]))
    return {"best": best, "low": min(low for low, _ in ends), "high": max(high for _, high in ends)}


def _effects(y: NDArray[np.float64], v: NDArray[np.float64], scale: Scale) -> dict[str, Any]:
    ways = {
        "fixed": (Method.FE, Inference.Z),
        "random_dl": (Method.DL, Inference.Z),
        "random_reml": (Method.REML, Inference.Z),
        "random_reml_hartung_knapp": (Method.REML, Inference.KNHA),
    }
    found = {name: _answer(effects(y, v, *way), scale) for name, way in ways.items()}
    return found | {"random_bayes": _bayes(y, v, scale)}


def _bayes(y: NDArray[np.float64], v: NDArray[np.float64], scale: Scale) -> dict[str, Any]:
    posterior = hierarchy(y, v, HALF_NORMAL)
    shares = {"best": 0.5, "low": 0.025, "high": 0.975}
    return {name: _out(posterior.quantile(share), scale) for name, share in shares.items()} | {"level": 0.95}


def _answer(found: Effects, scale: Scale) -> dict[str, Any]:
    told = {"best": found.beta[0], "low": found.low[0], "high": found.high[0]}
    if found.predicted is not None:
        told |= {"new_low": found.predicted[0], "new_high": found.predicted[1]}
    return {name: _out(float(value), scale) for name, value in told.items()} | {"level": 0.95}


def _pool(forms: Sequence[Form], scale: Scale) -> dict[str, Any]:
    """The linear pool: each root alike, its figure spread evenly over what its words leave open."""
    lows, highs = np.array([each.low for each in forms]), np.array([each.high for each in forms])

    def quantile(share: float) -> float:
        low, high = float(lows.min()), float(highs.max())
        for _ in range(80):
            middle = (low + high) / 2
            below = float(np.clip((middle - lows) / (highs - lows), 0, 1).mean())
            low, high = (middle, high) if below < share else (low, middle)
        return (low + high) / 2

    return {name: _out(quantile(share), scale) for name, share in (("best", 0.5), ("low", 0.05), ("high", 0.95))} | {
        "level": 0.9
    }


def _out(coordinate: float, scale: Scale) -> float:
    return float(rounded(scale.value(coordinate), DIGITS))
