"""The drawings of a page of ours as bitmaps, for a format that takes no SVG: drawn by WeasyPrint, as on paper, and made
dots of by PDFium.

What always holds: the same page gives the same bytes under one version of both and one set of fonts; without
WeasyPrint, which is an extra, there are none.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.errors import InputError
from whosays.export.paper import pdf

if TYPE_CHECKING:
    from lxml.html import HtmlElement

WIDTH = 642
"""Pixels of CSS: the text of a page of A4 between margins of 2 cm."""
DOTS_PER_POINT = 2
"""144 dots an inch."""
ROOM = 12
"""Pixels below a drawing, whose letters may reach over its edge."""
DRAWING = frozenset({"svg", "{http://www.w3.org/2000/svg}svg"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Bitmap:
    """A drawing as PNG, with its width and height in pixels of CSS."""

    png: bytes
    width: int
    height: int


def is_drawing(part: HtmlElement) -> bool:
    """Whether `part` is a drawing of its own, not a part of another."""
    return part.tag in DRAWING and not any(each.tag in DRAWING for each in part.iterancestors())


def bitmaps(tree: HtmlElement) -> dict[str, Bitmap]:
    """The drawings of the page `tree`, by the names that label them; none where the library is missing."""
    from lxml import html

    parts = {name: each for each in tree.iter(*DRAWING) if is_drawing(each) and (name := each.get("aria-labelledby"))}
    heights = [_height(each) + ROOM for each in parts.values()]
    if not parts:
        return {}
    style = "".join(each.text or "" for each in tree.iter("style"))
    sizes = "".join(f"@page d{n} {{ size: {WIDTH}px {high}px; margin: 0; }}" for n, high in enumerate(heights))
    sheets = "".join(
        f'<div style="page: d{n}">{html.tostring(each, encoding="unicode", with_tail=False)}</div>'
        for n, each in enumerate(parts.values())
    )
    bare = "@page { @bottom-left { content: none } @bottom-right { content: none } } body { margin: 0; padding: 0 }"
    head = f"<title>.</title><style>{style}</style><style>{bare}{sizes}</style>"
    try:
        printed = pdf(f'<!doctype html><html lang="en"><head>{head}</head><body>{sheets}</body></html>')
    except InputError:
        return {}
    dots = _dots(printed)
    return {
        name: Bitmap(png=png, width=WIDTH, height=high) for name, png, high in zip(parts, dots, heights, strict=True)
    }


def _height(part: HtmlElement) -> int:
    told = part.get("height", "")
    return round(float(told)) if told.replace(".", "", 1).isdigit() else WIDTH


def _dots(printed: bytes) -> list[bytes]:
    """Each page of a PDF as PNG."""
    import pypdfium2

    made = []
    for page in pypdfium2.PdfDocument(printed):
        out = io.BytesIO()
        page.render(scale=DOTS_PER_POINT).to_pil().convert("L").save(out, "PNG", optimize=True)
        made.append(out.getvalue())
    return made
