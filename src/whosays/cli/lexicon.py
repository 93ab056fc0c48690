"""`whosays lexicon check`: do the packs read their own examples as they should?"""

from __future__ import annotations

from pathlib import Path

import click

from whosays.cli.listing import Column, formatted, show
from whosays.cli.talking import Talk, talking

GATE_FAILS = 1

COLUMNS = (
    Column("pack", lambda r: r["pack"]),
    Column("sentence", lambda r: r["text"], gives_way=True, wraps=True),
    Column("should give", lambda r: r["expected"], gives_way=True, wraps=True),
    Column("gives", lambda r: r["found"], gives_way=True, wraps=True),
)


@click.group("lexicon", short_help="Look after packs.")
def command() -> None:
    """Look after packs: the words and rules of a field."""


@command.command("check", short_help="Run the examples of the packs.")
@click.argument("case", required=False, type=click.Path(path_type=Path), metavar="[CASE]")
@formatted
@talking
def check(case: Path | None, form: str, talk: Talk) -> int:
    """Run the examples of the packs that ship, and of CASE's own, and list those that give something else.

    Ends with exit code 1 if any does. A misspelt key is reported with file, line and the nearest key that exists.
    """
    from whosays.workspace import listings, pack_faults

    total, faults = pack_faults(case)
    if faults or form != "table":
        show(map(listings.fault, faults), form, COLUMNS)
    talk.say(f"{total} examples, {len(faults)} of them give something else")
    return GATE_FAILS if faults else 0
