"""What the other times of a text say for a figure without one. Texts are our own."""

from __future__ import annotations

import pytest

from tests.english_times import found
from whosays.normalise.told_days import told_times


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Missing since the attack of 15 January 2016. Some said 180 died, in January 2016 or so.", "2016-01-15"),
        ("On 15 January 2016 some died, and on 16 January 2016 more.", None),
        ("On 15 January 2016 some died; in 2018 all were named.", None),
        ("On Friday some died.", None),
    ],
)
def test_the_only_day_that_a_text_tells(text: str, day: str | None) -> None:
    only = told_times(found(text)).only_day()
    assert (only.period.edtf if only else None) == day


def test_the_time_told_before() -> None:
    text = "In September 2023 they fled. On 1 October 2023 more did. Later none."
    told = told_times(found(text))
    before = told.before(text.index("Later"))
    assert before is not None
    assert before.edtf == "2023-10-01"
    assert told.before(0) is None
