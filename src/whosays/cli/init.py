"""`whosays init`: a new case."""

from __future__ import annotations

from pathlib import Path

import click

from whosays.cli import arguments
from whosays.cli.talking import Talk, talking


@click.command("init", short_help="Make a new case.")
@arguments.case
@click.option("--title", default="", help="What the case is about; reports carry it. [default: the folder's name]")
@click.option(
    "--from",
    "bundle",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="A bundle of a case (see `whosays bundle`) to go on with, in place of an empty case.",
)
@talking
def command(case: Path, title: str, bundle: Path | None, talk: Talk) -> None:
    """Make a new, empty case in the folder CASE, or one out of a bundle."""
    from whosays.workspace import Case, bundling

    if bundle is not None:
        if title:
            raise click.UsageError("a case out of a bundle has its title; change it in case.toml.")
        bundling.opened(bundle, case, talk.say)
        return
    Case.create(case, title)
    talk.say(f"{case} is ready. Add documents with: whosays add {case} FILE…")
