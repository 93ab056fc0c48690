"""Tables of an HTML page: which ones hold data, and in which column a cell stands.

What always holds: columns count from 0 and take account of cells that span columns or rows (HTML standard 4.9.12).
"""

from __future__ import annotations

from lxml import etree

WIDEST_SPAN = 1_000
LONGEST_SPAN = 65_534
"""The HTML standard's own limits on colspan and rowspan (4.9.11)."""

LAYOUT_PARAGRAPHS = 3
"""So many paragraphs in one cell of a table without header cells: the table lays out a page and holds no data."""

_NO_DATA = ("table", "h1", "h2", "h3", "h4", "form", "article", "section", "main")


class Grid:
    """The columns of one data table; rows and tables count from 1, for people."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.row = 0
        self._column = 0
        self._hanging: list[tuple[int, int, int]] = []
        self._new: list[tuple[int, int, int]] = []

    def next_row(self) -> None:
        """Begin the next row; cells that hang down from rows above keep their columns."""
        self.row += 1
        self._column = 0
        left = ((first, past, rows - 1) for first, past, rows in self._hanging)
        self._hanging = sorted([span for span in left if span[2] > 0] + self._new)
        self._new = []

    def placed(self, cell: etree._Element) -> tuple[int, int, int]:
        """The column of the next `cell` of the row, and how many columns and rows it covers."""
        for first, past, _rows in self._hanging:
            if first <= self._column < past:
                self._column = past
        column = self._column
        self._column += _span(cell, "colspan", WIDEST_SPAN)
        rows = _span(cell, "rowspan", LONGEST_SPAN)
        if rows > 1:
            self._new.append((column, self._column, rows - 1))
        return column, self._column - column, rows


def _span(cell: etree._Element, name: str, most: int) -> int:
    words = (cell.get(name) or "").strip()
    if not (words.isascii() and words.isdigit()) or len(words) > len(str(most)):
        return 1
    number = int(words)
    if number == 0:  # rowspan="0" runs to the end of the table; colspan="0" is an error and counts as 1
        return most if name == "rowspan" else 1
    return min(number, most)


def is_layout(table: etree._Element) -> bool:
    """Whether `table` only arranges a page: its cells are then read as ordinary content."""
    if table.get("role") in ("presentation", "none") or next(table.iterdescendants(*_NO_DATA), None) is not None:
        return True
    if not any(len(row) > 1 for row in table.iter("tr")):  # one column is a list
        return True
    if next(table.iter("th"), None) is not None:
        return False
    return any(len(list(cell.iter("p"))) >= LAYOUT_PARAGRAPHS for cell in table.iter("td"))
