"""PDF by PDFium: text character by character, so that every character keeps its page and its box.

What always holds: a character of the text is either a separator that was put in (space, tab, line end) or stands on a
page at a box that `origin` gives; hyphens at line ends stay as printed. PDFium is not safe in threads and may end its
process (pypdfium2 #303, #479), so `drafted` runs inside the helper process only, see sandbox.py.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pypdfium2
from pypdfium2 import raw

from whosays.model.document import Block, BlockKind, Place
from whosays.read.draft import EMPTY, Draft, Found, Refusal
from whosays.read.options import ReadOptions
from whosays.read.pagetext import UNMAPPED, Box, PageText, glyph_box, page_text
from whosays.read.paragraphs import Paragraph, laid_out

UNMAPPED_SHARE = 0.3
"""More characters than this without a letter that they stand for: the text layer is of no use, as in a scan."""

MOST_CHARACTERS = 20_000_000
"""Characters of a document: as many as the largest text file. Compressed pages can hold far more than they weigh."""

HEADING_SIZE = 1.15
"""Letters so much larger than those of most of the text make a heading."""

LONGEST_HEADING = 200
REPEATED_ON = 3
"""Pages on which a first or last line must come again, figures aside, to be a running head."""

_OCR_STEP = "run OCR on it (for instance ocrmypdf) and add the PDF that comes out"
_PRINT_STEP = "open it in a viewer, print it to PDF again, and add that"
_PASSWORD = Refusal(reason="password-protected", next_step="open it with its password and save it without one")
_NO_TITLE = re.compile(r"untitled|\.\w{2,5}\Z", re.IGNORECASE)


def drafted(content: bytes, options: ReadOptions) -> Draft | Refusal:
    """The draft of a PDF file."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            return _PASSWORD
        return Refusal(reason=f"damaged: {error}", next_step=_PRINT_STEP)
    with closing(document):
        if len(document) > options.max_pages:
            return Refusal(
                reason=f"too many pages: {len(document):,}, the limit is {options.max_pages:,}",
                next_step="split it and add the parts that matter",
            )
        return _Reading(document).result()


def origin(content: bytes, offset: int) -> tuple[int, Box] | None:
    """The page (from 1) and the box (left, bottom, right, top, in points) of the character at `offset` of the text.

    None for a separator that the reader put in, and outside the text. Opens `content`: call it on files that were read.
    """
    start = 0
    with closing(pypdfium2.PdfDocument(content)) as document:
        for number in range(1, len(document) + 1):
            with _opened(document, number) as (page, handle):
                within = offset - start
                if 0 <= within < len(page.text):
                    box = glyph_box(handle, page.indices[within]) if page.indices[within] >= 0 else None
                    return None if box is None else (number, box)
                start += len(page.text) + bool(page.text)
    return None


@contextmanager
def _opened(document: pypdfium2.PdfDocument, number: int) -> Iterator[tuple[PageText, raw.FPDF_TEXTPAGE]]:
    """Page `number` (from 1) and PDFium's text page, while it is open; a page that cannot be loaded is broken."""
    try:
        page = document[number - 1]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        yield PageText(broken=True), None
        return
    with closing(page), closing(text):
        yield page_text(text.raw, objects=raw.FPDFPage_CountObjects(page.raw)), text.raw


class _Reading:
    """The pages of one document, put together."""

    def __init__(self, document: pypdfium2.PdfDocument) -> None:
        self._document = document
        self._texts: list[str] = []
        self._length = 0
        self._paragraphs: list[tuple[int, int, Paragraph]] = []
        self._without_text: list[int] = []
        self._broken: list[int] = []
        self._tables = 0
        self._truncated_at = 0

    def result(self) -> Draft | Refusal:
        """The draft, or why there is none."""
        for number in range(1, len(self._document) + 1):
            with _opened(self._document, number) as (page, _handle):
                if self._length + len(page.text) > MOST_CHARACTERS:
                    self._truncated_at = number
                    break
                self._take(number, page)
        if not self._texts:
            return self._without_any_text()
        text = "\n".join(self._texts)
        if text.count(UNMAPPED) > UNMAPPED_SHARE * len(text):
            return Refusal(reason="needs OCR: its fonts do not say which letters they show", next_step=_OCR_STEP)
        return Draft(text=text, blocks=self._blocks(text), found=self._found(), notes=tuple(self._notes(text)))

    def _without_any_text(self) -> Refusal:
        pages = len(self._without_text)
        if self._broken:
            return Refusal(reason="damaged: its pages cannot be opened", next_step=_PRINT_STEP)
        return Refusal(reason=f"needs OCR: no text on {pages} pages", next_step=_OCR_STEP) if pages else EMPTY

    def _take(self, number: int, page: PageText) -> None:
        if page.broken:
            self._broken.append(number)
        if not page.text:
            if page.objects:
                self._without_text.append(number)
            return
        start = self._length
        text, found = laid_out(page, self._tables)
        self._paragraphs += [(number, start, paragraph) for paragraph in found]
        self._tables = max([self._tables, *(paragraph.table or 0 for paragraph in found)])
        self._texts.append(text)
        self._length += len(page.text) + 1

    def _blocks(self, text: str) -> tuple[Block, ...]:
        sizes: Counter[float] = Counter()
        for _number, _start, p in self._paragraphs:
            sizes[p.size] += p.end - p.start
        body = max(sizes, key=lambda size: (sizes[size], size))
        running = self._running(text)
        return tuple(
            Block(
                start=start + p.start,
                end=start + p.end,
                kind=_kind(p, body),
                main=index not in running,
                place=Place(page=number, table=p.table, row=p.row, box=p.box),
                cells=p.cells_from(start),
            )
            for index, (number, start, p) in enumerate(self._paragraphs)
        )

    def _running(self, text: str) -> set[int]:
        """Indices of running heads and page numbers: first or last on a page, and again on others."""
        edges: dict[str, list[int]] = {}
        for index, (number, start, p) in enumerate(self._paragraphs):
            first = index == 0 or self._paragraphs[index - 1][0] != number
            last = index + 1 == len(self._paragraphs) or self._paragraphs[index + 1][0] != number
            if first or last:
                words = re.sub(r"\d+", "0", text[start + p.start : start + p.end])
                edges.setdefault(words, []).append(index)
        return {index for indices in edges.values() if len(indices) >= REPEATED_ON for index in indices}

    def _notes(self, text: str) -> Iterator[str]:
        if self._without_text:
            yield f"needs OCR, no text on pages: {_listed(self._without_text)}"
        if self._broken:
            yield f"partial: pages that cannot be opened: {_listed(self._broken)}"
        if self._truncated_at:
            yield f"partial: too much text, nothing was read from page {self._truncated_at} on"
        if UNMAPPED in text:
            yield f"{text.count(UNMAPPED):,} characters do not say which letters they show; they are U+FFFD in the text"
        created = self._document.get_metadata_value("CreationDate")
        if created:
            yield f"the file says that it was made at {created[:40]}, which need not be when it was published"

    def _found(self) -> Found:
        title = " ".join(self._document.get_metadata_value("Title").split())
        return Found(title=title[:500] if title and not _NO_TITLE.search(title) else None)


def _kind(paragraph: Paragraph, body: float) -> BlockKind:
    if paragraph.kind is not BlockKind.PARAGRAPH:
        return paragraph.kind
    short = paragraph.end - paragraph.start <= LONGEST_HEADING
    return BlockKind.HEADING if short and paragraph.size >= HEADING_SIZE * body else BlockKind.PARAGRAPH


def _listed(pages: list[int]) -> str:
    most = 20
    return ", ".join(map(str, pages[:most])) + (f" and {len(pages) - most} more" if len(pages) > most else "")
