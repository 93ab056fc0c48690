"""Sheets that are no documents: claims in rows are pointed out, a case's own tables of rates are passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from whosays import Case
from whosays.custody.sidecar import Given
from whosays.workspace import reported

CLAIMS = "figure;measure;speaker\n40;killed;the mayor\n"
RATES = "date,from,to,rate,source\n2021,USD,NOK,12.5,money changers\n"


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("rows.csv", CLAIMS, True),
        ("rows.csv", '\ufeff"Figure","Speaker","Measure","note"\n', True),
        ("rows.tsv", CLAIMS.replace(";", "\t"), True),
        ("rows.csv", "place,killed\nAlder,40\n", False),
        ("rows.txt", CLAIMS, False),
    ],
)
def test_a_sheet_of_claims_is_pointed_out(tmp_path: Path, name: str, text: str, *, told: bool) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / name).write_text(text, "utf-8")
    said: list[str] = []
    reported([tmp_path / "in"], tmp_path / "out", said.append)
    assert any(f"whosays add CASE --claims {tmp_path / 'in' / name}" in line for line in said) == told


def test_one_that_is_added_as_claims_is_not(tmp_path: Path) -> None:
    (tmp_path / "rows.csv").write_text(CLAIMS, "utf-8")
    said: list[str] = []
    Case.create(tmp_path / "case")
    added = Case.open(tmp_path / "case", said.append).add([tmp_path / "rows.csv"], Given(claims=True))
    assert added.claims == 1
    assert not any("looks like" in line for line in said)


def test_a_case_in_place_does_not_read_its_own_rates(tmp_path: Path) -> None:
    (tmp_path / "case.toml").write_text('[rates]\nfiles = ["own.csv"]\n', "utf-8")
    (tmp_path / "own.csv").write_text(RATES, "utf-8")
    (tmp_path / "a.txt").write_text("The mayor said 40 people were killed.", "utf-8")
    assert [source.name for source in Case.open(tmp_path).account.sources] == ["a.txt"]
