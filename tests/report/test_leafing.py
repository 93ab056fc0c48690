"""The evidence of a question, a sheet at a time."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whosays.report.leafing import Leafing, leafed
from whosays.report.views import Group, Line, Quote


def line(number: int) -> Line:
    quote = Quote(anchor=f"c-{number}", source="a.txt", start=0, end=1, place="", before="", exact="1", after="")
    return Line(
        figure="1",
        who="x",
        via="",
        when="",
        date_note="",
        stance="",
        votes=True,
        remark="",
        doubt_notes=(),
        quote=quote,
    )


def groups(sizes: list[int]) -> list[Group]:
    lines = iter(range(sum(sizes)))
    return [
        Group(letter=str(n), heading="", detail="", lines=tuple(line(next(lines)) for _ in range(size)))
        for n, size in enumerate(sizes)
    ]


@given(sizes=st.lists(st.integers(1, 9), max_size=8), each=st.integers(1, 7))
def test_sheets_hold_each_line_once_in_order(sizes: list[int], each: int) -> None:
    told = groups(sizes)
    first = leafed(told, Leafing(lines=each))
    sheets = [leafed(told, Leafing(number=n + 1, lines=each)) for n in range(first.sheets)]
    anchors = [one.quote.anchor for sheet in sheets for group in sheet.groups for one in group.lines]
    assert anchors == [f"c-{n}" for n in range(sum(sizes))]
    assert all(sheet.last - sheet.first < each for sheet in sheets)
    assert leafed(told, Leafing(whole=True, lines=each)).groups == tuple(told)
    for number in range(sum(sizes)):
        sheet = leafed(told, Leafing(at=f"c-{number}", number=99, lines=each))
        assert sheet.first <= number + 1 <= sheet.last


@pytest.mark.parametrize(("number", "sheet"), [(-3, 1), (99, 2)])
def test_a_number_that_there_is_not_gives_the_nearest_sheet(number: int, sheet: int) -> None:
    assert leafed(groups([3, 2]), Leafing(number=number, lines=3)).number == sheet
