"""Rows of countries, rows that sum up, and labels that say in what a row counts. The tables are our own."""

from __future__ import annotations

import pytest

from whosays.check.totals import RELATION
from whosays.model.check import Verdict
from whosays.model.claim import Claim
from whosays.model.mention import TieKind
from whosays.workspace.case import Case


def case(*rows: str, before: str = "") -> Case:
    head, *body = rows
    lines = [before, "", f"| {head} |", "|" + "---|" * (head.count("|") + 1), *(f"| {row} |" for row in body)]
    return Case.transient([], [("page.md", "\n".join(lines).encode())])


def table(*rows: str, before: str = "") -> dict[str, Claim]:
    return {claim.evidence.exact: claim for claim in case(*rows, before=before).claims if claim.in_table}


PAID = "Nepali soldiers at the front are paid 2,000 dollars a month."
FALLEN = ("Serving | Killed", "800 | 61", "500 | 44", "270 | 18", "1,570 | 123")


@pytest.mark.parametrize("head", ["Origin", "Nationality", "Country of origin", "Contingent"])
def test_each_row_is_of_the_country_that_labels_it(head: str) -> None:
    labels = (head, "Nepal", "Ghana", "Others", "Total")
    found = table(*(f"{label} | {cells}" for label, cells in zip(labels, FALLEN, strict=True)), before=PAID)
    people = {words: claim.population for words, claim in found.items()}
    assert people["800"] == people["61"] == "Nepali troops"
    assert people["500"] == people["44"] == "Ghanaian troops"
    assert people["270"] == people["18"] == "others"
    assert not any("Nepal" in (people[words] or "") for words in ("1,570", "123"))


@pytest.mark.parametrize("label", ["Total", "All", "Sum", "Overall"])
def test_the_total_of_each_column_measures_what_the_column_does(label: str) -> None:
    labels = ("Origin", "Nepal", "Ghana", "Others", label)
    rows = [f"{label} | {cells}" for label, cells in zip(labels, FALLEN, strict=True)]
    found = table(*rows, before=PAID)
    assert found["1,570"].measure == found["800"].measure == found["270"].measure
    assert found["123"].measure == found["61"].measure == "killed"
    checks = [check.verdict for check in case(*rows, before=PAID).checks if check.relation == RELATION]
    assert checks == [Verdict.HOLDS, Verdict.HOLDS]


def test_a_total_of_places_is_not_of_the_place_of_the_text_that_is_one_of_them() -> None:
    before = "The storm hit Velka district on 4 May 2025. In Velka district the Red Cross counted 31 dead."
    found = table("District | Killed", "Velka | 33", "Orm | 6", "Total | 39", before=before)
    assert {words: claim.place for words, claim in found.items()} == {"33": "Velka", "6": "Orm", "39": None}


def test_counts_that_end_in_five_are_not_rounded() -> None:
    (check,) = [c for c in case("District | Killed", "Velka | 35", "Orm | 15", "Total | 45").checks if c.factor]
    assert "apart by 5" in check.sentence


@pytest.mark.parametrize(
    ("label", "value", "unit"),
    [
        ("Paid per family, UAH million", 15_000_000, "UAH"),
        ("Paid to all families, EUR billion", 15_000_000_000, "EUR"),
        ("Compensation (USD thousand)", 15_000, "USD"),
        ("Wages (dollars)", 15, "USD"),
        ("Soldiers deployed (thousand)", 15_000, "person"),
        ("Soldiers deployed, northern front", 15, "person"),
        ("Families that were paid 3 million dollars", 15, "count"),
    ],
)
def test_a_label_may_say_in_what_its_row_counts(label: str, value: int, unit: str) -> None:
    claim = table("Item | 2023 | 2024", f"{label} | 15 | 18", "Houses rebuilt | 40 | 44")["15"]
    assert claim.quantity.low == value
    assert claim.quantity.unit == unit


def test_two_columns_of_money_that_are_not_one_sum_are_no_conversion() -> None:
    found = table(
        "Rank | Monthly pay (USD) | Signing bonus (UAH)", "Private | 900 | 40,000", "Sergeant | 1,100 | 55,000"
    )
    assert not any(claim.ties for claim in found.values())


def test_a_remark_tells_the_part_of_the_figure_before_it() -> None:
    found = table("Source | Troops | Remark", "Norwegian army | 5,000 | includes 700 recruits", "Red Cross | 4,200 | -")
    assert [(tie.kind, tie.claim) for tie in found["700"].ties] == [(TieKind.PART, found["5,000"].id)]
