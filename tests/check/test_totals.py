"""Total rows of tables: what adds up, what does not, and what cannot be told. The tables are our own."""

from __future__ import annotations

import pytest

from whosays.check.totals import RELATION
from whosays.model.check import Check, Verdict
from whosays.workspace import Case

HEAD = "Situation report, 4 May 2025\n\n| District | Killed | Injured |\n|---|---|---|\n"


def told(*rows: str, head: str = HEAD) -> list[Check]:
    """The checks of total rows over a text with a table of these rows."""
    text = head + "".join(f"| {row.replace(',', ' |')} |\n" for row in rows)
    return [check for check in Case.transient([], [("report.md", text.encode())]).checks if check.relation == RELATION]


def verdicts(*rows: str) -> list[str]:
    """What the total row comes to, column by column."""
    return sorted(str(check.verdict) for check in told(*rows))


def test_rows_that_add_up() -> None:
    assert verdicts("Karmek, 12, 40", "Velka, 7, 22", "Ostra, 5, 18", "Total, 24, 80") == ["holds", "holds"]


def test_a_column_that_does_not_add_up_beside_one_that_does() -> None:
    checks = told("Karmek, 12, 40", "Velka, 7, 22", "Ostra, 5, 18", "Total, 24, 85")
    (check,) = [check for check in checks if check.verdict is Verdict.FAILS]
    assert check.sentence == (
        "In table 1, “40”, “22” and “18” for people wounded add up to 80; the total row has “85”, apart by 5 (a factor of 1.06)."
    )
    assert len(check.claims) == 4
    assert check.factor is not None


@pytest.mark.parametrize(
    ("total", "explained"),
    [
        (62, "they would agree if “18” had been left out of the total"),
        (98, "they would agree if “18” had been counted twice in the total"),
    ],
)
def test_the_row_that_explains_it_is_named(total: int, explained: str) -> None:
    checks = told("Karmek, 12, 40", "Velka, 7, 22", "Ostra, 5, 18", f"Total, 24, {total}")
    assert [check.dissolved_by for check in checks if check.verdict is Verdict.FAILS] == [explained]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (("Karmek, 12, 40", "Velka, 7, 22", "Total, 90, 300"), ["cannot_tell", "cannot_tell"]),
        (("Karmek, 12, 40", "Velka, 7, 22", "Total, 20, 66"), ["fails", "fails"]),
        (("Karmek, 12, 40", "Total, 12, 41"), []),
        (("Karmek, 12, 40", "Velka, , 22", "Ostra, 7, 11", "Total, 30, 73"), ["holds"]),
        (("Karmek, 12, 40", "of which women, 5, 20", "Velka, 7, 22", "Total, 19, 62"), ["holds", "holds"]),
        (("Karmek, 12, 40", "Velka, 7, 22", "Average, 9, 31"), []),
    ],
    ids=["a selection", "by little in both", "one row", "a hole", "a part of a row", "no total"],
)  # fmt: skip
def test_what_rows_are_meant_to_do(rows: tuple[str, ...], expected: list[str]) -> None:
    assert verdicts(*rows) == expected


def test_subtotals_and_the_total_of_all() -> None:
    north = ("Karmek, 12, 40", "Velka, 7, 22", "Subtotal, 19, 62")
    south = ("Ostra, 5, 18", "Tolka, 3, 9", "Subtotal, 8, 27")
    assert verdicts(*north, *south, "Total, 27, 89") == ["holds"] * 6


def test_shares_and_rates_are_not_added() -> None:
    head = "Situation report, 4 May 2025\n\n| District | Killed | Share of homes destroyed |\n|---|---|---|\n"
    assert [str(check.verdict) for check in told("Karmek, 12, 40%", "Velka, 7, 22%", "Total, 19, 31%", head=head)] == [
        "holds"
    ]
