"""Tables come out whole, with their doubts."""

from __future__ import annotations

from tests.report.accounts import bounded, claim, document, exactly, sample, source
from whosays.model.claim import Claim
from whosays.model.document import Document
from whosays.model.quantity import Qualifier
from whosays.model.report import Account
from whosays.report import ReportOptions
from whosays.report.grids import grid_views
from whosays.report.register import register
from whosays.report.views import GridView


def grids(account: Account) -> tuple[GridView, ...]:
    return grid_views(register(account, ReportOptions()))


def of(doc: Document, *claims: Claim) -> tuple[GridView, ...]:
    return grids(
        Account(
            sources=(source(doc, "t"),),
            unreadable=(),
            claims=claims,
            unread=(),
            gaps=(),
            statements=(),
            answers=(),
            checks=(),
        )
    )


def words(grid: GridView) -> list[list[str]]:
    return [[cell.text for cell in row] for row in grid.rows]


def test_a_table_whose_cells_ran_together() -> None:
    loose, _ = grids(sample().account)
    assert loose.heads == ("Source", "Estimated Number of Diggers", "Estimated Drowned (Confirmed)", "Date of Count")
    assert words(loose) == [
        ["Canal Board (March)", "2,400-2,500", "", "Spring of Last Year"],
        ["Bank Watch", "", "", ""],
        ["Diggers' Union (Lock Nine)", "", ">60", ""],
    ]
    assert loose.rows[2][2].notes == ("a",)
    assert loose.notes == (("a", "the column is not certain: no head and no prose decides"),)


def test_a_table_with_its_cells() -> None:
    _, marked = grids(sample().account)
    assert marked.heads == ("Lock", "Diggers", "Remark")
    assert words(marked) == [["Nine", "310", "wet"], ["Ten", "", "dry"]]
    assert marked.rows[0][1].quote is not None
    assert marked.rows[1][1].quote is None


def test_the_cells_of_a_row_are_the_row() -> None:
    loose, _ = grids(sample().account)
    text = sample().account.sources[1].document.text.splitlines()[1:]
    assert ["".join(row) for row in words(loose)] == text


def test_without_a_head_the_measures_name_the_columns() -> None:
    doc = document("First Bank~40 menMay\nSecond Bank$3\n")
    (grid,) = of(
        doc,
        claim(doc, "~40 men", bounded(Qualifier.APPROX, 40, 40), row=True, measure="diggers_hired"),
        claim(doc, "$3", exactly(3, "USD"), row=True, measure="daily_pay"),
    )
    assert grid.heads == ("Row", "Diggers hired", "Daily pay (USD)", "Rest of the row")
    assert words(grid) == [["First Bank", "~40 men", "", "May"], ["Second Bank", "", "$3", ""]]


def test_an_empty_line_parts_two_tables() -> None:
    doc = document("One~40\n\nTwo~50\n")
    found = of(doc, *(claim(doc, w, exactly(n), row=True) for w, n in (("~40", 40), ("~50", 50))))
    assert [words(grid) for grid in found] == [[["One", "~40", ""]], [["Two", "~50", ""]]]


def test_two_claims_on_one_figure_are_one_cell() -> None:
    doc = document("One~40\n")
    both = [claim(doc, "~40", exactly(40), row=True, measure=m) for m in ("diggers_hired", "diggers_paid")]
    (grid,) = of(doc, *both)
    assert words(grid)[0].count("~40") == 1
