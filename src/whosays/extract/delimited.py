"""Tables whose cells are still told apart: by the reader's own cells, pipes, tabs, runs of spaces, or commas.

What always holds: nothing is guessed; a line that does not fit the others ends the table.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from whosays.extract.cells import FIGURES, content
from whosays.extract.grid import Table, TableCell, TableRow
from whosays.extract.spanned import head_rows, heads, with_labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from whosays.extract.cells import CellGrammar
    from whosays.extract.damage import View
    from whosays.model.document import Block

    Spans = list[tuple[int, int]]

_RULE = re.compile(r"[\s|:+=-]+(?=\n|\Z)")
_FEWEST_ROWS = 2
_FEWEST_LISTED = 3
"""Rows that commas or runs of spaces need to be a table: prose has commas, and typists have habits."""
_LONGEST_CELL = 80
_PIPES, _TABS, _GAPS = re.compile(r"\|"), re.compile(r"\t"), re.compile(r" {2,}")
_PIPE, _TAB, _SPACES, _COMMA, _SEMICOLON = "|", "\t", "  ", ",", ";"


@dataclass(slots=True)
class _Line:
    start: int
    end: int
    mark: str | None
    cells: tuple[tuple[int, int], ...]


def marked_tables(view: View, blocks: Sequence[Block], grammar: CellGrammar) -> list[Table]:
    """The tables of blocks that have cells of their own, as the reader found them in the original."""
    found = []
    for table, run in groupby(blocks, key=lambda block: block.place.table if block.cells else None):
        rows = [block for block in run if block.cells]
        if rows and (table is not None or len(rows) > 1):
            found.append(_marked(view, rows, grammar))
    return found


def _marked(view: View, blocks: Sequence[Block], grammar: CellGrammar) -> Table:
    rows = [
        TableRow(
            start=block.start,
            end=block.end,
            cells=tuple(
                _cell(view, (cell.start, cell.end), cell.column)
                for cell in block.cells
                if view.plain[cell.start : cell.end].strip()
            ),
        )
        for block in blocks
    ]
    if (count := head_rows(blocks)) > 1 or any(cell.rows > 1 for block in blocks for cell in block.cells):
        return _spanned(rows, blocks, count)
    has_header = all(cell.header for cell in blocks[0].cells) or (
        not any(cell.header for cell in blocks[0].cells) and _is_header(view, rows, grammar)
    )
    return _table(rows, has_header=has_header)


def _spanned(rows: Sequence[TableRow], blocks: Sequence[Block], count: int) -> Table:
    """A table whose heads stand in several rows, or with cells that cover several."""
    count = count if all(cell.header for cell in blocks[0].cells) else 0
    header, over = heads(rows[:count], blocks[:count])
    body = with_labels(rows[count:], blocks[count:])
    return Table(start=rows[0].start, end=rows[-1].end, header=header, rows=tuple(body), over=over)


def _table(rows: Sequence[TableRow], *, has_header: bool) -> Table:
    header = rows[0].cells if has_header else ()
    return Table(start=rows[0].start, end=rows[-1].end, header=header, rows=tuple(rows[1:] if has_header else rows))


def _cell(view: View, span: tuple[int, int], column: int) -> TableCell:
    start, end = span
    plain = view.plain[start:end]
    words = plain if plain.strip() else view.text[start:end]
    first = start + len(words) - len(words.lstrip())
    last = first + len(words.strip())
    return TableCell(start=first, end=last, text=view.text[first:last], column=column)


def _is_header(view: View, rows: Sequence[TableRow], grammar: CellGrammar) -> bool:
    """Whether the first row has no figures where the others have some."""

    def figures(row: TableRow) -> int:
        return sum(content(view.plain[c.start : c.end].strip(), grammar).kind in FIGURES for c in row.cells)

    return len(rows) > 1 and figures(rows[0]) == 0 and any(figures(row) for row in rows[1:])


def lined_tables(view: View, span: tuple[int, int], grammar: CellGrammar) -> list[Table]:
    """The tables among the lines of `span` whose cells are set apart by pipes, tabs, spaces, semicolons or commas."""
    found: list[Table] = []
    lines = [_line(view.plain, start, end) for start, end in _lines(view.plain, *span)]
    for mark, run in groupby(lines, key=lambda line: line.mark):
        kept = [line for line in run if not (mark == _PIPE and _RULE.match(view.plain, line.start, line.end))]
        if mark is not None and len(kept) >= (_FEWEST_ROWS if mark in _PIPE + _TAB else _FEWEST_LISTED):
            found += _tables_of(view, mark, kept, grammar)
    return found


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    while at < end:
        stop = text.find("\n", at, end)
        stop = end if stop < 0 else stop
        yield at, stop
        at = stop + 1


def _line(text: str, start: int, end: int) -> _Line:
    """A line with what sets its cells apart (None: nothing does)."""
    line = text[start:end]
    if _PIPE in line and (line.count(_PIPE) > 1 or " | " in line or line.rstrip().endswith(" |")):
        return _Line(start, end, _PIPE, tuple(_piped(text, start, end)))
    bare = line.strip(" ") if _TAB in line or _SPACES in line else line
    if _TAB in bare:
        return _Line(start, end, _TAB, tuple(_parts(start, end, _TABS.finditer(text, start, end))))
    if _SPACES in bare:
        first = start + len(line) - len(line.lstrip(" "))
        last = first + len(bare)
        return _Line(start, end, _SPACES, tuple(_parts(first, last, _GAPS.finditer(text, first, last))))
    for mark in (_SEMICOLON, _COMMA):
        if line.count(mark) > 1 and mark + " " not in line and line.rstrip(" ")[-1:] not in ".!?:":
            return _Line(start, end, mark, tuple(_listed(text, start, end, mark)))
    return _Line(start, end, None, ())


def _parts(start: int, end: int, marks: Iterable[re.Match[str]]) -> Iterator[tuple[int, int]]:
    at = start
    for match in marks:
        yield at, match.start()
        at = match.end()
    yield at, end


def _piped(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    parts = list(_parts(start, end, _PIPES.finditer(text, start, end)))
    first = 0 if text[slice(*parts[0])].strip() else 1
    last = len(parts) if text[slice(*parts[-1])].strip() else len(parts) - 1
    yield from parts[first:last]


def _listed(text: str, start: int, end: int, mark: str) -> Iterator[tuple[int, int]]:
    """The fields of a line of comma-separated values; a mark inside double quotes is none."""
    at, quoted = start, False
    for index in range(start, end):
        if text[index] == '"':
            quoted = not quoted
        elif text[index] == mark and not quoted:
            yield at, index
            at = index + 1
    yield at, end


def _tables_of(view: View, mark: str, lines: Sequence[_Line], grammar: CellGrammar) -> Iterator[Table]:
    """The tables in a run of lines with the same mark: commas and semicolons must give as many cells in each line."""
    if mark == _SPACES and not _is_columnar(view, lines, grammar):
        return
    counted = groupby(lines, key=lambda line: len(line.cells) if mark in _COMMA + _SEMICOLON else 0)
    for width, run in counted:
        kept = list(run)
        if len(kept) < (_FEWEST_LISTED if width else _FEWEST_ROWS) or len(kept[0].cells) < _FEWEST_ROWS:
            continue
        rows = [_row(view, line, kept[0] if mark == _SPACES else None) for line in kept]
        if all(row.cells for row in rows) and _some_figures(view, rows, grammar):
            yield _table(rows, has_header=_is_header(view, rows, grammar))


def _is_columnar(view: View, lines: Sequence[_Line], grammar: CellGrammar) -> bool:
    """Whether runs of spaces set columns apart: no cell ends a sentence, and most lines have a figure of their own."""
    cells = [view.plain[a:b].strip() for line in lines for a, b in line.cells]
    if any(len(cell) > _LONGEST_CELL or cell.endswith((".", "!", "?", ",")) for cell in cells):
        return False
    figures = sum(any(content(view.plain[a:b].strip(), grammar).kind in FIGURES for a, b in ln.cells) for ln in lines)
    return figures * 2 >= len(lines)


def _some_figures(view: View, rows: Sequence[TableRow], grammar: CellGrammar) -> bool:
    return any(content(view.plain[c.start : c.end], grammar).kind in FIGURES for row in rows for c in row.cells)


def _row(view: View, line: _Line, head: _Line | None) -> TableRow:
    cells = []
    for index, span in enumerate(line.cells):
        if view.plain[slice(*span)].strip(' "'):
            cell = _cell(view, span, index)
            cells.append(cell if head is None or len(line.cells) == len(head.cells) else _under(cell, line, head))
    return TableRow(start=line.start, end=line.end, cells=tuple(cells))


def _under(cell: TableCell, line: _Line, head: _Line) -> TableCell:
    """A cell of a row with empty cells under the header that it stands below; doubtful where that is not one."""
    first, last = cell.start - line.start, cell.end - line.start
    above = [
        index for index, (start, end) in enumerate(head.cells) if first < end - head.start and start - head.start < last
    ]
    if len(above) == 1:
        return replace(cell, column=above[0])
    return replace(cell, column=None, doubt="this row has fewer cells than the header, and this one stands under none")
