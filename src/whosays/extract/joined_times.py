"""Times that two expressions tell together: "since 2 June … up to 3 August", "since it was declared on 2 June"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.extract.comparing import is_superlative
from whosays.lexicon.phrases import FIGURE
from whosays.lexicon.times import TimeForm, TimeWord

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from whosays.extract.words import SentenceWords
    from whosays.lexicon.times import Comparing
    from whosays.model.mention import TimeWords

_CLAUSE = 10
"""Words of a clause between "since" and its date."""
_MADE_WITHIN = 4
"""Words in which a clause says that something was made: ", which was opened in"."""
_RELATIVE = 4
"""Words of a relative clause before its date: "which broke out on 3 May"."""
_GOES_ON = 3
"""Words behind a date in which a clause goes on from it: ", in which"."""
_MARKS = frozenset({",", ";", ":", "(", ")", "—", "–", FIGURE})
_BEGINS, _ENDS = frozenset({"since", "from", "start"}), frozenset({"until", "by"})
_POINTS = frozenset(
    {
        TimeForm.DATE, TimeForm.MONTH, TimeForm.YEAR, TimeForm.WEEKDAY, TimeForm.DEICTIC, TimeForm.SEASON,
        TimeForm.QUARTER, TimeForm.HOLIDAY, TimeForm.UNIT,
    }
)  # fmt: skip
_AT = frozenset({None, "at"})


def opened(times: Sequence[TimeWords], words: SentenceWords, comparing: Comparing) -> Iterator[TimeWords]:
    """The times of a sentence; the date of a clause that "since" opens begins what goes on ("since protests broke out
    in May"), and is none where nothing was like it since ("the worst since the war ended in 2009").
    """
    if (comparing.since | comparing.things).isdisjoint(words.low):
        yield from times
        return
    taken = {at for time in times for at in range(words.index_at(time.start), words.index_at(time.end))}
    for time in times:
        at = _since(time, words, comparing) if time.form in _POINTS and time.part(TimeWord.SENSE) in _AT else None
        if at is None or at in taken:
            yield time
            continue
        parts = ((TimeWord.SENSE.value, "since"), *time.without(TimeWord.SENSE))
        if not is_superlative(replace(time, start=words.starts[at], parts=parts), words, comparing):
            yield replace(time, parts=parts, sense=None)


def _since(time: TimeWords, words: SentenceWords, comparing: Comparing) -> int | None:
    """The place of the "since" that opens the clause of a time, or of a verb that means as much ("floods that began on
    Tuesday"), or None: "since the attack of 15 January, in which" tells of the day itself.
    """
    first, last = words.index_at(time.start), words.index_at(time.end)
    relative = words.low[max(0, first - _RELATIVE) : first]
    begun = comparing.begun.intersection([*relative[-1:], " ".join(relative[-2:])])
    if begun and not comparing.things.isdisjoint(relative):
        return first - 1
    if not (comparing.relative | comparing.when).isdisjoint(words.low[last : last + _GOES_ON]):
        return None
    for at in range(first - 1, max(-1, first - 1 - _CLAUSE), -1):
        if words.low[at] in comparing.since:
            return at
        if words.low[at] in _MARKS:
            return None
    return None


def of_making(time: TimeWords, words: SentenceWords, comparing: Comparing) -> bool:
    """Whether a time only says when what is named before it was made: "the ferry, built in 1962, carried 62 people"."""
    if comparing.made.isdisjoint(words.low):
        return False
    low, first = words.low, words.index_at(time.start)
    last = words.index_at(time.end)
    opening = next((at for at in range(first - 1, max(-1, first - 1 - _CLAUSE), -1) if low[at] in _MARKS), None)
    if opening is None or low[opening] != "," or low[last : last + 1] not in ((",",), (".",)):
        return False
    begin = low[opening + 1 : opening + 1 + _MADE_WITHIN]
    relative = not comparing.relative.isdisjoint(begin[:1])
    return not comparing.made.isdisjoint(begin if relative else begin[:1])


def joined(time: TimeWords, others: Sequence[TimeWords], words: SentenceWords, comparing: Comparing) -> TimeWords:
    """`time` as one period with the other end that its sentence tells: "4,318 cases since 2 June … up to 3 August".

    A beginning that stands behind the end goes with it where one figure stands between them: "by May there were 900, of
    whom 400 had come since March" has two.
    """
    for other in others if len(others) > 1 else ():
        begin, end = (time, other) if _begins(time) else (other, time)
        if not (_begins(begin) and _ends(end, comparing)):
            continue
        inside = words.low[words.index_at(end.start) : words.index_at(begin.start)]
        if inside.count(FIGURE) <= 1:
            return replace(between(begin, end), start=time.start, end=time.end, text=time.text, sense=time.sense)
    return time


def between(begin: TimeWords, end: TimeWords) -> TimeWords:
    """The period from one time to another, with the words of the first."""
    parts = (*begin.without(TimeWord.SENSE), (TimeWord.TO.value, "to"), *end.without(TimeWord.SENSE))
    return replace(begin, form=TimeForm.INTERVAL.value, parts=parts)


def is_begun(time: TimeWords) -> bool:
    """Whether a time tells since when a count goes on."""
    return time.form in _POINTS and time.part(TimeWord.SENSE) == "since"


def _begins(time: TimeWords) -> bool:
    return time.form in _POINTS and time.part(TimeWord.SENSE) in _BEGINS


def _ends(time: TimeWords, comparing: Comparing) -> bool:
    counted = time.sense is not None and time.sense.text.lower() in comparing.counted
    return time.form in _POINTS and (counted or time.part(TimeWord.SENSE) in _ENDS)
