"""What a change of rules changed."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from tests.derive.rules import PENSIONS, cell, euros, written
from whosays.derive.schemes.building import scheme
from whosays.derive.schemes.changes import changes

EXAMPLE = Path(__file__).parents[2] / "examples" / "foreign-troops" / "schemes" / "payments.toml"


def test_before_and_after_of_each_case() -> None:
    found = {(change.before, change.after): change.percent for change in changes(written(PENSIONS))}
    assert found == {("flat", "severe"): Decimal("0.0"), ("flat", "minor"): Decimal("-60.0")}


def test_what_the_tiers_changed_in_the_example() -> None:
    found = {change.after: change.percent for change in changes(scheme(EXAMPLE.read_text("utf-8"), "payments.toml"))}
    assert found == {"severe": Decimal("0.0"), "minor": Decimal("-66.7"), "other": Decimal("-96.7")}


def test_amounts_that_cannot_be_set_against_one_another_have_no_percentage() -> None:
    dollars = cell(
        "dollars",
        layer='"city"',
        when='{ event = "death" }',
        valid="{ from = 2020-01-01, to = 2021-01-01 }",
        amount='{ value = 5, currency = "USD" }',
    )
    then = cell("then", layer='"city"', when='{ event = "death" }', valid="{ from = 2021-01-01 }", amount=euros(5))
    found = {(change.before, change.after): change.percent for change in changes(written(PENSIONS, dollars, then))}
    assert found["dollars", "then"] is None
