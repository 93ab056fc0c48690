"""A report with a sentence that is not borne out is not written, and what was there before stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Run, runner
from whosays.model.narrative import Piece
from whosays.report.citing import counted_total

TEXT = "Oslo, 10 March 2021. The ministry said 40 soldiers had been killed and 90 wounded.\n"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capsys)


def test_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run) -> None:
    paper, out = tmp_path / "text.txt", tmp_path / "out"
    paper.write_text(TEXT, "utf-8")
    assert run("report", str(paper), "--out", str(out)).code == 0
    before = {file.name: file.read_bytes() for file in out.iterdir() if file.is_file()}

    def lying(key: str, totals: dict[str, int]) -> tuple[Piece, ...]:
        (told,) = counted_total(key, totals)
        return (Piece(words=told.words.replace("one", "seven"), cites=told.cites),)

    monkeypatch.setattr("whosays.report.summing.counted_total", lying)
    ended = run("report", str(paper), "--out", str(out))
    assert ended.code == 2
    assert "“seven document” holds 7, and it cites all-documents" in ended.err
    assert "in “This report weighs" in ended.err
    assert {file.name: file.read_bytes() for file in out.iterdir() if file.is_file()} == before


def test_a_report_that_its_proof_refuses_is_not_written_where_it_is_to_be_proved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, run: Run
) -> None:
    paper, out = tmp_path / "text.txt", tmp_path / "out"
    paper.write_text(TEXT, "utf-8")
    assert run("report", str(paper), "--out", str(out)).code == 0
    before = {file.name: file.read_bytes() for file in out.iterdir() if file.is_file()}
    monkeypatch.setattr("whosays.workspace.report_proof.ReportProof.refusals", lambda _, __: ("40 is no figure of it",))
    ended = run("report", str(paper), "--out", str(out), "--prove")
    assert ended.code == 2
    assert "report.md, 40 is no figure of it." in ended.err
    assert {file.name: file.read_bytes() for file in out.iterdir() if file.is_file()} == before
    assert "Without --prove" in ended.err
    assert run("report", str(paper), "--out", str(out)).code == 0
