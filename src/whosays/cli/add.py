"""`whosays add`: documents into a case, as they came."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from whosays.cli import arguments
from whosays.cli.talking import Talk, talking, visible


@click.command("add", short_help="Take documents into a case, as they came.")
@arguments.case
@arguments.paths
@click.option("--published", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="When: a day such as 2025-03-31.")
@click.option("--publisher", help="Who printed it.")
@click.option("--url", help="The address it came from.")
@click.option("--title", help="Its title.")
@click.option("--lang", help="Its language, as a code such as en.")
@talking
def command(
    case: Path,
    paths: tuple[Path, ...],
    published: datetime | None,
    publisher: str | None,
    url: str | None,
    title: str | None,
    lang: str | None,
    talk: Talk,
) -> int:
    """Take the files and folders PATH… into CASE; the same bytes with the same details again change nothing.

    The options hold for all of PATH…; a file metadata.csv beside the files (columns name, published, publisher, url,
    title, lang) says it of each.
    """
    from whosays.workspace import Case, Given

    day = published.date() if published else None
    given = Given(published=day, publisher=publisher, address=url, title=title, language=lang)
    added = Case.open(case, talk.say).watched(talk.step).add(paths, given)
    for name in added.new:
        talk.tell(visible(name))
    talk.say(f"{len(added.new)} new, {added.known} there already. Bring {case} up to date with: whosays build {case}")
    code = talk.unread(added.unreadable)
    talk.done()
    return code if added.new or added.known else 2
