"""Tests that stand beside schemes: given … expect …"""

from __future__ import annotations

import pytest

from tests.derive.rules import PENSIONS, cell, euros, written
from whosays.derive.schemes.proving import proofs
from whosays.errors import SchemeError

GIVEN = 'given = {{ on = {on}, case = {{ event = "injury", severity = "minor" }} }}'


def a_test(on: str, expect: str, *more: str) -> str:
    return "\n".join(("[[test]]", 'name = "a minor wound"', GIVEN.format(on=on), f"expect = {expect}", *more)) + "\n"


@pytest.mark.parametrize(
    ("on", "expect", "fault"),
    [
        ("2023-04-01", '{ value = 900, currency = "EUR" }', None),
        ("2023-04-01", "{ value = 900 }", None),
        ("2023-04-01", '{ value = 900, basis = "stated" }', None),
        ("2023-04-01", "{ value = 800 }", "expected 800; gives 900 EUR (stated)"),
        ("2023-04-01", '{ value = 900, currency = "USD" }', "expected 900 USD; gives 900 EUR (stated)"),
        ("2023-04-01", '{ value = 900, basis = "inferred" }', "expected 900 (inferred); gives 900 EUR (stated)"),
        ("2023-04-01", "{ value = 900, more = true }", "expected at least 900; gives 900 EUR (stated)"),
        ("2023-04-01", "{ unknown = true }", "expected unknown; gives 900 EUR (stated)"),
        ("2023-05-09", "[{ value = 900 }, { value = 360 }]", None),
        (
            "2023-05-09",
            '{ value = 900, reading = { "change in 2023-05" = "after 2023-05-09" } }',
            "which no test expects",
        ),
    ],
)
def test_a_test_holds_where_all_readings_come_out(on: str, expect: str, fault: str | None) -> None:
    (proof,) = proofs(written(PENSIONS), a_test(on, expect), "harbour.tests.toml")
    assert proof.line == 1
    assert bool(proof.faults) is (fault is not None)
    assert fault is None or fault in proof.faults[0]


def test_what_would_hold_by_inference_is_tested_apart() -> None:
    guess = cell("guess", layer='"port"', basis='"inferred"', if_='"so"', when='{ event = "death" }', amount=euros(77))
    text = '[[test]]\nname = "before"\ngiven = { on = 2019-01-01, case = { event = "death" } }\nexpect = { unknown = true }\n'
    (proof,) = proofs(written(PENSIONS, guess), text + "inferred = { value = 77, more = true }\n", "t")
    assert not proof.faults
    (proof,) = proofs(written(PENSIONS, guess), text + "inferred = { value = 78, more = true }\n", "t")
    assert proof.faults == ("death: if inferred: expected at least 78; gives at least 77 EUR (inferred)",)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (a_test("2023-04-01", "{ valu = 3 }"), "harbour.tests.toml, line"),
        (a_test("2023-04-01", "{ value = 3 }").replace('"minor"', '"miner"'), "severity = 'miner' is no value"),
    ],
)
def test_a_test_that_is_wrong_in_itself_is_refused(text: str, message: str) -> None:
    with pytest.raises(SchemeError, match=message):
        proofs(written(PENSIONS), text, "harbour.tests.toml")
