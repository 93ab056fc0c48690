"""Proposals to mentions: only what stands in the text word for word, and what the grammar reads there by itself.

What always holds: a proposal can do no more than point at a figure that the grammar had read and passed over. The
mention that is kept is the grammar's own, made before anybody was asked, to the last field; no word of a proposal is in
it. What is dropped is counted, each proposal for the first reason that holds.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from whosays.model.claim import Dropped

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from whosays.assist.protocol import Heard, Passage, Proposal
    from whosays.model.mention import Found, Mention


class Reason(StrEnum):
    """Why a proposal is dropped."""

    UNUSABLE = "not as it was asked for"
    NOT_VERBATIM = "the quote does not stand in the passage"
    SEVERAL = "the quote stands in the passage more than once"
    FIGURE_OUTSIDE = "the figure does not stand in its quote"
    COVERED = "the grammar had found the figure"
    NOT_READ = "the grammar reads no figure of exactly these words that could be a claim"
    UNREAD = "the figure cannot be read with one meaning"
    REPEATED = "proposed before"


@dataclass(frozen=True, slots=True, kw_only=True)
class Vetted:
    """What is kept of proposals, in the order of the text and marked with who pointed at it, and what was dropped."""

    mentions: tuple[Mention, ...]
    dropped: tuple[Dropped, ...]


def vetted(text: str, heard: Heard, found: Found, reads: Callable[[Mention], bool]) -> Vetted:
    """What is kept of what was `heard` about `text`, in which the grammar `found` its figures and passed over others.

    `reads` tells whether a mention can be read to a value.
    """
    kept: dict[int, Mention] = {}
    dropped: Counter[Reason] = Counter()
    for passage, proposals in heard.answers:
        for proposal in proposals:
            judged = _judged(text, passage, proposal, found)
            if isinstance(judged, Reason):
                dropped[judged] += 1
            elif judged.amount.start in kept:
                dropped[Reason.REPEATED] += 1
            elif not reads(judged):
                dropped[Reason.UNREAD] += 1
            else:
                kept[judged.amount.start] = replace(judged, ties=(), found_by=heard.by)
    return Vetted(
        mentions=tuple(kept[start] for start in sorted(kept)),
        dropped=tuple(Dropped(reason=reason.value, count=dropped[reason]) for reason in Reason if dropped[reason]),
    )


def _judged(text: str, passage: Passage, proposal: Proposal, found: Found) -> Mention | Reason:
    """The mention that the grammar had passed over and `proposal` points at, or why there is none."""
    quote, figure = proposal.quote, proposal.figure
    if not quote.strip() or not figure.strip():
        return Reason.UNUSABLE
    start = text.find(quote, passage.start, passage.end)
    if start < 0:
        return Reason.NOT_VERBATIM
    if text.find(quote, start + 1, passage.end) >= 0:
        return Reason.SEVERAL
    spans = list(_occurrences(text, figure, start, start + len(quote)))
    if not spans:
        return Reason.FIGURE_OUTSIDE
    pointed_at = [mention for mention in found.passed_over if any(_is(mention, *span) for span in spans)]
    if any(_overlaps(mention, *span) for mention in found.mentions for span in [*spans, *map(_span, pointed_at)]):
        return Reason.COVERED
    return pointed_at[0] if len(pointed_at) == 1 else Reason.NOT_READ


def _occurrences(text: str, words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where `words` stand in `text` between `start` and `end`."""
    at = text.find(words, start, end)
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + len(words), end)


def _is(mention: Mention, start: int, end: int) -> bool:
    """Whether the words from `start` to `end` are the mention's figure: its number whole, with or without its hedges
    and units."""
    amount = mention.amount
    last = amount.upper or amount.number
    return amount.start <= start <= amount.number.start and last.end <= end <= amount.end


def _span(mention: Mention) -> tuple[int, int]:
    return mention.amount.start, mention.amount.end


def _overlaps(mention: Mention, start: int, end: int) -> bool:
    return mention.amount.start < end and start < mention.amount.end
