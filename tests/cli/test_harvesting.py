"""`whosays extract --out`: what it prints, its exit codes, what does not go together, and how far a run has come."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.archives import answer, packed, page, record
from tests.cli.running import Run, runner
from whosays.cli import talking
from whosays.cli.talking import Pace, Talk


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capsys)


TEXT = "The ministry said 4,000 soldiers were killed in Osk."


def test_what_became_of_a_pile_is_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "b.txt").write_text(TEXT, "utf-8")
    (tmp_path / "c.warc.gz").write_bytes(packed([record(answer(page(7)))]) + b"rubbish")
    (tmp_path / "list.txt").write_text(f"{tmp_path / 'b.txt'}\n{tmp_path / 'c.warc.gz'}\n", "utf-8")
    given = [tmp_path / "a.txt", "--files-from", tmp_path / "list.txt", "--out", tmp_path / "out", "--workers", "1"]
    told = run("extract", *map(str, given))
    assert told.code == 3
    assert told.out == f"2 documents read, 1 copies passed over, 1 not readable, 2 claims → {tmp_path / 'out'}\n"
    assert "c.warc.gz, byte" in told.err
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == ["claims", "documents", "whosays-parts.json"]


def test_a_pile_of_which_nothing_can_be_read_is_bad_input(run: Run, tmp_path: Path) -> None:
    told = run("extract", str(tmp_path / "none.txt"), "--out", str(tmp_path / "out"))
    assert told.code == 2
    assert "there is no such file" in told.err


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ([], "name files or folders"),
        (["a.txt", "--workers", "2"], "work for --out"),
        (["a.txt", "--engine", "dask"], "work for --out"),
        (["a.txt", "--out", "out", "--explain"], "neither --assist nor --explain"),
        (["-", "--out", "out"], "takes files and folders"),
        (["a.txt", "--out", "out", "--engine", "daks"], "did you mean 'dask'?"),
        (["a.txt", "--out", "out", "--scheduler", "tcp://a:1"], "name it with --engine dask"),
        (["--files-from", "none.txt", "--out", "out"], "the list cannot be read"),
    ],
)
def test_what_does_not_go_together_is_told(given: list[str], words: str, run: Run, tmp_path: Path) -> None:
    told = run("extract", *(str(tmp_path / each) if each == "out" else each for each in given))
    assert told.code == 2
    assert words in told.err
    assert not (tmp_path / "out").exists()


def test_rate_and_time_left_leave_out_what_an_earlier_run_did(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    clock = iter([0.0, 10.0, 20.0, 30.0])
    monkeypatch.setattr("whosays.cli.talking.time.monotonic", lambda: next(clock))
    pace = Pace(Talk(level=1, began=0.0), 0.0, 0.0)
    pace.step(400, 0.4, now=False)
    pace.step(500, 0.5, now=True)
    pace.step(600, 0.6, now=True)
    assert capsys.readouterr().err.splitlines() == [
        "500 documents, 50%, 10.0 a second, 50 s left",
        "600 documents, 60%, 10.0 a second, 40 s left",
    ]


@pytest.mark.parametrize(("seconds", "words"), [(3.4, "3 s"), (75, "1 min 15 s"), (7_500, "2 h 5 min")])
def test_times_are_for_people(seconds: float, words: str) -> None:
    assert talking._spent(seconds) == words
