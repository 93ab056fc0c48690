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
@click.option(
    "--store",
    metavar="ADDRESS",
    help="Keep it in a PostgreSQL database that a team shares, as postgresql://USER@HOST/DATABASE. The case that is "
    "there is joined; else the one in CASE, or a new one, is brought there. The password is taken from ~/.pgpass or "
    "PGPASSWORD.",
)
@talking
def command(case: Path, title: str, bundle: Path | None, store: str | None, talk: Talk) -> None:
    """Make a new, empty case in the folder CASE, or one out of a bundle; or share one in a team."""
    from whosays.workspace import Case, bundling, joining

    if bundle is not None and title:
        raise click.UsageError("a case out of a bundle has its title; change it in case.toml.")
    if store is not None:
        joining.shared(case, store, title, bundle, talk.say)
        return
    if bundle is not None:
        bundling.opened(bundle, case, talk.say)
        return
    Case.create(case, title)
    talk.say(f"{case} is ready. Add documents with: whosays add {case} FILE…")
