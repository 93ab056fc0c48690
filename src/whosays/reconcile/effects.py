"""Fixed and random effects, with moderators: the standard answers of a meta-analysis.

Estimators of the variance between studies: Hedges (HE), DerSimonian–Laird (DL), maximum likelihood (ML) and restricted
maximum likelihood (REML), by Fisher scoring; tests by the normal, by Knapp and Hartung's factor, or by the same
never below one. Formulas as in Viechtbauer (2010), J. Stat. Softw. 36(3), and the manual of metafor's rma.uni.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from whosays.algebra.student import t_below, t_quantile

if TYPE_CHECKING:
    from numpy.typing import NDArray

ENOUGH = 1e-5
"""Scoring ends where the variance changes by no more, as in metafor, so that results agree with it to six digits."""
MOST = 100
TINY = 1e-300


class Method(StrEnum):
    """How the variance between studies is estimated; FE takes it to be none."""

    FE = "FE"
    HE = "HE"
    DL = "DL"
    ML = "ML"
    REML = "REML"


class Inference(StrEnum):
    """Z: normal. KNHA: Knapp and Hartung. ADHOC: theirs, its factor at least one."""

    Z = "z"
    KNHA = "knha"
    ADHOC = "adhoc"


@dataclass(frozen=True, slots=True, eq=False)
class Effects:
    """Coefficients with standard errors, p-values and 95 % intervals, shape (p,).

    `tau2` is the variance between studies. `predicted` is the 95 % interval of the true effect of a new study, without
    moderators only. `freedom` is infinite for the normal test.
    """

    beta: NDArray[np.float64]
    error: NDArray[np.float64]
    p: NDArray[np.float64]
    low: NDArray[np.float64]
    high: NDArray[np.float64]
    tau2: float
    freedom: float
    predicted: tuple[float, float] | None


def effects(
    y: NDArray[np.float64],
    v: NDArray[np.float64],
    method: Method,
    test: Inference = Inference.Z,
    moderators: NDArray[np.float64] | None = None,
) -> Effects:
    """The effects of studies with results `y` and variances `v`, shape (k,); `moderators` has shape (k, m).

    Raises ValueError where there are not more studies than coefficients, or a variance is not above zero.
    """
    x = np.column_stack([np.ones_like(y), *([moderators] if moderators is not None else [])])
    if len(y) <= x.shape[1]:
        raise ValueError(f"{len(y)} studies are too few for {x.shape[1]} coefficients")
    if not (v > 0).all():
        raise ValueError("each study needs a variance above zero")
    tau2 = _between(y, v, x, method)
    weights = 1 / (v + tau2)
    covariance = np.linalg.inv((x.T * weights) @ x)
    beta = covariance @ (x.T @ (weights * y))
    freedom = math.inf if test is Inference.Z else float(len(y) - x.shape[1])
    if test is not Inference.Z:
        factor = float((weights * (y - x @ beta) ** 2).sum()) / freedom
        covariance = covariance * (max(1.0, factor) if test is Inference.ADHOC else factor)
    error = np.sqrt(np.diag(covariance))
    reach = t_quantile(0.975, freedom)
    wide = reach * math.sqrt(float(error[0]) ** 2 + tau2)
    return Effects(
        beta=beta,
        error=error,
        p=np.array([2 * t_below(-abs(b / e), freedom) for b, e in zip(beta, error, strict=True)]),
        low=beta - reach * error,
        high=beta + reach * error,
        tau2=tau2,
        freedom=freedom,
        predicted=None if moderators is not None else (float(beta[0]) - wide, float(beta[0]) + wide),
    )


def _between(y: NDArray[np.float64], v: NDArray[np.float64], x: NDArray[np.float64], method: Method) -> float:
    """The variance between studies, never below zero."""
    spare = len(y) - x.shape[1]
    if method is Method.FE:
        return 0.0
    if method is Method.DL:
        projection = _projection(x, 1 / v)
        return max(0.0, float((y @ projection @ y - spare) / np.trace(projection)))
    plain = _projection(x, np.ones_like(v))
    hedges = max(0.0, float((y @ plain @ y - (plain * v).trace()) / spare))
    return hedges if method is Method.HE else _scored(y, v, x, method, hedges)


def _scored(
    y: NDArray[np.float64], v: NDArray[np.float64], x: NDArray[np.float64], method: Method, start: float
) -> float:
    """ML or REML by Fisher scoring from `start`; a step that leads below zero is halved until it does not."""
    tau2 = start
    for _ in range(MOST):
        weights = 1 / (v + tau2)
        projection = _projection(x, weights)
        told = float(y @ projection @ projection @ y)
        if method is Method.ML:
            step = (told - float(weights.sum())) / float((weights**2).sum())
        else:
            step = (told - float(projection.trace())) / float((projection * projection).sum())
        while tau2 + step < 0:
            step = step / 2 if abs(step) > TINY else 0.0
        tau2 += step
        if abs(step) <= ENOUGH:
            break
    return tau2


def _projection(x: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """P = W - W X (X'WX)⁻¹ X'W."""
    weighted = x * weights[:, None]
    return np.asarray(np.diag(weights) - weighted @ np.linalg.inv(x.T @ weighted) @ weighted.T)
