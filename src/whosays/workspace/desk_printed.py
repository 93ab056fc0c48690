"""The desk's page of an original: a page of a PDF as it is printed, with the claims on it marked where they stand.

What always holds: a claim is marked only where the page holds its very words; where it does not, that is said.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays import read
from whosays import settings as case_settings
from whosays.errors import InputError

if TYPE_CHECKING:
    from whosays.model.document import Document
    from whosays.model.report import Source
    from whosays.read import Picture
    from whosays.read.picture import Rectangle
    from whosays.report.document_page import Found
    from whosays.workspace.desk import Desk

PDF = "application/pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A claim on a page, and the rectangles around its words; none where the page does not hold them as the text of
    record has them."""

    claim: Found
    boxes: tuple[Rectangle, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedPage:
    """Page number `number` of the original of `source`, which has `pages`: its size in pixels and the claims on it."""

    source: Source
    number: int
    pages: int
    width: int
    height: int
    spots: tuple[Spot, ...]


def printed(desk: Desk, document: str, number: int) -> PrintedPage:
    """A page of a PDF with the claims on it. Raises InputError where there is no such page."""
    told = desk.document(document)
    text, first = told.source.document.text, _begins(told.source.document, number)
    found = [each for each in told.found if each.page == number]
    spans = tuple((each.start - first, each.end - first) for each in found)
    picture = _picture(desk, document, read.Asked(page=number, spans=spans))
    return PrintedPage(
        source=told.source,
        number=number,
        pages=picture.pages,
        width=picture.width,
        height=picture.height,
        spots=tuple(
            Spot(claim=each, boxes=marked.boxes if _same(marked.words, text[each.start : each.end]) else ())
            for each, marked in zip(found, picture.marked, strict=True)
        ),
    )


def drawn(desk: Desk, document: str, number: int) -> bytes:
    """A page of a PDF as a PNG file. Raises InputError where there is no such page."""
    return _picture(desk, document, read.Asked(page=number, drawn=True)).content


def _picture(desk: Desk, document: str, asked: read.Asked) -> Picture:
    source, content = desk.original(document)
    if source.document.media_type != PDF:
        raise InputError(f"{source.name} has no printed pages; see its text, or the original file.")
    limits = case_settings.load(desk.home).limits if desk.home else read.ReadOptions()
    found = read.drawn_page(content, asked, limits)
    if isinstance(found, read.Refusal):
        raise InputError(f"{source.name}, page {asked.page}: {found.reason}; {found.next_step}.")
    return found


def _begins(document: Document, page: int) -> int:
    """Where the text of a page begins: with its first block, since every line of a page belongs to one."""
    return next((block.start for block in document.blocks if block.place.page == page), 0)


def _same(words: str, others: str) -> bool:
    """Whether both are the same but for blanks: cells of a table stand apart otherwise on the page."""
    return words.split() == others.split()
