"""What a report says, before a face prints it: sections of sentences, tables and pictures, and what each rests on.

What always holds: a piece that cites nothing holds no figure of the account; `report.compiling` refuses it otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RefKind(StrEnum):
    """What a piece may rest on; the value is the first letter of its anchor in a printed report."""

    CLAIM = "c"
    QUESTION = "q"
    DERIVATION = "d"
    CELL = "s"
    CHECK = "k"
    STATEMENT = "t"
    DOCUMENT = "doc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """One record of the account, by its kind and id (a derivation by its name, a cell by scheme and number)."""

    kind: RefKind
    id: str

    @property
    def anchor(self) -> str:
        """The name of its place in a printed report, for instance "c-60ea4d9422c6850e"."""
        return f"{self.kind.value}-{self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words of a sentence or cell, and the records that they rest on. `quoted` words are a source's own, verbatim."""

    words: str
    cites: tuple[Reference, ...] = ()
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence, or the words of one cell; the words of its pieces follow one another as they are."""

    pieces: tuple[Piece, ...]

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
    """A table whose cells are cited; each row has as many cells as `head`."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[Sentence, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A chart of one record, drawn by `charts`; `table` is its twin for those who cannot see it."""

    name: str
    about: Reference
    title: str
    description: str
    table: Table


Block = Paragraph | Table | Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A heading with what stands under it; `key` names it in `report.toml` and is its anchor."""

    key: str
    heading: str
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrative:
    """A whole report: its title, how much there is, and its sections in order."""

    title: str
    counts: tuple[str, ...]
    sections: tuple[Section, ...]
