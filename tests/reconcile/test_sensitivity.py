"""The sensitivity box: other assumptions, other bands."""

from __future__ import annotations

from typing import Any

from whosays import reconcile
from whosays.reconcile.sensitivity import CHANGES, UNTRACED

Claim = dict[str, Any]


def box(*figures: tuple[int, str], **more: Any) -> dict[str, Claim]:
    claims = [{"low": value, "high": value, "speaker": who, "question": "q", **more} for value, who in figures]
    (found,) = reconcile.findings(claims, box=True)
    return {each["assumption"]: each for each in found["sensitivity"]}


def width(answer: Claim) -> float:
    return float(answer["high"] / answer["low"])


def test_larger_errors_widen_the_band_and_smaller_ones_narrow_it() -> None:
    told = box((1000, "a"), (1300, "b"), (1700, "c"))
    assert set(told) == set(CHANGES)
    as_weighed = width(told["as weighed"])
    assert width(told["sources err half as far"]) < as_weighed < width(told["sources err twice as far"])
    assert width(told["blocs differ half as far"]) < as_weighed < width(told["blocs differ twice as far"])
    assert width(told["nothing shared by all"]) < as_weighed


def test_it_says_what_tracing_changes() -> None:
    claims = [{"low": 1000, "high": 1000, "root": "r", "speaker": str(n), "question": "q"} for n in range(8)]
    claims.append({"low": 4000, "high": 4000, "speaker": "z", "question": "q"})
    (found,) = reconcile.findings(claims, box=True)
    told = {each["assumption"]: each for each in found["sensitivity"]}
    assert told[UNTRACED]["best"] < told["as weighed"]["best"]


def test_one_root_has_no_box() -> None:
    assert box((1000, "a"), (1000, "a")) == {}
