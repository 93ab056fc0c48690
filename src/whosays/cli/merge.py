"""`whosays merge`: what people ruled in another copy of a case is taken over."""

from __future__ import annotations

from pathlib import Path

import click

from whosays.cli import arguments
from whosays.cli.talking import Talk, talking, visible


@click.command("merge", short_help="Take over what people ruled in another copy of a case.")
@arguments.case
@click.argument("other", type=click.Path(path_type=Path), metavar="OTHER")
@talking
def command(case: Path, other: Path, talk: Talk) -> int:
    """Take into CASE the decisions of the case OTHER that it lacks, so that both people's rulings are in force.

    Nothing is lost: each author keeps one file, the later ruling about one thing holds, and those that were made
    without having seen the other are told. One author who decided in two places is refused.
    """
    from whosays.workspace import Case

    docket = Case.open(case, talk.say).docket
    before = docket.seen
    taken = docket.merge(other)
    talk.tell(f"{taken} decision{'s' * (taken != 1)} taken over from {other}" if taken else "nothing new")
    unseen = [(each, gone) for each in docket.decisions for gone in each.unseen]
    new = {each.id for each in docket.since(before)}
    for each, gone in unseen:
        if each.id in new or gone in new:
            told = f"{each.decision.author} ruled {each.decision.action} {'; '.join(each.about)} ({each.id[:8]})"
            talk.tell(visible(f"{told} without having seen {gone[:8]}, which it overrules"))
    return 0
