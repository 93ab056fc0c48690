"""What sums are told as: before or after deductions, once or again and again. The sentences are our own (bases.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.english import claims
from whosays.model.quantity import is_currency
from whosays.workspace import Case

SENTENCES = tomllib.loads(Path(__file__).with_name("bases.toml").read_text("utf-8"))["sentence"]


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["text"][:60])
def test_words_tell_the_basis(case: dict[str, object]) -> None:
    sums = [claim for claim in claims(str(case["text"])) if is_currency(claim.quantity.unit)]
    assert [" ".join(claim.basis) for claim in sums] == case["told"], [(c.measure, c.evidence.exact) for c in sums]


@pytest.mark.parametrize(
    ("head", "basis"),
    [
        ("Monthly pay, net (EUR)", ("net",)),
        ("Net monthly pay (EUR)", ("net",)),
        ("Monthly pay before tax (EUR)", ("gross",)),
        ("Monthly pay (EUR)", ()),
    ],
)
def test_the_head_of_a_column_tells_the_basis_of_its_sums(head: str, basis: tuple[str, ...]) -> None:
    """A sum before tax and one after it are two questions, though one row has both."""
    page = f"# Pay\n\n7 March 2026\n\n| Unit | Sailors | {head} |\n|---|---|---|\n| Lisk guard | 40 | 1,400 |\n"
    claims = Case.transient([], [("pay.md", page.encode())]).account.claims
    assert [claim.basis for claim in claims if claim.quantity.unit == "EUR"] == [basis]


def test_two_columns_of_one_row_are_two_questions() -> None:
    page = "# Pay\n\n7 March 2026\n\n| Unit | Monthly pay, gross (EUR) | Monthly pay, net (EUR) |\n|---|---|---|\n"
    page += "| Lisk guard | 2,000 | 1,400 |\n"
    answers = Case.transient([], [("pay.md", page.encode())]).account.answers
    assert sorted((str(a.question.basis), str(a.finding.envelope.low)) for a in answers) == [
        ("None", "2000"),
        ("net", "1400"),
    ]
