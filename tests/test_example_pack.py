"""The pack in examples/packs: its own examples hold, and its report gives the claims written by hand beside it."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from whosays.workspace import Case, listings, measures_told, pack_findings

HOW_TO = Path(__file__).parents[1] / "docs" / "how-to" / "a-pack-of-your-own.md"
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


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pack that the how-to shows piece by piece, as one file."""
    path = tmp_path_factory.mktemp("shown") / "water.toml"
    blocks = re.findall(r"^```toml\n(.*?)^```", HOW_TO.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    path.write_text("\n".join(blocks), "utf-8")
    return path


def test_the_pack_of_the_how_to_does_what_the_page_says(shown: Path) -> None:
    total, findings = pack_findings([str(shown)])
    assert (total, findings) == (10, ())
    quoted = [line[2:] for line in HOW_TO.read_text("utf-8").splitlines() if line.startswith("> ")]
    report = shown.with_name("may.txt")
    report.write_text("\n\n".join(quoted) + "\n", "utf-8")
    told, _ = measures_told(str(shown), [report])
    assert {each.text: each.measure for each in told} == {
        "140": "wells_repaired",
        "610": "wells_working",
        "388": "wells_working",
        "first": None,
        "95": "wells_repaired",
        "12": "engineers",
        "1,900": "wells",
    }
    tied = shown.read_text("utf-8").replace('"in use", "give water"', '"# ~ in use", "# ~ give water"')
    shown.write_text(tied, "utf-8")
    told, _ = measures_told(str(shown), [report])
    assert {each.text: each.measure for each in told}["610"] == "wells"
