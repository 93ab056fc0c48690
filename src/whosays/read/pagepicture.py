"""One page of a PDF drawn by PDFium, and the places of words on it.

What always holds: as `pdf` does, this runs inside the helper process only, see sandbox.py; a page is drawn with the
fonts that it brings or that PDFium has built in, since the helper can open no file.
"""

from __future__ import annotations

import base64
import ctypes
import math
import struct
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing

import pypdfium2
from pypdfium2 import raw

from whosays.read.draft import Refusal
from whosays.read.options import ReadOptions
from whosays.read.pagetext import Box, PageText, loose_box, page_text
from whosays.read.picture import LONGEST_SIDE, Marked, Picture, Rectangle

LARGEST_SCALE = 2.0
"""Pixels of a point: more than a screen shows of a page that fills it."""
Span = tuple[int, int]


def pictured(
    content: bytes, options: ReadOptions, *, page: int, spans: Sequence[Span], drawn: bool
) -> Picture | Refusal:
    """Page number `page` (from 1), with the places of `spans`, counted from the beginning of the page's text; the
    picture itself where it is to be `drawn`."""
    with closing(pypdfium2.PdfDocument(content)) as document:
        if not 1 <= page <= min(len(document), options.max_pages):
            return Refusal(reason=f"it has no page {page}", next_step=f"it has {len(document):,} pages; ask for one")
        with closing(document[page - 1]) as sheet, closing(sheet.get_textpage()) as text:
            points = sheet.get_size()
            scale = min(LARGEST_SCALE, LONGEST_SIDE / max(points))
            size = tuple(min(LONGEST_SIDE, max(1, math.ceil(each * scale))) for each in points)
            told = page_text(text.raw, objects=0)
            places = [_marked(told, text.raw, (start, end)) for start, end in spans]
            return Picture(
                pages=len(document),
                width=size[0],
                height=size[1],
                marked=tuple(
                    Marked(words=words, boxes=tuple(_on_picture(sheet, box, (size[0], size[1])) for box in boxes))
                    for words, boxes in places
                ),
                png=base64.b64encode(_png(sheet.render(scale=scale, rev_byteorder=True))).decode() if drawn else "",
            )


def _marked(page: PageText, handle: raw.FPDF_TEXTPAGE, span: Span) -> tuple[str, list[Box]]:
    """The words of a span, and a box around each line of them."""
    glyphs = [index for index in page.indices[span[0] : span[1]] if index >= 0]
    return page.text[span[0] : span[1]], list(_lines(loose_box(handle, index) for index in glyphs))


def _lines(boxes: Iterator[Box]) -> Iterator[Box]:
    """Boxes of letters that follow one another on one line as one."""
    line: Box | None = None
    for box in boxes:
        if line and min(line[3], box[3]) > max(line[1], box[1]) and box[0] >= line[0]:
            line = (line[0], min(line[1], box[1]), max(line[2], box[2]), max(line[3], box[3]))
            continue
        if line:
            yield line
        line = box
    if line:
        yield line


def _on_picture(page: pypdfium2.PdfPage, box: Box, size: tuple[int, int]) -> Rectangle:
    """A box of the page in pixels of its picture, whatever the page is turned by."""
    corners = []
    for x, y in ((box[0], box[1]), (box[2], box[3])):
        across, down = ctypes.c_int(), ctypes.c_int()
        raw.FPDF_PageToDevice(page.raw, 0, 0, *size, 0, x, y, across, down)
        corners.append((min(max(across.value, 0), size[0]), min(max(down.value, 0), size[1])))
    (one, high), (other, low) = corners
    return min(one, other), min(high, low), max(one, other), max(high, low)


def _png(bitmap: pypdfium2.PdfBitmap) -> bytes:
    """A bitmap of three bytes a pixel as a PNG file (W3C Portable Network Graphics, 3rd edition, chapters 5 and 9)."""
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    pixels = memoryview(bitmap.buffer).cast("B")
    rows = b"".join(b"\0" + bytes(pixels[y * stride : y * stride + 3 * width]) for y in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 4)), (b"IEND", b""))
    chunks = (len(body).to_bytes(4, "big") + kind + body + _check(kind + body) for kind, body in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def _check(chunk: bytes) -> bytes:
    return zlib.crc32(chunk).to_bytes(4, "big")
