"""A case that a team shares: where its store is, and the lock that all machines share.

What always holds: `store.toml` is no part of the case, so that a bundle names no server and another machine may reach
the same store by another way; no password ever stands in it.
"""

from __future__ import annotations

from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from whosays import settings as case_settings
from whosays.custody import durable, mirror
from whosays.errors import SettingsError
from whosays.lexicon.strict import Strict, read
from whosays.workspace import lock
from whosays.workspace.progress import Say, silence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from whosays.settings import Settings
    from whosays.store.postgres_files import PostgresFiles
    from whosays.store.postgres_line import Address
    from whosays.store.protocol import Store

FILE = "store.toml"
WAIT = 30.0
"""Seconds to wait for others before the settings of a case are read."""
_TEXT = """\
# Where the team keeps this case. No part of the case: another machine may have another address of the same store.
# No password here: PostgreSQL takes it from ~/.pgpass, PGPASSWORD or a service file.
url = "{url}"
"""


class _StoreFile(Strict):
    """The whole file."""

    url: str


def address(case: Path) -> Address | None:
    """Where the store is that `case` is shared in; None where it is not. Raises SettingsError where `store.toml` is
    wrong."""
    file = case / FILE
    if not file.is_file():
        return None
    from whosays.store.postgres_line import address_of

    try:
        found = address_of(read(durable.read(file).decode("utf-8"), _StoreFile, str(file), SettingsError).url)
    except UnicodeDecodeError:
        raise SettingsError(f"{file}: cannot be read as UTF-8 text; save it again as UTF-8.") from None
    if found.password:
        raise SettingsError(f"{file}: a password stands in it; take it out, and put it into ~/.pgpass or PGPASSWORD.")
    return found


def note_down(case: Path, where: Address) -> None:
    """Writes `where` the store is into the folder of `case`."""
    escaped = "".join(f"\\u{ord(c):04x}" if c in '"\\' or not c.isprintable() else c for c in where.url)
    durable.write(case / FILE, _TEXT.replace("{url}", escaped).encode("utf-8"))


def ledger(case: Path, note: Say = silence) -> Store | None:
    """The ledger of `case` that the team shares, open; None where there is none. `note` is told if it is made again."""
    if (where := address(case)) is None:
        return None
    from whosays.store.postgres import PostgresStore

    return PostgresStore(where, note)


@contextmanager
def held(case: Path, wait: float, say: Say, purpose: str) -> Iterator[PostgresFiles | None]:
    """The store of `case`, held on all machines for a `purpose`; None where it is not shared, or cannot be written to
    here and is read as it is."""
    where = address(case) if lock.can_write(case) else None
    if where is None:
        yield None
        return
    from whosays.store.postgres_files import PostgresFiles

    with closing(PostgresFiles(where, purpose)) as files, files.held(wait, say):
        yield files


@contextmanager
def looked_at(case: Path) -> Iterator[PostgresFiles | None]:
    """The store of `case`, to look at; None where it is not shared."""
    where = address(case)
    if where is None:
        yield None
        return
    from whosays.store.postgres_files import PostgresFiles

    with closing(PostgresFiles(where, "audit")) as files:
        yield files


def current_settings(case: Path, say: Say) -> Settings:
    """The settings of `case`, after taking over what is new in its store, where it is shared."""
    refresh(case, say)
    return case_settings.load(case)


def refresh(case: Path, say: Say, wait: float = WAIT) -> None:
    """Takes over what is new in the store of `case`, where it is shared; waits up to `wait` seconds for others.

    Raises InUseError where that is not enough, StoreError where the store is not reached or refuses.
    """
    where = address(case) if lock.can_write(case) else None
    if where is None:
        return
    from whosays.store.postgres_files import PostgresFiles

    with closing(PostgresFiles(where, lock.READ)) as files:
        if mirror.is_behind(case, files):
            with lock.held(case, wait, say, lock.READ), files.held(wait, say):
                mirror.pull(case, files, say)
