"""A narrative in Markdown: every cited piece is a link to the place of the first record that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.model.narrative import Paragraph, RefKind
from whosays.report.markdown_parts import anchored, escaped, table
from whosays.report.phrases import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.model.narrative import Block, Narrative, Piece, Section, Sentence


def story(told: Narrative) -> Iterator[str]:
    """The lines of all sections."""
    yield from (anchored(anchor) for anchor in total_anchors(told))
    yield ""
    for section in told.sections:
        yield from _section(section, 2)


def total_anchors(told: Narrative) -> tuple[str, ...]:
    """The places of the numbers of the whole account: above the first section, which tells of them."""
    cited = (reference for piece in told.pieces for reference in piece.cites if reference.kind is RefKind.TOTAL)
    return tuple(dict.fromkeys(reference.anchor for reference in cited))


def _section(section: Section, depth: int) -> Iterator[str]:
    yield from (anchored(section.anchor), "", f"{'#' * depth} {escaped(section.heading)}", "")
    for block in section.blocks:
        yield from _block(block)
    for inner in section.sections:
        yield from _section(inner, depth + 1)


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        told = [told_words(sentence) for sentence in block.sentences]
        yield from [f"- {words}" for words in told] if block.listed else [" ".join(told)]
        yield ""
        return
    if block.caption:
        yield from (f"*{escaped(block.caption)}*", "")
    yield from table([escaped(head) for head in block.head], ([told_words(c) for c in row] for row in block.rows))


def told_words(sentence: Sentence) -> str:
    """A sentence with its links."""
    return "".join(map(_piece, sentence.pieces))


def _piece(piece: Piece) -> str:
    words = piece.words
    inner = words.strip()
    if not inner:
        return words
    before, after = words[: words.index(inner)], words[words.index(inner) + len(inner) :]
    plain = escaped(inner)
    if not piece.cites:
        return f"{before}{plain}{after}"
    first, *others = piece.cites
    more = "".join(f" [{say('also_there')}](#{reference.anchor})" for reference in others)
    return f"{before}[{plain}](#{first.anchor}){more}{after}"
