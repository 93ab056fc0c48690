"""`whosays extract`: the claims of files, without a case and without a report."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from whosays.cli import arguments
from whosays.cli.claims import COLUMNS
from whosays.cli.listing import formatted, show
from whosays.cli.talking import Talk, talking

STDIN = Path("-")
BAD_INPUT = 2


@click.command("extract", short_help="Print the claims of files, or of standard input.")
@arguments.paths
@formatted
@talking
def command(paths: tuple[Path, ...], form: str, talk: Talk) -> int:
    """Print the claims in PATH…: files, folders, or - for standard input."""
    from whosays.workspace import Case, listings

    loose = [("stdin", sys.stdin.buffer.read())] if STDIN in paths else []
    case = Case.transient([path for path in paths if path != STDIN], loose, talk.say)
    account = case.account
    if not account.sources and not account.unreadable:
        talk.wrong("there is no document in what was named; reports and cases of ours are passed over.")
    if account.sources:
        show(listings.claim_records(account), form, COLUMNS)
    code = talk.unread(account.unreadable)
    talk.done()
    return code if account.sources else BAD_INPUT
