"""A canonical text as it is put together, with the text node that every character came from.

What always holds: a character is either a separator that was put in (line end, tab, hair space), or it stands in a text
node of the original, runs of white space counting as one space. Blocks follow one another and hold all characters but
line ends between them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from whosays.model.document import Block, BlockKind, Cell, Place

HAIR_SPACE = "\u200a"
"""Put before a raised figure (`12,000<sup>9</sup>`), so that a citation mark does not grow onto the figure before it.
Nobody groups digits by it, so what stands behind it was raised.
"""

_WHITE = " \t\n\r\f"
_SPACES = re.compile(r"[ \t\n\r\f]+")


@dataclass(frozen=True, slots=True)
class Source:
    """A text node: the `index`-th (from 0) of the element at `path`; and the nearest block around it, by its XPath and
    kind.
    """

    path: str
    index: int
    block: str
    kind: BlockKind
    keeps_space: bool


@dataclass(slots=True)
class _Piece:
    """A stretch of text from one node. `dropped`: characters of it that were left out at its beginning."""

    start: int
    length: int
    raw: str
    dropped: int
    source: Source


class Canonical:
    """Text, blocks and origins, in the order in which they are written."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._length = 0
        self._last = "\n"
        self._pieces: list[_Piece] = []
        self._starts: list[int] = []
        self._open: tuple[int, BlockKind, Place] | None = None
        self._cells: list[Cell] = []
        self._cell: Cell | None = None

    @property
    def text(self) -> str:
        """What has been written so far."""
        return "".join(self._parts)

    @property
    def in_row(self) -> bool:
        """Whether a row of a table is open."""
        return self._open is not None and self._open[1] is BlockKind.ROW

    def tail(self) -> str:
        """The last few characters written."""
        return self._parts[-1][-4:] if self._parts else ""

    def write(self, raw: str, source: Source) -> None:
        """Add what a text node holds; opens a block where none is open."""
        if self._open is None:
            if not raw.strip(_WHITE):
                return
            self._begin(source.kind, Place(node=source.block))
        if source.keeps_space:
            words = raw.lstrip(_WHITE) if self._length == self._floor() else raw
            dropped = len(raw) - len(words)
        else:
            words = _SPACES.sub(" ", raw)
            dropped = int(words[:1] == " " and self._last in _WHITE)
            words = words[dropped:]
        if words:
            self._starts.append(self._length)
            self._pieces.append(_Piece(self._length, len(words), raw, dropped, source))
            self._put(words)

    def sign(self, character: str) -> None:
        """A character that the original names by an element, such as a tab; it has no origin of its own."""
        if self._open is not None and self._length > self._floor():
            self._put(character)

    def hair_space(self) -> None:
        """Set off what follows from the word before it."""
        if self._open is not None and not self._last.isspace():
            self._put(HAIR_SPACE)

    def line_break(self) -> None:
        """A line end within a block; the second in a row ends the block, save in a row of a table."""
        if self._open is None or self._length == self._floor():
            return
        doubled = self._last == "\n"
        self._trim()
        if doubled and not self.in_row:
            self.close_block()
        elif self._length > self._floor():
            self._put("\n")

    def close_block(self) -> None:
        """End the open block; within a row, which holds all its cells, a line end."""
        if self.in_row:
            self.line_break()
        elif self._open is not None:
            self._trim()
            start, kind, place = self._open
            self.blocks.append(Block(start=start, end=self._length, kind=kind, place=place))
            self._open = None

    def open_row(self, place: Place) -> None:
        """Begin a row: one block with its cells, tabs between them."""
        self.close_block()
        self._begin(BlockKind.ROW, place)
        self._cells = []

    def open_cell(self, column: int, columns: int = 1, rows: int = 1, *, header: bool) -> None:
        """Begin a cell of the open row, which covers so many `columns` and `rows`."""
        if self._cells:
            self._put("\t")
        self._cell = Cell(
            start=self._length, end=self._length, column=column, header=header, columns=columns, rows=rows
        )
        self._last = "\t"

    def close_cell(self) -> None:
        """End the open cell, which may be empty."""
        if self._cell is not None:
            self._trim()
            self._cells.append(replace(self._cell, end=self._length))
            self._cell = None

    def close_row(self) -> None:
        """End the open row; one without any words is taken back."""
        if self._open is None:
            return
        start, kind, place = self._open
        self._open = None
        if self._pieces and self._pieces[-1].start >= start:
            self.blocks.append(Block(start=start, end=self._length, kind=kind, place=place, cells=tuple(self._cells)))
            return
        while self._parts and self._length > (self.blocks[-1].end if self.blocks else 0):
            self._length -= len(self._parts.pop())
        self._last = "\n" if not self._parts else self._parts[-1][-1]

    def origin(self, offset: int) -> tuple[str, int, int] | None:
        """Where the character at `offset` stands: XPath of its element, index of the text node, offset in that node.

        Both numbers count from 0. None for a separator that was put in, and outside the text.
        """
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or offset >= self._starts[at] + self._pieces[at].length:
            return None
        piece = self._pieces[at]
        within = offset - piece.start + piece.dropped
        if not piece.source.keeps_space:
            within = _before_collapsing(piece.raw, within)
        return piece.source.path, piece.source.index, within

    def _begin(self, kind: BlockKind, place: Place) -> None:
        if self._parts:
            self._put("\n")
        self._open = (self._length, kind, place)
        self._last = "\n"

    def _floor(self) -> int:
        """Where the open cell, or else the open block, begins: nothing before it may be trimmed."""
        if self._cell is not None:
            return self._cell.start
        return self._open[0] if self._open else self._length

    def _put(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)
        self._last = words[-1]

    def _trim(self) -> None:
        """Take white space off the end, down to where the cell or block begins."""
        floor = self._floor()
        while self._length > floor and self._last in _WHITE + HAIR_SPACE:
            words = self._parts.pop()
            kept = words.rstrip(_WHITE + HAIR_SPACE)
            self._length -= len(words) - len(kept)
            if kept:
                self._parts.append(kept)
            self._last = self._parts[-1][-1] if self._parts else "\n"
            self._shorten()

    def _shorten(self) -> None:
        while self._pieces and self._pieces[-1].start + self._pieces[-1].length > self._length:
            piece = self._pieces[-1]
            piece.length = self._length - piece.start
            if piece.length <= 0:
                self._pieces.pop()
                self._starts.pop()


def _before_collapsing(raw: str, offset: int) -> int:
    """The offset in `raw` of the character at `offset` in `raw` with its runs of white space made one space."""
    raw_position = position = 0
    for run in _SPACES.finditer(raw):
        words = run.start() - raw_position
        if offset <= position + words:
            return raw_position + offset - position
        position += words + 1
        raw_position = run.end()
    return raw_position + offset - position
