"""`whosays decide`: what a person rules about figures, names and schemes, recorded with who, when and why."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from whosays.cli import arguments
from whosays.cli.diff import COLUMNS, TABLE
from whosays.cli.listing import Column, show
from whosays.cli.talking import Talk, talking, visible
from whosays.model.decision import Action

if TYPE_CHECKING:
    from whosays.model.decision import Decision
    from whosays.workspace import Case

RULINGS = """\
Record in CASE what a person rules about ABOUT…; it overrules what whosays finds, from the next report on.

\b
accept FIGURE                    it is right as it stands: it has been reviewed
no-evidence FIGURE               it is misread, or none for its question: it is set aside
defer FIGURE                     to be looked at again later
value FIGURE VALUE               how much it tells: 4000, "about 4,000", "at least 4,000"
unit FIGURE UNIT                 person, count, percent, USD …; "USD per month" with its rate
span FIGURE START-END [VALUE]    its words are those characters of its document
speaker FIGURE NAME              who says it; author where the document itself does
stance FIGURE STANCE             asserts, estimates, speculates, disputes, denies, confirms …
measure FIGURE MEASURE           what it measures, as a pack or the claims name it
population FIGURE PEOPLE         whom it counts; none where it is told of nobody in particular
place FIGURE PLACE               where it holds; none where it is told of no place
period FIGURE PERIOD             when it holds: 2025, 2025-03, 2025-01/2025-03; none if untold
basis SUM BASIS                  gross, net, one_off, recurring …; "net, one_off"; none if untold
same-root FIGURE FIGURE          the two go back to one statement
independent FIGURE [FIGURE]      they do not; or the one goes back to no other
same-question FIGURE FIGURE      the questions that they answer are one, named as the second's
other-question FIGURE…           they answer a question of their own
same-speaker NAME SPEAKER        the name is that speaker's
other-speaker NAME SPEAKER       it is not
bloc NAME BLOC                   whose interest the speaker shares; none for nobody's
grade NAME GRADE                 how reliable: A (always) to E, F is not known; shown, not weighed
missed WORDS measure=M [F=V]…    a claim that was missed, at DOCUMENT:START-END
confirm SCHEME[/CELL]            its cells are right as they stand now
undo DECISION                    the decision holds no longer; undo an undo to have it again

Two persons of one name: give each figure's speaker a fuller name ("A. Kern (army)", "A. Kern (health)").

A FIGURE is the beginning of a claim's id, a place (DOCUMENT:START) or words, as for `whosays explain`. The latest
decision about the same figures or names holds; nothing is ever deleted.

A FILE.csv has the columns ruling, about, value and why. All its rows are kept as one decision, which is undone as
one; while one row cannot be kept, none is.
"""
LOOKED = (
    Column("change", lambda r: f"×{r['factor']:g}" if r["factor"] else r["change"]),
    *(column for column in COLUMNS if column.head in ("figure", "before", "after")),
)


@click.command("decide", help=RULINGS, short_help="Rule on figures and names; who, when and why are kept.")
@arguments.case
@click.argument("ruling", type=click.Choice([a.value for a in Action if a is not Action.BATCH]), required=False)
@click.argument("about", nargs=-1, metavar="ABOUT…")
@click.option("--from", "file", type=click.Path(path_type=Path), metavar="FILE.csv", help="Many rulings, kept as one.")
@click.option("--why", default="", metavar="TEXT", help="The reason; it is kept and shown.")
@click.option("--by", metavar="NAME", help="Who decides, if not whoever runs this; a mail address will do.")
@click.option("--preview", is_flag=True, help="Tell what would change; keep nothing.")
@talking
def command(
    case: Path, ruling: str | None, about: tuple[str, ...], file: Path | None, why: str, by: str | None, talk: Talk,
    *, preview: bool,
) -> int:  # fmt: skip
    """Record what a person rules; see `RULINGS`."""
    from whosays.workspace import Case

    opened = Case.open(case, talk.say)
    decision = _proposed(opened, ruling, about, file, why)
    if preview:
        return _previewed(opened, decision, talk)
    standing = opened.docket.keep(decision, why or _why_of(decision), by)
    told = "; ".join(standing.about) if not standing.parts else f"{len(standing.parts)} rulings of {file}"
    talk.tell(visible(f"{standing.id[:8]}  {standing.decision.action}  {told}"))
    talk.say(f"in force from the next report on; take it back with: whosays decide {case} undo {standing.id[:8]}")
    return 0


def _proposed(case: Case, ruling: str | None, about: tuple[str, ...], file: Path | None, why: str) -> Decision:
    if (ruling is None) is (file is None):
        raise click.UsageError("Name a ruling and what it is about, or give a file with --from, and not both.")
    if file is not None:
        return case.docket.batch_of(file, why)
    if not about:
        raise click.UsageError("Missing argument 'ABOUT…'.")
    if not why.strip():
        raise click.UsageError("Missing option '--why'.")
    return case.docket.proposed(Action(str(ruling)), about)


def _previewed(case: Case, decision: Decision, talk: Talk) -> int:
    """Shows what `decision` would change."""
    from whosays.workspace.looking import look_records

    look = case.docket.look(decision)
    records = list(look_records(look))
    changed = sum(record["change"] != "same" for record in records)
    touched = f"{len(records)} question{'s' * (len(records) != 1)} touched, {changed} changed; nothing is kept"
    talk.say(touched + ("" if look.exact else "; others may change too: a build tells"))
    if records:
        show(records, TABLE, LOOKED)
    return 0


def _why_of(decision: Decision) -> str:
    """The reason of a batch whose rows all have their own."""
    return "each for a reason of its own" if decision.action == Action.BATCH else ""
