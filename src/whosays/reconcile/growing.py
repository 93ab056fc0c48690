"""The estimate of a count in time: a cumulative one that only grows, or a stock that walks.

State x_k = log N(t_k) at the dates of the figures; a cumulative count grows by Gamma(0.6·months, β) with β mixed, a
gamma process, so that adding dates changes nothing; a stock walks by Normal(0, σ²·months). Forms are emitted as in the
static model; a bloc's bias persists in time. The chain is passed forward on a grid; a bias that one figure rests on is
convolved away, one that several share is integrated by adaptive Gauss–Hermite nodes around its mode. (Model's note; the
prototype's fixed nodes were too coarse for a small error, and it counted the first date's figures twice.)
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from whosays.reconcile.biases import hermite, mode_of
from whosays.reconcile.likelihood import likelihood
from whosays.reconcile.posterior import Posterior, normal_kernel
from whosays.reconcile.static import allowed, grid_of, half_normal
from whosays.reconcile.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from whosays.reconcile.forms import Form
    from whosays.reconcile.options import Options

ERRORS = np.array([0.03, 0.06, 0.1, 0.16, 0.25, 0.37, 0.55, 0.85])
"""Nodes of τ, for the standard scale of its prior."""
BIASES = np.array([0.03, 0.1, 0.2, 0.35, 0.6])
"""Nodes of ω, for the standard scale of its prior."""
MOST_SHARED = 3
"""Biases that are integrated together; the figures of further blocs are taken as independent."""
NEGLIGIBLE = 1e-3
"""Nodes of τ, ω and step below this share of the likeliest are passed over."""
UNLIKELY = 1e-4
"""Nodes below this share of the likeliest are passed over where one figure is left out."""
LEAST_TOLD = 1e-280
"""What the figures of a month leave of any state, so that figures which cannot all hold leave something."""
ROOM = 5.0
"""What the log of a sum over biases may exceed the log at their mode by, at most, before one is passed over."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A form and the month (any origin) at which it holds."""

    form: Form
    month: float


def fit(figures: Sequence[Timed], asked: float, steps: Steps, options: Options) -> Posterior:
    """The truth at the month `asked`, at or after every figure; the common cause is in it."""
    return Chain(figures, asked, steps, options).fit()


@dataclass(frozen=True, slots=True)
class _Node:
    """One node of the error's, the bias's and the step's scales, with the log of its prior."""

    error: int
    bias: int
    step: int
    prior: float


class Chain:
    """The figures of a question along the months. A fit to all of them is kept in mind, so that leaving one out looks
    only at the nodes that mattered and begins where their biases were found.
    """

    def __init__(self, figures: Sequence[Timed], asked: float, steps: Steps, options: Options) -> None:
        self.options = replace(options, cells=options.cells_in_time)
        self.figures = tuple(figures)
        self.months = sorted({each.month for each in figures} | {asked})
        self.grid = grid_of([each.form for each in figures], self.options)
        self.step = float(self.grid[1] - self.grid[0])
        inside = allowed(self.grid, options)
        self.first = inside / inside.sum()
        gaps = np.diff(self.months)
        self.kernels = [[steps.kernel(self.grid, gap, scale) for gap in gaps] for scale in steps.scales]
        self.errors = ERRORS * (options.error / 0.35)
        self.biases = BIASES * (options.bias / 0.35)
        self.shared, self.alone = self._parted()
        self.margin = math.ceil(4 * float(self.biases[-1]) / self.step) if self.shared else 0
        self._heard = [_Heard(self, float(error)) for error in self.errors]
        self._found: dict[_Node, tuple[float, NDArray[np.float64]]] = {}

    def fit(self, without: int | None = None) -> Posterior:
        """The truth at the last month from all figures, or from all but the one at `without`."""
        if without is not None and not self._found:
            self.fit()
        return Posterior(self.grid, self._last(without)).blurred(self.options.common)

    def _parted(self) -> tuple[tuple[tuple[int, ...], ...], tuple[int, ...]]:
        """The figures of blocs whose bias several share, and those whose bias is theirs alone, by their places."""
        blocs: dict[str, list[int]] = {}
        for at, each in enumerate(self.figures):
            blocs.setdefault(each.form.bloc, []).append(at)
        several = sorted((b for b in blocs if len(blocs[b]) > 1), key=lambda b: -len(blocs[b]))[:MOST_SHARED]
        alone = [at for at, each in enumerate(self.figures) if each.form.bloc not in several]
        return tuple(tuple(blocs[bloc]) for bloc in several), tuple(alone)

    def _last(self, without: int | None) -> NDArray[np.float64]:
        """The probability of the last state, over all nodes."""
        found: list[tuple[float, NDArray[np.float64]]] = []
        best = -math.inf
        centre = np.zeros(len(self.shared))
        for node in self._nodes() if without is None else self._likely():
            bias = float(self.biases[node.bias])
            heard = self._heard[node.error]
            told = _Told(heard, heard.alone(bias, without), self.kernels[node.step], bias, without)
            start = centre if without is None else self._found[node][1]
            summed = told.integrated(start, best - node.prior + math.log(NEGLIGIBLE))
            centre, weight = summed.centre, node.prior + summed.weight
            best = max(best, weight)
            if without is None:
                self._found[node] = weight, centre
            if summed.mass is not None:
                found.append((weight, summed.mass))
        total = sum((math.exp(weight - best) * mass for weight, mass in found), np.zeros(len(self.grid)))
        return np.asarray(total / total.sum())

    def _nodes(self) -> Iterator[_Node]:
        """All nodes; those of one error and bias follow one another, for their biases of blocs are alike."""
        errors, biases = half_normal(self.errors, self.options.error), half_normal(self.biases, self.options.bias)
        for error, chance in enumerate(errors):
            for bias, share in enumerate(biases):
                for step in range(len(self.kernels)):
                    yield _Node(error, bias, step, math.log(chance * share))

    def _likely(self) -> list[_Node]:
        """The nodes that may matter without one of the figures, the likeliest first."""
        most = max(weight for weight, _ in self._found.values())
        kept = [node for node, (weight, _) in self._found.items() if weight > most + math.log(UNLIKELY)]
        return sorted(kept, key=lambda node: -self._found[node][0])


class _Heard:
    """What the figures say of the states for one error scale."""

    def __init__(self, chain: Chain, error: float) -> None:
        self.chain = chain
        grid, step, margin = chain.grid, chain.step, chain.margin
        self._tau = np.array([[error]])
        wide = np.concatenate(
            [grid[0] - step * np.arange(margin, 0, -1), grid, grid[-1] + step * np.arange(1, margin + 2)]
        )
        self.shared = [[(at, self._month(at), self._log(at, wide)) for at in bloc] for bloc in chain.shared]
        self._alone = [(at, self._month(at), self._plain(at)) for at in chain.alone]
        self._spread: dict[float, list[tuple[int, int, NDArray[np.float64]]]] = {}

    def _month(self, at: int) -> int:
        return self.chain.months.index(self.chain.figures[at].month)

    def _log(self, at: int, wide: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(np.log(likelihood(self.chain.figures[at].form, wide, self._tau)[0]))

    def _plain(self, at: int) -> NDArray[np.float64]:
        return np.asarray(likelihood(self.chain.figures[at].form, self.chain.grid, self._tau)[0])

    def alone(self, bias: float, without: int | None) -> NDArray[np.float64]:
        """The log emissions of figures whose bias is theirs alone, but for the one left out, shape (k, n)."""
        if bias not in self._spread:
            kernel = normal_kernel(self.chain.grid, bias) if self._alone else np.zeros((0, 0))
            self._spread[bias] = [(at, month, np.log(kernel @ plain + 1e-300)) for at, month, plain in self._alone]
        told = np.zeros((len(self.chain.months), len(self.chain.grid)))
        for at, month, log in self._spread[bias]:
            if at != without:
                told[month] += log
        return told

    def emitted(self, biases: NDArray[np.float64], without: int | None) -> dict[int, NDArray[np.float64]]:
        """The log emissions of shared blocs at `biases`, shape (q, blocs), but for the figure left out: month → shape
        (q, n).
        """
        cells = np.arange(len(self.chain.grid))
        told: dict[int, NDArray[np.float64]] = {}
        for bloc, figures in enumerate(self.shared):
            shift = np.clip(biases[:, bloc] / self.chain.step, -self.chain.margin, self.chain.margin)
            whole = np.floor(shift).astype(int)
            part = (shift - whole)[:, None]
            at = np.clip(whole, -self.chain.margin, self.chain.margin)[:, None] + self.chain.margin + cells
            for number, month, log in figures:
                if number == without:
                    continue
                said = (1 - part) * log[at] + part * log[at + 1]
                told[month] = told[month] + said if month in told else said
        return told


@dataclass(frozen=True, slots=True, eq=False)
class _Summed:
    """The mode of the shared biases, the log evidence, and the last state, shape (n,)."""

    centre: NDArray[np.float64]
    weight: float
    mass: NDArray[np.float64] | None


class _Told:
    """The chain for one node of error, bias and step."""

    def __init__(
        self,
        heard: _Heard,
        fixed: NDArray[np.float64],
        kernels: Sequence[NDArray[np.float64]],
        bias: float,
        without: int | None,
    ) -> None:
        self._heard, self._fixed, self._kernels, self._bias, self._without = heard, fixed, kernels, bias, without

    def integrated(self, centre: NDArray[np.float64], least: float) -> _Summed:
        """The sum over the shared biases, whose mode is looked for near `centre`; no mass where it is below `least`."""
        count = len(centre)
        if not count:
            log, mass = self._forward(np.zeros((1, 0)))
            return _Summed(centre, float(log[0]), mass[0])
        found, root, height = mode_of(self._height, centre, self._bias, max(self._heard.chain.step, self._bias / 4))
        if height + count * math.log(self._bias) < least - ROOM:
            return _Summed(found, height, None)
        nodes, weights = hermite(count)
        points = found + nodes @ root.T
        log, mass = self._forward(points)
        prior = -0.5 * (points**2).sum(axis=1) / self._bias**2 - count * math.log(self._bias * math.sqrt(2 * math.pi))
        terms = log + prior + weights + math.log(abs(np.linalg.det(root)))
        highest = float(terms.max())
        shares = np.exp(terms - highest)
        return _Summed(found, highest + math.log(shares.sum()), shares @ mass / shares.sum())

    def _height(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(self._forward(points)[0] - 0.5 * (points**2).sum(axis=1) / self._bias**2)

    def _forward(self, biases: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """The log probability of the figures at each row of `biases`, and the last state given it, shape (q, n)."""
        emitted = self._heard.emitted(biases, self._without)
        rows, cells = len(biases), self._fixed.shape[1]
        state = np.broadcast_to(self._heard.chain.first, (rows, cells))
        log = np.zeros(rows)
        for at in range(len(self._fixed)):
            if at:
                state = state @ self._kernels[at - 1]
            told = self._fixed[at] + emitted[at] if at in emitted else self._fixed[at][None, :]
            height = told.max(axis=1, keepdims=True)
            state = state * (np.exp(told - height) + LEAST_TOLD)
            total = state.sum(axis=1, keepdims=True)
            state = state / total
            log += np.log(total[:, 0]) + height[:, 0]
        return log, state
