"""Rows of a sheet (of a workbook, of a file of separated values) → tables with their heads, titles above, notes below.

What always holds: every row with words becomes one block, in order; the words of cells are what decides, never their
number format or their colour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whosays.model.document import Block, BlockKind, Cell, Place
from whosays.read.draft import Refusal

MOST_CELLS = 1_000_000
"""Cells of one file that are read: what fits into the memory and time of a helper (docs/explanation/read.md)."""

TOO_MANY_CELLS = Refusal(
    reason=f"too many cells: more than {MOST_CELLS:,}",
    next_step="keep the rows and columns that matter, or split it, and add the parts",
)

_FIGURE = re.compile(r"[^\w\s]{0,3}\s?\d")
_YEAR_OR_DATE = re.compile(r"(?:1[89]|20)\d\d(?!\d)(?:[-/.]\d{1,2}){0,2}\Z")
_NARROWEST = 2
"""Cells of a row of a table: a row of one cell alone is a line of words."""

_MOST_TITLES = 5
"""Lines of words over a head that are looked for."""

_LOOK = 20
"""Rows below a possible head that are looked at."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A row that holds words: its number in the sheet (from 1), its span, and (start, end, column) of each of its cells
    that is not blank.
    """

    number: int
    start: int
    end: int
    cells: tuple[tuple[int, int, int], ...]


def laid_out(text: str, rows: Sequence[SheetRow], tables_before: int = 0) -> Iterator[Block]:
    """The blocks of `rows`, whose spans are in `text`; tables count on from `tables_before`.

    Blank rows part tables only where a head follows them: people also set groups of rows apart by blank rows.
    """
    table = tables_before
    parts = list(_parts(rows))
    headed = False
    for part in parts:
        wide = [index for index, row in enumerate(part) if len(row.cells) >= _NARROWEST]
        if not wide:
            yield from (_line(row, BlockKind.PARAGRAPH) for row in part)
            continue
        wide = wide[_titles(text, [part[index] for index in wide]) :]
        first, last = wide[0], wide[-1]
        head = _is_head(text, part[first : last + 1])
        if head or not headed:
            table, headed = table + 1, True
        yield from (_line(row, BlockKind.CAPTION) for row in part[:first])
        for row in part[first : last + 1]:
            yield _row(row, table, header=head and row is part[first])
        yield from (_line(row, BlockKind.PARAGRAPH) for row in part[last + 1 :])


def _parts(rows: Sequence[SheetRow]) -> Iterator[list[SheetRow]]:
    """Rows that no blank row parts."""
    part: list[SheetRow] = []
    for row in rows:
        if part and row.number > part[-1].number + 1:
            yield part
            part = []
        part.append(row)
    if part:
        yield part


def _titles(text: str, rows: Sequence[SheetRow]) -> int:
    """How many of `rows` are lines of words that separators in them cut up: a title over the head.

    They fill fewer columns from the first on than the head that follows them and than any row of figures below it.
    """
    count = 0
    while count < min(len(rows) - 1, _MOST_TITLES) and _is_title(rows[count], rows[count + 1 :]):
        count += 1
    return count if count and _is_head(text, rows[count:]) else 0


def _is_title(row: SheetRow, below: Sequence[SheetRow]) -> bool:
    """Whether a row is narrower than all `below` and holds words from the first column on."""
    from_first = row.cells[-1][2] == len(row.cells) - 1
    return from_first and all(row.cells[-1][2] < other.cells[-1][2] for other in below[:_LOOK])


def _is_head(text: str, rows: Sequence[SheetRow]) -> bool:
    """Whether the first of `rows` names the columns: it holds words and no figures. Years and dates may head columns
    too, where figures that are neither stand below them.
    """
    cells = {column: text[start:end].strip() for start, end, column in rows[0].cells}
    figures = {column for column, words in cells.items() if _FIGURE.match(words)}
    if len(rows) == 1 or len(figures) == len(cells) or not all(_YEAR_OR_DATE.match(cells[c]) for c in figures):
        return False
    below = [text[a:b].strip() for row in rows[1 : 1 + _LOOK] for a, b, column in row.cells if column in figures]
    return not figures or any(_FIGURE.match(words) and not _YEAR_OR_DATE.match(words) for words in below)


def _line(row: SheetRow, kind: BlockKind) -> Block:
    return Block(start=row.start, end=row.end, kind=kind)


def _row(row: SheetRow, table: int, *, header: bool) -> Block:
    cells = tuple(Cell(start=start, end=end, column=column, header=header) for start, end, column in row.cells)
    place = Place(table=table, row=row.number)
    return Block(start=row.start, end=row.end, kind=BlockKind.ROW, place=place, cells=cells)
