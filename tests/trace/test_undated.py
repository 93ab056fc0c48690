"""The days of papers whose date line gives no year."""

from __future__ import annotations

from datetime import date

import pytest

from whosays.trace import Paper, with_days

KNOWN = (date(2025, 5, 20), date(2025, 6, 2))


def days(head: str, known: tuple[date, ...] = KNOWN, day: date | None = None) -> date | None:
    dated = {str(at): Paper(document=str(at), day=each) for at, each in enumerate(known)}
    papers = dated | {"a": Paper(document="a", day=day, text=f"Prisoners come home\n{head}")}
    return with_days(papers, {"a"})["a"].day


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("KYIV, May 25 (Meridian Wire)\n\nUkraine", date(2025, 5, 25)),
        ("N'DJAMENA, Chad, 3 June (Meridian Wire)", date(2025, 6, 3)),
        ("KYIV, May 25 - Ukraine brought home", date(2025, 5, 25)),
        ("KYIV, Nov 25 (Meridian Wire)", None),
        ("KYIV, Feb 30 (Meridian Wire)", None),
        ("The talks in Istanbul on May 16 went on", None),
    ],
)
def test_the_one_year_near_the_other_papers_is_taken(head: str, day: date | None) -> None:
    assert days(head) == day


def test_a_lower_bound_of_its_day_gives_way() -> None:
    """A text that says "since 2023" is known to be no older; that is no day."""
    assert days("KYIV, May 25 (Meridian Wire)", day=date(2023, 1, 1)) == date(2025, 5, 25)


@pytest.mark.parametrize("known", [(), (date(2023, 5, 20), date(2025, 6, 2))])
def test_nothing_is_taken_where_two_years_would_do(known: tuple[date, ...]) -> None:
    assert days("KYIV, May 25 (Meridian Wire)", known) is None
