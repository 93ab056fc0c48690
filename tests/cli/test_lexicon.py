"""The commands that look after packs, as the shell runs them: what they print, where, and how they end."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from whosays.cli import main

PACK = """\
name = "wells"

[measure.wells_drilled]
title = "wells drilled"
names = ["drilled"]
unit = "count"
kind = "cumulative"
examples = [{{ text = "The crew drilled 12 wells in May.", low = {low} }}]

[measure.pumps]
title = "pumps"
names = ["pumps"]
unit = "count"
kind = "stock"
"""

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs `whosays lexicon` in an empty folder: exit code, standard output, standard error."""
    monkeypatch.chdir(tmp_path)

    def program(*words: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["whosays", "lexicon", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        assert isinstance(ended.value.code, int)
        return ended.value.code, printed.out, printed.err

    return program


def pack(low: int) -> str:
    Path("wells.toml").write_text(PACK.format(low=low), "utf-8")
    return "wells.toml"


def test_a_new_pack(run: Run) -> None:
    assert run("new", "water")[:2] == (0, "water.toml\n")
    assert run("check", "water.toml") == (0, "", "2 examples, 0 of them give something else; 0 wrong, 0 warnings\n")
    code, out, err = run("new", "water")
    assert (code, out) == (2, "")
    assert "water.toml is there already" in err
    Path("packs").mkdir()
    (record,) = (json.loads(line) for line in run("new", "water", "--in", "packs", "--format", "jsonl")[1].splitlines())
    assert record == {"schema": "whosays/pack_file/1", "name": "water", "path": str(Path("packs", "water.toml"))}


@pytest.mark.parametrize(("low", "code", "weights"), [(12, 0, ["warning"]), (13, 1, ["wrong", "warning"])])
def test_a_check_fails_for_what_is_wrong(run: Run, low: int, code: int, weights: list[str]) -> None:
    ended, out, err = run("check", pack(low), "--format", "jsonl")
    records = [json.loads(line) for line in out.splitlines()]
    assert ended == code
    assert [record["weight"] for record in records] == weights
    assert {record["schema"] for record in records} == {"whosays/pack_finding/1"}
    assert f"1 examples, {weights.count('wrong')} of them give something else" in err
    table = run("check", pack(low))[1]
    assert f"wells.toml:{records[-1]['line']}" in table
    assert all(len(line) <= 80 for line in table.splitlines())


@pytest.mark.parametrize(
    ("name", "message"), [("wels.toml", "did you mean 'wells'?"), ("nowhere", "there are: bases, conflict, ")]
)
def test_a_pack_that_is_not_there(run: Run, name: str, message: str) -> None:
    (Path("case") / "packs").mkdir(parents=True)
    (Path("case") / "case.toml").write_text("", "utf-8")
    (Path("case") / "packs" / "wells.toml").write_text(PACK.format(low=12), "utf-8")
    code, out, err = run("check", name, *(["--case", "case"] if name.startswith("wel") else []))
    assert (code, out) == (2, "")
    assert message in err


def test_a_misspelt_key_is_named(run: Run) -> None:
    Path("odd.toml").write_text('name = "odd"\n[measure.x]\ntitel = "X"\n', "utf-8")
    code, _, err = run("check", "odd.toml")
    assert code == 2
    assert "odd.toml, line 3: unknown key 'measure.x.titel'; did you mean 'title'?" in err


def test_which_words_told_which_measure(run: Run) -> None:
    Path("a.txt").write_text("The crew drilled 12 wells; 3 men were hurt.", "utf-8")
    code, out, _ = run("test", pack(12), "a.txt", "--format", "jsonl")
    told = [json.loads(line) for line in out.splitlines()]
    assert code == 0
    assert {record["schema"] for record in told} == {"whosays/measure_told/1"}
    assert [(r["text"], r["measure"], r["words"], r["pack"]) for r in told] == [
        ("12", "wells_drilled", "drilled", "wells.toml"),
        ("3", "wounded", "hurt", "conflict.toml"),
    ]
    table = run("test", pack(12), "a.txt")[1]
    assert "drilled (" in table
    assert all(len(line) <= 80 for line in table.splitlines())


def test_files_that_cannot_be_read(run: Run) -> None:
    Path("b.pdf").write_bytes(b"%PDF-1.4 broken")
    code, _, err = run("test", pack(12), "b.pdf")
    assert code == 3
    assert err.startswith("b.pdf: ")
    assert run("test", pack(12), "nowhere.txt")[0] == 2
