"""Options by which a command looks at a part of its documents: as known on a day, as it may be published."""

from __future__ import annotations

import functools
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from whosays.cli.arguments import DAY

if TYPE_CHECKING:
    from whosays.workspace import Limits


def limiting(command: Callable[..., Any]) -> Callable[..., Any]:
    """Gives a command --as-known-on and --redact, as its parameter `limits`, which is None where neither is given."""

    @click.option(
        "--as-known-on",
        "known_on",
        type=DAY,
        metavar="YYYY-MM-DD",
        help="Only what documents reported by that day; those of no such day are left out, and counted.",
    )
    @click.option(
        "--redact",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="For publication: leave out what the table [redact] of FILE names, a case.toml or a file of its own.",
    )
    @functools.wraps(command)
    def with_limits(*args: Any, known_on: datetime | None, redact: Path | None, **options: Any) -> Any:
        return command(*args, limits=_limits(known_on.date() if known_on else None, redact), **options)

    return with_limits


def _limits(known_on: date | None, redact: Path | None) -> Limits | None:
    if known_on is None and redact is None:
        return None
    from whosays.workspace import Limits, redaction

    return Limits(known_on=known_on, redaction=redaction(redact) if redact else None)
