"""Records as lines of JSON, written in one way only, so that the same record is the same bytes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from whosays.custody import durable
from whosays.errors import CaseError


def line(record: Mapping[str, Any]) -> bytes:
    """`record` as one line: keys sorted, no spaces, text as it is, a line end."""
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return text.encode("utf-8") + b"\n"


def parsed(raw: bytes, place: str) -> dict[str, Any]:
    """The record in the line `raw`. Raises CaseError naming `place` where it is none."""
    try:
        record = json.loads(raw)
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as fault:
        raise CaseError(f"{place}: not a record ({fault}); restore the file from a copy.") from None
    if not isinstance(record, dict) or not isinstance(record.get("schema"), str):
        raise CaseError(f"{place}: a record without a schema; restore the file from a copy.")
    return record


def kept(file: Path) -> tuple[list[bytes], bytes]:
    """The lines of `file`, without their line ends, and what is left of a last one that was cut short.

    A last line that lacks no more than its line end is whole.
    """
    raw, rest = durable.whole_lines(file), durable.torn(file)
    return ([*raw, rest], b"") if _is_whole(rest) else (raw, rest)


def append(file: Path, records: bytes) -> None:
    """`records` at the end of `file`, as `durable.append` does; a whole last line gets the line end that it lacks."""
    if _is_whole(durable.torn(file)):
        durable.write(file, durable.read(file) + b"\n")
    durable.append(file, records)


def _is_whole(raw: bytes) -> bool:
    """Whether `raw` is a record: what is cut short is none."""
    try:
        parsed(raw, "")
    except CaseError:
        return False
    return True


def text_of(record: Mapping[str, Any], name: str, place: str) -> str:
    """The text under `name`. Raises CaseError naming `place` where there is none."""
    value = record.get(name)
    if not isinstance(value, str):
        raise CaseError(f"{place}: {name!r} is missing or no text; restore the file from a copy.")
    return value


def optional_text(record: Mapping[str, Any], name: str, place: str) -> str | None:
    """The text under `name`, or None."""
    return None if record.get(name) is None else text_of(record, name, place)


def day_of(record: Mapping[str, Any], name: str, place: str) -> date | None:
    """The ISO date under `name`, or None. Raises CaseError naming `place` where it is no date."""
    text = optional_text(record, name, place)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise CaseError(f"{place}: {name!r} is {text!r} and not a date such as 2025-03-31.") from None


def moment_of(record: Mapping[str, Any], name: str, place: str) -> datetime | None:
    """The ISO date and time under `name`, or None. Raises CaseError naming `place` where it is none or has no zone."""
    text = optional_text(record, name, place)
    try:
        moment = datetime.fromisoformat(text) if text else None
    except ValueError:
        raise CaseError(f"{place}: {name!r} is {text!r} and not a date and time.") from None
    if moment is not None and moment.tzinfo is None:
        raise CaseError(f"{place}: {name!r} has no time zone.")
    return moment
