"""The program as a process of its own, with the stages that ship: same input, same bytes; quiet ends; bad input."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from whosays.model.identity import sha256

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "examples" / "foreign-troops"
PROGRAM = [sys.executable, "-c", "from whosays.cli import main; main()"]

LINE = "The ministry said on 3 March 2025 that about {n},000 North Korean soldiers had been killed.\n"


def ran(
    *words: object, folder: Path, code: int = 0, given: bytes = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """A run of the program in `folder` that has to end with `code`, without a traceback."""
    command = [*PROGRAM, *map(str, words)]
    run = subprocess.run(
        command, cwd=folder, input=given, capture_output=True, env={**os.environ, **environment}, check=False
    )
    assert run.returncode == code, run.stderr.decode()
    assert b"Traceback" not in run.stderr
    return run


def digests(folder: Path) -> dict[str, str]:
    return {path.name: sha256(path.read_bytes()) for path in sorted(folder.iterdir())}


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """Across runs, hash seeds, time zones, working folders, other orders, and with a document given twice."""
    files = sorted(path for path in EXAMPLE.iterdir() if path.is_file())
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        folder.mkdir()
    first = ran("report", EXAMPLE, folder=here, PYTHONHASHSEED="0", TZ="UTC")
    second = ran("report", *files[::-1], files[0], folder=there, PYTHONHASHSEED="1", TZ="Asia/Tokyo", LC_ALL="C")
    assert digests(here / "report") == digests(there / "report")
    assert first.stdout == second.stdout
    assert len(digests(here / "report")) == 6


def test_a_summary_fits_a_terminal(tmp_path: Path) -> None:
    lines = ran("report", EXAMPLE, folder=tmp_path).stdout.decode().splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 80


def test_nobody_who_reads_the_output_any_more(tmp_path: Path) -> None:
    """A pipe that closes early ends the program quietly."""
    command = [*PROGRAM, "extract", str(EXAMPLE), "-q", "--format", "jsonl"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        assert run.stdout.readline()
        run.stdout.close()
        assert run.stderr.read() == b""
        assert run.wait(timeout=60) == 0


def test_ctrl_c_ends_with_130_and_one_line_at_most(tmp_path: Path) -> None:
    command = [*PROGRAM, "extract", "-"]
    with subprocess.Popen(
        command, cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        time.sleep(1.5)
        run.send_signal(signal.SIGINT)
        _, errors = run.communicate(timeout=30)
    assert run.returncode == 130
    assert b"Traceback" not in errors


BAD = {
    "empty.txt": b"",
    "blank.txt": b" \n\n",
    "binary.dat": bytes(range(256)) * 40,
    "broken.pdf": b"%PDF-1.7\n" + b"\xff" * 300,
    "broken.docx": b"PK\x03\x04" + b"\0" * 300,
    "picture.png": b"\x89PNG\r\n\x1a\n" + b"\0" * 300,
}


@pytest.mark.parametrize("name", sorted(BAD))
def test_bad_input_is_named_and_the_rest_is_done(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(BAD[name])
    (tmp_path / "good.txt").write_text(LINE.format(n=4), "utf-8")
    run = ran("extract", "good.txt", name, "missing.txt", "--format", "jsonl", folder=tmp_path, code=3)
    assert run.stdout.count(b"\n") >= 1
    assert b"good.txt" in run.stdout
    told = run.stderr.decode().splitlines()
    assert any(line.startswith(f"{name}: ") and "; " in line for line in told)
    assert any(line.startswith("missing.txt: there is no such file") for line in told)
    alone = ran("report", name, folder=tmp_path, code=2)
    assert name in alone.stderr.decode()
    assert not (tmp_path / "report").exists()


def test_a_folder_without_documents(tmp_path: Path) -> None:
    (tmp_path / "nothing").mkdir()
    run = ran("report", "nothing", folder=tmp_path, code=2)
    assert b"nothing: a folder without documents; name one that holds some" in run.stderr


def test_a_report_is_never_written_over_something_else(tmp_path: Path) -> None:
    shutil.copy(EXAMPLE / "opal-magazine-2025-05-17.txt", tmp_path / "a.txt")
    ran("report", "a.txt", "--out", "out", folder=tmp_path)
    ran("report", "a.txt", "--out", "out", folder=tmp_path)
    (tmp_path / "out" / "notes.txt").write_text("mine", "utf-8")
    run = ran("report", "a.txt", "--out", "out", folder=tmp_path, code=2)
    assert b"'notes.txt' in it was added or changed by somebody" in run.stderr
    assert ran("report", "a.txt", "--out", ".", folder=tmp_path, code=2).stdout == b""


def test_standard_input(tmp_path: Path) -> None:
    run = ran("extract", "-", "--format", "jsonl", folder=tmp_path, given=LINE.format(n=7).encode())
    assert b'"document": "stdin"' in run.stdout
    assert ran("extract", "-", folder=tmp_path, given=b"", code=2).stdout == b""
