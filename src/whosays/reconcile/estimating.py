"""The estimate of a question from what its roots report: the model that fits the measure, and what is told of it.

Every current root is one form; what repeats it adds nothing, so that no echo narrows a band. A narrower concept bounds
from below, a wider one from above, a denial speaks against its figure.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from operator import itemgetter
from typing import TYPE_CHECKING

from threadpoolctl import ThreadpoolController

from whosays.lexicon.packs import MeasureKind
from whosays.model.finding import Estimate, Leverage
from whosays.model.quantity import PERCENT
from whosays.model.question import Role
from whosays.reconcile.early_counts import Readings
from whosays.reconcile.forms import Form, Shape, form
from whosays.reconcile.growing import Chain, Timed
from whosays.reconcile.leaving import Leaving
from whosays.reconcile.options import Options
from whosays.reconcile.outgrowing import alone_in_outgrowing, is_of_one_event, outgrown_reports
from whosays.reconcile.scales import WHOLE, Scale, ScaleKind
from whosays.reconcile.steps import GROWING, WALKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from whosays.lexicon.packs import PackFile
    from whosays.reconcile.posterior import Posterior
    from whosays.reconcile.reports import Report

    Change = Callable[[Options], Options]

DIGITS = 3
"""Significant digits of what is printed (Records 11)."""
GRID_DIGITS = 5
MONTH = 30.4375
"""Days of a month, on the mean."""
TWO = 2
SURPRISING = 0.05
"""A root with a lower predictive probability, given at least two others, is an outlier (model's note)."""
IN_TIME = frozenset({MeasureKind.CUMULATIVE, MeasureKind.STOCK})
MOST_LEFT_OUT = 40
"""Of more roots of a count in time, none is left out in turn: each costs a fit, and none then moves best by much."""
MOST_AT_ONCE = 500
"""The same of figures of one time, where one left out costs a hundredth of a second and half a megabyte."""
LIKELY = 1e-6
"""Cells of the grid below this share of the likeliest are left out of the record."""
POINTS = 10.0
"""On the linear scale, so many percentage points make one of the coordinate."""
SHARED_BY_POLLS = 0.5
"""Standard deviation of what polls of one vote have in common, of a lead, in POINTS: fitted on elections from 1998 to
2003; Shirani-Mehr and others (2018, JASA 113) find as much error that polls share as error of their own."""
TENTH = 0.1
"""On the linear scale without points, this share of the largest figure makes one of the coordinate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nature:
    """What is known of a measure: how it moves in time, on which scale it is weighed, how far sources usually err, and
    the recorded biases of blocs on it, as logarithms of the factor by which they tell too much.
    """

    kind: MeasureKind | None = None
    scale: ScaleKind | None = None
    spread: float | None = None
    biases: tuple[tuple[str, float], ...] = ()

    @classmethod
    def of(cls, measure: str, pack: PackFile) -> Nature:
        """What a pack tells of `measure`; nothing where it does not know it."""
        entry = pack.measure.get(measure)
        biases = tuple((each.bloc, math.log(each.factor)) for each in pack.bias if each.measure == measure)
        return cls(biases=biases) if entry is None else cls(kind=entry.kind, spread=entry.spread, biases=biases)


@dataclass(frozen=True, slots=True)
class Estimated:
    """An estimate with what hangs on single roots. `modes` has two or more entries where the figures split."""

    estimate: Estimate
    modes: tuple[Decimal, ...]
    outliers: tuple[str, ...]
    leverage: tuple[Leverage, ...]


def estimated(reports: Sequence[Report], nature: Nature, change: Change = lambda options: options) -> Estimated | None:
    """What `reports` of one unit support; None where fewer than two roots stand behind them (Recording rule 25).

    `change` makes other assumptions of the model's own.
    """
    if len({report.root for report in reports if report.root is not None}) < TWO:
        return None
    weighing = _Weighing.of(reports, nature, change)
    if not _has_end(weighing.forms):
        return None
    with _libraries().limit(limits=1, user_api="blas"):
        return _in_time(weighing) if weighing.months else _at_once(weighing)


@cache
def _libraries() -> ThreadpoolController:
    """The libraries of linear algebra: on small matrices many threads only spin, half a minute for a second of work."""
    return ThreadpoolController()


@dataclass(frozen=True, slots=True)
class _Weighing:
    """The forms of the reports on their scale; `months` where the measure moves in time. `told` is what `reports` were
    before some of them were outgrown."""

    told: tuple[Report, ...]
    reports: tuple[Report, ...]
    forms: tuple[Form, ...]
    months: tuple[float, ...]
    scale: Scale
    options: Options
    grows: bool
    biases: Mapping[str, float]

    @classmethod
    def of(cls, reports: Sequence[Report], nature: Nature, change: Change) -> _Weighing:
        told = reports = sorted(reports, key=_place)
        grows = nature.kind is MeasureKind.CUMULATIVE
        months = _months(reports) if nature.kind in IN_TIME and not (grows and is_of_one_event(reports)) else ()
        if grows and not months:
            reports = outgrown_reports(reports)
        scale = scale_of(reports, nature.scale)
        biases = dict(nature.biases) if scale.kind is ScaleKind.LOG else {}
        return cls(
            tuple(told),
            tuple(reports),
            _forms(reports, scale, biases),
            months,
            scale,
            change(_options(reports, scale, nature)),
            grows,
            biases,
        )

    @property
    def alone(self) -> frozenset[int]:
        """The places of the reports that alone have outgrown some other."""
        return alone_in_outgrowing(self.told) if self.grows else frozenset()

    @property
    def timed(self) -> list[Timed]:
        return [Timed(form, month) for form, month in zip(self.forms, self.months, strict=True)]

    def without(self, at: int) -> list[Report]:
        """All but the report at `at`; what that alone had outgrown is a figure again."""
        return outgrown_reports([*self.told[:at], *self.told[at + 1 :]])

    def readings(self, reports: Sequence[Report]) -> Readings:
        """What is to be weighed of `reports`, all of one time."""
        early = [at for at, report in enumerate(reports) if report.outgrown]
        return Readings(_forms(reports, self.scale, self.biases), early, self.options)

    @property
    def roots(self) -> list[tuple[int, str]]:
        return [(at, report.root) for at, report in enumerate(self.reports) if report.root is not None]


def _place(report: Report) -> tuple[str, ...]:
    """Where a report stands in the order in which all are weighed, so that no sum hangs on the order of documents."""
    quantity = report.quantity
    told = (quantity.low, quantity.high, quantity.qualifier, report.day, report.role, report.bloc, report.root)
    return tuple(map(str, told))


def _forms(reports: Iterable[Report], scale: Scale, biases: Mapping[str, float]) -> tuple[Form, ...]:
    return tuple(_form(report, scale).shifted(-biases.get(report.bloc, 0.0)) for report in reports)


def _form(report: Report, scale: Scale) -> Form:
    made = replace(
        form(report.quantity, scale, report.bloc, denied=report.denied),
        probability=report.probability,
        copy=report.copied,
        changed=report.changed,
    )
    if report.role is Role.ANSWERS and not report.outgrown:
        return made
    below = report.outgrown or report.role is Role.BOUNDS_BELOW
    end = made.low if below else made.high
    return replace(made, shape=Shape.AT_LEAST if below else Shape.AT_MOST, low=end, high=end, loose=True)


def _has_end(forms: Iterable[Form]) -> bool:
    """Whether any figure has an end on its scale; nought has no logarithm."""
    return any(math.isfinite(end) for each in forms for end in each.stated)


def scale_of(reports: Sequence[Report], kind: ScaleKind | None) -> Scale:
    """Shares on log-odds, what may be negative as it is, all else by its logarithm; unless `kind` says which."""
    ends = list(_ends(reports))
    percent = all(report.quantity.unit == PERCENT for report in reports)
    if kind is ScaleKind.LINEAR or (kind is None and min(ends) < 0):
        return Scale(ScaleKind.LINEAR, POINTS if percent else max(map(abs, ends)) * TENTH or 1.0)
    if kind is None:
        kind = ScaleKind.LOGIT if percent and max(ends) <= WHOLE else ScaleKind.LOG
    return Scale(kind)


def _ends(reports: Iterable[Report]) -> Iterable[float]:
    quantities = (report.quantity for report in reports)
    return (float(end) for q in quantities for end in (q.low, q.high) if end is not None)


def _options(reports: Sequence[Report], scale: Scale, nature: Nature) -> Options:
    options = Options()
    if nature.spread is not None:
        options = replace(options, error=nature.spread, bias=nature.spread)
    if scale.kind is ScaleKind.LINEAR and reports[0].quantity.unit == PERCENT:
        options = replace(options, common=SHARED_BY_POLLS)
    return options


def _months(reports: Sequence[Report]) -> tuple[float, ...]:
    """The month at which each figure holds; empty where not all have a day or all have one. What is told of a year or
    of an open time is taken to hold while the others do: "in 2025" is not its middle where the others are of spring.
    """
    days = [report.day for report in reports if report.day is not None]
    clear = [report.day for report in reports if report.day is not None and not report.vague]
    if len(days) < len(reports) or len(set(clear)) < TWO:
        return ()
    first, last = min(clear), max(clear)
    return tuple((min(max(day, first), last) - first).days / MONTH for day in days)


def _at_once(weighing: _Weighing) -> Estimated:
    readings = weighing.readings(weighing.reports)
    roots = [at for at, _ in weighing.roots] if len(weighing.roots) <= MOST_AT_ONCE else []
    without = readings.fits(roots)
    for at in set(roots) & weighing.alone:
        del without[at]
        rest = weighing.without(at)
        if _has_end(_forms(rest, weighing.scale, weighing.biases)):  # without the 27, nothing but nought is left
            without[at] = weighing.readings(rest).fit()
    surprises = readings.surprises(roots) if len(roots) > TWO else {}
    odd = (root for at, root in weighing.roots if surprises.get(at, 1.0) < SURPRISING)
    return _told(weighing, readings.fit(), without, tuple(sorted(odd)))


def _in_time(weighing: _Weighing) -> Estimated:
    steps, asked = GROWING if weighing.grows else WALKING, max(weighing.months)
    chain = Chain(weighing.timed, asked, steps, weighing.options)
    posterior = chain.fit()
    few = weighing.roots if len(weighing.roots) <= MOST_LEFT_OUT else []
    without = Leaving(chain).fits([at for at, _ in few]) if few else {}
    return _told(weighing, posterior, without, ())


def _told(
    weighing: _Weighing, posterior: Posterior, without: Mapping[int, Posterior], odd: tuple[str, ...]
) -> Estimated:
    def value(share: float, of: Posterior = posterior) -> Decimal:
        return rounded(weighing.scale.value(of.quantile(share)), DIGITS)

    estimate = Estimate(
        best=value(0.5),
        low50=value(0.25),
        high50=value(0.75),
        low=value(0.05),
        high=value(0.95),
        grid=_grid(posterior, weighing.scale),
    )
    leverage = tuple(
        Leverage(root=root, best=value(0.5, without[at]))
        for at, root in sorted(weighing.roots, key=itemgetter(1))
        if at in without
    )
    modes = tuple(rounded(weighing.scale.value(mode), DIGITS) for mode in posterior.modes())
    return Estimated(estimate, modes, odd, leverage)


def _grid(posterior: Posterior, scale: Scale) -> tuple[tuple[Decimal, Decimal], ...]:
    """Values and probabilities of the cells that matter."""
    least = LIKELY * posterior.mass.max()
    cells = zip(scale.values(posterior.grid), posterior.mass, strict=True)
    return tuple((rounded(v, GRID_DIGITS), rounded(p, GRID_DIGITS)) for v, p in cells if p > least)


def rounded(value: float, digits: int) -> Decimal:
    """`value` to `digits` significant digits, as a plain number."""
    told = Decimal(f"{value:.{digits - 1}e}")
    return Decimal(int(told)) if told == told.to_integral_value() else told.normalize()
