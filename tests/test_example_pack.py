"""The pack in examples/packs: its own examples hold, and its report gives the claims written by hand beside it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from whosays.workspace import Case, listings, pack_findings

EXAMPLES = Path(__file__).parents[1] / "examples" / "packs"
EXPECTED = [json.loads(line) for line in (EXAMPLES / "prisons.expected.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Case:
    folder = tmp_path_factory.mktemp("prisons") / "case"
    made = Case.create(folder)
    shutil.copy(EXAMPLES / "prisons.toml", folder / "packs")
    made.add([EXAMPLES / "prisons.txt"])
    return Case.open(folder)


def test_the_pack_proves_itself() -> None:
    total, findings = pack_findings([str(EXAMPLES / "prisons.toml")])
    assert total >= 20
    assert findings == ()


def test_the_report_gives_the_expected_claims(case: Case) -> None:
    found: list[dict[str, Any]] = list(listings.claim_records(case.account))
    assert [{key: record[key] for key in wanted} for record, wanted in zip(found, EXPECTED, strict=True)] == EXPECTED


def test_the_relations_of_the_pack_are_checked(case: Case) -> None:
    """2,950 untried are at most the 7,100 held; nothing that the report tells fails."""
    verdicts = {check.verdict.value for check in case.checks}
    assert "holds" in verdicts
    assert "fails" not in verdicts
