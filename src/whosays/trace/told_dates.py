"""The words of a date: whether another text keeps them, whether they name a day."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from whosays.lexicon.language import language
from whosays.lexicon.times import TimeWord
from whosays.lexicon.tracing import tracing_words

if TYPE_CHECKING:
    from whosays.model.claim import Claim

_WORD = re.compile(r"[\w’'-]+")
_YEAR = re.compile(r"[12]\d{3}")


def tells_an_open_day(claim: Claim, led: str) -> bool:
    """Whether a relay names a weekday or a month and nothing tells of which year its paper is: the day may be kept."""
    if claim.as_of is not None:
        return False
    return not calendar().isdisjoint(_WORD.findall(f"{led} {claim.sentence.exact}".lower()))


def standing(text: str) -> str:
    """The words in `text` of a date until which a figure stands ("by Sunday", "between June 20 and June 25"), where it
    was not read for want of a year; empty where there are none."""
    match = _standing().search(text)
    return match.group() if match else ""


def has_a_date(text: str) -> bool:
    """Whether `text` has a word of the calendar, or one that may stand for a date."""
    words = set(re.findall(r"\w+", text.lower()))
    return bool(words & (calendar() | tracing_words().time_words)) or bool(_YEAR.search(text))


def is_of_the_calendar(words: str) -> bool:
    """Whether words name a month or have a number: "by the middle of 2025", not "on Tuesday"."""
    return names_a_day(words) or bool(_months(words))


def share_a_month(words: str, others: str) -> bool:
    """Whether two dates name one month, and one of them no day: "by 30 June", "up to the end of June"."""
    return bool(_months(words) & _months(others)) and not (names_a_day(words) and names_a_day(others))


def in_season(words: str, text: str) -> bool:
    """Whether a text tells a part of the year that takes in all months of a date: "this summer" of June and July."""
    months = _months(words)
    told = (held for season, held in tracing_words().seasons.items() if season in text.lower())
    return bool(months) and any(months <= held for held in told)


def _months(words: str) -> frozenset[str]:
    return frozenset(language().times.words[TimeWord.MONTH].keys() & set(re.findall(r"\w+", words.lower())))


@lru_cache(maxsize=1)
def calendar() -> frozenset[str]:
    """The names of weekdays and months."""
    times = language().times.words
    return frozenset(times[TimeWord.WEEKDAY].keys() | times[TimeWord.MONTH].keys())


@lru_cache(maxsize=1)
def _standing() -> re.Pattern[str]:
    names = "|".join(sorted(map(re.escape, calendar()), key=len, reverse=True))
    openers = "|".join(sorted(tracing_words().standing, key=len, reverse=True))
    return re.compile(rf"\b(?:{openers})\s+(?:\d{{1,2}}\s+)?(?:{names})\b(?:\s+\d{{1,2}}\b)?", re.IGNORECASE)


def names_a_day(words: str) -> bool:
    """Whether words have a number in them."""
    return any(c.isdigit() for c in words)


def keeps(words: str, text: str) -> bool:
    """Whether a text has the days, months and years of the words of a date."""
    marks = [
        w
        for w in re.findall(r"\w+", words)
        if w[0].isdigit() or (w[:1].isupper() and w.lower() not in tracing_words().date_openers)
    ]
    marks = [w for w in marks if not _YEAR.fullmatch(w)] or marks
    held = set(re.findall(r"\w+", text))
    return words.lower() in text.lower() or (bool(marks) and held.issuperset(marks))
