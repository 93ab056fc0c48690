"""Weights of sources by past performance, and the pool that they make: Cooke's classical model.

A source that tells ranges is held against the questions whose truth is settled. Its statistical accuracy is the
probability that a source whose ranges are right would miss as oddly; its information how much narrower its ranges are
than all that was told. Weight is their product, and nothing for a source whose accuracy is under 0.05. (Cooke, Experts
in Uncertainty, 1991; Colson and Cooke, Reliability Engineering and System Safety 163, 2017.)

A range is taken for a 90 % one, `best` in a record for its median. Single figures say nothing of how sure their source
is, and are left out.
"""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from whosays.reconcile.estimating import DIGITS, rounded, scale_of
from whosays.reconcile.gamma import gamma_below

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from whosays.reconcile.estimating import Nature
    from whosays.reconcile.scales import Scale
    from whosays.reconcile.told import Told

LEAST_SETTLED = 5
"""A source is weighed once so many of its questions are settled: with fewer, chance tells more than skill."""
LEAST_ACCURACY = 0.05
OVERSHOOT = 0.1
"""What was told and was true spans so much more on either side."""
BISECTIONS = 60
CELLS = {2: (0.05, 0.9, 0.05), 3: (0.05, 0.45, 0.45, 0.05)}
"""The probability that lies between the quantiles told, by their number."""
SHARES = {"best": 0.5, "low": 0.05, "high": 0.95}


@dataclass(frozen=True, slots=True)
class Range:
    """Quantiles of one source on one question, ascending, in a coordinate; `shares` of probability between them, one
    more than quantiles. Probability is spread evenly between quantiles and out to the ends of `span`.
    """

    at: tuple[float, ...]
    shares: tuple[float, ...]
    span: tuple[float, float]

    @property
    def ends(self) -> NDArray[np.float64]:
        """The ends of the cells, shape (shares + 1,)."""
        return np.array([self.span[0], *self.at, self.span[1]])

    @property
    def information(self) -> float:
        """The Kullback–Leibler divergence from an even spread over the span."""
        widths = np.diff(self.ends) / (self.span[1] - self.span[0])
        return float(sum(p * math.log(p / max(w, 1e-12)) for p, w in zip(self.shares, widths, strict=True)))

    def cell(self, value: float) -> int:
        """Which of the cells holds `value`."""
        return sum(value > each for each in self.at)

    def below(self, value: float) -> float:
        """The probability below `value`."""
        return float(np.interp(value, self.ends, np.cumsum([0.0, *self.shares])))


@dataclass(frozen=True, slots=True)
class Trial:
    """How a source did on one settled question: the cell in which the truth fell, and how much it told."""

    question: str
    cell: int
    shares: tuple[float, ...]
    information: float


class Performance:
    """How the sources of some claims did on the questions whose truth is settled."""

    def __init__(self, groups: Mapping[str, Sequence[Told]], natures: Mapping[str, Nature]) -> None:
        self._trials: dict[str, list[Trial]] = defaultdict(list)
        for question, told in groups.items():
            truth = next((each.truth for each in told if each.truth is not None), None)
            if truth is not None:
                self._settle(question, told, truth, _scale(told, natures[question]))

    def _settle(self, question: str, told: Sequence[Told], truth: float, scale: Scale) -> None:
        at = scale.coordinate(truth)
        if math.isfinite(at):
            for source, each in _ranges(told, scale, at).items():
                self._trials[source].append(Trial(question, each.cell(at), each.shares, each.information))

    def weight(self, source: str, asked: str) -> float | None:
        """The weight of `source` on the question `asked`, whose own truth is not used; None with too few settled."""
        trials = [each for each in self._trials.get(source, ()) if each.question != asked]
        shares = trials[0].shares if trials else ()
        alike = [each for each in trials if each.shares == shares]
        if len(alike) < LEAST_SETTLED:
            return None
        accuracy = _accuracy([each.cell for each in alike], shares)
        return accuracy * sum(each.information for each in alike) / len(alike) if accuracy >= LEAST_ACCURACY else 0.0

    def pool(self, asked: str, told: Sequence[Told], nature: Nature) -> dict[str, Any]:
        """The answer `performance_pool` to the question `asked` with the `weights` of its sources; empty where none of
        them has LEAST_SETTLED settled questions. Where all of these did badly, they weigh alike.
        """
        if not self._trials:
            return {}
        scale = _scale(told, nature)
        ranges = _ranges(told, scale)
        known = {source: weight for source in ranges if (weight := self.weight(source, asked)) is not None}
        if not known:
            return {}
        total = sum(known.values())
        shares = {source: weight / total if total else 1 / len(known) for source, weight in known.items()}
        told_shares = {source: float(rounded(share, DIGITS)) for source, share in sorted(shares.items())}
        answer = {name: _quantile(ranges, shares, share, scale) for name, share in SHARES.items()}
        return {"performance_pool": {**answer, "level": 0.9, "weights": told_shares}}


def _scale(told: Sequence[Told], nature: Nature) -> Scale:
    return scale_of([each.report(None) for each in told], nature.scale)


def _ranges(told: Sequence[Told], scale: Scale, *more: float) -> dict[str, Range]:
    """The last range that each source tells, on one span that holds all of them and `more`."""
    quantiles = {each.speaker: at for each in told if each.votes and (at := _quantiles(each, scale))}
    if not quantiles:
        return {}
    low = min(*more, *(at[0] for at in quantiles.values()), math.inf)
    high = max(*more, *(at[-1] for at in quantiles.values()), -math.inf)
    room = (high - low) * OVERSHOOT or OVERSHOOT
    span = low - room, high + room
    return {source: Range(at, CELLS[len(at)], span) for source, at in quantiles.items()}


def _quantiles(told: Told, scale: Scale) -> tuple[float, ...] | None:
    """Low, median if told, and high, in the coordinate; None for what is no range."""
    low, high, best = told.quantity.low, told.quantity.high, told.best
    if low is None or high is None or not low < high:
        return None
    middle = (best,) if best is not None and low < best < high else ()
    at = tuple(scale.coordinate(float(each)) for each in (low, *middle, high))
    return at if all(map(math.isfinite, at)) else None


def _accuracy(cells: Sequence[int], shares: Sequence[float]) -> float:
    """P(χ² of so many cells less one > 2n·KL(observed, wanted)): how likely a right source would miss as oddly."""
    seen = [cells.count(cell) / len(cells) for cell in range(len(shares))]
    apart = sum(s * math.log(s / p) for s, p in zip(seen, shares, strict=True) if s)
    return 1 - float(gamma_below((len(shares) - 1) / 2, np.array([len(cells) * apart]))[0])


def _quantile(ranges: Mapping[str, Range], shares: Mapping[str, float], share: float, scale: Scale) -> float:
    """The value below which `share` of the weighted pool lies."""
    low, high = next(iter(ranges.values())).span
    for _ in range(BISECTIONS):
        middle = (low + high) / 2
        below = sum(weight * ranges[source].below(middle) for source, weight in shares.items())
        low, high = (middle, high) if below < share else (low, middle)
    return float(rounded(scale.value((low + high) / 2), DIGITS))
