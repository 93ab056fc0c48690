"""The fit of the weights by which figures are taken back to statements: evaluation/copying_weights.py."""

from __future__ import annotations

from evaluation.copying_weights import Pair, fitted
from whosays.trace.weights import Reason


def test_what_stands_with_one_statement_speaks_for_it_and_what_stands_with_others_against() -> None:
    near, far = {Reason.BASE: 1.0, Reason.WORDS: 1.0}, {Reason.BASE: 1.0, Reason.WEEKS: 1.0}
    weights = fitted([Pair(near, one=True)] * 20 + [Pair(far, one=False)] * 20)
    assert weights[Reason.WORDS] > 1 > -1 > weights[Reason.WEEKS]
    assert weights[Reason.SAME_DAY] == 0
