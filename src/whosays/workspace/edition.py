"""Which edition of whosays this is: what a ledger is derived with."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from whosays import __version__
from whosays.model.identity import identity, sha256

TOOL = f"whosays {__version__}"


@lru_cache(maxsize=1)
def edition() -> str:
    """A digest of the version and the code of this package: another one means that a ledger is derived again."""
    package = Path(__file__).parents[1]
    files = sorted(package.rglob("*.py"))
    return identity(
        __version__, *(f"{file.relative_to(package).as_posix()} {sha256(file.read_bytes())}" for file in files)
    )
