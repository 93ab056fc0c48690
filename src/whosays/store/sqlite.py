"""The ledger in SQLite: write-ahead log, every commit on the disk, no trust in a file from elsewhere (Trust T16).

What always holds: a row that comes back has the checksum it was written with; a ledger of another schema, or one that
is damaged when it is opened, is begun anew, because all that it holds can be derived again. This module imports
SQLAlchemy: whoever opens no case does not pay for it.
"""

from __future__ import annotations

import platform
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any
from zlib import crc32

from sqlalchemy import URL, Connection, Engine, Table, create_engine, delete, func, or_, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from whosays.errors import CaseError
from whosays.model.identity import identity
from whosays.store import schema, sqlite_pages
from whosays.store.protocol import Entry, Kind, Page, Record, Tally, Wanted
from whosays.store.rows import decoded, encoded, schema_of

PAGE = 500
"""Rows, ids or questions that one statement deals with: SQLite allows 999 parameters on its oldest versions."""

_DAMAGED = (DatabaseError, UnicodeDecodeError)
"""What a damaged file comes to: a fault that is told, or one whose words are damaged themselves."""
_SETTINGS = (
    *("busy_timeout=10000", "trusted_schema=OFF", "cell_size_check=ON", "journal_mode=WAL", "synchronous=FULL"),
    "cache_size=-32768",  # 32 MB: with the usual 2 MB a ledger of 200,000 claims is read from the disk over and over
)


class SqliteStore:
    """The ledger of a case in one file. `note` is told when an old or damaged ledger is begun anew."""

    def __init__(self, file: Path, note: Callable[[str], None] = lambda _: None) -> None:
        self._file = file
        self._connection = _opened(file, note)
        self._inside = False

    def add(self, kind: Kind, entries: Iterable[Entry]) -> None:
        """See `Store.add`."""
        table = schema.TABLES[kind]
        statement = insert(table)
        statement = statement.on_conflict_do_update(
            index_elements=["id"],
            set_={name: statement.excluded[name] for name in ("words", "record", "checksum", "digest")},
        )
        with self._change():
            for page in _pages(entries):
                new = self._new(table, page)
                if new:
                    self._connection.execute(statement, [_row(entry, digest) for entry, digest in new])
                    sqlite_pages.mark(self._connection, kind, [entry for entry, _ in new])

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
        table, low = schema.TABLES[kind], sought.casefold()
        wanted = or_(func.substr(table.c.id, 1, len(low)) == low, func.instr(table.c.words, low) > 0)
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
            return sqlite_pages.page(self._connection, kind, wanted)

    def tallies(self, kind: Kind, names: Sequence[str], wanted: Wanted) -> dict[str, Tally]:
        """See `Store.tallies`."""
        with self._reading():
            return sqlite_pages.tallies(self._connection, kind, names, wanted)

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
                sqlite_pages.unmark(self._connection, kind, page)

    @contextmanager
    def together(self) -> Iterator[None]:
        """See `Store.together`. The lock to write is taken at once: nothing fails half-way because another began."""
        with self._within("BEGIN IMMEDIATE"):
            yield

    @contextmanager
    def steady(self) -> Iterator[None]:
        """See `Store.steady`."""
        with self._within("BEGIN"):
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
            raise CaseError(f"{self._file}: a row was damaged ({row.id}); delete the file, a build makes it again.")
        return decoded(row.record, shape)

    @contextmanager
    def _reading(self) -> Iterator[None]:
        try:
            yield
        except _DAMAGED as fault:
            raise CaseError(
                f"{self._file}: {_told(fault)}. Delete the file if it is damaged, a build makes it again."
            ) from fault

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
    def _within(self, begin: str) -> Iterator[None]:
        with self._reading():
            self._connection.exec_driver_sql(begin)
            self._inside = True
            try:
                yield
            except BaseException:
                with suppress(DatabaseError):
                    self._connection.exec_driver_sql("ROLLBACK")
                raise
            finally:
                self._inside = False
            self._connection.exec_driver_sql("COMMIT")


def _row(entry: Entry, digest: str) -> dict[str, Any]:
    record = encoded(entry.record)
    checksum = crc32(record.encode("utf-8"))
    words = entry.words.casefold()
    return {"id": entry.id, "words": words, "record": record, "checksum": checksum, "digest": digest}


def _digest(entry: Entry) -> str:
    """A digest of all that an entry tells: records write all their fields out, at a third of the time of encoding."""
    return identity(schema_of(type(entry.record)), repr(entry.record), entry.words, entry.marks, entry.weights)


def _pages(items: Iterable[Any]) -> Iterator[list[Any]]:
    steps = iter(items)
    while page := list(islice(steps, PAGE)):
        yield page


def _opened(file: Path, note: Callable[[str], None]) -> Connection:
    """A connection to a ledger of this schema: the one that is there, or a new one."""
    if file.is_symlink():
        raise CaseError(f"{file} is a symbolic link; a case holds its own files. Delete the link and run again.")
    if file.exists():
        connection = _connected(file)
        fault = _fault(connection, file)
        if not fault:
            return connection
        connection.close()
        note(f"{file.name}: {fault}; it is made again")
        _remove(file)
    connection = _connected(file)
    try:
        _settle(connection)
        schema.METADATA.create_all(connection)
        connection.execute(schema.ABOUT.insert(), {"schema": schema.digest(), "home": _home(file)})
    except DatabaseError as fault:
        raise CaseError(
            f"{file}: the ledger cannot be written ({fault.orig}); see to the disk and run again."
        ) from fault
    return connection


@lru_cache(maxsize=8)
def _engine(file: Path) -> Engine:
    """What opens connections to a ledger and keeps none of them: it remembers the statements that it has put together,
    which takes longer than most of them do."""
    address = URL.create("sqlite", database=str(file))
    return create_engine(address, poolclass=NullPool, isolation_level="AUTOCOMMIT", hide_parameters=True)


def _connected(file: Path) -> Connection:
    try:
        return _engine(file.absolute()).connect()
    except DatabaseError as fault:
        raise CaseError(
            f"{file}: the ledger cannot be opened ({fault.orig}); delete it, a build makes it again."
        ) from fault


def _settle(connection: Connection) -> None:
    for setting in _SETTINGS:
        connection.exec_driver_sql(f"PRAGMA {setting}")


def _fault(connection: Connection, file: Path) -> str:
    """Why the ledger that is there cannot be used, or nothing. One written elsewhere is checked page by page."""
    try:
        _settle(connection)
        written = connection.execute(select(schema.ABOUT)).first()
        if written is None or written.schema != schema.digest():
            return "it is of another version"
        if written.home != _home(file):
            verdict = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
            if verdict != "ok":
                return f"it is damaged ({verdict})"
            connection.execute(schema.ABOUT.update(), {"home": _home(file)})
    except _DAMAGED as fault:
        return f"it cannot be used ({_told(fault)})"
    return ""


def _told(fault: Exception) -> object:
    """What the library itself says of a fault."""
    return fault.orig if isinstance(fault, DatabaseError) else fault


def _home(file: Path) -> str:
    """Where a ledger was last written: this machine and path."""
    return identity("home", platform.node(), file.resolve())


def _remove(file: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            file.with_name(file.name + suffix).unlink()
