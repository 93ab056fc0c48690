"""No line of an honest report is refused by the proof, whatever the case: see `honest_cases`.

The usual run proves a few; PROOF_HONEST=all (`make honest`) proves all of them, PROOF_HONEST=WORDS those with WORDS in
their names.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.verify.honest_cases import honest_cases
from whosays.workspace import Case, Wanted

SHORT = ("example in EUR", "example redacted", "opened_second, part 6", "in de", "no figure", "nothing at all")
CASES = honest_cases()


def asked() -> list[str]:
    """The names of the cases to prove."""
    told = os.environ.get("PROOF_HONEST", "")
    return [name for name in CASES if (told in ("all", "") or told in name) and (told or name in SHORT)]


def pages(case: Case, folder: Path) -> dict[str, str]:
    """Both pages of a case's report."""
    case.report(folder, Wanted(formats=("html", "md")))
    return {name: (folder / name).read_text("utf-8") for name in ("report.md", "index.html")}


@pytest.mark.timeout(900)
@pytest.mark.parametrize("name", asked())
def test_an_honest_report_is_proved(name: str, tmp_path: Path) -> None:
    case = CASES[name](tmp_path)
    told = pages(case, tmp_path / "report")
    assert {page: list(map(str, case.proof.refusals(text))) for page, text in told.items()} == {
        page: [] for page in told
    }
