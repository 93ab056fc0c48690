"""A report and `whosays reconcile` on its claims.jsonl come to the same findings: over the example and two sets of
passages of real texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.english import PACK
from whosays import Case
from whosays.pipeline.exchange import rates
from whosays.reconcile.stateless import Asked, found
from whosays.workspace import listings

ROOT = Path(__file__).resolve().parents[1]
AGREED = (
    *(
        "measure",
        "unit",
        "n_claims",
        "n_documents",
        "n_publishers",
        "n_roots",
        "n_blocs",
        "voices",
        "envelope",
        "floor",
    ),
    *("best", "low50", "high50", "low", "high", "status", "split", "outliers"),
)


@pytest.mark.parametrize(
    "texts", ["examples/foreign-troops/*.*", "evaluation/opened/u*.txt", "evaluation/opened_second/u*.txt"]
)
def test_both_come_to_the_same_findings(texts: str) -> None:
    account = Case.transient(sorted(ROOT.glob(texts))).account
    claims = [json.loads(json.dumps(record)) for record in listings.claim_records(account)]
    told = {str(record["question"]): record for record in listings.question_records(account)}
    weighed = {str(record["question"]): record for record in found(claims, PACK, Asked(rates=rates()))}
    assert told
    for name, record in told.items():
        assert {field: weighed[name][field] for field in AGREED} == {field: record[field] for field in AGREED}
