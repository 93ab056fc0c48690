"""Headings that say in what the figures of a list or table count: "in thousand roubles", "('000)"."""

from __future__ import annotations

import pytest

from tests.english import claims


def _told(text: str) -> list[tuple[str, int, str]]:
    return [(c.evidence.exact, int(c.quantity.low or 0), c.quantity.unit) for c in claims(text)]


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Regional supplement, in thousand roubles (of last year in brackets)", "RUB"),
        ("Bonuses by region (thousands of roubles)", "RUB"),
        ("Bonuses by region, RUB thousand", "RUB"),
        ("Displaced people by region (in thousands)", "person"),
        ("Displaced people by region ('000)", "person"),
        ("Displaced people. All figures are in thousands.", "person"),
    ],
)
def test_a_list_counts_in_what_its_heading_says(heading: str, unit: str) -> None:
    text = f"{heading}\n\nNorth: 120\nSouth: 1,500\n\nThe agency counted 400 dead."
    assert _told(text) == [("120", 120_000, unit), ("1,500", 1_500_000, unit), ("400", 400, "person")]


def test_each_item_of_a_budget_is_a_measure_of_its_own() -> None:
    told = claims("Budget in millions of dollars\n\nHealth: 340\nDefence: 1,200")
    assert [(str(c.quantity.low), c.measure) for c in told] == [("340000000", "health"), ("1200000000", "defence")]


@pytest.mark.parametrize(
    ("lead", "figures"),
    [
        ("He was paid 400 thousand roubles", [400_000, 300]),
        ("Hundreds of thousands marched in:", [100_000, 300]),
        ("Thousands of people marched", [1_000, 300]),
        ("The fund has a million roubles", [1_000_000, 300]),
    ],
)
def test_a_figure_scales_no_other(lead: str, figures: list[int]) -> None:
    assert [low for _, low, _ in _told(f"{lead}\n\nLorn: 300 people")] == figures


def test_a_sentence_ends_what_a_heading_says() -> None:
    text = "Bonuses, in thousand roubles\n\nLorn: 400\n\nThe army lost men.\n\nDorn: 300 dead"
    assert [low for _, low, _ in _told(text)] == [400_000, 300]


def test_the_head_of_a_column_scales_it() -> None:
    text = "Region | Displaced ('000) | Aid (USD million) | Camps\nNorth | 120 | 4.5 | 7\nSouth | 45 | 3 | 12"
    told = _told(text)
    assert [(low, unit) for _, low, unit in told if unit != "count"] == [
        (120_000, "person"),
        (4_500_000, "USD"),
        (45_000, "person"),
        (3_000_000, "USD"),
    ]
    assert [low for _, low, unit in told if unit == "count"] == [7, 12]


def test_a_scale_of_money_over_a_table_leaves_people_alone() -> None:
    text = "Compensation, thousand roubles\n\nRegion | Payment | Families\nNorth | 120 | 45\nSouth | 450 | 33"
    assert [(low, unit) for _, low, unit in _told(text)] == [
        (120_000, "RUB"),
        (45, "count"),
        (450_000, "RUB"),
        (33, "count"),
    ]
