"""What sums are told as: before or after deductions, once or again and again. The sentences are our own (bases.toml)."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.english import claims
from whosays.model.quantity import is_currency

SENTENCES = tomllib.loads(Path(__file__).with_name("bases.toml").read_text("utf-8"))["sentence"]


@pytest.mark.parametrize("case", SENTENCES, ids=lambda case: case["text"][:60])
def test_words_tell_the_basis(case: dict[str, object]) -> None:
    sums = [claim for claim in claims(str(case["text"])) if is_currency(claim.quantity.unit)]
    assert [" ".join(claim.basis) for claim in sums] == case["told"], [(c.measure, c.evidence.exact) for c in sums]
