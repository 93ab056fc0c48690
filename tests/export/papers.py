"""PDFs as tests look at them, by PDFium."""

from __future__ import annotations

import ctypes
import re
import zlib
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw


def text(content: bytes) -> str:
    """All words of the PDF `content`, its lines joined."""
    pages = pypdfium2.PdfDocument(content)
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in pages)


def unpacked(content: bytes) -> bytes:
    """The PDF `content` with its streams unpacked behind it: all that a search through its bytes could find."""
    found = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", content, re.DOTALL)
    return b"\n".join([content, *(_inflated(each) for each in found)])


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return stream


def is_tagged(content: bytes) -> bool:
    return bool(raw.FPDFCatalog_IsTagged(pypdfium2.PdfDocument(content)))


def fonts_are_embedded(content: bytes) -> list[bool]:
    """Of each piece of text."""
    kinds = (raw.FPDF_PAGEOBJ_TEXT,)
    texts = (each for page in pypdfium2.PdfDocument(content) for each in page.get_objects(kinds, max_depth=4))
    return [bool(raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(each))) for each in texts]


def link_targets(content: bytes) -> list[int]:
    """The page, from 0, that each link within the PDF leads to; -1 where it leads nowhere."""
    return [target for page in pypdfium2.PdfDocument(content) for target in _targets(page)]


def _targets(page: pypdfium2.PdfPage) -> Iterator[int]:
    at, link = ctypes.c_int(0), raw.FPDF_LINK()
    while raw.FPDFLink_Enumerate(page, ctypes.byref(at), ctypes.byref(link)):
        yield raw.FPDFDest_GetDestPageIndex(page.pdf, raw.FPDFLink_GetDest(page.pdf, link))
