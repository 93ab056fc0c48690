"""Arguments that several commands take."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Any


class Day(click.DateTime):
    """A day, written as ISO 8601 has it."""

    def __init__(self) -> None:
        super().__init__(["%Y-%m-%d"])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """See `click.DateTime.convert`; what is no day is told with one that is."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"{value!r} is no day written YYYY-MM-DD: write a day such as 2026-03-05.", param, ctx)


DAY = Day()

case = click.argument("case", type=click.Path(path_type=Path), metavar="CASE")

paths = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
