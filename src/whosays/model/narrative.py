"""What a report says, before any face prints it: sections of sentences and tables, and what they rest on.

What always holds: a piece that cites nothing holds no figure of the account; `report.compiling` refuses it otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

DIGEST_SHOWN = 16
"""So much of a document's digest is the name of its place; ids of all other records are as long."""


class RefKind(StrEnum):
    """What a piece may rest on; the value is the first letter of its anchor in a printed report.

    `TOTAL` is a number of the whole account (its id is "claims", "documents", "roots" …), told in the part on how the
    question was answered. `UNREAD` and `GAP` are numbered from 1 in the account's order.
    """

    CLAIM = "c"
    QUESTION = "q"
    DERIVATION = "d"
    CELL = "s"
    CHECK = "k"
    STATEMENT = "t"
    DOCUMENT = "doc"
    UNREAD = "unread"
    GAP = "gap"
    TOTAL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One record of the account, by its kind and id: a derivation by its name, a cell as "scheme-cell" by the keys of
    both, a check by `Check.id`."""

    kind: RefKind
    id: str

    @property
    def anchor(self) -> str:
        """The name of its place in a printed report, for instance "c-60ea4d9422c6850e"."""
        return f"{self.kind.value}-{self.id[:DIGEST_SHOWN] if self.kind is RefKind.DOCUMENT else self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of a sentence or cell, and the records that they rest on; printed as a link to the first of them.

    `quoted` words are a source's own, verbatim: they stand in the sentence of the first record that is cited.
    """

    words: str
    cites: tuple[Reference, ...] = ()
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, or the words of one cell; the words of its pieces follow one another as they are. `form` names the
    pattern that it was made by; two sentences beside one another have two."""

    pieces: tuple[Piece, ...]
    form: str = ""

    @property
    def words(self) -> str:
        """The whole of it as plain text."""
        return "".join(piece.words for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """Sentences that belong together; `listed` sentences stand as items of a list."""

    sentences: tuple[Sentence, ...]
    listed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table whose cells are cited; each row has as many cells as `head`, and the first of them names the row."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Sentence, ...], ...]


Block = Paragraph | Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with what stands under it; `key` names it in `report.toml`."""

    key: str
    heading: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()

    @property
    def anchor(self) -> str:
        """The name of its place in a printed report."""
        return f"part-{self.key}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrative:
    """A whole report: its title, how much there is, and its sections in order."""

    title: str
    counts: Sentence
    sections: tuple[Section, ...]

    @property
    def placed(self) -> Iterator[tuple[str, Sentence]]:
        """Every sentence and cell, with the heading that it stands under."""
        yield self.title, self.counts
        for section in self.sections:
            yield from _placed(section)

    @property
    def pieces(self) -> Iterator[Piece]:
        """All pieces, in their order."""
        return (piece for _, sentence in self.placed for piece in sentence.pieces)


def _placed(section: Section) -> Iterator[tuple[str, Sentence]]:
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield from ((section.heading, sentence) for sentence in block.sentences)
        else:
            yield from ((section.heading, cell) for row in block.rows for cell in row)
    for inner in section.sections:
        yield from _placed(inner)
