"""Plain text and Markdown: the characters as they came, and blocks over them.

What always holds: the text of record is the decoded file itself, line ends and marks of Markdown included. A line end
inside a paragraph is a wrap only where the next word would not have fitted; otherwise every line is a block of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from whosays.model.document import Block, BlockKind, Cell, Place
from whosays.read.draft import EMPTY, Draft, Refusal
from whosays.read.encoding import Decoded

NARROWEST_WRAP, WIDEST_WRAP = 40, 120
"""Characters: a file whose longest line is shorter or longer was not wrapped to a width, its lines are paragraphs."""

_LINE = re.compile(r"[^\r\n\f\v\u0085\u2028\u2029]+")
_FIRST_WORD = re.compile(r"\S+")
_ITEM = re.compile(r"(?:[-*+\u2022\u2023\u25e6\u2043]|\(?\d{1,3}[.)]|[a-z]\))[ \t]+(?=\S)")
_HEADING = re.compile(r"#{1,6}[ \t]+(?=\S)")
_UNDERLINE = re.compile(r"(?:=+|-{3,})\Z")
_QUOTE = re.compile(r"(?:>[ \t]*)+")
_RULE_ROW = re.compile(r"\|?(?:[ \t]*+:?-++:?[ \t]*+\|)+[ \t]*+(?::?-++:?)?[ \t]*+\Z")
_CELL = re.compile(r"(?:\\.|[^|\\])*")

Line = tuple[int, int]
"""Start and end of a line's characters, white space at either end left out."""


def drafted(decoded: Decoded, *, markdown: bool) -> Draft | Refusal:
    """The draft of a text file; a refusal where it holds nothing but white space."""
    text = decoded.text
    groups = list(_groups(text))
    if not groups:
        return EMPTY
    blocks = _markdown_blocks(text, groups) if markdown else _text_blocks(text, groups)
    notes = (f"encoding: {decoded.encoding} ({decoded.rule})",)
    return Draft(text=text, blocks=tuple(blocks), notes=notes)


def _groups(text: str) -> Iterator[list[Line]]:
    """Lines that no blank line parts."""
    group: list[Line] = []
    previous = 0
    for match in _LINE.finditer(text):
        gap = text[previous : match.start()].replace("\r\n", "\n")
        previous = match.end()
        words = match[0].strip()
        if group and (len(gap) > 1 or not words):
            yield group
            group = []
        if words:
            start = match.start() + match[0].index(words[0])
            group.append((start, start + len(words)))
    if group:
        yield group


def _text_blocks(text: str, groups: list[list[Line]]) -> Iterator[Block]:
    width = max(end - start for group in groups for start, end in group)
    for group in groups:
        for start, end in _unwrapped(text, group, width):
            kind = BlockKind.ITEM if _ITEM.match(text, start, end) else BlockKind.PARAGRAPH
            yield Block(start=start, end=end, kind=kind)


def _unwrapped(text: str, group: list[Line], width: int) -> Iterator[Line]:
    """Lines of `group`, joined where the line end is a wrap: the first word after it would not have fitted into
    `width`.
    """
    start, (above_start, end) = group[0][0], group[0]
    for line in group[1:]:
        word = _FIRST_WORD.match(text, line[0])
        room = width - (end - above_start) - 1
        wrapped = NARROWEST_WRAP <= width <= WIDEST_WRAP and word is not None and len(word[0]) > room
        if not wrapped or _ITEM.match(text, *line):
            yield start, end
            start = line[0]
        above_start, end = line
    yield start, end


def _markdown_blocks(text: str, groups: list[list[Line]]) -> Iterator[Block]:
    """Blocks by the CommonMark rules that matter to a reader: headings, items, quotes, tables; else paragraphs."""
    tables = 0
    for group in groups:
        if len(group) > 1 and _RULE_ROW.match(text, *group[1]) and "|" in text[slice(*group[0])]:
            tables += 1
            yield from _table(text, group, tables)
        else:
            yield from _flow(text, group)


def _flow(text: str, group: list[Line]) -> Iterator[Block]:
    """Headings, items and quotes of a group; a plain line continues what stands before it."""
    current: Block | None = None
    for start, end in group:
        kind, skipped = _mark(text, start, end)
        if current and kind is None and _UNDERLINE.match(text, start, end):
            kind = BlockKind.HEADING
            yield Block(start=current.start, end=current.end, kind=kind)
            current = None
        elif current and (kind is None or kind is current.kind is BlockKind.QUOTE):
            current = Block(start=current.start, end=end, kind=current.kind)
        else:
            if current:
                yield current
            current = Block(start=start + skipped, end=end, kind=kind or BlockKind.PARAGRAPH)
        if kind is BlockKind.HEADING and current:
            yield current
            current = None
    if current:
        yield current


def _mark(text: str, start: int, end: int) -> tuple[BlockKind | None, int]:
    for pattern, kind in ((_HEADING, BlockKind.HEADING), (_ITEM, BlockKind.ITEM), (_QUOTE, BlockKind.QUOTE)):
        found = pattern.match(text, start, end)
        if found and found.end() < end:
            return kind, found.end() - start
    return None, 0


def _table(text: str, group: list[Line], number: int) -> Iterator[Block]:
    row = 0
    for index, (start, end) in enumerate(group):
        if index != 1:
            row += 1
            cells = tuple(_cells(text, start, end, header=index == 0))
            yield Block(start=start, end=end, kind=BlockKind.ROW, place=Place(table=number, row=row), cells=cells)


def _cells(text: str, start: int, end: int, *, header: bool) -> Iterator[Cell]:
    position, column = start + (text[start] == "|"), 0
    while position <= end:
        match = _CELL.match(text, position, end)
        stop = match.end() if match else end
        words = text[position:stop].strip()
        if position < end or words:
            first = text.index(words, position) if words else position
            yield Cell(start=first, end=first + len(words), column=column, header=header)
        position, column = stop + 1, column + 1
