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
@click.option("--assist", metavar="URL", default="", help="Ask a language model on this machine to point at figures.")
@click.option("--assist-model", metavar="NAME", default="default", show_default=True, help="Its name at that address.")
@formatted
@talking
def command(paths: tuple[Path, ...], assist: str, assist_model: str, form: str, talk: Talk) -> int:
    """Print the claims in PATH…: files, folders, or - for standard input.

    With --assist, an OpenAI-compatible endpoint such as http://127.0.0.1:8080/v1 points at figures that were passed
    over; only those are kept that stand in the text word for word and that whosays can read by itself.
    """
    from whosays.workspace import AssistOptions, Case, listings

    loose = [("stdin", sys.stdin.buffer.read())] if STDIN in paths else []
    case = Case.transient([path for path in paths if path != STDIN], loose, talk.say)
    if assist:
        case = case.assisted(AssistOptions(url=assist, model=assist_model))
    account = case.account
    if not account.sources and not account.unreadable:
        talk.wrong("there is no document in what was named; reports and cases of ours are passed over.")
    if account.sources:
        show(listings.claim_records(account), form, COLUMNS)
    code = max(talk.unread(account.unreadable), talk.assisted(account.assisted))
    talk.done()
    return code if account.sources else BAD_INPUT
