"""A page of HTML of ours as a DOCX for people who edit on paper: headings, lists, tables with head rows, links.

What always holds: it says what the page says, in the page's order; whatever the page links to within itself is a
bookmark, so that a figure leads to its words; a chart is drawn where WeasyPrint, an extra, is there to draw it, and
told by its title and description in any case; the same page gives the same bytes, since no clock and no user stands in
it and its parts bear the first date that an archive can.
"""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

from whosays.export.drawn import bitmaps
from whosays.export.word_text import body

if TYPE_CHECKING:
    from docx.document import Document
    from docx.styles.style import CharacterStyle

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The first date that the directory of an archive can hold."""
LANGUAGE = "en-GB"
FONT = "Liberation Sans"
LINK = "0A3F80"
QUIET = "444444"
UNIX = 3
"""The system that the directory names, whatever wrote it."""


def docx(page: str) -> bytes:
    """The whole document `page`, HTML, as DOCX."""
    import docx as writing
    from lxml import html

    tree = html.document_fromstring(page)
    document = writing.Document()
    _styled(document)
    _told(document, tree.findtext(".//title") or "")
    body(document, tree, bitmaps(tree))
    out = BytesIO()
    document.save(out)
    return _same_bytes(out.getvalue())


def _styled(document: Document) -> None:
    """The styles that the text uses: one font, the language of the report, links that look like links."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor
    from docx.styles.style import CharacterStyle

    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(20)
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), LANGUAGE)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(10)
    normal.paragraph_format.space_after = Pt(4)
    for style in document.styles:
        if isinstance(style, CharacterStyle) and str(style.name).startswith(("Heading", "Title", "Caption")):
            _plain(style)
    for name, colour in (("Hyperlink", LINK), ("Quiet", QUIET)):
        added = document.styles.add_style(name, WD_STYLE_TYPE.CHARACTER)
        added.font.color.rgb = RGBColor.from_string(colour)
    document.styles["Hyperlink"].font.underline = True


def _plain(style: CharacterStyle) -> None:
    """A heading in the font of the text, in black."""
    from docx.oxml.ns import qn
    from docx.shared import RGBColor

    fonts = style.element.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
    for name in list(fonts.attrib) if fonts is not None else ():
        del fonts.attrib[name]
    style.font.name = FONT
    style.font.color.rgb = RGBColor(0, 0, 0)


def _told(document: Document, title: str) -> None:
    """What the file says of itself: its title and language, no person and no clock."""
    told = document.core_properties
    told.title, told.language = title, LANGUAGE
    told.author = told.last_modified_by = told.comments = told.keywords = ""
    told.created = told.modified = datetime(*EPOCH, tzinfo=UTC)
    told.revision = 1


def _same_bytes(content: bytes) -> bytes:
    """The archive `content` with its parts in order of name and dates that tell nothing."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            part = zipfile.ZipInfo(name, EPOCH)
            part.compress_type, part.create_system = zipfile.ZIP_DEFLATED, UNIX
            new.writestr(part, old.read(name))
    return out.getvalue()
