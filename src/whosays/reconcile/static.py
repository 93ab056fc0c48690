"""The estimate of one true value from reported forms, by quadrature over truth × error scale × bias scale.

z = θ + b + τ·t₄ for each root, b ~ N(0, ω²) shared by the roots of a bloc; τ and ω half-normal; θ flat over the hull of
the figures. Given θ the blocs are independent, so each is one matrix product; nothing is drawn by chance. (Model's
note; the oracle's nodes are kept so that results compare.)
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING, TypeVar

import numpy as np

from whosays.reconcile.forms import Shape
from whosays.reconcile.likelihood import DISTANCE, likelihood, student4
from whosays.reconcile.posterior import Posterior, normal_kernel

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from whosays.reconcile.forms import Form
    from whosays.reconcile.options import Options

T = TypeVar("T")
ERRORS = np.array([0.03, 0.06, 0.1, 0.15, 0.2, 0.27, 0.35, 0.45, 0.58, 0.75, 1.0, 1.3])
"""Nodes of τ, for the standard scale of its prior."""
BIASES = np.array([0.01, 0.05, 0.1, 0.17, 0.25, 0.35, 0.5, 0.7, 1.0, 1.4])
"""Nodes of ω, for the standard scale of its prior."""
LAST_NODE = 1.6
"""The last node of a scale stands for all up to so many times it."""
MOST_KEPT = 1_000
"""Blocs of which it is kept what each says: half a megabyte each. Of more it is reckoned anew when it is asked for."""
LOT = 12
"""Of so many forms at once it is asked what is without them: one matrix product for all, and not much memory."""


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
        self._members = Counter(form.bloc for form in self.forms)
        self._sums = self._summed()
        self._kernels = {width: normal_kernel(self.grid, float(width)) for width in self.biases}
        self._heard: dict[str, NDArray[np.float64]] = {}
        self._total = self._all_heard()

    def fit(self, without: int | None = None) -> Fit:
        """The fit to all forms, or to all but the one at `without`."""
        return self._fit(self._total) if without is None else self.fits([without])[without]

    def fits(self, each: Sequence[int]) -> dict[int, Fit]:
        """The fits to all forms but one, for each of some, by their places."""
        found = {}
        for lot in _lots(each):
            several = [at for at in lot if not self._alone(at)]
            left = dict(zip(several, self._hear([self._own(at) for at in several]), strict=True))
            for at in lot:
                others = self._others(at)
                found[at] = self._fit(others + left[at] if at in left else others)
        return found

    def surprises(self, each: Sequence[int]) -> dict[int, float]:
        """How odd forms are to the others: the predictive probability of one as far out, on either side for a figure,
        on the side that it excludes for a bound.
        """
        found = {}
        for lot in _lots(each):
            below, above = self._tails(lot)
            for at, under, over in zip(lot, below.tolist(), above.tolist(), strict=True):
                shape = self.forms[at].shape
                tails = {Shape.AT_LEAST: over, Shape.AT_MOST: under}
                found[at] = tails.get(shape, min(1.0, 2 * min(under, over)))
        return found

    def _tails(self, lot: Sequence[int]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The probability of a figure below and above each of some forms, given the others, shapes (k,)."""
        told = [(self.forms[at].high, self.forms[at].low) for at in lot]
        sides = [[student4((end - self.grid) / self.errors[:, None]) for end in ends] for ends in told]
        below, above = (np.array(side) for side in zip(*sides, strict=True))
        above = 1 - above
        others = np.array([self._others(at) for at in lot])
        own, own_height = _exp(np.array([self._own(at) for at in lot]))
        weights, unders, overs = [], [], []
        for node, width in enumerate(self.biases):
            truth, height = _exp(others[:, :, node] + self._truth)
            centre = (truth.reshape(-1, len(self.grid)) @ self._kernels[width]).reshape(truth.shape)
            centre += 1e-300
            centre *= own
            mass = centre.sum(axis=2)
            weights.append(np.log(mass + 1e-300) + height[..., 0] + own_height[..., 0] + self._priors[:, node])
            unders.append(np.einsum("ktn,ktn->kt", centre, below) / mass)
            overs.append(np.einsum("ktn,ktn->kt", centre, above) / mass)
        shares = np.exp(np.array(weights) - np.max(weights, axis=(0, 2), keepdims=True))
        shares /= shares.sum(axis=(0, 2), keepdims=True)
        return (shares * unders).sum(axis=(0, 2)), (shares * overs).sum(axis=(0, 2))

    def _alone(self, at: int) -> bool:
        """Whether the form at `at` is the only one of its bloc."""
        return self._members[self.forms[at].bloc] == 1

    def _others(self, at: int) -> NDArray[np.float64]:
        """What the blocs other than that of the form at `at` say of the truth: log probability, shape (τ, ω, n)."""
        bloc = self.forms[at].bloc
        heard = self._heard[bloc] if self._heard else self._hear([self._sums[bloc]])[0]
        return np.asarray(self._total - heard)

    def _summed(self) -> dict[str, NDArray[np.float64]]:
        """What the forms of each bloc say together, given its bias."""
        sums = {bloc: np.zeros((len(self.errors), len(self.grid))) for bloc in self._members}
        for form, told in zip(self.forms, self._told, strict=True):
            sums[form.bloc] += told
        return sums

    def _own(self, without: int) -> NDArray[np.float64]:
        """What the bloc of a form says without it."""
        if self._alone(without):
            return np.zeros((len(self.errors), len(self.grid)))
        return np.asarray(self._sums[self.forms[without].bloc] - self._told[without])

    def _all_heard(self) -> NDArray[np.float64]:
        """What all blocs say together. Of so few that one may be left out each is kept."""
        if len(self._sums) <= MOST_KEPT:
            self._heard = dict(zip(self._sums, self._hear(list(self._sums.values())), strict=True))
            return np.asarray(np.sum(list(self._heard.values()), axis=0))
        lots = (self._hear([self._sums[bloc] for bloc in lot]) for lot in _lots(list(self._sums)))
        return np.asarray(sum(each for lot in lots for each in lot))

    def _hear(self, told: Sequence[NDArray[np.float64]]) -> list[NDArray[np.float64]]:
        """What blocs say, each shape (τ, n), with their biases integrated out for every node, each shape (τ, ω, n)."""
        if not told:
            return []
        rows, height = _exp(np.concatenate(told))
        heard = np.empty((len(rows), len(self.biases), len(self.grid)))
        for node, width in enumerate(self.biases):
            heard[:, node] = rows @ self._kernels[width].T
        heard += 1e-300
        np.log(heard, out=heard)
        heard += height[:, :, None]
        return np.split(heard, len(told))

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


def _lots(each: Sequence[T]) -> Iterator[Sequence[T]]:
    """Forms, or blocs, in lots of LOT."""
    return (each[first : first + LOT] for first in range(0, len(each), LOT))


def grid_of(forms: Sequence[Form], options: Options) -> NDArray[np.float64]:
    """Where the truth is looked for: the hull of the figures and `reach` beyond, in `cells` even steps."""
    if options.hull is not None:
        return np.linspace(*options.hull, options.cells)
    ends = [end for form in forms for end in form.stated if math.isfinite(end)]
    if not ends:
        raise ValueError("no figure has an end on this scale")
    return np.linspace(min(ends) - options.reach, max(ends) + options.reach, options.cells)


def allowed(grid: NDArray[np.float64], options: Options) -> NDArray[np.float64]:
    """One where the truth may lie, less where that is unlikely, else zero, shape (n,)."""
    low, high = options.within or (grid[0], grid[-1])
    beyond = 0.0 if options.fades is None else np.clip(grid - options.fades, 0, None) / DISTANCE
    return np.asarray(((grid >= low) & (grid <= high)) * np.exp(-beyond))


def _exp(log: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """exp(log) scaled so that the highest of each row is one, and the logs of the heights, shape (…, 1)."""
    height = log.max(axis=-1, keepdims=True)
    return np.exp(log - height), height
