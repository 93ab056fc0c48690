"""`whosays questions`: what several claims answer, and what the evidence supports."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whosays.cli import arguments
from whosays.cli.limiting import limiting
from whosays.cli.listing import Column, Record, asked, figure_words, formatted, reported_words, show
from whosays.cli.talking import Talk, talking

if TYPE_CHECKING:
    from whosays.workspace import Limits


def _named(record: Record) -> str:
    return f"{asked(record)} ({record['apart']})" if record["apart"] else asked(record)


def _reported(record: Record) -> str:
    low, high = record["envelope"]
    return f"{reported_words(low, high, record['open'])} {record['unit']}"


COLUMNS = (
    Column("id", lambda r: r["question"][:8]),
    Column("question", _named, gives_way=True),
    Column("reported", _reported, gives_way=True),
    Column("best", lambda r: figure_words(r["best"], r["best"]) if r["best"] is not None else "", right=True),
    Column("roots", lambda r: str(r["n_roots"]), right=True),
    Column("status", lambda r: r["status"]),
)


@click.command("questions", short_help="List the questions of a case with their findings.")
@arguments.case
@formatted
@limiting
@talking
def command(case: Path, form: str, limits: Limits | None, talk: Talk) -> int:
    """List the questions of CASE with their findings, those that rest on most first.

    Behind the name of one that others have too stands what tells it apart: its dates and its documents.
    """
    from whosays.workspace import Case, listings

    account = Case.open(case, talk.say).limited(limits).account
    talk.left_out(listings.left_out(account))
    if form == "table":
        rows = list(listings.question_rows(account))
        several = any(row["apart"] for row in rows)
        show(rows, form, [replace(c, wraps=several and c.cell is _named) for c in COLUMNS])
    else:
        show(listings.question_records(account), form, COLUMNS)
    return talk.unread(account.unreadable)
