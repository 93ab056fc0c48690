"""Simulation-based calibration of the estimates: truths and reports are drawn from the model's own priors and fitted,
and where the truth falls is counted. Ranks must be even, and a 90 % band must hold the truth in 90 % of the sets.

    python evaluation/calibration.py [--sets 1000] [--timed 1000] [--floor]

The prior of the truth is fixed to what it is drawn from and the common-cause floor is off, so that a deviation is the
model's or the quadrature's own; --floor reports it again with the floor on. Seeds are fixed: the same figures each run.
With fewer sets chance allows more: the bar of coverage then is three standard errors.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace

import numpy as np

from whosays.reconcile.forms import Form, Shape
from whosays.reconcile.growing import Timed, fit
from whosays.reconcile.likelihood import DISTANCE, FAITHFUL, FAR, NEAR
from whosays.reconcile.options import HALF_NORMAL, Options
from whosays.reconcile.static import Quadrature
from whosays.reconcile.steps import GROWING, GROWTH, GROWTH_SCALES

MAY_COPY = 2
"""So many figures come first, then any may be a copy."""
COPYING = 0.4
BINS = 10
CRITICAL = 27.9
"""χ²(9) that a calibrated model exceeds once in a thousand."""
COVERED = 0.9
OFF = 0.03
"""How far from 90 % the coverage may be."""
STATIC_HULL = (math.log(500), math.log(50_000))
TIMED_HULL = (math.log(800), math.log(6_000))
MONTHS = 5
ROOM = 7.0
"""How far above its first states a count may have grown on the grid; in five months it grows further once in 2,000."""
CELLS = 240


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sets", type=int, default=1000)
    parser.add_argument("--timed", type=int, help="sets of the model in time, else as many")
    parser.add_argument("--floor", action="store_true", help="report again with the common-cause floor")
    arguments = parser.parse_args()
    missed = False
    for floor in (0.0, 0.10) if arguments.floor else (0.0,):
        timed = arguments.timed or arguments.sets
        for name, one, sets in (("static", static_rank, arguments.sets), ("in time", timed_rank, timed)):
            started = time.monotonic()
            with ProcessPoolExecutor(2) as pool:
                ranks = list(pool.map(one, range(sets), [floor] * sets, chunksize=5))
            missed |= told(name, floor, np.array(ranks), time.monotonic() - started) and not floor
    return int(missed)


def told(name: str, floor: float, ranks: np.ndarray, seconds: float) -> bool:
    """Prints what the ranks say; whether they miss the bar."""
    counts = np.histogram(ranks, BINS, (0, 1))[0]
    expected = len(ranks) / BINS
    chi = float(((counts - expected) ** 2 / expected).sum())
    inside = {share: float((np.abs(ranks - 0.5) < share / 200).mean()) for share in (50, 80, 90, 95)}
    allowed = max(OFF, 3 * math.sqrt(COVERED * (1 - COVERED) / len(ranks)))
    missed = chi >= CRITICAL or abs(inside[90] - COVERED) > allowed
    print(f"{name}, common cause {floor:g}: {len(ranks)} sets, {seconds:.0f} s")
    print(f"  ranks {' '.join(map(str, counts))}   chi2(9) {chi:.1f} (below {CRITICAL})")
    print("  coverage " + "  ".join(f"{share} %: {value:.3f}" for share, value in inside.items()), flush=True)
    print(f"  {'MISSES' if missed else 'holds'}", flush=True)
    return missed


@dataclass(frozen=True, slots=True)
class World:
    """What is drawn once a set: the scales and the biases of three blocs."""

    error: float
    biases: tuple[float, ...]

    @classmethod
    def drawn(cls, rng: np.random.Generator, blocs: int) -> World:
        error = abs(rng.normal(0, HALF_NORMAL))
        width = abs(rng.normal(0, HALF_NORMAL))
        return cls(error, tuple(rng.normal(0, width, blocs)))

    def believed(self, truth: float, bloc: int, rng: np.random.Generator) -> float:
        return float(truth + self.biases[bloc] + self.error * rng.standard_t(4))


def reported(z: float, bloc: int, rng: np.random.Generator, shares: tuple[float, float]) -> Form:
    """A figure of a speaker who believes `z`: a lower bound, a range or a rounded number, by their shares."""
    kind = rng.random()
    if kind < shares[0]:
        away = rng.exponential(DISTANCE) if rng.random() < NEAR else rng.uniform(0, FAR)
        low, high = rounded(z - away)
        return Form(shape=Shape.AT_LEAST, low=low, high=high, stated=(low, high), bloc=str(bloc))
    if kind < sum(shares):
        width = rng.uniform(0.1, 0.5)
        start = rng.uniform(0, width)
        low = start + math.floor((z - start) / width) * width
        return Form(shape=Shape.INSIDE, low=low, high=low + width, stated=(low, low + width), bloc=str(bloc))
    low, high = rounded(z)
    return Form(shape=Shape.INSIDE, low=low, high=high, stated=(low, high), bloc=str(bloc))


def rounded(z: float) -> tuple[float, float]:
    """The bin of exp(z) rounded to two digits, on the log scale."""
    value = math.exp(z)
    step = 10.0 ** (math.floor(math.log10(value)) - 1)
    middle = round(value / step) * step
    return math.log(middle - step / 2), math.log(middle + step / 2)


def static_rank(seed: int, floor: float) -> float:
    """Where the truth falls in the posterior of one static set with copies, bounds and ranges."""
    rng = np.random.default_rng(5_000 + seed)
    truth, count = rng.uniform(*STATIC_HULL), int(rng.integers(3, 11))
    blocs = min(count, int(rng.integers(2, 5)))
    world = World.drawn(rng, blocs)
    forms: list[Form] = []
    for at in range(count):
        bloc = at if at < blocs else int(rng.integers(blocs))
        odds = float(rng.choice([0.3, 0.6, 0.9])) if at >= MAY_COPY and rng.random() < COPYING else 0.0
        parent = int(rng.integers(at)) if odds else None
        if parent is not None and rng.random() < odds:
            forms.append(copied(forms[parent], odds, changed=rng.random() > FAITHFUL))
            continue
        form = reported(world.believed(truth, bloc, rng), bloc, rng, (0.2, 0.2))
        same = parent is not None and (form.low, form.high, form.shape) == (
            forms[parent].low,
            forms[parent].high,
            forms[parent].shape,
        )
        forms.append(replace(form, copy=odds, changed=parent is not None and not same))
    fitted = Quadrature(forms, Options(within=STATIC_HULL, common=floor)).fit().reported
    return fitted.below(truth)


def copied(form: Form, odds: float, *, changed: bool) -> Form:
    shift = math.log(1.37) if changed else 0.0
    low, high = form.low + shift, form.high + shift
    return replace(form, low=low, high=high, stated=(low, high), copy=odds, changed=changed)


def timed_rank(seed: int, floor: float) -> float:
    """Where the last state falls in its posterior: four to eight dates, three blocs of which one speaks most."""
    rng = np.random.default_rng(seed)
    months = np.unique(np.round(rng.uniform(0, MONTHS, int(rng.integers(4, 9))), 1))
    growth = float(rng.choice(GROWTH_SCALES))
    states = rng.uniform(*TIMED_HULL) + np.concatenate([[0], np.cumsum(rng.gamma(GROWTH * np.diff(months), growth))])
    world = World.drawn(rng, 3)
    figures = []
    for month, state in zip(months, states, strict=True):
        bloc = int(rng.choice([0, 0, 0, 1, 2]))
        figures.append(Timed(reported(world.believed(state, bloc, rng), bloc, rng, (0.25, 0.0)), float(month)))
    fitted = fit(figures, float(months[-1]), GROWING, _timed_options(floor))
    return fitted.below(float(states[-1]))


def _timed_options(floor: float) -> Options:
    return Options(hull=(TIMED_HULL[0], TIMED_HULL[1] + ROOM), within=TIMED_HULL, common=floor, cells_in_time=CELLS)


if __name__ == "__main__":
    sys.exit(main())
