"""The tables of a document, well kept or run together, with their cells and columns.

What always holds: tables stand in order and do not overlap; a block whose cells the reader found is never cut by
guessing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.extract.cells import cell_grammar
from whosays.extract.collapsed import collapsed_rows, rows_of_run
from whosays.extract.delimited import lined_tables, marked_tables
from whosays.extract.grid import Table, TableCell, TableRow
from whosays.extract.prose_hints import overlapping, prose_hint
from whosays.extract.regions import Region, regions, runs
from whosays.extract.sentences import sentences

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
    header that the prose of the document puts with that amount ("casualties"), or None; where no function is given, the
    sentences of the document are searched. Without `blocks` the whole text is searched for tables.
    """
    grammar = grammar or cell_grammar()
    spans = list(_unmarked(view, blocks))
    places = [region for span in spans for region in _regions(view, span, grammar)]
    if places and column_hint is None:
        inside = [(region.header[0][0], region.rows[-1][1]) for region in places]
        column_hint = prose_hint(view.plain, sentences(view, blocks), inside)
    collapsed = [_collapsed(view, region, grammar, column_hint) for region in places]
    kept = [table for span in spans for table in lined_tables(view, span, grammar)]
    found = [*marked_tables(view, blocks, grammar), *collapsed]
    taken = overlapping((table.start, table.end) for table in collapsed)
    found += [table for table in kept if not taken((table.start, table.end))]
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


def _regions(view: View, span: tuple[int, int], grammar: CellGrammar) -> list[Region]:
    """The collapsed tables of a stretch: rows in lines of their own, else a whole table in one line."""
    found = regions(view, span, grammar.words)
    taken = overlapping((region.header[0][0], region.rows[-1][1]) for region in found)
    for run in runs(view, span, grammar.words):
        (whole,) = run.rows
        if not taken((run.header[0][0], whole[1])):
            titles = [view.plain[slice(*cell)] for cell in run.header]
            found.append(Region(header=run.header, rows=tuple(rows_of_run(view, titles, whole, grammar))))
    return sorted(found, key=lambda region: region.header[0])


def _collapsed(view: View, region: Region, grammar: CellGrammar, hint: ColumnHint | None) -> Table:
    header = tuple(
        TableCell(start=start, end=end, text=view.text[start:end], column=index)
        for index, (start, end) in enumerate(region.header)
    )
    rows = collapsed_rows(view, [view.plain[c.start : c.end] for c in header], region.rows, grammar, hint)
    return Table(start=header[0].start, end=rows[-1].end, header=header, rows=tuple(rows), collapsed=True)
