"""The text of a page of ours in the elements of a DOCX: paragraphs, lists, tables, bookmarks and links.

What always holds: no word of the page is lost but what is there for a screen alone (the menu, the link past it); white
space is that of HTML, but in source texts, where it is kept; what the page links to within itself is a bookmark.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.export import word_elements as make
from whosays.export.word_elements import Look

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement
    from lxml.html import HtmlElement

    from whosays.export.drawn import Bitmap

HEADINGS = {"h1": "Title", **{f"h{level}": f"Heading{level - 1}" for level in range(2, 7)}}
OWN_PARAGRAPH = frozenset({*HEADINGS, "p", "li", "summary", "caption", "figcaption", "dt", "dd", "div", "pre"})
PARTS = frozenset({"body", "main", "header", "footer", "section", "article", "details", "figure", "ul", "ol", "dl"})
LISTS = {"ul": "ListBullet", "ol": "ListNumber"}
DEEPEST = 3
PASSED_OVER = frozenset({"nav", "style", "script"})
PAST_THE_MENU = "skip"
SOURCE_TEXT = "text"
QUIET = frozenset({"quiet", "place", "number", "note", "dissolves"})
OUTSIDE = ("http://", "https://")
BOLD, ITALIC = frozenset({"b", "strong", "summary"}), frozenset({"em", "i"})
SIGNS = {"q": "“”", "chip": "()"}
"""What stands around words that a page sets apart by their looks."""
WITHIN_LINES = frozenset({*BOLD, *ITALIC, "code", "mark", "a", "span", "q"})
TEXT_WIDTH = 9638
"""Of a page of A4 between margins of 2 cm, in twentieths of a point."""
LEAST_PART, FULL_PART = 12, 60
"""Characters beside which a column grows no more, and what even an empty one has."""
_SPACE = re.compile(r"[ \t\r\n\f]+")


def body(document: Document, page: HtmlElement, drawings: Mapping[str, Bitmap]) -> None:
    """Writes the body of `page` into the empty `document`, with those of its charts that there are `drawings` of."""
    wanted = {href[1:] for each in page.iter("a") if (href := each.get("href", "")).startswith("#")}
    root = document.element.body
    end = root.find("{*}sectPr")
    writer = _Writer(document, wanted, drawings)
    writer.inside(page.body, Look())
    writer.end()
    root.append(end)


class _Writer:
    """How far the text has come: what it is written into, the paragraph begun, the bookmarks that wait for one."""

    def __init__(self, document: Document, wanted: set[str], drawings: Mapping[str, Bitmap]) -> None:
        self._document = document
        self._drawings = drawings
        self._wanted = wanted
        self._into: BaseOxmlElement = document.element.body
        self._paragraph: BaseOxmlElement | None = None
        self._style, self._level = "", 0
        self._waiting: list[str] = []
        self._bookmarks = 0
        self._after_space = True
        self._keeps_space = False

    def inside(self, element: HtmlElement, look: Look) -> None:
        """All that `element` holds: its words and its parts, in order."""
        self._words(element.text or "", look)
        for part in element:
            if isinstance(part.tag, str):
                self._part(part, look)
            self._words(part.tail or "", look)

    def end(self) -> None:
        """Ends the text; bookmarks that still wait get a paragraph of their own."""
        if self._waiting:
            self._begun()

    def _part(self, part: HtmlElement, look: Look) -> None:
        tag, classes = part.tag, frozenset(part.get("class", "").split())
        if tag in PASSED_OVER or PAST_THE_MENU in classes:
            return
        name = part.get("id") or (part.get("name") if tag == "a" else None)
        if name in self._wanted:
            self._bookmark(name, alone=tag not in WITHIN_LINES)
        if tag == "table":
            self._table(part)
        elif tag in {"svg", "{http://www.w3.org/2000/svg}svg"}:
            self._chart(part)
        elif tag in PARTS or tag in OWN_PARAGRAPH:
            self._block(part, classes, look)
        elif tag == "br":
            self._text("\n", look)
        elif signs := SIGNS.get(tag) or next((SIGNS[each] for each in classes if each in SIGNS), None):
            self._words(signs[0], look)
            self.inside(part, _looking(part, classes, look))
            self._words(signs[1], look)
        else:
            self.inside(part, _looking(part, classes, look))

    def _block(self, part: HtmlElement, classes: frozenset[str], look: Look) -> None:
        """A part that begins and ends with a paragraph; an item of a list begins with one of the list's."""
        outer = self._style, self._level, self._keeps_space
        self._paragraph = None
        if part.tag in LISTS:
            self._style, self._level = LISTS[part.tag], min(self._level + 1, DEEPEST)
        elif part.tag in HEADINGS:
            self._style, self._level = HEADINGS[part.tag], 0
        elif part.tag == "caption":
            self._style, self._level = "Caption", 0
        self._keeps_space = self._keeps_space or SOURCE_TEXT in classes or part.tag == "pre"
        self.inside(part, _looking(part, classes, look))
        self._paragraph = None
        self._style, self._level, self._keeps_space = outer

    def _begun(self) -> BaseOxmlElement:
        """The paragraph to write into: the one begun, else a new one."""
        if self._paragraph is None:
            self._paragraph = make.paragraph(self._style, self._level)
            self._into.append(self._paragraph)
            self._after_space = True
            for name in self._waiting:
                self._bookmarks += 1
                make.bookmark(self._paragraph, name, self._bookmarks)
            self._waiting = []
        return self._paragraph

    def _bookmark(self, name: str, *, alone: bool) -> None:
        """A bookmark here, or, where none is begun or it stands before a block, at the next paragraph."""
        self._wanted.discard(name)
        if alone or self._paragraph is None:
            self._waiting.append(name)
            return
        self._bookmarks += 1
        make.bookmark(self._paragraph, name, self._bookmarks)

    def _words(self, words: str, look: Look) -> None:
        """`words` as a browser would print them."""
        if self._keeps_space:
            words = words.replace("\r\n", "\n").replace("\r", "\n")
        else:
            words = _SPACE.sub(" ", words)
            if self._after_space or self._paragraph is None:
                words = words.lstrip(" ")
        if words:
            self._text(words, look)

    def _text(self, words: str, look: Look) -> None:
        place = self._begun()
        if look.link:
            place = make.link(place, look.link)
        elif look.address:
            relation = self._document.part.relate_to(look.address, _HYPERLINK, is_external=True)
            place = make.outside(place, relation)
        make.run(place, words, look)
        self._after_space = words[-1] in " \n"

    def _chart(self, part: HtmlElement) -> None:
        """A chart, drawn where there is a bitmap of it, and told by its title and description: what it shows stands in
        the table beside it."""
        told = [" ".join("".join(each.itertext()).split()) for each in part if each.tag in {"title", "desc"}]
        drawing = self._drawings.get(part.get("aria-labelledby", ""))
        if drawing is not None:
            make.picture(self._begun(), self._document.part, drawing, told)
            self._paragraph = None
        if told:
            self._text(f"Chart: {'. '.join(told)}", Look(quiet=True))

    def _table(self, part: HtmlElement) -> None:
        """A table; its caption stands before it as well, for those who read with their eyes."""
        caption = part.find("caption")
        if caption is not None:
            self._part(caption, Look())
        self._paragraph = None
        rows = [[cell for cell in row if cell.tag in {"th", "td"}] for row in part.iter("tr")]
        widths = _widths(rows)
        made = make.table(widths, _plain(caption))
        self._into.append(made)
        for row, cells in zip(part.iter("tr"), rows, strict=True):
            place = make.row(made, head=row.getparent().tag == "thead")
            if (name := row.get("id")) in self._wanted:
                self._bookmark(name, alone=True)
            at = 0
            for cell in cells:
                self._cell(make.cell(place, widths[at : at + _columns(cell)]), cell)
                at += _columns(cell)
        self._into.append(make.paragraph(""))

    def _cell(self, place: BaseOxmlElement, cell: HtmlElement) -> None:
        outer = self._into, self._style, self._level
        self._into, self._style, self._level = place, "", 0
        self._paragraph = None
        if (name := cell.get("id")) in self._wanted:
            self._bookmark(name, alone=True)
        self.inside(cell, Look(bold=cell.tag == "th"))
        self._paragraph = None
        if place.find("{*}p") is None:
            self._begun()
            self._paragraph = None
        self._into, self._style, self._level = outer


_HYPERLINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def _looking(part: HtmlElement, classes: frozenset[str], look: Look) -> Look:
    """How the words in `part` look, in words that look like `look`."""
    href = part.get("href", "") if part.tag == "a" else ""
    return replace(
        look,
        bold=look.bold or part.tag in BOLD,
        italic=look.italic or part.tag in ITALIC,
        mono=look.mono or part.tag == "code",
        marked=look.marked or part.tag == "mark",
        quiet=look.quiet or bool(classes & QUIET),
        link=href[1:] if href.startswith("#") else look.link,
        address=href if href.startswith(OUTSIDE) else look.address,
    )


def _widths(rows: Sequence[Sequence[HtmlElement]]) -> list[int]:
    """Of each column a part of the width of the text that grows with its longest cell, up to a few lines."""
    longest: list[int] = [1]
    for row in rows:
        at = 0
        for cell in row:
            over = _columns(cell)
            longest += [1] * (at + over - len(longest))
            if over == 1:
                longest[at] = max(longest[at], len(_plain(cell)))
            at += over
    parts = [LEAST_PART + min(length, FULL_PART) for length in longest]
    return [TEXT_WIDTH * part // sum(parts) for part in parts]


def _columns(cell: HtmlElement) -> int:
    told = cell.get("colspan", "1")
    return int(told) if told.isdigit() else 1


def _plain(element: HtmlElement | None) -> str:
    return "" if element is None else " ".join(element.text_content().split())
