"""Lines of a PDF page → paragraphs, items and rows of tables, by where they stand.

What always holds: paragraphs follow the order of the file and take every line exactly once. Rules are those of
typesetting: a paragraph keeps its leading and size, begins with an indent or after a short line that ends a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from whosays.model.document import BlockKind, Cell
from whosays.read.pagetables import Row, around, columns, rows, tables
from whosays.read.pagetext import Box, PageText, Segment

SAME_SIZE = 0.15
"""Share by which the height of lines of one paragraph may differ: bold, italic and bullets come from other fonts."""

LOOSE_LEADING = 1.25
"""A distance between lines so many times the page's usual one begins a paragraph."""

COMMON = 3
SINGLE_SPACING = 1.15
"""So many equal distances between lines are a leading; else the one that print without extra space has, in heights."""

INDENT = 0.8
SHORT = 4.0
"""Heights of a line: how far in the first line of a paragraph begins, how much short of the others its last line ends.
"""

_ENDS_SENTENCE = re.compile(r"[.!?:;…][\"”’»)\]]*(?:\[?\d{1,3}\]?)?\Z")
_ITEM = re.compile(r"(?:[\u2022\u2023\u25aa\u25cf\u25e6\u2043\uf0b7*-]|\(?\d{1,3}[.)]|\(?[a-z]\))\s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Lines that belong together: span in the page's text, box, height of letters; of a row table, number, cells."""

    start: int
    end: int
    box: Box
    size: float
    kind: BlockKind = BlockKind.PARAGRAPH
    table: int | None = None
    row: int | None = None
    cells: tuple[Cell, ...] = ()

    def cells_from(self, page_start: int) -> tuple[Cell, ...]:
        """The cells with offsets into the document's text, the page beginning at `page_start`."""
        return tuple(Cell(start=c.start + page_start, end=c.end + page_start, column=c.column) for c in self.cells)


def laid_out(page: PageText, tables_before: int) -> tuple[str, list[Paragraph]]:
    """The text of `page` and its paragraphs; its tables count on from `tables_before`.

    Within a table cells are parted by tabs, and lines of a cell by line ends; the length of the text stays.
    """
    characters = list(page.text)
    found: list[Paragraph] = []
    table = tables_before
    for group in tables(list(rows(page.segments))):
        if len(group) > 1:
            table += 1
            found += _rows(group, table, characters)
        else:
            found += _prose(page.text, [segment for cell in group[0].cells for segment in cell])
    return "".join(characters), found


def _prose(text: str, segments: list[Segment]) -> Iterator[Paragraph]:
    lines = list(_lines(segments))
    leading = _usual_leading(lines)
    group: list[Segment] = []
    for line in lines:
        if group and not _continues(text, group, line, leading):
            yield _paragraph(text, group)
            group = []
        group.append(line)
    if group:
        yield _paragraph(text, group)


def _lines(segments: list[Segment]) -> Iterator[Segment]:
    """Stretches that stand on one line, joined."""
    line: Segment | None = None
    for segment in segments:
        if line and not segment.first:
            line = replace(line, end=segment.end, box=around((line, segment)), size=max(line.size, segment.size))
            continue
        if line:
            yield line
        line = segment
    if line:
        yield line


def _continues(text: str, group: list[Segment], line: Segment, leading: float) -> bool:
    above = group[-1]
    if abs(line.size - above.size) > SAME_SIZE * max(line.size, above.size):
        return False
    ended = _ENDS_SENTENCE.search(text[above.start : above.end]) is not None
    drop = above.box[1] - line.box[1]
    if drop < -line.size:  # the top of the next column
        return not ended and text[line.start].islower()
    if drop > LOOSE_LEADING * leading or _ITEM.match(text, line.start, line.end):
        return False
    return not (ended and _begins_anew(group, line))


def _begins_anew(group: list[Segment], line: Segment) -> bool:
    """Whether `line`, after the end of a sentence, begins a paragraph: indented, or after a short line."""
    left = min(above.box[0] for above in group)
    right = max(line.box[2], *(above.box[2] for above in group)) if len(group) > 1 else line.box[2]
    return line.box[0] > left + INDENT * line.size or group[-1].box[2] < right - SHORT * line.size


def _usual_leading(lines: list[Segment]) -> float:
    """The commonest distance between one line and the next, in points; single spacing where none is common."""
    drops = [(round(above.box[1] - line.box[1], 1), line.size) for above, line in pairwise(lines)]
    counted = Counter(drop for drop, size in drops if 0 < drop < 3 * size)
    usual = min(counted, key=lambda drop: (-counted[drop], drop), default=0.0)
    return usual if counted[usual] >= COMMON else SINGLE_SPACING * max((line.size for line in lines), default=0.0)


def _paragraph(text: str, group: list[Segment]) -> Paragraph:
    start, end = group[0].start, group[-1].end
    kind = BlockKind.ITEM if _ITEM.match(text, start, end) else BlockKind.PARAGRAPH
    return Paragraph(start=start, end=end, box=around(group), size=round(group[0].size, 1), kind=kind)


def _rows(table: list[Row], number: int, characters: list[str]) -> Iterator[Paragraph]:
    """The rows of table `number` as paragraphs; puts tabs between cells and line ends within them into `characters`."""
    for row_number, (row, places) in enumerate(zip(table, columns(table), strict=True), start=1):
        for cell in row.cells:
            for line in cell:
                if line is not row.cells[-1][-1]:
                    characters[line.end] = "\t" if line is cell[-1] else "\n"
        last = row.cells[-1][-1]
        if last.end < len(characters):
            characters[last.end] = "\n"
        yield Paragraph(
            start=row.cells[0][0].start,
            end=last.end,
            box=row.box,
            size=round(last.size, 1),
            kind=BlockKind.ROW,
            table=number,
            row=row_number,
            cells=tuple(
                Cell(start=c[0].start, end=c[-1].end, column=p) for c, p in zip(row.cells, places, strict=True)
            ),
        )
