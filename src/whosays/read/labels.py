"""Which blocks of a page are its main content: a label, by the second parser's view and by what stands beside it.

What always holds: no block is dropped or moved. Where in doubt a block is main: what is wrongly called main can be
weighed, what is wrongly left aside is not seen.
"""

from __future__ import annotations

import re
from dataclasses import replace

from whosays.model.document import Block, BlockKind
from whosays.read.secondparser import squashed

LONGEST_BESIDE = 200
"""Characters of what stands beside the text of a page."""
_BESIDE = {BlockKind.ITEM, BlockKind.ROW, BlockKind.QUOTE, BlockKind.CAPTION}
_INNER_STEPS = re.compile(
    r"(?:/(?:ul|ol|dl|li|dt|dd|table|caption|thead|tbody|tfoot|tr|blockquote|figure|figcaption|p)\[\d+\])+\Z"
)


def labelled(
    blocks: list[Block], text: str, main_lines: frozenset[str], apart: tuple[str, ...] = ()
) -> tuple[Block, ...]:
    """`blocks` of `text` with their labels, given the lines of the main content without white space and the elements
    that the page itself sets `apart`, as paths.

    Where the second parser finds no main content, or less than half of the page, all else is main; so is prose that it
    does not see.
    """
    seen = [_is_seen(block, text, main_lines) for block in blocks] if main_lines else []
    if _are_most(seen, blocks):
        blocks = [replace(block, main=main or _is_prose(block)) for block, main in zip(blocks, seen, strict=True)]
        beside = {_container(b) for b in blocks if b.main and b.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)}
        blocks = [replace(b, main=b.main or (b.kind in _BESIDE and _container(b) in beside)) for b in blocks]
    if apart:
        blocks = [replace(b, main=b.main and not f"{b.place.node}/".startswith(apart)) for b in blocks]
    return _with_title_once(blocks, text)


def _are_most(seen: list[bool], blocks: list[Block]) -> bool:
    """Whether the blocks that are seen hold at least half of the characters: else the parsers read different pages."""
    lengths = [block.end - block.start for block in blocks]
    return 2 * sum(length for length, main in zip(lengths, seen, strict=False) if main) >= sum(lengths) and bool(seen)


def _is_prose(block: Block) -> bool:
    """Whether a block is too long for a menu, a link or a byline."""
    return block.kind is BlockKind.PARAGRAPH and block.end - block.start > LONGEST_BESIDE


def _is_seen(block: Block, text: str, main_lines: frozenset[str]) -> bool:
    """Whether at least half of the block's characters stand in lines of the main content."""
    words = text[block.start : block.end]
    if block.kind is BlockKind.ROW:
        cells = (squashed(text[c.start : c.end]) for c in block.cells)
        return squashed(words) in main_lines or any(cell in main_lines for cell in cells)
    parts = [squashed(line) for line in words.split("\n")]
    return 2 * sum(len(part) for part in parts if part in main_lines) >= sum(map(len, parts))


def _container(block: Block) -> str:
    """The element that a paragraph stands in, or beside which a list, table or quotation stands."""
    return _INNER_STEPS.sub("", block.place.node or "")


def _with_title_once(blocks: list[Block], text: str) -> tuple[Block, ...]:
    """The title above the page is main content unless a heading repeats it; then that heading is."""
    title = next((b for b in blocks if b.kind is BlockKind.TITLE), None)
    if title is None:
        return tuple(blocks)
    words = squashed(text[title.start : title.end])
    headings = (b for b in blocks if b.kind is BlockKind.HEADING)
    heading = next((b for b in headings if squashed(text[b.start : b.end]) in words), None)
    return tuple(
        replace(b, main=heading is None) if b is title else replace(b, main=True) if b is heading else b for b in blocks
    )
