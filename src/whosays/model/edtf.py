"""Periods from Extended Date/Time Format text: 2024, 2025-03, 2025-03-07, 2024-09/2024-11, ../2024-11, 2024-11/..

Seasons (2024-21 to -24) and quarters (2024-33 to -36, also 2024-Q3) are three months.
"""

from __future__ import annotations

import re
from datetime import date

from whosays.model.period import Period

OPEN = frozenset({"..", ""})
SEASONS = {21: 3, 22: 6, 23: 9, 24: 12, 33: 1, 34: 4, 35: 7, 36: 10}
"""First months of seasons and quarters (EDTF level 2)."""
QUARTER = 3
MONTHS = 12
_PART = re.compile(r"(\d{4})(?:-(?:Q([1-4])|(\d\d))(?:-(\d\d))?)?")


def period(text: str) -> Period:
    """The period that `text` tells. Raises ValueError where it is none."""
    first, slash, last = text.strip().partition("/")
    start = None if first in OPEN else _part(first)
    end = start if not slash else None if last in OPEN else _part(last)
    return Period(first=start.first if start else None, last=end.last if end else None)


def _part(text: str) -> Period:
    match = _PART.fullmatch(text)
    if match is None:
        raise ValueError(f"{text!r} is no date: write 2025, 2025-03 or 2025-03-07, or two of them with a slash")
    year, quarter, month, day = match.groups()
    if quarter:
        return Period.of_month(int(year), QUARTER * int(quarter) - 2, QUARTER)
    if month is None:
        return Period.of_year(int(year))
    if day:
        return Period(first=date(int(year), int(month), int(day)), last=date(int(year), int(month), int(day)))
    return Period.of_month(int(year), SEASONS.get(int(month), int(month)), 1 if int(month) <= MONTHS else QUARTER)
