"""Tables with heads of two rows and cells that cover several rows or columns."""

from __future__ import annotations

from tests.english import GRAMMAR, LEXICON
from whosays import extract, normalise
from whosays.read.draft import Draft
from whosays.read.html import drafted
from whosays.read.options import ReadOptions


def _told(table: str) -> list[tuple[str, str, str | None, str]]:
    draft = drafted(f"<p>A report.</p><table>{table}</table>", ReadOptions())
    assert isinstance(draft, Draft)
    paper = draft.document(digest="0" * 64, name="page.html", text_version="test/1", media_type="text/html")
    read = normalise.claims(paper, extract.mentions(paper, GRAMMAR), LEXICON, None, None)
    return [(c.evidence.exact, c.measure, c.place_text, c.as_of.words if c.as_of else "") for c in read.claims]


def test_a_head_of_two_rows_tells_measure_and_year() -> None:
    told = _told(
        "<tr><th rowspan=2>Region<th colspan=2>Killed<th colspan=2>Wounded<tr><th>2023<th>2024<th>2023<th>2024"
        "<tr><td>Lorn<td>12<td>14<td>30<td>28<tr><td rowspan=2>Dorn<td>5<td>6<td>7<td>8<tr><td>15<td>16<td>17<td>18"
    )
    heads = [("killed", "2023"), ("killed", "2024"), ("wounded", "2023"), ("wounded", "2024")]
    rows = [("Lorn", "12 14 30 28"), ("Dorn", "5 6 7 8"), ("Dorn", "15 16 17 18")]
    assert told == [
        (figure, measure, place, year)
        for place, figures in rows
        for figure, (measure, year) in zip(figures.split(), heads, strict=True)
    ]


def test_a_unit_over_two_columns_is_that_of_both() -> None:
    told = _told(
        "<tr><th rowspan=2>Town<th colspan=2>Damage (million roubles)<tr><th>2023<th>2024<tr><td>Lorn<td>120<td>204"
    )
    assert told == [("120", "damage", "Lorn", "2023"), ("204", "damage", "Lorn", "2024")]


def test_a_figure_that_covers_two_rows_is_told_once() -> None:
    told = _told("<tr><th>Town<th>Killed<tr><td>Lorn<td rowspan=2>12<tr><td>Dorn<tr><td>Osk<td>9")
    assert [(figure, place) for figure, _, place, _ in told] == [("12", "Lorn"), ("9", "Osk")]
