"""`whosays export`: one door to all formats, and nothing of the user's is overwritten."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.running import Run, runner
from whosays.workspace import exporting

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


def test_a_folder_of_csv_without_another_word(whosays: Run, note: Path, tmp_path: Path) -> None:
    ran = whosays("export", note, "--out", tmp_path / "data")
    assert ran.code == 0
    assert ran.out.splitlines() == [
        str(tmp_path / "data" / name) for name in ("claims.csv", "questions.csv", "checks.csv", "sources.csv")
    ]
    assert (tmp_path / "data" / "claims.csv").read_text("utf-8").count("\n") == 3


def test_an_earlier_export_is_replaced_and_nothing_else(whosays: Run, note: Path, tmp_path: Path) -> None:
    place = tmp_path / "data"
    assert whosays("export", note, "--out", place).code == 0
    assert whosays("export", note, "--out", place, "--format", "bibtex, csl").code == 0
    assert {p.name for p in place.iterdir()} == {"sources.bib", "sources.csl.json", "whosays-export.json"}
    (place / "mine.txt").write_text("mine", "utf-8")
    ran = whosays("export", note, "--out", place)
    assert ran.code == 2
    assert "'mine.txt' in it was added" in ran.err
    assert (place / "mine.txt").read_text("utf-8") == "mine"


def test_a_report_is_no_export(whosays: Run, note: Path, tmp_path: Path) -> None:
    assert whosays("report", note, "--out", tmp_path / "report").code == 0
    ran = whosays("export", note, "--out", tmp_path / "report")
    assert ran.code == 2
    assert "it is no earlier export of whosays" in ran.err
    assert (tmp_path / "report" / "index.html").is_file()


def test_an_export_is_no_source(whosays: Run, note: Path, tmp_path: Path) -> None:
    assert whosays("export", note, "--out", tmp_path / "data").code == 0
    ran = whosays("export", tmp_path, "--only", "sources", "--out", "-")
    assert ran.out.count("\n") == 2


def test_one_file_by_its_name(whosays: Run, note: Path, tmp_path: Path) -> None:
    assert whosays("export", note, "--out", tmp_path / "sources.bib").out == f"{tmp_path / 'sources.bib'}\n"
    assert (tmp_path / "sources.bib").read_text("utf-8").startswith("@misc{note,")
    again = whosays("export", note, "--out", tmp_path / "sources.bib")
    assert again.code == 2
    assert "is there already, so it is not overwritten" in again.err


def test_standard_output_has_no_mark(whosays: Run, note: Path) -> None:
    ran = whosays("export", note, "--only", "claims", "--out", "-")
    assert ran.out.startswith('"claim","document"')
    assert ran.code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--format", "cvs"), "there is no format 'cvs'; did you mean 'csv'?"),
        (("--format", ""), "there is no format ''"),
        (("--only", "claim"), "there is no 'claim' in csv; did you mean 'claims'?"),
        (("--out", "-"), "name one with --only (claims, questions, checks, sources)"),
        (("--out", "-", "--format", "ucdp,csl"), "name one with --only (ucdp, sources)"),
        (("--out", "x.csv", "--format", "bibtex"), "it would hold sources.bib, of another kind"),
        (("--out", "x.jsonld"), "there is no format ''"),
    ],
)
def test_what_cannot_be_is_told_with_the_next_step(
    whosays: Run, note: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], said: str
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = whosays("export", note, *words)
    assert ran.code == 2
    assert said in ran.err
    assert [p.name for p in tmp_path.iterdir()] == ["note.txt"]


def test_parquet_is_no_text(whosays: Run, note: Path) -> None:
    pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    ran = whosays("export", note, "--format", "parquet", "--only", "claims", "--out", "-")
    assert "claims.parquet is no text; name a file or folder with --out" in ran.err


def test_the_same_bytes_whatever_the_order_of_hashes(note: Path, tmp_path: Path) -> None:
    """Of every format that this installation has."""
    digests = set()
    for seed in ("0", "1"):
        place = tmp_path / seed
        words = [*PROGRAM, "export", str(note), "--out", str(place), "--format", _all_formats()]
        subprocess.run(words, check=True, capture_output=True, env={**os.environ, "PYTHONHASHSEED": seed})
        content = b"".join(path.read_bytes() for path in sorted(place.iterdir()))
        digests.add(hashlib.sha256(content).hexdigest())
    assert len(digests) == 1


def _all_formats() -> str:
    try:
        import pyarrow
    except ImportError:
        return ",".join(name for name in exporting.NAMES if name != "parquet")
    assert pyarrow.__version__
    return ",".join(exporting.NAMES)
