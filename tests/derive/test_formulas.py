"""Formulas as they are written: names and units are checked when the file is read, and what is wrong has its line."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from whosays import settings
from whosays.derive import Formula, compiled
from whosays.errors import LexiconError, SettingsError
from whosays.lexicon import load
from whosays.lexicon.packs import PackFile

FIRST = '[[derivation]]\nname = "first"\nformula = "troops_deployed * 2"\nunit = "person"\n\n'
HEAD = '[[derivation]]\nname = "second"\n'


@cache
def pack() -> PackFile:
    return load().pack


def formulas(text: str) -> tuple[Formula, ...]:
    told = settings.parsed(text, "case.toml")
    if told.misread:
        raise SettingsError(told.misread[0].fault)
    return compiled(told.derivations, pack())


def told(formula: str, unit: str, *more: str) -> str:
    return "\n".join((FIRST + HEAD + f'formula = "{formula}"', f'unit = "{unit}"', *more))


@pytest.mark.parametrize(
    "text",
    [
        told("troops_deployed * monthly_pay * 12 * state_retained_share", "USD", 'per = "year"'),
        told("troops_deployed * monthly_pay", "EUR", 'per = "month"'),
        told("12 * troops_deployed * monthly_pay", "EUR", 'per = "year"'),
        told(
            *("troops_deployed * monthly_pay * months", "USD"),
            *(
                "[derivation.assumptions.months]",
                "value = 6",
                'unit = "month"',
                'author = "A"',
                'reason = "half a year"',
            ),
        ),
        told("monthly_pay * (1 - state_retained_share)", "USD", 'per = "month"', "each = true"),
        told("annual_state_revenue / 12", "USD", 'per = "month"'),
        told("annual_state_revenue / troops_deployed", "USD", 'per = "year"', "each = true"),
        told("monthly_pay - annual_pay / 12", "USD", 'per = "month"', "each = true"),
        told("killed / troops_deployed", "percent"),
        told("killed / wounded", "count"),
        told("max(killed, casualties - wounded)", "person"),
        told("killed * compensation_killed + wounded * compensation_wounded", "RUB"),
        told(
            "a * b", "USD", "[derivation.inputs]", 'a = { measure = "killed" }', 'b = { scheme = "s", on = 2025-01-01 }'
        ),
        told(
            "monthly_pay * months",
            "USD",
            "each = true",
            "[derivation.assumptions.months]",
            'value = 8\nunit = "month"\nauthor = "A. Nalyst"\nreason = "a usual tour"',
        ),
    ],
)
def test_units_that_fit_are_taken(text: str) -> None:
    assert [formula.entry.name for formula in formulas(text)] == ["first", "second"]


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (
            told("troops_deployd * 2", "person"),
            8,
            "nothing is called 'troops_deployd'; did you mean 'troops_deployed'?",
        ),
        (told("xyzzy * 2", "person"), 8, "explain it under inputs or assumptions"),
        (
            told("troops_deployed + monthly_pay", "USD"),
            8,
            "person and money per month per person cannot stand together",
        ),
        (told("troops_deployed * monthly_pay", "USD", 'per = "year"'), 8, "multiply by 12"),
        (told("annual_state_revenue", "USD", 'per = "month"'), 8, "divide by 12"),
        (told("troops_deployed * monthly_pay * 12", "USD", 'per = "month"'), 8, "say per = 'year', or take out the 12"),
        (told("monthly_pay * 12", "USD", 'per = "year"'), 8, "multiply by how many there are, or say each = true"),
        (told("troops_deployed * monthly_pay", "USD", 'per = "month"\neach = true'), 8, "or leave out each"),
        (told("troops_deployed * monthly_pay", "USD"), 8, "say per = 'month'"),
        (told("monthly_pay * (100 - state_retained_share)", "USD", 'per = "month"\neach = true'), 8, "92 % is 0.92"),
        (told("troops_deployed - 3000", "person"), 8, "3,000 is a figure of its own; make it an assumption"),
        (told("troops_deployed * 0.9", "person"), 8, "0.9 is a figure of its own"),
        (told("troops_deployed - 30", "person"), 8, "a bare number stands beside person"),
        (told("troops_deployed * killed", "person"), 8, "the formula gives person^2"),
        (told("12 * 2", "count"), 8, "no name stands in the formula"),
        (told("killed / 0", "count"), 8, "nothing can be divided by 0"),
        (told("killed × wounded", "count"), 8, "write × as *"),
        (told("killed − wounded", "person"), 8, "write − as -"),
        (told("all = killed + wounded", "person"), 8, "a formula has no = sign"),
        (told("troops_deployed * 0x0c", "person"), 8, "column 19: '0x0c' is no plain number; write it as 1200 or 0.5"),
        (told("troops_deployed * 1_2", "person"), 8, "'1_2' is no plain number"),
        (told("troops_deployed * 0b11", "person"), 8, "'0b11' is no plain number"),
        (told("troops_deployed * 12.", "person"), 8, "'12.' is no plain number"),
        (told("troops_deployed * 3j", "person"), 8, "'3j' is no plain number"),
        (
            told("troops_deployed * monthly_pay * 6", "USD"),
            8,
            "or give the number of months as an assumption (unit = 'month')",
        ),
        (told("troops_deployed * monthly_pay * 37", "USD", 'per = "year"'), 8, "multiply by 12"),
        (told("second * 2", "count"), 8, "'second' rests on 'second'; no figure follows from itself"),
        (told("frist * 2", "person"), 8, "nothing is called 'frist'; did you mean 'first'?"),
        (told("first * monthly_pay", "USD", 'per = "year"'), 8, "multiply by 12"),
        (told("a", "person", "[derivation.inputs]", 'a = { derivation = "frist" }'), 11, "did you mean 'first'?"),
        (
            told("a", "person", "[derivation.inputs]", 'a = { derivation = "first", speaker = "x" }'),
            11,
            "a derivation is taken as it stands",
        ),
        (
            told("a", "person", "[derivation.inputs]", 'a = { derivation = "first", measure = "killed" }'),
            11,
            "or another derivation",
        ),
        (told("killed +", "person"), 8, "write a formula as a * b * 12"),
        (told("killed", "person", 'period = "spring"'), 10, "'spring' is no date"),
        (told("killed.real", "count"), 8, "only names, numbers"),
        (told("killed", "persons"), 9, "'persons' is no unit; did you mean 'person'?"),
        (told("monthly_pay", "USD", 'per = "monht"'), 10, "'monht' is no period; did you mean 'month'?"),
        (told("a", "person", "[derivation.inputs]", 'a = { measure = "kiled" }'), 11, "did you mean 'killed'?"),
        (told("a", "person", "[derivation.inputs]", 'a = { measure = "xyzzy" }'), 11, "needs its unit here"),
        (
            told("killed", "person", "[derivation.inputs]", 'kiled = { measure = "killed" }'),
            11,
            "did you mean 'killed'?",
        ),
        (told("killed", "person", 'converted = "May"'), 10, "'May' is no date"),
        (told("killed", "person", "[derivation.same]", 'measure = "monthly_pay"'), 10, "they are not the same"),
        (told("killed", "person", "[derivation.same]", 'measure = "kileld"'), 11, "did you mean 'killed'?"),
        (
            told("a", "person", "[derivation.inputs]", 'a = { measure = "killed", popluation = "x" }'),
            11,
            "'population'",
        ),
        (
            told("a", "person", "[derivation.inputs]", 'a = { measure = "killed", scheme = "x" }'),
            11,
            "a measure or a scheme",
        ),
        (told("a", "USD", "[derivation.inputs]", 'a = { scheme = "x" }'), 11, "one day"),
        (told("a", "person", "[derivation.assumptions.a]", "value = 3", 'reason = "so"'), 10, "author' is missing"),
        (
            told("a", "person", "[derivation.assumptions.a]", 'value = 3\nlow = 2\nauthor = "A"\nreason = "so"'),
            10,
            "one value, or low and high",
        ),
        (
            told("a", "person", "[derivation.assumptions.a]", 'low = 3\nhigh = 2\nauthor = "A"\nreason = "so"'),
            10,
            "the lower first",
        ),
        (told("killed", "person") + "\n" + FIRST, 11, "'first' stands twice"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, line: int, said: str) -> None:
    with pytest.raises(SettingsError) as fault:
        formulas(text)
    assert f"case.toml, line {line}" in str(fault.value)
    assert said in str(fault.value)


def test_what_holds_for_all_inputs_stands_once() -> None:
    text = told("killed / troops", "percent", 'population = "crews"', "known_by = 2025-01-31", "[derivation.inputs]")
    found = formulas(text + '\ntroops = { measure = "troops_deployed", population = "all of them" }')[1]
    asked = {each.name: each.question for each in found.inputs}
    assert asked["killed"] is not None
    assert asked["troops"] is not None
    assert (asked["killed"].population, asked["troops"].population) == ("crews", "all of them")
    assert asked["troops"].known_by == date(2025, 1, 31)


def test_a_pack_brings_formulas_with_errors_of_its_own() -> None:
    from whosays.derive import Written
    from whosays.lexicon.derivations import DerivationEntry

    entry = DerivationEntry(name="a", formula="kiled", unit="person")
    written = Written(
        entry=entry, name="own.toml", text='[[derivation]]\nformula = "kiled"', number=0, error=LexiconError
    )
    with pytest.raises(LexiconError, match=r"own\.toml, line 2"):
        compiled([written], pack())
