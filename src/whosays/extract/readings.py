"""The cheapest way to read pieces as cells: which to take, and in which column, by dynamic programming.

What always holds: the pieces taken lie end to end, their columns rise from left to right within a row; where two
readings cost the same, the left column is taken. The time grows with the number of pieces times that of columns.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from whosays.extract.pieces import LONGEST_CELL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whosays.extract.columns import Column
    from whosays.extract.pieces import Piece

_NEVER = -1e9


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece in a column."""

    piece: Piece
    column: int
    doubt: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """A reading of a row: its score, its cells, and the best way to each node by the column that comes next."""

    score: float
    placed: tuple[Placed, ...]
    reach: Sequence[Sequence[tuple[float, int]]]


Option = tuple["Piece", list[float]]
"""A piece and what it gains in each column."""
_State = tuple[float, "Piece | None", int, int]
"""The best way to a node: its score, the piece placed last and its column, and how many columns were used before it."""
_UNREACHED: _State = (_NEVER, None, 0, 0)


def gains_of(piece: Piece, heads: Sequence[Column]) -> list[float]:
    """What a piece gains in each column, its cuts paid for."""
    return [piece.cost + head.fit(piece.content) for head in heads]


def best_reading(
    gains: Sequence[Sequence[Option]],
    empty: Sequence[Sequence[float]],
    banned: Placed | None = None,
    *,
    many_rows: bool = False,
) -> Reading:
    """The best reading of a row without `banned` in its place; with `many_rows`, of rows that run on without an end."""
    width = len(empty) - 1
    best: list[list[_State]] = [[(0.0, None, 0, 0), *[_UNREACHED] * width]]
    reach = [_reach(best[0], empty, many_rows=many_rows)]
    for ending in gains[1:]:
        states = [_UNREACHED] * (width + 1)
        for piece, gained in ending:
            for column, (before, source) in enumerate(reach[piece.first]):
                score = before + gained[column]
                if score > states[column + 1][0] and not (banned and banned.column == column and banned.piece is piece):
                    states[column + 1] = (score, piece, column, source)
        best.append(states)
        reach.append(_reach(states, empty, many_rows=many_rows))
    ends = [(state[0] + empty[index][width], -index) for index, state in enumerate(best[-1])]
    score, index = max(ends)
    return Reading(score, tuple(_path(best, -index)), reach)


def rivals(reading: Reading, gains: Sequence[Sequence[Option]], empty: Sequence[Sequence[float]]) -> list[float]:
    """For each cell of a reading the score of the best other reading that does not have this cell in this column.

    Another reading must cover the first step of the cell by another piece, or by the same in another column: the best
    way to each such piece and the best way on from it are known.
    """
    ahead = _ahead(gains, empty)
    scores = []
    for item in reading.placed:
        best = _NEVER
        for ending in gains[item.piece.first + 1 : item.piece.first + 1 + LONGEST_CELL]:
            for piece, gained in ending:
                if piece.first > item.piece.first:
                    continue
                for column, (before, _) in enumerate(reading.reach[piece.first]):
                    score = before + gained[column] + ahead[piece.last][column + 1]
                    if score > best and not (column == item.column and piece is item.piece):
                        best = score
        scores.append(best)
    return scores


def _ahead(gains: Sequence[Sequence[Option]], empty: Sequence[Sequence[float]]) -> list[list[float]]:
    """By node and number of columns used, the score of the best way from there to the end of the row."""
    width = len(empty) - 1
    last = len(gains) - 1
    ahead = [[_NEVER] * (width + 1) for _ in gains]
    ahead[last] = [empty[used][width] for used in range(width + 1)]
    onward = [[_NEVER] * width for _ in gains]
    for node in range(last, -1, -1):
        if node < last:
            ahead[node] = [
                max((empty[used][c] + onward[node][c] for c in range(used, width)), default=_NEVER)
                for used in range(width + 1)
            ]
        for piece, gained in gains[node]:
            start = onward[piece.first]
            for column in range(width):
                score = gained[column] + ahead[node][column + 1]
                start[column] = max(start[column], score)
    return ahead


def _reach(states: Sequence[_State], empty: Sequence[Sequence[float]], *, many_rows: bool) -> list[tuple[float, int]]:
    """For each column the best state that may stand before it, empty columns paid for."""
    found = []
    width = len(states) - 1
    for column in range(width):
        best, source = _NEVER, 0
        for before in range(width + 1 if many_rows and not column else column + 1):
            score = states[before][0] + empty[before][column if before <= column else width]
            if score >= best:
                best, source = score, before
        found.append((best, source))
    return found


def _path(best: Sequence[Sequence[_State]], state: int) -> list[Placed]:
    path: list[Placed] = []
    node = len(best) - 1
    while node > 0:
        _, piece, column, source = best[node][state]
        if piece is None:
            break
        path.append(Placed(piece, column))
        node, state = piece.first, source
    return path[::-1]
