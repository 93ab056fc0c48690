"""Rows whose cells ran together, cut into cells and placed into columns: the cheapest way to read the whole row.

What always holds: cells cover the row, save for spaces and marks; their columns rise from left to right; a cell for
which another reading costs little more carries a doubt that names it. Where two readings cost the same, the left
column is taken.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from typing import TYPE_CHECKING

from whosays.extract.cells import FIGURES, CellKind, Content, content
from whosays.extract.columns import columns, empty_costs, named, taught
from whosays.extract.cuts import IN_PLAIN_NUMBER, cuts
from whosays.extract.grid import TableCell, TableRow

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from whosays.extract.cells import CellGrammar
    from whosays.extract.columns import Column
    from whosays.extract.damage import View

    ColumnHint = Callable[[str, str], str | None]

MARGIN = 0.75
"""A reading this close to the best one is a doubt: less than the cheapest unlikely cut, more than one empty cell."""
_LONGEST_CELL = 14
"""Cuts left uncut inside one cell: more are no cell, and the search stays linear in the length of the row."""
_PASSES = 2
_NEVER = -1e9


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch that may be a cell: its span in nodes and in the text, what it holds, and what its cuts cost.

    `torn` says that it begins or ends inside digits, where nothing but the count of columns tells two numbers apart.
    """

    first: int
    last: int
    start: int
    end: int
    content: Content
    cost: float
    torn: bool


@dataclass(frozen=True, slots=True)
class _RowText:
    """A row prepared for reading: its span, the pieces that end at each node, and the text."""

    start: int
    end: int
    pieces: tuple[tuple[_Piece, ...], ...]
    text: str


@dataclass(frozen=True, slots=True)
class _Placed:
    """A piece in a column."""

    piece: _Piece
    column: int
    doubt: str | None = None


_State = tuple[float, _Placed | None, int]
"""The best way to a node: its score, the cell placed last, and how many columns were used before it."""
_UNREACHED: _State = (_NEVER, None, -1)


def collapsed_rows(
    view: View, titles: Sequence[str], spans: Sequence[tuple[int, int]], grammar: CellGrammar, hint: ColumnHint | None
) -> list[TableRow]:
    """The rows of `spans` cut into cells under the headers `titles`; `hint` tells a column's words from the prose."""
    rows = [_row_text(view, span, grammar) for span in spans]
    heads = columns(titles, grammar)
    placed: list[list[_Placed]] = []
    for _ in range(_PASSES + 1):
        placed = [_read(row, heads, hint) for row in rows]
        heads = taught(heads, [[(p.column, p.piece.content, p.doubt is None) for p in row] for row in placed])
    return [_row(view, row, cells) for row, cells in zip(rows, placed, strict=True)]


def _row_text(view: View, span: tuple[int, int], grammar: CellGrammar) -> _RowText:
    marks = [mark for mark in view.marks if span[0] <= mark.start < span[1]]
    found = cuts(view.text, span, marks, grammar.words)
    nodes = [span[0], *(cut.at for cut in found), span[1]]
    cut_cost = [0.0, *(cut.cut for cut in found), 0.0]
    whole = [0.0, *accumulate(cut.whole for cut in found)]
    pieces: list[tuple[_Piece, ...]] = [()]
    for last in range(1, len(nodes)):
        ending = []
        for first in range(max(0, last - _LONGEST_CELL), last):
            cost = cut_cost[first] + whole[last - 1] - whole[first]
            torn = min(cut_cost[first], cut_cost[last]) <= IN_PLAIN_NUMBER
            kind, start, end = _held(view, (nodes[first], nodes[last]), grammar)
            ending.append(_Piece(first, last, start, end, kind, cost, torn))
        pieces.append(tuple(ending))
    return _RowText(span[0], span[1], tuple(pieces), view.text)


def _held(view: View, span: tuple[int, int], grammar: CellGrammar) -> tuple[Content, int, int]:
    """What a stretch holds, and its span without spaces and marks (a stretch of marks keeps them)."""
    plain = view.plain[slice(*span)]
    bare = plain.strip()
    words = plain if bare else view.text[slice(*span)]
    start = span[0] + len(words) - len(words.lstrip())
    held = content(bare, grammar) if bare else Content(CellKind.MARK)
    return held, start, start + len(words.strip())


def _read(row: _RowText, heads: Sequence[Column], hint: ColumnHint | None) -> list[_Placed]:
    """The best reading of a row, with doubts; the words of the label and of the prose count where cells are missing."""
    bonus = _Bonus(row, heads, hint)
    first = _solve(row, heads, bonus, None)[1]
    if len(first) < len(heads):
        bonus.told(first)
        best, chosen = _solve(row, heads, bonus, None)
    else:
        best, chosen = _solve(row, heads, bonus, None)
    placed = []
    for item in chosen:
        other, alternative = _solve(row, heads, bonus, item)
        doubtful = item.piece.torn or best - other < MARGIN
        doubt = _doubt(row, heads, item, alternative) if doubtful else None
        placed.append(_Placed(item.piece, item.column, doubt))
    return placed


class _Bonus:
    """What label and prose add to the fit of single pieces, by their span."""

    def __init__(self, row: _RowText, heads: Sequence[Column], hint: ColumnHint | None) -> None:
        self._row, self._heads, self._hint = row, heads, hint
        self._by_span: dict[tuple[int, int], list[float]] = {}

    def told(self, reading: Sequence[_Placed]) -> None:
        """Asks for each figure of a first reading what its label and the prose say."""
        label = next((self._words(p.piece) for p in reading if p.column == 0), "")
        for placed in reading:
            if placed.column and placed.piece.content.kind in FIGURES:
                words = self._words(placed.piece)
                said = self._hint(label, words) if self._hint else None
                self._by_span[placed.piece.start, placed.piece.end] = named(label, said, self._heads)

    def of(self, piece: _Piece, column: int) -> float:
        """What is added to the fit of `piece` in `column`."""
        scores = self._by_span.get((piece.start, piece.end))
        return scores[column] if scores else 0.0

    def _words(self, piece: _Piece) -> str:
        return self._row.text[piece.start : piece.end]


def _solve(
    row: _RowText, heads: Sequence[Column], bonus: _Bonus, banned: _Placed | None
) -> tuple[float, list[_Placed]]:
    """The best reading of a row without `banned` in its place, by dynamic programming over cuts and columns."""
    width = len(heads)
    empty = empty_costs(heads)
    best: list[list[_State]] = [[(0.0, None, -1), *[_UNREACHED] * width]]
    reach = [_reach(best[0], empty)]
    for ending in row.pieces[1:]:
        states = [_UNREACHED] * (width + 1)
        for piece in ending:
            for column, head in enumerate(heads):
                before, source = reach[piece.first][column]
                if before <= _NEVER / 2:
                    continue
                if banned and banned.column == column and banned.piece == piece:
                    continue
                score = before + piece.cost + head.fit(piece.content) + bonus.of(piece, column)
                if score > states[column + 1][0]:
                    states[column + 1] = (score, _Placed(piece, column), source)
        best.append(states)
        reach.append(_reach(states, empty))
    ends = [(state[0] + empty[index][width], -index) for index, state in enumerate(best[-1])]
    score, index = max(ends)
    return score, _path(best, -index)


def _reach(states: Sequence[_State], empty: Sequence[Sequence[float]]) -> list[tuple[float, int]]:
    """For each column the best state that may stand before it, empty columns paid for."""
    width = len(states) - 1
    return [
        max((states[before][0] + empty[before][column], before) for before in range(column + 1))
        for column in range(width)
    ]


def _path(best: Sequence[Sequence[_State]], state: int) -> list[_Placed]:
    path: list[_Placed] = []
    node = len(best) - 1
    while node > 0:
        _, placed, source = best[node][state]
        if placed is None:
            break
        path.append(placed)
        node, state = placed.piece.first, source
    return path[::-1]


def _doubt(row: _RowText, heads: Sequence[Column], chosen: _Placed, other: Sequence[_Placed]) -> str:
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


def _row(view: View, row: _RowText, placed: Sequence[_Placed]) -> TableRow:
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
