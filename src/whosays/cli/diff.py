"""`whosays diff`: what changed between two builds, and what changed it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from whosays.cli import arguments
from whosays.cli.listing import Column, asked, figure_words, formatted, show
from whosays.cli.talking import Talk, talking
from whosays.model.quantity import COUNT, PERSON

Record = Mapping[str, Any]

UNSAID = frozenset({"", PERSON, COUNT})
"""Units that figures of people and things are read in without a word."""


def _title(record: Record) -> str:
    return record["title"] or asked(record)


def _size(record: Record) -> str:
    if record["factor"] is not None:
        return f"×{record['factor']:g}"
    return "" if record["change"] == "moved" else str(record["change"])


def _side(side: Record | None) -> str:
    """A figure in words: what was reported, the best value, how it stands."""
    if side is None:
        return "–"
    unit = "" if side["unit"] in UNSAID else f" {side['unit']}"
    reported = figure_words(*side["reported"]) + unit + (f" a {side['per']}" if side["per"] else "")
    best = f"best {side['best']:,}" if side["best"] is not None else ""
    return ", ".join(part for part in (reported, best, side["status"]) if part)


def _because(record: Record) -> str:
    return "; ".join(f"{each['name']} {each['words']}".strip() for each in record["because"])


TABLE = "table"
COLUMNS = (
    Column("by", _size, right=True),
    Column("figure", _title, gives_way=True, wraps=True),
    Column("before", lambda r: _side(r["before"]), gives_way=True, wraps=True),
    Column("after", lambda r: _side(r["after"]), gives_way=True, wraps=True),
    Column("because", _because, gives_way=True, wraps=True),
)
BUILDS = (
    Column("build", lambda r: r["build"]),
    Column("built at", lambda r: r["built_at"] or ""),
    Column("whosays", lambda r: r["version"]),
)


@click.command("diff", short_help="Tell what changed between two builds of a case.")
@arguments.case
@click.argument("first", metavar="[FROM", required=False, default="")
@click.argument("second", metavar="[TO]]", required=False, default="")
@click.option("--builds", "wants_builds", is_flag=True, help="List the builds instead.")
@formatted
@talking
def command(case: Path, first: str, second: str, wants_builds: bool, form: str, talk: Talk) -> int:
    """Tell which figures of CASE moved from one build to another, those that moved most first, and what moved them: a
    document, a decision, a pack, the settings, or another version of whosays.

    The last two builds are compared, or the build FROM (the beginning of its id, see --builds) with the last or with
    TO. `by` is the factor by which the best value moved, else what was reported.
    """
    from whosays.workspace import Case, comparing

    known = comparing.builds(case)
    if wants_builds:
        show(comparing.build_records(known), form, BUILDS)
        return 0
    found = comparing.compared(Case.open(case, talk.say), case, first, second)
    if found is None:
        many = "no build" if not known else f"one build ({known[0][0]})"
        talk.say(f"{case} has {many}, so there is nothing to compare; after a change: whosays build {case}")
        if form != TABLE:
            show([], form, COLUMNS)
        return 0
    if found.behind:
        talk.say(f"{case} changed since it was built last; to compare it as it is: whosays build {case}")
    moved = "from" if found.differences else "no figure moved from"
    talk.say(f"{moved} build {found.before.id} to {found.after.id}{':' if found.differences else ''}")
    if found.differences or form != TABLE:
        show(comparing.difference_records(found), form, COLUMNS)
    return 0
