"""`whosays report`: the main job. Files, folders or a case in, a report out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from whosays.cli import arguments
from whosays.cli.limiting import limiting
from whosays.cli.talking import Talk, talking

if TYPE_CHECKING:
    from whosays.workspace import Limits

WIDTH, HEIGHT = 80, 40


@click.command("report", short_help="Files, folders or a case in, a report out.")
@arguments.paths
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("report"),
    show_default=True,
    metavar="DIR",
    help="The folder for the report. An earlier report in it is replaced, anything else is not.",
)
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[,NAME…]",
    show_default="html,md,charts",
    help="For people: html (one page, nothing is fetched), md, pdf, docx, charts (each as SVG and Vega-Lite). "
    "Records for programs are always written.",
)
@click.option(
    "--prove",
    "proved",
    is_flag=True,
    help="Hold each line of the finished report against the case first, by a reader that shares no code with the "
    "writer; nothing is written where one does not hold.",
)
@limiting
@talking
def command(
    paths: tuple[Path, ...], out: Path, formats: tuple[str, ...], proved: bool, limits: Limits | None, talk: Talk
) -> int:
    """Account for every figure in PATH…: files and folders (text, HTML, PDF, DOCX, XLSX, CSV, mail), or one case.

    Prints a summary (not with -q) and writes index.html (one page, nothing is fetched), report.md, claims.jsonl,
    checks.jsonl, questions.jsonl and charts/ (each chart of the page as a file) into DIR.
    """
    from whosays.workspace import Wanted, reported

    case = reported(paths, out, talk.say, talk.step, Wanted(formats=formats, limits=limits, proved=proved))
    talk.tell(case.summary(WIDTH, HEIGHT, out, formats))
    code = max(talk.unread(case.unreadable), talk.assisted(case.account.assisted))
    talk.done()
    return code
