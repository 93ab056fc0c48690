"""CSV: figures stay figures, and no formula for a spreadsheet to run (Trust T11, ASVS 1.2.10)."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.export.delimited import as_csv

SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")


@pytest.mark.parametrize("sign", SIGNS)
def test_no_cell_begins_like_a_formula(sign: str) -> None:
    (row,) = csv.DictReader(io.StringIO(as_csv([{"text": f"{sign}1+1", "list": [f"{sign}A1"]}]), newline=""))
    assert row == {"text": f"'{sign}1+1", "list": f"'{sign}A1"}


def test_figures_stay_figures() -> None:
    assert as_csv([{"low": -5, "high": 2.5, "open": None, "split": True}]) == (
        '"low","high","open","split"\n-5,2.5,"","true"\n'
    )


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1, max_size=4))
def test_no_text_begins_like_a_formula(texts: list[str]) -> None:
    text = as_csv([{str(number): each for number, each in enumerate(texts)}])
    (row,) = list(csv.reader(io.StringIO(text, newline="")))[1:]
    assert [cell.removeprefix("'") for cell in row] == [each.removeprefix("'") for each in texts]
    assert not any(cell.startswith(SIGNS) for cell in row)


def test_places_are_written_in_one_cell() -> None:
    places = [{"document": "a", "start": 1, "end": 2}, {"document": "b", "start": 3, "end": 4}]
    assert as_csv([{"claims": places}]) == '"claims"\n"a:1-2; b:3-4"\n'


def test_columns_that_are_asked_for_are_there_without_a_row() -> None:
    assert as_csv([], ("low", "high")) == '"low","high"\n'
    assert as_csv([]) == ""
