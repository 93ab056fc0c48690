"""Which column a figure stood in. The tables are invented; the expected columns are what a reader would say."""

from __future__ import annotations

import pytest

from whosays.report.gridcolumns import Kind, columns_for


def kind(measure: str, unit: str = "person", population: str = "") -> Kind:
    return Kind(measure=measure, unit=unit, population=population)


CREWS = kind("crews_sent", population="river crews")
EXTRA = kind("additions", population="river crews")
DROWNED = kind("drownings", population="river crews")
CROWNS, DOLLARS = kind("wage_paid", "CZK"), kind("wage_paid", "USD")


@pytest.mark.parametrize(
    ("rows", "heads", "columns"),
    [
        ([[CREWS], [DROWNED]], ["Source", "Number of Crews", "Drowned", "Date"], {CREWS: 1, DROWNED: 2}),
        ([[CREWS], [EXTRA]], ["Source", "Number of Crews", "Drowned", "Date"], {CREWS: 1, EXTRA: 1}),
        ([[CROWNS, DOLLARS]], ["Who", "Wage (Czech crowns)", "Wage (USD)"], {CROWNS: 1, DOLLARS: 2}),
        ([[CREWS, kind("silt", "t")]], ["Source", "Crews", "Load", "Date"], {CREWS: 1, kind("silt", "t"): 2}),
        ([[kind("silt", "t")]], ["Source", "Crews", "Drowned"], {}),
        ([[DROWNED, CREWS]], ["Source", "Crews", "Drowned"], {}),
        ([[CREWS]], ["Crews"], {}),
        ([[CREWS]], [], {}),
    ],
    ids=["by measure", "by people", "by unit", "by neighbour", "no word", "wrong order", "one head", "no head"],
)
def test_columns(rows: list[list[Kind]], heads: list[str], columns: dict[Kind, int]) -> None:
    assert columns_for(rows, heads) == columns
