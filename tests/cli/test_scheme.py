"""`whosays scheme`: drafted, written, asked, looked over, tested, confirmed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import Run, runner
from whosays.derive.schemes.building import scheme

TEXT = """\
The Beacon, 4 June 2023

Until March 2023 the state paid a Norwegian soldier who was wounded a flat 800,000 kroner. In March 2023 the government introduced tiers: soldiers with severe injuries receive 800,000 kroner, those with minor injuries 250,000 kroner.

Whether Danish soldiers would receive the same compensation if they are wounded is unclear.
"""

TESTS = """\
[[test]]
name = "a light wound before the tiers"
given = { on = 2023-02-01, case = { event = "injury", severity = "minor", nationality = "norwegian" } }
expect = { value = 800_000, currency = "NOK", basis = "stated" }

[[test]]
name = "nobody knows what a Dane gets"
given = { on = 2023-06-01, case = { event = "injury", severity = "minor", nationality = "danish" } }
expect = { unknown = true }
inferred = { value = 250_000 }
"""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """Runs the program in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return runner(monkeypatch, capsys)


@pytest.fixture
def case(run: Run, tmp_path: Path) -> Path:
    """A case of one text with a draft of its rules."""
    (tmp_path / "beacon.txt").write_text(TEXT, "utf-8")
    for words in (
        ("init", "case"),
        ("add", "case", "beacon.txt"),
        ("scheme", "draft", "case", "--name", "tiers", "--write"),
    ):
        assert run(*words, "-q").code == 0
    return tmp_path / "case"


def test_a_draft_is_shown_or_written_once(run: Run, case: Path) -> None:
    shown = run("scheme", "draft", "case", "--name", "tiers")
    assert shown.out == (case / "schemes" / "tiers.toml").read_text("utf-8")
    assert scheme(shown.out, "tiers.toml").draft
    again = run("scheme", "draft", "case", "--name", "tiers", "--write")
    assert again.code == 2
    assert "schemes/tiers.toml is there already" in again.err


@pytest.mark.usefixtures("case")
def test_cells_are_listed_with_their_words(run: Run) -> None:
    records = run("scheme", "list", "case", "--format", "jsonl").records
    (minor,) = [r for r in records if r["cell"] == "injury_minor_norwegian"]
    assert (minor["valid_from"], minor["valid_to"], minor["low"], minor["currency"]) == (
        "2023-03",
        None,
        250_000,
        "NOK",
    )
    assert (minor["draft"], minor["confirmed"]) == (True, False)
    (claim,) = minor["claims"]
    assert claim["document"] == "beacon.txt"
    assert TEXT[claim["start"] : claim["end"]] == claim["text"] == "250,000 kroner"
    assert "250,000 NOK" in run("scheme", "list", "case").out


@pytest.mark.usefixtures("case")
def test_one_case_gives_one_amount_with_its_words(run: Run) -> None:
    asked = ("scheme", "eval", "case", "--on", "2023-06-01", "--event", "injury", "--severity", "minor")
    (record,) = run(*asked, "--nationality", "norwegian", "--format", "jsonl").records
    assert (record["status"], record["low"], record["currency"], record["more"]) == (
        "carried forward",
        250_000,
        "NOK",
        False,
    )
    assert record["claims"][0]["text"] == "250,000 kroner"
    assert record["shown"] is None
    stated, gap, guess = run(*asked, "--format", "jsonl").records
    assert stated == record
    assert (gap["status"], gap["low"]) == ("unknown", None)
    assert (guess["status"], guess["low"]) == ("inferred", 250_000)
    assert guess["conditions"] == ["the rules for Norwegian troops hold for Danish troops as well"]


@pytest.mark.usefixtures("case")
def test_an_amount_is_shown_in_another_currency_at_the_rate_of_its_date(run: Run) -> None:
    asked = ("scheme", "eval", "case", "--event=injury", "--severity=minor", "--nationality=norwegian", "--in", "EUR")
    told = run(*asked, "--on", "2023-06-01", "--format", "jsonl")
    (record,) = told.records
    assert record["shown"]["currency"] == "EUR"
    assert record["shown"]["low"] == pytest.approx(250_000 * record["shown"]["rate"][0], rel=0.01)
    assert record["shown"]["rate_dates"] == "2023-06-01"
    assert "European Central Bank" in told.err
    future = run(*asked, "--on", "2150-06-01", "--format", "jsonl")
    assert future.records[0]["shown"] is None
    assert "no rate of NOK in EUR is known for that date" in future.err


@pytest.mark.usefixtures("case")
def test_within_the_month_of_the_change_both_readings_are_told(run: Run) -> None:
    asked = ("scheme", "eval", "case", "--event", "injury", "--severity", "minor", "--nationality", "norwegian")
    told = run(*asked, "--on", "2023-03-15", "--format", "json")
    assert {r["low"]: r["reading"] for r in json.loads(told.out)} == {
        250_000: {"change in 2023-03": "by 2023-03-15"},
        800_000: {"change in 2023-03": "after 2023-03-15"},
    }
    split = run(*asked, "--on", "2023-02-01", "--date", "decision=2023-06-01", "--format", "json")
    assert {r["low"]: r["reading"] for r in json.loads(split.out)} == {
        800_000: {"date of due": "event"},
        250_000: {"date of due": "decision"},
    }


def test_what_a_reading_settles_is_told_in_words(run: Run, tmp_path: Path) -> None:
    (tmp_path / "post.txt").write_text(
        "Harbour Post, 8 May 2024\n\nThe ministry said that the family of a killed sailor receives 40,000 euros. A lawyer said that the family of a killed sailor receives 25,000 euros.\n",
        "utf-8",
    )
    run("init", "c", "-q"), run("add", "c", "post.txt", "-q"), run("scheme", "draft", "c", "--write", "-q")
    asked = ("scheme", "eval", "c", "--on", "2024-06-01")
    told = " ".join(run(*asked).out.split())
    assert "amount_1" not in told
    (one, other) = run(*asked, "--format", "jsonl").records
    assert one["read_as"] == ["the sources give different amounts: 40,000 euros (ministry; no date is told)"]
    assert other["reading"] == {"amount_1": "of_2"}


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--evnt", "injury"), "there is no axis 'evnt'; did you mean 'event'?"),
        (("--severity", "miner"), "there is no value of severity 'miner'; did you mean 'minor'?"),
        (("--date", "decison=2023-01-01"), "there is no clock 'decison'; did you mean 'decision'?"),
        (("--date", "decision"), "write it as decision=2024-12-01"),
        (("--severity",), "--severity needs a value"),
        (("minor",), "'minor' is no axis"),
        (("--scheme", "tires"), "there is no scheme 'tires'; did you mean 'tiers'?"),
    ],
)
@pytest.mark.usefixtures("case")
def test_what_is_not_there_is_named_with_the_nearest(run: Run, words: tuple[str, ...], message: str) -> None:
    told = run("scheme", "eval", "case", "--on", "2023-06-01", *words)
    assert told.code == 2
    assert message in told.err


@pytest.mark.usefixtures("case")
def test_where_a_scheme_is_silent_is_told_and_can_fail(run: Run) -> None:
    records = run("scheme", "check", "case", "--format", "jsonl").records
    assert {"only inferred", "carried forward", "the day of change is not known"} == {r["standing"] for r in records}
    told = run("scheme", "check", "case", "--fail-on", "unknown")
    assert told.code == 1
    assert "not total" in told.err
    assert "0 of " in told.err
    assert run("scheme", "check", "case", "--fail-on", "evidence").code == 0


def test_words_that_do_not_stand_where_a_cell_says_are_told(run: Run, case: Path) -> None:
    file = case / "schemes" / "tiers.toml"
    file.write_text(file.read_text("utf-8").replace('exact = "250,000 kroner"', 'exact = "350,000 kroner"'), "utf-8")
    told = run("scheme", "check", "case", "--fail-on", "evidence")
    assert told.code == 1
    assert "'350,000 kroner' does not stand at" in told.err


def test_words_that_tell_another_amount_than_their_cell_are_told(run: Run, case: Path) -> None:
    file = case / "schemes" / "tiers.toml"
    written = file.read_text("utf-8")
    file.write_text(
        written.replace("value = 250_000", "value = 999_000").replace("value = 250000", "value = 999000"), "utf-8"
    )
    assert file.read_text("utf-8") != written
    told = run("scheme", "check", "case", "--fail-on", "evidence")
    assert told.code == 1
    assert "its amount is 999,000" in told.err
    assert "its words tell '250,000 kroner'" in told.err


def test_tests_beside_a_scheme_are_run(run: Run, case: Path) -> None:
    file = case / "schemes" / "tiers.tests.toml"
    file.write_text(TESTS, "utf-8")
    assert run("scheme", "test", "case").code == 0
    file.write_text(TESTS.replace("250_000", "250_001"), "utf-8")
    told = run("scheme", "test", "case", "--format", "jsonl")
    assert told.code == 1
    assert [(r["holds"], r["line"]) for r in told.records] == [(True, 1), (False, 6)]
    file.rename(case / "schemes" / "other.tests.toml")
    assert "there is no schemes/other.toml to test" in run("scheme", "test", "case").err


def confirmed(run: Run) -> dict[str, bool]:
    return {r["cell"]: r["confirmed"] for r in run("scheme", "list", "case", "--format", "jsonl").records}


def test_a_cell_is_confirmed_while_it_stands_as_it_was_seen(run: Run, case: Path) -> None:
    assert (
        run("decide", "case", "confirm", "tiers/injury_minor_norwegian", "--why", "read it", "--by", "anna").code == 0
    )
    assert [cell for cell, sure in confirmed(run).items() if sure] == ["injury_minor_norwegian"]
    file = case / "schemes" / "tiers.toml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("value = 250_000", "value = 260_000"), "utf-8")
    assert not any(confirmed(run).values())
    file.write_text(text, "utf-8")
    assert run("decide", "case", "confirm", "tiers", "--why", "all of it", "--by", "anna").code == 0
    assert all(confirmed(run).values())
    kept = run("decisions", "case", "--format", "jsonl").records
    assert [each["ruling"] for each in kept] == ["confirm", "confirm"]
    assert kept[0]["about"] == ["tiers", "injury_minor_norwegian"]
    assert run("decide", "case", "undo", kept[1]["decision"][:8], "--why", "too fast", "--by", "anna").code == 0
    assert [cell for cell, sure in confirmed(run).items() if sure] == ["injury_minor_norwegian"]
    assert (
        "did you mean 'injury_minor_norwegian'"
        in run("decide", "case", "confirm", "tiers/injury_minr_norwegian", "--why", "x").err
    )


def test_a_case_without_schemes_says_how_to_get_one(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Some 300 soldiers were killed in March 2023.\n", "utf-8")
    run("init", "case", "-q")
    run("add", "case", "a.txt", "-q")
    assert "draft one with: whosays scheme draft CASE" in run("scheme", "eval", "case", "--on", "2023-06-01").err
    none = run("scheme", "draft", "case")
    assert none.code == 2
    assert "no claim tells a rule of payment" in none.err


def test_amounts_are_shown_in_the_currency_of_the_house(run: Run, case: Path) -> None:
    file = case / "case.toml"
    file.write_text(file.read_text("utf-8") + '\n[house]\ncurrency = "EUR"\n', "utf-8")
    asked = ("scheme", "eval", "case", "--event", "injury", "--severity", "minor", "--nationality", "norwegian")
    told = run(*asked, "--on", "2023-06-01", "-v")
    assert "EUR" in told.out
    assert "“250,000 kroner” (beacon.txt:" in told.err


def test_what_is_no_case_is_told(run: Run) -> None:
    for words in (("list",), ("check",), ("test",), ("eval", "--on", "2023-06-01"), ("export",), ("draft",)):
        assert ". is no case" in run("scheme", words[0], ".", *words[1:]).err


def test_a_scheme_is_exported(run: Run, case: Path) -> None:
    told = run("scheme", "export", "case")
    assert told.out.startswith("description: ")
    assert "2023-03-01: { value: null }" in told.out
    (case / "schemes" / "more.toml").write_bytes((case / "schemes" / "tiers.toml").read_bytes())
    assert "the case has 2 schemes; name one with --scheme" in run("scheme", "export", "case").err


def test_a_case_without_schemes_says_so(run: Run) -> None:
    assert run("init", "bare", "-q").code == 0
    tested, exported = run("scheme", "test", "bare"), run("scheme", "export", "bare")
    assert (tested.code, tested.out) == (0, "")
    assert "no scheme of the case has tests" in tested.err
    assert exported.code == 2
    assert "the case has no scheme" in exported.err
    assert run("scheme", "test", "bare", "--format", "json").out.strip() == "[]"
