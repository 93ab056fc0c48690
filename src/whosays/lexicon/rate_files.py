"""A user's own tables of exchange rates: CSV with date, from, to, rate, source, named in `case.toml`.

`date` is a day (2024-11-15), a month (2024-11), a year (2024) or two of them with a stroke (2024-11-15/2025-01); `rate`
is what one unit of `from` was worth in `to`, with a point for its decimals; `source` says whose it is.
"""

from __future__ import annotations

import calendar
import csv
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

from whosays.errors import SettingsError
from whosays.model.rate import Quote

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

COLUMNS = ("date", "from", "to", "rate", "source")
_CODE = re.compile("[A-Z]{3}")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True)
class OwnTable:
    """The rates of one file, by the pair that they are of."""

    by_pair: Mapping[tuple[str, str], Sequence[Quote]]
    base: str | None = None

    def quotes(self, one: str, other: str) -> Sequence[Quote]:
        """See `whosays.algebra.rates.Publisher`."""
        return self.by_pair.get((one, other), ())


def own_table(path: Path) -> OwnTable:
    """The rates of the file `path`. Raises SettingsError naming file, line and what to do."""
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise SettingsError(f"{path}: there is no such file of rates; mend [rates] files in case.toml.") from None
    except (OSError, UnicodeDecodeError) as fault:
        raise SettingsError(f"{path}: cannot be read as UTF-8 text ({fault}); save it again as CSV UTF-8.") from None
    rows = csv.reader(text.splitlines())
    header = [name.strip().casefold() for name in next(rows, [])]
    missing = [name for name in COLUMNS if name not in header]
    if missing:
        wanted = ",".join(COLUMNS)
        raise SettingsError(f"{path}, line 1: no column {', '.join(missing)}; the first line is {wanted}.")
    numbered = ((rows.line_num, dict(zip(header, row, strict=False))) for row in rows if any(map(str.strip, row)))
    return OwnTable(_by_pair(_quote(row, f"{path}, line {line}") for line, row in numbered))


def _by_pair(quotes: Iterable[Quote]) -> Mapping[tuple[str, str], Sequence[Quote]]:
    found: dict[tuple[str, str], list[Quote]] = {}
    for quote in quotes:
        found.setdefault((quote.one, quote.other), []).append(quote)
    return found


def _quote(row: Mapping[str, str], where: str) -> Quote:
    cells = {name: row.get(name, "").strip() for name in COLUMNS}
    for name in ("from", "to"):
        if not _CODE.fullmatch(cells[name]):
            raise SettingsError(f"{where}: {name!r} has {cells[name]!r}; write a code of three capitals, as USD.")
    if not cells["source"]:
        raise SettingsError(f"{where}: no source; say whose rate it is, or leave the line out.")
    first, last = _days(cells["date"], where)
    value, source = _value(cells["rate"], where), cells["source"]
    return Quote(one=cells["from"], other=cells["to"], first=first, last=last, value=value, source=source)


def _value(cell: str, where: str) -> Decimal:
    try:
        value = Decimal(cell)
    except InvalidOperation:
        value = Decimal(0)
    if not value.is_finite() or value <= 0:
        raise SettingsError(f"{where}: 'rate' has {cell!r}; write a number above nothing with a point, as 101.25.")
    return value


def _days(cell: str, where: str) -> tuple[date, date]:
    begin, _, end = cell.partition("/")
    try:
        first, last = _ends(begin)[0], _ends(end or begin)[1]
        if first <= last:
            return first, last
    except ValueError:
        pass
    raise SettingsError(
        f"{where}: 'date' has {cell!r}; write a day, a month, a year or two of them: 2024-11-15, 2024-11, 2024, "
        "2024-11-15/2025-01-31."
    )


def _ends(cell: str) -> tuple[date, date]:
    """The first and the last day of a day, month or year. Raises ValueError."""
    found = _DATE.fullmatch(cell.strip())
    if found is None:
        raise ValueError(cell)
    year, month, day = (int(part) if part else None for part in found.groups())
    if year is None or month is None:
        return date(year or 0, 1, 1), date(year or 0, 12, 31)
    if day is None:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    return date(year, month, day), date(year, month, day)
