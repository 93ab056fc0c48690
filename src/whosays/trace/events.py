"""Statements to events: the same act told by several, or twice by one, is one event of the timeline.

What always holds: every statement belongs to one event; those of one event are alike in kind and in what they say, have
no two dates that exclude one another, and nobody does in one what another does in the other. Statements of which one is
undated meet only where they say much the same: two denials on two occasions are two events.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from whosays.lexicon.language import SHIPPED, language
from whosays.model.mention import StatementKind
from whosays.model.period import Period
from whosays.model.timeline import Event

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.model.claim import Statement

_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_STEM: Final = 5
"""Letters of a word that are compared: "deployed" and "deployment" are alike."""
_ALIKE: Final = 0.5
"""The part of the shorter's words that two dated statements must share."""
_MUCH_ALIKE: Final = 0.6
_FEWEST: Final = 2
"""Words that two statements must share of which one is undated."""
_SHORT_TIME: Final = 62
"""Days within which the parties to an agreement alone tell which it is."""
_ONE_OCCASION: Final = 31
"""Days between documents that tell of an undated act, beyond which it may be another."""
_ANYBODY: Final = ""
"""The key of a statement that names nobody."""
_OF_PARTIES: Final = frozenset({StatementKind.AGREES, StatementKind.DECREES, StatementKind.WITHDRAWS})
_SILENT: Final = frozenset({StatementKind.NO_COMMENT})


def timeline(statements: Sequence[Statement], dates: Mapping[str, date]) -> tuple[Event, ...]:
    """The events that `statements` tell of, by date; those with no date of their own stand where they were first told.
    `dates` are the days of documents."""
    events: list[list[Statement]] = []
    by_people: dict[tuple[StatementKind, str], list[int]] = {}
    for each in sorted(statements, key=lambda s: (_breadth(s), s.document, s.evidence.start, s.id)):
        keys = [(each.kind, key) for key in (*sorted(_people(each)), _ANYBODY)]
        open_to = keys if _people(each) else [(kind, key) for kind, key in by_people if kind is each.kind]
        near = sorted({number for key in open_to for number in by_people.get(key, ())})
        found = next((n for n in near if all(_same(each, other, dates) for other in events[n])), None)
        if found is None:
            found = len(events)
            events.append([])
        events[found].append(each)
        for key in keys if not _people(each) else keys[:-1]:
            if found not in by_people.setdefault(key, []):
                by_people[key].append(found)
    return tuple(sorted((_event(told, dates) for told in events), key=_order))


def _breadth(told: Statement) -> int:
    """How coarsely a statement is dated, in days; the undated come last."""
    if told.as_of is None:
        return 10**6
    first, last = told.as_of.period.first, told.as_of.period.last
    return (last - first).days if first and last else 10**5


def _same(one: Statement, other: Statement, dates: Mapping[str, date]) -> bool:
    """Whether two statements of one kind tell of one act."""
    if not _same_people(one, other):
        return False
    shared, alike = _likeness(one, other)
    if one.as_of is not None and other.as_of is not None:
        if not one.as_of.period.overlaps(other.as_of.period):
            return False
        if one.kind in _OF_PARTIES and max(_breadth(one), _breadth(other)) <= _SHORT_TIME and shared:
            return True
        return alike >= _ALIKE and shared > 0
    if one.kind in _SILENT:
        return one.document == other.document and alike >= _ALIKE
    return alike >= _MUCH_ALIKE and shared >= _FEWEST and _told_together(one, other, dates)


def _told_together(one: Statement, other: Statement, dates: Mapping[str, date]) -> bool:
    """Whether an undated act may be the other: told in the same weeks, or behind the day that the other has."""
    days = dates.get(one.document), dates.get(other.document)
    if one.document == other.document or None in days:
        return True
    for dated, day in ((one, days[1]), (other, days[0])):
        if dated.as_of is not None and dated.as_of.period.first is not None and day is not None:
            return day >= dated.as_of.period.first
    first, last = sorted(day for day in days if day is not None)
    return (last - first).days <= _ONE_OCCASION


def _same_people(one: Statement, other: Statement) -> bool:
    """Whether the same may have done it: who is named in one is named in the other; of acts of
    state those whom the one names are among those of the other."""
    if one.kind in _OF_PARTIES:
        parties, others = _people(one), _people(other)
        return parties <= others or others <= parties
    return bool(_people(one) & _people(other)) or not (one.speakers or other.speakers)


def _people(told: Statement) -> frozenset[str]:
    """What tells those apart who did it: key, else name; of parties to an act of state the country first."""
    if told.kind in _OF_PARTIES:
        return frozenset(each.country or each.key or each.label.lower() for each in (*told.speakers, *told.partners))
    return frozenset(each.key or each.label.lower() for each in told.speakers)


def _likeness(one: Statement, other: Statement) -> tuple[int, float]:
    """How many words what is said in both shares, and what part of the shorter's they are."""
    words, others = _stems(one.evidence.exact), _stems(other.evidence.exact)
    shared = len(words & others)
    return shared, shared / max(1, min(len(words), len(others)))


@lru_cache(maxsize=8192)
def _stems(text: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in _WORD.findall(text.lower()) if word not in _common())


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """The commonest words of every language, which tell nothing."""
    return frozenset().union(*(language(code).common.words for code in SHIPPED))


def _event(told: Sequence[Statement], dates: Mapping[str, date]) -> Event:
    """The event that the statements `told` are of, the one that tells most first."""
    days = [dates[each.document] for each in told if each.document in dates]
    ordered = sorted(told, key=lambda each: (-_tells(each), each.document, each.evidence.start, each.id))
    most = max(ordered, key=lambda each: len(each.speakers) + len(each.partners))
    return Event(
        kind=told[0].kind,
        statements=tuple(each.id for each in ordered),
        when=_when(told),
        by=min(days, default=None),
        who=most.speakers,
        partners=most.partners,
        documents=tuple(sorted({each.document for each in told})),
        publishers=tuple(sorted({each.publisher for each in told if each.publisher})),
    )


def _tells(told: Statement) -> int:
    """How much a statement tells: who, with whom, when; then how many words say what, up to a sentence's worth."""
    named = bool(told.speakers) + bool(told.partners) + (told.as_of is not None)
    return named * 100 + min(len(told.evidence.exact), 90)


def _when(told: Sequence[Statement]) -> Period | None:
    """The days that all of those allow that date the act."""
    periods = [each.as_of.period for each in told if each.as_of is not None]
    if not periods:
        return None
    first = max((period.first for period in periods if period.first), default=None)
    last = min((period.last for period in periods if period.last), default=None)
    return Period(first=first, last=last)


def _order(event: Event) -> tuple[date, date, str, str]:
    when = event.when
    first = (when.first or when.last if when else None) or event.by or date.max
    last = (when.last if when else None) or event.by or date.max
    return first, last, event.kind.value, event.id
