"""The reported envelope."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.making import by_id, claim, quantity, root
from whosays.model.claim import Tie
from whosays.model.mention import TieKind
from whosays.model.quantity import Qualifier, Quantity
from whosays.reconcile.envelope import envelope

A_LEAST, AT_MOST = Qualifier.AT_LEAST, Qualifier.AT_MOST


def told(*figures: Quantity) -> tuple[object, ...]:
    claims = [claim("450", figure, by=f"speaker {n}", at=n) for n, figure in enumerate(figures)]
    found = envelope([root(each) for each in claims], by_id(*claims))
    assert found is not None
    return found.interval.low, found.interval.high, found.unit


@pytest.mark.parametrize(
    ("figures", "low", "high"),
    [
        ([quantity(450)], 450, 450),
        ([quantity(450), quantity(1200)], 450, 1200),
        ([quantity(400, 500), quantity(450)], 400, 500),
        ([quantity(450, qualifier=A_LEAST), quantity(300)], 300, 450),
        ([quantity(450, qualifier=AT_MOST), quantity(300)], 300, 450),
        ([quantity(450, qualifier=A_LEAST)], 450, 450),
    ],
)
def test_from_the_lowest_to_the_highest_stated(figures: list[Quantity], low: int, high: int) -> None:
    assert told(*figures) == (low, high, "person")


def test_no_root_no_envelope() -> None:
    assert envelope([], {}) is None


@pytest.mark.parametrize(
    ("units", "unit", "low", "high"),
    [
        (("EUR", "NOK", "NOK"), "NOK", 1, 2),
        (("NOK", "EUR"), "EUR", 1, 1),
        (("EUR", "EUR"), "EUR", 0, 1),
    ],
)
def test_one_unit_is_never_measured_in_another(units: tuple[str, ...], unit: str, low: int, high: int) -> None:
    """The unit of most roots, of equals the first by its code; the n-th root says n."""
    claims = [claim("450", quantity(n, unit=u), by=f"speaker {n}", at=n) for n, u in enumerate(units)]
    found = envelope([root(each) for each in claims], by_id(*claims))
    assert found is not None
    assert (found.unit, found.interval.low, found.interval.high) == (unit, Decimal(low), Decimal(high))


def test_a_root_told_in_two_units_counts_in_either() -> None:
    both = (claim("450", quantity(450, unit="EUR")), claim("480", quantity(480, unit="USD"), at=9))
    other = claim("500", quantity(500, unit="USD"), by="Police", at=20)
    found = envelope([root(*both), root(other)], by_id(*both, other))
    assert found is not None
    assert (found.unit, found.interval.low, found.interval.high) == ("USD", Decimal(480), Decimal(500))


@pytest.mark.parametrize(
    ("second", "low", "high"),
    [
        ({}, 450, 620),
        ({"paper": "another"}, 450, 450),
        ({"figure": quantity(620, unit="vehicle")}, 450, 450),
        ({"figure": quantity(440, 460)}, 450, 450),
    ],
)
def test_every_figure_of_one_text_is_in_the_envelope(second: dict[str, Any], low: int, high: int) -> None:
    """The pay of two ranks in one table; what another paper made of the first is not among them."""
    one, other = claim("450"), claim("620", **({"at": 9} | second))
    found = envelope([root(one, other)], by_id(one, other))
    assert found is not None
    assert (found.interval.low, found.interval.high) == (Decimal(low), Decimal(high))


def test_what_a_text_revised_is_not_in_the_envelope() -> None:
    former = claim("450", at=9)
    now = claim("620", ties=(Tie(kind=TieKind.REVISION, claim=former.id),))
    found = envelope([root(now, former)], by_id(now, former))
    assert found is not None
    assert found.interval.low == 620


@given(st.lists(st.integers(0, 10**9), min_size=1, max_size=8), st.integers(0, 10**9))
def test_another_root_never_narrows_it(values: list[int], more: int) -> None:
    low, high, _ = told(*map(quantity, values))
    wider_low, wider_high, _ = told(*map(quantity, [*values, more]))
    assert (low, high) == (min(values), max(values))
    assert (wider_low, wider_high) == (min(*values, more), max(*values, more))


def test_a_crowd_is_not_so_many_to_the_square_metre() -> None:
    crowd, dense = quantity(80_000), quantity(2, per="square metre")
    claims = [claim("450", figure, by=f"speaker {n}", at=n) for n, figure in enumerate((crowd, dense))]
    found = envelope([root(each) for each in claims], by_id(*claims))
    assert found is not None
    assert (found.per, found.interval.low, found.interval.high) == (None, Decimal(80_000), Decimal(80_000))
    paid = [claim("450", figure, by=f"speaker {n}", at=n) for n, figure in enumerate((crowd, quantity(2, per="month")))]
    monthly = envelope([root(each) for each in paid], by_id(*paid))
    assert monthly is not None
    assert (monthly.per, monthly.interval.low, monthly.interval.high) == ("month", Decimal(2), Decimal(80_000))
