"""Lines of a PDF page → paragraphs, items and rows of tables, by where they stand.

What always holds: paragraphs follow the order of the file and take every line exactly once. Rules are those of
typesetting: a paragraph keeps its leading and size, begins with an indent or after a short line that ends a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from whosays.model.document import BlockKind, Cell
from whosays.read.pagetext import Box, Line, PageText

SAME_SIZE = 0.15
"""Share by which the height of lines of one paragraph may differ: bold, italic and bullets come from other fonts."""

LOOSE_LEADING = 1.25
"""A distance between lines so many times the page's usual one begins a paragraph."""

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


def paragraphs(page: PageText, tables_before: int) -> Iterator[Paragraph]:
    """The paragraphs of `page`; its tables count on from `tables_before`."""
    leading = _usual_leading(page.lines)
    table = tables_before
    for group in _groups(page, leading):
        if len(group) > 1 and _tabular(group[0]):
            table += 1
            yield from _rows(group, table)
        else:
            yield _paragraph(page.text, group)


def _groups(page: PageText, leading: float) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in page.lines:
        if group and not _continues(page.text, group, line, leading):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _continues(text: str, group: list[Line], line: Line, leading: float) -> bool:
    above = group[-1]
    if _tabular(above) or _tabular(line):
        return _tabular(above) and _tabular(line) and 0 < above.box[1] - line.box[1] < 2 * LOOSE_LEADING * leading
    if abs(line.size - above.size) > SAME_SIZE * max(line.size, above.size):
        return False
    words = text[above.start : above.end]
    ended = _ENDS_SENTENCE.search(words) is not None
    drop = above.box[1] - line.box[1]
    if drop < -line.size:  # the top of the next column
        return not ended and text[line.start].islower()
    if drop > LOOSE_LEADING * leading or _ITEM.match(text, line.start, line.end):
        return False
    return not (ended and _begins_anew(group, line))


def _begins_anew(group: list[Line], line: Line) -> bool:
    """Whether `line`, after the end of a sentence, begins a paragraph: it is indented, or the line above is a short
    last one.
    """
    left = min(above.box[0] for above in group)
    right = max(line.box[2], *(above.box[2] for above in group)) if len(group) > 1 else line.box[2]
    return line.box[0] > left + INDENT * line.size or group[-1].box[2] < right - SHORT * line.size


def _tabular(line: Line) -> bool:
    return len(line.cells) > 1


def _usual_leading(lines: list[Line]) -> float:
    """The commonest distance between one line and the next, in points."""
    drops = [(round(above.box[1] - line.box[1], 1), line.size) for above, line in pairwise(lines)]
    counted = Counter(drop for drop, size in drops if 0 < drop < 3 * size)
    return min(counted, key=lambda drop: (-counted[drop], drop)) if counted else float("inf")


def _paragraph(text: str, group: list[Line]) -> Paragraph:
    start, end = group[0].start, group[-1].end
    kind = BlockKind.ITEM if _ITEM.match(text, start, end) else BlockKind.PARAGRAPH
    return Paragraph(start=start, end=end, box=_around(group), size=round(group[0].size, 1), kind=kind)


def _rows(group: list[Line], table: int) -> Iterator[Paragraph]:
    """Rows of a table: cells whose sides overlap stand in one column, unless that would put two of a row into one."""
    columns = _columns(group)
    for number, line in enumerate(group, start=1):
        places = [_column(columns, c.left) for c in line.cells]
        if len(set(places)) < len(places):
            places = list(range(len(places)))
        yield Paragraph(
            start=line.start,
            end=line.end,
            box=_around([line]),
            size=round(line.size, 1),
            kind=BlockKind.ROW,
            table=table,
            row=number,
            cells=tuple(Cell(start=c.start, end=c.end, column=p) for c, p in zip(line.cells, places, strict=True)),
        )


def _columns(group: list[Line]) -> list[float]:
    """Right ends of the columns: of the stretches that the cells of all rows cover together."""
    ends: list[float] = []
    for left, right in sorted((c.left, c.right) for line in group for c in line.cells):
        if ends and left <= ends[-1]:
            ends[-1] = max(ends[-1], right)
        else:
            ends.append(right)
    return ends


def _column(ends: list[float], left: float) -> int:
    return next((number for number, end in enumerate(ends) if left <= end), len(ends))


def _around(group: list[Line]) -> Box:
    boxes = [line.box for line in group]
    left, bottom = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right, top = max(b[2] for b in boxes), max(b[3] for b in boxes)
    return round(left, 2), round(bottom, 2), round(right, 2), round(top, 2)
