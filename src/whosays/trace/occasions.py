"""Statements of one speaker: which of a speaker's figures were said on one occasion.

A statement is one speaker on one occasion, whatever it tells. The figures of one speaker in one document are one
statement unless the document itself tells two dates or a revision; in several documents they are one if a figure is
shared, or if nothing contradicts and a few days at most lie between.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from whosays.lexicon.tracing import tracing_words
from whosays.model.mention import TieKind
from whosays.trace.figures import RARE, Likeness, comparable, grown, likeness, significant
from whosays.trace.formerly import said_before

if TYPE_CHECKING:
    from datetime import date

    from whosays.model.claim import Claim

NEAR_DAYS: Final = 3
"""Days within which papers report one statement; then something new was said, or it is quoted as old."""
_UNKNOWN: Final = 1_000_000
_KEPT: Final = 12
"""Occasions of one speaker that a claim is compared with: the latest."""
_COMPARED: Final = 24
"""Claims of one occasion that one is compared with."""


@dataclass(slots=True)
class Occasion:
    """One statement: the claims that go back to it, the days and documents they stand in; `own` where the statement
    itself is a document."""

    claims: list[Claim] = field(default_factory=list)
    documents: dict[str, list[Claim]] = field(default_factory=lambda: defaultdict(list))
    days: set[date] = field(default_factory=set)
    own: bool = False

    def take(self, claim: Claim, day: date | None, *, sheet: bool = False) -> None:
        """Takes in a claim; a row of a spreadsheet stands in no paper."""
        self.claims.append(claim)
        if not sheet:
            self.documents[claim.document].append(claim)
        if day:
            self.days.add(day)

    def compared(self) -> list[Claim]:
        """The claims that stand for the occasion."""
        return self.claims[:_COMPARED]

    def days_to(self, day: date | None) -> int:
        """Days from the nearest of its papers; more than any where one has no date."""
        return min((abs((day - mine).days) for mine in self.days), default=_UNKNOWN) if day else _UNKNOWN


class Occasions:
    """The occasions of each speaker so far, in order of publication."""

    def __init__(self) -> None:
        self._of: dict[int, list[Occasion]] = defaultdict(list)

    def known(self, speaker: int) -> list[Occasion]:
        """The occasions of a speaker that are looked at."""
        return self._of[speaker][-_KEPT:]

    def add(self, speaker: int, occasion: Occasion) -> None:
        """Keeps an occasion of a speaker."""
        if not any(occasion is known for known in self.known(speaker)):
            self._of[speaker].append(occasion)

    def fitting(self, claim: Claim, speaker: int, day: date | None, *, own: bool) -> Occasion | None:
        """The occasion of `speaker` on which `claim` was said, or None. `own` tells that it stands in a paper of the
        speaker's own, which is a new occasion unless it repeats a figure."""
        known = self.known(speaker)[::-1]
        for occasion in known:
            if claim.document in occasion.documents and not _conflicts_within(claim, occasion):
                return occasion
        for occasion in known:
            if any(_repeats(claim, other) for other in occasion.compared()):
                return occasion
        if own:
            return None
        near = [o for o in known if o.days_to(day) <= NEAR_DAYS and claim.document not in o.documents]
        return next((o for o in near if not any(_updates(claim, other, o, day) for other in o.compared())), None)


def _repeats(claim: Claim, other: Claim) -> bool:
    """Whether two claims of one speaker give one figure of one thing: of one measure, or a figure so rare that it tells
    by itself."""
    if not comparable(claim, other) or likeness(claim.quantity, other.quantity) is not Likeness.SAME:
        return False
    return claim.measure == other.measure or significant(claim.quantity, other.quantity) >= RARE


def _conflicts_within(claim: Claim, occasion: Occasion) -> bool:
    """Whether one document tells a figure beside another of one speaker as of another time, or as a revision."""
    for other in occasion.documents.get(claim.document, ())[:_COMPARED]:
        ties = {(tie.kind, tie.claim) for tie in claim.ties} | {
            (tie.kind, claim.id) for tie in other.ties if tie.claim == claim.id
        }
        if (TieKind.REVISION, other.id) in ties or (TieKind.REVISION, claim.id) in ties:
            return True
        if not _rivals(claim, other):
            continue
        if (_other_time(claim, other) and _updating(claim, other)) or said_before(claim) != said_before(other):
            return True
    return False


def _updates(claim: Claim, other: Claim, occasion: Occasion, day: date | None) -> bool:
    """Whether a figure of one speaker is a later state rather than the same one heard differently: the text says so, or
    the papers are of different days and tell another time, or a count of people has grown."""
    if not _rivals(claim, other):
        return False
    later = occasion.days_to(day) != 0 and (not _same_told_time(claim, other) or grown(claim.quantity, other.quantity))
    return later or _updating(claim, other)


def _rivals(claim: Claim, other: Claim) -> bool:
    """Whether two claims tell different figures of one thing."""
    if claim.measure != other.measure or not comparable(claim, other):
        return False
    return likeness(claim.quantity, other.quantity) is Likeness.OTHER


def _updating(claim: Claim, other: Claim) -> bool:
    return _tells_update(claim.sentence.exact) or _tells_update(other.sentence.exact)


@lru_cache(maxsize=4_096)
def _tells_update(sentence: str) -> bool:
    return bool(tracing_words().updating.search(sentence))


def _same_told_time(claim: Claim, other: Claim) -> bool:
    mine, theirs = claim.as_of, other.as_of
    if not (mine and theirs and mine.words and theirs.words):
        return False
    return mine.period.last is not None and mine.period == theirs.period


def _other_time(claim: Claim, other: Claim) -> bool:
    mine, theirs = claim.as_of, other.as_of
    if not (mine and theirs and mine.words and theirs.words):
        return True
    return not mine.period.overlaps(theirs.period)
