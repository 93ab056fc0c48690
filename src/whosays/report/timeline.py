"""The timeline: who confirmed, denied, announced or agreed what and when, and what rules changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.model.mention import StatementKind
from whosays.model.narrative import Piece, Section, Sentence, Table
from whosays.report.citing import Pieces, cell, cited, joined, of_cell, of_source, of_statement, plain
from whosays.report.naming import speakers_words
from whosays.report.numbers import day_of, period_words
from whosays.report.phrases import say
from whosays.report.rules import amount_words, case_words, changed, day_words
from whosays.report.voices import described

if TYPE_CHECKING:
    from collections.abc import Iterator

    from whosays.model.claim import Statement
    from whosays.model.narrative import Block
    from whosays.model.scheme import Change, SchemeTold
    from whosays.model.timeline import Event
    from whosays.report.register import Register
    from whosays.report.wording import Telling

MOST_STATED = 6
"""Confirmations, denials and the like that are told in sentences; the table has all."""
MOST_TELLERS = 3
SHORTEST = 6
LONGEST = 200
"""Characters of a statement that are quoted."""
TELLING = frozenset({StatementKind.CONFIRMS, StatementKind.DENIES, StatementKind.DISPUTES, StatementKind.WITHDRAWS})
Row = tuple[Sentence, ...]


def timeline_section(register: Register, telling: Telling) -> Iterator[Section]:
    """The section, where anything is stated or changed."""
    blocks: list[Block] = []
    known = {each.id: each for each in register.account.statements}
    events = [(event, known[event.statements[0]]) for event in register.account.timeline]
    if events:
        telling_most = [(event, told) for event, told in events if event.kind in TELLING and event.who]
        for event, told in telling_most[:MOST_STATED]:
            _tell(telling, event, told, register)
        rows = tuple(_event(event, told, register) for event, told in events)
        head = tuple(say(f"column_{name}") for name in ("day", "whose_act", "act", "in_words", "told_in"))
        blocks += [*telling.take(), Table(caption=say("table_of_events"), head=head, rows=rows)]
    changes = tuple(row for told in register.account.schemes for row in _changes(told, register))
    if changes:
        telling.tell("timeline")
        head = tuple(say(f"column_{name}") for name in ("day", "event", "told_by"))
        blocks += [*telling.take(), Table(caption=say("table_of_times"), head=head, rows=changes)]
    if blocks:
        yield Section(key="timeline", heading=say("heading_timeline"), blocks=tuple(blocks))


def _tell(telling: Telling, event: Event, told: Statement, register: Register) -> None:
    source = register.sources.get(told.document)
    name = register.source_name(told.document)
    telling.tell(
        "stated",
        who=cited(described(event.who, told.sentence.exact), of_statement(told)),
        did=cited(say(f"did_{event.kind}"), of_statement(told)),
        when=_when(event, told),
        words=_quoted(told),
        source=cited(name, of_source(source) if source else of_statement(told)),
    )


def _quoted(told: Statement) -> Pieces:
    """What is said, in the words of the text, as far as it is short."""
    words = " ".join((told.sentence.exact if _bare(told) else told.evidence.exact).split())
    words = words if len(words) <= LONGEST else words[:LONGEST].rpartition(" ")[0]
    return (Piece(words=words.rstrip(".,;: "), cites=(of_statement(told),), quoted=True),)


def _bare(told: Statement) -> bool:
    """Whether what is said is no more than its cue or a pronoun, so that only the whole sentence tells of it."""
    said, cue = told.evidence, told.cue
    return len(said.exact) <= SHORTEST or (cue.start <= said.start and said.end <= cue.end)


def _when(event: Event, told: Statement) -> Pieces:
    """When it was done, with what stands before it; else the day by which it had been."""
    here = of_statement(told)
    if event.when is not None:
        first, last = event.when.first, event.when.last
        key = "when_on" if first == last else "when_in" if first and last else "when_at"
        return (*plain(say(key)), *cited(period_words(event.when), here))
    return (*plain(say("when_by")), *cited(day_of(event.by), here)) if event.by else ()


def _event(event: Event, told: Statement, register: Register) -> Row:
    here = of_statement(told)
    by = say("by_day", day=day_of(event.by)) if event.by else ""
    when = period_words(event.when) if event.when else by
    who = cited(speakers_words(event.who), here) or plain(say("nobody_named"))
    with_whom = cited(say("with_partners", who=speakers_words(event.partners)), here) if event.partners else ()
    sources = [register.sources[each] for each in event.documents if each in register.sources][:MOST_TELLERS]
    return (
        cell(cited(when, here) or plain(say("no_date"))),
        cell((*who, *with_whom)),
        cell(cited(say(f"did_{event.kind}"), here)),
        cell((*plain("“"), *_quoted(told), *plain("”"))),
        cell(joined([cited(source.name, of_source(source)) for source in sources], ", ")),
    )


def _changes(told: SchemeTold, register: Register) -> Iterator[Row]:
    """Rules that others took the place of, by the day of the change."""
    amounts = dict(told.amounts)
    for change in sorted(changed(told), key=lambda each: each.on.earliest):
        words = {key: amount_words(amounts[key], register) for key in (change.before, change.after)}
        yield _change(told, change, words)


def _change(told: SchemeTold, change: Change, amounts: dict[str, str]) -> Row:
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
