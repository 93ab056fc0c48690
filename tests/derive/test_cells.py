"""Amounts of schemes in formulas: one for all coherent readings, what they rest on, and why there is none."""

from __future__ import annotations

from pathlib import Path

import pytest

from whosays import Case

SCHEME = """
title = "the board's scale"
[axis.event]
values = { hurt = "hurt", dead = "dead" }
[axis.how]
values = { badly = "badly", lightly = "lightly" }
only = { event = "hurt" }
[reading.promise]
values = { low = "as the clerk said", high = "as the board said" }
[[cell]]
id = "flat"
when = { event = "hurt" }
valid = { to = "2024-06-01" }
amount = { value = 300, currency = "USD" }
claims = [CITED]
[[cell]]
id = "light"
when = { event = "hurt", how = "lightly" }
valid = { from = "2024-06-01" }
amount = { value = 100, currency = "USD" }
claims = [CITED]
[[cell]]
id = "clerk"
when = { event = "dead" }
reading = { promise = "low" }
amount = { value = 500, currency = "USD" }
claims = [CITED]
[[cell]]
id = "board"
when = { event = "dead" }
reading = { promise = "high" }
amount = { value = 700, currency = "USD" }
claims = [CITED]
"""
PAPER = "Until June 2024 the ministry paid $300 to every soldier who was wounded. Then 20 soldiers were killed."
FORMULA = """
[[derivation]]
name = "it"
formula = "due * 20"
unit = "USD"
each = true
[derivation.inputs]
due = { scheme = "scale", SELECTOR }
"""


def derived(folder: Path, selector: str, formula: str = "due * 20") -> tuple[str, list[int | None], str, int]:
    """What a formula over the scheme comes to: why not, its ends, the flag of its input, how many claims it cites."""
    (folder / "schemes").mkdir()
    (folder / "paper.txt").write_text(PAPER, "utf-8")
    paper = Case.transient([folder / "paper.txt"]).documents[0].document.id
    at = PAPER.index("$300")
    cited = f'{{ document = "{paper[:12]}", start = {at}, end = {at + 4}, exact = "$300", text = "text/1" }}'
    (folder / "schemes" / "scale.toml").write_text(SCHEME.replace("CITED", cited), "utf-8")
    text = FORMULA.replace("SELECTOR", selector).replace("due * 20", formula)
    (folder / "case.toml").write_text(text, "utf-8")
    (found,) = Case.open(folder).derived()
    ends = [None if end is None else int(end) for end in (found.reported.low, found.reported.high)]
    first = found.inputs[0] if found.inputs else None
    return found.refused, ends, first.flag if first else "", len(first.claims) if first else 0


def test_the_amount_of_a_day_enters_with_its_claims(tmp_path: Path) -> None:
    refused, ends, flag, claims = derived(tmp_path, 'on = 2024-05-01, when = { event = "hurt", how = "lightly" }')
    assert (refused, ends, flag, claims) == ("", [6000, 6000], "", 1)


def test_readings_that_differ_are_an_envelope_and_say_so(tmp_path: Path) -> None:
    refused, ends, flag, _ = derived(tmp_path, 'on = 2024-07-01, when = { event = "dead" }')
    assert (refused, ends) == ("", [10_000, 14_000])
    assert flag == "500 USD (stated) where promise is low; 700 USD (stated) where promise is high"


@pytest.mark.parametrize(
    ("selector", "said"),
    [
        (
            'on = 2024-07-01, when = { event = "hurt", how = "badly" }',
            "scale knows no amount for hurt, badly on 2024-07-01",
        ),
        ('on = 2024-07-01, when = { evnt = "hurt" }', "there is no axis 'evnt'; did you mean 'event'?"),
        ('on = 2024-07-01, when = { event = "ded" }', "no value of event 'ded'; did you mean 'dead'?"),
    ],
)
def test_why_there_is_no_amount_is_told(tmp_path: Path, selector: str, said: str) -> None:
    assert said in derived(tmp_path, selector)[0]


def test_an_axis_that_makes_no_difference_need_not_be_told(tmp_path: Path) -> None:
    assert derived(tmp_path, 'on = 2024-05-01, when = { event = "hurt" }')[1] == [6000, 6000]


def test_a_scheme_that_is_not_there_is_told(tmp_path: Path) -> None:
    refused = derived(tmp_path, 'on = 2024-05-01, when = { event = "hurt" }')[0]
    assert not refused
    text = (tmp_path / "case.toml").read_text("utf-8").replace('scheme = "scale"', 'scheme = "scal"')
    (tmp_path / "case.toml").write_text(text, "utf-8")
    assert "did you mean 'scale'?" in Case.open(tmp_path).derived()[0].refused
