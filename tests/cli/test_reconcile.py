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


def test_many_questions_are_weighed_by_several_processes_and_come_in_order(run: Run, tmp_path: Path) -> None:
    told = [{"question": f"q{number:03}", "low": number + 1, "high": number + 1} for number in range(160)]
    claims = file(tmp_path, "".join(f"{json.dumps(each)}\n" for each in told))
    code, shown, _ = run("reconcile", claims, "--format", "jsonl", "-q")
    assert code == 0
    found = [json.loads(line) for line in shown.splitlines()]
    assert [(each["question"], each["envelope"]) for each in found] == [
        (each["question"], [each["low"], each["low"]]) for each in told
    ]


def test_the_chance_of_an_interval_and_other_assumptions(run: Run, tmp_path: Path) -> None:
    claims = file(tmp_path, CLAIMS)
    assert "100%" in run("reconcile", claims, "--between", "1", "1e9")[1]
    record = json.loads(run("reconcile", claims, "--format", "jsonl", "--sensitivity")[1])
    assert next(each["best"] for each in record["sensitivity"]) == record["best"]
    code, _, told = run("reconcile", claims, "--between", "3000", "1000")
    assert (code, "lower end first" in told) == (2, True)


def test_explain_tells_the_estimate_and_its_box(run: Run, tmp_path: Path) -> None:
    """Two outlets on one matter: best with its bands, and with --sensitivity what other assumptions make of them."""
    case, texts = tmp_path / "case", tmp_path / "texts"
    texts.mkdir()
    told = "The army said that {} soldiers from Norvia were killed in Osk as of 3 May 2025."
    (texts / "a.txt").write_text(told.format("1,000"), "utf-8")
    (texts / "b.txt").write_text(told.format("2,300").replace("army", "police"), "utf-8")
    assert run("init", str(case))[0] == run("add", str(case), str(texts))[0] == 0
    code, shown, _ = run("explain", str(case), "killed", "--sensitivity")
    assert code == 0
    assert "(90 %)" in shown
    assert "sources err twice as far" in shown


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (CLAIMS + '{"low": "lots"}\n', "claims.jsonl, line 4: low is 'lots', and a number is wanted."),
        ("{oops", "claims.jsonl, line 1: this is no JSON"),
        (CLAIMS + '{"low": ' + "[" * 5000 + "]" * 5000 + "}", "claims.jsonl, line 4: this is nested too deep"),
        (CLAIMS + r'{"low": 5, "speaker": "\ud800"}', r"line 4: speaker is '\ud800', and half a surrogate pair"),
        (CLAIMS + r'{"low": 5, "period": "\ud800"}', r"line 4: period is '\ud800', and half a surrogate pair"),
        (CLAIMS + '{"low": 5, "period": NaN}', "line 4: period is nan, and a text is wanted"),
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


@pytest.mark.parametrize(
    ("ends", "words"),
    [('"low": 200, "high": null', "from 200 person"), ('"low": null, "high": 50', "to 50 person")],
)
def test_an_open_end_is_told(run: Run, tmp_path: Path, ends: str, words: str) -> None:
    claims = file(tmp_path, f'{{{ends}, "measure": "killed", "speaker": "army", "unit": "person"}}\n')
    assert words in run("reconcile", claims)[1]


def test_a_bound_that_stands_outermost_is_told_beside_the_range(run: Run, tmp_path: Path) -> None:
    bound = '{"low": 5000, "high": null, "measure": "killed", "speaker": "mayor", "unit": "person"}\n'
    assert "1,000 to 5,000 or more" in " ".join(run("reconcile", file(tmp_path, CLAIMS + bound))[1].split())
