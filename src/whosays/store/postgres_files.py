"""What a team keeps of a case, in PostgreSQL: its files by path, and the lock that all machines share.

What always holds: what is written is there whole or not at all; each writing has a number of its own, by which a
machine asks for what is new; a file is only ever written over what whoever writes had seen. A database holds one case.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, LiteralString

from whosays.errors import ConflictError, InUseError, StoreError
from whosays.model.filed import Change, Filed
from whosays.store.postgres_line import connected, told

if TYPE_CHECKING:
    from psycopg import Connection

    from whosays.store.postgres_line import Address

VERSION = 1
"""Of the tables below: what raises it is in the changelog."""
_MAKE: tuple[LiteralString, ...] = (
    "CREATE SCHEMA IF NOT EXISTS whosays",
    "CREATE TABLE whosays.about (version integer NOT NULL, id uuid NOT NULL, revision bigint NOT NULL)",
    'CREATE TABLE whosays.files (path text COLLATE "C" PRIMARY KEY, size bigint NOT NULL, digest text NOT NULL, '
    "content bytea NOT NULL, revision bigint NOT NULL)",
    "CREATE INDEX files_by_revision ON whosays.files (revision)",
)
_ABOUT: LiteralString = "INSERT INTO whosays.about SELECT %s, gen_random_uuid(), 0"
_NEXT: LiteralString = "UPDATE whosays.about SET revision = revision + 1 RETURNING revision"
_NEW: LiteralString = (
    "INSERT INTO whosays.files (path, size, digest, content, revision) VALUES (%(path)s, %(size)s, %(digest)s, "
    "%(content)s, %(revision)s) ON CONFLICT (path) DO UPDATE SET size = excluded.size, digest = excluded.digest, "
    "content = excluded.content, revision = excluded.revision WHERE whosays.files.digest = ''"
)
_OVER: LiteralString = (
    "UPDATE whosays.files SET size = %(size)s, digest = %(digest)s, revision = %(revision)s, "
    "content = substring(content FROM 1 FOR %(start)s::integer) || %(content)s "
    "WHERE path = %(path)s AND digest = %(was)s"
)
_TRY: LiteralString = "SELECT pg_try_advisory_lock(2003332979, 1)"  # "whos"
_TAKE: LiteralString = "SELECT pg_advisory_lock(2003332979, 1)"
_HOLDER: LiteralString = (
    "SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid) WHERE l.locktype = 'advisory' "
    "AND l.classid = 2003332979 AND l.objid = 1 AND l.granted AND l.database = "
    "(SELECT oid FROM pg_database WHERE datname = current_database())"
)


class PostgresFiles:
    """The files of a case at an address, on a line that is closed with it. Raises StoreError where that breaks."""

    def __init__(self, address: Address, purpose: str) -> None:
        self.place = address.shown
        self._address = address
        self._line: Connection[Any] = connected(address, purpose)

    def is_begun(self) -> bool:
        """Whether there is a case. Raises StoreError where it is one of a later version."""
        if self._value("SELECT to_regclass('whosays.about')") is None:
            return False
        version = self._value("SELECT version FROM whosays.about")
        if version != VERSION:
            raise StoreError(
                f"{self.place}: the store is of version {version}, this whosays knows {VERSION}; use the whosays that "
                "the rest of the team uses: pip install --upgrade whosays"
            )
        return True

    def begin(self, changes: Iterable[Change]) -> tuple[str, int]:
        """Makes the tables and writes `changes`, together; gives the id of the store and the number of the writing."""
        with self._telling(), self._line.transaction():
            for statement in _MAKE:
                self._line.execute(statement)
            self._line.execute(_ABOUT, [VERSION])
            return self._id(), self.write(changes)

    def state(self) -> tuple[str, int]:
        """The id of the store and the number of its last writing. Raises StoreError where it holds no case."""
        if not self.is_begun():
            raise StoreError(
                f"{self.place} holds no case (any more); mend the address in store.toml, or bring the database back. "
                "To go on from this folder: delete store.toml, then whosays init CASE --store ADDRESS"
            )
        return self._id(), int(self._value("SELECT revision FROM whosays.about"))

    def since(self, revision: int) -> list[Filed]:
        """The files that were written after the writing of that number, by path."""
        asked: LiteralString = "SELECT path, size, digest FROM whosays.files WHERE revision > %s ORDER BY path"
        return [Filed(path=path, size=size, digest=digest) for path, size, digest in self._rows(asked, revision)]

    def looked_at(self) -> list[Filed]:
        """All files as their bytes are now, whatever is said of them."""
        asked: LiteralString = (
            "SELECT path, length(content), encode(sha256(content), 'hex') FROM whosays.files WHERE digest <> '' "
            "ORDER BY path"
        )
        return [Filed(path=path, size=size, digest=digest) for path, size, digest in self._rows(asked)]

    def content(self, path: str, start: int = 0) -> bytes:
        """The bytes of a file from `start` on."""
        asked: LiteralString = "SELECT substring(content FROM %s::integer) FROM whosays.files WHERE path = %s"
        found = self._value(asked, start + 1, path)
        if found is None:
            raise StoreError(f"{self.place} lacks {path}, which it had acknowledged; bring it back from a copy.")
        return bytes(found)

    def beginning(self, path: str, size: int) -> str:
        """The SHA-256 of the first `size` bytes of a file."""
        asked: LiteralString = (
            "SELECT encode(sha256(substring(content FROM 1 FOR %s::integer)), 'hex') FROM whosays.files WHERE path = %s"
        )
        return str(self._value(asked, size, path))

    def write(self, changes: Iterable[Change]) -> int:
        """Makes all `changes` or none; gives the number of the writing. Raises ConflictError where one of the files is
        no longer as whoever writes had seen it."""
        with self._telling(), self._line.transaction():
            revision = int(self._value(_NEXT))
            for change in changes:
                told_as = {name: getattr(change.now, name) for name in ("path", "size", "digest")}
                told_as |= {name: getattr(change, name) for name in ("start", "content", "was")}
                done = self._line.execute(_OVER if change.was else _NEW, {**told_as, "revision": revision})
                if done.rowcount != 1:
                    raise ConflictError(f"{self.place}: {change.now.path} was changed there meanwhile; run again.")
        return revision

    @contextmanager
    def held(self, wait: float, say: Callable[[str], None]) -> Iterator[None]:
        """Holds the lock of the case on all machines, as long as the line holds; waits up to `wait` seconds for it,
        then raises InUseError naming who holds it."""
        if not self._value(_TRY):
            say(f"waiting for {self._holder()}, which is using {self.place}")
            self._take(wait)
        yield

    def _take(self, wait: float) -> None:
        """Waits for the lock in the queue of the server: who came first has it first."""
        from psycopg.errors import LockNotAvailable

        self._value("SELECT set_config('lock_timeout', %s, false)", f"{max(1, round(1_000 * wait))}ms")
        try:
            with self._telling(LockNotAvailable):
                self._line.execute(_TAKE)
        except LockNotAvailable:
            raise InUseError(f"{self.place} is in use by {self._holder()}; run again when that is done.") from None
        self._value("SELECT set_config('lock_timeout', '0', false)")

    def _holder(self) -> str:
        return str(self._value(_HOLDER) or "another machine")

    def close(self) -> None:
        """Gives back the line, and the lock with it."""
        self._line.close()

    def _id(self) -> str:
        return str(self._value("SELECT id FROM whosays.about"))

    def _rows(self, statement: LiteralString, *values: object) -> list[Any]:
        with self._telling():
            return self._line.execute(statement, values).fetchall()

    def _value(self, statement: LiteralString, *values: object) -> Any:
        rows = self._rows(statement, *values)
        return rows[0][0] if rows else None

    @contextmanager
    def _telling(self, *expected: type[Exception]) -> Iterator[None]:
        import psycopg

        try:
            yield
        except expected:
            raise
        except psycopg.Error as fault:
            raise StoreError(told(fault, self._address)) from None
