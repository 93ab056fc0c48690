"""`whosays explain`: the path of one figure, from bytes to finding."""

from __future__ import annotations

import shutil
import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from whosays.cli import arguments
from whosays.cli.listing import WIDTH, Column, asked, figure_words, formatted, show
from whosays.cli.talking import Talk, put, talking, visible

MOST = 3
"""So many figures are told in full; more are listed, so that one can be named."""

TOO_MANY = 2
INDENT = 12
CANDIDATES = (
    Column("id", lambda r: (r["claim"] or {"id": r["question"]["question"]})["id"][:8]),
    Column("figure", lambda r: r["claim"]["text"] if r["claim"] else "(the question)", gives_way=True),
    Column("place", lambda r: f"{r['claim']['document']}:{r['claim']['start']}" if r["claim"] else "", gives_way=True),
    Column("question", lambda r: asked(r["question"]) if r["question"] else "", gives_way=True),
)


@click.command("explain", short_help="Show the path of one figure, from bytes to finding.")
@arguments.case
@click.argument("figure")
@click.option("--sensitivity", is_flag=True, help="Show what best and band become under other assumptions.")
@formatted
@talking
def command(case: Path, figure: str, sensitivity: bool, form: str, talk: Talk) -> int:
    """Show the path of one figure in CASE: file, characters, how each field was read and why, question, root, finding.

    FIGURE is the beginning of a claim's or question's id, a place (DOCUMENT:START, as `whosays claims` has them), a
    question as `whosays questions` or a report names it, the name of a derivation, or words.
    """
    from whosays.workspace import Case, listings

    opened = Case.open(case, talk.say)
    if figure in {each.name for each in opened.account.derivations}:
        from whosays.cli.derive import tell

        tell(opened, (figure,), form)
        return 0
    found = opened.explain(figure)
    boxes = [opened.sensitivity(e.answer) if sensitivity and e.answer and len(found) <= MOST else () for e in found]
    records = [listings.explanation(e, opened.account, box) for e, box in zip(found, boxes, strict=True)]
    if form != "table":
        show(records, form, ())
        return 0
    if len(records) > MOST:
        show(records, form, CANDIDATES)
        talk.say(f"{len(records)} figures match {figure!r}; name one by its id")
        return TOO_MANY
    put("\n\n".join("\n".join(wrapped(_told(record))) for record in records) + "\n")
    return 0


def wrapped(lines: Iterable[str]) -> Iterator[str]:
    """Lines that fit the terminal, what runs over standing under the second column."""
    width = shutil.get_terminal_size((WIDTH, 0)).columns if sys.stdout.isatty() else WIDTH
    for line in lines:
        yield textwrap.fill(
            visible(line), max(width, 2 * INDENT), subsequent_indent=" " * INDENT, break_on_hyphens=False
        )


def _told(record: Mapping[str, Any]) -> Iterator[str]:
    """The explanation in lines, in the order of the path."""
    if record["claim"]:
        yield from _bytes_to_words(record["claim"])
        yield from field_lines(record["fields"])
    if record["question"]:
        yield from _question(record)
    else:
        yield "question    none: no other claim is like it"
    yield from _list("checks", [f"{c['verdict']}: {c['sentence']}" for c in record["checks"]])


def _bytes_to_words(claim: Mapping[str, Any]) -> Iterator[str]:
    publisher = f", {claim['publisher']}" if claim["publisher"] else ""
    yield f"file        {claim['document']}{publisher}"
    yield f"sha256      {claim['sha256']}"
    yield f"read as     {claim['media_type']}, text version {claim['text_version']}"
    if claim["dated"]:
        yield f"dated       {claim['dated']}: {claim['dated_because']}"
    place = f" ({claim['place']})" if claim["place"] else ""
    yield f"characters  {claim['start']} to {claim['end']}{place}"
    yield f"words       … {claim['before']}[{claim['text']}]{claim['after']} …"
    yield f"claim       {claim['id']}"


def field_lines(fields: Iterable[Mapping[str, str]]) -> Iterator[str]:
    for field in fields:
        words = f" ← “{field['words']}”" if field["words"] else ""
        why = f" ({field['why']})" if field["why"] else ""
        yield f"  {field['field']:<{INDENT - 2}} {field['value']}{words}{why}"


def _question(record: Mapping[str, Any]) -> Iterator[str]:
    question, root = record["question"], record["root"]
    yield f"question    {asked(question)} ({question['question']})"
    if record["set_aside"]:
        yield f"set aside   {record['set_aside']}"
    if root:
        speakers = "; ".join(root["speakers"]) or "the document itself"
        revised = "" if root["current"] else ", revised since"
        claims = "1 claim goes" if root["claims"] == 1 else f"{root['claims']} claims go"
        yield f"root        {speakers}: {claims} back to it{revised} ({root['root']})"
    yield from _list("edges", [line for edge in record["edges"] for line in _edge(edge)])
    yield from _list("remarks", record["remarks"])
    reported = figure_words(*question["envelope"])
    yield f"finding     {question['status']}: {record['why']}"
    roots = "1 root" if question["n_roots"] == 1 else f"{question['n_roots']} roots"
    yield f"            reported {reported} {question['unit']} by {roots}"
    if record["no_estimate"]:
        yield f"            {record['no_estimate']}"
    else:
        yield f"            best {_band(question)} (90 %), {figure_words(question['low50'], question['high50'])} (50 %)"
    assumed = [f"{_band(each)}: {each['assumption']}" for each in record["sensitivity"]]
    yield from _list("sensitivity", assumed)
    conflicts = [
        c["sentence"] + (f" What may dissolve it: {c['dissolved_by']}." if c["dissolved_by"] else "")
        for c in record["conflicts"]
    ]
    yield from _list("conflicts", conflicts)
    beside = [
        f"{c['id'][:8]}  {c['text']}  {c['speaker']}  ({c['document']}:{c['start']}){_role(c)}"
        for c in record["beside"]
    ]
    yield from _list("others", beside)


def _band(told: Mapping[str, Any]) -> str:
    return f"{figure_words(told['best'], told['best'])}, band {figure_words(told['low'], told['high'])}"


def _edge(edge: Mapping[str, Any]) -> Iterator[str]:
    """An edge, and under it what changed along it."""
    origin = edge["origin"]
    goal = f"“{origin['text']}” ({origin['document']}:{origin['start']})" if origin else "a statement that is not held"
    odds = f" (odds {edge['odds']:.2f})" if edge["odds"] is not None else ""
    yield f"“{edge['claim']['text']}” → {goal}: {edge['kind']}{odds}; {edge['why']}"
    yield from (f"  {m['kind'].replace('_', ' ')}: {m['words']}" for m in edge["mutations"])


def _role(other: Mapping[str, str]) -> str:
    why = f", {other['why']}" if other["why"] else ""
    return "" if other["role"] == "answers" else f" {other['role']}{why}"


def _list(head: str, lines: list[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield f"{'' if number else head:<{INDENT}}{line}"
