"""`whosays aliases`: names that may be one speaker's, for a person to settle."""

from __future__ import annotations

from pathlib import Path

import click

from whosays.cli import arguments
from whosays.cli.listing import Column, formatted, show
from whosays.cli.talking import Talk, talking

COLUMNS = (
    Column("name", lambda r: r["alias"], gives_way=True, wraps=True),
    Column("may be", lambda r: r["speaker"], gives_way=True, wraps=True),
    Column("figures", lambda r: str(r["figures"]), right=True),
    Column("why", lambda r: r["why"], gives_way=True, wraps=True),
    Column("now", lambda r: "taken as one" if r["taken"] else "kept apart"),
)


@click.command("aliases", short_help="List names that may be one speaker's, to be settled.")
@arguments.case
@formatted
@talking
def command(case: Path, form: str, talk: Talk) -> int:
    """List the names of CASE that may be one speaker's, with the evidence: first those that were kept apart.

    Settle one with: whosays decide CASE same-speaker NAME SPEAKER (or other-speaker). What a pack knows or a person has
    settled is not listed.
    """
    from whosays.workspace import Case, listings

    opened = Case.open(case, talk.say)
    show(listings.aliases(opened.aliases), form, COLUMNS)
    return talk.unread(opened.account.unreadable)
