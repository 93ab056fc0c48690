"""Roots of one question whose figures cannot both hold, and what would dissolve that (Recording rule 26)."""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations, permutations
from typing import TYPE_CHECKING

from whosays.algebra.dates import days_may_differ
from whosays.algebra.intervals import Span, allowed, stated
from whosays.lexicon.packs import MeasureKind
from whosays.model.finding import Conflict
from whosays.model.mention import TieKind
from whosays.reconcile.outgrowing import either_outgrown, outgrown
from whosays.reconcile.status import comparable, exclude, most_told

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.lexicon.packs import MeasureEntry
    from whosays.model.claim import Claim
    from whosays.model.link import Root
    from whosays.reconcile.outgrowing import Held

TIMELESS = frozenset({MeasureKind.RATE, MeasureKind.RULE, MeasureKind.SHARE})
EARLY = "both are early counts, and a figure of a later day has outgrown them"
SLIPS = (Decimal(10), Decimal(12), Decimal(1000))
"""Factors that betray a slipped unit: a digit, a year for a month, a thousand (Recording rule 26)."""


def conflicts(roots: Sequence[Root], claims: Mapping[str, Claim], entry: MeasureEntry | None) -> tuple[Conflict, ...]:
    """The pairs of current roots whose first comparable figures exclude one another, in the order of the roots; of very
    many roots, among those that are told most. A count that only grows has not contradicted itself where the lower of
    two figures is of an earlier day."""
    found = []
    grows = entry is not None and entry.kind is MeasureKind.CUMULATIVE
    parts, past = _parts(claims), outgrown_roots(roots, claims, entry)
    for one, other in combinations(told_most(roots), 2):
        pair = _comparable(one, other, claims)
        if pair is None or not exclude(pair[0].quantity, pair[1].quantity):
            continue
        if grows and either_outgrown(*map(held, pair)):
            continue
        found.append(
            Conflict(
                roots=(one.id, other.id),
                claims=(pair[0].id, pair[1].id),
                sentence=against(*pair),
                dissolved_by=dissolved(*pair, parts, entry) or (EARLY if {one.id, other.id} <= past else None),
            )
        )
    return tuple(found)


def outgrown_roots(roots: Sequence[Root], claims: Mapping[str, Claim], entry: MeasureEntry | None) -> frozenset[str]:
    """The current roots of a count that only grows, by id, whose figure lies wholly below another root's of a later
    day: a lower bound of what is asked, and no rival."""
    if entry is None or entry.kind is not MeasureKind.CUMULATIVE:
        return frozenset()
    found = set()
    for one, other in permutations(told_most(roots), 2):
        pair = _comparable(one, other, claims)
        if pair is not None and outgrown(*map(held, pair)):
            found.add(one.id)
    return frozenset(found)


def told_most(roots: Sequence[Root]) -> list[Root]:
    """The current roots that are held against one another."""
    current = [root for root in roots if root.current]
    return [current[at] for at in most_told([len(root.claims) for root in current])]


def _comparable(one: Root, other: Root, claims: Mapping[str, Claim]) -> tuple[Claim, Claim] | None:
    """The first figures of two roots that stand in one unit and rate."""
    mine, theirs = ([claims[claim] for claim in root.claims] for root in (one, other))
    places = comparable([each.quantity for each in mine], [each.quantity for each in theirs])
    return (mine[places[0]], theirs[places[1]]) if places else None


def held(claim: Claim) -> Held:
    """The figure of a claim and when it held."""
    return claim.quantity, claim.as_of.period if claim.as_of else None


def against(one: Claim, other: Claim) -> str:
    """Two figures and who says them, in words."""
    return f"“{one.evidence.exact}” ({_who(one)}) against “{other.evidence.exact}” ({_who(other)})"


def _who(claim: Claim) -> str:
    return ", ".join(speaker.label for speaker in claim.speakers) or "an unattributed passage"


def dissolved(one: Claim, other: Claim, parts: Mapping[str, Sequence[Claim]], entry: MeasureEntry | None) -> str | None:
    """What would make both figures hold, in words; None where nothing that is known would."""
    return (
        _by_part(one, other, parts)
        or _by_part(other, one, parts)
        or by_date(one, other, entry)
        or by_slip(stated(one.quantity), stated(other.quantity))
    )


def _parts(claims: Mapping[str, Claim]) -> dict[str, list[Claim]]:
    """The claims that a total says it includes, by the total's id."""
    parts: dict[str, list[Claim]] = {}
    for claim in claims.values():
        for tie in claim.ties:
            if tie.kind is TieKind.PART:
                parts.setdefault(tie.claim, []).append(claim)
    return parts


def _by_part(total: Claim, other: Claim, parts: Mapping[str, Sequence[Claim]]) -> str | None:
    """A total that says which part it includes may agree without that part."""
    for part in parts.get(total.id, ()):
        same = part.quantity.unit == total.quantity.unit
        if same and (allowed(total.quantity) - allowed(part.quantity)).meets(allowed(other.quantity)):
            return f"“{total.evidence.exact}” includes “{part.evidence.exact}”; without them the figures agree"
    return None


def by_date(one: Claim, other: Claim, entry: MeasureEntry | None) -> str | None:
    """What grows or changes may have been told at different times, where its days may differ; a rate or a rule is told
    for all times alike, and a count that only grows is not lower on a later day."""
    if (entry is not None and entry.kind in TIMELESS) or not days_may_differ((one, other)):
        return None
    first, second = (claim.as_of if claim.as_of and claim.as_of.words else None for claim in (one, other))
    if first is None or second is None:
        return f"different dates could explain it; {_which_is_dated(one, other)}"
    falls = entry is not None and entry.kind is MeasureKind.CUMULATIVE
    if not first.period.overlaps(second.period) and not falls:
        return f"the figures are of different dates ({first.period.edtf} and {second.period.edtf})"
    return None


def _which_is_dated(one: Claim, other: Claim) -> str:
    """Which of two figures, that are not both dated by their texts, has a date, and by what."""
    dates = [claim.as_of for claim in (one, other) if claim.as_of]
    told = next((date for date in dates if date.words), None)
    if len(dates) < 2:  # noqa: PLR2004
        return f"only one is dated ({dates[0].period.edtf})" if dates else "neither is dated"
    if told is None:
        both = dict.fromkeys(date.period.edtf for date in dates)
        return f"both are dated by their documents only ({' and '.join(both)})"
    return f"only one is dated by its own words ({told.period.edtf})"


def by_slip(mine: Span, theirs: Span) -> str | None:
    """Whether two figures as stated would meet if one had slipped."""
    for factor in SLIPS:
        scaled = Span(factor, factor)
        if (mine * scaled).meets(theirs) or (theirs * scaled).meets(mine):
            return f"the figures agree if one of them has slipped by a factor of {factor}"
    return None
