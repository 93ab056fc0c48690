"""Rows with a total of their own, and tables of plain text. The tables are our own."""

from __future__ import annotations

from whosays.check.tables import RELATION
from whosays.check.totals import RELATION as ROWS
from whosays.model.check import Check, Verdict
from whosays.workspace import Case

HEAD = "People in shelters\n\n| Town | Men | Women | Total |\n|---|---|---|---|\n"


def told(*rows: str, head: str = HEAD, name: str = "report.md", relation: str = RELATION) -> list[Check]:
    text = head + "".join(f"| {row.replace(',', ' |')} |\n" for row in rows)
    return [check for check in Case.transient([], [(name, text.encode())]).checks if check.relation == relation]


def test_a_row_that_misses_its_own_total() -> None:
    checks = told("Karmek, 12, 40, 52", "Velka, 7, 22, 39", "Ostra, 5, 18, 23")
    (check,) = [check for check in checks if check.verdict is Verdict.FAILS]
    assert check.sentence == (
        "In table 1, row “Velka”, “7” and “22” add up to 29; the row has “39”, apart by 10 (a factor of 1.34)."
    )
    assert len(checks) == 3


def test_columns_that_are_no_sums_are_left_alone() -> None:
    assert told("Karmek, 12, 40, 52", "Velka, 7, 22, 39", "Ostra, 5, 18, 31") == []


def test_two_rows_are_too_few() -> None:
    assert told("Karmek, 12, 40, 52", "Velka, 7, 22, 39") == []


def test_a_table_of_plain_text_has_total_rows_too() -> None:
    rows = ("Karmek, 12, 40, 52", "Velka, 7, 22, 29", "Ostra, 5, 18, 23", "Total, 24, 80, 114")
    (check,) = [c for c in told(*rows, name="page.txt", relation=ROWS) if c.verdict is Verdict.FAILS]
    assert check.sentence.startswith("In a table of the text, “52”, “29” and “23” add up to 104")


def test_rows_of_different_things_add_up_by_their_place() -> None:
    head = "Spending\n\n| Item | 2022 | 2023 |\n|---|---|---|\n"
    rows = ("Housing, $40, $55", "Food, $25, $35", "Transport, $15, $10", "Total, $80, $190")
    checks = told(*rows, head=head, relation=ROWS)
    assert sorted(str(check.verdict) for check in checks) == ["fails", "holds"]


def test_shares_add_up_to_all() -> None:
    head = "Votes\n\n| Party | Votes | Share |\n|---|---|---|\n"
    checks = told("Blue, 600, 60%", "Red, 300, 45%", "None, 100, 10%", "Total, 1000, 100%", head=head, relation=ROWS)
    (check,) = [check for check in checks if check.verdict is Verdict.FAILS]
    assert "add up to 115 %; the total row has “100%”" in check.sentence
