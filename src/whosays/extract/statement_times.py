"""When a statement was made or an act done: a time that opens its clause, stands beside its verb or, behind an act,
follows what was done. A time inside of what is said tells of that, and dates no statement."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from whosays.extract.voice_tags import (
    AUXILIARY,
    COMMA,
    DETERMINER,
    HELPER,
    INFINITIVE,
    JOINING,
    OF,
    OPENER,
    PREPOSITION,
    SKIPPED,
    STOP,
    THAT,
    TIME,
    VERB,
)
from whosays.lexicon.times import TimeForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.statement_words import StatementGrammar
    from whosays.extract.voice_words import Line
    from whosays.model.mention import TimeWords

_UNDATED: Final = frozenset({
    TimeForm.CLOCK, TimeForm.WITHIN, TimeForm.LENGTH, TimeForm.SPAN, TimeForm.ADVERB, TimeForm.THEN, TimeForm.OPENED,
    TimeForm.DECADE,
})  # fmt: skip
_FAR: Final = 8
"""Words behind an act in which its time stands."""
_DAYS: Final = frozenset({TimeForm.WEEKDAY, TimeForm.DAY, TimeForm.UNIT, TimeForm.WEEK})
_BETWEEN: Final = COMMA | DETERMINER | SKIPPED | PREPOSITION | TIME
_BARS: Final = OPENER | STOP | THAT | AUXILIARY | HELPER | VERB


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a statement stands in its line, by words: its subject (None where it has none), its verb group, what is
    said; `act` whether it is done rather than said, `clause` whether what is said has a verb of its own."""

    subject: tuple[int, int] | None
    group: tuple[int, int]
    said: tuple[int, int]
    act: bool
    clause: bool


def time_of(times: Sequence[TimeWords], line: Line, place: Stand, grammar: StatementGrammar) -> TimeWords | None:
    """The one of the sentence's `times` at which it was said or done, or None."""
    own = [time for time in times if time.form not in _UNDATED and _at(time, grammar)]
    for time in own:
        first, last = line.index_at(time.start), line.index_at(time.end - 1)
        if _beside(line, first, last, place) or _opens(line, last, place):
            return time
    if place.act:
        return next((t for t in own if _follows(line, line.index_at(t.start), place, grammar)), None)
    if place.clause:
        return None
    return next((t for t in reversed(own) if _closes(line, t, place)), None)


def _at(time: TimeWords, grammar: StatementGrammar) -> bool:
    return time.sense is None or time.sense.text.lower() in grammar.words.at_times


def _beside(line: Line, first: int, last: int, place: Stand) -> bool:
    """Whether a time stands between subject and verb, or between the verb and what is said."""
    start, at = place.group
    before = place.subject is not None and place.subject[1] < first and last < at
    before = before and not any(line.tags[k] & (VERB | JOINING) for k in range(last + 1, at))
    if place.subject is not None and place.said[1] < place.subject[0] and at < first <= at + _FAR:
        return True  # "…, the company confirmed **on Monday**"
    return before or start < first <= last < at or at < first <= last < place.said[0]


def _opens(line: Line, last: int, place: Stand) -> bool:
    """Whether a time opens the clause: "On Monday, **the ministry** denied"."""
    begin = min(each[0] for each in (place.subject, place.group, place.said) if each is not None)
    return last < begin and all(line.tags[k] & _BETWEEN for k in range(last + 1, begin))


def _follows(line: Line, first: int, place: Stand, grammar: StatementGrammar) -> bool:
    """Whether a time follows an act in its clause: "signed a treaty in Moscow **in June**"."""
    at = place.group[1]
    if first <= at or (line.at(first - 1) & OF):
        return False
    if first - max(at, place.said[1] if at < place.said[0] <= place.said[1] < first else at) > _FAR:
        return False
    if not grammar.words.parting.isdisjoint(line.low[at + 1 : first]):
        return False
    return not any(
        line.tags[k] & (_BARS | INFINITIVE) and line.low[k] not in _said(line, place) for k in range(at + 1, first)
    )


def _said(line: Line, place: Stand) -> frozenset[str]:
    """The words of a short object, which may look like verbs: "signed a **deal**"."""
    return frozenset(line.low[place.said[0] : place.said[1] + 1]) if place.said[0] > place.group[1] else frozenset()


def _closes(line: Line, time: TimeWords, place: Stand) -> bool:
    """Whether a day ends what is said with an object alone: "denied the accusations **on Monday**"."""
    if time.form not in _DAYS and not (time.form == TimeForm.DATE and time.sense is not None):
        return False
    first, last = line.index_at(time.start), line.index_at(time.end - 1)
    if first <= place.group[1] or abs(last - place.said[1]) > 1:
        return False
    between = range(place.group[1] + 1, first)
    return (
        not any(line.tags[k] & (OPENER | THAT | STOP | AUXILIARY | HELPER) for k in between)
        and not line.at(first - 1) & OF
    )
