"""The sensitivity box: what best and band become where the model's assumptions are halved, doubled or left out.

A finding that only holds under one of them should not be told as if it held (model's note).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.model.finding import Sensitivity
from whosays.reconcile.estimating import estimated

if TYPE_CHECKING:
    from whosays.reconcile.estimating import Nature
    from whosays.reconcile.options import Options
    from whosays.reconcile.reports import Report

Change = Callable[["Options"], "Options"]


def _as_weighed(options: Options) -> Options:
    return options


CHANGES: dict[str, Change] = {
    "as weighed": _as_weighed,
    "sources err half as far": lambda options: replace(options, error=options.error / 2),
    "sources err twice as far": lambda options: replace(options, error=options.error * 2),
    "blocs differ half as far": lambda options: replace(options, bias=options.bias / 2),
    "blocs differ twice as far": lambda options: replace(options, bias=options.bias * 2),
    "nothing shared by all": lambda options: replace(options, common=0.0),
}
UNTRACED = "every claim a root of its own"
UNBIASED = "no recorded biases of blocs"


def sensitivity(reports: Sequence[Report], nature: Nature, apart: Sequence[Report] = ()) -> tuple[Sensitivity, ...]:
    """The answers under each of CHANGES; empty where there is no estimate.

    `apart` is what the claims would report if none went back to another, and adds UNTRACED where that is more; recorded
    biases, where `nature` has any, are left out once.
    """
    found: list[Sensitivity] = []
    for words, told, known, change in _variants(reports, nature, apart):
        answer = estimated(told, known, change)
        if answer is None and not found:
            return ()
        if answer is not None:
            best = answer.estimate
            found.append(Sensitivity(assumption=words, best=best.best, low=best.low, high=best.high))
    return tuple(found)


def _variants(
    reports: Sequence[Report], nature: Nature, apart: Sequence[Report]
) -> Iterator[tuple[str, Sequence[Report], Nature, Change]]:
    for words, change in CHANGES.items():
        yield words, reports, nature, change
    if len(apart) > len(reports) or any(report.copied for report in reports):
        yield UNTRACED, apart, nature, _as_weighed
    if nature.biases:
        yield UNBIASED, reports, replace(nature, biases=()), _as_weighed
