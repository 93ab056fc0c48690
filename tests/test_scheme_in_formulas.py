"""A scheme's amount as an input of a formula: what the people of a part of it cost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.derive.rules import PENSIONS
from whosays import Case
from whosays.derive.figures import Amount
from whosays.workspace.scheme_cells import cells

TEXT = "Harbour Post, 3 June 2024\n\nSome 300 dock workers were injured in 2023, the union said. The port authority put the injured at 340.\n"
FORMULA = """
[[derivation]]
name = "cost"
title = "What the injured cost"
formula = "injured * pay"
unit = "EUR"
[derivation.inputs]
injured = { measure = "wounded" }
pay = { scheme = "harbour", on = 2023-06-15, when = { event = "injury", severity = "minor" } }
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "post.txt").write_text(TEXT, "utf-8")
    (tmp_path / "case.toml").write_text('title = "Harbour"\n' + FORMULA, "utf-8")
    (tmp_path / "schemes").mkdir()
    (tmp_path / "schemes" / "harbour.toml").write_text(PENSIONS, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "on", "when", "told"),
    [
        ("harbour", date(2023, 6, 15), {"event": "injury", "severity": "minor"}, (360, 360, "")),
        ("harbour", date(2023, 5, 9), {"event": "injury", "severity": "minor"}, (360, 900, "900 EUR (stated) where change in 2023-05 is after")),
        ("harbour", date(2023, 6, 15), {"event": "injury"}, (360, 900, "360 EUR (stated)")),
        ("harbour", date(2023, 6, 15), {"event": "death", "layer": "port"}, (4000, 5000, "")),
        ("harbour", date(2023, 6, 15), {"event": "death"}, "knows no amount of city for death; ask for one layer"),
        ("harbour", date(2019, 6, 15), {"event": "death", "layer": "port"}, "knows no amount for death on 2019-06-15"),
        ("harbour", date(2023, 6, 15), {"evnt": "death"}, "no axis 'evnt'; did you mean 'event'?"),
        ("harbour", date(2023, 6, 15), {"event": "death", "layer": "prt"}, "no layer 'prt'; did you mean 'port'?"),
        ("harbor", date(2023, 6, 15), {}, "no scheme 'harbor'; did you mean 'harbour'?"),
    ],
)  # fmt: skip
def test_one_amount_or_why_there_is_none(
    folder: Path, name: str, on: date, when: dict[str, str], told: tuple[int, int, str] | str
) -> None:
    found = cells(folder)(name, on, when)
    if isinstance(told, str):
        assert isinstance(found, str)
        assert told in found
    else:
        assert isinstance(found, Amount)
        assert (int(found.low), int(found.high)) == told[:2]
        assert told[2] in found.reading


def test_people_times_amounts_make_a_cost_with_its_band(folder: Path) -> None:
    (cost,) = Case.open(folder).derived()
    assert not cost.refused
    assert cost.reported.low is not None
    assert cost.reported.high is not None
    assert cost.reported.low <= Decimal(300 * 360)
    assert cost.reported.high >= Decimal(340 * 360)
    assert {each.name: str(each.source) for each in cost.inputs} == {"injured": "question", "pay": "scheme"}


def test_an_inference_is_no_input(folder: Path) -> None:
    more = '\n[[cell]]\nid = "guess"\nbasis = "inferred"\nif = "the dock rules hold"\namount = { value = 7, currency = "EUR" }\n'
    (folder / "schemes" / "harbour.toml").write_text(PENSIONS + more, "utf-8")
    told = cells(folder)("harbour", date(2019, 1, 1), {"event": "death", "layer": "port"})
    assert told == "harbour knows no amount for death on 2019-01-01: it would be at least 7 EUR if the dock rules hold"
