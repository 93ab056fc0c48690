"""`whosays build`: everything that follows from the documents, brought up to date."""

from __future__ import annotations

from pathlib import Path

import click

from whosays.cli import arguments
from whosays.cli.talking import Talk, talking


@click.command("build", short_help="Bring everything that follows from the documents up to date.")
@arguments.case
@talking
def command(case: Path, talk: Talk) -> int:
    """Bring everything that follows from the documents of CASE up to date, and leave a snapshot of it."""
    from whosays.workspace import Case, listings

    account = Case.open(case, talk.say).watched(talk.step).build()
    talk.tell(listings.counts(account))
    code = max(talk.unread(account.unreadable), talk.assisted(account.assisted))
    talk.done()
    return code
