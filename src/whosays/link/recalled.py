"""Figures of another incident that a text recalls: "in August a similar sinking killed 19".

What always holds: it is told by words or by days, never by the figure. A text on a slow kind of incident recalls none
by its days: its tolls are told of months.
"""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from whosays.lexicon.incidents import IncidentWords
    from whosays.link.settings import Setting
    from whosays.model.claim import Claim
    from whosays.model.period import Period

LONG, SLOWLY = timedelta(days=31), timedelta(days=180)
"""What is counted over more than a month is no figure of one fast incident ("since January"), over more than half a
year of no slow one ("since the war began")."""
BEFORE = timedelta(days=45)
"""What ended so long before its document is an earlier incident: "a similar attack last summer killed three"."""
DAYS = timedelta(days=6)
"""From its first to its last day: a time that tells when something happened, and no month."""
CLEAR = timedelta(days=7)
"""So long before the first day that a text tells of its incident, a month has nothing to do with it."""
_WORD = re.compile(r"[^\W\d_]+")
_WITHIN = 2
"""Words from "another" to the incident: "another deadly ferry sinking"."""


class Recalled:
    """What tells of each claim that it is of another incident than its text's."""

    def __init__(self, claims: Iterable[Claim], settings: Mapping[str, Setting], words: IncidentWords) -> None:
        self._words = words
        self._settings = settings
        self._begins: dict[str, date] = {}
        self._first: dict[str, int] = {}
        told: dict[str, list[date]] = defaultdict(list)
        for claim in claims:
            start = claim.evidence.start
            self._first[claim.document] = min(start, self._first.get(claim.document, start))
            day, here = _day(claim), settings.get(claim.document)
            if day and here and here.day and timedelta(0) <= here.day - day <= BEFORE:
                told[claim.document].append(day)
        self._begins = {document: min(days) for document, days in told.items()}

    def when(self, claim: Claim, told: Setting) -> str | None:
        """What tells the other incident of a figure apart, where it is of another than that which `told` tells: its
        period, else its place in its text."""
        period = told_period(claim)
        if period is not None and self._at_another_time(claim, period, told):
            return period.edtf
        if claim.entered or not self._is_another(claim, told):
            return None
        return period.edtf if period else f"{claim.document}:{claim.sentence.start}"

    def _at_another_time(self, claim: Claim, period: Period, told: Setting) -> bool:
        if period.last is None:
            return False
        slow = bool(told.kinds & self._words.slow)
        if period.first is not None and period.last - period.first > (SLOWLY if slow else LONG):
            return True
        if slow or told.day is None:
            return False
        begins = self._begins.get(claim.document)
        month = period.first is None or period.last - period.first > DAYS
        return told.day - period.last > BEFORE or bool(month and begins and begins - period.last > CLEAR)

    def _is_another(self, claim: Claim, told: Setting) -> bool:
        """Whether words of its sentence say so, once the text has told a figure of its own: "another blast", "a
        separate attack", "a similar sinking"."""
        if claim.document not in self._settings or claim.evidence.start == self._first.get(claim.document):
            return False
        low = _WORD.findall(claim.sentence.exact.lower())
        return any(
            word in self._words.others
            and any(told.kinds.intersection(self._words.kinds.get(near, ())) for near in low[at + 1 : at + 2 + _WITHIN])
            for at, word in enumerate(low)
        )


def _day(claim: Claim) -> date | None:
    """The first day of a period that tells when something happened, where a claim has one."""
    period = told_period(claim)
    clear = period and period.first and period.last and period.last - period.first <= DAYS
    return period.first if period and clear else None


def told_period(claim: Claim) -> Period | None:
    """The period that a claim's own words tell."""
    return claim.as_of.period if claim.as_of and claim.as_of.words else None
