"""Tables as found in a text: their cells with their places, and what is doubtful about them.

What always holds: offsets are those of the text of record; cells of a row stand in order and do not overlap; a cell's
`text` is what stands from `start` to `end`; `column` counts from 0, or is None where nothing tells the column.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TableCell:
    """A cell: its words without the marks that follow, its column, and why either is doubtful (None: it is not)."""

    start: int
    end: int
    text: str
    column: int | None = None
    doubt: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    """A row: its cells that are not empty."""

    start: int
    end: int
    cells: tuple[TableCell, ...]

    def at(self, column: int) -> TableCell | None:
        """The cell in `column`, or None where it is empty."""
        return next((cell for cell in self.cells if cell.column == column), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its header (empty where it has none), its rows, and whether its cells had run together (`collapsed`).

    `over` are the heads above those of the header, one for each column that they cover.
    """

    start: int
    end: int
    header: tuple[TableCell, ...]
    rows: tuple[TableRow, ...]
    collapsed: bool = False
    over: tuple[TableCell, ...] = ()

    def above(self, cell: TableCell) -> tuple[TableCell, ...]:
        """The heads over the header that `cell` stands below, from the top."""
        return tuple(head for head in self.over if head.column == cell.column is not None)

    def heading(self, cell: TableCell) -> TableCell | None:
        """The header over `cell`, or None."""
        return next((head for head in self.header if head.column == cell.column is not None), None)
