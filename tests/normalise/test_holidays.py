"""Days of holidays. Easter Sundays are those of the US Naval Observatory's table of Easter dates (1900–2099)."""

from __future__ import annotations

import pytest

from tests.english_times import Anchor, day, edtf
from whosays.normalise.holidays import easter


@pytest.mark.parametrize(
    "written", ["1943-04-25", "1961-04-02", "2000-04-23", "2008-03-23", "2019-04-21", "2024-03-31", "2038-04-25"]
)
def test_easter(written: str) -> None:
    assert easter(int(written[:4])).isoformat() == written


@pytest.mark.parametrize(
    ("text", "period"),
    [("since Christmas", "2024-12-25/.."), ("before last Easter", "../2024-03-30"), ("on Labor Day", "2024-09-02")],
)
def test_a_holiday_without_a_year_is_the_latest(text: str, period: str) -> None:
    assert edtf(text, Anchor(document=day("2025-04-15"))) == period
