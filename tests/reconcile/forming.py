"""Forms made by hand, on the log scale, as the prototype makes its figures."""

from __future__ import annotations

from decimal import Decimal

from whosays.algebra.rounding import granularity
from whosays.model.quantity import PERSON, Qualifier, Quantity
from whosays.reconcile.forms import Form, form
from whosays.reconcile.scales import Scale, ScaleKind

LOG = Scale(ScaleKind.LOG)
KINDS = {
    "exact": Qualifier.EXACT,
    "approx": Qualifier.APPROX,
    "range": Qualifier.RANGE,
    "lower": Qualifier.AT_LEAST,
    "upper": Qualifier.AT_MOST,
}


def figure(kind: str, low: int, high: int) -> Quantity:
    """A quantity of the prototype's kind, with the granularity of its digits."""
    return Quantity(
        qualifier=KINDS[kind],
        low=None if kind == "upper" else Decimal(low),
        high=None if kind == "lower" else Decimal(high),
        unit=PERSON,
        granularity=granularity(Decimal(low)),
    )


def formed(kind: str, low: int, high: int, bloc: str) -> Form:
    """The form of a figure of the prototype's kind."""
    return form(figure(kind, low, high), LOG, bloc)
