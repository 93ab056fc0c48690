"""The program as a process of its own, with the stages that ship: same input, same bytes; quiet ends; bad input."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

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
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): sha256(path.read_bytes()) for path in files}


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    """Across runs, hash seeds, time zones, working folders, other orders, and with a document given twice."""
    texts = Path(shutil.copytree(EXAMPLE, tmp_path / "texts", ignore=shutil.ignore_patterns("*.toml", "schemes")))
    files = sorted(texts.iterdir())
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        folder.mkdir()
    first = ran("report", texts, folder=here, PYTHONHASHSEED="0", TZ="UTC")
    second = ran("report", *files[::-1], files[0], folder=there, PYTHONHASHSEED="1", TZ="Asia/Tokyo", LC_ALL="C")
    assert digests(here / "report") == digests(there / "report")
    assert first.stdout == second.stdout
    assert len([name for name in digests(here / "report") if not name.startswith("charts/")]) == 9
    assert len(digests(here / "report")) > 20


def test_a_summary_fits_a_terminal_and_is_that_of_the_front_page(tmp_path: Path) -> None:
    lines = ran("report", EXAMPLE, "--out", "demo-report", folder=tmp_path).stdout.decode().splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 80
    command = "$ whosays report examples/foreign-troops --out demo-report\n"
    told = (ROOT / "README.md").read_text("utf-8").partition(command)[2].partition("```")[0]
    assert told.rstrip().splitlines() == lines


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
    "broken.xlsx": b"PK\x03\x04" + b"\1" * 300,
    "locked.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") * 2,
    "nul.csv": b"killed\n4,000\0\n",
    "odd.json": b'{"messages": "none", "date": 1, "from_id": 2}',
    "list.json": b"[1, 2]",
    "picture.png": b"\x89PNG\r\n\x1a\n" + b"\0" * 300,
}


def test_bad_input_is_named_and_the_rest_is_done(tmp_path: Path) -> None:
    for name, content in BAD.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text(LINE.format(n=4), "utf-8")
    run = ran("extract", "good.txt", *BAD, "missing.txt", "--format", "jsonl", folder=tmp_path, code=3)
    assert run.stdout.count(b"\n") >= 1
    assert b"good.txt" in run.stdout
    told = run.stderr.decode().splitlines()
    for name in BAD:
        assert any(line.startswith(f"{name}: ") and "; " in line for line in told), name
    assert any(line.startswith("missing.txt: there is no such file") for line in told)


def test_where_all_input_is_bad_there_is_no_report(tmp_path: Path) -> None:
    for name, content in BAD.items():
        (tmp_path / name).write_bytes(content)
    told = ran("report", *BAD, folder=tmp_path, code=2).stderr.decode()
    assert [name for name in BAD if name not in told] == []
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


def test_a_place_that_takes_no_report_is_named(tmp_path: Path) -> None:
    """A file on the way, or a system folder that nobody can write to: which folder, why, and what to do."""
    (tmp_path / "a.txt").write_text(LINE.format(n=4), "utf-8")
    run = ran("report", "a.txt", "--out", "a.txt", folder=tmp_path, code=2)
    assert b"a.txt is there and is no folder; name another with --out" in run.stderr
    run = ran("report", "a.txt", "--out", "a.txt/report", folder=tmp_path, code=2)
    assert b"a.txt/report: the report cannot be written there (Not a directory); name another" in run.stderr


def test_a_name_in_no_encoding_and_one_that_a_terminal_would_obey(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for n, name in enumerate((b"caf\xe9.txt", b"new\nline\x1b[2J.txt", "\u202etxt.exe".encode())):
        (folder / os.fsdecode(name)).write_text(LINE.format(n=n + 4), "utf-8")
    out = ran("extract", "in", folder=tmp_path).stdout.decode()
    assert "caf%E9.txt" in out
    assert not {"\x1b", "\u202e"} & set(out)
    first = ran("report", "in", "--out", os.fsdecode(b"r\xe9"), folder=tmp_path, LC_ALL="C", PYTHONUTF8="0")
    ran("report", "in", "--out", "two", folder=tmp_path, LC_ALL="C.UTF-8")
    assert b"r%E9/index.html" in first.stdout
    assert digests(tmp_path / os.fsdecode(b"r\xe9")) == digests(tmp_path / "two")
    assert '"caf%E9.txt"' in (tmp_path / "two" / "claims.jsonl").read_text("utf-8")


def test_two_workers_or_one_and_another_umask_give_the_same_bytes(tmp_path: Path) -> None:
    for name, processes in (("one", 1), ("two", 2)):
        ran("init", name, "--title", "Same", "-q", folder=tmp_path)
        with (tmp_path / name / "case.toml").open("a") as file:
            file.write(f"[build]\nprocesses = {processes}\n")
        old = os.umask(0o027 * (processes - 1))
        try:
            ran("add", name, EXAMPLE, "-q", folder=tmp_path)
            ran("report", name, "--out", f"out-{name}", "-q", folder=tmp_path)
        finally:
            os.umask(old)
    assert digests(tmp_path / "out-one") == digests(tmp_path / "out-two")


def test_standard_input(tmp_path: Path) -> None:
    run = ran("extract", "-", "--format", "jsonl", folder=tmp_path, given=LINE.format(n=7).encode())
    assert b'"document": "stdin"' in run.stdout
    assert ran("extract", "-", folder=tmp_path, given=b"", code=2).stdout == b""
