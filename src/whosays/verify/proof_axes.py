"""The axes of charts, reckoned again from the values that are known of them: where a value belongs, to the last digit
that a drawing has.

What always holds: an axis runs between two round values, in even steps or by powers of ten, and has all its ticks where
they belong; what lies beyond its ends is drawn at them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

Point = tuple[float, float]
"""A place, and the value that belongs there."""
EXACT = 0.011
"""Drawings have two places behind the point; two of them make the end of a box."""
ROUND = (1, 2, 5, 10)


@dataclass(frozen=True, slots=True)
class Axis:
    """From the value `low` at the place `start` to `high` at `end`, by powers of ten where it is `log`."""

    start: float
    end: float
    low: float
    high: float
    log: bool = False

    def place(self, value: float) -> float:
        """Where a value is drawn."""
        low, high, here = (_scaled(each, log=self.log) for each in (self.low, self.high, value))
        share = (here - low) / (high - low)
        return self.start + (self.end - self.start) * min(max(share, 0.0), 1.0)

    def holds(self, points: Iterable[Point], close: float = EXACT) -> bool:
        """Whether each of `points` is where it belongs."""
        return all(abs(self.place(value) - place) <= close for place, value in points)


def axes(points: Sequence[Point], ends: tuple[float, float]) -> Iterator[Axis]:
    """The axes between the places `ends` that hold `points`: even ones, and those by powers of ten; none where they
    are fewer than two values."""
    for log in (False, True):
        known = sorted({(value, place) for place, value in points if value > 0 or not log})
        if len({value for value, _ in known}) > 1 and known[0][1] != known[-1][1]:
            made = _between(known[0], known[-1], ends, log=log)
            if made is not None and made.holds(points):
                yield made


def straight(points: Sequence[Point], ends: tuple[float, float]) -> Axis | None:
    """The even axis through the first and the last of `points`, its ends whatever they are; None where they are fewer
    than two values."""
    known = sorted((value, place) for place, value in points)
    return _through(known[0], known[-1], ends) if known and known[0][0] < known[-1][0] else None


def _through(first: Point, last: Point, ends: tuple[float, float], *, log: bool = False) -> Axis | None:
    low, high = (_scaled(value, log=log) for value, _ in (first, last))
    step = (high - low) / (last[1] - first[1]) if last[1] != first[1] else 0.0
    told = [low + (end - first[1]) * step for end in ends]
    return Axis(*ends, told[0], told[1]) if told[0] < told[1] else None


def _between(first: Point, last: Point, ends: tuple[float, float], *, log: bool) -> Axis | None:
    """The axis through two values with their places, its ends the nearest round values."""
    made = _through(first, last, ends, log=log)
    if made is None:
        return None
    low, high = [_round_power(each) for each in (made.low, made.high)] if log else _round_evenly(made.low, made.high)
    return Axis(*ends, low, high, log) if low < high else None


def _scaled(value: float, *, log: bool) -> float:
    return (math.log10(value) if value > 0 else -math.inf) if log else value


def _round_power(scaled: float) -> float:
    """1, 2 or 5 times a power of ten, the nearest."""
    power = math.floor(scaled)
    return 10.0**power * min(ROUND, key=lambda each: abs(math.log10(each) - (scaled - power)))


def _round_evenly(low: float, high: float) -> list[float]:
    """The ends of an axis of even steps: there are fewer than ten of them, and each is 1, 2 or 5 of a power of ten."""
    reach = high - low
    if reach <= 0:
        return [low, high]
    quantum = 10.0 ** (math.floor(math.log10(reach) + 1e-9) - 1)
    return [round(each / quantum) * quantum for each in (low, high)]


def uneven(values: Sequence[float]) -> float | None:
    """The tick that is no round value: they go on by even steps, or are 1, 2 or 5 of a power of ten."""
    steps = [round(other - one, 9) for one, other in pairwise(values)]
    even = all(math.isclose(step, steps[0], rel_tol=1e-6) for step in steps)
    rounds = {f"{each:.3e}"[:5] for each in ROUND}
    return None if even else next((value for value in values if f"{value:.3e}"[:5] not in rounds), None)
