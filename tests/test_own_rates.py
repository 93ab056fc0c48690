"""Exchange rates of a case's own: they go before those that ship, and what is wrong in them stops the run."""

from __future__ import annotations

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
    assert [check.relation for check in checks] == ["exchange rate of its date", "implied exchange rate"]
    assert "it was 12.5 Norwegian krones a US dollar in 2021 (money changers)" in checks[0].sentence


def test_a_wrong_line_of_own_rates_is_told(tmp_path: Path) -> None:
    opened = case(tmp_path, "2021,USD,kroner,12.5,money changers")
    with pytest.raises(SettingsError, match=r"own\.csv, line 2: 'to' has 'kroner'"):
        _ = opened.checks
