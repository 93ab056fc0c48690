"""Claims that answer one question: the same measure of the same people at the same kind of place, and over the same
period.

A stock is one question whatever its dates, and so is a count that runs on; a flow, a rate or a rule is one question for
each period that it is told of (Records 7), and so is a count over a time that its text closes. A figure of a part
bounds the whole from below. Nothing is grouped by likeness of numbers.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from whosays.lexicon.incidents import incident_words
from whosays.lexicon.packs import MeasureKind
from whosays.link.bounds import Bounds, Group
from whosays.link.grounds import Grounds
from whosays.link.spans import by_span, disjoint
from whosays.model.question import Bearing, Question

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from whosays.lexicon.incidents import IncidentWords
    from whosays.lexicon.packs import PackFile
    from whosays.link.grounds import Paper
    from whosays.link.keys import Key
    from whosays.link.spans import Spanned
    from whosays.model.claim import Claim
    from whosays.model.period import Period

PERIODIC = frozenset({MeasureKind.FLOW, MeasureKind.RATE, MeasureKind.RULE})
"""Kinds of measure whose period is part of the question (Records 7)."""
MEETING_DAYS = 31
"""Two periods that share a month or less only meet: a rule "until November" and one "from November" are two rules."""


def questions(
    claims: Iterable[Claim], pack: PackFile, papers: Mapping[str, Paper] | None = None
) -> tuple[Question, ...]:
    """The questions that `claims` answer, in the order of their keys; each claim answers exactly one and may bound
    others.

    `papers` are texts and days of the documents by their ids: by them those are found that tell of one incident.
    """
    claims = tuple(claims)
    grounds = Grounds(claims, pack, papers or {})
    groups: dict[Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[grounds.key(claim)].append(claim)
    split = _split(groups, pack, incident_words(pack))
    bounds = Bounds(split, pack)
    found = [_question(group, bounds) for group in split]
    return tuple(sorted(found, key=_weight))


def _weight(q: Question) -> tuple[str, ...]:
    return q.measure, q.population or "", q.place or "", q.period or "", q.unit, q.basis or ""


def _split(groups: dict[Key, list[Claim]], pack: PackFile, words: IncidentWords) -> list[Group]:
    """The claims of each key by period, in the order of keys."""
    periods = (
        (key, period, members)
        for key in sorted(groups, key=_order)
        for period, members in _by_time(key, groups[key], pack, words)
    )
    return [
        Group(number, key, period, tuple(_ordered(members))) for number, (key, period, members) in enumerate(periods)
    ]


def _question(group: Group, bounds: Bounds) -> Question:
    """The question of a group: the claims that answer it, then those that bound it."""
    key, period = group.key, group.period
    answering = [Bearing(claim=claim.id) for claim in group.members]
    bounding = [
        Bearing(claim=claim.id, role=role, why=why) for other, role, why in bounds.of(group) for claim in other.members
    ]
    return Question(
        measure=key.measure,
        population=key.population,
        place=key.place,
        period=period.edtf if period else None,
        unit=key.unit,
        incident=key.alone,
        basis=key.basis,
        unsaid=bounds.unsaid(group),
        bearings=(*answering, *bounding),
    )


def _order(key: Key) -> tuple[str, ...]:
    return tuple(part or "" for part in (key.measure, key.population, key.place, key.unit, key.alone, key.basis))


def _ordered(claims: Sequence[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda claim: (claim.document, claim.evidence.start, claim.id))


def _by_time(key: Key, claims: list[Claim], pack: PackFile, words: IncidentWords) -> Spanned:
    """The claims of a key by the periods that are part of its question."""
    entry = pack.measure.get(key.measure)
    if entry is not None and entry.kind is MeasureKind.CUMULATIVE:
        return by_span(claims, words) if key.alone is None else disjoint(claims, words)
    return _by_period(claims) if entry is not None and entry.kind in PERIODIC else [(None, claims)]


def _by_period(claims: list[Claim]) -> Spanned:
    """Claims by the periods they are told of; undated ones join where there is only one period to join."""
    clusters: list[tuple[Period, list[Claim]]] = []
    undated: list[Claim] = []
    homes: dict[Period, int] = {}
    for claim in sorted(claims, key=_starts):
        period = _told_period(claim)
        if period is None:
            undated.append(claim)
            continue
        if period not in homes:
            homes[period] = next(
                (i for i, (known, _) in enumerate(clusters) if _same_time(known, period)), len(clusters)
            )
        if homes[period] == len(clusters):
            clusters.append((period, []))
        clusters[homes[period]][1].append(claim)
    if len(clusters) <= 1:
        return [(None, claims)]
    if not undated:
        return [(period, members) for period, members in clusters]
    tied = {tie.claim: n for n, (_, members) in enumerate(clusters) for claim in members for tie in claim.ties}
    for claim in undated:
        if claim.id in tied:
            clusters[tied[claim.id]][1].append(claim)
    undated = [claim for claim in undated if claim.id not in tied]
    return [*((period, members) for period, members in clusters), *([(None, undated)] if undated else [])]


def _told_period(claim: Claim) -> Period | None:
    """The period that the text gives a claim; the date of its document alone tells no period."""
    return claim.as_of.period if claim.as_of and claim.as_of.words else None


def _starts(claim: Claim) -> tuple[date, date, str]:
    period = _told_period(claim)
    if period is None:
        return date.max, date.max, claim.id
    return period.first or date.min, period.last or date.max, claim.id


def _same_time(one: Period, other: Period) -> bool:
    """Whether two periods share more than the month in which one ends and the other begins."""
    if not one.overlaps(other):
        return False
    first = max(one.first or date.min, other.first or date.min)
    last = min(one.last or date.max, other.last or date.max)
    open_ended = None in (one.first, one.last, other.first, other.last)
    return not open_ended or last - first > timedelta(days=MEETING_DAYS) or one == other
