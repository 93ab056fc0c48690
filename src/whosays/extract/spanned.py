"""Tables whose cells cover several columns or rows: heads of two rows, labels that hold for the rows below.

What always holds: each column has one head, the lowest over it, and those above keep their words; a label that covers
several rows is the label of each; a figure that does is told once.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.extract.grid import TableRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.grid import TableCell
    from whosays.model.document import Block, Cell

MOST_HEADS = 4
"""Rows that head a table, at most."""
WIDEST = 64
"""Columns that one head is spread over, at most: no time is lost on damage."""


def head_rows(blocks: Sequence[Block]) -> int:
    """How many of the first rows head the table: rows of heads alone, the first of which has one that covers several
    columns or rows."""
    first = blocks[0].cells
    if not all(cell.header for cell in first) or all(cell.columns == cell.rows == 1 for cell in first):
        return 1
    told = 0
    while told < min(MOST_HEADS, len(blocks) - 1) and all(cell.header for cell in blocks[told].cells):
        told += 1
    return told


def heads(rows: Sequence[TableRow], blocks: Sequence[Block]) -> tuple[tuple[TableCell, ...], tuple[TableCell, ...]]:
    """The lowest head of each column, and the heads above them, by column; `rows` are those that head the table."""
    columns: dict[int, list[TableCell]] = {}
    for row, block in zip(rows, blocks, strict=True):
        spans = {cell.start: cell for cell in block.cells}
        for cell in row.cells:
            for column in _covered(cell, spans):
                columns.setdefault(column, []).append(replace(cell, column=column))
    lowest = tuple(columns[column][-1] for column in sorted(columns))
    return lowest, tuple(head for column in sorted(columns) for head in columns[column][:-1])


def _covered(cell: TableCell, spans: dict[int, Cell]) -> range:
    """The columns that a head covers."""
    span = next((spans[start] for start in sorted(spans, reverse=True) if start <= cell.start), None)
    first = cell.column or 0
    return range(first, first + min(span.columns if span else 1, WIDEST))


def with_labels(rows: Sequence[TableRow], blocks: Sequence[Block]) -> list[TableRow]:
    """The `rows`, where each has the labels that hang down into it from the rows above."""
    hanging: list[tuple[TableCell, int]] = []
    told = []
    for row, block in zip(rows, blocks, strict=True):
        own = {cell.column for cell in row.cells}
        down = tuple(cell for cell, _ in hanging if cell.column not in own)
        told.append(replace(row, cells=(*down, *row.cells)) if down else row)
        hanging = [(cell, left - 1) for cell, left in hanging if left > 1]
        hanging += [
            (shown, cell.rows - 1)
            for cell in block.cells
            for shown in row.cells
            if cell.rows > 1 and cell.start <= shown.start < cell.end and not any(c.isdigit() for c in shown.text)
        ]
    return told
