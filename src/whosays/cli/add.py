"""`whosays add`: documents into a case, as they came; and an analyst's own claims."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from whosays.cli import arguments
from whosays.cli.arguments import DAY
from whosays.cli.talking import SOME_UNREADABLE, Talk, talking, visible

if TYPE_CHECKING:
    from whosays.workspace import Added


@click.command("add", short_help="Take documents into a case, as they came.")
@arguments.case
@click.argument("sources", nargs=-1, metavar="PATH…")
@click.option(
    "--addresses",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A file with one web address a line.",
)
@click.option(
    "--claims",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="A CSV or XLSX of claims that you wrote down, one a row.",
)
@click.option("--published", type=DAY, metavar="DATE", help="When: a day such as 2025-03-31.")
@click.option("--publisher", help="Who printed it.")
@click.option("--url", help="The address it came from.")
@click.option("--title", help="Its title.")
@click.option("--lang", help="Its language, as a code such as en.")
@click.option("--allow-private", is_flag=True, help="Ask addresses of this machine and this network too.")
@click.option("--allow-port", multiple=True, type=click.IntRange(1, 65535), metavar="N", help="Beside 80 and 443.")
@talking
def command(
    case: Path,
    sources: tuple[str, ...],
    addresses: tuple[Path, ...],
    claims: tuple[Path, ...],
    published: datetime | None,
    publisher: str | None,
    url: str | None,
    title: str | None,
    lang: str | None,
    allow_private: bool,
    allow_port: tuple[int, ...],
    talk: Talk,
) -> int:
    """Take the files and folders PATH… into CASE; the same bytes with the same details again change nothing.

    A PATH that begins with http:// or https:// is asked for over the network, and what comes is kept as it came.
    The options hold for all of PATH…; a file metadata.csv beside the files (columns name, published, publisher, url,
    title, lang) says it of each.

    A FILE of claims has the columns figure, measure and speaker, and may have unit, per, population, place, as_of, via,
    publisher, stance, citations and root. Rows that are no claim are named with their column and stay in the file.
    """
    from dataclasses import replace

    from whosays.workspace import Case, Given
    from whosays.workspace.fetching import parted

    if not sources and not addresses and not claims:
        raise click.UsageError("name files, folders or web addresses to add, or a spreadsheet of claims with --claims.")
    day = published.date() if published else None
    given = Given(published=day, publisher=publisher, address=url, title=title, language=lang)
    opened = Case.open(case, talk.say).watched(talk.step)
    paths, asked = parted(sources, addresses, allow_private=allow_private, ports=allow_port)
    added = [opened.add(each, given) for each in (paths, asked) if each]
    added += [opened.add(claims, replace(given, claims=True))] if claims else []
    code = max([_told(each, talk) for each in added])
    talk.say(f"Bring {case} up to date with: whosays build {case}")
    talk.done()
    return code


def _told(added: Added, talk: Talk) -> int:
    """Says what was taken and what was not; the exit code."""
    for name in added.new:
        talk.tell(visible(name))
    claims = f", with {added.claims:,} claims" if added.claims or added.refused else ""
    talk.say(f"{len(added.new)} new, {added.known} there already{claims}.")
    code = talk.unread(added.unreadable)
    for row in added.refused:
        talk.wrong(visible(row))
    if not (added.new or added.known):
        return 2
    return SOME_UNREADABLE if added.refused else code
