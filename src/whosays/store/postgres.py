"""The ledger of a team in PostgreSQL, in a schema of its own, which may be dropped: a build makes it again.

What always holds: one writes at a time, and none fails half-way because another began; order is by bytes, as in every
store; a ledger of another version is begun anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import CreateTable

from whosays.errors import StoreError
from whosays.model.identity import identity
from whosays.store import schema
from whosays.store.postgres_line import Address, connected, told
from whosays.store.tables import Dialect, TableStore

SCHEMA = "whosays_ledger"
WRITING = "SELECT pg_catalog.pg_advisory_xact_lock(2003332979, 2)"
"""The lock of whoever writes to the ledger, until the end of the transaction. The first number is "whos"."""
_PATH = f"SET search_path = {SCHEMA}, pg_temp"
"""What ships with PostgreSQL goes first, unnamed: nothing that lies in the schema stands in for it."""


class PostgresStore(TableStore):
    """The ledger at an address. `note` is told when one of another version is begun anew."""

    def __init__(self, address: Address, note: Callable[[str], None] = lambda _: None) -> None:
        super().__init__(_opened(address, note), _dialect(address))


def _dialect(address: Address) -> Dialect:
    return Dialect(
        insert=insert,
        place="strpos",
        steady=("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",),
        together=("BEGIN", WRITING),
        kept=lambda text: text.replace("\0", "\ufffd"),  # the one sign that a text of PostgreSQL cannot hold
        damaged=(SQLAlchemyError,),
        told=lambda fault: told(_cause(fault), address),
        damage=lambda name: (
            f"{address.shown}: a row was damaged ({name}); drop the ledger, a build makes it again: "
            f"psql -c 'DROP SCHEMA {SCHEMA} CASCADE'"
        ),
        error=StoreError,
    )


def _opened(address: Address, note: Callable[[str], None]) -> Connection:
    """A connection to a ledger of this version: the one that is there, or a new one."""
    with _telling(address):
        connection = _engine(address).connect()
        try:
            connection.exec_driver_sql(_PATH)
            if _version(connection) != _wanted():
                _make(connection, note, address)
        except BaseException:
            connection.close()
            raise
    return connection


def _version(connection: Connection) -> str:
    """The version of the ledger that is there; empty where there is none."""
    there = connection.exec_driver_sql("SELECT to_regclass('about') IS NOT NULL").scalar()
    return str(connection.scalar(select(schema.ABOUT.c.schema)) or "") if there else ""


@lru_cache(maxsize=1)
def _wanted() -> str:
    """The version that this program makes."""
    how: Any = postgresql.dialect
    tables = (CreateTable(table).compile(dialect=how()) for table in schema.METADATA.sorted_tables)
    return identity("postgresql", schema.digest(), *map(str, tables))


def _make(connection: Connection, note: Callable[[str], None], address: Address) -> None:
    """Makes the tables, whole or not at all; where two come at once the second finds them made."""
    connection.exec_driver_sql("BEGIN")
    connection.exec_driver_sql(WRITING)
    found = _version(connection)
    if found != _wanted():
        if found:
            note(f"the ledger at {address.shown} is of another version; it is made again")
        connection.exec_driver_sql(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE")
        connection.exec_driver_sql(f"CREATE SCHEMA {SCHEMA}")
        schema.METADATA.create_all(connection, checkfirst=False)
        connection.execute(schema.ABOUT.insert(), {"schema": _wanted(), "home": ""})
    connection.exec_driver_sql("COMMIT")


@lru_cache(maxsize=8)
def _engine(address: Address) -> Engine:
    """What opens connections and keeps none of them: it remembers the statements that it has put together."""
    return create_engine(
        "postgresql+psycopg://",
        creator=lambda: connected(address, "ledger"),
        poolclass=NullPool,
        isolation_level="AUTOCOMMIT",
        hide_parameters=True,
        use_native_hstore=False,
    )


@contextmanager
def _telling(address: Address) -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as fault:
        raise StoreError(told(_cause(fault), address)) from fault


def _cause(fault: Exception) -> Exception:
    """What the library for PostgreSQL says of a fault."""
    cause: Any = getattr(fault, "orig", None)
    return cause if isinstance(cause, Exception) else fault
