"""A finished chart: one drawing at any width, the table that says the same, and its Vega-Lite specification.

What always holds: the data of the specification are the records of the table.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from whosays.charts.canvas import PAPER, Canvas, sheet
from whosays.charts.lettering import harmless

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from decimal import Decimal

SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
LARGEST_WHOLE = 2**53
"""Whole numbers up to this are the same in every reader of JSON (RFC 8259)."""

WIDE = 600
"""Pixels of a chart that others draw from its specification."""

Value = str | int | float | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Twin:
    """The table that says what a chart shows. `columns` are (key, title); those without a title are for programs."""

    columns: tuple[tuple[str, str], ...]
    records: tuple[Mapping[str, Value], ...]

    @property
    def head(self) -> tuple[str, ...]:
        """The titles of the columns for people."""
        return tuple(title for _, title in self.columns if title)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The cells of those columns as words."""
        keys = [key for key, title in self.columns if title]
        return tuple(tuple(_cell(record.get(key)) for key in keys) for record in self.records)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A chart by its name, title and description; `parts` draws what it holds, `height` pixels high."""

    name: str
    title: str
    description: str
    height: float
    parts: Callable[[Canvas], str]
    table: Twin
    marks: Mapping[str, Any]

    def __html__(self) -> str:
        """The drawing for a page, as wide as what it stands in; template engines take it as it is."""
        return self._on(Canvas())

    def svg(self, width: float = PAPER) -> str:
        """The drawing as a file of its own, `width` pixels wide without its margins, at least `NARROWEST`."""
        return self._on(Canvas(width)) + "\n"

    def _on(self, canvas: Canvas) -> str:
        return sheet(canvas, self.name, (self.title, self.description), self.height, self.parts(canvas))

    @property
    def specification(self) -> dict[str, Any]:
        """The chart for Vega-Lite, its data inline."""
        told: dict[str, Any] = {"title": harmless(self.title), "description": harmless(self.description)}
        if "layer" in self.marks:  # views one above the other have a width each
            told["width"] = WIDE
        return {"$schema": SCHEMA, **told, "data": {"name": "table", "values": list(self.table.records)}, **self.marks}

    def vega(self) -> str:
        """The specification as JSON text."""
        return json.dumps(self.specification, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def plain(value: Decimal | None) -> int | float | None:
    """`value` as a number of JSON."""
    if value is None:
        return None
    whole = int(value)
    return whole if whole == value and abs(whole) < LARGEST_WHOLE else float(value)


def _cell(value: Value) -> str:
    return "" if value is None else str(value)
