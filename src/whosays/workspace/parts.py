"""The folder of an extraction that goes on where it stopped: parts of claims and of documents as Parquet.

What always holds: a part is there whole or not at all, and tells what it was made of; one that is there is made of
the same documents by the same words; the last run leaves nothing of an earlier one.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from whosays.custody import durable
from whosays.errors import InputError
from whosays.export import flat
from whosays.export.flat import FlatTable
from whosays.export.parquet import about, parquet
from whosays.workspace.folders import PARTS
from whosays.workspace.harvest_rows import DOCUMENTS, Told

CLAIMS: Final = "claims"
KEY, COUNTS, MADE_WITH = "key", "counts", "made_with"
_TABLES: Final = {CLAIMS: flat.CLAIMS, "documents": DOCUMENTS}
"""The tables, in the order in which a part of each is written: one whose documents are there is whole."""

Counts = Mapping[str, int]


class Parts:
    """The parts in `folder`, made with words and code that `made_with` digests. Raises InputError where the folder
    holds anything else, or parts that were made with others."""

    def __init__(self, folder: Path, made_with: str) -> None:
        self._folder = folder
        self._made_with = made_with
        _check(folder, made_with)
        parquet(FlatTable(name=CLAIMS, columns=flat.CLAIMS, rows=()))  # tells at once that pyarrow is missing
        self._mark({})

    def counts(self, number: int, key: str) -> Counts | None:
        """What the part of that number holds; None where it is not there, or was made of other documents."""
        told = about(self._place("documents", number))
        if told.get(KEY) != key or not self._place(CLAIMS, number).is_file():
            return None
        counts: Counts = json.loads(told[COUNTS])
        return counts

    def write(self, number: int, key: str, told: Sequence[Told]) -> Counts:
        """Writes the part of that number; gives what it holds."""
        counts = Counter(each.document["status"] for each in told)
        counts[CLAIMS] = sum(len(each.claims) for each in told)
        rows = {
            CLAIMS: tuple(dict(row) for each in told for row in each.claims),
            "documents": tuple(dict(each.document) for each in told),
        }
        more = {KEY: key, COUNTS: json.dumps(counts, sort_keys=True)}
        for name, columns in _TABLES.items():
            table = FlatTable(name=name, columns=columns, rows=rows[name], about=more)
            durable.write(self._place(name, number), parquet(table))
        return counts

    def end(self, parts: int, counts: Counts) -> None:
        """Leaves nothing but so many parts, which hold so much in all, and the mark of a whole extraction."""
        for name in _TABLES:
            kept = {self._place(name, number) for number in range(parts)}
            for file in set((self._folder / name).glob("part-*.parquet")) - kept:
                file.unlink()
        self._mark({"parts": parts, **dict(sorted(counts.items()))})

    def _place(self, name: str, number: int) -> Path:
        return self._folder / name / f"part-{number:06d}.parquet"

    def _mark(self, whole: Counts) -> None:
        mark = {"schema": PARTS.schema, MADE_WITH: self._made_with, "complete": bool(whole), **whole}
        durable.write(self._folder / PARTS.mark, (json.dumps(mark, indent=1) + "\n").encode("ascii"))


def _check(folder: Path, made_with: str) -> None:
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder} is there and is no folder; name another with --out.")
    names = _names(folder)
    if not names:
        return
    if PARTS.mark not in names:
        raise InputError(f"{folder}: it holds something else ({min(names)}); name another folder with --out.")
    try:
        before = json.loads((folder / PARTS.mark).read_text("utf-8"))[MADE_WITH]
    except (ValueError, KeyError, TypeError) as fault:
        raise InputError(f"{folder}: its {PARTS.mark} cannot be read ({fault}); name another folder.") from fault
    if before != made_with:
        raise InputError(
            f"{folder}: its parts were made by another version of whosays or with other words, so they do not go "
            f"together with new ones; name another folder with --out."
        )


def _names(folder: Path) -> Iterable[str]:
    return {path.name for path in folder.iterdir() if not path.name.startswith(".")} if folder.is_dir() else ()
