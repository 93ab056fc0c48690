"""Roots whose figures cannot both hold, and what would dissolve that."""

from __future__ import annotations

from typing import Any

import pytest

from tests.making import as_of, by_id, claim, quantity, root
from whosays.lexicon.packs import MeasureEntry
from whosays.model.claim import Tie
from whosays.model.finding import Conflict
from whosays.model.mention import TieKind
from whosays.model.quantity import Qualifier
from whosays.reconcile.conflicts import EARLY, conflicts, outgrown_roots

ENTRIES = {
    kind: MeasureEntry.model_validate({"title": "x", "unit": "person", "kind": kind})
    for kind in ("cumulative", "rate", "stock")
}


def clashes(one: dict[str, Any], other: dict[str, Any], kind: str = "rate") -> tuple[Conflict, ...]:
    army: dict[str, Any] = {"by": "Army"} | one
    police: dict[str, Any] = {"by": "Police", "at": 20} | other
    first, second = claim("450", **army), claim("1,200", **police)
    return conflicts([root(first), root(second)], by_id(first, second), ENTRIES[kind])


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ({}, {}, True),
        ({}, {"figure": quantity(450)}, False),
        ({"figure": quantity(400, 1300)}, {}, False),
        ({"figure": quantity(400, qualifier=Qualifier.AT_LEAST)}, {}, False),
        ({"figure": quantity(1300, qualifier=Qualifier.AT_LEAST)}, {}, True),
        ({"figure": quantity(9, unit="EUR")}, {}, False),
        ({"figure": quantity(450, per="month")}, {"figure": quantity(1200, per="year")}, False),
    ],
)
def test_figures_that_exclude_one_another_clash(one: dict[str, Any], other: dict[str, Any], clash: bool) -> None:
    assert bool(clashes(one, other)) is clash


def test_a_clash_quotes_both() -> None:
    (found,) = clashes({}, {})
    assert "“450” (Army)" in found.sentence
    assert "“1,200” (Police)" in found.sentence


@pytest.mark.parametrize(
    ("one", "other", "kind", "says"),
    [
        ({}, {}, "rate", None),
        ({}, {}, "cumulative", None),
        ({}, {"paper": "weekly"}, "cumulative", "neither is dated"),
        ({"as_of": as_of("2025-03-01")}, {}, "cumulative", "only one is dated (2025-03-01)"),
        (
            {"as_of": as_of("2025-03-09", words="")},
            {"as_of": as_of("2025-03-09", words=""), "paper": "weekly"},
            "cumulative",
            None,
        ),
        (
            {"as_of": as_of("2025-03-09", words="")},
            {"as_of": as_of("2025-03-01", words=""), "paper": "weekly"},
            "cumulative",
            "both are dated by their documents only (2025-03-09 and 2025-03-01)",
        ),
        (
            {"as_of": as_of("2025-03-09")},
            {"as_of": as_of("2025-03-01", words="")},
            "cumulative",
            "only one is dated by its own words (2025-03-09)",
        ),
        ({"as_of": as_of("2025-03-01")}, {"as_of": as_of("2025-05-01")}, "stock", "of different dates"),
        ({"as_of": as_of("2025-05-01")}, {"as_of": as_of("2025-03-01")}, "cumulative", None),
        ({"as_of": as_of("2025-03-01")}, {"as_of": as_of("2025-03-01")}, "cumulative", None),
        ({}, {"figure": quantity(4500)}, "rate", "factor of 10"),
        ({"figure": quantity(100)}, {"figure": quantity(1200)}, "rate", "factor of 12"),
        ({"figure": quantity(450_000)}, {"figure": quantity(450)}, "rate", "factor of 1000"),
    ],
)
def test_what_would_dissolve_it_is_said(
    one: dict[str, Any], other: dict[str, Any], kind: str, says: str | None
) -> None:
    (found,) = clashes(one, other, kind)
    assert (found.dissolved_by is None) if says is None else (says in (found.dissolved_by or ""))


@pytest.mark.parametrize(
    ("held", "kind", "clash"),
    [
        (("2025-03-03", "2025-03-05"), "cumulative", False),
        (("2025-03-05", "2025-03-03"), "cumulative", True),
        (("2025-03-03", "2025-03-03"), "cumulative", True),
        (("2025-03-03", None), "cumulative", True),
        (("2025-03-28", ("2025-03-01", "2025-03-31")), "cumulative", True),
        ((("2025-03-01", "2025-03-31"), "2025-04-02"), "cumulative", False),
        (("2025-03-28", (None, "2025-03-31")), "cumulative", False),
        (("2025-03-28", ("2025-03-31", None)), "cumulative", False),
        ((("2025-03-01", None), "2025-03-28"), "cumulative", True),
        (("2025-03-03", "2025-03-05"), "stock", True),
    ],
)
@pytest.mark.parametrize("words", ["then", ""])
def test_a_toll_that_has_grown_by_a_later_day_contradicts_nothing(
    held: tuple[Any, Any], kind: str, clash: bool, words: str
) -> None:
    days = [day if isinstance(day, tuple) else (day, day) for day in held]
    one, other = ({"as_of": as_of(day[0], day[1], words=words)} if any(day) else {} for day in days)
    assert bool(clashes(one, other, kind)) is clash


def test_a_root_below_a_later_day_is_a_lower_bound() -> None:
    first, second = (
        claim("450", by="Army", as_of=as_of("2025-03-03")),
        claim("1,200", by="Police", at=20, as_of=as_of("2025-03-05")),
    )
    past = outgrown_roots([root(first), root(second)], by_id(first, second), ENTRIES["cumulative"])
    assert past == {root(first).id}
    assert not outgrown_roots([root(first), root(second)], by_id(first, second), ENTRIES["stock"])


@pytest.mark.parametrize("swapped", [False, True])
def test_a_total_agrees_without_the_part_that_it_includes(swapped: bool) -> None:
    total, other = claim("1,200", by="Army"), claim("900", by="Police", at=20)
    part = claim("300", by="Army", at=40, measure="reserves", ties=(Tie(kind=TieKind.PART, claim=total.id),))
    pair = [root(other), root(total)] if swapped else [root(total), root(other)]
    (found,) = conflicts(pair, by_id(total, other, part), ENTRIES["rate"])
    assert found.dissolved_by == "“1,200” includes “300”; without them the figures agree"


def test_what_was_revised_clashes_with_nothing() -> None:
    first, second = claim("450", by="Army"), claim("1,200", by="Police", at=20)
    assert not conflicts([root(first, current=False), root(second)], by_id(first, second), ENTRIES["rate"])


def test_early_counts_that_a_later_day_has_outgrown_are_no_rivals_any_more() -> None:
    """Two bodies of one day with 450 and 900, and 1,200 a week later: the two contradict each other, as early counts."""
    days = (("450", "Army", "2025-03-03"), ("900", "Navy", "2025-03-03"), ("1,200", "Police", "2025-03-10"))
    told = [claim(n, by=who, at=20 * at, as_of=as_of(day)) for at, (n, who, day) in enumerate(days)]
    held = by_id(*told)
    (early,) = conflicts([root(each) for each in told], held, ENTRIES["cumulative"])
    assert early.dissolved_by == EARLY
    (still,) = conflicts([root(each) for each in told[:2]], held, ENTRIES["cumulative"])
    assert still.dissolved_by is None
