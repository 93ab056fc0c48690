"""`whosays checks`: which figures do not agree, with one another or with their own arithmetic."""

from __future__ import annotations

from pathlib import Path

import click

from whosays.cli import arguments
from whosays.cli.listing import Column, Record, formatted, show
from whosays.cli.talking import Talk, talking

VERDICTS = ("fails", "boundary", "cannot_tell", "holds")
GATE_FAILS = 1


def _told(record: Record) -> str:
    """The sentence of a check with what may explain it."""
    why = record["dissolved_by"]
    return f"{record['sentence']} {why[:1].upper()}{why[1:]}." if why else str(record["sentence"])


COLUMNS = (
    Column("verdict", lambda r: r["verdict"]),
    Column("by", lambda r: f"×{r['factor']:.3g}" if r["factor"] else "", right=True),
    Column("times", lambda r: f"{r['told']:,}" if r["told"] > 1 else "", right=True),
    Column("relation", _told, gives_way=True, wraps=True),
)


@click.command("checks", short_help="List which figures agree and which do not.")
@arguments.case
@click.option(
    "--fail-on",
    type=click.Choice(VERDICTS),
    multiple=True,
    help="End with exit code 1 if a check has this verdict; may be given more than once.",
)
@formatted
@talking
def command(case: Path, fail_on: tuple[str, ...], form: str, talk: Talk) -> int:
    """List the checks of CASE: relations between figures, and whether they hold; those that fail come first.

    The table has one line for the checks of one relation between the same roots, and how many say so; records are those
    of every check.
    """
    from whosays.workspace import Case, listings

    account = Case.open(case, talk.say).account
    each = listings.grouped_checks if form == "table" else listings.check_records
    show(each(account), form, COLUMNS)
    code = talk.unread(account.unreadable)
    hit = sum(check.verdict.value in fail_on for check in account.checks)
    if hit:
        told = "1 check has" if hit == 1 else f"{hit:,} checks have"
        talk.say(f"{told} a verdict that --fail-on names")
    return GATE_FAILS if hit else code
