"""Documents, their blocks, and evidence: the exact words that a figure rests on.

What always holds: `document.text[e.start:e.end] == e.exact` for every evidence `e`, because `Document.quote` is the
only place that makes one. Offsets are Unicode code points of the text of record, half-open.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from whosays.errors import EvidenceError
from whosays.model.record import record

CONTEXT = 32
"""Characters kept before and after a span (Recording rule 2, after the W3C TextQuoteSelector)."""


class BlockKind(StrEnum):
    """What a block of text is on its page."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    CAPTION = "caption"
    QUOTE = "quote"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a person finds a block: a page, a table's row, a node of the original, a box on the page.

    `box` is (left, bottom, right, top) in PDF points. `node` is an XPath into the original HTML or XML.
    """

    page: int | None = None
    table: int | None = None
    row: int | None = None
    node: str | None = None
    box: tuple[float, float, float, float] | None = None

    def __str__(self) -> str:
        """For people: "page 12, table 3, row 5"; empty where nothing is known."""
        if self.page is self.table is self.row is None:
            return ""
        parts = [("page", self.page), ("table", self.table), ("row", self.row)]
        return ", ".join(f"{name} {number}" for name, number in parts if number is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table that the original marks as one: its span, its column, counted from 0, and how many columns and
    rows it covers."""

    start: int
    end: int
    column: int
    header: bool = False
    columns: int = 1
    rows: int = 1


@record
class Block:
    """A stretch of the text of record that belongs together. `main` labels the main content; nothing is ever
    deleted."""

    start: int
    end: int
    kind: BlockKind = BlockKind.PARAGRAPH
    main: bool = True
    place: Place = Place()
    cells: tuple[Cell, ...] = ()

    @property
    def is_beside(self) -> bool:
        """Whether it stands beside the text of its page, and is no letterhead or title: a menu, a related link, a
        running head, a signature."""
        return not self.main and self.kind not in {BlockKind.OTHER, BlockKind.TITLE}

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise EvidenceError(
                f"a block cannot run from {self.start} to {self.end}; the reader that made it is at fault"
            )


@record
class Evidence:
    """The exact words that a figure rests on, with a few characters either side and a place that a person can find."""

    document: str
    text_version: str
    start: int
    end: int
    exact: str
    before: str
    after: str
    place: str

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.exact) or not self.exact:
            raise EvidenceError(
                f"{self.document[:12]}: characters {self.start} to {self.end} do not hold {self.exact!r}"
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """Where, when, by whom and through which publisher a document's bytes were obtained. One document may have many.

    `claims` tells that whoever added it said so of its rows: each is a claim that he wrote down.
    """

    document: str
    name: str
    obtained_at: datetime | None = None
    obtained_by: str | None = None
    published: date | None = None
    publisher: str | None = None
    address: str | None = None
    title: str | None = None
    language: str | None = None
    claims: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One version of one source text: `id` is the SHA-256 of its bytes, `text` the text of record.

    `text_version` names the reader and its version, for instance "html/1": the same bytes under the same version give
    the same text. `found` holds what the file itself says of its title, date, publisher, address and language.
    `notes` are the reader's warnings, for people.
    """

    id: str
    text_version: str
    media_type: str
    text: str
    blocks: tuple[Block, ...]
    found: Capture
    notes: tuple[str, ...] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        previous = 0
        for block in self.blocks:
            if block.start < previous or block.end > len(self.text):
                raise EvidenceError(f"{self.id[:12]}: blocks overlap or leave the text at character {block.start}")
            previous = block.end
        object.__setattr__(self, "_starts", tuple(block.start for block in self.blocks))

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character at `offset`, or None between blocks."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0 or self.blocks[index].end <= offset:
            return None
        return self.blocks[index]

    def quote(self, start: int, end: int, *, context: int = CONTEXT) -> Evidence:
        """The words from `start` to `end` as evidence, with `context` characters either side. Raises EvidenceError
        where the span is empty or leaves the text."""
        if not 0 <= start < end <= len(self.text):
            raise EvidenceError(f"{self.id[:12]}: there are no words from character {start} to {end}")
        block = self.block_at(start)
        return Evidence(
            document=self.id,
            text_version=self.text_version,
            start=start,
            end=end,
            exact=self.text[start:end],
            before=self.text[max(0, start - context) : start],
            after=self.text[end : end + context],
            place=str(block.place) if block else "",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A file that gave no document: why, and what its owner can do next."""

    name: str
    reason: str
    next_step: str
    digest: str | None = None
