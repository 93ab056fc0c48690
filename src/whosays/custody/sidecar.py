"""The sidecar: `metadata.csv` beside files says what they do not say themselves (Records 1).

One row a file: name, published, publisher, url, title, lang; every column but the name may be missing or empty.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path

from whosays.errors import InputError, nearest_or

NAME = "metadata.csv"
COLUMNS = ("name", "published", "publisher", "url", "title", "lang")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a person says about a file: when, by which publisher and where it was published, its title and language;
    with `claims`, that each of its rows is a claim."""

    published: date | None = None
    publisher: str | None = None
    address: str | None = None
    title: str | None = None
    language: str | None = None
    claims: bool = False

    def or_else(self, other: Given) -> Given:
        """These values, and those of `other` where there is none here."""
        return Given(
            published=self.published or other.published,
            publisher=self.publisher or other.publisher,
            address=self.address or other.address,
            title=self.title or other.title,
            language=self.language or other.language,
            claims=self.claims or other.claims,
        )


def given_beside(folder: Path) -> dict[str, Given]:
    """What `folder/metadata.csv` says of each file, by its name; nothing where there is no such file.

    Raises InputError naming file, line and column.
    """
    file = folder / NAME
    if file.is_symlink():
        raise InputError(f"{file} is a link, and links are not followed; put the file itself there.")
    try:
        text = file.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (UnicodeDecodeError, OSError) as fault:
        raise InputError(f"{file}: cannot be read as UTF-8 text ({fault}); save it as CSV in UTF-8.") from None
    return _given(text, file)


def _given(text: str, file: Path) -> dict[str, Given]:
    rows = csv.DictReader(StringIO(text, newline=""), strict=True)
    found: dict[str, Given] = {}
    try:
        _check_columns(rows.fieldnames or [], file)
        for row in rows:
            place = f"{file}, line {rows.line_num}"
            name = (row.get("name") or "").strip()
            if not name or None in row:
                raise InputError(f"{place}: each row has a name and as many cells as the first line has columns.")
            if name in found:
                raise InputError(f"{place}: {name!r} stands there twice; keep one row.")
            found[name] = _row(row, place)
    except csv.Error as fault:
        raise InputError(f"{file}, line {rows.reader.line_num}: not CSV ({fault}); mend that line.") from None
    return found


def _check_columns(columns: object, file: Path) -> None:
    names = [str(column) for column in columns] if isinstance(columns, (list, tuple)) else []
    for name in names:
        if name not in COLUMNS:
            hint = nearest_or(name, COLUMNS, f"known columns are: {', '.join(COLUMNS)}.")
            raise InputError(f"{file}, line 1: unknown column {name!r}; {hint}")
    if "name" not in names:
        raise InputError(f"{file}, line 1: the column 'name' is missing; it holds the file names.")


def _row(row: dict[str, str], place: str) -> Given:
    value = {column: (row.get(column) or "").strip() or None for column in COLUMNS}
    published = value["published"]
    try:
        day = date.fromisoformat(published) if published else None
    except ValueError:
        raise InputError(f"{place}: 'published' is {published!r}; write a date such as 2025-03-31.") from None
    return Given(
        published=day,
        publisher=value["publisher"],
        address=value["url"],
        title=value["title"],
        language=value["lang"],
    )
