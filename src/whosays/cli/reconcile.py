"""`whosays reconcile`: findings from a file of claims, without a case."""

from __future__ import annotations

import math
from pathlib import Path
from typing import TextIO

import click

from whosays.cli.listing import Column, Record, asked, figure_words, formatted, reported_words, show
from whosays.cli.talking import Talk, put, talking


def _named(record: Record) -> str:
    return asked(record) if record["measure"] else str(record["question"])


def _reported(record: Record) -> str:
    low, high = record["envelope"]
    return f"{reported_words(low, high, record['open'])} {record['unit']}"


COLUMNS = (
    Column("question", _named, gives_way=True),
    Column("reported", _reported, gives_way=True),
    Column("best", lambda r: figure_words(r["best"], r["best"]) if r["best"] is not None else "none", right=True),
    Column("90 % band", lambda r: figure_words(r["low"], r["high"]) if r["best"] is not None else ""),
    Column("roots", lambda r: str(r["n_roots"]), right=True),
    Column("status", lambda r: r["status"]),
)
BOX = (
    Column("question", lambda r: r["question"], gives_way=True),
    Column("best", lambda r: figure_words(r["best"], r["best"]), right=True),
    Column("90 % band", lambda r: figure_words(r["low"], r["high"])),
    Column("where", lambda r: r["assumption"], wraps=True),
)
"""The sensitivity box, a row an assumption."""
CHANCE = Column("chance", lambda r: f"{r['chance']:.0%}" if r["chance"] is not None else "", right=True)


@click.command("reconcile", short_help="Weigh claims from a file: one finding a question.")
@click.argument("claims", type=click.File("r", encoding="utf-8-sig"), metavar="CLAIMS.jsonl")
@click.option("--standard", is_flag=True, help="Standard answers beside the model's, in records.")
@click.option("--sensitivity", is_flag=True, help="What best and band become under other assumptions.")
@click.option(
    "--between", nargs=2, type=float, metavar="LOW HIGH", help="The chance that the truth lies from LOW to HIGH."
)
@formatted
@talking
def command(
    claims: TextIO, standard: bool, sensitivity: bool, between: tuple[float, float] | None, form: str, talk: Talk
) -> int:
    """Weigh the claims in CLAIMS.jsonl (- for standard input): one JSON object a line, as `whosays extract` prints it.

    Only low or high is needed. Optional beside those fields: id, root, copy_of, copy_odds, bloc, kind, scale,
    probability, best, truth.
    """
    from whosays.workspace import weighed

    if between and not all(map(math.isfinite, between)):
        raise click.UsageError("--between wants two numbers")
    if between and between[0] > between[1]:
        raise click.UsageError(f"--between wants its lower end first: {between[1]:g} {between[0]:g}")
    found = weighed(claims, Path(claims.name).name, answers=standard, box=sensitivity, between=between)
    show(found, form, (*COLUMNS, CHANCE) if between else COLUMNS)
    if sensitivity and form == "table":
        put("\n")
        show([{**each, "question": _named(record)} for record in found for each in record["sensitivity"]], form, BOX)
    if standard and form == "table":
        talk.say("the standard answers stand in records only: add --format jsonl")
    talk.done()
    return 0
