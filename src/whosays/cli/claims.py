"""`whosays claims`: every figure, who says it, as of when, at which characters of which file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from whosays.cli import arguments
from whosays.cli.limiting import limiting
from whosays.cli.listing import Column, Record, formatted, show
from whosays.cli.talking import Talk, talking

if TYPE_CHECKING:
    from whosays.workspace import Limits

RULED = "* "
"""Before what a person ruled."""


def _told(record: Record, field: str) -> str:
    return f"{RULED if field in record.get('ruled', ()) else ''}{record[field]}"


COLUMNS = (
    Column("document", lambda r: r["document"]),
    Column("start", lambda r: str(r["start"]), right=True),
    Column("figure", lambda r: r["text"], gives_way=True),
    Column("measure", lambda r: _told(r, "measure"), gives_way=True),
    Column("as of", lambda r: _told(r, "as_of") if r["as_of"] else "", gives_way=True),
    Column("speaker", lambda r: _told(r, "speaker"), gives_way=True),
)


@click.command("claims", short_help="List the claims of a case.")
@arguments.case
@formatted
@limiting
@talking
def command(case: Path, form: str, limits: Limits | None, talk: Talk) -> int:
    """List the claims of CASE, by document and place. `whosays explain CASE DOCUMENT:START` tells more of one.

    A * stands before what a person ruled, see `whosays decide`.
    """
    from whosays.workspace import Case, listings

    account = Case.open(case, talk.say).limited(limits).account
    talk.left_out(listings.left_out(account))
    show(listings.claim_records(account), form, COLUMNS)
    return talk.unread(account.unreadable)
