"""Whether a relay keeps the date of a figure: of all that changes on the way what is told with most care, for the day
of speaking is no date, and a headline has none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whosays.lexicon.tracing import tracing_words
from whosays.trace.counted import after
from whosays.trace.told_dates import (
    has_a_date,
    in_season,
    keeps,
    names_a_day,
    share_a_month,
    standing,
    tells_an_open_day,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.model.claim import Claim
    from whosays.model.period import AsOf

_AS_OF = re.compile(r"\bas (?:of|at)\s+(?:[\w-]+\s+)?[\w-]+$", re.IGNORECASE)
_OPENER = 8
"""Characters before the words of a date in which "as of" stands."""
_WEEK = 7


def lost(claim: Claim, origin: Claim, beside: Sequence[Claim], led: str) -> str:
    """How a relay lost the date of the statement, in words; empty where it did not. `beside` and `led` are as
    `mutations` has them."""
    held = origin.as_of
    texts = (led, *(c.sentence.exact for c in (claim, *beside)))
    if held is None or not held.words:
        unread = standing(origin.sentence.exact)
        return f"“{unread}” is gone" if unread and not any(map(has_a_date, texts)) else ""
    dated = held.words in origin.sentence.exact and (_is_date(origin) or _is_day_of_event(claim, origin))
    if not dated or tells_an_open_day(claim, led) or any(keeps(held.words, text) for text in texts):
        return ""
    if _is_a_beginning(origin) or any(in_season(held.words, text) for text in texts):
        return ""
    told = [c.as_of for c in (claim, *beside) if c.as_of and c.as_of.words]
    kept = [each for each in told if not tracing_words().bounds.match(each.words or "")]
    if _may_stand(claim, held, kept) or _stands_then(claim, held):
        return ""
    return f"“{held.words}” is another date" if kept else f"“{held.words}” is gone"


def _is_a_beginning(origin: Claim) -> bool:
    """Whether the date tells only since when something is so, and nothing beside it until when: "from 1 July"."""
    words = origin.as_of.words.lower() if origin.as_of and origin.as_of.words else ""
    return words.startswith(("from ", "since ")) and not (
        standing(origin.sentence.exact) or tracing_words().points.search(words.partition(" ")[2])
    )


def _may_stand(claim: Claim, held: AsOf, kept: Sequence[AsOf]) -> bool:
    """Whether a relay tells a date that may be the same: one that overlaps or names the month, or since when ("since
    the beginning of the year") in words that were not read."""
    opening = tracing_words().opening
    if any(tracing_words().same_day.match(each.words or "") for each in kept):
        return True
    if not kept and opening.match(held.words) and opening.search(claim.sentence.exact):
        return True
    return any(share_a_month(each.words or "", held.words) or each.period.overlaps(held.period) for each in kept)


def _stands_then(claim: Claim, held: AsOf) -> bool:
    """Whether a relay tells a standing figure ("now", "so far") while the date of the statement is still no other."""
    told = claim.as_of.period.first if claim.as_of else None
    if not tracing_words().still.search(claim.sentence.exact) or names_a_day(held.words):
        return False
    return told is None or held.period.last is None or (told - held.period.last).days <= _WEEK


def _is_date(origin: Claim) -> bool:
    """Whether words tell a date of their own: not only the day of speaking ("on Tuesday", "today")."""
    held = origin.as_of
    if held is None or not held.words:
        return False
    if tracing_words().bounds.match(held.words) and not (has_a_date(held.words) or names_a_day(held.words)):
        return False
    period = held.period
    long = period.first is None or period.last is None or (period.last - period.first).days > _WEEK
    at = origin.sentence.exact.find(held.words)
    before = origin.sentence.exact[max(0, at - _OPENER) : at + len(held.words)]
    if tracing_words().dated.search(before):
        return False
    stands = tracing_words().points.match(held.words) or _AS_OF.search(before)
    return bool(long or stands or names_a_day(held.words))


def _is_day_of_event(claim: Claim, origin: Claim) -> bool:
    """Whether a day beside the figure is that of what happened ("detained 837 people on Saturday, the group said"), and
    the relay comes more than a week after it: who reads that takes the figure for a new one."""
    held, told = origin.as_of, claim.as_of
    if held is None or told is None or not held.period.last or not told.period.first:
        return False
    words = after(origin)
    return (
        held.words in words
        and not tracing_words().giving.search(words)
        and (told.period.first - held.period.last).days > _WEEK
    )
