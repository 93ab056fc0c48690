"""Counts of different times that are no rivals: what fell in one month, in another, and in the whole war.

What always holds: a running toll ("as of 5 May", "since the war began", "has reached") is one question whatever its
dates; a count over a time that its own text closes ("in March", "over the past week") is one only with counts over the
same time, as soon as the case has any of another.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from whosays.model.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from whosays.lexicon.incidents import IncidentWords
    from whosays.model.claim import Claim

Spanned = list[tuple[Period | None, list["Claim"]]]
"""Claims by the time that they count over; None is that of running tolls and of what tells no time."""

SLACK = 10
"""Two times are one whose ends differ by a tenth of the longer at most: "March" and "1 to 30 March"."""
SAME_START = timedelta(days=31)
"""Running tolls that begin so near to one another are one: "since February 2022", "since the invasion"."""
WEEK = timedelta(days=6)
"""From the first to the last day: what is shorter tells when something happened, once in several ways."""
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(slots=True)
class _Sorted:
    """The claims of a question by what they tell of their time: counted over a closed one, running from a told day,
    running from another, of a day alone, of none."""

    closed: list[tuple[Period, Claim]] = field(default_factory=list)
    since: list[tuple[date, Claim]] = field(default_factory=list)
    running: list[Claim] = field(default_factory=list)
    days: list[tuple[Period, Claim]] = field(default_factory=list)
    silent: list[Claim] = field(default_factory=list)
    from_unknown: bool = False


def by_span(claims: Sequence[Claim], words: IncidentWords) -> Spanned:
    """The claims on one count by the time that they count over; all together where they tell of no two times."""
    told = _sorted(claims, words)
    _rejoin(told)
    apart = _clusters(told.closed)
    clusters = _compared(apart)
    whole, starts = list(told.running), _starts(told)
    lone = clusters[0][0] if len(apart) == 1 and not (whole or starts) else None
    for day, claim in told.days:
        inside = lone is not None and lone.overlaps(day)
        (told.silent if inside else whole).append(claim)
    if not starts and (not apart or (len(apart) == 1 and not whole)):
        return [(None, list(claims))]
    first = [] if told.from_unknown else starts[:1]
    whole += [claim for _, members in first for claim in members] + told.silent
    rest = [*clusters, *starts[len(first) :]]
    return [*rest, (None, whole)] if whole else rest


def disjoint(claims: Sequence[Claim], words: IncidentWords) -> Spanned:
    """The claims of one incident, apart where they count over times of a week or more that share no day: those are two
    incidents. A day, a shorter time or none tells nothing against the incident."""
    told = [(time, claim) for time, claim in _sorted(claims, words).closed if _long(time)]
    clusters: Spanned = []
    for time, claim in sorted(told, key=_order):
        known = clusters[-1][0] if clusters else None
        if known is not None and known.overlaps(time):
            last = max(filter(None, (known.last, time.last)))
            clusters[-1] = (Period(first=known.first, last=last), [*clusters[-1][1], claim])
        else:
            clusters.append((time, [claim]))
    if len(clusters) < 2:  # noqa: PLR2004
        return [(None, list(claims))]
    placed = {claim.id for _, members in clusters for claim in members}
    rest = [claim for claim in claims if claim.id not in placed]
    return [*clusters, (None, rest)] if rest else clusters


def _sorted(claims: Iterable[Claim], words: IncidentWords) -> _Sorted:
    found = _Sorted()
    for claim in claims:
        as_of = claim.as_of
        if as_of is None or not as_of.words or as_of.inherited or claim.in_table:
            found.silent.append(claim)
            continue
        time, runs_from = as_of.period, _is_since(as_of.words, words)
        if runs_from and time.first is not None:
            found.since.append((time.first, claim))
        elif runs_from or time.first is None or time.last is None or _runs(claim, words):
            found.running.append(claim)
            found.from_unknown |= runs_from
        elif time.first == time.last:
            found.days.append((time, claim))
        else:
            found.closed.append((time, claim))
    return found


def _is_since(told: str, words: IncidentWords) -> bool:
    """Whether words of time tell where a toll begins, and that it still runs: "since January", "so far this year"."""
    return not words.tolls_begin.isdisjoint(_phrases(told))


def _runs(claim: Claim, words: IncidentWords) -> bool:
    """Whether a count stands at a date: "as of March", "by April", "has reached # in March"; or was told then: "in
    March the ministry said that #"."""
    time = claim.as_of.words if claim.as_of else ""
    told = " ".join(_WORD.findall(time.lower())) + " "
    if any(told.startswith(f"{lead} ") for lead in words.stands_at):
        return True
    sentence, at = claim.sentence.exact, max(0, claim.evidence.start - claim.sentence.start)
    place = sentence.find(time)
    between = sentence[place + len(time) : at] if place < at else sentence[at + len(claim.evidence.exact) : place]
    if place >= 0 and not words.saying.isdisjoint(_phrases(between)):
        return True
    return not words.mounts.isdisjoint(_phrases(sentence[:at]))


def _phrases(text: str) -> set[str]:
    """The words of a text and its pairs of words."""
    low = _WORD.findall(text.lower())
    return {*low, *(f"{one} {other}" for one, other in pairwise(low))}


def _rejoin(told: _Sorted) -> None:
    """ "From 24 February 2022 to 30 April 2025" is a point of the toll "since 24 February 2022"."""
    starts = [start for start, _ in told.since]
    if not starts:
        return
    kept = []
    for time, claim in told.closed:
        near = time.first is not None and any(abs(time.first - start) <= SAME_START for start in starts)
        if near and time.first is not None and time.last is not None and time.last - time.first > 2 * SAME_START:
            told.since.append((time.first, claim))
        else:
            kept.append((time, claim))
    told.closed = kept


def _starts(told: _Sorted) -> Spanned:
    """The running tolls that tell where they begin, by that, the first first."""
    found: list[tuple[date, list[Claim]]] = []
    for start, claim in sorted(told.since, key=lambda each: (each[0], each[1].id)):
        if not found or start - found[-1][0] > SAME_START:
            found.append((start, []))
        found[-1][1].append(claim)
    return [(Period(first=start, last=None), members) for start, members in found]


def _clusters(closed: Iterable[tuple[Period, Claim]]) -> Spanned:
    """Counts over closed times, by times that are one."""
    found: Spanned = []
    begun: dict[int, list[int]] = defaultdict(list)
    for time, claim in sorted(closed, key=_order):
        month = _month(time)
        near = (at for known in (month - 1, month) for at in begun[known])
        at = next((at for at in near if _one_time(found[at][0], time)), None)
        if at is None:
            at = len(found)
            begun[month].append(at)
            found.append((time, []))
        found[at][1].append(claim)
    return found


def _compared(clusters: Spanned) -> Spanned:
    """Times that one sentence sets beside one another ("28 in May against 33 in April") stay together as long as no
    other document counts over either: it compares them itself, and they bear out nothing."""
    kept: Spanned = []
    seen: dict[tuple[str, int], int] = {}
    for time, members in clusters:
        alone = len({claim.document for claim in members}) == 1
        told = [(claim.document, claim.sentence.start) for claim in members] if alone else []
        at = next((seen[each] for each in told if each in seen), len(kept))
        if at == len(kept):
            kept.append((time, list(members)))
        else:
            kept[at] = (_hull(kept[at][0], time), kept[at][1] + members)
        seen.update(dict.fromkeys(told, at))
    return kept


def _hull(one: Period | None, other: Period | None) -> Period | None:
    """From the first to the last day of two closed times."""
    ends = [day for time in (one, other) if time for day in (time.first, time.last) if day]
    return Period(first=min(ends), last=max(ends)) if ends else None


def _month(time: Period) -> int:
    return (time.first.toordinal() if time.first else 0) // SAME_START.days


def _order(each: tuple[Period, Claim]) -> tuple[int, int, str]:
    time, claim = each
    return (time.first.toordinal() if time.first else 0, time.last.toordinal() if time.last else 0, claim.id)


def _long(time: Period) -> bool:
    return time.first is not None and time.last is not None and time.last - time.first >= WEEK


def _one_time(one: Period | None, other: Period) -> bool:
    """Whether two closed times are one."""
    if one is None or None in (one.first, one.last, other.first, other.last):
        return False
    if not _long(one) and not _long(other):
        return one.overlaps(other)
    ends = ((one.first, other.first), (one.last, other.last))
    apart = [abs(mine.toordinal() - theirs.toordinal()) for mine, theirs in ends if mine and theirs]
    length = max(_days(one), _days(other))
    return all(SLACK * days <= length for days in apart)


def _days(time: Period) -> int:
    return (time.last - time.first).days + 1 if time.first and time.last else 0
