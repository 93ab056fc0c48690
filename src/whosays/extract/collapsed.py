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
_PASSES = 3
"""Once by the headers alone, once by what the sure cells teach, once more by what those make sure."""
_TOO_DEAR = -8.0
"""A piece with two clear boundaries inside is no cell; single steps and whole rows stay: a reading must exist."""
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


_Option = tuple[_Piece, list[float]]
"""A piece and what it gains in each column."""
_State = tuple[float, _Piece | None, int, int]
"""The best way to a node: its score, the piece placed last and its column, and how many columns were used before it."""
_UNREACHED: _State = (_NEVER, None, 0, 0)


def collapsed_rows(
    view: View, titles: Sequence[str], spans: Sequence[tuple[int, int]], grammar: CellGrammar, hint: ColumnHint | None
) -> list[TableRow]:
    """The rows of `spans` cut into cells under the headers `titles`; `hint` tells a column's words from the prose."""
    rows = [_row_text(view, span, grammar) for span in spans]
    heads = columns(titles, grammar)
    placed: list[list[_Placed]] = []
    for _ in range(_PASSES):
        placed = [_read(row, heads, hint) for row in rows]
        lesson = taught(heads, [[(p.column, p.piece.content, p.doubt is None) for p in row] for row in placed])
        if lesson == heads:
            break
        heads = lesson
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
            if cost > _TOO_DEAR or last - first in (1, len(nodes) - 1):
                held, start, end = _held(view, (nodes[first], nodes[last]), grammar)
                ending.append(_Piece(first, last, start, end, held, cost, torn))
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
    gains = [[(piece, _gains(piece, heads)) for piece in ending] for ending in row.pieces]
    empty = empty_costs(heads)
    best, chosen = _solve(gains, empty, None)
    if len(chosen) < len(heads):
        _add_hints(row, chosen, gains, heads, hint)
        best, chosen = _solve(gains, empty, None)
    placed = []
    for item in chosen:
        other, alternative = _solve(gains, empty, item)
        doubtful = item.piece.torn or best - other < MARGIN
        doubt = _doubt(row, heads, item, alternative) if doubtful else None
        placed.append(_Placed(item.piece, item.column, doubt))
    return placed


def _gains(piece: _Piece, heads: Sequence[Column]) -> list[float]:
    """What a piece gains in each column, its cuts paid for."""
    return [piece.cost + head.fit(piece.content) for head in heads]


def _add_hints(
    row: _RowText,
    reading: Sequence[_Placed],
    gains: Sequence[Sequence[_Option]],
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


def _solve(
    gains: Sequence[Sequence[_Option]], empty: Sequence[Sequence[float]], banned: _Placed | None
) -> tuple[float, list[_Placed]]:
    """The best reading of a row without `banned` in its place, by dynamic programming over cuts and columns."""
    width = len(empty) - 1
    best: list[list[_State]] = [[(0.0, None, 0, 0), *[_UNREACHED] * width]]
    reach = [_reach(best[0], empty)]
    for ending in gains[1:]:
        states = [_UNREACHED] * (width + 1)
        for piece, gained in ending:
            for column, (before, source) in enumerate(reach[piece.first]):
                score = before + gained[column]
                if score > states[column + 1][0] and not (banned and banned.column == column and banned.piece is piece):
                    states[column + 1] = (score, piece, column, source)
        best.append(states)
        reach.append(_reach(states, empty))
    ends = [(state[0] + empty[index][width], -index) for index, state in enumerate(best[-1])]
    score, index = max(ends)
    return score, _path(best, -index)


def _reach(states: Sequence[_State], empty: Sequence[Sequence[float]]) -> list[tuple[float, int]]:
    """For each column the best state that may stand before it, empty columns paid for."""
    found = []
    for column in range(len(states) - 1):
        best, source = _NEVER, 0
        for before in range(column + 1):
            score = states[before][0] + empty[before][column]
            if score >= best:
                best, source = score, before
        found.append((best, source))
    return found


def _path(best: Sequence[Sequence[_State]], state: int) -> list[_Placed]:
    path: list[_Placed] = []
    node = len(best) - 1
    while node > 0:
        _, piece, column, source = best[node][state]
        if piece is None:
            break
        path.append(_Placed(piece, column))
        node, state = piece.first, source
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
