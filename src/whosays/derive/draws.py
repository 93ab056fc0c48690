"""Joint draws of the inputs of a formula, and what the formula makes of them.

Each input has its own distribution: the posterior of its question, or anywhere in its envelope alike. What inputs have
to do with one another comes from what they rest on (Records 9): questions that share a bloc share its bias, a shared
root its error, and nothing else is shared. The position of an input's draw is a weighted sum of standard normal
factors, one for each bloc, for each root, and for itself; its rank among all draws picks the quantile, so that each
input keeps its own distribution to the letter whatever it shares (a normal copula).

The weights are those of an average of roots over blocs: a bloc's bias weighs as one over the number of blocs, a root's
error as one over the blocs and the roots of its bloc, both in the scales of the model's priors. A bloc that tells too
much is taken to tell too much of everything.

The draws of a factor are the quantiles of the normal in an order that is shuffled by the seed and the factor's name:
the same in every derivation, on every machine, whatever else is drawn (a Latin hypercube, McKay and others 1979).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from statistics import NormalDist
from typing import TYPE_CHECKING

import numpy as np

from whosays.algebra.expressions import Call, Expression, Function, Name, Number, Operator
from whosays.model.identity import identity

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from whosays.derive.figures import Figure
    from whosays.derive.options import Options

    Draws = NDArray[np.float64]

BIAS = ERROR = 0.35
"""Scales of a bloc's bias and of a root's error in the model of the estimate; only their ratio counts here."""
COMMON = 0.10
"""What all sources of one question may have in common, in the same model."""
OWN = "own"
BLOC = "bloc"
ROOT = "root"

Factor = tuple[str, str]
"""What is drawn: its kind and name."""


def weights(figure: Figure) -> dict[Factor, float]:
    """The factors of an input's position with their weights, whose squares sum to one."""
    own = (OWN, figure.told.question or figure.told.name)
    if not figure.roots:
        return {own: 1.0}
    groups = Counter(root.blocs or (root.id,) for root in figure.roots)
    found: dict[Factor, float] = {own: COMMON}
    for root in figure.roots:
        group = root.blocs or (root.id,)
        name, share = (ROOT, root.statement or root.id), 1 / (len(groups) * groups[group])
        error = ERROR if root.blocs else math.hypot(ERROR, BIAS)
        found[name] = math.hypot(found.get(name, 0.0), error * share)
        for bloc in root.blocs:
            found[BLOC, bloc] = found.get((BLOC, bloc), 0.0) + BIAS * share / len(root.blocs)
    length = math.sqrt(math.fsum(weight**2 for weight in found.values()))
    return {factor: weight / length for factor, weight in found.items()}


def factor(name: Factor, options: Options) -> Draws:
    """The draws of a factor, standard normal, shape (draws,)."""
    bits = np.random.PCG64(int(identity(options.seed, *name), 16)).random_raw(options.draws)
    return _normal(options.draws)[np.argsort(bits, kind="stable")]


@lru_cache(maxsize=4)
def _normal(draws: int) -> Draws:
    """The quantiles of the standard normal in the middle of so many cells of equal probability."""
    inverse = NormalDist().inv_cdf
    return np.array([inverse((n + 0.5) / draws) for n in range(draws)])


def quantiles(figure: Figure, shares: Draws) -> Draws:
    """The values of an input below which so much of its probability lies, in the same shape."""
    if figure.grid:
        ends, below = cumulative(figure.grid)
        return np.interp(shares, below, ends)
    low, high = float(figure.span.low or 0), float(figure.span.high or 0)
    return low + (high - low) * shares


def cumulative(grid: Sequence[tuple[float, float]]) -> tuple[Draws, Draws]:
    """The ends of a grid's cells, halfway between its values, and the probability below each, shape (n + 1,)."""
    at, share = np.array(grid).T
    middle = (at[1:] + at[:-1]) / 2
    below = np.concatenate([[0.0], np.cumsum(share)])
    return np.concatenate([at[:1], middle, at[-1:]]), below / below[-1]


def joint(figures: Sequence[Figure], options: Options) -> dict[str, Draws]:
    """The draws of each input by its name, drawn together, shape (draws,)."""
    told = {figure.told.name: weights(figure) for figure in figures}
    factors = {name: factor(name, options) for name in sorted({f for each in told.values() for f in each})}
    found: dict[str, Draws] = {}
    for figure in figures:
        position = sum((weight * factors[name] for name, weight in told[figure.told.name].items()), np.zeros(1))
        found[figure.told.name] = quantiles(figure, (ranks(position) + 0.5) / options.draws)
    return found


def ranks(values: Draws) -> Draws:
    """The place of each value among all, from nought, in the same shape; equal ones in their order."""
    places = np.empty(len(values))
    places[np.argsort(values, kind="stable")] = np.arange(len(values))
    return places


def value(found: Expression, values: Mapping[str, Draws]) -> Draws:
    """What a formula makes of draws, or of one value each. Infinite or not a number where nothing divides."""
    with np.errstate(all="ignore"):
        return _value(found, values)


def _value(found: Expression, values: Mapping[str, Draws]) -> Draws:
    if isinstance(found, Name):
        return values[found.name]
    if isinstance(found, Number):
        return np.asarray(float(found.value))
    if isinstance(found, Call):
        return _taken(found.function, [_value(argument, values) for argument in found.arguments])
    return np.asarray(_RECKONED[found.operator](_value(found.left, values), _value(found.right, values)))


def _taken(function: Function, parts: Sequence[Draws]) -> Draws:
    return np.asarray(_TAKEN[function](np.stack(np.broadcast_arrays(*parts)), axis=0))


_RECKONED: Mapping[Operator, np.ufunc] = {
    Operator.PLUS: np.add,
    Operator.MINUS: np.subtract,
    Operator.TIMES: np.multiply,
    Operator.OVER: np.divide,
    Operator.POWER: np.power,
}
_TAKEN: Mapping[Function, Callable[..., Draws]] = {
    Function.MIN: np.min,
    Function.MAX: np.max,
    Function.SUM: np.sum,
    Function.MEDIAN: np.median,
}
