"""The source texts with everything that was found in them marked: whole, or where they are long, in passages.

What always holds: the pieces of a passage, joined, are the text from its start to its end, character by character.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from whosays.report.citing import of_source, of_statement
from whosays.report.numbers import period_words
from whosays.report.register import Register, claim_anchor
from whosays.report.views import Passage, Piece, QuestionView, SourceView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from whosays.model.report import Source


TIMELINE = "part-timeline"
"""Where a statement leads back to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Something that was found in a text: its span, kind, the name of its place, and where it leads."""

    start: int
    end: int
    kind: str
    anchor: str
    back: str
    title: str


def source_views(register: Register, questions: Sequence[QuestionView]) -> tuple[SourceView, ...]:
    """Every document with its text."""
    titles = {view.id: view for view in questions}
    spots: dict[str, list[Spot]] = {}
    for document, spot in _spots(register, titles):
        spots.setdefault(document, []).append(spot)
    return tuple(_view(source, spots.get(source.document.id, []), register) for source in register.account.sources)


def _spots(register: Register, titles: Mapping[str, QuestionView]) -> Iterator[tuple[str, Spot]]:
    for claim in register.account.claims:
        answer = register.questions.get(claim.id)
        view = titles.get(answer.question.id) if answer else None
        back, title = (view.anchor, f"{view.number}. {view.title}") if view else ("", "")
        span = claim.evidence
        yield (
            claim.document,
            Spot(start=span.start, end=span.end, kind="claim", anchor=claim_anchor(claim.id), back=back, title=title),
        )
    for told in register.account.statements:
        span, anchor = told.evidence, of_statement(told).anchor
        spot = Spot(start=span.start, end=span.end, kind="statement", anchor=anchor, back=TIMELINE, title="")
        yield told.document, spot
    left_over = [("unread", n, item.evidence) for n, item in enumerate(register.account.unread, 1)]
    left_over += [("gap", n, item.evidence) for n, item in enumerate(register.account.gaps, 1)]
    for kind, number, span in left_over:
        anchor = f"{kind}-{number}"
        yield (
            span.document,
            Spot(start=span.start, end=span.end, kind=kind, anchor=anchor, back=f"{anchor}-listed", title=""),
        )


def _view(source: Source, spots: list[Spot], register: Register) -> SourceView:
    document, options = source.document, register.options
    length = len(document.text)
    kept = sorted((s for s in spots if 0 <= s.start < s.end <= length), key=lambda s: (s.start, -s.end, s.anchor))
    whole = length <= options.whole_source
    spans = [(0, length)] if whole else _windows(kept, length, options.passage)
    number = register.numbers[document.id]
    capture = source.captures[0] if source.captures else document.found
    return SourceView(
        number=number,
        anchor=of_source(source).anchor,
        name=source.name,
        title=capture.title or "",
        digest=document.id,
        date=period_words(source.dated.period) if source.dated else "",
        date_reason=source.dated.reason if source.dated else "",
        publisher=capture.publisher or "",
        notes=document.notes,
        n_claims=sum(spot.kind == "claim" for spot in spots),
        n_unread=sum(spot.kind == "unread" for spot in spots),
        length=length,
        whole=whole,
        passages=tuple(_passages(document.text, spans, kept)),
    )


def _windows(spots: Sequence[Spot], length: int, side: int) -> list[tuple[int, int]]:
    """Stretches of `side` characters either side of every spot; those that touch become one."""
    windows: list[tuple[int, int]] = []
    for spot in spots:
        start, end = max(0, spot.start - side), min(length, spot.end + side)
        if windows and start <= windows[-1][1]:
            windows[-1] = windows[-1][0], max(end, windows[-1][1])
        else:
            windows.append((start, end))
    return windows


def _passages(text: str, spans: Sequence[tuple[int, int]], spots: Sequence[Spot]) -> Iterator[Passage]:
    index = 0
    for start, end in spans:
        inside = []
        while index < len(spots) and spots[index].start < end:
            inside.append(spots[index])
            index += 1
        yield Passage(start=start, end=end, pieces=tuple(pieces(text, start, end, inside)))


def pieces(text: str, start: int, end: int, spots: Sequence[Spot]) -> Iterator[Piece]:
    """The text from `start` to `end`, cut wherever a spot begins or ends; a piece under several is shown as the
    innermost."""
    cuts = sorted({start, end, *(s.start for s in spots), *(s.end for s in spots)})
    under: list[Spot] = []
    index = 0
    for one, other in pairwise(cuts):
        under = [spot for spot in under if spot.end > one]
        begun = []
        while index < len(spots) and spots[index].start == one:
            begun.append(spots[index])
            index += 1
        under += begun
        if not under:
            yield Piece(text=text[one:other])
            continue
        shown = min(under, key=lambda spot: (spot.end - spot.start, spot.anchor))
        ids = tuple(spot.anchor for spot in begun)
        yield Piece(text=text[one:other], kind=shown.kind, ids=ids, back=shown.back, title=shown.title)
