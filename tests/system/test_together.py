"""Several processes at work on one case at once, and a disk that is full."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.custody.days import laid, report_of
from whosays.custody import decisions, manifest, snapshots
from whosays.workspace import Case, folders
from whosays.workspace.auditing import audited

PROGRAM = [sys.executable, "-c", "from whosays.cli import main; main()"]
ONE = "Tarn News\n3 March 2025\n\nThe Directorate of Records said 3,140 soldiers were killed in Osk.\n"
TWO = "Tarn News\n4 March 2025\n\nThe army said 2,900 soldiers were killed in Osk.\n"

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="a case has no lock there"),
    pytest.mark.timeout(600),  # a loaded machine takes its time: nothing here waits for a clock
]


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A case of one document, not built; another document lies beside it, and the settings wait for as long as it takes."""
    (tmp_path / "one.txt").write_text(ONE, "utf-8")
    (tmp_path / "two.txt").write_text(TWO, "utf-8")
    made = Case.create(tmp_path / "case")
    toml = tmp_path / "case" / "case.toml"
    toml.write_text(f"{toml.read_text('utf-8')}\n[build]\nwait = 500\n", "utf-8")
    made = Case.open(tmp_path / "case")
    made.add([tmp_path / "one.txt"])
    return tmp_path / "case"


def begun(*words: object) -> subprocess.Popen[str]:
    told = [*PROGRAM, *map(str, words)]
    return subprocess.Popen(told, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ended(*runs: subprocess.Popen[str]) -> list[tuple[int, str]]:
    told = [run.communicate() for run in runs]
    return [(run.returncode, errors) for run, (_, errors) in zip(runs, told, strict=True)]


def test_two_builds_at_once_leave_one_build(case: Path) -> None:
    for code, errors in ended(begun("build", case), begun("build", case)):
        assert code == 0, errors
    assert len(snapshots.load(case)) == 1
    assert audited(case).faults == ()


def test_an_add_and_a_build_at_once(case: Path) -> None:
    for code, errors in ended(begun("build", case), begun("add", case, case.parent / "two.txt")):
        assert code == 0, errors
    assert {each.name for each in manifest.load(case).held} == {"one.txt", "two.txt"}
    Case.open(case).build()
    assert audited(case).faults == ()


def test_several_who_decide_at_once_all_are_heard(case: Path) -> None:
    claim = Case.open(case).claims[0].id
    runs = [begun("decide", case, "defer", claim, "--why", f"look {n}", "--by", by) for n, by in enumerate(("ada", "bo", "ada"))]  # fmt: skip
    for code, errors in ended(*runs):
        assert code == 0, errors
    assert sorted((each.author, each.reason) for each in decisions.load(case)) == [
        ("ada", "look 0"),
        ("ada", "look 2"),
        ("bo", "look 1"),
    ]
    Case.open(case).build()
    assert audited(case).faults == ()


def test_two_reports_to_one_place_leave_a_whole_one(case: Path) -> None:
    place = case.parent / "report"
    for code, errors in ended(begun("report", case, "--out", place), begun("report", case, "--out", place)):
        assert code == 0, errors
    folders.check(place)
    assert audited(case).faults == ()
    assert not [each for each in case.parent.iterdir() if each.name.startswith(".")]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    place = tmp_path / "disk"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if made.returncode:
        pytest.skip("no small disk can be mounted here: that takes root")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill(disk: Path, leave: int) -> Path:
    """Takes up all of the `disk` but `leave` bytes."""
    filler = disk / "filler"
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    filler.write_bytes(bytes(max(0, free - leave)))
    return filler


@pytest.mark.skipif(sys.platform != "linux", reason="a small disk is a tmpfs")
@pytest.mark.parametrize("leave", [0, 65_536])
def test_a_full_disk_is_told_in_one_line_and_loses_nothing(small_disk: Path, leave: int) -> None:
    laid(small_disk)
    case, report = small_disk / "case", small_disk / "report"
    before, claim = report_of(report), Case.open(case).claims[0].id
    filler = fill(small_disk, leave)
    steps = (
        ("add", case, small_disk / "two.txt"),
        ("build", case),
        ("decide", case, "defer", claim, "--why", "x", "--by", "ada"),
        ("report", case, "--out", report),
    )
    failed = 0
    for words in steps:
        ((code, errors),) = ended(begun(*words, "-q"))
        assert code in (0, 2), errors
        assert "Traceback" not in errors
        if code == 2:
            failed += 1
            assert errors.startswith("whosays: ")
            assert len(errors.splitlines()) == 1
            assert any(words in errors for words in ("No space left", "disk is full", "database or disk"))
        folders.check(report)
    assert failed or leave
    if leave == 0:
        assert report_of(report) == before
    filler.unlink()
    for words in steps:
        ((code, errors),) = ended(begun(*words, "-q"))
        assert code == 0, errors
    assert {each.name for each in manifest.load(case).held} == {"one.txt", "two.txt"}
    ((code, errors),) = ended(begun("report", case, "--out", report, "-q"))
    assert code == 0, errors
    assert audited(case).faults == ()


def test_a_file_that_may_not_grow_is_told(case: Path) -> None:
    """Where no disk can be mounted: the system lets no file become larger than this."""
    told = [*PROGRAM, "build", str(case), "-q"]
    limit = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (4_096, 4_096))  # noqa: E731
    run = subprocess.run(told, capture_output=True, text=True, preexec_fn=limit, check=False)
    assert run.returncode == 2, run.stderr
    assert "Traceback" not in run.stderr
    Case.open(case).build()
    assert audited(case).faults == ()
