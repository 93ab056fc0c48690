"""Exchange rates of a case's own: they go before those that ship, and what is wrong in them stops the run."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from whosays.errors import SettingsError
from whosays.model.check import Check
from whosays.workspace import Case

TEXT = "Oslo, 10 March 2021. The ministry said each family had been paid 900,000 Norwegian kroner (about $106,000) that week.\n"


def case(folder: Path, rates: str | None) -> Case:
    """A case of one text, with a table of rates if one is given."""
    made = folder / "case"
    Case.create(made)
    (folder / "text.txt").write_text(TEXT, "utf-8")
    if rates is not None:
        (made / "own.csv").write_text(f"date,from,to,rate,source\n{rates}\n", "utf-8")
        settings = made / "case.toml"
        settings.write_text(settings.read_text("utf-8") + '\n[rates]\nfiles = ["own.csv"]\n', "utf-8")
    opened = Case.open(made)
    opened.add([folder / "text.txt"])
    return opened


def about_rates(opened: Case) -> list[Check]:
    """The checks that speak of rates."""
    return [check for check in opened.checks if "rate" in check.relation]


def test_the_rate_that_ships_agrees(tmp_path: Path) -> None:
    (check,) = about_rates(case(tmp_path, None))
    assert "8.49 Norwegian krones a US dollar, which agrees with 8.3" in check.sentence
    assert "European Central Bank, euro reference rate" in check.sentence


def test_own_rates_go_first_and_are_named(tmp_path: Path) -> None:
    checks = about_rates(case(tmp_path, "2021,USD,NOK,12.5,money changers"))
    assert [(check.relation, check.rate is None) for check in checks] == [("exchange rate of its date", False)]
    assert "it was 12.5 Norwegian krones a US dollar in 2021 (money changers)" in checks[0].sentence


def test_a_wrong_line_of_own_rates_is_told(tmp_path: Path) -> None:
    opened = case(tmp_path, "2021,USD,kroner,12.5,money changers")
    with pytest.raises(SettingsError, match=r"own\.csv, line 2: 'to' has 'kroner'"):
        _ = opened.checks


def settings(folder: Path, more: str) -> Case:
    """A case with more in its settings."""
    case(folder, None)
    file = folder / "case" / "case.toml"
    file.write_text(file.read_text("utf-8") + more, "utf-8")
    return Case.open(folder / "case")


def test_the_house_has_a_currency(tmp_path: Path) -> None:
    opened = settings(tmp_path, '\n[house]\ncurrency = "EUR"\n')
    opened.report(tmp_path / "out")
    text = (tmp_path / "out" / "report.md").read_text("utf-8")
    assert "NOK 900,000 ≈ €88,400–89,300 (" in text.replace("\\", "")
    assert "NOK a EUR, 8 March 2021 – 12 March 2021 (European Central Bank, euro reference rate)." in text.replace(
        "\\", ""
    )
    told = [
        json.loads(line)["house_amount"] for line in (tmp_path / "out" / "claims.jsonl").read_text("utf-8").splitlines()
    ]
    assert {(each["unit"], each["dates"], each["why_not"]) for each in told} == {("EUR", "2021-03-08/2021-03-12", None)}


def test_a_finding_is_told_in_the_currency_of_the_house(tmp_path: Path) -> None:
    settings(tmp_path, '\n[house]\ncurrency = "EUR"\n').report(tmp_path / "out")
    (told,) = [json.loads(line) for line in (tmp_path / "out" / "questions.jsonl").read_text("utf-8").splitlines()]
    house = told["house_finding"]
    assert told["envelope"] == [900_000, 900_000]
    assert [round(end, -2) for end in house["envelope"]] == [88_400, 89_300]
    assert (house["dates"], house["source"]) == ("2021-03-08/2021-03-12", "European Central Bank, euro reference rate")
    text = (tmp_path / "out" / "report.md").read_text("utf-8").replace("\\", "")
    assert "reported NOK 900,000; also about $106,000 (≈ €88,400–89,300)" in text
    assert "In EUR €88,400–89,300, each figure at the rate of its own time, 8 March 2021 – 12 March 2021" in text


def test_without_a_currency_of_the_house_nothing_is_converted(tmp_path: Path) -> None:
    case(tmp_path, None).report(tmp_path / "out")
    assert "house_amount" not in (tmp_path / "out" / "claims.jsonl").read_text("utf-8")


def test_constant_prices(tmp_path: Path) -> None:
    more = '\n[house]\ncurrency = "EUR"\nprices = "2024"\n[rates]\nindex = "hicp.csv"\n'
    opened = settings(tmp_path, more)
    lines = "date,currency,index,source\n2021-03,EUR,106,Eurostat\n2024,EUR,127.2,Eurostat\n"
    (tmp_path / "case" / "hicp.csv").write_text(lines, "utf-8")
    opened.report(tmp_path / "out")
    text = (tmp_path / "out" / "report.md").read_text("utf-8").replace("\\", "")
    assert "In prices of 2024: €106,000–107,000 (Eurostat)." in text


@pytest.mark.parametrize(
    ("more", "message"),
    [
        ('[house]\nprices = "2024"\n', r"case\.toml, line \d+: 'house\.prices' needs 'house\.currency' and an index"),
        ('[house]\nprices = "soon"\n', r"'house\.prices': 'soon' is no date"),
        ('[house]\nprices = "2024/.."\n', r"'house\.prices' has an open end"),
        ('[house]\ncurrency = "euro"\n', r"'house\.currency'"),
    ],
)
def test_wrong_money_of_the_house_is_named(tmp_path: Path, more: str, message: str) -> None:
    with pytest.raises(SettingsError, match=message):
        settings(tmp_path, f"\n{more}")


def test_a_wrong_index_is_told(tmp_path: Path) -> None:
    opened = settings(tmp_path, '\n[house]\ncurrency = "EUR"\nprices = "2024"\n[rates]\nindex = "hicp.csv"\n')
    (tmp_path / "case" / "hicp.csv").write_text("date,currency,index,source\n2021-03,EUR,-1,Eurostat\n", "utf-8")
    with pytest.raises(SettingsError, match=r"hicp\.csv, line 2: 'index' has '-1'"):
        _ = opened.account
