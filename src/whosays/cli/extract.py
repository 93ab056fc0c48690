"""`whosays extract`: the claims of files, without a case and without a report."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from whosays.cli.claims import COLUMNS
from whosays.cli.explain import field_lines, wrapped
from whosays.cli.harvesting import Harvest, harvesting, run
from whosays.cli.listing import formatted, show
from whosays.cli.talking import Talk, put, talking

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from io import BufferedReader

    from whosays.workspace import Case, Stream

STDIN = Path("-")
BAD_INPUT = 2


@click.command("extract", short_help="Print the claims of files, or of standard input.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="PATH…")
@click.option("--files-from", type=click.Path(path_type=Path), metavar="FILE", help="A list of more, one a line.")
@harvesting
@click.option("--assist", metavar="URL", default="", help="Ask a language model on this machine to point at figures.")
@click.option("--assist-model", metavar="NAME", default="default", show_default=True, help="Its name at that address.")
@click.option("--explain", is_flag=True, help="Tell why each number became what it is, instead of its claim alone.")
@formatted
@talking
def command(
    paths: tuple[Path, ...],
    files_from: Path | None,
    harvest: Harvest | None,
    assist: str,
    assist_model: str,
    explain: bool,
    form: str,
    talk: Talk,
) -> int:
    """Print the claims in PATH…: files, folders, web archives, or - for standard input.

    With --explain it prints why each number became what it is: which words gave quantity, hedge, unit, measure, people,
    place, time, speaker and stance, and by which rule or entry; for what is no claim its kind.

    With --format jsonl a text on standard input is read as it comes: each claim is printed when its block is there, in
    memory that does not grow, and is read with what stands before it alone; question, root and copy_of need the whole
    text and are null.

    With --assist, an OpenAI-compatible endpoint such as http://127.0.0.1:8080/v1 points at figures that were passed
    over; only those are kept that stand in the text word for word and that whosays can read by itself.

    With --out nothing is printed: the claims, and one row a document, read or not, go into FOLDER as Parquet, a part
    for every 256 documents. Run again, the same command goes on where it was stopped.
    """
    paths = _named(paths, files_from)
    if harvest:
        if assist or explain or STDIN in paths:
            raise click.UsageError("--out takes files and folders, and neither --assist nor --explain.")
        return run(paths, harvest, talk)
    loose = []
    if STDIN in paths:
        stream = _standard_input(streams=form == "jsonl" and len(paths) == 1 and not assist and not explain)
        if not isinstance(stream, bytes):
            return _streamed(stream, talk)
        loose = [("stdin", stream)]
    return _told(_case(paths, loose, (assist, assist_model), talk), explain, form, talk)


def _named(paths: tuple[Path, ...], files_from: Path | None) -> tuple[Path, ...]:
    """All that was named, on the command line and in a list."""
    from whosays.workspace import listed

    named = (*paths, *(listed(files_from) if files_from else ()))
    if not named:
        raise click.UsageError("name files or folders, or a list of them with --files-from.")
    return named


def _case(paths: tuple[Path, ...], loose: list[tuple[str, bytes]], assist: tuple[str, str], talk: Talk) -> Case:
    """The case of what was named, with an assistant where its address is told."""
    from whosays.workspace import AssistOptions, Case

    case = Case.transient([path for path in paths if path != STDIN], loose, talk.say).watched(talk.step)
    url, model = assist
    return case.assisted(AssistOptions(url=url, model=model)) if url else case


def _told(case: Case, explain: bool, form: str, talk: Talk) -> int:
    """Prints the claims of `case`, or their reasons."""
    from whosays.workspace import listings

    if explain:
        return _explained(case, form, talk)
    account = case.account
    if not account.sources and not account.unreadable:
        talk.wrong("there is no document in what was named; reports and cases of ours are passed over.")
    if account.sources:
        show(listings.claim_records(account), form, COLUMNS)
    code = max(talk.unread(case.unreadable), talk.assisted(account.assisted))
    talk.done()
    return code if account.sources else BAD_INPUT


def _explained(case: Case, form: str, talk: Talk) -> int:
    """The reasons, for people in lines under each number."""
    from whosays.workspace import listings

    if form == "csv":
        raise click.UsageError("reasons have parts within parts, which CSV cannot hold; use --format jsonl.")
    told, unreadable = case.reasons()
    records = [listings.reason(each) for each in told]
    if form == "table":
        put("".join(f"{line}\n" for record in records for line in wrapped(_reason_lines(record))))
    else:
        show(records, form, ())
    code = talk.unread(unreadable)
    talk.done()
    return code if told or not unreadable else BAD_INPUT


def _reason_lines(record: Mapping[str, Any]) -> Iterator[str]:
    """One number: a line for what it is, with a blank line around it and its fields where it has some."""
    kind = f"{record['kind']}: " if record["fields"] or record["kind"] == "gap" else f"no claim, {record['kind']}: "
    yield f"{record['document']}:{record['start']}  {kind}“{record['text']}”"
    if record["fields"]:
        yield from field_lines(record["fields"])
        yield ""


def _standard_input(*, streams: bool) -> Stream | bytes:
    """Standard input, as a stream where it is one and that is of use, else its bytes."""
    from whosays.workspace import Case

    source = cast("BufferedReader", sys.stdin.buffer)
    if streams and not _is_file(source):
        return Case.stream(source, "stdin")
    return source.read()


def _is_file(source: BufferedReader) -> bool:
    try:
        return stat.S_ISREG(os.fstat(source.fileno()).st_mode)
    except OSError:
        return False


def _streamed(stream: Stream, talk: Talk) -> int:
    show(stream.claims(), "jsonl", ())
    code = talk.unread(stream.unreadable)
    talk.done()
    return code
