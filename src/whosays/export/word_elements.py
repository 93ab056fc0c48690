"""The elements of a DOCX (WordprocessingML, ECMA-376 part 1, 17) that a text is made of.

What always holds: what is made here is valid where it is put: names of bookmarks are as Word takes them, and no
character stands in a text that XML cannot hold.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from whosays.model.identity import identity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.parts.story import StoryPart

    from whosays.export.drawn import Bitmap

LONGEST_NAME = 40
"""Characters of the name of a bookmark; Word takes no more."""
BORDER = "AAAAAA"
HIGHEST = 900
"""Pixels of CSS that a page of A4 holds under its text."""
EMU_PER_PIXEL = 9525
"""English metric units: 914,400 an inch of 96 pixels."""
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How words look: `link` is the place of the page that they lead to, `address` one outside."""

    bold: bool = False
    italic: bool = False
    mono: bool = False
    marked: bool = False
    quiet: bool = False
    link: str = ""
    address: str = ""


def element(tag: str, parent: BaseOxmlElement | None = None, /, **attributes: str) -> BaseOxmlElement:
    """A new element, its name and attributes of the namespace w; the last child of `parent` if there is one."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    made = cast("BaseOxmlElement", OxmlElement(f"w:{tag}"))
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    if parent is not None:
        parent.append(made)
    return made


def bookmark_name(anchor: str) -> str:
    """The bookmark of a place of the page: its own name as far as Word takes it, else a digest of it."""
    plain = anchor.replace("-", "_")
    if _NAME.fullmatch(plain) and len(plain) <= LONGEST_NAME and "_" not in anchor:
        return plain
    return f"b_{identity('bookmark', anchor)}"


def paragraph(style: str, level: int = 0) -> BaseOxmlElement:
    """A paragraph of a style, in a list of that depth."""
    made = element("p")
    told = element("pPr", made)
    if style:
        element("pStyle", told, val=f"{style}{level if level > 1 else ''}")
    return made


def bookmark(place: BaseOxmlElement, anchor: str, number: int) -> None:
    """A bookmark at the end of `place`."""
    element("bookmarkStart", place, id=str(number), name=bookmark_name(anchor))
    element("bookmarkEnd", place, id=str(number))


def run(place: BaseOxmlElement, words: str, look: Look) -> None:
    """`words` at the end of `place`; line ends are breaks."""
    from docx.oxml.ns import qn

    made = element("r", place)
    told = element("rPr", made)
    if look.link or look.address:
        element("rStyle", told, val="Hyperlink")
    elif look.quiet:
        element("rStyle", told, val="Quiet")
    if look.mono:
        element("rFonts", told, ascii="Liberation Mono", hAnsi="Liberation Mono", cs="Liberation Mono")
    if look.bold:
        element("b", told)
    if look.italic:
        element("i", told)
    if look.marked:
        element("shd", told, val="clear", color="auto", fill="FFF0A8")
    for number, line in enumerate(_NO_XML.sub("\N{REPLACEMENT CHARACTER}", words).split("\n")):
        if number:
            element("br", made)
        if line:
            text = element("t", made)
            text.text = line
            text.set(qn("xml:space"), "preserve")


def link(place: BaseOxmlElement, anchor: str) -> BaseOxmlElement:
    """A link to a bookmark of the same document, empty yet."""
    return element("hyperlink", place, anchor=bookmark_name(anchor), history="1")


def outside(place: BaseOxmlElement, relation: str) -> BaseOxmlElement:
    """A link to an address, by the id of its relation, empty yet."""
    from docx.oxml.ns import qn

    made = element("hyperlink", place, history="1")
    made.set(qn("r:id"), relation)
    return made


def table(widths: Sequence[int], caption: str) -> BaseOxmlElement:
    """A table with lines between its rows, its columns of these `widths` in twentieths of a point; `caption` is told to
    screen readers."""
    made = element("tbl")
    told = element("tblPr", made)
    element("tblW", told, w="5000", type="pct")
    lines = element("tblBorders", told)
    for side in ("top", "bottom", "insideH"):
        element(side, lines, val="single", sz="4", space="0", color=BORDER)
    element("tblLook", told, firstRow="1", firstColumn="1", noHBand="1", noVBand="1")
    if caption:
        element("tblCaption", told, val=caption)
    grid = element("tblGrid", made)
    for width in widths:
        element("gridCol", grid, w=str(width))
    return made


def row(place: BaseOxmlElement, *, head: bool) -> BaseOxmlElement:
    """A row at the end of a table; one of its head stands on each page."""
    made = element("tr", place)
    told = element("trPr", made)
    element("cantSplit", told)
    if head:
        element("tblHeader", told)
    return made


def cell(place: BaseOxmlElement, widths: Sequence[int]) -> BaseOxmlElement:
    """A cell at the end of a row, over columns of these `widths`."""
    made = element("tc", place)
    told = element("tcPr", made)
    element("tcW", told, w=str(sum(widths)), type="dxa")
    if len(widths) > 1:
        element("gridSpan", told, val=str(len(widths)))
    return made


def picture(into: BaseOxmlElement, story: StoryPart, drawing: Bitmap, told: Sequence[str]) -> None:
    """A bitmap in the paragraph `into`, no higher than a page, with its title and description for screen readers."""
    import io

    from docx.shared import Emu

    scale = min(1.0, HIGHEST / drawing.height)
    width, height = (Emu(round(side * scale * EMU_PER_PIXEL)) for side in (drawing.width, drawing.height))
    inline = story.new_pic_inline(io.BytesIO(drawing.png), width, height)
    title, *rest = [*told, ""]
    inline.docPr.set("title", _NO_XML.sub("", title))
    inline.docPr.set("descr", _NO_XML.sub("", ". ".join(part for part in (title, *rest) if part)))
    element("drawing", element("r", into)).append(inline)
