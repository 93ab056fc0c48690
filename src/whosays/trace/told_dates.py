"""The words of a date: whether another text keeps them, whether they name a day."""

from __future__ import annotations

import re
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
    times = language().times.words
    days = times[TimeWord.WEEKDAY].keys() | times[TimeWord.MONTH].keys()
    return not days.isdisjoint(_WORD.findall(f"{led} {claim.sentence.exact}".lower()))


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
