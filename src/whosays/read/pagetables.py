"""Tables on a PDF page, which knows none: rows and cells by where stretches of text stand.

What always holds: stretches keep the order of the file, in which a cell is finished before the next one begins; every
stretch is in one cell of one row. A table has at least two rows of at least two cells, one under the other; all else is
prose.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from whosays.read.pagetext import Box, Segment

LINE_PITCH = 1.35
"""Heights of a line: the most that a line of a cell stands below the one before."""

BESIDE = 2.5
ROW_PITCH = 3.0
"""Heights of a line: how far apart cells of a row, and rows of a table, may stand from top to bottom."""

Cell = tuple[Segment, ...]
"""The lines of one cell."""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells that stand beside one another."""

    cells: tuple[Cell, ...]

    @property
    def box(self) -> Box:
        """The box around all its cells."""
        return around(segment for cell in self.cells for segment in cell)


def around(segments: Iterable[Segment]) -> Box:
    """The box around `segments`, to a hundredth of a point."""
    boxes = [segment.box for segment in segments]
    left, bottom = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right, top = max(b[2] for b in boxes), max(b[3] for b in boxes)
    return round(left, 2), round(bottom, 2), round(right, 2), round(top, 2)


def rows(segments: Iterable[Segment]) -> Iterator[Row]:
    """`segments` in rows; prose comes as rows of one cell."""
    cells: list[list[Segment]] = []
    for segment in segments:
        if cells and _is_below(cells, segment):
            cells[-1].append(segment)
        elif cells and _is_beside(cells, segment):
            cut = _lines_above(cells[-1], segment)
            if cut and len(cells) == 1:
                yield Row(cells=(tuple(cells[0][:cut]),))
                del cells[0][:cut]
            cells.append([segment])
        else:
            if cells:
                yield Row(cells=tuple(map(tuple, cells)))
            cells = [[segment]]
    if cells:
        yield Row(cells=tuple(map(tuple, cells)))


def tables(all_rows: Iterable[Row]) -> Iterator[list[Row]]:
    """The rows of a table together, at least two; stretches of other rows together as one row of one cell."""
    table: list[Row] = []
    prose: list[Segment] = []
    for row in all_rows:
        if len(row.cells) > 1 and (not table or _follows(table[-1], row)):
            table.append(row)
            continue
        yield from _ended(table, prose)
        table = [row] if len(row.cells) > 1 else []
        if len(row.cells) == 1:
            prose += row.cells[0]
    yield from _ended(table, prose)
    if prose:
        yield [Row(cells=(tuple(prose),))]


def columns(table: list[Row]) -> list[list[int]]:
    """The column of every cell, row by row.

    Cells whose sides overlap stand in one column, unless that would put two cells of a row into one: then they are
    counted from the left.
    """
    ends: list[float] = []
    boxes = [[around(cell) for cell in row.cells] for row in table]
    for left, _bottom, right, _top in sorted(box for row in boxes for box in row):
        if ends and left <= ends[-1]:
            ends[-1] = max(ends[-1], right)
        else:
            ends.append(right)
    places = [[sum(end < box[0] for end in ends) for box in row] for row in boxes]
    return [list(range(len(row))) if len(set(row)) < len(row) else row for row in places]


def _ended(table: list[Row], prose: list[Segment]) -> Iterator[list[Row]]:
    """A finished table, after the prose before it; a single row goes to the prose."""
    if len(table) > 1:
        if prose:
            yield [Row(cells=(tuple(prose),))]
            prose.clear()
        yield table
    else:
        prose += [segment for row in table for cell in row.cells for segment in cell]


def _is_below(cells: list[list[Segment]], segment: Segment) -> bool:
    """Whether `segment` is the next line of the last cell."""
    above = cells[-1][-1]
    box = around(cells[-1])
    overlaps = segment.box[0] < box[2] and segment.box[2] > box[0]
    clear = len(cells) == 1 or segment.box[0] >= around(cells[-2])[2]
    return overlaps and clear and 0 < above.box[1] - segment.box[1] <= LINE_PITCH * max(above.size, segment.size)


def _is_beside(cells: list[list[Segment]], segment: Segment) -> bool:
    """Whether `segment` begins a cell to the right of the last one."""
    last = cells[-1][-1]
    if segment.box[0] < last.box[2]:
        return False
    _left, bottom, _right, top = around(line for cell in cells for line in cell)
    apart = max(segment.box[1] - top, bottom - segment.box[3])
    return apart <= BESIDE * segment.size


def _lines_above(cell: list[Segment], segment: Segment) -> int:
    """How many lines of `cell` reach over `segment`, and so are no part of it: a caption, or prose above the table."""
    return max((number for number, line in enumerate(cell, start=1) if line.box[2] > segment.box[0]), default=0)


def _follows(above: Row, row: Row) -> bool:
    gap = above.box[1] - row.box[3]
    return -LINE_PITCH * row.cells[0][0].size < gap <= ROW_PITCH * row.cells[0][0].size
