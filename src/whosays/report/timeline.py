"""The timeline: what changed when, by rules that the sources tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.model.narrative import Section, Sentence, Table
from whosays.report.citing import cell, cited, of_cell, plain
from whosays.report.phrases import say
from whosays.report.rules import amount_words, case_words, day_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from whosays.model.scheme import Change, SchemeTold
    from whosays.report.register import Register
    from whosays.report.wording import Telling

Row = tuple[Sentence, ...]


def timeline_section(register: Register, telling: Telling) -> Iterator[Section]:
    """The section, where anything is dated."""
    rows = [row for _, row in sorted(_rows(register), key=lambda dated: dated[0])]
    if not rows:
        return
    telling.tell("timeline")
    head = tuple(say(f"column_{name}") for name in ("day", "event", "told_by"))
    table = Table(caption=say("table_of_times"), head=head, rows=tuple(rows))
    yield Section(key="timeline", heading=say("heading_timeline"), blocks=(*telling.take(), table))


def _rows(register: Register) -> Iterator[tuple[date, Row]]:
    for told in register.account.schemes:
        amounts = dict(told.amounts)
        for change in told.changes:
            words = {key: amount_words(amounts[key], register) for key in (change.before, change.after)}
            yield change.on.earliest, _change(told, change, words)


def _change(told: SchemeTold, change: Change, amounts: dict[str, str]) -> Row:
    """A rule that another took the place of."""
    before, after = (of_cell(told.scheme.key, key) for key in (change.before, change.after))
    case = case_words(told.scheme, tuple((axis, (value,)) for axis, value in change.point))
    what = (
        *cited(case, after),
        *plain(say("changed_from")),
        *cited(amounts[change.before], before),
        *plain(say("changed_to")),
        *cited(amounts[change.after], after),
    )
    return (
        cell(cited(day_words("on", change.on), after)),
        cell(what),
        cell(cited(told.scheme.title, after)),
    )
