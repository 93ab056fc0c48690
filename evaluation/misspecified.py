"""How the estimate fares where the world is not as its model takes it to be: a table of scenarios, failures included.

    python evaluation/misspecified.py [--sets 200]

Each scenario draws truths and reports from a stated world, fits them, and tells how often the 90 % band holds the
truth, how wide it is (high end over low end, median of the sets) and how far best lies from the truth (mean of the
absolute logarithm). Beside the model: the same with every copy taken for an independent report, the median with the
lowest and highest figure, and random effects (DerSimonian–Laird with Hartung–Knapp) on all figures. The first five
worlds are those on which the prototype was tried, drawn alike, so that its printed row stands beside ours. Seeds are
fixed: the same table each run, and docs/explanation/estimate-tried.md holds it. Exit code 1 where a row is worse than
the prototype's.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from decimal import Decimal

import numpy as np

from whosays.algebra.rounding import granularity
from whosays.algebra.student import t_quantile
from whosays.model.quantity import Qualifier, Quantity
from whosays.reconcile.effects import Inference, Method, effects
from whosays.reconcile.forms import Form, form
from whosays.reconcile.likelihood import DISTANCE, FAR, NEAR
from whosays.reconcile.options import COMMON_CAUSE, HALF_NORMAL, Options
from whosays.reconcile.scales import Scale, ScaleKind
from whosays.reconcile.static import Quadrature

HULL = (math.log(500), math.log(50_000))
LEAST_ERROR = 0.02
OF_FIRST = 0.5
"""The share of copies that are of the first root."""
CERTAIN = 0.95
"""Odds of a copy whose origin is told; trace merges it with its root, which then speaks once."""
DOUBTFUL = 0.4
"""Odds of a copy whose origin is not told."""
STANDARD_ERROR = 0.05
"""What the random effects take for the standard error of one figure, on the log scale."""
CHANCE = 2.0
"""A row is worse than the prototype's where it is so many standard errors below its coverage or above its error."""
SPREAD = 0.75
"""Standard deviation of an absolute error over its mean: that of a half-normal."""
SCALE = Scale(ScaleKind.LOG)
WAYS = ("this model", "copies as independent", "median, lowest to highest", "random effects on all")
Row = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What is drawn, and how it departs from the model. None: drawn from the prior.

    `bounds` and `ranges` are shares of the roots; `told` that of the copies whose origin is told. `one_bloc` and `all`
    are factors by which the first bloc, or everybody, is off; `skewed` errors have a long tail upwards; `heaped` roots
    tell the nearest of 1, 2 and 5 of a magnitude as if counted; `blocs_known` false gives each root a bloc at random;
    `slipped` puts one root off by ten.
    """

    roots: int | None = None
    error: float | None = None
    bias: float | None = None
    copies: int | None = None
    bounds: float = 0.2
    ranges: float = 0.2
    told: float = 0.7
    seen: bool = True
    one_bloc: float = 1.0
    all: float = 1.0
    skewed: bool = False
    heaped: bool = False
    blocs_known: bool = True
    slipped: bool = False
    common: float = COMMON_CAUSE
    prototype: Row | None = None


WORLDS = {
    "as the model has it (no floor)": World(common=0.0, prototype=(0.865, 2.41, 0.204)),
    "4 roots and 12 copies": World(roots=4, error=0.2, bias=0.25, copies=12, prototype=(0.925, 2.26, 0.176)),
    "one bloc tells 1.8 times the truth": World(
        roots=6, error=0.15, bias=0.1, copies=4, one_bloc=1.8, prototype=(0.960, 2.26, 0.198)
    ),
    "3 roots only": World(roots=3, error=0.2, bias=0.2, copies=0, prototype=(0.990, 2.51, 0.163)),
    "half are lower bounds": World(
        roots=6, error=0.2, bias=0.2, copies=3, bounds=0.5, ranges=0.1, prototype=(0.980, 2.30, 0.139)
    ),
    "20 roots": World(roots=20, error=0.25, bias=0.3, copies=10),
    "4 roots and 12 copies that nobody sees": World(roots=4, error=0.2, bias=0.25, copies=12, seen=False),
    "blocs named at random": World(roots=8, error=0.1, bias=0.5, copies=0, blocs_known=False),
    "errors skewed upwards": World(roots=6, error=0.35, bias=0.1, copies=0, skewed=True),
    "figures heaped on 1, 2 and 5": World(roots=6, error=0.2, bias=0.2, copies=0, bounds=0, ranges=0, heaped=True),
    "one of 5 roots slipped by ten": World(roots=5, error=0.15, bias=0.15, copies=0, bounds=0, slipped=True),
    "everybody tells 1.5 times the truth": World(roots=6, error=0.15, bias=0.15, copies=0, all=1.5),
}


@dataclass(frozen=True, slots=True)
class Told:
    """One figure: what is reported, by which bloc, with what odds it is a copy of another."""

    quantity: Quantity
    bloc: int
    odds: float = 0.0

    @property
    def point(self) -> float:
        """The logarithm of its middle."""
        low, high = float(self.quantity.low or 0), float(self.quantity.high or self.quantity.low or 0)
        return math.log(low * high) / 2


@dataclass(slots=True)
class Drawn:
    """A truth and what is told of it."""

    truth: float
    told: list[Told] = field(default_factory=list)


def drawn(world: World, seed: int) -> Drawn:
    """One set of a world. Its draws come in the order of the prototype's, so that the first five worlds are its own."""
    rng = np.random.default_rng(seed)
    truth = float(rng.uniform(*HULL))
    error = abs(float(rng.normal(0, HALF_NORMAL))) if world.error is None else world.error
    width = abs(float(rng.normal(0, HALF_NORMAL))) if world.bias is None else world.bias
    error = max(error, LEAST_ERROR)
    count = int(rng.integers(3, 9)) if world.roots is None else world.roots
    blocs = min(count, int(rng.integers(2, 5)))
    biases = [float(rng.normal(0, width)) for _ in range(blocs)]
    biases[0] += math.log(world.one_bloc)
    found = Drawn(truth)
    for root in range(count):
        bloc = root if root < blocs else int(rng.integers(blocs))
        believed = truth + math.log(world.all) + biases[bloc] + error * _noise(world, rng)
        found.told.append(Told(_reported(world, believed, rng), bloc))
    for _ in range(int(rng.integers(0, 2 * count)) if world.copies is None else world.copies):
        parent = int(rng.integers(count)) if rng.random() < 1 - OF_FIRST else 0
        odds = CERTAIN if rng.random() < world.told else DOUBTFUL
        found.told.append(replace(found.told[parent], odds=odds if world.seen else 0.0))
    return _disturbed(world, found, rng)


def _noise(world: World, rng: np.random.Generator) -> float:
    return float(rng.exponential() - 1 if world.skewed else rng.standard_t(4))


def _reported(world: World, believed: float, rng: np.random.Generator) -> Quantity:
    kind = rng.random()
    if kind < world.bounds:
        away = rng.exponential(DISTANCE) if rng.random() < NEAR else rng.uniform(0, FAR)
        return _quantity(Qualifier.AT_LEAST, _to_digits(math.exp(believed - away), 2), None)
    if kind < world.bounds + world.ranges:
        width = rng.uniform(0.1, 0.5)
        start = rng.uniform(0, width)
        low = start + math.floor((believed - start) / width) * width
        return _quantity(Qualifier.RANGE, math.exp(low), math.exp(low + width))
    value = _heaped(math.exp(believed)) if world.heaped else _to_digits(math.exp(believed), int(rng.integers(1, 4)))
    return _quantity(Qualifier.EXACT, value, value)


def _to_digits(value: float, digits: int) -> float:
    """`value` rounded to so many digits, not below one."""
    step = 10.0 ** (math.floor(math.log10(value)) - digits + 1)
    return max(round(value / step) * step, 1.0)


def _heaped(value: float) -> float:
    """The nearest of 1, 2 and 5 times a power of ten, and one more: it looks as if counted."""
    power = 10.0 ** math.floor(math.log10(value))
    return min((1, 2, 5, 10), key=lambda each: abs(math.log(value / (each * power)))) * power + 1


def _quantity(qualifier: Qualifier, low: float, high: float | None) -> Quantity:
    """A figure of people; what it is told to is read from its digits, as from a text."""
    start, end = Decimal(repr(low)), None if high is None else Decimal(repr(high))
    return Quantity(qualifier=qualifier, low=start, high=end, unit="person", per=None, granularity=granularity(start))


def _disturbed(world: World, found: Drawn, rng: np.random.Generator) -> Drawn:
    """The set with its blocs named at random, or with one root's figure off by ten."""
    if not world.blocs_known:
        found.told = [replace(each, bloc=int(rng.integers(4))) for each in found.told]
    if world.slipped:
        one = found.told[0].quantity
        ends = [None if end is None else end * 10 for end in (one.low, one.high)]
        slipped = replace(one, low=ends[0], high=ends[1], granularity=one.granularity * 10)
        found.told[0] = replace(found.told[0], quantity=slipped)
    return found


def answers(world: World, seed: int) -> tuple[float, list[Row]]:
    """The truth, and low, best and high of each of WAYS, all as logarithms."""
    found = drawn(world, seed)
    options = Options(within=HULL, common=world.common)
    roots = [each for each in found.told if each.odds < CERTAIN]
    alone = [replace(each, odds=0.0) for each in found.told]
    points = np.array([each.point for each in found.told])
    ways = (
        _modelled(roots, options),
        _modelled(alone, options),
        (float(points.min()), float(np.median(points)), float(points.max())),
        _random_effects(points),
    )
    return found.truth, list(ways)


def _modelled(told: Sequence[Told], options: Options) -> Row:
    fitted = Quadrature([_form(each) for each in told], options).fit().reported
    return fitted.quantile(0.05), fitted.quantile(0.5), fitted.quantile(0.95)


def _form(told: Told) -> Form:
    return replace(form(told.quantity, SCALE, str(told.bloc)), copy=told.odds)


def _random_effects(points: np.ndarray) -> Row:
    found = effects(points, np.full(len(points), STANDARD_ERROR**2), Method.DL, Inference.ADHOC)
    best, reach = float(found.beta[0]), t_quantile(0.95, found.freedom) * float(found.error[0])
    return best - reach, best, best + reach


def measured(world: World, sets: int, run: Callable[..., object]) -> list[Row]:
    """Coverage, width and error of each of WAYS over so many sets; `run` maps a function over arguments."""
    found = list(run(answers, [world] * sets, range(1000, 1000 + sets)))  # type: ignore[call-overload]
    rows = []
    for way in range(len(WAYS)):
        low, best, high = np.array([ways[way] for _, ways in found]).T
        truth = np.array([each for each, _ in found])
        width = float(np.exp(np.median(high - low)))
        rows.append((float(((truth >= low) & (truth <= high)).mean()), width, float(np.abs(best - truth).mean())))
    return rows


def worse(row: Row, other: Row, sets: int) -> bool:
    """Whether `row` covers less than `other`, or errs more, by more than chance."""
    chance = CHANCE / math.sqrt(sets)
    return row[0] < other[0] - chance * math.sqrt(other[0] * (1 - other[0])) or row[2] > other[2] * (
        1 + chance * SPREAD
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sets", type=int, default=200)
    sets = parser.parse_args().sets
    missed = []
    print(f"| world ({sets} sets each) | {' | '.join(WAYS)} | prototype |")
    print("|---|" + "---|" * (len(WAYS) + 1))
    with ProcessPoolExecutor(2) as pool:
        for name, world in WORLDS.items():
            rows = measured(world, sets, pool.map)
            told = [_words(row) for row in rows] + [_words(world.prototype) if world.prototype else ""]
            print(f"| {name} | {' | '.join(told)} |", flush=True)
            if world.prototype and worse(rows[0], world.prototype, sets):
                missed.append(name)
    print("\nworse than the prototype: " + ("; ".join(missed) or "none"))
    return int(bool(missed))


def _words(row: Row) -> str:
    return f"{row[0]:.3f} / {row[1]:.2f} / {row[2]:.3f}"


if __name__ == "__main__":
    sys.exit(main())
