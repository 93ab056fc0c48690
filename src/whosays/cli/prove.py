"""`whosays prove`: whether a finished report says what the record says, and nothing else."""

from __future__ import annotations

from pathlib import Path

import click

from whosays.cli.listing import Column, formatted, show
from whosays.cli.talking import Talk, talking

REFUSED = 1
COLUMNS = (
    Column("place", lambda r: f"{Path(r['file']).name}, {r['place']}"),
    Column("words", lambda r: r["words"] or r["sentence"], gives_way=True, wraps=True),
    Column("why it is refused", lambda r: r["why"], gives_way=True, wraps=True),
)


@click.command("prove", short_help="Hold a finished report against the record that it was made of.")
@click.argument("reports", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True), metavar="REPORT…")
@click.option(
    "--case",
    "paths",
    multiple=True,
    required=True,
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="The case, or a file or folder, that the report was made of. May be repeated.",
)
@formatted
@talking
def command(reports: tuple[Path, ...], paths: tuple[Path, ...], form: str, talk: Talk) -> int:
    """Read finished reports, HTML or Markdown (a folder stands for both), and refuse every line that says what no
    record of the case says: a figure, unit, hedge, name, date, quotation or link that was changed since.

    Ends with exit code 1 if a line is refused. A report is proved against the case as it is now: build, then prove.
    """
    from whosays.workspace import opened, report_proof

    case = opened(paths, talk.say, talk.step)
    told, refused = [], 0
    for path, refusals in case.proof.of_files(reports):
        told += list(report_proof.records(path, refusals))
        refused += len(refusals)
        holds = (
            "holds"
            if not refusals
            else "1 line is refused"
            if len(refusals) == 1
            else f"{len(refusals)} lines are refused"
        )
        talk.say(f"{path}: {holds}")
    if told or form != "table":
        show(told, form, COLUMNS)
    talk.done()
    return REFUSED if refused else 0
