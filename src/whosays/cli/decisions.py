"""`whosays decisions`: what people ruled in a case, what became of it, and how two people agree."""

from __future__ import annotations

from pathlib import Path

import click

from whosays.cli import arguments
from whosays.cli.listing import Column, Record, formatted, show
from whosays.cli.talking import Talk, talking

MOST_TOLD = 10
"""Things that two people ruled otherwise that a table tells."""


def _apart(record: Record) -> str:
    apart = record["apart"]
    told = [f"{'; '.join(each['about'])}: {each['one']} against {each['other']}" for each in apart[:MOST_TOLD]]
    return "\n".join([*told, *([f"… and {len(apart) - MOST_TOLD} more"] if len(apart) > MOST_TOLD else [])])


COLUMNS = (
    Column("id", lambda r: r["decision"][:8]),
    Column("day", lambda r: r["decided_at"][:10]),
    Column("by", lambda r: r["author"], gives_way=True),
    Column("ruling", lambda r: r["ruling"]),
    Column("about", lambda r: "; ".join(r["about"]), gives_way=True, wraps=True),
    Column("why", lambda r: r["reason"], gives_way=True, wraps=True),
    Column(
        "state",
        lambda r: r["state"] + "".join(f"; overrules {each[:8]} unseen" for each in r["unseen"]),
        gives_way=True,
        wraps=True,
    ),
)
AGREEMENT = (
    Column("about", lambda r: r["kind"]),
    Column("both", lambda r: str(r["both"]), right=True),
    Column("alike", lambda r: "" if r["share"] is None else f"{r['share']:.0%}", right=True),
    Column("kappa", lambda r: "" if r["kappa"] is None else f"{r['kappa']:.2f}", right=True),
    Column("one alone", lambda r: str(r["only"][0]), right=True),
    Column("other alone", lambda r: str(r["only"][1]), right=True),
    Column("otherwise", _apart, gives_way=True, wraps=True),
)


@click.command("decisions", short_help="List what people ruled, and what became of it.")
@arguments.case
@click.option("--compare", nargs=2, metavar="NAME NAME", help="Tell how two people agree instead.")
@formatted
@talking
def command(case: Path, compare: tuple[str, str] | None, form: str, talk: Talk) -> int:
    """List the decisions of CASE in order of time: who ruled what, when and why, and whether it is in force.

    A decision whose words are no figure of the document any more is not applied and waits to be reviewed. One that
    overrules another without its author having seen it says so.

    With --compare two people's last rulings on the same things stand side by side: on how many both ruled, how many of
    these alike, and Cohen's kappa, which is 0 where they agree as chance would have it and 1 where they always do.
    """
    from whosays.workspace import Case, listings

    opened = Case.open(case, talk.say)
    if compare:
        show(listings.agreement(opened.docket.agreement(*compare)), form, AGREEMENT)
    else:
        show(listings.decisions(opened.decisions), form, COLUMNS)
    return talk.unread(opened.account.unreadable)
