"""`whosays reconcile` as a person and a program meet it."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from whosays.cli import main

Run = Callable[..., tuple[int, str, str]]
CLAIMS = (
    '{"low": 1000, "high": 1000, "measure": "killed", "speaker": "army", "unit": "person"}\n\n'
    '{"low": 2300, "high": 2300, "measure": "killed", "speaker": "police", "unit": "person"}\n'
)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the program as the shell would: exit code, standard output and error."""

    def program(*words: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["whosays", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        assert isinstance(ended.value.code, int)
        return ended.value.code, *capsys.readouterr()

    return program


def file(folder: Path, text: str) -> str:
    path = folder / "claims.jsonl"
    path.write_text(text, "utf-8")
    return str(path)


def test_a_table_for_people_and_records_for_programs(run: Run, tmp_path: Path) -> None:
    claims = file(tmp_path, CLAIMS)
    code, table, _ = run("reconcile", claims)
    assert code == 0
    assert "1,000–2,300 person" in table
    assert "contested" in table
    record = json.loads(run("reconcile", claims, "--format", "jsonl", "--standard")[1])
    assert record["low"] < record["best"] < record["high"]
    assert record["standard"]["median"]["best"] == pytest.approx(record["best"], rel=0.1)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (CLAIMS + '{"low": "lots"}\n', "claims.jsonl, line 4: low is 'lots', and a number is wanted."),
        ("{oops", "claims.jsonl, line 1: this is no JSON"),
        ("\n", "claims.jsonl holds no claim"),
    ],
)
def test_the_line_that_is_wrong_is_named(run: Run, tmp_path: Path, text: str, says: str) -> None:
    code, _, told = run("reconcile", file(tmp_path, text))
    assert code == 2
    assert says in told


def test_what_is_no_text_is_refused(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "claims.jsonl"
    path.write_bytes(b'{"low": 1}\n\xff\xfe')
    code, _, told = run("reconcile", str(path))
    assert code == 2
    assert "claims.jsonl is no UTF-8 text" in told
