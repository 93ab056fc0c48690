"""The tables of a document, well kept or run together, with their cells and columns.

What always holds: tables stand in order and do not overlap; a block whose cells the reader found is never cut by
guessing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.extract.cells import cell_grammar
from whosays.extract.collapsed import collapsed_rows
from whosays.extract.delimited import lined_tables, marked_tables
from whosays.extract.grid import Table, TableCell, TableRow
from whosays.extract.regions import Region, regions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from whosays.extract.cells import CellGrammar
    from whosays.extract.damage import View
    from whosays.model.document import Block

    ColumnHint = Callable[[str, str], str | None]

__all__ = ["Table", "TableCell", "TableRow", "tables"]


def tables(
    view: View, blocks: Sequence[Block], column_hint: ColumnHint | None = None, grammar: CellGrammar | None = None
) -> tuple[Table, ...]:
    """The tables of a document in order, in offsets of the text of record; a cell's text is that of the reading copy.

    `column_hint(row label, amount)` is asked for the amounts of collapsed rows with empty cells: it gives words of the
    header that the prose of the document puts with that amount ("casualties"), or None. Without `blocks` the whole
    text is searched.
    """
    grammar = grammar or cell_grammar()
    found = marked_tables(view, blocks, grammar)
    taken = [(table.start, table.end) for table in found]
    for span in _unmarked(view, blocks):
        for region in regions(view, span, grammar.words):
            found.append(_collapsed(view, region, grammar, column_hint))
            taken.append((found[-1].start, found[-1].end))
        kept = lined_tables(view, span, grammar)
        found += [t for t in kept if not any(a < t.end and t.start < b for a, b in taken)]
    return tuple(sorted(found, key=lambda table: table.start))


def _unmarked(view: View, blocks: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The stretches between blocks that have cells of their own: lines of a table may be blocks each."""
    start = blocks[0].start if blocks else 0
    end = start
    for block in blocks:
        if block.cells:
            yield start, end
            start = block.end
        end = block.end
    yield start, end if blocks else len(view.text)


def _collapsed(view: View, region: Region, grammar: CellGrammar, hint: ColumnHint | None) -> Table:
    header = tuple(
        TableCell(start=start, end=end, text=view.text[start:end], column=index)
        for index, (start, end) in enumerate(region.header)
    )
    rows = collapsed_rows(view, [view.plain[c.start : c.end] for c in header], region.rows, grammar, hint)
    return Table(start=header[0].start, end=rows[-1].end, header=header, rows=tuple(rows), collapsed=True)
