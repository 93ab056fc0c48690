"""Weights by past performance (Cooke's classical model): who hit, who told much, and what that makes of a new question."""

from __future__ import annotations

from typing import Any

import pytest

from whosays import reconcile
from whosays.reconcile.performance import LEAST_SETTLED

Claim = dict[str, Any]
TRUTHS = [40, 90, 130, 210, 370, 480, 620, 910, 1500, 2300, 3100, 4800]


def panel(settled: int = len(TRUTHS)) -> list[Claim]:
    """Two sources: the careful one's ranges hold the truth, the bold one's are narrow and beside it."""
    claims: list[Claim] = []
    for number, truth in enumerate(TRUTHS):
        known = {"truth": truth} if number < settled else {}
        claims += [
            {"question": f"q{number}", "low": truth * 0.6, "high": truth * 1.5, "speaker": "careful", **known},
            {"question": f"q{number}", "low": truth * 1.8, "high": truth * 2.0, "speaker": "bold", **known},
        ]
    return claims


def pools(claims: list[Claim]) -> dict[str, Any]:
    found = reconcile.findings(claims, answers=True)
    return {each["question"]: each["standard"].get("performance_pool") for each in found}


def test_who_was_right_before_is_believed() -> None:
    pool = pools(panel(settled=11))["q11"]
    assert pool["weights"] == {"bold": 0, "careful": 1}
    assert (pool["low"], pool["high"]) == pytest.approx((2880, 7200), rel=0.02)


def test_a_questions_own_truth_is_not_used_for_it() -> None:
    """With so many settled that one fewer is too few, each settled question lacks its own and only it."""
    told = pools(panel(settled=LEAST_SETTLED))
    assert [question for question, pool in told.items() if pool is None] == [f"q{n}" for n in range(LEAST_SETTLED)]


def test_single_figures_tell_no_certainty() -> None:
    claims = [{**claim, "high": claim["low"]} for claim in panel()]
    assert set(pools(claims).values()) == {None}


def test_the_accuracy_is_that_of_the_classical_model() -> None:
    """Twelve truths inside twelve 90 % ranges: P(χ²(2) > 2·12·ln(1/0.9)) = exp(-12·ln(1/0.9)) = 0.9¹² = 0.282."""
    from whosays.reconcile.performance import CELLS, _accuracy

    assert _accuracy([1] * 12, CELLS[2]) == pytest.approx(0.9**12)
    assert _accuracy([2] * 12, CELLS[2]) < 1e-9
