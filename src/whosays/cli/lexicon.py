"""`whosays lexicon`: a new pack, whether packs do what they say, and which words told which measure of a text."""

from __future__ import annotations

from pathlib import Path

import click

from whosays.cli.listing import Column, formatted, show
from whosays.cli.talking import Talk, put, talking

GATE_FAILS = 1

FINDINGS = (
    Column("where", lambda r: f"{r['pack']}:{r['line'] or ''}"),
    Column(
        "finding", lambda r: f"{r['weight']}: {r['text'] or r['table']}: {r['message']}", gives_way=True, wraps=True
    ),
)
MEASURES = (
    Column("figure", lambda r: r["text"], gives_way=True, wraps=True),
    Column("measure", lambda r: r["measure"] or "-"),
    Column("told by", lambda r: _by(r["words"], r["score"]) or r["how"], gives_way=True, wraps=True),
    Column("second", lambda r: r["second"] or "", gives_way=True, wraps=True),
    Column("by", lambda r: _by(r["second_words"], r["second_score"]), gives_way=True, wraps=True),
)

case_option = click.option(
    "--case", type=click.Path(path_type=Path), metavar="CASE", help="With the packs of this case."
)


def _by(words: str | None, score: float | None) -> str:
    return "" if words is None or score is None else f"{words} ({score:g})"


@click.group("lexicon", short_help="Look after packs.")
def command() -> None:
    """Look after packs: the words and rules of a field."""


@command.command("new", short_help="Write the skeleton of a pack.")
@click.argument("name", metavar="NAME")
@click.option(
    "--in",
    "folder",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="FOLDER",
    help="Where to; for a case, into its packs. Here, if not given.",
)
@formatted
@talking
def new(name: str, folder: Path, form: str, talk: Talk) -> None:
    """Write NAME.toml, a pack with comments that tell what goes where, for you to fill in.

    It passes `whosays lexicon check` as it stands. A file that is there already is not touched.
    """
    from whosays.workspace import new_pack

    path = new_pack(name, folder)
    if form == "table":
        put(f"{path}\n")
    else:
        show([{"schema": "whosays/pack_file/1", "name": name, "path": str(path)}], form, ())
    talk.say(f"fill it in, then run: whosays lexicon check {path}")


@command.command("check", short_help="Do packs do what they say?")
@click.argument("packs", nargs=-1, metavar="[PACK…]")
@case_option
@formatted
@talking
def check(packs: tuple[str, ...], case: Path | None, form: str, talk: Talk) -> int:
    """Run the examples of packs and list what is wrong or doubtful in them, with file and line.

    PACK is a file, or the name of a pack that ships or that CASE holds; without any, all of them are checked. Wrong are
    examples that give something else, phrases that can never match and names that nothing has; warnings are measures
    without examples and phrases that two measures claim. Ends with exit code 1 if anything is wrong. A misspelt key is
    reported with file, line and the nearest key that exists.
    """
    from whosays.workspace import listings, pack_findings

    total, findings = pack_findings(packs, case)
    records = [listings.pack_finding(each) for each in findings]
    if records or form != "table":
        show(records, form, FINDINGS)
    wrong = sum(record["weight"] == "wrong" for record in records)
    failed = sum(record["expected"] is not None for record in records)
    talk.say(f"{total} examples, {failed} of them give something else; {wrong} wrong, {len(records) - wrong} warnings")
    return GATE_FAILS if wrong else 0


@command.command("test", short_help="Show which words of a text told which measure.")
@click.argument("pack", metavar="PACK")
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@case_option
@formatted
@talking
def test(pack: str, files: tuple[Path, ...], case: Path | None, form: str, talk: Talk) -> int:
    """Show for each figure in FILE… which measure it has, by which words of the text, and what came second.

    PACK is a file or the name of a pack; it is read together with all that ship. The number behind the words says how
    firmly they stand to the figure: 10 is right beside it, more where the phrase holds the figure or its noun.
    """
    from whosays.workspace import listings, measures_told

    told, unread = measures_told(pack, files, case)
    show(map(listings.measure_told, told), form, MEASURES)
    return talk.unread(unread)
