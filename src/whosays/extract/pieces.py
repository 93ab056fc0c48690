"""The pieces of a row whose cells ran together: every stretch between two possible cuts, with what it holds and costs.

What always holds: the pieces cover the row, save for spaces and marks; a way leads over them from its start to its end.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from enum import Enum, auto
from itertools import accumulate
from typing import TYPE_CHECKING

from whosays.extract.cells import CellKind, Content, content
from whosays.extract.cuts import AFTER_DECIMALS, IN_PLAIN_NUMBER, cuts

if TYPE_CHECKING:
    from whosays.extract.cells import CellGrammar
    from whosays.extract.damage import View

LONGEST_CELL = 14
"""Cuts left uncut inside one cell: more are no cell, and the search stays linear in the length of the row."""
_TOO_DEAR = -8.0
"""A piece with two clear boundaries inside is no cell; single steps and whole rows stay: a reading must exist."""


class Tear(Enum):
    """How a piece was torn from the digits beside it."""

    AFTER_DECIMALS = auto()
    ANYWHERE = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch that may be a cell: its span in nodes and in the text, what it holds, and what its cuts cost.

    `torn` says that it begins or ends inside digits, where only decimals or the count of columns tell numbers apart.
    """

    first: int
    last: int
    start: int
    end: int
    content: Content
    cost: float
    torn: Tear | None
    end_torn: bool


@dataclass(frozen=True, slots=True)
class RowText:
    """A row prepared for reading: its span, the pieces that end at each node, and the text."""

    start: int
    end: int
    pieces: tuple[tuple[Piece, ...], ...]
    text: str


def row_text(view: View, span: tuple[int, int], grammar: CellGrammar) -> RowText:
    first, last = (bisect_left(view.marks, at, key=lambda mark: mark.start) for at in span)
    marks = view.marks[first:last]
    found = cuts(view.text, span, marks, grammar.words)
    nodes = [span[0], *(cut.at for cut in found), span[1]]
    cut_cost = [0.0, *(cut.cut for cut in found), 0.0]
    whole = [0.0, *accumulate(cut.whole for cut in found)]
    pieces: list[tuple[Piece, ...]] = [()]
    for last in range(1, len(nodes)):
        ending = []
        for first in range(max(0, last - LONGEST_CELL), last):
            cost = cut_cost[first] + whole[last - 1] - whole[first]
            at_end = _tear(view.text, nodes[last], cut_cost[last])
            torn = _tear(view.text, nodes[first], cut_cost[first]) or at_end
            if cost > _TOO_DEAR or last - first in (1, len(nodes) - 1):
                held, start, end = _held(view, (nodes[first], nodes[last]), grammar)
                ending.append(Piece(first, last, start, end, held, cost, torn, at_end is not None))
        pieces.append(tuple(ending))
    return RowText(span[0], span[1], tuple(pieces), view.text)


def _tear(text: str, at: int, cost: float) -> Tear | None:
    """What a cut between two digits rests on, where that is no full group and no year."""
    if cost == AFTER_DECIMALS:
        return Tear.AFTER_DECIMALS
    return Tear.ANYWHERE if cost <= IN_PLAIN_NUMBER and text[at - 1 : at + 1].isdigit() else None


def _held(view: View, span: tuple[int, int], grammar: CellGrammar) -> tuple[Content, int, int]:
    """What a stretch holds, and its span without spaces and marks (a stretch of marks keeps them)."""
    plain = view.plain[slice(*span)]
    bare = plain.strip()
    words = plain if bare else view.text[slice(*span)]
    start = span[0] + len(words) - len(words.lstrip())
    held = content(bare, grammar) if bare else Content(CellKind.MARK)
    return held, start, start + len(words.strip())
