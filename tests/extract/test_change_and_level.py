"""Pairs of figures that are a change and its level, or a range; years that close a reference; ranges in dozens."""

from __future__ import annotations

import pytest

from tests.english import claims, found
from whosays.model.mention import AsideKind


def ends(text: str) -> list[tuple[float | None, float | None]]:
    told = [(claim.quantity.low, claim.quantity.high) for claim in claims(text)]
    return [(None if low is None else float(low), None if high is None else float(high)) for low, high in told]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("The number of injured climbed 14 to 61.", [14, 61]),
        ("Wheat fell $8 to $212 a tonne.", [8, 212]),
        ("Departures rose 300 to 2,100.", [300, 2_100]),
        ("Unemployment grew 1.1 percent to 6.3 percent.", [1.1, 6.3]),
        ("The deficit widened €20 million to €140 million.", [20e6, 140e6]),
        ("The number of missing increased 35 to 400 by noon.", [35, 400]),
        ("Deaths jumped 11 to 52, the ministry said.", [11, 52]),
        ("Camp arrivals surged 900 to 4,300 people.", [900, 4_300]),
    ],
)
def test_what_rose_by_one_figure_to_another_is_no_range(sentence: str, figures: list[float]) -> None:
    assert ends(sentence) == [(figure, figure) for figure in figures]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("The council agreed on an increase in the grant to families of miners killed at work from 2.5 million to 4"
         " million hryvnias.", ["2500000 UAH", "4000000 UAH"]),
        ("A cut in the bonus for recruits from 40,000 to 25,000 roubles was announced.", ["40000 RUB", "25000 RUB"]),
        ("The minister raised the allowance for guards at the northern border crossings from 300 to 350 euros.",
         ["300 EUR", "350 EUR"]),
        ("A fine from 300 to 350 euros was imposed.", ["300-350 EUR"]),
        ("Trade grew by a factor of 2.5 to USD 58 million.", ["2.5 count", "58000000 USD"]),
    ],
)  # fmt: skip
def test_what_a_sum_was_changed_from_has_the_currency_of_the_other(sentence: str, figures: list[str]) -> None:
    quantities = [claim.quantity for claim in claims(sentence)]
    told = [f"{q.low:.1f} {q.unit}" if q.low == q.high else f"{q.low}-{q.high} {q.unit}" for q in quantities]
    assert [figure.replace(".0 ", " ") for figure in told] == figures


@pytest.mark.parametrize(
    ("sentence", "low", "high"),
    [
        ("Rents rose 4 to 9 percent.", 4, 9),
        ("The plant will cut 40 to 60 jobs.", 40, 60),
        ("Police rounded up 20 to 30 men.", 20, 30),
        ("The estate grew 20 to 30 crops.", 20, 30),
        ("Wages may rise 3% to 5%.", 3, 5),
        ("Some 15 to 25 hikers fell.", 15, 25),
    ],
)
def test_a_range_behind_a_verb_of_change_stays_one(sentence: str, low: int, high: int) -> None:
    assert ends(sentence) == [(low, high)]


@pytest.mark.parametrize(
    ("notes", "years"),
    [
        ("Notes\n1. Red Cross bulletin, 2023.\n2. Harbour Office, 2021.", ["2023", "2021"]),
        ("Sources\nMinistry of Health, 2022\nCoast Guard log, 2024", ["2022", "2024"]),
        ("Sources: Relief Council, 2019; Province of Dorn, 2020.", ["2019", "2020"]),
        ("See Brandt, 2018, p. 41.", ["2018"]),
        ("3. Okoro and Lind, Floods of the Delta, 1998.", ["1998"]),
    ],
)
def test_the_year_that_closes_a_reference_counts_nobody(notes: str, years: list[str]) -> None:
    text = f"The flood killed 40 people.\n\n{notes}"
    dates = [text[a.start : a.end] for a in found(text).asides if a.kind is AsideKind.DATE]
    assert [claim.evidence.exact for claim in claims(text)] == ["40"]
    assert dates == years


@pytest.mark.parametrize(
    ("sentence", "low", "high"),
    [
        ("3 to 4 dozen people were killed.", 36, 48),
        ("Two to three dozen villagers are missing.", 24, 36),
        ("The blast hurt 4-5 dozen soldiers.", 48, 60),
        ("Between five and six dozen miners were trapped.", 60, 72),
        ("Between a dozen and two dozen sailors drowned.", 12, 24),
        ("Six to a dozen people died.", 6, 12),
        ("2-3 hundred people died.", 200, 300),
    ],
)
def test_a_range_in_dozens_counts_both_ends_in_dozens(sentence: str, low: int, high: int) -> None:
    assert ends(sentence) == [(low, high)]
