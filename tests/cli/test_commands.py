"""The commands, walked with tiny stages: data on standard output, messages on standard error, and the exit codes."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pytest

from tests.cli.running import Run, runner
from tests.tiny import TinyStages
from whosays.workspace import Case

CLAIM_FIELDS = [
    *("schema", "document", "start", "end", "text", "low", "high", "qualifier", "unit", "per", "measure", "population"),
    *("place", "as_of", "speaker", "speaker_text", "via", "publisher", "stance", "citations", "question", "root"),
    *("copy_of", "mutations"),
]  # DESIGN.md, "Interfaces that stay"
PART = ["granularity", "root_in_question", "rank"]
"""A claim's part in the finding of its question, as far as these claims have more to tell."""
CHECK_FIELDS = {"verdict", "relation", "factor", "dissolved_by", "sentence", "claims"}
QUESTION_FIELDS = {
    *("question", "measure", "population", "place", "period", "n_claims", "n_documents", "n_publishers", "n_roots"),
    *("n_blocs", "voices", "envelope", "floor", "best", "low50", "high50", "low", "high", "status", "split"),
    "outliers",
}


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs the program as the shell would, in an empty folder."""
    monkeypatch.setattr(Case, "_shipped", lambda _: TinyStages())
    monkeypatch.chdir(tmp_path)
    return runner(monkeypatch, capsys)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "a.txt").write_text("NIS: 4,000 killed and 12,000 sent", "utf-8")
    (folder / "b.txt").write_text("JCS: 4,500 killed", "utf-8")
    return folder


@pytest.fixture
def case(run: Run, files: Path) -> str:
    """A case with both files in it."""
    assert run("init", "case", "-q").code == 0
    assert run("add", "case", files).out == "a.txt\nb.txt\n"
    return "case"


# Listings.


@pytest.mark.parametrize("command", ["documents", "claims", "questions", "checks"])
def test_a_listing_is_a_table_or_records(run: Run, case: str, command: str) -> None:
    table = run(command, case)
    assert table.code == 0
    assert all(len(line) <= 80 for line in table.out.splitlines())
    assert "\x1b" not in table.out
    lines = run(command, case, "--format", "jsonl").records
    assert json.loads(run(command, case, "--format", "json").out) == lines
    assert {str(record["schema"]).rpartition("/")[0] for record in lines} == {f"whosays/{command[:-1]}"}
    (head, *rows) = csv.reader(io.StringIO(run(command, case, "--format", "csv").out))
    assert head == list(lines[0])
    assert len(rows) == len(lines) == len(table.out.splitlines()) - 1


def test_claims_carry_the_fields_that_stay(run: Run, case: str, files: Path) -> None:
    records = run("claims", case, "--format", "jsonl").records
    assert [list(record) for record in records] == [CLAIM_FIELDS + PART] * 3
    first = records[0]
    assert (files / "a.txt").read_text("utf-8")[5:10] == first["text"] == "4,000"
    assert (first["start"], first["end"]) == (5, 10)
    assert (first["document"], first["low"], first["high"], first["speaker"]) == ("a.txt", 4000, 4000, "NIS")
    assert (records[1]["speaker"], records[1]["speaker_text"]) == ("author", None)
    questions = {record["question"] for record in run("questions", case, "--format", "jsonl").records}
    assert {record["question"] for record in records} == questions
    assert all(record["root"] for record in records)


def test_checks_and_questions_carry_the_fields_that_stay(run: Run, case: str) -> None:
    (check,) = run("checks", case, "--format", "jsonl").records
    assert set(check) >= CHECK_FIELDS
    assert check["claims"] == [
        {"document": "a.txt", "start": 5, "end": 10},
        {"document": "a.txt", "start": 22, "end": 28},
        {"document": "b.txt", "start": 5, "end": 10},
    ]
    for record in run("questions", case, "--format", "jsonl").records:
        assert set(record) >= QUESTION_FIELDS


@pytest.mark.parametrize("argument", ["files/a.txt", "files"])
def test_extract_prints_what_a_case_would(run: Run, case: str, argument: str) -> None:
    assert case
    ran = run("extract", argument, "--format", "jsonl")
    assert (ran.code, ran.records[0]["document"], list(ran.records[0])) == (0, "a.txt", CLAIM_FIELDS + PART)
    assert not Path("report").exists()


def test_extract_reads_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"NIS: 7 killed")))
    (record,) = run("extract", "-", "--format", "jsonl").records
    assert (record["document"], record["text"]) == ("stdin", "7")


# Gates, exit codes, messages.


@pytest.mark.parametrize(("gate", "code"), [([], 0), (["--fail-on", "holds"], 0), (["--fail-on", "fails"], 1)])
def test_a_gate_that_is_asked_for(run: Run, case: str, gate: list[str], code: int) -> None:
    assert run("checks", case, *gate).code == code


def test_some_inputs_that_cannot_be_read(run: Run, files: Path, case: str) -> None:
    (files / "c.txt").write_text("broken", "utf-8")
    for ran in (run("extract", files, "nothing"), run("add", case, files, "nothing")):
        assert ran.code == 3
        assert "c.txt: it is broken; mend it." in ran.err
        assert "nothing: there is no such file or folder; check the spelling" in ran.err
        assert "broken" not in ran.out


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["extract", "nothing"], "nothing: there is no such file or folder"),
        (["report", "nothing"], "nothing: there is no such file or folder"),
        (["add", "case", "nothing"], "case is no case"),
        (["claims", "nothing"], "nothing is no case: it holds no case.toml. Make one with: whosays init nothing"),
        (["claims"], "Missing argument 'CASE'"),
        (["clams", "x"], "No such command 'clams'"),
        (["checks", "case", "--fail-on", "bad"], "'bad' is not one of"),
        (["add", "case", "x", "--published", "May"], "'May' is no day written YYYY-MM-DD"),
        (["claims", "x", "-q", "-v"], "name one"),
        (["init", "files"], "files is not empty"),
    ],
)
def test_bad_usage_or_input(run: Run, files: Path, words: list[str], message: str) -> None:
    assert files.is_dir()
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert message in ran.err
    assert "Traceback" not in ran.err


def test_a_disk_that_is_full_is_told_in_one_line(run: Run, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device", "x")

    monkeypatch.setattr("os.fsync", full)
    ran = run("init", "case")
    assert files.is_dir()
    assert (ran.code, ran.err) == (2, "whosays: x: No space left on device; see to that and run again.\n")


def test_interrupted(run: Run, monkeypatch: pytest.MonkeyPatch, case: str) -> None:
    def interrupt(_: Case) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Case, "account", property(interrupt))
    ran = run("claims", case)
    assert (ran.code, ran.out) == (130, "")
    assert "Traceback" not in ran.err


def test_quiet_says_only_what_went_wrong(run: Run, files: Path) -> None:
    assert run("extract", files, "-q").err == ""
    assert run("extract", files, "nothing", "-q").err.count("\n") == 1
    assert run("extract", files, "-v").err.splitlines()[-1].startswith("done in ")


def test_quiet_keeps_the_data_of_listings_and_nothing_else(run: Run, files: Path) -> None:
    for words in (("init", "case"), ("add", "case", files), ("build", "case"), ("report", "case")):
        ran = run(*words, "-q")
        assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert run("claims", "case", "-q").out.count("\n") == 4


# Explaining.


def test_explain_tells_the_path(run: Run, case: str) -> None:
    told = run("explain", case, "4,000").out
    for words in (
        "a.txt",
        "sha256",
        "characters  5 to 10",
        "NIS: [4,000] killed",
        "question",
        "root",
        "finding",
        "4,500",
    ):
        assert words in told
    (record,) = run("explain", case, "4,000", "--format", "jsonl").records
    assert set(record) >= {"claim", "fields", "question", "root", "edges", "beside", "checks"}


def test_explain_lists_what_matches_too_often(run: Run, case: str, files: Path) -> None:
    (files / "c.txt").write_text("4 killed and 44 killed and 444 killed", "utf-8")
    run("add", case, files)
    ran = run("explain", case, "4")
    assert ran.code == 2
    assert "name one by its id" in ran.err
    assert len(ran.out.splitlines()) == 6


# Hostile words.


def test_a_terminal_obeys_nothing_that_a_document_says(run: Run, files: Path) -> None:
    (files / "a.txt").write_text("NIS: 4,000 killed", "utf-8")
    evil = files / "e\x1b[2J\u202ex.txt"
    evil.write_text("NIS: 5,000 killed", "utf-8")
    out = run("extract", files).out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert any(record["document"] == evil.name for record in run("extract", files, "--format", "jsonl").records)


def test_the_version(run: Run) -> None:
    assert run("--version").out.startswith("whosays ")
