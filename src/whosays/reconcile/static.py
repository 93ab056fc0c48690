"""The estimate of one true value from reported forms, by quadrature over truth × error scale × bias scale.

z = θ + b + τ·t₄ for each root, b ~ N(0, ω²) shared by the roots of a bloc; τ and ω half-normal; θ flat over the hull of
the figures. Given θ the blocs are independent, so each is one matrix product; nothing is drawn by chance. (Model's
note; the oracle's nodes are kept so that results compare.)
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from whosays.reconcile.forms import Shape
from whosays.reconcile.likelihood import likelihood, student4
from whosays.reconcile.posterior import Posterior, normal_kernel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from whosays.reconcile.forms import Form
    from whosays.reconcile.options import Options

ERRORS = np.array([0.03, 0.06, 0.1, 0.15, 0.2, 0.27, 0.35, 0.45, 0.58, 0.75, 1.0, 1.3])
"""Nodes of τ, for the standard scale of its prior."""
BIASES = np.array([0.01, 0.05, 0.1, 0.17, 0.25, 0.35, 0.5, 0.7, 1.0, 1.4])
"""Nodes of ω, for the standard scale of its prior."""
LAST_NODE = 1.6
"""The last node of a scale stands for all up to so many times it."""


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """What the figures support. `exact` is the posterior of the truth itself, `reported` with the common cause in it.

    `error` and `bias` are the posterior means of τ and ω; `evidence` the log of the probability of the figures.
    """

    exact: Posterior
    reported: Posterior
    error: float
    bias: float
    evidence: float


def half_normal(nodes: NDArray[np.float64], scale: float) -> NDArray[np.float64]:
    """The share of a half-normal prior that each node stands for: cells end midway on the log scale, from zero up."""
    ends = [0.0, *np.sqrt(nodes[1:] * nodes[:-1]), nodes[-1] * LAST_NODE]
    normal = NormalDist()
    below = np.array([2 * normal.cdf(end / scale) - 1 for end in ends])
    shares = np.diff(below)
    return np.asarray(shares / shares.sum())


class Quadrature:
    """The forms of one question over the nodes: what each says, kept so that leaving one out costs little."""

    def __init__(self, forms: Sequence[Form], options: Options) -> None:
        self.forms = tuple(forms)
        self.options = options
        self.grid = grid_of(forms, options)
        self.errors = ERRORS * (options.error / 0.35)
        self.biases = BIASES * (options.bias / 0.35)
        self._priors = np.log(
            np.outer(half_normal(self.errors, options.error), half_normal(self.biases, options.bias)) + 1e-300
        )
        tau = self.errors[:, None]
        self._truth = np.log(allowed(self.grid, options) + 1e-300)
        self._told = [np.log(likelihood(form, self.grid, tau)) for form in self.forms]
        self._blocs = tuple(dict.fromkeys(form.bloc for form in self.forms))
        self._kernels = {width: normal_kernel(self.grid, float(width)) for width in self.biases}
        self._heard = {bloc: self._hear(bloc, None) for bloc in self._blocs}
        self._total = sum(self._heard.values(), self._nothing())

    def fit(self, without: int | None = None) -> Fit:
        """The fit to all forms, or to all but the one at `without`."""
        return self._fit(self._total if without is None else self._others(without) + self._left(without))

    def surprise(self, at: int) -> float:
        """How odd the form at `at` is to the others: the predictive probability of one as far out, on either side for a
        figure, on the side that it excludes for a bound.
        """
        form, scale = self.forms[at], self.errors[:, None]
        shares, centres = self._predicted(at)
        below = (centres * student4((form.high - self.grid) / scale)).sum(axis=2)
        above = (centres * (1 - student4((form.low - self.grid) / scale))).sum(axis=2)
        tails = float((shares * below).sum()), float((shares * above).sum())
        if form.shape is Shape.AT_LEAST:
            return tails[1]
        if form.shape is Shape.AT_MOST:
            return tails[0]
        return min(1.0, 2 * min(tails))

    def _predicted(self, at: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """What the other forms expect of the centre of the one at `at`: the weight of each node, shape (ω, τ), and the
        centre's distribution for it, shape (ω, τ, n).
        """
        bloc = self.forms[at].bloc
        others = self._others(at)
        own, own_height = _exp(self._own(bloc, at))
        weights, centres = [], []
        for node, width in enumerate(self.biases):
            truth, height = _exp(others[:, node] + self._truth)
            centre = (truth @ self._kernels[width] + 1e-300) * own
            mass = centre.sum(axis=1)
            weights.append(np.log(mass + 1e-300) + height[:, 0] + own_height[:, 0] + self._priors[:, node])
            centres.append(centre / mass[:, None])
        shares = np.exp(np.array(weights) - np.max(weights))
        return shares / shares.sum(), np.array(centres)

    def _nothing(self) -> NDArray[np.float64]:
        return np.zeros((len(self.errors), len(self.biases), len(self.grid)))

    def _others(self, at: int) -> NDArray[np.float64]:
        """What the blocs other than that of the form at `at` say of the truth: log probability, shape (τ, ω, n)."""
        return np.asarray(self._total - self._heard[self.forms[at].bloc])

    def _left(self, at: int) -> NDArray[np.float64]:
        """What the bloc of the form at `at` says without it."""
        bloc = self.forms[at].bloc
        alone = sum(form.bloc == bloc for form in self.forms) == 1
        return self._nothing() if alone else self._hear(bloc, at)

    def _own(self, bloc: str, without: int | None) -> NDArray[np.float64]:
        told = [t for at, t in enumerate(self._told) if self.forms[at].bloc == bloc and at != without]
        return np.sum(told, axis=0) if told else np.zeros((len(self.errors), len(self.grid)))

    def _hear(self, bloc: str, without: int | None) -> NDArray[np.float64]:
        """The bias of `bloc` integrated out, for every node."""
        told, height = _exp(self._own(bloc, without))
        heard = [told @ self._kernels[width].T for width in self.biases]
        return np.log(np.stack(heard, axis=1) + 1e-300) + height[:, :, None]

    def _fit(self, heard: NDArray[np.float64]) -> Fit:
        total = heard + self._priors[:, :, None] + self._truth
        highest = total.max()
        weight = np.exp(total - highest)
        mass = weight.sum(axis=(0, 1))
        joint = weight.sum(axis=2) / weight.sum()
        exact = Posterior(self.grid, mass / mass.sum())
        return Fit(
            exact=exact,
            reported=exact.blurred(self.options.common),
            error=float(joint.sum(axis=1) @ self.errors),
            bias=float(joint.sum(axis=0) @ self.biases),
            evidence=float(np.log(weight.sum() * (self.grid[1] - self.grid[0])) + highest),
        )


def grid_of(forms: Sequence[Form], options: Options) -> NDArray[np.float64]:
    """Where the truth is looked for: the hull of the figures and `reach` beyond, in `cells` even steps."""
    if options.hull is not None:
        return np.linspace(*options.hull, options.cells)
    ends = [end for form in forms for end in form.stated if math.isfinite(end)]
    if not ends:
        raise ValueError("no figure has an end on this scale")
    return np.linspace(min(ends) - options.reach, max(ends) + options.reach, options.cells)


def allowed(grid: NDArray[np.float64], options: Options) -> NDArray[np.float64]:
    """One where the truth may lie, else zero, shape (n,)."""
    low, high = options.within or (grid[0], grid[-1])
    return np.asarray((grid >= low) & (grid <= high), dtype=float)


def _exp(log: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """exp(log) scaled so that the highest of each row is one, and the logs of the heights, shape (rows, 1)."""
    height = log.max(axis=1, keepdims=True)
    return np.exp(log - height), height
