"""Rows whose cells ran together, cut into cells and placed into columns: the cheapest way to read the whole row.

What always holds: cells cover the row, save for spaces and marks; their columns rise from left to right; a cell for
which another reading costs little more carries a doubt that names it. Of two equal ones, the left column is taken.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from whosays.extract.cells import FIGURES, Content
from whosays.extract.columns import columns, empty_costs, named, taught
from whosays.extract.grid import TableCell, TableRow
from whosays.extract.pieces import Tear, row_text
from whosays.extract.readings import Placed, best_reading, gains_of, rivals

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from whosays.extract.cells import CellGrammar
    from whosays.extract.columns import Column
    from whosays.extract.damage import View
    from whosays.extract.pieces import RowText
    from whosays.extract.readings import Option

    ColumnHint = Callable[[str, str], str | None]

MARGIN = 0.75
"""A reading this close to the best one is a doubt: less than the cheapest unlikely cut, more than one empty cell."""
_PASSES = 3
"""Once by the headers alone, once by what the sure cells teach, once more by what those make sure."""


def collapsed_rows(
    view: View, titles: Sequence[str], spans: Sequence[tuple[int, int]], grammar: CellGrammar, hint: ColumnHint | None
) -> list[TableRow]:
    """The rows of `spans` cut into cells under the headers `titles`; `hint` tells a column's words from the prose."""
    rows = [row_text(view, span, grammar) for span in spans]
    heads = columns(titles, grammar)
    placed: list[list[Placed]] = []
    for _ in range(_PASSES):
        placed = [_read(row, heads, hint) for row in rows]
        lesson = taught(heads, [[_lesson(p) for p in row] for row in placed])
        if lesson == heads:
            break
        heads = lesson
    return [_row(view, row, cells) for row, cells in zip(rows, placed, strict=True)]


def _lesson(placed: Placed) -> tuple[int, Content, bool]:
    """What a cell teaches: its column, what it holds (no decimals where its end is a guess), and whether it is sure."""
    piece = placed.piece
    held = replace(piece.content, decimals=None) if piece.end_torn else piece.content
    return placed.column, held, placed.doubt is None


def _read(row: RowText, heads: Sequence[Column], hint: ColumnHint | None) -> list[Placed]:
    """The best reading of a row, with doubts; the words of the label and of the prose count where cells are missing."""
    gains = [[(piece, gains_of(piece, heads)) for piece in ending] for ending in row.pieces]
    empty = empty_costs(heads)
    reading = best_reading(gains, empty)
    if len(reading.placed) < len(heads):
        _add_hints(row, reading.placed, gains, heads, hint)
        reading = best_reading(gains, empty)
    placed = []
    for item, rival in zip(reading.placed, rivals(reading, gains, empty), strict=True):
        doubt = None
        if _unsure(item, heads) or reading.score - rival < MARGIN:
            doubt = _doubt(row, heads, item, best_reading(gains, empty, item).placed)
        placed.append(Placed(item.piece, item.column, doubt))
    return placed


def _unsure(item: Placed, heads: Sequence[Column]) -> bool:
    """Whether a cut inside digits leaves a cell in doubt: always, unless its decimals are those of the whole column."""
    decimals = heads[item.column].decimals
    kept = decimals and decimals == item.piece.content.decimals
    return item.piece.torn is Tear.ANYWHERE or (item.piece.torn is Tear.AFTER_DECIMALS and not kept)


def _add_hints(
    row: RowText,
    reading: Sequence[Placed],
    gains: Sequence[Sequence[Option]],
    heads: Sequence[Column],
    hint: ColumnHint | None,
) -> None:
    """Adds to the gains of each figure of a first reading what the row's label and the prose say of its column."""
    label = next((row.text[p.piece.start : p.piece.end] for p in reading if p.column == 0), "")
    for placed in reading:
        piece = placed.piece
        if not placed.column or piece.content.kind not in FIGURES:
            continue
        said = hint(label, row.text[piece.start : piece.end]) if hint else None
        scores = named(label, said, heads)
        for other, gained in gains[piece.last]:
            if (other.start, other.end) == (piece.start, piece.end):
                gained[:] = [gain + score for gain, score in zip(gained, scores, strict=True)]


def _doubt(row: RowText, heads: Sequence[Column], chosen: Placed, other: Sequence[Placed]) -> str:
    """Why a cell is doubtful, for people."""
    same = next((p for p in other if p.piece == chosen.piece), None)
    if same is not None:
        pair = sorted((chosen.column, same.column))
        names = " or ".join(f"\u201c{heads[column].title}\u201d" for column in pair)
        figure = chosen.piece.content.kind in FIGURES
        return f"this row has one {'amount' if figure else 'cell'} for two possible columns: {names}"
    piece = chosen.piece
    overlapping = [p.piece for p in other if p.piece.start < piece.end and piece.start < p.piece.end]
    words = " | ".join(row.text[p.start : p.end] for p in overlapping)
    return f"the cells ran together and could also be cut so: {words}"


def _row(view: View, row: RowText, placed: Sequence[Placed]) -> TableRow:
    cells = tuple(
        TableCell(
            start=p.piece.start,
            end=p.piece.end,
            text=view.text[p.piece.start : p.piece.end],
            column=p.column,
            doubt=p.doubt,
        )
        for p in placed
    )
    return TableRow(start=row.start, end=row.end, cells=cells)


def rows_of_run(
    view: View, titles: Sequence[str], span: tuple[int, int], grammar: CellGrammar
) -> list[tuple[int, int]]:
    """The rows of a whole table that runs on in one line: each begins where the best reading goes back to the label."""
    run = row_text(view, span, grammar)
    heads = columns(titles, grammar)
    gains = [[(piece, gains_of(piece, heads)) for piece in ending] for ending in run.pieces]
    reading = best_reading(gains, empty_costs(heads), many_rows=True)
    starts = [p.piece.start for p in reading.placed if p.column == 0]
    return list(zip(starts, [*starts[1:], span[1]], strict=True))
