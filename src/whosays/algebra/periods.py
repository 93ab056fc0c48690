"""Amounts per day, week, month and year turned into one another by stated rules.

What a calendar leaves open stays open: a month has 28 to 31 days, so an amount a month is between 28 and 31 times that
a day. All days count; who is paid by the working day is paid less.
"""

from __future__ import annotations

from decimal import Decimal

from whosays.algebra.intervals import Span

SEVEN = Decimal(7)
_RULES = {
    ("day", "week"): (Span(SEVEN, SEVEN), "a week has 7 days"),
    ("day", "month"): (Span(Decimal(28), Decimal(31)), "a month has 28 to 31 days"),
    ("day", "year"): (Span(Decimal(365), Decimal(366)), "a year has 365 or 366 days"),
    ("week", "month"): (Span(Decimal(4), 31 / SEVEN), "a month has 4 to 4.43 weeks"),
    ("week", "year"): (Span(365 / SEVEN, 366 / SEVEN), "a year has 52.1 to 52.3 weeks"),
    ("month", "year"): (Span(Decimal(12), Decimal(12)), "a year has 12 months"),
}
"""How many of the shorter there are in the longer, and the rule in words."""
_ONE = Span(Decimal(1), Decimal(1))


def turned(per: str | None, wanted: str | None) -> tuple[Span, str] | None:
    """What an amount per `per` is multiplied by to be one per `wanted`, and the rule in words, empty where they are the
    same; None where the two are no times, or only one of them is."""
    if per == wanted:
        return _ONE, ""
    if per is None or wanted is None:
        return None
    if (found := _RULES.get((per, wanted))) is not None:
        return found
    if (found := _RULES.get((wanted, per))) is not None:
        return _ONE / found[0], found[1]
    return None
