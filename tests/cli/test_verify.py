"""`whosays verify`: table, records and page, the gate, and what is said of bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import Run, runner

SOURCE = "Northgate Wire\n4 March 2025\n\nOpen Hands put the number of the dead at 410.\n"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capsys)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "record").mkdir()
    (tmp_path / "record" / "wire.txt").write_text(SOURCE, "utf-8")
    (tmp_path / "good.md").write_text("Open Hands put the number of the dead at 410.\n", "utf-8")
    (tmp_path / "bad.md").write_text("Open Hands put the number of the dead at 470.\n", "utf-8")
    (tmp_path / "none.md").write_text("Nothing is counted here.\n", "utf-8")
    (tmp_path / "empty.md").write_text("", "utf-8")
    return tmp_path


def test_what_is_borne_out_passes_the_gate(run: Run, folder: Path) -> None:
    ran = run("verify", folder / "good.md", "--case", folder / "record")
    assert (ran.code, ran.out) == (0, "")
    assert "1 supported; held against 1 document" in ran.err


def test_what_is_not_fails_it_in_lines_that_fit(run: Run, folder: Path) -> None:
    ran = run("verify", folder / "bad.md", "--case", folder / "record")
    assert ran.code == 1
    assert "contradicted" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 80


@pytest.mark.parametrize(("verdict", "code"), [("overstated", 0), ("contradicted", 1), ("nothing", 0)])
def test_only_the_verdicts_that_are_named_fail_it(run: Run, folder: Path, verdict: str, code: int) -> None:
    assert run("verify", folder / "bad.md", "--case", folder / "record", "--fail-on", verdict).code == code


def test_records_name_their_schema_and_hold_everything(run: Run, folder: Path) -> None:
    (record,) = run("verify", folder / "bad.md", "--case", folder / "record", "--format", "jsonl").records
    assert record["schema"] == "whosays/verdict/1"
    assert (record["text"], record["verdict"], record["factor"]) == ("470", "contradicted", 1.15)
    assert record["against"][0]["document"] == "wire.txt"
    assert SOURCE[record["against"][0]["start"] : record["against"][0]["end"]] == "410"


def test_a_page_and_its_records_are_written_side_by_side(run: Run, folder: Path) -> None:
    page = folder / "verdict.html"
    run("verify", folder / "bad.md", "--case", folder / "record", "--out", page)
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")
    (record,) = map(json.loads, page.with_suffix(".jsonl").read_text("utf-8").splitlines())
    assert record["verdict"] == "contradicted"
    assert run("verify", folder / "bad.md", "--case", folder / "record", "--format", "html").out == page.read_text(
        "utf-8"
    )


def test_a_draft_without_figures_is_no_fault(run: Run, folder: Path) -> None:
    ran = run("verify", folder / "none.md", "--case", folder / "record")
    assert (ran.code, ran.out) == (0, "")
    assert "no figure and no quotation" in ran.err


@pytest.mark.parametrize(
    ("draft", "record", "told"),
    [
        ("missing.md", "record", "missing.md"),
        ("record", "record", "is a folder"),
        ("empty.md", "record", "empty.md"),
        ("bad.md", "nowhere", "nowhere"),
        ("bad.md", "bad.md", "no document to hold bad.md against"),
    ],
)
def test_bad_input_is_told_and_ends_with_2(run: Run, folder: Path, draft: str, record: str, told: str) -> None:
    ran = run("verify", folder / draft, "--case", folder / record)
    assert ran.code == 2, ran.err
    assert told in ran.err


def test_without_a_case_the_command_says_so(run: Run, folder: Path) -> None:
    ran = run("verify", folder / "bad.md")
    assert ran.code == 2
    assert "--case" in ran.err
