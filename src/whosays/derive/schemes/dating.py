"""From when to when the rules of a draft hold: what the texts tell, and the days on which one rule gives way to the
next.

A rule holds from its date until another is told. Where "until November" meets "in November", the change lies on some
day of that month, and both rules share it as their boundary.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from whosays.lexicon.language import language
from whosays.lexicon.times import TimeWord
from whosays.model.period import Period
from whosays.model.scheme import Boundary

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.derive.schemes.statements import Statement
    from whosays.model.period import AsOf
    from whosays.model.scheme import Money

DECEMBER = 12
FROM_ITS_END = "from the day until which the text says that another amount was due"
MOST_BETWEEN = 2
"""Characters between two sentences that follow each other in one paragraph."""
_YEAR = re.compile(r"\b\d{4}\b")


@dataclass(slots=True)
class Rule:
    """A rule of a draft in the making: what is paid for what, by whose words; `dated` tells that a text dates it,
    `carried` that it dates it to a time within which, not since which, the rule held."""

    when: Mapping[str, tuple[str, ...]]
    layer: str
    amount: Money
    told: list[Statement] = field(default_factory=list)
    start: Boundary | None = None
    end: Boundary | None = None
    dated: bool = False
    carried: bool = False
    notes: tuple[str, ...] = ()

    @property
    def begins(self) -> date:
        """Its first day, as far as known."""
        return self.start.earliest if self.start else date.min


def rules(told: Iterable[Statement]) -> list[Rule]:
    """The rules that statements tell, those of one amount as one, in the order of their first statements."""
    alike: dict[tuple[object, ...], list[Rule]] = {}
    for statement in told:
        key = (statement.layer, tuple(sorted(statement.when.items())))
        alike.setdefault(key, []).append(_rule(statement))
    return [rule for same in alike.values() for rule in _joined(same)]


def _rule(statement: Statement) -> Rule:
    made = Rule(statement.when, statement.layer, statement.amount, [statement])
    as_of = statement.claim.as_of
    if as_of is None or not as_of.words or (as_of.inherited and as_of.period.first is None):
        return made  # the end of the amount before is not that of the one that took its place
    period = as_of.period
    made.dated = True
    if period.first and period.last and _names_ends(as_of):
        made.start, made.end = _opening(period.first, as_of), _closing(period.last, as_of)
    elif period.first and period.last:
        made.start, made.carried = _between(period.first, period.last), True
    elif period.first:
        made.start = _opening(period.first, as_of)
    elif period.last:
        made.end = _closing(period.last, as_of)
    return made


def _opening(first: date, as_of: AsOf) -> Boundary:
    """The day from which a rule holds: some day of the month or year that the words name."""
    if first.day != 1 or _names_day(as_of):
        return _between(first, first)
    if first.month == 1 and not _names_month(as_of):
        return _between(first, date(first.year, DECEMBER, 31))
    return _between(first, _month_end(first))


def _closing(last: date, as_of: AsOf) -> Boundary:
    """The day on which a rule has ended: some day of the month or year that the words name, or the first after it.
    "Until then" goes back to the day from which something else holds, so that day is no part of it."""
    after = date.fromordinal(last.toordinal() + 1)
    if after.day != 1 and _points_back(as_of):
        return _between(last, last)
    if after.day != 1 or _names_day(as_of):
        return _between(after, after)
    if after.month == 1 and not _names_month(as_of):
        return _between(date(last.year, 1, 1), after)
    return _between(last.replace(day=1), after)


def _names_month(as_of: AsOf) -> bool:
    months = language().times.words[TimeWord.MONTH]
    return any(word.strip(".,").casefold() in months for word in as_of.words.split()) or _names_day(as_of)


def _names_day(as_of: AsOf) -> bool:
    """Whether the words hold a number beside the year."""
    words = (word.strip(".,").rstrip("stndrh") for word in _YEAR.sub(" ", as_of.words).replace("/", " ").split())
    return any(word.isdigit() for word in words)


def _points_back(as_of: AsOf) -> bool:
    """Whether the words name a day by one named before: "until then"."""
    then = language().times.words[TimeWord.THEN]
    return any(word.casefold() in then for word in as_of.words.split())


def _names_ends(as_of: AsOf) -> bool:
    """Whether the words name both ends, by two years: "between 2008 and 2016"."""
    return len(set(_YEAR.findall(as_of.words))) > 1


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _between(earliest: date, latest: date) -> Boundary:
    words = earliest.isoformat() if earliest == latest else Period(first=earliest, last=latest).edtf
    return Boundary(earliest=earliest, latest=latest, words=words)


def _joined(same: Sequence[Rule]) -> list[Rule]:
    """Rules for one thing: neighbours in time with one amount are one; what has no date goes with its like."""
    found: list[Rule] = []
    for rule in sorted((rule for rule in same if rule.dated), key=lambda rule: rule.begins):
        last = found[-1] if found else None
        if last and last.amount == rule.amount and not _after(rule, last):
            found[-1] = _both(last, rule)
        else:
            found.append(rule)
    for rule in same:
        if not rule.dated:
            like = next((other for other in found if other.amount == rule.amount), None)
            if like is None:
                found.append(rule)
            else:
                like.told += rule.told
    return found


def _after(rule: Rule, before: Rule) -> bool:
    """Whether a rule begins when the one before has ended."""
    return bool(before.end and rule.start and before.end.latest < rule.start.earliest)


def _both(one: Rule, other: Rule) -> Rule:
    """One rule of two that join: the earlier start, the later end that is told."""
    ends = [rule.end for rule in (one, other) if rule.end]
    return replace(
        one,
        told=one.told + other.told,
        end=max(ends, key=lambda end: end.latest, default=None),
        carried=one.carried and other.carried,
    )


def hinge(found: Sequence[Rule], meet: Sequence[tuple[int, int]]) -> None:
    """Ends each rule where one with another amount for the same case begins; `meet` are the pairs, by their places."""
    dated = [rule.dated for rule in found]
    past = [rule.dated and rule.start is None and rule.end is not None for rule in found]
    _hinge_dated(found, meet)
    pairs = [order for pair in meet for order in (pair, pair[::-1])]
    for one, other in sorted(pairs, key=lambda pair: _ends(found[pair[0]]), reverse=True):
        if not past[one] or found[other].start is not None or not _side_by_side(found[one], found[other]):
            continue
        later = past[other] and _ends(found[one]) < _ends(found[other])
        if later or not dated[other]:
            found[other].start, found[other].dated = found[one].end, True
            found[other].notes = (*found[other].notes, FROM_ITS_END)


def _ends(rule: Rule) -> date:
    """The last day on which a rule may have ended."""
    return rule.end.latest if rule.end else date.max


def _side_by_side(past: Rule, now: Rule) -> bool:
    """Whether one sentence, or two that follow each other, tell what was due until a day and what is due: "It is 200;
    until then it was 300"."""
    if len({now.start, past.end, None}) > 2:  # noqa: PLR2004  two days from which it would hold
        return False
    pairs = ((one.claim.sentence, other.claim.sentence) for one in past.told for other in now.told)
    return any(
        one.document == other.document and max(one.start, other.start) - min(one.end, other.end) <= MOST_BETWEEN
        for one, other in pairs
    )


def _hinge_dated(found: Sequence[Rule], meet: Sequence[tuple[int, int]]) -> None:
    for one, other in meet:
        pair = sorted((found[one], found[other]), key=lambda rule: rule.begins)
        earlier, later = pair
        if not (earlier.dated and later.dated) or later.start is None or earlier.begins >= later.begins:
            continue
        if earlier.end is None or earlier.end.words == later.start.words:
            earlier.end = later.start
            continue
        first = max(earlier.end.earliest, later.start.earliest)
        last = min(earlier.end.latest, later.start.latest)
        if first <= last:
            earlier.end = later.start = _between(first, last)
        elif first.toordinal() - last.toordinal() == 1:  # "until then", that day included, and "from then on"
            earlier.end = later.start
