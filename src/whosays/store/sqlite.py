"""The ledger in SQLite: write-ahead log, every commit on the disk, no trust in a file from elsewhere (Trust T16).

What always holds: a ledger of another schema, or one that is damaged when it is opened, is begun anew, because all that
it holds can be derived again. This module imports SQLAlchemy: whoever opens no case does not pay for it.
"""

from __future__ import annotations

import platform
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import NullPool

from whosays.errors import CaseError
from whosays.model.identity import identity
from whosays.store import schema
from whosays.store.tables import Dialect, TableStore

_DAMAGED = (DatabaseError, UnicodeDecodeError)
"""What a damaged file comes to: a fault that is told, or one whose words are damaged themselves."""
_SETTINGS = (
    *("busy_timeout=10000", "trusted_schema=OFF", "cell_size_check=ON", "journal_mode=WAL", "synchronous=FULL"),
    "cache_size=-32768",  # 32 MB: with the usual 2 MB a ledger of 200,000 claims is read from the disk over and over
)


class SqliteStore(TableStore):
    """The ledger of a case in one file. `note` is told when an old or damaged ledger is begun anew."""

    def __init__(self, file: Path, note: Callable[[str], None] = lambda _: None) -> None:
        super().__init__(_opened(file, note), _dialect(file))


def _dialect(file: Path) -> Dialect:
    return Dialect(
        insert=insert,
        place="instr",
        steady=("BEGIN",),
        together=("BEGIN IMMEDIATE",),
        kept=str,
        damaged=_DAMAGED,
        told=lambda fault: f"{file}: {_told(fault)}. Delete the file if it is damaged, a build makes it again.",
        damage=lambda name: f"{file}: a row was damaged ({name}); delete the file, a build makes it again.",
    )


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
