"""Whether a draft dates a figure as the record does, and whether a later figure has taken its place.

What always holds: a date counts only as it is written, with a month or a year; how "last Tuesday" is meant in either
text is nobody's fault.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from whosays.lexicon.tracing import tracing_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from whosays.model.claim import Claim
    from whosays.model.document import Evidence
    from whosays.model.mention import TimeWords
    from whosays.model.period import Period
    from whosays.verify.record import Record

_PARTED: Final = re.compile(r"\d|;")
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b(?!\s[a-z]{3,}s\b)")
_OPENED: Final = re.compile(r",\s")
_DASHES: Final = frozenset("-–—")
_NEAR: Final = 250
"""Characters on either side of a held sentence in which the date of its figure may stand."""
TELLING = 10
"""Days before it was published of which a document may tell as of "Sunday" or "last week"."""


def own_period(claim: Claim) -> Period | None:
    """The period that a figure's own sentence gives it."""
    told = claim.as_of
    return told.period if told is not None and told.words and not told.inherited else None


def strange(mine: Claim, times: Sequence[TimeWords], documents: Iterable[str], record: Record) -> TimeWords | None:
    """The first date in the sentence of `mine` that none of `documents`, which have its figure, tells of; one that
    another number parts from the figure may be told by any document that is held."""
    own = mine.as_of.words if mine.as_of is not None and not mine.as_of.inherited else None
    return strange_beside(mine.evidence, mine.sentence, (times, own), documents, record)


def strange_beside(
    figure: Evidence,
    sentence: Evidence,
    told: tuple[Sequence[TimeWords], str | None],
    documents: Iterable[str],
    record: Record,
) -> TimeWords | None:
    """The same of a figure of which only the place is known; `told` are the times of the draft, and its own."""
    known, (times, own) = sorted(set(documents)), told
    for words in times:
        if not sentence.start <= words.start < sentence.end or not _is_written(words) or _heads(sentence, words):
            continue
        is_own = own is not None and own in words.text
        where = known if _is_next(figure, sentence, words) else _elsewhere(words, known if is_own else [], record)
        if where and not any(_tells(document, words, record) for document in where):
            return words
    return None


def strange_year(mine: Claim, times: Sequence[TimeWords], documents: Iterable[str], record: Record) -> str:
    """A year beside the figure of `mine` that the reading of times has not found, and that none of `documents` has."""
    base, known = mine.sentence.start, sorted(set(documents))
    for match in _YEAR.finditer(mine.sentence.exact):
        start, end = match.start() + base, match.end() + base
        taken = any(each.start < end and start < each.end for each in times)
        if taken or (start < mine.evidence.end and mine.evidence.start < end):
            continue
        between = mine.sentence.exact[min(end, mine.evidence.end) - base : max(start, mine.evidence.start) - base]
        days = (record.days.get(document) for document in known)
        told = any(match.group() in record.sources[document].document.text for document in known)
        if not _PARTED.search(between) and not told and not any(day and str(day.year) == match.group() for day in days):
            return match.group()
    return ""


def _heads(sentence: Evidence, words: TimeWords) -> bool:
    """Whether a date stands in the dateline of a draft: "KIMBARI, 22 February 2026 - "."""
    before = sentence.exact[: words.start - sentence.start].strip(" *_")
    return before.isupper() and sentence.exact[words.end - sentence.start :].lstrip(" *_")[:1] in _DASHES


def _elsewhere(words: TimeWords, known: list[str], record: Record) -> list[str]:
    """Who may tell a date that another number parts from the figure: a day anybody."""
    return sorted(record.sources) if words.part("day") else known


def _is_next(figure: Evidence, sentence: Evidence, words: TimeWords) -> bool:
    """Whether no other number stands between a figure and a date, nor a word that begins another clause before a date
    behind it."""
    base, behind = sentence.start, words.start >= figure.start
    ends = (figure.end, words.start) if behind else (words.end, figure.start)
    between = sentence.exact[ends[0] - base : ends[1] - base]
    if _PARTED.search(between):
        return False
    if behind:
        return not tracing_words().relatives.search(between)
    return not (_OPENED.search(between) and _opens(sentence.exact[: words.start - base]))


def _opens(before: str) -> bool:
    """Whether a clause of its own begins before a date: "When the ferry sank on 9 May, …"."""
    return tracing_words().relatives.search(_PARTED.split(before)[-1]) is not None


def conflicting(mine: Claim, times: Sequence[TimeWords], held: Claim, record: Record) -> TimeWords | None:
    """The date of the figure of `mine` where that of `held` stands beside other dates alone, none of which it is,
    nor the day of its document; or where it is that of another figure in the sentence of `held`, which has its own."""
    theirs = [
        words
        for words in record.times(held.document)
        if held.sentence.start <= words.start < held.sentence.end and _is_written(words)
    ]
    days = [day for words in theirs for day in _every(words)]
    its = [day for words in theirs if _is_next(held.evidence, held.sentence, words) for day in _every(words)]
    if not days or mine.as_of is None or mine.as_of.inherited:
        return None
    for words in times:
        inside = mine.sentence.start <= words.start < mine.sentence.end and not _heads(mine.sentence, words)
        own = mine.as_of.words in words.text and _is_next(mine.evidence, mine.sentence, words)
        if not inside or not _is_written(words) or not own:
            continue
        if any(_may_be(day, each) for day in _every(words) for each in days):
            told = not its or any(_may_be(day, each) for day in _every(words) for each in its)
            return None if told else words
        if any(_fits(_written(words), day) for day in (*_about_its_day(held.document, record), *_beside(held, record))):
            return None
        return words
    return None


def _beside(held: Claim, record: Record) -> Iterator[Written]:
    """The dates that stand near a held figure's sentence."""
    first, last = held.sentence.start - _NEAR, held.sentence.end + _NEAR
    for words in record.times(held.document):
        if first <= words.start < last:
            yield from _every(words)


def _may_be(wanted: Written, told: Written) -> bool:
    """Whether two dates can be one, by the parts that both have."""
    return all(one is None or other is None or one == other for one, other in zip(wanted, told, strict=True))


def told_before(mine: Claim, later: Claim, days: Mapping[str, date]) -> bool:
    """Whether a draft says that a figure held before the `later` one did."""
    told = own_period(mine)
    since = _since(later, days)
    return told is not None and told.last is not None and since is not None and told.last < since


def _is_written(words: TimeWords) -> bool:
    return words.part("month") is not None or words.part("year") is not None


def _tells(document: str, words: TimeWords, record: Record) -> bool:
    """Whether a document tells of a date, or was published on it or a few days later."""
    wanted = _written(words)
    return any(_fits(wanted, each) for each in _dates(document, record))


Written = tuple[str | None, str | None, str | None]
"""The day, the month and the year of a date, as far as they are written."""


def _dates(document: str, record: Record) -> Iterator[Written]:
    for words in record.times(document):
        yield from _every(words)
    yield from _about_its_day(document, record)


def _about_its_day(document: str, record: Record) -> Iterator[Written]:
    """The days shortly before a document was published: the last two, those that it calls by their day of the week, and
    all of them where it counts days; of the others only the month and the year."""
    published = record.days.get(document)
    if published is None:
        return
    times = record.times(document)
    named = {part for words in times for name, part in words.parts if name == "weekday"}
    counted = any(words.part("unit") == "day" for words in times)
    for back in range(TELLING + 1):
        told = published - timedelta(days=back)
        known = counted or back <= 1 or str(told.isoweekday()) in named
        yield str(told.day) if known else None, str(told.month), str(told.year)


def _every(words: TimeWords) -> Iterator[Written]:
    """Every date that a time expression may tell: an interval has several."""
    days, months, years = (_parts(words, name) for name in ("day", "month", "year"))
    yield from ((day, month, year) for day in days for month in months for year in years)


def _parts(words: TimeWords, name: str) -> list[str | None]:
    """The parts of one name; an interval has several."""
    return [part for known, part in words.parts if known == name] or [None]


def _written(words: TimeWords) -> Written:
    return words.part("day"), words.part("month"), words.part("year")


def _fits(wanted: Written, told: Written) -> bool:
    """Whether a date is the one wanted: the day and the month must be there, the year where both have one."""
    day, month, year = wanted
    if month is None:
        return year == told[2]
    return month == told[1] and (day is None or day == told[0]) and (year is None or told[2] is None or year == told[2])


def _since(claim: Claim, days: Mapping[str, date]) -> date | None:
    """The last day before which a figure cannot have been known: of its own period, else of its document."""
    own = own_period(claim)
    return (own.last if own is not None else None) or days.get(claim.document)
