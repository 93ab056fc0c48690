"""`whosays build`: everything that follows from the documents, brought up to date."""

from __future__ import annotations

from pathlib import Path

import click

from whosays.cli import arguments
from whosays.cli.talking import Talk, talking

FIRST_ROWS = 10
"""Rows that answer no question of the documents are named, so many at once."""


@click.command("build", short_help="Bring everything that follows from the documents up to date.")
@arguments.case
@talking
def command(case: Path, talk: Talk) -> int:
    """Bring everything that follows from the documents of CASE up to date, and leave a snapshot of it.

    Rows of your own spreadsheets that answer no question of the documents are named, with what to fill in; -v names
    all of them.
    """
    from whosays.workspace import Case, listings
    from whosays.workspace.rows_apart import rows_apart

    account = Case.open(case, talk.say).watched(talk.step).build()
    talk.tell(listings.counts(account))
    names = {source.document.id: source.name for source in account.sources}
    apart = [f"{names[c.document]}:{c.evidence.start}: “{c.evidence.exact}”: {why}" for c, why in rows_apart(account)]
    if apart:
        talk.say(f"{len(apart):,} rows answer no question of the documents:")
    for number, line in enumerate(apart):
        (talk.say if number < FIRST_ROWS else talk.detail)(f"  {line}")
    code = max(talk.unread(account.unreadable), talk.assisted(account.assisted))
    talk.done()
    return code
