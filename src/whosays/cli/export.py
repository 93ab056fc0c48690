"""`whosays export`: the data of a case in formats that other programs read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from whosays.cli import arguments
from whosays.cli.limiting import limiting
from whosays.cli.talking import Talk, put, talking

if TYPE_CHECKING:
    from whosays.workspace import Limits


@click.command("export", short_help="Write claims, questions and sources in formats of other programs.")
@arguments.paths
@click.option(
    "--format",
    "formats",
    multiple=True,
    metavar="NAME[,NAME…]",
    help="csv, parquet, jsonl: claims, questions, checks, sources. ucdp: best, low and high of each question. "
    "webannotation, prov, claimreview: JSON-LD. bibtex, csl: the sources as references. Else as PLACE ends, or csv.",
)
@click.option("--only", multiple=True, metavar="TABLE", help="Only the files of this name, as claims. May be repeated.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("export"),
    show_default=True,
    metavar="PLACE",
    help="A folder, a new file (as claims.csv), or - for standard output. An earlier export in a folder is replaced, "
    "anything else is not.",
)
@limiting
@talking
def command(
    paths: tuple[Path, ...],
    formats: tuple[str, ...],
    only: tuple[str, ...],
    out: Path,
    limits: Limits | None,
    talk: Talk,
) -> int:
    """Write the data of PATH…, files and folders or one case, for spreadsheets, statistics and the web of data.

    whosays export CASE --format csv,bibtex --out data writes claims.csv, questions.csv, checks.csv, sources.csv and
    sources.bib into the folder data; whosays export CASE --only claims --out - prints claims as CSV.
    """
    from whosays.workspace import exporting, listings, opened

    wanted = exporting.formats(formats, out)
    case = opened(paths, talk.say, talk.step, limits)
    talk.left_out(listings.left_out(case.account))
    if out == exporting.STANDARD_OUTPUT:
        put(exporting.text(exporting.files(case.whole, wanted, only)))
    else:
        for file in case.export(out, wanted, only):
            talk.tell(str(file))
    code = max(talk.unread(case.unreadable), talk.assisted(case.account.assisted))
    talk.done()
    return code
