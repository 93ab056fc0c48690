"""`whosays decisions`: what people ruled in a case, and what became of it."""

from __future__ import annotations

from pathlib import Path

import click

from whosays.cli import arguments
from whosays.cli.listing import Column, formatted, show
from whosays.cli.talking import Talk, talking

COLUMNS = (
    Column("id", lambda r: r["decision"][:8]),
    Column("day", lambda r: r["decided_at"][:10]),
    Column("by", lambda r: r["author"], gives_way=True),
    Column("ruling", lambda r: r["ruling"]),
    Column("about", lambda r: "; ".join(r["about"]), gives_way=True, wraps=True),
    Column("why", lambda r: r["reason"], gives_way=True, wraps=True),
    Column("state", lambda r: r["state"], gives_way=True, wraps=True),
)


@click.command("decisions", short_help="List what people ruled, and what became of it.")
@arguments.case
@formatted
@talking
def command(case: Path, form: str, talk: Talk) -> int:
    """List the decisions of CASE in order of time: who ruled what, when and why, and whether it is in force.

    A decision whose words are no figure of the document any more is not applied and waits to be reviewed.
    """
    from whosays.workspace import Case, listings

    opened = Case.open(case, talk.say)
    show(listings.decisions(opened.decisions), form, COLUMNS)
    return talk.unread(opened.account.unreadable)
