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

from whosays.reconcile.biases import hermite, mode_of
from whosays.reconcile.likelihood import likelihood
from whosays.reconcile.posterior import Posterior, normal_kernel
from whosays.reconcile.static import allowed, grid_of, half_normal
from whosays.reconcile.steps import Steps

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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
LEAST_TOLD, LEAST_STATE = 1e-100, 1e-120
"""What the figures of a month leave of any state, so that figures which cannot all hold leave something, and what is
left at least in all; smaller numbers are slow to multiply."""
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
        gaps = np.diff(self.months)
        kernels = [[steps.kernel(self.grid, gap, scale) for gap in gaps] for scale in steps.scales]
        self.kernels = [[np.where(k > LEAST_STATE, k, 0.0) for k in each] for each in kernels]
        self.errors = ERRORS * (options.error / 0.35)
        self.biases = BIASES * (options.bias / 0.35)
        self.shared, self.alone = self._parted()
        self.margin = math.ceil(4 * float(self.biases[-1]) / self.step) if self.shared else 0
        self.heard = [Heard(self, float(error)) for error in self.errors]

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
        centres = [np.zeros(len(self.shared)) for _ in self.kernels]
        while waiting:
            error, bias = waiting.popleft()
            hills = [_Hill(self, error, bias, step, centre) for step, centre in enumerate(centres)]
            highest = max(hill.top for hill in hills) + priors[error, bias]
            if highest < best + math.log(FAR) - ROOM:
                continue
            least = max(best, highest) + math.log(NEGLIGIBLE) - ROOM - priors[error, bias]
            kept = [hill.node(float(priors[error, bias])) for hill in hills if hill.top >= least]
            centres = [hill.centre for hill in hills]
            found += kept
            best = max([best, *(node.weight for node in kept)])
            for each in ((error - 1, bias), (error + 1, bias), (error, bias - 1), (error, bias + 1)):
                if each not in seen and 0 <= each[0] < len(errors) and 0 <= each[1] < len(biases):
                    seen.add(each)
                    waiting.append(each)
        return tuple(found)


class Heard:
    """What the figures say of the states for one error scale."""

    def __init__(self, chain: Chain, error: float) -> None:
        self._chain = chain
        grid, step, margin = chain.grid, chain.step, chain.margin
        self._tau = np.array([[error]])
        wide = np.concatenate(
            [grid[0] - step * np.arange(margin, 0, -1), grid, grid[-1] + step * np.arange(1, margin + 2)]
        )
        self._shared = [[(at, self.month(at), self._log(at, wide)) for at in bloc] for bloc in chain.shared]
        self._alone = [(at, self.month(at), self._plain(at)) for at in chain.alone]
        self._spread: dict[float, dict[int, tuple[int, NDArray[np.float64]]]] = {}

    def month(self, at: int) -> int:
        """The place of the month of the figure at `at`."""
        return self._chain.months.index(self._chain.figures[at].month)

    def _log(self, at: int, wide: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.asarray(np.log(likelihood(self._chain.figures[at].form, wide, self._tau)[0]))

    def _plain(self, at: int) -> NDArray[np.float64]:
        return np.asarray(likelihood(self._chain.figures[at].form, self._chain.grid, self._tau)[0])

    def _convolved(self, bias: float) -> dict[int, tuple[int, NDArray[np.float64]]]:
        """The month and the log emission of each figure whose bias is its own, for one deviation of it."""
        if bias not in self._spread:
            kernel = normal_kernel(self._chain.grid, bias) if self._alone else np.zeros((0, 0))
            self._spread[bias] = {at: (month, np.log(kernel @ plain + 1e-300)) for at, month, plain in self._alone}
        return self._spread[bias]

    def emitted(self, bias: float, points: NDArray[np.float64]) -> list[NDArray[np.float64]]:
        """The log emissions of each month at shared biases `points`, shape (q, blocs): shapes (q, n) or (1, n)."""
        told: list[NDArray[np.float64] | None] = [None] * len(self._chain.months)
        for month, log in self._convolved(bias).values():
            known = told[month]
            told[month] = log[None, :] if known is None else known + log
        for bloc, figures in enumerate(self._shared):
            shifted = self._shifted(points[:, bloc])
            for _, month, log in figures:
                known = told[month]
                told[month] = shifted(log) if known is None else known + shifted(log)
        nothing = np.zeros((1, len(self._chain.grid)))
        return [nothing if each is None else each for each in told]

    def said(self, at: int, bias: float, points: NDArray[np.float64]) -> NDArray[np.float64]:
        """The log emission of the figure at `at` alone, shape (q, n) or (1, n)."""
        for bloc, figures in enumerate(self._shared):
            for number, _, log in figures:
                if number == at:
                    return self._shifted(points[:, bloc])(log)
        return self._convolved(bias)[at][1][None, :]

    def _shifted(self, biases: NDArray[np.float64]) -> Callable[[NDArray[np.float64]], NDArray[np.float64]]:
        """How a log emission over the wide grid is read at the cells of the grid, each row moved by its bias."""
        margin = self._chain.margin
        shift = np.clip(biases / self._chain.step, -margin, margin)
        whole = np.floor(shift).astype(int)
        part = (shift - whole)[:, None]
        cells = whole[:, None] + margin + np.arange(len(self._chain.grid) + 1)

        def shifted(log: NDArray[np.float64]) -> NDArray[np.float64]:
            ends = log[cells]
            lower = ends[:, :-1]
            between = ends[:, 1:] - lower
            between *= part
            between += lower
            return np.asarray(between)

        return shifted


class _Hill:
    """The figures by the shared biases, for one node of error, bias and step: the mode, and the sum about it."""

    def __init__(self, chain: Chain, error: int, bias: int, step: int, start: NDArray[np.float64]) -> None:
        self._chain, self._places = chain, (error, bias, step)
        self._heard, self._bias, self._kernels = chain.heard[error], float(chain.biases[bias]), chain.kernels[step]
        if len(start):
            reach = max(chain.step, self._bias / 4)
            self.centre, self._root, height = mode_of(self._heights, start, self._bias, reach)
        else:
            self.centre, self._root, height = start, np.zeros((0, 0)), float(self._heights(start[None, :])[0])
        self._volume = math.log(abs(np.linalg.det(self._root))) if len(start) else 0.0
        self.top = height + self._volume - len(start) * math.log(self._bias)
        """About the log of the probability of the figures (Laplace's approximation)."""

    def node(self, prior: float) -> Node:
        """The sum over the shared biases; `prior` is the log of the node's own."""
        count = len(self.centre)
        nodes, weights = hermite(count) if count else (np.zeros((1, 0)), np.zeros(1))
        points = self.centre + nodes @ self._root.T if count else nodes
        normal = 0.5 * (points**2).sum(axis=1) / self._bias**2 + count * math.log(self._bias * math.sqrt(2 * math.pi))
        priors = weights + self._volume + prior - normal
        log, states = forward(self._heard.emitted(self._bias, points), self._kernels, self._chain.first)
        terms = log + priors
        shares = np.exp(terms - terms.max())
        return Node(*self._places, points, priors, terms, shares @ states / shares.sum())

    def _heights(self, points: NDArray[np.float64]) -> NDArray[np.float64]:
        log = forward(self._heard.emitted(self._bias, points), self._kernels, self._chain.first)[0]
        return np.asarray(log - 0.5 * (points**2).sum(axis=1) / self._bias**2)


def forward(
    told: Sequence[NDArray[np.float64]], kernels: Sequence[NDArray[np.float64]], first: NDArray[np.float64]
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The log probability of log emissions `told` of each month, shapes (q, n), and the last state given them, shape
    (q, n); the first month begins with the state `first`, shape (n,)."""
    state, log = first, np.zeros(max(len(each) for each in told))
    for at, said in enumerate(told):
        before = state @ kernels[at - 1] if at else state
        more, state = heard(before, said)
        log = log + more
    return log, state if len(state) == len(log) else np.broadcast_to(state, (len(log), state.shape[-1]))


def heard(before: NDArray[np.float64], said: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The log probability of the log emissions `said`, shape (q, n), in the states `before`, and the states given them,
    shapes (q,) and (q, n)."""
    height = said.max(axis=1, keepdims=True)
    told = np.exp(said - height)
    told += LEAST_TOLD
    state = before * told
    total = state.sum(axis=1, keepdims=True)
    state /= total
    return np.log(total[:, 0]) + height[:, 0], np.maximum(state, LEAST_STATE, out=state)
