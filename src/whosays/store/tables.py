"""The verbs of a store over tables, the same for every database: statements of SQLAlchemy Core on one connection.

What always holds: a row that comes back has the checksum it was written with; what is there as it is, is neither
encoded nor written again. This module imports SQLAlchemy: whoever opens no case does not pay for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any
from zlib import crc32

from sqlalchemy import ColumnElement, Connection, Table, delete, func, or_, select
from sqlalchemy.exc import SQLAlchemyError

from whosays.errors import CaseError
from whosays.model.identity import identity
from whosays.store import pages, schema
from whosays.store.pages import Marked
from whosays.store.protocol import Entry, Kind, Page, Record, Tally, Wanted
from whosays.store.rows import decoded, encoded, schema_of

PAGE = 500
"""Rows, ids or questions that one statement deals with: SQLite allows 999 parameters on its oldest versions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """What a database does in a way of its own: `insert` begins a statement that may replace what is there; `place` is
    its function that gives where in a text words begin, 0 for nowhere; `steady` and `together` begin a transaction to
    read and one to write; `kept` is a text as it can be held; faults `damaged` are told by `told`, and a damaged row by
    `damage`, which gets its id; each is raised as `error`."""

    insert: Callable[[Table], Any]
    place: str
    steady: tuple[str, ...]
    together: tuple[str, ...]
    kept: Callable[[str], str]
    damaged: tuple[type[Exception], ...]
    told: Callable[[Exception], str]
    damage: Callable[[str], str]
    error: type[CaseError] = CaseError


class TableStore:
    """A store over the tables of `schema` on an open connection, which it closes."""

    def __init__(self, connection: Connection, dialect: Dialect) -> None:
        self._connection = connection
        self._dialect = dialect
        self._inside = False

    def add(self, kind: Kind, entries: Iterable[Entry]) -> None:
        """See `Store.add`."""
        table = schema.TABLES[kind]
        statement = self._dialect.insert(table)
        statement = statement.on_conflict_do_update(
            index_elements=["id"],
            set_={name: statement.excluded[name] for name in ("words", "record", "checksum", "digest")},
        )
        with self._change():
            for page in _pages(entries):
                new = self._new(table, page)
                if new:
                    self._connection.execute(statement, [self._row(entry, digest) for entry, digest in new])
                    pages.mark(self._connection, kind, [self._marked(entry) for entry, _ in new])

    def get(self, kind: Kind, entry_id: str, shape: type[Record]) -> Record | None:
        """See `Store.get`."""
        table = schema.TABLES[kind]
        with self._reading():
            row = self._connection.execute(select(table).where(table.c.id == entry_id)).one_or_none()
        return None if row is None else self._record(row, shape)

    def each(self, kind: Kind, shape: type[Record]) -> Iterator[tuple[str, Record]]:
        """See `Store.each`."""
        table = schema.TABLES[kind]
        last = ""
        while True:
            with self._reading():
                page = self._connection.execute(
                    select(table).where(table.c.id > last).order_by(table.c.id).limit(PAGE)
                ).all()
            yield from ((row.id, self._record(row, shape)) for row in page)
            if len(page) < PAGE:
                return
            last = page[-1].id

    def waiting(self, kind: Kind, ids: Iterable[str]) -> tuple[str, ...]:
        """See `Store.waiting`."""
        table = schema.TABLES[kind]
        waiting: list[str] = []
        for page in _pages(ids):
            with self._reading():
                there = set(self._connection.scalars(select(table.c.id).where(table.c.id.in_(page))))
            waiting.extend(entry_id for entry_id in page if entry_id not in there)
        return tuple(waiting)

    def find(self, kind: Kind, sought: str) -> tuple[str, ...]:
        """See `Store.find`."""
        table, low = schema.TABLES[kind], self._dialect.kept(sought.casefold())
        wanted = or_(func.substr(table.c.id, 1, len(low)) == low, self._holds(table, low))
        with self._reading():
            return tuple(self._connection.scalars(select(table.c.id).where(wanted).order_by(table.c.id)))

    def some(self, kind: Kind, ids: Iterable[str], shape: type[Record]) -> dict[str, Record]:
        """See `Store.some`."""
        table, found = schema.TABLES[kind], dict[str, Record]()
        for page in _pages(ids):
            with self._reading():
                rows = self._connection.execute(select(table).where(table.c.id.in_(page))).all()
            told = {row.id: row for row in rows}
            found |= {name: self._record(told[name], shape) for name in page if name in told}
        return found

    def page(self, kind: Kind, wanted: Wanted) -> Page:
        """See `Store.page`."""
        with self._reading():
            return pages.page(self._connection, kind, self._asked(wanted), self._holds)

    def tallies(self, kind: Kind, names: Sequence[str], wanted: Wanted) -> dict[str, Tally]:
        """See `Store.tallies`."""
        with self._reading():
            return pages.tallies(self._connection, kind, names, self._asked(wanted), self._holds)

    def tally(self, kind: Kind, name: str, wanted: Wanted) -> Tally:
        """See `Store.tally`."""
        return self.tallies(kind, [name], wanted)[name]

    def keep(self, kind: Kind, ids: Iterable[str]) -> None:
        """See `Store.keep`."""
        table, kept = schema.TABLES[kind], set(ids)
        with self._reading():
            gone = [entry_id for entry_id in self._connection.scalars(select(table.c.id)) if entry_id not in kept]
        if not gone:
            return
        with self._change():
            for page in _pages(gone):
                self._connection.execute(delete(table).where(table.c.id.in_(page)))
                pages.unmark(self._connection, kind, page)

    @contextmanager
    def together(self) -> Iterator[None]:
        """See `Store.together`. The lock to write is taken at once: nothing fails half-way because another began."""
        with self._within(self._dialect.together):
            yield

    @contextmanager
    def steady(self) -> Iterator[None]:
        """See `Store.steady`."""
        with self._within(self._dialect.steady):
            yield

    def close(self) -> None:
        """See `Store.close`."""
        self._connection.close()

    def _new(self, table: Table, page: Sequence[Entry]) -> list[tuple[Entry, str]]:
        """Those of a page that are not there yet as they are, with the digest of each: what is there is neither encoded
        nor written again. Of several with one id the last counts."""
        told = {entry.id: (entry, _digest(entry)) for entry in page}
        there = select(table.c.id, table.c.digest).where(table.c.id.in_(list(told)))
        known = {row.id: row.digest for row in self._connection.execute(there)}
        return [(entry, digest) for entry, digest in told.values() if known.get(entry.id) != digest]

    def _record(self, row: Any, shape: type[Record]) -> Record:
        if crc32(row.record.encode("utf-8")) != row.checksum:
            raise self._dialect.error(self._dialect.damage(row.id))
        return decoded(row.record, shape)

    def _row(self, entry: Entry, digest: str) -> dict[str, Any]:
        record = encoded(entry.record)
        checksum = crc32(record.encode("utf-8"))
        words = self._dialect.kept(entry.words.casefold())
        return {"id": entry.id, "words": words, "record": record, "checksum": checksum, "digest": digest}

    def _marked(self, entry: Entry) -> Marked:
        kept = self._dialect.kept
        return entry.id, tuple((name, kept(value)) for name, value in entry.marks), entry.weights

    def _asked(self, wanted: Wanted) -> Wanted:
        kept = self._dialect.kept
        marks = tuple((name, kept(value)) for name, value in wanted.marks)
        return replace(wanted, marks=marks, words=tuple(kept(word.casefold()) for word in wanted.words))

    def _holds(self, table: Table, low: str) -> ColumnElement[bool]:
        """Whether the words of a row hold `low`, which is folded as they are."""
        place: ColumnElement[int] = getattr(func, self._dialect.place)(table.c.words, low)
        return place > 0

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except self._dialect.damaged as fault:
            raise self._dialect.error(self._dialect.told(fault)) from fault

    @contextmanager
    def _change(self) -> Iterator[None]:
        """All or nothing, by itself or together with others."""
        if self._inside:
            with self._reading():
                yield
            return
        with self.together():
            yield

    @contextmanager
    def _within(self, begin: Sequence[str]) -> Iterator[None]:
        with self._reading():
            for statement in begin:
                self._connection.exec_driver_sql(statement)
            self._inside = True
            try:
                yield
            except BaseException:
                with suppress(SQLAlchemyError):
                    self._connection.exec_driver_sql("ROLLBACK")
                raise
            finally:
                self._inside = False
            self._connection.exec_driver_sql("COMMIT")


def _digest(entry: Entry) -> str:
    """A digest of all that an entry tells: records write all their fields out, at a third of the time of encoding."""
    return identity(schema_of(type(entry.record)), repr(entry.record), entry.words, entry.marks, entry.weights)


def _pages(items: Iterable[Any]) -> Iterator[list[Any]]:
    steps = iter(items)
    while page := list(islice(steps, PAGE)):
        yield page
