"""What early counts of one toll say of what is still to come."""

from __future__ import annotations

from typing import Any

import pytest

from whosays import reconcile

TOLD = {"question": "q", "measure": "killed", "unit": "person", "kind": "cumulative"}


def best(*tolls: tuple[int, int]) -> dict[str, Any]:
    """The finding of tolls, each of a day in May, by bodies of their own."""
    claims = [
        {**TOLD, "low": low, "high": low, "speaker": f"body {at}", "as_of": f"2026-05-{day:02}"}
        for at, (low, day) in enumerate(tolls)
    ]
    return reconcile.findings(claims)[0]


@pytest.mark.parametrize(
    "tolls",
    [
        ((61, 1), (73, 2), (84, 4)),
        ((92, 1), (97, 2)),
        ((47, 1), (71, 6)),
        ((9, 1), (14, 2)),
        ((61, 1), (73, 2), (84, 4), (85, 4)),
        ((4, 1), (14, 1), (31, 2), (52, 3), (84, 30)),
    ],
)
def test_best_is_about_the_newest_count_whether_early_ones_are_close_or_far(tolls: tuple[tuple[int, int], ...]) -> None:
    newest = max(low for low, _ in tolls)
    assert 0.93 * newest <= best(*tolls)["best"] <= 1.08 * newest


def test_close_early_counts_tell_that_little_is_still_to_come() -> None:
    """And each of them tells it more surely; far ones leave the upper end where it was."""
    close, far = best((73, 2), (84, 4)), best((12, 2), (84, 4))
    assert close["high"] < far["high"]
    assert best((61, 1), (73, 2), (84, 4))["high"] <= close["high"]


def test_what_is_without_the_newest_count_is_told_of_the_others() -> None:
    found = best((61, 1), (73, 2), (84, 4))
    without = sorted(found["without"].values())
    assert 0.9 * 73 <= without[0] <= 1.1 * 73
    assert all(0.9 * 84 <= each <= 1.1 * 84 for each in without[1:])
