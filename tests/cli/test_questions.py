"""`whosays questions`: those of one name are told apart, and ends that are only bounds are said."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import Run, runner

QUAKE = "Alder, 3 March 2025 - The quake in Alder province killed 40 people, the mayor said on Monday.\n"
QUAKE_TOO = (
    "Alder, 4 March 2025 - More than 90 people were killed in the quake in Alder province, the Red Cross said.\n"
)
FERRY = "Birk, 9 June 2025 - A ferry sank off Birk, killing 12 people, the coast guard said.\n"


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)
    return runner(monkeypatch, capsys)


def case(run: Run, folder: Path, **texts: str) -> None:
    files = folder / "texts"
    files.mkdir()
    for name, text in texts.items():
        (files / f"{name}.txt").write_text(text, "utf-8")
    assert run("init", "c", "-q").code == 0
    assert run("add", "c", "texts", "-q").code == 0


def test_an_end_that_is_only_a_bound_is_said(run: Run, tmp_path: Path) -> None:
    case(run, tmp_path, quake=QUAKE, again=QUAKE_TOO)
    assert "40 to 90 or more" in " ".join(run("questions", "c").out.split())


def test_questions_of_one_name_are_told_apart_by_dates_and_documents(run: Run, tmp_path: Path) -> None:
    case(run, tmp_path, quake=QUAKE, ferry=FERRY)
    told = run("questions", "c")
    records = run("questions", "c", "--format", "jsonl").records
    assert len({(r["measure"], r["population"], r["place"]) for r in records}) == 1
    words = " ".join(told.out.split())
    assert "killed, people (as of 2025-06-09; ferry.txt)" in words.replace("12 person 1 weak ", "")
    assert "quake.txt" in words
    assert all(len(line) <= 80 for line in told.out.splitlines())
    assert not {"apart", "open"} & set(records[0])
