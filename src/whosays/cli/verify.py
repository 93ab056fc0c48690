"""`whosays verify`: a draft held against the record."""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whosays.cli.arguments import DAY
from whosays.cli.listing import FORMATS, Column, show
from whosays.cli.talking import Talk, put, talking

if TYPE_CHECKING:
    from whosays.model.verification import Verification

VERDICTS = (
    *("supported", "overstated", "contradicted", "out_of_date", "misattributed", "own_arithmetic", "unsupported"),
    *("verbatim", "verbatim_elsewhere", "nowhere"),
)
FLAGGED = tuple(verdict for verdict in VERDICTS if verdict not in ("supported", "verbatim"))
NOTHING = "nothing"
GATE_FAILS = 1
STDIN = Path("-")
HTML = "html"

COLUMNS = (
    Column("characters", lambda r: f"{r['start']}–{r['end']}"),
    Column("verdict", lambda r: r["verdict"].replace("_", " "), gives_way=True, wraps=True),
    Column("what an editor can use", lambda r: r["sentence"], gives_way=True, wraps=True),
)


@click.command("verify", short_help="Hold a draft against the record: a verdict on each figure and quotation.")
@click.argument("draft", type=click.Path(path_type=Path), metavar="DRAFT")
@click.option(
    "--case",
    "record",
    type=click.Path(path_type=Path),
    multiple=True,
    required=True,
    metavar="CASE",
    help="The record: a case, or files and folders that are no case; the latter may be given more than once.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice((*FORMATS, HTML)),
    default="table",
    show_default=True,
    help="A table for people, records for programs, or the draft as a page with its figures marked.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE.html",
    help="Write the page there as well, and the records beside it as FILE.jsonl.",
)
@click.option(
    "--published",
    type=DAY,
    metavar="DATE",
    help="The day of the draft; without it and a date of its own it is as old as the newest document.",
)
@click.option(
    "--fail-on",
    type=click.Choice((*VERDICTS, NOTHING)),
    multiple=True,
    default=FLAGGED,
    metavar="VERDICT",
    help=f"End with exit code 1 if this verdict is given; may be given more than once: {', '.join(VERDICTS)} or "
    f"{NOTHING}. Without it: any but supported and verbatim.",
)
@click.option("--all", "everything", is_flag=True, help="List in the table what is borne out, too.")
@talking
def command(
    draft: Path,
    record: tuple[Path, ...],
    form: str,
    out: Path | None,
    published: datetime | None,
    fail_on: tuple[str, ...],
    everything: bool,
    talk: Talk,
) -> int:
    """Hold DRAFT, anybody's text (Markdown, DOCX, HTML, PDF, plain text, or - for standard input), against CASE.

    Each figure and quotation gets one verdict with a sentence for an editor. Figures are supported, overstated,
    contradicted, out of date, misattributed, unsupported, or their own arithmetic fails; quotations stand word for word
    in the source that is named, in another, or nowhere. The table lists what is to be looked at; records and pages hold
    everything.
    """
    from whosays.workspace import opened

    case = opened(record, talk.say, talk.step)
    text = ("stdin", sys.stdin.buffer.read()) if draft == STDIN else draft
    found = case.verify(text, published.date() if published else None)
    if out is not None:
        _write(found, out, talk)
    _show(found, form, everything=everything)
    _sum_up(found, form, talk)
    code = talk.unread(found.unreadable)
    return GATE_FAILS if any(each.standing.value in fail_on for each in found.judgements) else code


def _show(found: Verification, form: str, *, everything: bool) -> None:
    from whosays.workspace import verdict_records, verified_page

    if form == HTML:
        put(verified_page(found))
        return
    records = list(verdict_records(found))
    if form == "table":
        records = [each for each in records if everything or each["flagged"]]
    if records or form != "table":
        show(records, form, COLUMNS)


def _sum_up(found: Verification, form: str, talk: Talk) -> None:
    """What it comes to, in a line, and what of the draft's own figures does not agree."""
    if form == "table":
        for check in found.own_checks:
            talk.tell(f"The draft against itself: {check.sentence}")
    if not found.judgements:
        talk.say(f"there is no figure and no quotation in {found.name}")
        return
    counts: dict[str, int] = {}
    for each in found.judgements:
        counts[each.standing.value] = counts.get(each.standing.value, 0) + 1
    told = " · ".join(f"{counts[v]:,} {v.replace('_', ' ')}" for v in VERDICTS if v in counts)
    talk.say(f"{told}; held against {found.documents:,} document{'s' * (found.documents != 1)}")


def _write(found: Verification, out: Path, talk: Talk) -> None:
    from whosays.workspace import verdict_records, verified_page

    lines = "".join(json.dumps(each, ensure_ascii=False, allow_nan=False) + "\n" for each in verdict_records(found))
    beside = out.with_suffix(".jsonl")
    out.write_text(verified_page(found), "utf-8", newline="\n")
    beside.write_text(lines, "utf-8", newline="\n")
    talk.say(f"{out}   {beside}")
