"""Formulas that use formulas: put in their places, drawn together, never round in a ring. Figures are invented."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.derive.making import answer, derived, pack
from tests.making import claim, quantity, root
from whosays import settings
from whosays.derive import Formula, compiled
from whosays.errors import SettingsError
from whosays.model.derivation import Derivation, Entering
from whosays.model.finding import Interval
from whosays.model.quantity import PERCENT

MEN = [
    claim("10,000 to 14,000", quantity(10_000, 14_000), by="army", paper="one", measure="troops_deployed"),
    claim("9,000", quantity(9_000), by="union", paper="two", measure="troops_deployed"),
]
PAY = claim("200 dollars", quantity(200, unit="USD", per="month"), by="c", paper="three", measure="monthly_pay")
KEPT = claim("75 per cent", quantity(75, unit=PERCENT), by="d", paper="four", measure="state_retained_share")
BILL = """
[[derivation]]
name = "bill"
title = "the pay of all of them"
formula = "troops_deployed * monthly_pay * 12"
unit = "USD"
per = "year"
"""
TAKEN = """
[[derivation]]
name = "taken"
formula = "bill * state_retained_share"
unit = "USD"
per = "year"
"""


def formulas(text: str) -> dict[str, Formula]:
    return {f.entry.name: f for f in compiled(settings.parsed(text, "case.toml").derivations, pack())}


def over(formula: Formula) -> Derivation:
    claims = [*MEN, PAY, KEPT]
    answers = [answer("troops_deployed", MEN, [root(each) for each in MEN])]
    answers += [answer(each.measure, [each], [root(each)]) for each in (PAY, KEPT)]
    return derived(formula, answers, claims)


def written(name: str, formula: str, unit: str, *more: str) -> str:
    head = f'\n[[derivation]]\nname = "{name}"\nformula = "{formula}"\nunit = "{unit}"\n'
    return head + "\n".join(more) + "\n"


@pytest.mark.parametrize("text", [BILL + TAKEN, TAKEN + BILL])
def test_a_used_formula_stands_in_its_place(text: str) -> None:
    made = formulas(text)
    found, whole = over(made["taken"]), over(formulas(
        TAKEN.replace("bill", "troops_deployed * monthly_pay * 12"))["taken"])  # fmt: skip
    assert (found.reported, found.estimate, found.reach) == (whole.reported, whole.estimate, whole.reach)
    assert [each.name for each in found.inputs] == ["state_retained_share", "troops_deployed", "monthly_pay"]
    assert found.remarks == (
        "bill stands for troops_deployed * monthly_pay * 12: the pay of all of them",
        "12 is taken as the months of a year",
    )


def test_by_another_name_and_twice() -> None:
    inputs = '[derivation.inputs]\nb = { derivation = "bill" }'
    found = over(formulas(BILL + written("half", "b / 2 + bill / 2", "USD", 'per = "year"', inputs))["half"])
    assert found.reported == over(formulas(BILL)["bill"]).reported
    assert len(found.inputs) == 2


def test_what_two_formulas_rest_on_is_one_draw() -> None:
    double = written("double", "bill * 2", "USD", 'per = "year"')
    ratio = over(formulas(BILL + double + written("ratio", "double / bill", "count"))["ratio"])
    assert ratio.reported == Interval(low=Decimal(2), high=Decimal(2))
    assert ratio.estimate is not None
    assert {ratio.estimate.low, ratio.estimate.high} == {Decimal(2)}
    none = over(formulas(BILL + written("none", "bill - bill", "USD", 'per = "year"'))["none"])
    assert none.reported == Interval(low=Decimal(0), high=Decimal(0))
    assert none.reach is None


def test_one_question_by_two_names_is_one_figure() -> None:
    inputs = '[derivation.inputs]\na = { measure = "troops_deployed" }\nb = { measure = "troops_deployed" }'
    found = over(formulas(written("gone", "a - b", "person", inputs))["gone"])
    assert found.reported == Interval(low=Decimal(0), high=Decimal(0))
    assert "b is the same figure as a" in found.remarks


def test_one_name_for_two_figures_is_told_apart() -> None:
    inner = written(
        *("inner", "men * monthly_pay", "USD", 'per = "month"'),
        '[derivation.inputs]\nmen = { measure = "troops_deployed", speaker = "army" }',
    )
    outer = written(
        *("outer", "inner / men", "USD", 'per = "month"', "each = true"),
        '[derivation.inputs]\nmen = { measure = "troops_deployed", speaker = "union" }',
    )
    found = over(formulas(inner + outer)["outer"])
    assert [each.name for each in found.inputs] == ["men", "inner.men", "monthly_pay"]
    assert [each.within for each in found.inputs] == ["", "inner", "inner"]
    assert found.inputs[1].entering is Entering.ENVELOPE
    assert found.reported == Interval(low=Decimal("222.2"), high=Decimal("311.2"))


def test_a_share_that_follows_is_a_part_of_one() -> None:
    share = written("gone", "troops_deployed / troops_deployed * state_retained_share", "percent")
    found = over(
        formulas(share + written("left", "monthly_pay * (1 - gone)", "USD", 'per = "month"', "each = true"))["left"]
    )
    assert found.reported == Interval(low=Decimal(50), high=Decimal(50))


def test_a_ring_is_told_with_its_line() -> None:
    ring = written("a", "b * 2", "person") + written("b", "c * 2", "person") + written("c", "a * 2", "person")
    with pytest.raises(
        SettingsError, match=r"case\.toml, line 16: 'a' rests on 'b' rests on 'c' rests on 'a'; no figure"
    ):
        formulas(ring)
    faults: list[str] = []
    good = compiled(settings.parsed(ring + BILL, "case.toml").derivations, pack(), faults)
    assert [each.entry.name for each in good] == ["bill"]
    assert len(faults) == 3


def test_what_a_formula_uses_must_be_right() -> None:
    with pytest.raises(SettingsError, match=r"line 4: bill: nothing is called 'troops_deploye'"):
        formulas(
            BILL.replace("troops_deployed", "troops_deploye").replace('title = "the pay of all of them"\n', "") + TAKEN
        )


def test_what_uses_a_wrong_formula_is_told_by_itself() -> None:
    faults: list[str] = []
    wrong = BILL.replace("troops_deployed", "troops_deploye")
    assert not compiled(settings.parsed(wrong + TAKEN, "case.toml").derivations, pack(), faults)
    assert [fault.partition(": ")[2] for fault in faults] == [
        "bill: nothing is called 'troops_deploye'; did you mean 'troops_deployed'?",
        "taken: it uses 'bill', which is wrong.",
    ]


def test_formulas_that_grow_without_end_are_refused() -> None:
    chain = written("f0", "troops_deployed + troops_deployed", "person")
    chain += "".join(written(f"f{n}", f"f{n - 1} + f{n - 1}", "person") for n in range(1, 40))
    with pytest.raises(
        SettingsError, match=r"line 52: f8: with all that it uses the formula has 1,023 parts; 1,000 are"
    ):
        formulas(chain)


def test_amounts_of_a_used_formula_are_converted_when_it_says() -> None:
    inner = BILL.replace('unit = "USD"', 'unit = "EUR"\nconverted = "2024-05"')
    made = formulas(inner + written("outer", "bill / troops_deployed", "EUR", 'per = "year"', "each = true"))["outer"]
    told = [(each.name, each.converted.edtf if each.converted else None) for each in made.inputs]
    assert told == [("troops_deployed", None), ("monthly_pay", "2024-05")]
    assert "2024-05" in over(made).inputs[1].converted or "2024-05" in over(made).refused
