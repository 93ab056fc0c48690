"""The days of papers whose date line gives no year: "KYIV, May 25 (Agency)" among papers of one spring.

What always holds: such a day only orders papers among the others of their case, so that what an agency put out on
Monday is no copy of Wednesday's; where papers span so long that two years would do, or none is dated, it stays unknown.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from whosays.lexicon.language import language
from whosays.lexicon.times import TimeWord

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from whosays.trace.papers import Paper

AROUND = timedelta(days=31)
"""So far outside the days of the other papers a day may lie."""
A_YEAR = timedelta(days=365)
_HEAD = 400
"""Characters that hold a headline and a date line."""


def with_days(papers: Mapping[str, Paper], loose: Collection[str]) -> dict[str, Paper]:
    """`papers`, of which `loose` names those that are known by bounds at most: these with the day of their date line,
    in the one year that puts it near the days of the others."""
    known = [paper.day for name, paper in papers.items() if paper.day and name not in loose]
    if not known or max(known) - min(known) + 2 * AROUND >= A_YEAR:
        return dict(papers)
    found = dict(papers)
    for name in loose:
        day = _near(papers[name], min(known) - AROUND, max(known) + AROUND)
        found[name] = replace(papers[name], day=day or papers[name].day)
    return found


def _near(paper: Paper, first: date, last: date) -> date | None:
    dateline, months = _dateline()
    match = dateline.search(paper.text[:_HEAD])
    if match is None:
        return None
    month, day = months[(match["month"] or match["later"]).lower()], int(match["day"] or match["earlier"])
    days = (_date(year, month, day) for year in range(first.year, last.year + 1))
    return next((each for each in days if each is not None and first <= each <= last), None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _dateline() -> tuple[re.Pattern[str], Mapping[str, int]]:
    """A day behind a town and before a bracket or a dash, and the number of each month."""
    months = {word: int(number) for word, number in language().times.words[TimeWord.MONTH].items()}
    names = "|".join(sorted(map(re.escape, months), key=len, reverse=True))
    day = rf"(?:(?P<month>{names})\.? (?P<day>\d{{1,2}})|(?P<earlier>\d{{1,2}}) (?P<later>{names})\b\.?)"
    return re.compile(rf"^[^\W\d_][^\d\n(]{{2,50}}, {day} ?(?:\(|[-–—]|$)", re.IGNORECASE | re.MULTILINE), months
