"""Sheets of claims among documents: a person who hands one over as a document is told how its rows are taken."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whosays.pipeline.claimsheet import REQUIRED

if TYPE_CHECKING:
    from pathlib import Path

SHEETS = frozenset({".csv", ".tsv"})
HEAD = 2_000
"""Bytes of a sheet in which its first row ends."""
_BETWEEN = re.compile(r"[,;\t]")


def heads_claims(file: Path) -> bool:
    """Whether the first row of a sheet names the columns that claims must have."""
    if file.suffix.lower() not in SHEETS:
        return False
    with file.open("rb") as opened:
        first = opened.read(HEAD).decode("utf-8-sig", "replace").partition("\n")[0]
    return set(REQUIRED) <= {cell.strip(' "\r').casefold() for cell in _BETWEEN.split(first)}


def told(file: Path) -> str:
    """What is said of one that was handed over as a document."""
    columns = f"{', '.join(REQUIRED[:-1])} and {REQUIRED[-1]}"
    return (
        f"{file}: it looks like a sheet of claims (columns {columns}) and is read as a document; to take its rows as "
        f"claims into a case: whosays add CASE --claims {file}"
    )
