"""What is due: layers, clocks, readings, inferences; a gap is unknown and never nought."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from tests.derive.rules import PENSIONS, cell, euros, written
from whosays.derive.schemes.coverage import coverage
from whosays.derive.schemes.evaluating import Asked, entitlement
from whosays.derive.schemes.openfisca import parameters
from whosays.derive.schemes.proving import words
from whosays.errors import SchemeError
from whosays.model.scheme import Basis, Entitlement, Scheme

SEVERE = (("event", "injury"), ("severity", "severe"))
MINOR = (("event", "injury"), ("severity", "minor"))
DEATH = (("event", "death"),)


def due(scheme: Scheme, point: tuple[tuple[str, str], ...], on: str, **dates: str) -> Entitlement:
    days = {clock: date.fromisoformat(day) for clock, day in dates.items() if clock != "known"}
    known = date.fromisoformat(dates["known"]) if "known" in dates else None
    return entitlement(scheme, Asked(point=point, on=date.fromisoformat(on), dates=days, known_by=known))


def told(scheme: Scheme, point: tuple[tuple[str, str], ...], on: str, **dates: str) -> list[str]:
    return [words(outcome) for outcome in due(scheme, point, on, **dates).outcomes]


def test_before_and_after_a_change_each_rule_holds_alone() -> None:
    pensions = written(PENSIONS)
    assert told(pensions, MINOR, "2023-04-30") == ["900 EUR (stated)"]
    assert told(pensions, MINOR, "2023-05-31") == ["360 EUR (stated)"]


def test_within_the_month_of_a_change_there_is_a_reading_for_each_side_of_it() -> None:
    pensions = written(PENSIONS)
    assert told(pensions, MINOR, "2023-05-10") == [
        "360 EUR (stated) where change in 2023-05 is by 2023-05-10",
        "900 EUR (stated) where change in 2023-05 is after 2023-05-10",
    ]
    assert [str(o.total and o.total.low) for o in due(pensions, SEVERE, "2023-05-10").outcomes] == ["900"]


def of_severe(more: str) -> Scheme:
    """The pensions with another term of the rule that minor injuries are paid a share of."""
    term = 'severity = "severe" }\nvalid = { from = "2023-05"'
    assert term in PENSIONS
    return written(PENSIONS.replace(f"{term} }}", f"{term}{more}"))


def test_a_share_of_a_rule_that_has_ended_is_unknown() -> None:
    ended = of_severe(", to = 2024-02-01 }")
    assert told(ended, MINOR, "2024-01-31") == ["360 EUR (stated)"]
    (after,) = due(ended, MINOR, "2024-02-01").outcomes
    assert after.total is None
    assert [part.why for part in after.parts if part.cell] == ["it is a share of 'severe', which is not in force"]
    silent = [each for each in coverage(ended).stretches if dict(each.when).get("severity") == ("minor", "severe")]
    silent += [each for each in coverage(ended).stretches if dict(each.when) == {"event": ("injury",)}]
    assert [each.term.start.words for each in silent if each.term.start][-1:] == ["2024-02-01"]
    exported = parameters(ended)
    assert exported.count("2024-02-01: { value: null }") == 2


def test_a_share_of_a_rule_that_nobody_knew_yet_is_unknown() -> None:
    later = of_severe(" }\nknown = { from = 2024-06-01 }")
    assert due(later, MINOR, "2024-01-31", known="2024-05-31").outcomes[0].total is None
    assert told(later, MINOR, "2024-01-31", known="2024-06-30") == ["360 EUR (stated)"]


def test_the_day_on_which_the_whole_of_a_share_ends_is_a_reading() -> None:
    assert told(of_severe(', to = "2024-02" }'), MINOR, "2024-02-10") == [
        "unknown (stated) where change in 2024-02 is by 2024-02-10",
        "360 EUR (stated) where change in 2024-02 is after 2024-02-10",
    ]


def test_a_gap_is_unknown_and_never_nought() -> None:
    pensions = written(PENSIONS)
    (before,) = due(pensions, DEATH, "2019-12-31").outcomes
    assert before.total is None
    zero = written(
        PENSIONS, cell("none", layer='"port"', when='{ event = "death" }', valid="{ to = 2020-01-01 }", amount=euros(0))
    )
    assert told(zero, DEATH, "2019-12-31")[0].startswith("at least 0 EUR")


def test_a_layer_that_adds_and_is_silent_leaves_the_sum_open_above() -> None:
    pensions = written(PENSIONS)
    assert told(pensions, DEATH, "2024-01-01") == ["at least 4,000–5,000 EUR (stated)"]
    city = cell("city", layer='"city"', valid="{ from = 2021-01-01 }", amount=euros(250))
    assert told(written(PENSIONS, city), DEATH, "2024-01-01") == ["4,250–5,250 EUR (stated)"]
    assert told(written(PENSIONS, city), SEVERE, "2024-01-01") == ["1,150 EUR (stated)"]


def test_a_layer_that_replaces_takes_the_place_of_all_below_where_it_speaks() -> None:
    court = cell(
        "ruling",
        layer='"court"',
        when='{ event = "death" }',
        valid="{ from = 2022-01-01, to = 2023-01-01 }",
        amount=euros(9000),
    )
    ruled = written(PENSIONS, court)
    assert told(ruled, DEATH, "2022-06-01") == ["9,000 EUR (stated)"]
    assert told(ruled, DEATH, "2023-06-01") == ["at least 4,000–5,000 EUR (stated)"]
    parts = due(ruled, DEATH, "2022-06-01").outcomes[0].parts
    assert [(part.layer, part.cell) for part in parts] == [("court", "ruling")]


def test_amounts_in_two_currencies_are_not_added() -> None:
    city = cell("city", layer='"city"', valid="{ from = 2021-01-01 }", amount='{ value = 250, currency = "USD" }')
    (outcome,) = due(written(PENSIONS, city), DEATH, "2024-01-01").outcomes
    assert outcome.total is None
    assert outcome.why == "amounts in EUR and USD are not added without a rate"
    assert [part.amount and part.amount.currency for part in outcome.parts] == ["EUR", "USD"]


def test_what_was_not_known_by_then_does_not_count() -> None:
    pensions = written(PENSIONS)
    assert told(pensions, DEATH, "2021-01-01", known="2022-02-28") == ["unknown (stated)"]
    assert told(pensions, DEATH, "2021-01-01", known="2022-03-01") == ["at least 4,000–5,000 EUR (stated)"]


def test_a_withdrawn_rule_counts_only_for_those_who_knew_no_better() -> None:
    first = cell("wrong", layer='"city"', when='{ event = "death" }', known="{ to = 2023-01-01 }", amount=euros(1))
    then = cell("right", layer='"city"', when='{ event = "death" }', known="{ from = 2023-01-01 }", amount=euros(2))
    found = written(PENSIONS, first, then)
    assert [p.cell for p in due(found, DEATH, "2024-01-01", known="2022-12-31").outcomes[0].parts] == ["death", "wrong"]
    assert [p.cell for p in due(found, DEATH, "2024-01-01").outcomes[0].parts] == ["death", "right"]


TWO_CLOCKS = """
[trigger.either]
what = "the accident, or the ruling on it: nobody says which"
at = ["event", "decision"]
"""


def test_a_trigger_of_two_clocks_gives_two_readings_where_their_dates_differ() -> None:
    text = PENSIONS.replace("[[cell]]", TWO_CLOCKS + "\n[[cell]]", 1).replace(
        'layer = "port"', 'layer = "port"\ntrigger = "either"'
    )
    text = text.replace('trigger = "harm"\n', "")
    pensions = written(text)
    assert told(pensions, MINOR, "2023-04-01") == ["900 EUR (stated)"]
    assert told(pensions, MINOR, "2023-04-01", decision="2023-07-01") == [
        "900 EUR (stated) where date of either is event",
        "360 EUR (stated) where date of either is decision",
    ]
    assert told(pensions, SEVERE, "2023-04-01", decision="2023-04-20") == ["900 EUR (stated)"]


def test_cells_that_could_be_dated_by_different_clocks_overlap() -> None:
    text = PENSIONS.replace("[[cell]]", TWO_CLOCKS + "\n[[cell]]", 1)
    text = text.replace('id = "flat"', 'id = "flat"\ntrigger = "either"')
    with pytest.raises(SchemeError, match="'flat' and 'minor' give different amounts"):
        written(text)


DOUBT = '[reading.tariff]\nvalues = { old = "the old tariff holds", new = "the new one holds" }\n'


def test_readings_of_a_doubt_are_told_side_by_side() -> None:
    old = cell("old", layer='"city"', valid="{ from = 2021-01-01 }", amount=euros(10), reading='{ tariff = "old" }')
    new = cell("new", layer='"city"', valid="{ from = 2021-01-01 }", amount=euros(20), reading='{ tariff = "new" }')
    assert told(written(PENSIONS, DOUBT, old, new), SEVERE, "2024-01-01") == [
        "910 EUR (stated) where tariff is old",
        "920 EUR (stated) where tariff is new",
    ]
    assert told(written(PENSIONS, DOUBT, old), DEATH, "2024-01-01") == [
        "4,010–5,010 EUR (stated) where tariff is old",
        "at least 4,000–5,000 EUR (stated) where tariff is new",
    ]


def test_an_inference_never_stands_in_for_what_is_stated() -> None:
    guess = cell("guess", layer='"port"', basis='"inferred"', if_='"the dock rules hold"', amount=euros(77))
    found = written(PENSIONS, guess)
    stated = due(found, DEATH, "2024-01-01")
    assert [words(o) for o in stated.outcomes] == ["at least 4,000–5,000 EUR (stated)"]
    assert stated.inferred == ()
    gap = due(found, DEATH, "2019-01-01")
    assert [o.total for o in gap.outcomes] == [None]
    assert [(o.basis, o.conditions, o.total and o.total.low) for o in gap.inferred] == [
        (Basis.INFERRED, ("the dock rules hold",), Decimal(77))
    ]


def test_each_condition_is_an_inference_of_its_own() -> None:
    one = cell("one", layer='"port"', basis='"inferred"', if_='"one holds"', amount=euros(1))
    other = cell("other", layer='"port"', basis='"inferred"', if_='"the other holds"', amount=euros(2))
    found = due(written(PENSIONS, one, other), DEATH, "2019-01-01")
    assert [o.conditions for o in found.inferred] == [("one holds",), ("the other holds",)]


def test_the_weakest_basis_is_told() -> None:
    city = cell("city", layer='"city"', valid="{ from = 2021-01-01 }", amount=euros(1), basis='"carried forward"')
    assert due(written(PENSIONS, city), DEATH, "2024-01-01").outcomes[0].basis is Basis.CARRIED


def test_a_rule_without_a_date_says_so() -> None:
    city = cell("city", layer='"city"', amount=euros(1))
    assert due(written(PENSIONS, city), DEATH, "2024-01-01").outcomes[0].undated


def test_what_the_sources_do_not_know_is_told_with_the_answer() -> None:
    unknown = '[[unknown]]\nwhen = { event = "death" }\nsays = "who is next of kin is unclear"'
    assert [u.says for u in due(written(PENSIONS, unknown), DEATH, "2024-01-01").unknowns] == [
        "who is next of kin is unclear"
    ]
    assert not due(written(PENSIONS, unknown), MINOR, "2024-01-01").unknowns
