"""A text of record put together piece by piece, for files that have no text of their own to keep: mails, chats,
workbooks.

What always holds: blocks follow one another with line ends between them; no block is blank; characters that no text
can hold (NUL, halves of surrogate pairs) are shown as U+FFFD.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from whosays.model.document import Block, BlockKind
from whosays.read.draft import EMPTY, Draft, Found, Refusal

_UNWRITABLE = re.compile(r"[\0\ud800-\udfff]")


def writable(words: str) -> str:
    """`words` with U+FFFD, as many characters, for what no text can hold."""
    return _UNWRITABLE.sub("\ufffd", words)


class Composition:
    """Text and blocks, in the order in which they are added."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._parts: list[str] = []
        self._length = 0

    def add(self, words: str, kind: BlockKind, *, main: bool = True) -> None:
        """One block of `words` without the white space around them; nothing where they are blank."""
        shown = writable(words.strip())
        if shown:
            self.splice(shown, [Block(start=0, end=len(shown), kind=kind, main=main)])

    def splice(self, text: str, blocks: Iterable[Block]) -> None:
        """A text with its own blocks, whose offsets are those of `text`."""
        if self._parts:
            self._put("\n")
        offset = self._length
        self._put(text)
        self.blocks += (_moved(block, offset) for block in blocks)

    def draft(self, found: Found, notes: Iterable[str]) -> Draft | Refusal:
        """What was put together, or EMPTY where that is nothing."""
        if not self.blocks:
            return EMPTY
        return Draft(text="".join(self._parts), blocks=tuple(self.blocks), found=found, notes=tuple(notes))

    def _put(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)


def _moved(block: Block, offset: int) -> Block:
    if not offset:
        return block
    cells = tuple(  # spelt out: `replace` takes three times as long, and a sheet has many cells
        replace(c, start=c.start + offset, end=c.end + offset) for c in block.cells
    )
    return replace(block, start=block.start + offset, end=block.end + offset, cells=cells)
