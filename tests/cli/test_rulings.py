"""Rulings through commands: looked at beforehand, many of them at once, those of two people compared and merged."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.running import Run, runner

TEXTS = {
    "a.txt": "Tarn News\n3 March 2025\n\nThe Directorate of Records said 3,140 soldiers were killed in Osk.\n",
    "b.txt": "Valley Post\n4 March 2025\n\nThe Office for War Graves said 3,560 soldiers were killed in Osk.\n",
}


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs the program in a folder with a case of two papers."""
    monkeypatch.chdir(tmp_path)
    program = runner(monkeypatch, capsys)
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, "utf-8")
    assert program("init", "case", "-q").code == 0
    assert program("add", "case", *TEXTS, "-q").code == 0
    return program


def listed(run: Run, case: str = "case") -> list[dict[str, object]]:
    return run("decisions", case, "--format", "jsonl", "-q").records


def test_what_a_ruling_would_change_is_told_and_nothing_is_kept(run: Run) -> None:
    ran = run("decide", "case", "value", "3,560", "9,000", "--why", "the scan", "--preview")
    assert ran.code == 0
    assert "1 changed; nothing is kept" in ran.err
    assert "9,000" in " ".join(ran.out.split())
    assert listed(run) == []


def test_a_file_of_rulings_is_one_decision(run: Run, tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text('ruling,about,value,why\naccept,"3,140",,\nvalue,"3,560",3600,a slip\n', "utf-8")
    ran = run("decide", "case", "--from", "r.csv", "--why", "read twice", "--by", "anna")
    assert (ran.code, "batch  2 rulings of r.csv" in ran.out) == (0, True)
    (record,) = listed(run)
    assert (record["ruling"], len(list(record["about"]))) == ("batch", 2)  # type: ignore[call-overload]
    assert record["reason"] == "read twice"
    assert run("decide", "case", "undo", str(record["decision"])[:8], "--why", "no", "--by", "anna").code == 0
    assert [each["state"] for each in listed(run)] == ["undone", "in force"]
    (tmp_path / "r.csv").write_text('ruling,about,value,why\naccept,"3,140",,x\nvalue,"3,560",lots,y\n', "utf-8")
    ran = run("decide", "case", "--from", "r.csv")
    assert (ran.code, "r.csv, line 3: 'lots' is no figure" in ran.err) == (2, True)
    assert len(listed(run)) == 2


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "give a file with --from"),
        (("accept", "3,140", "--from", "r.csv"), "not both"),
        (("accept", "3,140"), "Missing option '--why'"),
        (("accept", "--why", "x"), "Missing argument 'ABOUT…'"),
        (("--from", "none.csv"), "none.csv cannot be read"),
    ],
)
def test_what_is_not_told_is_asked_for(run: Run, words: tuple[str, ...], says: str) -> None:
    ran = run("decide", "case", *words)
    assert (ran.code, says in ran.err) == (2, True)


def test_what_two_people_ruled_is_compared_and_merged(run: Run, tmp_path: Path) -> None:
    shutil.copytree(tmp_path / "case", tmp_path / "copy")
    run("decide", "case", "accept", "3,140", "--why", "right", "--by", "anna")
    run("decide", "case", "accept", "3,560", "--why", "right", "--by", "anna")
    run("decide", "copy", "no-evidence", "3,560", "--why", "of another war", "--by", "ben")
    ran = run("merge", "case", "copy")
    assert (ran.code, "1 decision taken over from copy" in ran.out) == (0, True)
    assert "ben ruled no-evidence" in ran.out
    assert "without having seen" in ran.out
    assert len(list(next(each for each in listed(run) if each["author"] == "ben")["unseen"])) == 1  # type: ignore[call-overload]
    (record,) = run("decisions", "case", "--compare", "anna", "ben", "--format", "jsonl", "-q").records
    assert (record["kind"], record["both"], record["same"], record["only"]) == ("verdict", 1, 0, [1, 0])
    assert record["apart"][0]["one"] == "accepted"
    table = " ".join(run("decisions", "case", "--compare", "anna", "ben").out.split())
    assert "accepted against rejected" in table
    assert run("merge", "case", "copy").out == "nothing new\n"
    assert run("merge", "case", "nowhere").code == 2


def test_a_ruled_bloc_and_grade_are_explained(run: Run) -> None:
    run("decide", "case", "grade", "Directorate of Records", "B", "--why", "two errors", "--by", "anna")
    told = " ".join(run("explain", "case", "3,140", "-q").out.split())
    assert "grade B (Directorate of Records is B: decided by anna" in told
