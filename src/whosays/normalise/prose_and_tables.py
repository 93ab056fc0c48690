"""Figures of one document held against one another: rows that repeat the prose, and shares of a figure told before.

A table that summarises a text repeats its figures without their nouns. Where a row and a sentence of one document have
the same figure and speakers that do not exclude one another, the row takes over measure, people and place from the
sentence.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.model.claim import Claim, Tie
from whosays.model.mention import TieKind
from whosays.model.quantity import PERCENT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.lexicon.packs import PackFile

_WORD = re.compile(r"\w{2,}")
LEAST_SHARED = 0.5
"""The share of the shorter name's words that two names of one speaker have in common."""
FROM_PROSE = "what it measures is taken from the sentence of the text that gives the same figure"


def agreed(claims: Sequence[Claim], pack: PackFile) -> tuple[Claim, ...]:
    """`claims` of one document with its rows read in the light of its prose, and shares tied to what they are shares
    of."""
    prose = [claim for claim in claims if not claim.in_table]
    changed = [_row(claim, prose, pack) if claim.in_table else claim for claim in claims]
    renamed = {old.id: new.id for old, new in zip(claims, changed, strict=True) if old is not new}
    found = [_retied(claim, renamed) for claim in changed]
    return tuple(_shared(claim, found, pack) for claim in found)


def _retied(claim: Claim, renamed: dict[str, str]) -> Claim:
    """`claim` with its ties to claims that have got another id."""
    if not any(tie.claim in renamed for tie in claim.ties):
        return claim
    ties = (replace(tie, claim=renamed.get(tie.claim, tie.claim)) for tie in claim.ties)
    return replace(claim, ties=tuple(ties))


def _row(row: Claim, prose: Sequence[Claim], pack: PackFile) -> Claim:
    entry = pack.measure.get(row.measure)
    if entry is not None and not entry.usual:
        return row
    same = [claim for claim in prose if _same_figure(row, claim) and _may_be_one(row, claim)]
    measures = {claim.measure for claim in same}
    if len(measures) != 1:
        return row
    best = next((claim for claim in same if claim.speakers), same[0])
    if (best.measure, best.population, best.place) == (row.measure, row.population, row.place):
        return row
    return replace(
        row,
        measure=best.measure,
        population=best.population,
        place=row.place or best.place,
        place_text=row.place_text or best.place_text,
        doubts=(*row.doubts, FROM_PROSE) if best.measure != row.measure else row.doubts,
    )


def _same_figure(row: Claim, claim: Claim) -> bool:
    mine, theirs = row.quantity, claim.quantity
    return (mine.low, mine.high, mine.unit) == (theirs.low, theirs.high, theirs.unit)


def _may_be_one(row: Claim, claim: Claim) -> bool:
    """Whether speakers do not exclude one another: both named, and sharing most of their words."""
    if not row.speakers or not claim.speakers:
        return not row.speakers and row.population in (None, claim.population)
    return any(_alike(one.words, other.words) for one in row.speakers for other in claim.speakers)


def _alike(one: str, other: str) -> bool:
    mine, theirs = ({word.lower() for word in _WORD.findall(name)} for name in (one, other))
    shorter = min(len(mine), len(theirs)) or 1
    return len(mine & theirs) / shorter >= LEAST_SHARED


def _shared(claim: Claim, claims: Sequence[Claim], pack: PackFile) -> Claim:
    """Ties a share to the last figure before it of what it is a share of."""
    entry = pack.measure.get(claim.measure)
    if claim.quantity.unit != PERCENT or entry is None or entry.share_in is None:
        return claim
    wholes = [
        other
        for other in claims
        if other.measure == entry.share_in
        and other.population == claim.population
        and other.evidence.start < claim.evidence.start
    ]
    if not wholes:
        return claim
    last = max(wholes, key=lambda other: other.evidence.start)
    return replace(claim, ties=(*claim.ties, Tie(kind=TieKind.SHARE, claim=last.id)))
