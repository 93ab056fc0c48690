"""`whosays questions`: what several claims answer, and what the evidence supports."""

from __future__ import annotations

from pathlib import Path

import click

from whosays.cli import arguments
from whosays.cli.listing import Column, asked, figure_words, formatted, show
from whosays.cli.talking import Talk, talking

COLUMNS = (
    Column("id", lambda r: r["question"][:8]),
    Column("question", asked, gives_way=True),
    Column("reported", lambda r: f"{figure_words(*r['envelope'])} {r['unit']}", gives_way=True),
    Column("best", lambda r: figure_words(r["best"], r["best"]) if r["best"] is not None else "", right=True),
    Column("roots", lambda r: str(r["n_roots"]), right=True),
    Column("status", lambda r: r["status"]),
)


@click.command("questions", short_help="List the questions of a case with their findings.")
@arguments.case
@formatted
@talking
def command(case: Path, form: str, talk: Talk) -> int:
    """List the questions of CASE with their findings, those that rest on most first."""
    from whosays.workspace import Case, listings

    account = Case.open(case, talk.say).account
    show(listings.question_records(account), form, COLUMNS)
    return talk.unread(account.unreadable)
