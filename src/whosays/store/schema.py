"""The ledger's tables, and the digest by which an older ledger is known and rebuilt."""

from __future__ import annotations

from dataclasses import fields
from functools import lru_cache
from typing import Any, get_type_hints

from sqlalchemy import BigInteger, Column, Float, Index, Integer, MetaData, Table, Text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.schema import CreateTable

from whosays.model.check import Check
from whosays.model.claim import Claim, Reading
from whosays.model.derivation import Derivation
from whosays.model.document import Document, Unreadable
from whosays.model.finding import Finding
from whosays.model.identity import identity
from whosays.model.link import Lineage, Traced
from whosays.model.period import AsOf
from whosays.model.report import Source
from whosays.model.shelf import (
    Drafted,
    FileRow,
    Happened,
    Leaf,
    Moment,
    Related,
    Row,
    Said,
    SpeakerRow,
    Standing,
    Told,
)
from whosays.store.protocol import Kind
from whosays.store.rows import schema_of

METADATA = MetaData()

ORDERED = Text().with_variant(postgresql.TEXT(collation="C"), "postgresql")
"""A text that is sorted by its bytes, whatever the language of a server."""
NUMBER = Integer().with_variant(BigInteger(), "postgresql")
"""A number of 32 bits without a sign."""

TABLES = {
    kind: Table(
        kind.value,
        METADATA,
        Column("id", ORDERED, primary_key=True),
        Column("words", Text, nullable=False),
        Column("record", Text, nullable=False),
        Column("checksum", NUMBER, nullable=False),
        Column("digest", Text, nullable=False),
        sqlite_with_rowid=False,
    )
    for kind in Kind
}

MARKS = Table(
    "marks",
    METADATA,
    Column("kind", ORDERED, primary_key=True),
    Column("name", ORDERED, primary_key=True),
    Column("value", ORDERED, primary_key=True),
    Column("id", ORDERED, primary_key=True),
    Index("marks_of", "kind", "id"),
    sqlite_with_rowid=False,
)

WEIGHTS = Table(
    "weights",
    METADATA,
    Column("kind", ORDERED, primary_key=True),
    Column("id", ORDERED, primary_key=True),
    Column("name", ORDERED, primary_key=True),
    Column("value", Float, nullable=False),
    sqlite_with_rowid=False,
)

ABOUT = Table("about", METADATA, Column("schema", Text, primary_key=True), Column("home", Text, nullable=False))

_RECORDS = (
    *(Document, Unreadable, AsOf, Reading, Claim, Traced, Lineage, Finding, Check, Derivation),
    *(Source, Row, Told, Leaf, Moment, Standing),
    *(SpeakerRow, Said, Related, Happened, FileRow, Drafted),
)


@lru_cache(maxsize=1)
def digest() -> str:
    """A digest of all tables and of the fields of all records in them: another one means that the ledger is rebuilt."""
    tables = [str(CreateTable(table).compile(dialect=sqlite.dialect())) for table in METADATA.sorted_tables]
    return identity("ledger", *tables, *(line for record in _RECORDS for line in _shape(record, set())))


def _shape(record: Any, seen: set[Any]) -> list[str]:
    """The schema and fields of `record` and of every record in it, each once."""
    if record in seen:
        return []
    seen.add(record)
    hints = get_type_hints(record)
    lines = [f"{schema_of(record)} " + " ".join(f"{f.name}:{hints[f.name]}" for f in fields(record) if f.init)]
    for hint in hints.values():
        for inner in _records_in(hint):
            lines.extend(_shape(inner, seen))
    return lines


def _records_in(hint: Any) -> list[Any]:
    if hasattr(hint, "__dataclass_fields__"):
        return [hint]
    return [record for part in getattr(hint, "__args__", ()) for record in _records_in(part)]
