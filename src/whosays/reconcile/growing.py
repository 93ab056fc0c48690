"""The estimate of a count in time: a cumulative one that only grows, or a stock that walks.

State x_k = log N(t_k) at the dates of the figures; a cumulative count grows by Gamma(0.6·months, β) with β mixed, a
gamma process, so that adding dates changes nothing; a stock walks by Normal(0, σ²·months). Forms are emitted as in the
static model; a bloc's bias persists in time. The chain is passed forward on a grid; a bias that one figure rests on is
convolved away, one that several share is integrated by adaptive Gauss–Hermite nodes around its mode. (Model's note; the
prototype's fixed nodes were too coarse for a small error, and it counted the first date's figures twice.)
"""

from __future__ import annotations

import math
from collections import deque
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from whosays.reconcile.biases import hermite, modes_of
from whosays.reconcile.emitting import Heard
from whosays.reconcile.passing import Moves, forward
from whosays.reconcile.posterior import Posterior
from whosays.reconcile.static import allowed, grid_of, half_normal
from whosays.reconcile.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Sequence

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
FAR = 1e-4
"""Beyond pairs of τ and ω below this share of the likeliest no more are looked for."""
FEW, LEAST_REACH = 8, 1.0
"""Of more figures the truth is looked for less far beyond them, but so far at least."""
ROOM = 2.0
"""What the log of a sum over biases may exceed Laplace's approximation by, at most, before one is passed over."""


@dataclass(frozen=True, slots=True)
class Timed:
    """A form and the month (any origin) at which it holds."""

    form: Form
    month: float


def fit(figures: Sequence[Timed], asked: float, steps: Steps, options: Options) -> Posterior:
    """The truth at the month `asked`, at or after every figure; the common cause is in it."""
    return Chain(figures, asked, steps, options).fit()


def _near(forms: Sequence[Form], options: Options) -> NDArray[np.float64]:
    """The grid, cut to where many figures leave any probability: with 30, under 1e-6 lie further than 1 from them."""
    grid = grid_of(forms, options)
    reach = max(LEAST_REACH, options.reach * min(1.0, FEW / len(forms)))
    ends = [end for form in forms for end in form.stated if math.isfinite(end)]
    if options.hull is not None:
        return grid
    return grid[(grid >= min(ends) - reach) & (grid <= max(ends) + reach)]


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One node of the error's, the bias's and the step's scales, by their places. `points` are shared biases, shape
    (q, blocs); `priors` the logs of what each stands for, `terms` those of the figures besides, shapes (q,); `mass` the
    last state, shape (n,).
    """

    error: int
    bias: int
    step: int
    points: NDArray[np.float64]
    priors: NDArray[np.float64]
    terms: NDArray[np.float64]
    mass: NDArray[np.float64]

    @property
    def weight(self) -> float:
        """The log of the probability of the node and the figures."""
        highest = float(self.terms.max())
        return highest + math.log(np.exp(self.terms - highest).sum())


class Chain:
    """The figures of a question along the months, and what was found of them."""

    def __init__(self, figures: Sequence[Timed], asked: float, steps: Steps, options: Options) -> None:
        self.options = replace(options, cells=options.cells_in_time)
        self.figures = tuple(figures)
        self.months = sorted({each.month for each in figures} | {asked})
        self.grid = _near([each.form for each in figures], self.options)
        self.step = float(self.grid[1] - self.grid[0])
        inside = allowed(self.grid, options)
        self.first = inside / inside.sum()
        self.moves = [Moves(kernels) for kernels in steps.kernels(self.grid, np.diff(self.months))]
        self.steps = [[moves.of(step) for moves in self.moves] for step in range(len(steps.scales))]
        self.errors = ERRORS * (options.error / 0.35)
        self.biases = BIASES * (options.bias / 0.35)
        self.shared, self.alone = self._parted()
        self.margin = math.ceil(4 * float(self.biases[-1]) / self.step) if self.shared else 0
        self.heard = Heard(self)

    def fit(self) -> Posterior:
        """The truth at the last month."""
        nodes = self.nodes
        best = max(node.weight for node in nodes)
        total = sum((math.exp(node.weight - best) * node.mass for node in nodes), np.zeros(len(self.grid)))
        return Posterior(self.grid, total / total.sum()).blurred(self.options.common)

    def _parted(self) -> tuple[tuple[tuple[int, ...], ...], tuple[int, ...]]:
        """The figures of blocs whose bias several share, and those whose bias is theirs alone, by their places."""
        blocs: dict[str, list[int]] = {}
        for at, each in enumerate(self.figures):
            blocs.setdefault(each.form.bloc, []).append(at)
        several = sorted((b for b in blocs if len(blocs[b]) > 1), key=lambda b: -len(blocs[b]))[:MOST_SHARED]
        alone = [at for at, each in enumerate(self.figures) if each.form.bloc not in several]
        return tuple(tuple(blocs[bloc]) for bloc in several), tuple(alone)

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """The nodes that matter: from the middle on, pairs of τ and ω are looked at beside those that were likely."""
        errors, biases = half_normal(self.errors, self.options.error), half_normal(self.biases, self.options.bias)
        priors = np.log(np.outer(errors, biases))
        found: list[Node] = []
        best = -math.inf
        waiting = deque([(len(errors) // 2, len(biases) // 2)])
        seen = set(waiting)
        centres = np.zeros((len(self.steps), len(self.shared)))
        while waiting:
            error, bias = waiting.popleft()
            hills = _Hills(self, error, bias, centres)
            highest = hills.tops.max() + priors[error, bias]
            if highest < best + math.log(FAR) - ROOM:
                continue
            least = max(best, highest) + math.log(NEGLIGIBLE) - ROOM - priors[error, bias]
            kept = [hills.node(int(step), float(priors[error, bias])) for step in np.flatnonzero(hills.tops >= least)]
            centres = hills.centres
            found += kept
            best = max([best, *(node.weight for node in kept)])
            for each in ((error - 1, bias), (error + 1, bias), (error, bias - 1), (error, bias + 1)):
                if each not in seen and 0 <= each[0] < len(errors) and 0 <= each[1] < len(biases):
                    seen.add(each)
                    waiting.append(each)
        return tuple(found)


class _Hills:
    """The figures by the shared biases, for one node of error and bias and each of the step: modes, shape (s, blocs),
    and the sums about them."""

    def __init__(self, chain: Chain, error: int, bias: int, starts: NDArray[np.float64]) -> None:
        self._chain, self._places, self._bias = chain, (error, bias), float(chain.biases[bias])
        count = starts.shape[1]
        if count:
            reach = max(chain.step, self._bias / 4)
            self.centres, self._roots, heights = modes_of(self._heights, starts, self._bias, reach)
        else:
            self.centres, self._roots = starts, np.zeros((len(starts), 0, 0))
            heights = self._heights(starts[:, None, :])[:, 0]
        self._volumes = np.log(np.abs(np.linalg.det(self._roots)))
        self.tops = heights + self._volumes - count * math.log(self._bias)
        """About the log of the probability of the figures (Laplace's approximation), shape (s,)."""

    def node(self, step: int, prior: float) -> Node:
        """The sum over the shared biases for the step at `step`; `prior` is the log of the node's own."""
        count = self.centres.shape[1]
        nodes, weights = hermite(count) if count else (np.zeros((1, 0)), np.zeros(1))
        points = self.centres[step] + nodes @ self._roots[step].T
        normal = 0.5 * (points**2).sum(axis=1) / self._bias**2 + count * math.log(self._bias * math.sqrt(2 * math.pi))
        priors = weights + self._volumes[step] + prior - normal
        log, states = forward(self._emitted(points), self._chain.steps[step], self._chain.first)
        terms = log + priors
        shares = np.exp(terms - terms.max())
        return Node(*self._places, step, points, priors, terms, shares @ states / shares.sum())

    def _heights(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        log = forward(self._emitted(points), self._chain.moves, self._chain.first)[0]
        return np.asarray(log - 0.5 * (points**2).sum(axis=-1) / self._bias**2)

    def _emitted(self, points: NDArray[np.float64]) -> list[NDArray[np.float64]]:
        return self._chain.heard.emitted(*self._places, points)
