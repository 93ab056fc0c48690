"""`whosays audit`: whether documents, decisions, builds and reports of a case belong together."""

from __future__ import annotations

from pathlib import Path

import click

from whosays.cli import arguments
from whosays.cli.listing import Column, formatted, show
from whosays.cli.talking import Talk, talking

FAULTY = 1
COLUMNS = (
    Column("file", lambda r: r["file"], gives_way=True, wraps=True),
    Column("place", lambda r: r["place"]),
    Column("what does not belong", lambda r: r["fault"], gives_way=True, wraps=True),
    Column("next step", lambda r: r["next_step"], gives_way=True, wraps=True),
)


@click.command("audit", short_help="Prove that the documents, decisions, builds and reports of a case belong together.")
@arguments.case
@click.argument("reports", nargs=-1, type=click.Path(path_type=Path, exists=True), metavar="[REPORT…]")
@click.option(
    "--head",
    default="",
    metavar="DIGEST",
    help="A head of the log that you noted down earlier: nothing before it may have changed.",
)
@formatted
@talking
def command(case: Path, reports: tuple[Path, ...], head: str, form: str, talk: Talk) -> int:
    """Read every file of CASE and name each that is not as its log tells: a document, the manifest, decisions, builds,
    settings and packs, the ledger. What follows from them is worked out anew and held against the last build.

    Reports and exports that lie in CASE or beside it are looked at too, others where REPORT names them. Nothing is
    changed. CASE may be a bundle, which needs nothing beside it. Ends with exit code 1 if anything does not belong.
    """
    from whosays.workspace import auditing

    found = auditing.audited(case, reports, head, talk.say)
    for line in found.notes:
        talk.say(line)
    if found.faults:
        talk.say(f"what does not belong together ({len(found.faults):,}):")
    else:
        talk.say(f"all belongs together: {found.told}")
        talk.say(f"head of the log, to note down elsewhere: {found.head}")
    if found.faults or form != "table":
        show(auditing.records(found), form, COLUMNS)
    talk.done()
    return FAULTY if found.faults else 0
