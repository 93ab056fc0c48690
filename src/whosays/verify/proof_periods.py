"""Periods as a report prints them, read back: "24 March 2025 – 30 March 2025", "September–November 2024"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from whosays.model.period import Period

Ends = tuple[date | None, date | None]
_DASH = re.compile(r"\s*[–—/…]\s*|\s+to\s+")
_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_WORDS = re.compile(r"(?:(?:(\d{1,2}) )?([A-Z][a-z]+)(?: (\d{4}))?|(\d{4})|(\d{1,2}))")


@lru_cache(maxsize=8192)
def read_period(words: str, months: tuple[str, ...], openings: tuple[tuple[str, str], ...]) -> Period | None:
    """The period that `words` tell, None where they tell none; `months` are the names of months, `openings` the words
    that leave an end open ("from", "until")."""
    for opening, side in openings:
        if words.startswith(opening + " "):
            ends = _ends(words[len(opening) + 1 :], months)
            return _period((ends[0], None) if side == "from" else (None, ends[1])) if ends else None
    ends = _ends(words, months)
    return _period(ends) if ends else None


def _period(ends: Ends) -> Period | None:
    first, last = ends
    if (first is None and last is None) or (first and last and first > last):
        return None
    return Period(first=first, last=last)


def _ends(words: str, months: tuple[str, ...]) -> Ends | None:
    """First and last day of what may be one date, or two with a dash between them."""
    parts = _DASH.split(words.strip())
    if len(parts) > 2:  # noqa: PLR2004
        return None
    last = _one(parts[-1], months, None)
    if last is None:
        return None
    first = _one(parts[0], months, last) if len(parts) > 1 else last
    return (first(0), last(1)) if first else None


Told = Callable[[int], "date | None"]
"""The first (0) or last (1) day of a date."""


def _one(words: str, months: tuple[str, ...], later: Told | None) -> Told | None:
    """A date; what its words leave out (the year, or year and month) is that of `later`."""
    if words == "..":
        return lambda _: None
    if iso := _ISO.fullmatch(words):
        return _told(int(iso[1]), int(iso[2]) if iso[2] else None, int(iso[3]) if iso[3] else None)
    found = _WORDS.fullmatch(words)
    if found is None or (found[2] and found[2] not in months):
        return None
    end = later(1) if later else None
    year = int(found[3] or found[4] or (end.year if end else 0))
    if found[4]:
        return _told(year, None, None)
    month = months.index(found[2]) + 1 if found[2] else end.month if end else 0
    day = found[1] or found[5]
    return _told(year, month, int(day) if day else None) if year and month else None


def _told(year: int, month: int | None, day: int | None) -> Told | None:
    try:
        first = date(year, month or 1, day or 1)
        last_month = month or 12
        last = date(year, last_month, day or calendar.monthrange(year, last_month)[1])
    except ValueError:
        return None
    return lambda side: last if side else first
