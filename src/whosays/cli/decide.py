"""`whosays decide`: what a person rules about figures, names and schemes, recorded with who, when and why."""

from __future__ import annotations

from pathlib import Path

import click

from whosays.cli import arguments
from whosays.cli.talking import Talk, talking, visible
from whosays.model.decision import Action


@click.command("decide", short_help="Rule on figures and names; who, when and why are kept.")
@arguments.case
@click.argument("ruling", type=click.Choice([action.value for action in Action]))
@click.argument("about", nargs=-1, required=True, metavar="ABOUT…")
@click.option("--why", required=True, metavar="TEXT", help="The reason; it is kept and shown.")
@click.option("--by", metavar="NAME", help="Who decides, if not whoever runs this; a mail address will do.")
@talking
def command(case: Path, ruling: str, about: tuple[str, ...], why: str, by: str | None, talk: Talk) -> int:
    """Record in CASE what a person rules about ABOUT…; it overrules what whosays finds, from the next report on.

    \b
    same-root FIGURE FIGURE          the two go back to one statement
    independent FIGURE [FIGURE]      they do not; or the one goes back to no other
    no-evidence FIGURE               it is misread, or none for its question: it is set aside
    speaker FIGURE NAME              who says it; author where the document itself does
    measure FIGURE MEASURE           what it measures, as a pack or the claims name it
    population FIGURE PEOPLE         whom it counts; none where it is told of nobody in particular
    place FIGURE PLACE               where it holds; none where it is told of no place
    unit FIGURE UNIT                 person, count, percent, USD …; "USD per month" with its rate
    period FIGURE PERIOD             when it holds: 2025, 2025-03, 2025-01/2025-03; none if untold
    basis SUM BASIS                  gross, net, one_off, recurring …; "net, one_off"; none if untold
    same-speaker NAME SPEAKER        the name is that speaker's
    other-speaker NAME SPEAKER       it is not
    confirm SCHEME[/CELL]            its cells are right as they stand now
    undo DECISION                    the decision holds no longer

    Two persons of one name: give each figure's speaker a fuller name ("A. Kern (army)", "A. Kern (health)").

    A FIGURE is the beginning of a claim's id, a place (DOCUMENT:START) or words, as for `whosays explain`. The latest
    decision about the same figures or names holds; nothing is ever deleted.
    """
    from whosays.workspace import Case

    standing = Case.open(case, talk.say).decide(Action(ruling), about, why, by)
    talk.tell(visible(f"{standing.id[:8]}  {ruling}  {'; '.join(standing.about)}"))
    talk.say(f"in force from the next report on; take it back with: whosays decide {case} undo {standing.id[:8]}")
    return 0
