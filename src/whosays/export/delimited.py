"""Records as CSV (RFC 4180 but for plain line ends) that a spreadsheet opens without running anything in it.

What always holds: a figure is a number, a text is in quotes, and no text begins with a sign that a spreadsheet takes
for a formula, full width or not (Trust T11; OWASP ASVS 1.2.10 and CSV Injection): one that would has a ' before it.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

Record = Mapping[str, Any]

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠")
MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""Begins a file, so that Excel reads UTF-8 and not the code page of the machine."""


def as_csv(records: Iterable[Record], names: Iterable[str] = ()) -> str:
    """`records` with a head; columns are `names`, then what else the records hold. Nothing at all gives no text."""
    out = io.StringIO()
    rows = list(records)
    columns = list(dict.fromkeys([*names, *(name for record in rows for name in record)]))
    # texts are quoted always: a lone carriage return would end the row for some readers
    writer = csv.DictWriter(out, columns, lineterminator="\n", quoting=csv.QUOTE_NONNUMERIC)
    if columns:
        writer.writeheader()
    writer.writerows({name: _cell(value) for name, value in record.items()} for record in rows)
    return out.getvalue()


def _cell(value: Any) -> Any:
    match value:
        case bool():
            return "true" if value else "false"
        case int() | float() | None:
            return value
        case Mapping():
            return _safe("; ".join(f"{name} {_flat(part)}" for name, part in value.items()))
        case list():
            return _safe("; ".join(_flat(part) for part in value))
    return _safe(str(value))


def _flat(part: Any) -> str:
    """One part of a list: a place as document:start-end, another record by its name, anything else as it is."""
    if isinstance(part, Mapping) and "document" not in part:
        return str(part.get("name") or part.get("speakers") or "")
    if isinstance(part, Mapping):
        return f"{part['document']}:{part['start']}-{part['end']}"
    return "" if part is None else str(part)


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) else text
