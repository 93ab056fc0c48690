"""`whosays report --format`: what is written for people."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import Run, runner

PROGRAM = (sys.executable, "-c", "from whosays.cli import main; main()")
PASSAGE = "Some 10,000 diggers came in May 2024, the canal board said. Of these, 4,000 were hired.\n"


@pytest.fixture
def whosays(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capsys)


@pytest.fixture
def note(tmp_path: Path) -> Path:
    file = tmp_path / "note.txt"
    file.write_text(PASSAGE, "utf-8")
    return file


@pytest.mark.parametrize(
    ("words", "pages"),
    [
        ((), {"index.html", "report.md"}),
        (("--format", "docx"), {"report.docx"}),
        (("--format", "md, docx"), {"report.md", "report.docx"}),
        (("--format", "html", "--format", "docx"), {"index.html", "report.docx"}),
    ],
)
def test_formats_are_chosen(
    whosays: Run, note: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], pages: set[str]
) -> None:
    monkeypatch.chdir(tmp_path)  # a short path, which the summary does not break
    ran = whosays("report", note, "--out", "r", *words)
    assert ran.code == 0
    written = {path.name for path in (tmp_path / "r").iterdir()}
    assert {name for name in written if not name.endswith((".jsonl", ".json"))} == pages
    assert "claims.jsonl" in written
    assert all(name in ran.out for name in pages)


def test_a_format_that_is_none_is_told_before_anything_is_read(whosays: Run, note: Path, tmp_path: Path) -> None:
    ran = whosays("report", note, "--out", tmp_path / "r", "--format", "doc")
    assert ran.code == 2
    assert "a report has no format 'doc'; did you mean 'docx'?" in ran.err
    assert "reading" not in ran.err
    assert not (tmp_path / "r").exists()


def test_the_same_bytes_whatever_the_order_of_hashes(note: Path, tmp_path: Path) -> None:
    """Of every format for people that this installation has."""
    digests = set()
    for seed in ("0", "1"):
        place = tmp_path / seed / "report"
        words = [*PROGRAM, "report", str(note), "--out", str(place), "--format", _all_formats()]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo" if seed == "1" else "UTC"}
        subprocess.run(words, check=True, capture_output=True, env=environment, cwd=tmp_path)
        files = [(path.name, path.read_bytes()) for path in sorted(place.iterdir())]
        digests.add(hashlib.sha256(repr(files).replace(str(place), "").encode()).hexdigest())
    assert len(digests) == 1


def _all_formats() -> str:
    try:
        import weasyprint
    except (ImportError, OSError):
        return "html,md,docx"
    assert weasyprint.__version__
    return "html,md,docx,pdf"
