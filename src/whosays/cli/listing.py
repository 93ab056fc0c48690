"""Listings: a table for people, or records for programs as JSON, JSON Lines or CSV.

What always holds: the table fits the terminal (80 columns where there is none) and has colour only on one, without
NO_COLOR; CSV is safe in a spreadsheet (`export.delimited`), JSON is raw.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import click

from whosays.cli.talking import put, visible
from whosays.model.quantity import as_printed

Record = Mapping[str, Any]

FORMATS = ("table", "json", "jsonl", "csv")
WIDTH = 80
"""Columns of a table where no terminal says how wide it is."""

NARROWEST = 8
"""Columns below which no column of a table gives way."""

GAP = 2

formatted = click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="A table for people, or records for programs.",
)


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: its head, the cell for a record, and whether it gives way when the terminal is narrow."""

    head: str
    cell: Callable[[Record], str]
    right: bool = False
    gives_way: bool = False
    wraps: bool = False


def show(records: Iterable[Record], form: str, columns: Sequence[Column]) -> None:
    """Writes `records` to standard output; `columns` are those of the table."""
    match form:
        case "json":
            put(json.dumps(list(records), ensure_ascii=False, indent=1, allow_nan=False) + "\n")
        case "jsonl":
            for record in records:
                put(json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n")
        case "csv":
            from whosays.workspace.listings import as_csv

            put(as_csv(records))
        case _:
            _table(records, columns)


def figure_words(low: float | None, high: float | None) -> str:
    """A figure or an interval, open ends said: "4,000", "10,000–12,000", "over 4,500", "under 2,000"."""
    if low is None:
        return "" if high is None else f"to {_shown(high)}"
    if high is None:
        return f"from {_shown(low)}"
    return _shown(low) if low == high else f"{_shown(low)}–{_shown(high)}"


def reported_words(low: float | None, high: float | None, opened: tuple[bool, bool]) -> str:
    """What was reported, with its ends that are only bounds said, the lower one first: "12 to 200 or more"."""
    below, above = opened
    if low is None or high is None or not (below or above):
        return figure_words(low, high)
    if low == high:
        return figure_words(None if below else low, None if above else high)
    return f"{_shown(low)}{' or less' if below else ''} to {_shown(high)}{' or more' if above else ''}"


def _shown(number: float) -> str:
    """A number with its thousands in threes: "33.3" for one without an end."""
    whole = Decimal(str(number))
    shown = as_printed(whole)
    return f"{number:,}" if shown == whole else f"{shown.normalize():,f}"


def asked(question: Record) -> str:
    """A question in words: what is measured, told as what, of whom, where and when."""
    keys = (question["measure"], question.get("basis"))
    spoken = (key.replace("_", " ") for key in keys if key)
    parts = (*spoken, question["population"], question["place"], question["period"])
    return ", ".join(part for part in parts if part)


def _table(records: Iterable[Record], columns: Sequence[Column]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    rows = [[visible(column.cell(record)) for column in columns] for record in records]
    terminal = sys.stdout.isatty()
    with io.StringIO() as out:
        console = Console(file=out, force_terminal=terminal, width=None if terminal else WIDTH, highlight=False)
        table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, GAP, 0, 0))
        for column, width in zip(columns, _widths(rows, columns, console.width), strict=True):
            table.add_column(
                column.head,
                width=width,
                justify="right" if column.right else "left",
                no_wrap=not column.wraps,
                overflow="fold" if column.wraps else "ellipsis",
            )
        for row in rows:
            table.add_row(*map(Text, row))
        console.print(table)
        put("".join(line.rstrip() + "\n" for line in out.getvalue().splitlines()))


def _widths(rows: Sequence[Sequence[str]], columns: Sequence[Column], room: int) -> list[int]:
    """A width for each column, so that the table fits into `room`: the widest that may give way does, step by step."""
    from rich.cells import cell_len

    heads = [column.head for column in columns]
    widths = [max(map(cell_len, cells)) for cells in zip(heads, *rows, strict=True)]
    over = sum(widths) + GAP * (len(widths) - 1) - room
    for _ in range(over):
        yielding = [i for i, column in enumerate(columns) if column.gives_way and widths[i] > NARROWEST]
        if not yielding:
            break
        widths[max(yielding, key=lambda i: (widths[i], -i))] -= 1
    return widths
