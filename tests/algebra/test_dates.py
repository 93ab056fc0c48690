"""Whether the days of two figures may differ, so that dates could explain that the figures do; all invented."""

from __future__ import annotations

from typing import Any

import pytest

from tests.making import as_of, claim
from whosays.algebra.dates import days_may_differ

LENT, TOLD = as_of("2031-05-06", words=""), as_of("2031-05-06")
EARLIER = as_of("2031-05-02")
MONTH_LENT, MONTH_TOLD = (as_of("2031-05-01", "2031-05-31", words=words) for words in ("", "in May"))


@pytest.mark.parametrize(
    ("one", "other", "same_text", "another_text"),
    [
        ({}, {}, False, True),
        ({"as_of": LENT}, {"as_of": LENT}, False, False),
        ({"as_of": TOLD}, {"as_of": LENT}, False, False),
        ({"as_of": TOLD}, {"as_of": TOLD}, False, False),
        ({"as_of": EARLIER}, {"as_of": LENT}, True, True),
        ({"as_of": EARLIER}, {"as_of": TOLD}, True, True),
        ({"as_of": EARLIER}, {}, True, True),
        ({"as_of": MONTH_LENT}, {"as_of": MONTH_LENT}, False, True),
        ({"as_of": MONTH_TOLD}, {"as_of": MONTH_TOLD}, False, False),
        ({"entered": True}, {"entered": True}, True, True),
    ],
)
def test_only_days_that_differ_leave_anything_open(
    one: dict[str, Any], other: dict[str, Any], same_text: bool, another_text: bool
) -> None:
    for paper, may in (("paper", same_text), ("weekly", another_text)):
        pair = claim("61", at=0, **one), claim("73", at=20, paper=paper, **other)
        assert days_may_differ(pair) is days_may_differ(reversed(pair)) is may


def test_of_several_figures_any_two_may_be_of_different_days() -> None:
    same = [claim(words, as_of=LENT) for words in ("61", "73")]
    assert not days_may_differ(same)
    assert days_may_differ([*same, claim("84", as_of=EARLIER)])
