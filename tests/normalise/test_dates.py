"""Resolving time expressions. Expected periods follow from the calendar and from recording rule 10; the seasons,
thirds and open ends are those of gold/NOTES.md, rule 7, and of the docstrings.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.english_times import Anchor, Lean, day, edtf, read
from whosays.model.period import AsOf, Period
from whosays.normalise.dates import Undated

REPORT = Anchor(document=day("2025-04-15"))
"""A report of a Tuesday."""

ABSOLUTE = [
    ("on 2 March 2025", "2025-03-02"),
    ("March 2, 2025", "2025-03-02"),
    ("2025-03-02", "2025-03-02"),
    ("25/03/2025", "2025-03-25"),
    ("03/25/2025", "2025-03-25"),
    ("02.03.2025", "2025-03-02"),
    ("in Mar. 2025", "2025-03"),
    ("by March 2025", "2025-03"),
    ("late 2024", "2024-10/2024-12"),
    ("early 2024", "2024-01/2024-03"),
    ("mid-2018", "2018-05/2018-08"),
    ("fall 2024", "2024-09/2024-11"),
    ("winter 2022/23", "2022-12/2023-02"),
    ("Q3 2024", "2024-07/2024-09"),
    ("the second half of 2024", "2024-07/2024-12"),
    ("2024/25", "2024/2025"),
    ("from 2022-24", "2022/2024"),
    ("the 1990s", "1990/1999"),
    ("late 1990s", "1997/1999"),
    ("of 1950-1953", "1950/1953"),
    ("until November 2024", "../2024-11"),
    ("pre-2014", "../2013-12"),
    ("since November 2024", "2024-11/.."),
    ("Post Nov 2024", "2024-12/.."),
    ("1–5 May 2024", "2024-05-01/2024-05-05"),
    ("from November to March 2025", "2024-11/2025-03"),
    ("from June 2024 to March", "2024-06/2025-03"),
    ("the first three months of 2024", "2024-01/2024-03"),
    ("the last two months of 2023", "2023-11/2023-12"),
    ("the first Monday of September 2024", "2024-09-02"),
    ("two days after 5 May 2024", "2024-05-07"),
    ("the year to June 2024", "2023-07/2024-06"),
    ("in the 12 months to 31 March 2025", "2024-04/2025-03"),
    ("end-March 2025", "2025-03-21/2025-03-31"),
    ("in the years 2014–2015", "2014/2015"),
    ("the week ending 5 May 2024", "2024-04-29/2024-05-05"),
    ("week 1 of 2021", "2021-01-04/2021-01-10"),
    ("between 1 January and 30 June of this year (2023)", "2023-01/2023-06"),
    ("in nineteen ninety-six", "1996"),
    ("by two thousand and fifteen", "2015"),
    ("twenty-five January nineteen eighty six", "1986-01-25"),
    ("in Mar '24", "2024-03"),
    ("in Mar ’87", "1987-03"),
    ("20250302", "2025-03-02"),
    ("after 2016", "2017-01/.."),
    ("before 2018", "../2017-12"),
    ("after 5 May 2024", "2024-05-05/.."),
    ("before the end of 2024", "../2024-12"),
    ("from 2018 onwards", "2018-01/.."),
    ("2018 or later", "2018-01/.."),
    ("2010 and earlier", "../2010-12"),
    ("Christmas 2023", "2023-12-25"),
    ("Easter 2024", "2024-03-31"),
    ("Good Friday 2025", "2025-04-18"),
    ("Thanksgiving 2024", "2024-11-28"),
    ("Memorial Day 2024", "2024-05-27"),
    ("New Year's Eve 2024", "2024-12-31"),
    ("the first week of 2021", "2021-01-04/2021-01-10"),
    ("the second last week of October 2018", "2018-10-15/2018-10-21"),
    ("the last Monday of May 2024", "2024-05-27"),
    ("18 December 2024 for 10 days", "2024-12-18/2024-12-27"),
    ("for 2 weeks starting 20 May 2024", "2024-05-20/2024-06-02"),
    ("22/Jan/2019 to 1/Feb/2019", "2019-01-22/2019-02-01"),
]

RELATIVE = [
    ("by year's end", "2025-10/2025-12"),
    ("in the week to Sunday", "2025-04-07/2025-04-13"),
    ("two Thursdays ago", "2025-04-03"),
    ("four business days ago", "2025-04-09"),
    ("the EOM", "2025-04-21/2025-04-30"),
    ("two weeks and 2 days ago", "2025-03-30"),
    ("last week's Sunday", "2025-04-13"),
    ("the week after next", "2025-04-28/2025-05-04"),
    ("the rest of the week", "2025-04-15/2025-04-20"),
    ("last Christmas", "2024-12-25"),
    ("this working week", "2025-04-14/2025-04-18"),
    ("from next Monday to Friday", "2025-04-21/2025-04-25"),
    ("in March", "2025-03"),
    ("in May", "2024-05"),
    ("on 14 May", "2024-05-14"),
    ("on Monday", "2025-04-14"),
    ("on Tuesday", "2025-04-15"),
    ("last week", "2025-04-07/2025-04-13"),
    ("last year", "2024"),
    ("the previous year", "2024"),
    ("this month", "2025-04"),
    ("yesterday", "2025-04-14"),
    ("last night", "2025-04-14"),
    ("for the past year", "2024-04-15/2025-04-15"),
    ("in the last year", "2024-04-15/2025-04-15"),
    ("in the past three weeks", "2025-03-25/2025-04-15"),
    ("three days ago", "2025-04-12"),
    ("two years ago", "2023"),
    ("March of the current year", "2025-03"),
    ("the fall of the previous year", "2024-09/2024-11"),
    ("last winter", "2024-12/2025-02"),
    ("last March", "2025-03"),
    ("earlier this year", "2025-01-01/2025-04-15"),
    ("later this month", "2025-04-15/2025-04-30"),
    ("late last year", "2024-10/2024-12"),
    ("in the coming months", "2025-04-15/.."),
    ("the first half of this year", "2025-01/2025-06"),
    ("the last week of last month", "2025-03-24/2025-03-30"),
    ("in the past 24 hours", "2025-04-14/2025-04-15"),
    ("in the three months to March", "2025-01/2025-03"),
    ("the last night of the year", "2024-12-31"),
    ("last fiscal year", "2024"),
    ("Friday, July 18", "2025-07-18"),
    ("from 2014 to the present", "2014-01-01/2025-04-15"),
]

MENTIONED = [
    ("two months earlier", "2023-03"),
    ("a year later", "2024-05"),
    ("since then", "2023-05/.."),
    ("that year", "2023"),
    ("the same month", "2023-05"),
    ("in the same period", "2023-05"),
    ("the same period of 2021", "2021-05"),
    ("the year before", "2022"),
    ("in December", "2023-12"),
    ("later", "2023-05/.."),
    ("earlier", "../2023-05"),
]


@pytest.mark.parametrize(("text", "period"), ABSOLUTE)
def test_absolute_times_need_no_anchor(text: str, period: str) -> None:
    anchor = REPORT if "present" in text else Anchor()
    assert edtf(text, anchor) == period


@pytest.mark.parametrize(("text", "period"), RELATIVE)
def test_relative_times_are_read_from_the_document(text: str, period: str) -> None:
    assert edtf(text, REPORT) == period


@pytest.mark.parametrize("text", [text for text, _ in RELATIVE])
def test_without_a_date_relative_times_stay_open_and_say_why(text: str) -> None:
    result = read(text, Anchor())
    assert isinstance(result, Undated)
    assert text in result.reason


@pytest.mark.parametrize(("text", "period"), MENTIONED)
def test_times_that_refer_back(text: str, period: str) -> None:
    assert edtf(text, Anchor(mentioned=Period.of_month(2023, 5))) == period


def test_a_coarse_date_gives_a_coarse_reading() -> None:
    coarse = Anchor(document=Period.of_month(2025, 3, 9))
    assert edtf("yesterday", coarse) == "2025-02-28/2025-11-29"
    assert edtf("March of the current year", coarse) == "2025-03"
    assert edtf("earlier in the current year", coarse) == "2025-01/2025-03"


def test_two_readings_are_not_one() -> None:
    result = read("02/03/2025", Anchor())
    assert isinstance(result, AsOf)
    assert (result.period, result.alternative) == (day("2025-03-02"), day("2025-02-03"))
    settled = read("02/03/2025", Anchor(day_first=False))
    assert isinstance(settled, AsOf)
    assert (settled.period, settled.alternative) == (day("2025-02-03"), None)


@pytest.mark.parametrize("text", ["feb 30 2024", "29 February 2023", "2024-13-01"])
def test_days_that_do_not_exist_are_not_mended(text: str) -> None:
    assert edtf(text, REPORT) == "undated"


@pytest.mark.parametrize("text", ["at 11am", "within 48 hours"])
def test_clocks_and_lengths_are_no_dates(text: str) -> None:
    assert edtf(text, REPORT) == "undated"


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("in May", "2025-05"),
        ("Friday", "2025-04-18"),
        ("in two weeks", "2025-04-29"),
        ("three weeks ago", "2025-03-25"),
    ],
)
def test_plans_look_ahead(text: str, period: str) -> None:
    assert edtf(text, Anchor(document=day("2025-04-15"), lean=Lean.FUTURE)) == period


def test_the_reason_names_what_the_date_rests_on() -> None:
    anchor = Anchor(document=day("2025-04-15"), because="the date line says so")
    result = read("March of the current year", anchor)
    assert "'March of the current year': the current year is 2025, because the date line says so" in result.reason


texts = st.sampled_from([text for text, _ in (*ABSOLUTE, *RELATIVE, *MENTIONED)])
days = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@given(texts, days, days, st.sampled_from(Lean))
def test_every_anchor_gives_a_period_or_a_reason(text: str, one: date, other: date, lean: Lean) -> None:
    document = Period(first=min(one, other), last=max(one, other))
    result = read(text, Anchor(document=document, mentioned=Period.of_year(other.year), lean=lean))
    assert result.reason
