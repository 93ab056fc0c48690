"""Which time a figure is told of."""

from __future__ import annotations

import pytest

from tests.english import found


@pytest.mark.parametrize(
    ("text", "times"),
    [
        ("In May 2024, 450 men were killed.", ["May 2024"]),
        ("In May 450 were killed, and in June 620 were wounded.", ["May", "June"]),
        ("By 2023 the army had 450 tents, but in 2024 it had 620 tents.", ["2023", "2024"]),
        ("The minister said on Friday that 450 men were killed.", [None]),
        ("The minister said on Friday that 450 men were killed in March.", ["March"]),
        ("450 men were killed on Friday.", ["Friday"]),
        ("OSLO, 8 December 2024 - Some 450 men were killed.", [None]),
        ("450 men were killed.", [None]),
    ],
)
def test_the_time_of_the_figures_own_clause(text: str, times: list[str | None]) -> None:
    told = [mention.time.text if mention.time else None for mention in found(text).mentions]
    assert len(told) == len(times)
    for mine, wanted in zip(told, times, strict=True):
        assert (wanted is None) == (mine is None)
        assert wanted is None or wanted in (mine or "")


def test_a_time_is_inherited_within_a_paragraph_and_not_beyond() -> None:
    text = "In May 2024 450 men were killed. Another 30 men were wounded.\n\nLater 12 men fled."
    first, second, third = found(text).mentions
    assert not first.time_inherited
    assert second.time_inherited
    assert second.time == first.time
    assert third.time is None or third.time.text == "Later"
