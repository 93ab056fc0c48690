"""`whosays init`: a new case."""

from __future__ import annotations

from pathlib import Path

import click

from whosays.cli import arguments
from whosays.cli.talking import Talk, talking


@click.command("init", short_help="Make a new case.")
@arguments.case
@click.option("--title", default="", help="What the case is about; reports carry it. [default: the folder's name]")
@talking
def command(case: Path, title: str, talk: Talk) -> None:
    """Make a new, empty case in the folder CASE."""
    from whosays.workspace import Case

    Case.create(case, title)
    talk.say(f"{case} is ready. Add documents with: whosays add {case} FILE…")
