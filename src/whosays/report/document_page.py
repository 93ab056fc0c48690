"""One document, or a part of a long one, as a page of a workbench shows it: the text with everything that was found in
it marked.

What always holds: the pieces of a part, joined, are the text from its start to its end, character by character.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.report.naming import who
from whosays.report.numbers import period_words, quantity_words
from whosays.report.passages import Spot, pieces
from whosays.report.register import claim_anchor

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from whosays.model.claim import Claim
    from whosays.model.document import Document
    from whosays.model.report import Source
    from whosays.model.shelf import Leaf
    from whosays.report.options import ReportOptions
    from whosays.report.views import Piece

PART = 24_000
"""Characters of text on one page: with their marks about 100 KB of HTML."""
BREAK = 2_000
"""Characters within which a part looks for the end of a line to end at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A claim of a document in words: its figure and who says it; whether it counts, and why not; whether a person
    ruled on it; the question that it answers, by id and title; on which page of the original it
    stands, where that has pages."""

    id: str
    anchor: str
    start: int
    end: int
    figure: str
    who: str
    counts: bool
    aside: str
    ruled: bool
    question: str
    title: str
    page: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentPage:
    """A document with the part `part` of `parts` of its text, from `start` to `end`; `found` are the claims of all of
    it, `unread`, `gaps` and `statements` count what else was found."""

    source: Source
    date: str
    part: int
    parts: int
    start: int
    end: int
    pieces: tuple[Piece, ...]
    found: tuple[Found, ...]
    unread: int
    gaps: int
    statements: int


def document_page(
    source: Source, leaf: Leaf, claims: Sequence[Claim], titles: Mapping[str, str], style: tuple[ReportOptions, int]
) -> DocumentPage:
    """The document of `source` with its `claims` and what else its `leaf` tells; `titles` are those of questions by id.
    `style` is the house style, and a character that the part is to hold."""
    options, at = style
    document = source.document
    cuts = _cuts(document.text)
    part = next((n for n, (_, end) in enumerate(cuts) if at < end), len(cuts) - 1)
    start, end = cuts[part]
    answered = {claim: question or "" for claim, question in leaf.claims}
    asked = {claim.id: answered.get(claim.id, "") for claim in claims}
    found = tuple(_found(c, document, (asked[c.id], titles.get(asked[c.id], "")), options) for c in claims)
    spots = [spot for spot in _spots(found, claims, leaf) if start <= spot.start < end and spot.start < spot.end]
    spots = [_within(spot, end) for spot in sorted(spots, key=lambda s: (s.start, -s.end, s.anchor))]
    return DocumentPage(
        source=source,
        date=period_words(source.dated.period) if source.dated else "",
        part=part + 1,
        parts=len(cuts),
        start=start,
        end=end,
        pieces=tuple(pieces(document.text, start, end, spots)),
        found=found,
        unread=len(leaf.unread),
        gaps=len(leaf.gaps),
        statements=len(leaf.statements),
    )


def _cuts(text: str) -> list[tuple[int, int]]:
    """The parts of a text: each ends at the end of a line if there is one near, else in the middle of it."""
    cuts: list[tuple[int, int]] = []
    start = 0
    while len(text) - start > PART + BREAK:
        line = text.rfind("\n", start + PART - BREAK, start + PART)
        end = line + 1 if line > 0 else start + PART
        cuts.append((start, end))
        start = end
    return [*cuts, (start, len(text))]


def _found(claim: Claim, document: Document, told: tuple[str, str], options: ReportOptions) -> Found:
    question, title = told
    return Found(
        id=claim.id,
        anchor=claim_anchor(claim.id),
        start=claim.evidence.start,
        end=claim.evidence.end,
        figure=quantity_words(claim.quantity, options),
        who=who(claim),
        counts=claim.votes,
        aside=claim.aside or "",
        ruled=bool(claim.ruled or claim.aside or claim.as_read),
        question=question,
        title=title,
        page=block.place.page if (block := document.block_at(claim.evidence.start)) else None,
    )


def _spots(found: Sequence[Found], claims: Sequence[Claim], leaf: Leaf) -> Iterator[Spot]:
    """Everything that was found, as spots; the kind of a claim tells whether it counts and whether it was ruled on."""
    for each, claim in zip(found, claims, strict=True):
        kind = "claim" + (" aside" if not each.counts else "") + (" ruled" if each.ruled else "")
        title = " · ".join(filter(None, (each.figure, each.who, each.title)))
        span = claim.evidence
        yield Spot(start=span.start, end=span.end, kind=kind, anchor=each.anchor, back=each.id, title=title)
    others = (
        *(("statement", f"s-{each.id}", each.evidence, str(each.kind.value)) for each in leaf.statements),
        *(("unread", f"unread-{n}", each.evidence, each.obstacle) for n, each in enumerate(leaf.unread, 1)),
        *(("gap", f"gap-{n}", each.evidence, each.about or "") for n, each in enumerate(leaf.gaps, 1)),
    )
    for kind, anchor, span, title in others:
        yield Spot(start=span.start, end=span.end, kind=kind, anchor=anchor, back="", title=title)


def _within(spot: Spot, end: int) -> Spot:
    """`spot` as far as this part of the text goes."""
    if spot.end <= end:
        return spot
    return Spot(start=spot.start, end=end, kind=spot.kind, anchor=spot.anchor, back=spot.back, title=spot.title)
