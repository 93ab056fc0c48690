"""`whosays documents`: what a case holds."""

from __future__ import annotations

from pathlib import Path

import click

from whosays.cli import arguments
from whosays.cli.listing import Column, formatted, show
from whosays.cli.talking import Talk, talking

COLUMNS = (
    Column("document", lambda r: r["document"], gives_way=True),
    Column("sha256", lambda r: r["sha256"][:12]),
    Column("dated", lambda r: r["dated"] or ""),
    Column("publisher", lambda r: r["publisher"] or "", gives_way=True),
    Column("claims", lambda r: str(r["claims"]), right=True),
)


@click.command("documents", short_help="List the documents of a case.")
@arguments.case
@formatted
@talking
def command(case: Path, form: str, talk: Talk) -> int:
    """List the documents of CASE, how each is dated, and how many claims it holds."""
    from whosays.workspace import Case, listings

    account = Case.open(case, talk.say).account
    show(listings.documents(account), form, COLUMNS)
    return talk.unread(account.unreadable)
