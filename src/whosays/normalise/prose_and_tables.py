"""Figures of one document held against one another: rows that repeat the prose, and shares of a figure told before.

A table that summarises a text repeats its figures without their nouns. Where a row and a sentence of one document have
the same figure and speakers that do not exclude one another, the row takes over measure, people and place from the
sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.lexicon.language import language
from whosays.model.claim import Claim, Tie
from whosays.model.mention import TieKind
from whosays.model.quantity import PERCENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from decimal import Decimal

    from whosays.lexicon.packs import PackFile

    _Figure = tuple[Decimal | None, Decimal | None, str]

_WORD = re.compile(r"\w{2,}")
LEAST_SHARED = 0.5
"""The share of the shorter name's words that two names of one speaker have in common."""
LONGEST_NAMING = 4
"""Words from a share to the figure that it names as its whole."""
_BREAKS = re.compile(r"[,;:.()–—]")
FROM_PROSE = "what it measures is taken from the sentence of the text that gives the same figure"


def agreed(claims: Sequence[Claim], pack: PackFile) -> tuple[Claim, ...]:
    """`claims` of one document with its rows read in the light of its prose, and shares tied to what they are shares
    of."""
    if not any(claim.in_table for claim in claims):
        return _with_shares(claims, pack)
    prose = _by_figure(claim for claim in claims if not claim.in_table)
    changed = [_row(claim, prose, pack) if claim.in_table else claim for claim in claims]
    renamed = {old.id: new.id for old, new in zip(claims, changed, strict=True) if old is not new}
    return _with_shares([_retied(claim, renamed) for claim in changed], pack)


def _by_figure(claims: Iterable[Claim]) -> dict[_Figure, list[Claim]]:
    found: dict[_Figure, list[Claim]] = {}
    for claim in claims:
        found.setdefault(_figure(claim), []).append(claim)
    return found


def _figure(claim: Claim) -> _Figure:
    return claim.quantity.low, claim.quantity.high, claim.quantity.unit


def _retied(claim: Claim, renamed: dict[str, str]) -> Claim:
    """`claim` with its ties to claims that have got another id."""
    if not any(tie.claim in renamed for tie in claim.ties):
        return claim
    ties = (replace(tie, claim=renamed.get(tie.claim, tie.claim)) for tie in claim.ties)
    return replace(claim, ties=tuple(ties))


def _row(row: Claim, prose: Mapping[_Figure, Sequence[Claim]], pack: PackFile) -> Claim:
    entry = pack.measure.get(row.measure)
    if entry is not None and not entry.usual:
        return row
    same = [claim for claim in prose.get(_figure(row), ()) if _may_be_one(row, claim)]
    measures = {claim.measure for claim in same}
    if len(measures) != 1:
        return row
    best = next((claim for claim in same if claim.speakers), same[0])
    if (best.measure, best.population, best.place) == (row.measure, row.population, row.place):
        return row
    return replace(
        row,
        measure=best.measure,
        narrower=best.narrower,
        population=best.population,
        place=row.place or best.place,
        place_text=row.place_text or best.place_text,
        doubts=(*row.doubts, FROM_PROSE) if best.measure != row.measure else row.doubts,
    )


def _may_be_one(row: Claim, claim: Claim) -> bool:
    """Whether speakers do not exclude one another: both named, and sharing most of their words."""
    if not row.speakers or not claim.speakers:
        return not row.speakers and row.population in (None, claim.population)
    return any(_alike(one.words, other.words) for one in row.speakers for other in claim.speakers)


def _alike(one: str, other: str) -> bool:
    mine, theirs = ({word.lower() for word in _WORD.findall(name)} for name in (one, other))
    shorter = min(len(mine), len(theirs)) or 1
    return len(mine & theirs) / shorter >= LEAST_SHARED


def _with_shares(claims: Sequence[Claim], pack: PackFile) -> tuple[Claim, ...]:
    """`claims` with each share tied to the figure it names, else the last one before it, of what it is a share of."""
    wanted = {measure for claim in claims if (measure := _whole_of(claim, pack)) is not None}
    wholes: dict[tuple[str, str | None], list[Claim]] = {}
    for claim in sorted(claims, key=_place) if wanted else ():
        if claim.measure in wanted:
            known = wholes.setdefault((claim.measure, claim.population), [])
            if not known or _place(known[-1]) < _place(claim):
                known.append(claim)
    return tuple(_shared(claim, wholes, pack) for claim in claims)


def _whole_of(claim: Claim, pack: PackFile) -> str | None:
    """The measure that a claim is a share of, if it is one."""
    entry = pack.measure.get(claim.measure) if claim.quantity.unit == PERCENT else None
    return entry.share_in if entry else None


def _shared(claim: Claim, wholes: Mapping[tuple[str, str | None], Sequence[Claim]], pack: PackFile) -> Claim:
    measure = _whole_of(claim, pack)
    known = wholes.get((measure, claim.population), ()) if measure else ()
    before = bisect_left(known, _place(claim), key=_place)
    if before < len(known) and _names(claim, known[before]):
        whole = known[before]
    elif before:
        whole = known[before - 1]
    else:
        return claim
    return replace(claim, ties=(*claim.ties, Tie(kind=TieKind.SHARE, claim=whole.id)))


def _names(share: Claim, whole: Claim) -> bool:
    """Whether the words of a share go on to its whole: "half **of** an original 12,000"."""
    if whole.sentence.start != share.sentence.start or whole.evidence.start < share.evidence.end:
        return False
    offset = share.sentence.start
    between = share.sentence.exact[share.evidence.end - offset : whole.evidence.start - offset]
    words = _WORD.findall(between.lower())
    led = [*_WORD.findall(share.evidence.exact.lower()), *words[:1]]
    alone = len(words) <= LONGEST_NAMING and not _BREAKS.search(between)
    return alone and not language().nouns.of.isdisjoint(led)


def _place(claim: Claim) -> int:
    return claim.evidence.start
