"""A user's own tables of exchange rates: CSV with date, from, to, rate, source, named in `case.toml`.

`date` is a day (2024-11-15), a month (2024-11), a year (2024) or two of them with a stroke (2024-11-15/2025-01); `rate`
is what one unit of `from` was worth in `to`, with a point for its decimals; `source` says whose it is. An index of
prices has date, currency, index, source, and is read as what one unit of the currency is in index points.
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
    from collections.abc import Iterable, Iterator, Mapping, Sequence

COLUMNS = ("date", "from", "to", "rate", "source")
INDEX_COLUMNS = ("date", "currency", "index", "source")
ROUNDED = Decimal("0.005")
"""How far from 1 the product of a rate and its inverse may lie, both rounded by a bank to four digits."""
MOST = Decimal(10) ** 15
"""No unit of a currency was ever worth more of another, or less than one part in as many."""
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
    return OwnTable(_by_pair((_quote(row, where), where) for row, where in _rows(path, COLUMNS)))


def own_index(path: Path, points: str) -> OwnTable:
    """The index of prices of the file `path`, as what a unit of a currency is in `points`. Raises SettingsError."""
    named = {"from": "currency", "rate": "index", "date": "date", "source": "source"}
    rows = _rows(path, INDEX_COLUMNS)
    told = (({**{to: row[own] for to, own in named.items()}, "to": points}, where) for row, where in rows)
    return OwnTable(_by_pair((_quote(row, where, points), where) for row, where in told))


def _rows(path: Path, columns: Sequence[str]) -> Iterator[tuple[dict[str, str], str]]:
    """The cells of each line by its column, and where it stands."""
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        raise SettingsError(f"{path}: there is no such file of rates; mend [rates] in case.toml.") from None
    except (OSError, UnicodeDecodeError) as fault:
        raise SettingsError(f"{path}: cannot be read as UTF-8 text ({fault}); save it again as CSV UTF-8.") from None
    rows = csv.reader(text.splitlines(), strict=True)
    try:
        header, *told = [(row, rows.line_num) for row in rows] or [([], 1)]
    except csv.Error as fault:
        raise SettingsError(f"{path}, line {rows.line_num}: no table ({fault}); close what is in quotes.") from None
    names = [name.strip().casefold() for name in header[0]]
    missing = [name for name in columns if name not in names]
    if missing:
        raise SettingsError(f"{path}, line 1: no column {', '.join(missing)}; the first line is {','.join(columns)}.")
    for row, line in told:
        if any(map(str.strip, row)):
            cells = dict(zip(names, map(str.strip, row), strict=False))
            yield {name: cells.get(name, "") for name in columns}, f"{path}, line {line}"


def _by_pair(lines: Iterable[tuple[Quote, str]]) -> Mapping[tuple[str, str], Sequence[Quote]]:
    """The quotes by their pair. Raises SettingsError where two lines tell different rates of one time, either way
    round."""
    found: dict[tuple[str, str], list[Quote]] = {}
    told: dict[tuple[frozenset[str], date, date], tuple[Quote, str]] = {}
    for quote, where in lines:
        first, at = told.setdefault((frozenset((quote.one, quote.other)), quote.first, quote.last), (quote, where))
        if not _agree(first, quote):
            raise SettingsError(f"{where}: another rate for the same days than {at} has; leave one of them out.")
        found.setdefault((quote.one, quote.other), []).append(quote)
    return found


def _agree(one: Quote, other: Quote) -> bool:
    """Whether two quotes of a pair tell the same rate; one the other way round may be rounded."""
    if one.one == other.one:
        return one.value == other.value
    return abs(one.value * other.value - 1) <= ROUNDED


def _quote(row: Mapping[str, str], where: str, points: str = "") -> Quote:
    """The quote of a line; `points` is the name of an index, under which its column stands."""
    for name in ("from", "to"):
        if not _CODE.fullmatch(row[name]) and row[name] != points:
            told = "currency" if points else name
            raise SettingsError(f"{where}: {told!r} has {row[name]!r}; write a code of three capitals, as USD.")
    if row["from"] == row["to"]:
        raise SettingsError(f"{where}: 'from' and 'to' are both {row['from']!r}; name two currencies.")
    if not row["source"]:
        raise SettingsError(f"{where}: no source; say whose rate it is, or leave the line out.")
    first, last = _days(row["date"], where)
    value = _value(row["rate"], where, "index" if points else "rate")
    return Quote(one=row["from"], other=row["to"], first=first, last=last, value=value, source=row["source"])


def _value(cell: str, where: str, name: str) -> Decimal:
    try:
        value = Decimal(cell)
    except InvalidOperation:
        value = Decimal(0)
    if not (value.is_finite() and 1 / MOST <= value <= MOST):
        raise SettingsError(f"{where}: {name!r} has {cell!r}; write a number above nothing with a point, as 101.25.")
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
