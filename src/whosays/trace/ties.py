"""Reasons to take two claims of a question for one statement: one function a reason, each naming the edge that it
draws.

The first claim of a pair is the later one in reading order, the second the one it may go back to.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from whosays.model.link import Edge, EdgeKind
from whosays.model.mention import Attribution, TieKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from whosays.model.claim import Claim, Speaker
    from whosays.model.quantity import Quantity

SHINGLE = 8
"""Words of a shingle (Recording rule 17)."""
SHARED = 0.5
"""The share of a sentence's shingles that the other must hold to be the same text (Recording rule 17)."""
NAMELESS = frozenset({Attribution.NONE, Attribution.GENERIC, Attribution.IMPERSONAL, Attribution.HEARSAY})
_WORD = re.compile(r"\w+")


def speakers_of(claim: Claim) -> frozenset[str]:
    """The speakers of a claim by the pack's key, or by their words in lower case; empty where the text itself
    speaks."""
    return frozenset(_identity(speaker) for speaker in claim.speakers)


def _identity(speaker: Speaker) -> str:
    return speaker.key or speaker.words.lower()


def names_nobody(claim: Claim) -> bool:
    """Whether a claim's source cannot be told from another's: the text itself, "reports", "it is estimated"."""
    return not claim.speakers or claim.attribution in NAMELESS


def same_figure(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities state the same ends in the same unit; hedges may differ, an open end may not."""
    return (one.low, one.high, one.unit) == (other.low, other.high, other.unit)


def _converts(claim: Claim, origin: Claim) -> Edge | None:
    linked = {TieKind.CONVERSION, TieKind.APPOSITION, TieKind.SAME_SPAN}
    for tie in claim.ties:
        if tie.claim == origin.id and tie.kind in linked:
            kind = EdgeKind.CONVERSION if tie.kind is TieKind.CONVERSION else EdgeKind.DERIVED
            return _edge(claim, origin, kind, f"“{claim.evidence.exact}” only restates “{origin.evidence.exact}”")
    return None


def _same_speaker(claim: Claim, origin: Claim) -> Edge | None:
    shared = speakers_of(claim) & speakers_of(origin)
    if not shared or not same_figure(claim.quantity, origin.quantity):
        return None
    name = next(s.label for s in claim.speakers if _identity(s) in shared)
    kind = EdgeKind.TABLE_OF_PROSE if claim.in_table and not origin.in_table else EdgeKind.SAME_SPEAKER
    return _edge(claim, origin, kind, f"both are {name}'s, with the same figure")


def _table_of_prose(claim: Claim, origin: Claim) -> Edge | None:
    if claim.document != origin.document or not claim.in_table or origin.in_table:
        return None
    compatible = names_nobody(claim) or names_nobody(origin)
    if compatible and same_figure(claim.quantity, origin.quantity):
        return _edge(claim, origin, EdgeKind.TABLE_OF_PROSE, "a row of a table repeats the figure of the prose")
    return None


def _restated(claim: Claim, origin: Claim) -> Edge | None:
    """A document that repeats a figure without naming anybody repeats the one that it has named."""
    if claim.document != origin.document or not (names_nobody(claim) or names_nobody(origin)):
        return None
    if same_figure(claim.quantity, origin.quantity) or _inside(claim, origin):
        return _edge(claim, origin, EdgeKind.RESTATES, "the same document gives the figure again")
    return None


def _inside(claim: Claim, origin: Claim) -> bool:
    """An unattributed figure that has one end of another ("up to $2,000" after "$2,000") repeats it."""
    if claim.quantity.unit != origin.quantity.unit:
        return False
    ends = {claim.quantity.low, claim.quantity.high} - {None}
    return bool(ends) and ends <= {origin.quantity.low, origin.quantity.high}


def _same_author(claim: Claim, origin: Claim) -> Edge | None:
    if claim.document == origin.document and names_nobody(claim) and names_nobody(origin):
        return _edge(claim, origin, EdgeKind.RESTATES, "one document speaks for itself, however often")
    return None


def _same_citation(claim: Claim, origin: Claim) -> Edge | None:
    shared = set(claim.citations) & set(origin.citations)
    unnamed = names_nobody(claim) or names_nobody(origin)
    named_apart = not unnamed and not speakers_of(claim) & speakers_of(origin)
    if claim.document != origin.document or not shared or named_apart:
        return None
    return _edge(claim, origin, EdgeKind.SAME_CITATION, f"both rest on citation {', '.join(sorted(shared))}")


def _same_text(claim: Claim, origin: Claim) -> Edge | None:
    if claim.document == origin.document or not same_figure(claim.quantity, origin.quantity):
        return None
    mine, theirs = shingles(claim.sentence.exact), shingles(origin.sentence.exact)
    if not enough_shared(mine, theirs):
        return None
    share = _share(mine, theirs)
    return _edge(claim, origin, EdgeKind.SAME_TEXT, f"{share:.0%} of the sentence's {SHINGLE}-word runs are the same")


@lru_cache(maxsize=4096)
def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """The runs of `SHINGLE` words of a text; kept, because a sentence is compared with many."""
    words = _WORD.findall(text.lower())
    return frozenset(tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def enough_shared(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> bool:
    """Whether two texts share so many runs of words that they are one text."""
    return bool(one and other) and _share(one, other) >= SHARED


def _share(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    return len(one & other) / min(len(one), len(other))


def _edge(claim: Claim, origin: Claim, kind: EdgeKind, why: str) -> Edge:
    return Edge(claim=claim.id, origin=origin.id, kind=kind, why=why)


REASONS: tuple[Callable[[Claim, Claim], Edge | None], ...] = (
    _converts,
    _same_speaker,
    _table_of_prose,
    _restated,
    _same_citation,
    _same_author,
    _same_text,
)
"""In order of strength: the first that applies names the edge."""


def edge_between(claim: Claim, origin: Claim) -> Edge | None:
    """Why `claim` goes back to `origin`, or None where nothing says so. A figure that is disputed goes back to whom it
    disputes."""
    return next((edge for reason in REASONS if (edge := reason(claim, origin))), None)
