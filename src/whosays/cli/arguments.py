"""Arguments that several commands take."""

from __future__ import annotations

from pathlib import Path

import click

case = click.argument("case", type=click.Path(path_type=Path), metavar="CASE")

paths = click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…")
