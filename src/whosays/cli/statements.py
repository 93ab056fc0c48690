"""`whosays statements`: who confirmed, denied, announced, agreed or decreed what, and when; no figure in it."""

from __future__ import annotations

from pathlib import Path

import click

from whosays.cli import arguments
from whosays.cli.listing import Column, Record, formatted, show
from whosays.cli.talking import Talk, talking


def _kind(record: Record) -> str:
    return str(record["kind"]).replace("_", " ")


def _when(record: Record) -> str:
    return record["when"] or (f"by {record['by']}" if record["by"] else "")


def _who(record: Record) -> str:
    return " with ".join(each for each in (record["who"], record["with"]) if each)


COLUMNS = (
    Column("document", lambda r: r["document"], gives_way=True),
    Column("start", lambda r: str(r["start"]), right=True),
    Column("speaker", lambda r: r["speaker"] or "", gives_way=True),
    Column("kind", _kind),
    Column("what", lambda r: " ".join(r["text"].split()), gives_way=True),
    Column("when", lambda r: r["as_of"] or ""),
)
EVENTS = (
    Column("when", _when),
    Column("who", _who, gives_way=True),
    Column("kind", _kind),
    Column("what", lambda r: " ".join(r["text"].split()), gives_way=True, wraps=True),
    Column("tellers", lambda r: str(len(r["statements"])), right=True),
)


@click.command("statements", short_help="List who confirmed, denied, announced or agreed what, and when.")
@arguments.paths
@click.option("--timeline", is_flag=True, help="List the events that they tell of, each once, by date.")
@formatted
@talking
def command(paths: tuple[Path, ...], timeline: bool, form: str, talk: Talk) -> int:
    """List statements without figures in PATH…: one case, or files and folders.

    Who confirms, denies, disputes, announces, agrees, decrees, promises, refuses or withdraws what, who has no comment,
    and what could not be confirmed or verified. A date stands only where the text tells one.

    With --timeline, statements that tell of one act are one event; "by" a day is when an undated one was first told of.
    """
    from whosays.workspace import listings, opened

    account = opened(paths, talk.say, talk.step).account
    if timeline:
        show(listings.event_records(account), form, EVENTS)
    else:
        show(listings.statement_records(account), form, COLUMNS)
    code = talk.unread(account.unreadable)
    talk.done()
    return code
