"""`whosays derive`: the table, one in full, records, and what is said where nothing can be derived."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.cli.running import Run, runner
from tests.derive.rules import PENSIONS

CASE = """
[[derivation]]
name = "dead_of_hurt"
title = "Dead among the hurt"
formula = "killed / wounded"
unit = "percent"

[[derivation]]
name = "of_nobody"
formula = "missing * 2"
unit = "person"
"""
PAPER = "The ministry said on 3 May 2024 that 10 to 20 people were killed and 100 were injured."


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(monkeypatch, capsys)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    folder.mkdir()
    (folder / "paper.txt").write_text(PAPER, "utf-8")
    (folder / "case.toml").write_text(CASE, "utf-8")
    return folder


def test_the_table_tells_the_result_or_why_there_is_none(run: Run, case: Path) -> None:
    ran = run("derive", case)
    assert ran.code == 0
    lines = " ".join(ran.out.split())
    assert "dead_of_hurt 10–20 percent 15 10.5–19.5 killed" in lines
    assert "of_nobody missing: no question is about missing" in lines
    assert max(map(len, ran.out.splitlines())) <= 80


def test_one_is_told_in_full(run: Run, case: Path) -> None:
    ran = run("derive", case, "dead_of_hurt")
    told = " ".join(ran.out.split())
    assert "derivation Dead among the hurt (dead_of_hurt)" in told
    assert "case.toml, line 2" in told
    assert "rests on paper.txt:37" in told
    assert "nobody has opened this root of killed, wounded yet; killed, wounded rests on it alone" in told
    assert run("explain", case, "dead_of_hurt", "-q").out == ran.out


def test_records_for_programs(run: Run, case: Path) -> None:
    (first, second) = run("derive", case, "--format", "jsonl").records
    assert (first["schema"], first["reported"], first["turns_on"]) == ("whosays/derivation/1", [10, 20], "killed")
    assert first["inputs"][0]["claims"] == [{"document": "paper.txt", "start": 37, "end": 45}]
    assert second["refused"].startswith("missing: no question")
    rows = list(csv.DictReader(run("derive", case, "--format", "csv").out.splitlines()))
    assert [(row["name"], row["reported"], row["inputs"]) for row in rows] == [
        ("dead_of_hurt", "10; 20", "killed; wounded"),
        ("of_nobody", "; ", ""),
    ]


def test_a_range_below_nothing_is_told_in_words(run: Run, case: Path) -> None:
    (case / "case.toml").write_text(
        CASE.replace("killed / wounded", "killed - wounded").replace("percent", "person"), "utf-8"
    )
    assert "-90 to -80 person" in " ".join(run("derive", case).out.split())


def test_a_misspelt_name_is_told(run: Run, case: Path) -> None:
    ran = run("derive", case, "dead_of_hrt")
    assert ran.code == 2
    assert "did you mean 'dead_of_hurt'?" in ran.err


def test_a_wrong_formula_is_told_and_the_others_go_on(run: Run, case: Path) -> None:
    (case / "case.toml").write_text(CASE.replace("missing * 2", "woundd * 2"), "utf-8")
    for words in (("derive", case), ("claims", case), ("report", case, "--out", case.parent / "out")):
        ran = run(*words)
        assert ran.code == 3
        assert "case.toml, line 10: of_nobody: nothing is called 'woundd'; did you mean 'wounded'?" in ran.err
    ran = run("derive", case, "dead_of_hurt", "of_nobody")
    assert ran.code == 3
    assert "Dead among the hurt" in ran.out
    assert "of_nobody: nothing is called 'woundd'" in ran.err


def test_where_every_formula_is_wrong_nobody_is_told_to_write_one(run: Run, case: Path) -> None:
    (case / "case.toml").write_text('[[derivation]]\nname = "x"\nformula = "killed + 2"\nunit = "EUR"\n', "utf-8")
    ran = run("derive", case, "x")
    assert ran.code == 3
    assert "case.toml, line 3: x:" in ran.err
    assert "write a [[derivation]]" not in ran.err


def test_a_scheme_is_asked_though_a_formula_is_wrong(run: Run, case: Path) -> None:
    (case / "case.toml").write_text(CASE.replace("missing * 2", "missing + 2 * killed / killed"), "utf-8")
    (case / "schemes").mkdir()
    (case / "schemes" / "port.toml").write_text(PENSIONS, "utf-8")
    ran = run("scheme", "eval", case, "--on", "2022-01-01", "--event", "injury", "--severity", "minor")
    assert ran.code == 3
    assert "900" in ran.out
    assert "of_nobody" in ran.err


def test_an_assumed_share_has_no_unit(run: Run, case: Path) -> None:
    table = '[derivation.assumptions.wounded]\nvalue = 0.6\nauthor = "A. Clerk"\nreason = "a guess"\n'
    formula = CASE.partition('[[derivation]]\nname = "of_nobody')[0].replace("percent", "person").replace("/", "*")
    (case / "case.toml").write_text(formula + table, "utf-8")
    told = " ".join(run("derive", case, "dead_of_hurt").out.split())
    assert "wounded = 0.6: assumed by A. Clerk: a guess" in told
    assert "reported 6–12 person" in told


def test_a_case_without_formulas_says_where_they_stand(run: Run, case: Path) -> None:
    (case / "case.toml").write_text("", "utf-8")
    ran = run("derive", case)
    assert ran.code == 0
    assert "[[derivation]]" in ran.err
