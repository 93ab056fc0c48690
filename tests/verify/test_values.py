"""What a held figure bears out: the same, a coarser one with a hedge, a bound that it implies; and nothing stronger."""

from __future__ import annotations

from decimal import Decimal

import pytest

from whosays.model.quantity import Qualifier, Quantity
from whosays.model.verification import Agreement
from whosays.verify import values
from whosays.verify.faults import Fault

EXACT, ABOUT, RANGE = Qualifier.EXACT, Qualifier.APPROX, Qualifier.RANGE
OVER, UNDER, LEAST, MOST = Qualifier.MORE_THAN, Qualifier.LESS_THAN, Qualifier.AT_LEAST, Qualifier.AT_MOST


def told(qualifier: Qualifier, value: int, upper: int | None = None, step: int = 1) -> Quantity:
    low = None if qualifier in (UNDER, MOST) else Decimal(value)
    high = None if qualifier in (OVER, LEAST) else Decimal(value if upper is None else upper)
    return Quantity(qualifier=qualifier, low=low, high=high, unit="person", granularity=Decimal(step))


@pytest.mark.parametrize(
    ("mine", "theirs", "fault"),
    [
        (told(EXACT, 4700), told(EXACT, 4700), None),
        (told(ABOUT, 4700), told(EXACT, 4700), None),
        (told(EXACT, 4700), told(ABOUT, 4700), Fault.HEDGE),
        (told(EXACT, 4500), told(OVER, 4500), Fault.BOUND),
        (told(OVER, 4500), told(EXACT, 4500), Fault.ADDED),
        (told(LEAST, 4500), told(OVER, 4500), None),
        (told(UNDER, 4500), told(OVER, 4500), Fault.FLIPPED),
        (told(RANGE, 10, 12), told(RANGE, 10, 12), None),
        (told(RANGE, 10, 14), told(RANGE, 10, 12), Fault.VALUE),
        (told(MOST, 12), told(RANGE, 10, 12), None),
        (told(LEAST, 10), told(RANGE, 10, 12), None),
        (told(EXACT, 12), told(RANGE, 10, 12), Fault.BOUND),
        (told(ABOUT, 14), told(RANGE, 10, 12), Fault.VALUE),
        (told(EXACT, 46289), told(EXACT, 46285, step=5), Fault.VALUE),
        (told(EXACT, 46301, step=100), told(EXACT, 46300, step=100), None),
    ],
)
def test_of_one_number_only_what_is_implied_is_borne_out(mine: Quantity, theirs: Quantity, fault: Fault | None) -> None:
    found = values.faults(mine, theirs, Agreement.SAME)
    assert [each.fault for each in found] == ([fault] if fault else [])


@pytest.mark.parametrize(
    ("mine", "theirs", "fault"),
    [
        (told(ABOUT, 5000, step=1000), told(EXACT, 4700, step=100), None),
        (told(EXACT, 5000, step=1000), told(EXACT, 4700, step=100), Fault.ROUNDED),
        (told(OVER, 4500, step=100), told(EXACT, 4563), None),
        (told(UNDER, 4600, step=100), told(EXACT, 4563), None),
        (told(OVER, 4600, step=100), told(EXACT, 4563), Fault.VALUE),
        (told(ABOUT, 4563), told(ABOUT, 4600, step=100), Fault.VALUE),
    ],
)
def test_a_coarser_figure_needs_a_hedge_or_a_bound_that_holds(
    mine: Quantity, theirs: Quantity, fault: Fault | None
) -> None:
    found = values.faults(mine, theirs, Agreement.ROUNDED)
    assert [each.fault for each in found] == ([fault] if fault else [])


def test_how_far_apart_figures_are_is_told() -> None:
    (found,) = values.faults(told(EXACT, 5000), told(EXACT, 400), Agreement.OTHER)
    assert found.factor == Decimal("12.5")
