"""The report as Markdown (CommonMark with tables). Every quotation carries its file name and character offsets.

What always holds: no text of a document is taken for Markdown or HTML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from whosays.model.check import Verdict
from whosays.report.markdown_parts import anchored, escaped, quotation, table
from whosays.report.markdown_rules import rules
from whosays.report.markdown_story import story, told_words
from whosays.report.narrating import narrative
from whosays.report.outline import Outline, outlined
from whosays.report.phrases import counted, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from whosays.model.narrative import Narrative
    from whosays.model.report import Account
    from whosays.report.options import ReportOptions
    from whosays.report.views import CheckView, DerivedView, GridView, Group, Line, QuestionView, UnreadView

MOST_TOUCHING = 3


def markdown(account: Account, options: ReportOptions) -> str:
    """The whole account as Markdown, with a line end after the last line."""
    outline = outlined(account, options)
    told = narrative(account, options)
    parts = [
        [f"# {escaped(told.title)}", "", told_words(told.counts), ""],
        _contents(outline, told),
        story(told),
        _questions(outline),
        _checks(outline),
        _derived(outline.derived),
        _rules(outline),
        _statements(outline),
        _unread(outline),
        _grids(outline.grids),
        _documents(outline),
        _method(outline),
    ]
    return "\n".join(line for part in parts for line in part).rstrip("\n") + "\n"


def _linked(view: QuestionView) -> str:
    return f"[{view.number}. {escaped(view.title)}](#{view.anchor})"


def _contents(outline: Outline, narrated: Narrative) -> Iterator[str]:
    yield from (f"## {say('contents')}", "")
    yield from (f"- [{escaped(section.heading)}](#{section.anchor})" for section in narrated.sections)
    told = (key for key in _HEADINGS if key not in lacking(outline))
    yield from (f"- {say('evidence_parts')}", *(f"  - [{say(key)}](#{key.replace('_', '-')})" for key in told), "")


def lacking(outline: Outline) -> frozenset[str]:
    """The headings of parts that an account has nothing for."""
    parts = {
        "heading_statements": outline.statements,
        "heading_grids": outline.grids,
        "heading_derived": outline.derived,
        "heading_rules": outline.rules,
    }
    return frozenset(key for key, views in parts.items() if not views)


_HEADINGS = (
    "heading_questions",
    "heading_checks",
    "heading_derived",
    "heading_rules",
    "heading_statements",
    "heading_unread",
    "heading_grids",
    "heading_documents",
    "heading_method",
)


def _heading(key: str) -> list[str]:
    return [anchored(key.replace("_", "-")), "", f"## {say(key)}", ""]


def _questions(outline: Outline) -> Iterator[str]:
    yield from _heading("heading_questions")
    touching = outline.touching
    for view in outline.questions:
        yield from (anchored(view.anchor), "", f"### {view.number}. {escaped(view.title)}", "")
        told = [f"**{view.status}**", escaped(view.envelope or say("no_envelope")), *view.counts]
        yield from (" · ".join([*told, view.dates] if view.dates else told) + "  ",)
        yield escaped(view.standing)
        yield ""
        yield from _clashes(view)
        yield from _touching(touching.get(view.id, ()))
        yield from _claims(view)


def _clashes(view: QuestionView) -> Iterator[str]:
    for group in view.clashes:
        told = "; ".join(escaped(pair.sentence) for pair in group.pairs)
        yield f"- {say('contradictions')}: {told}. {_dissolved(group.dissolved_by)}"
    if view.clashes:
        yield ""


def _touching(views: Sequence[CheckView]) -> Iterator[str]:
    if views:
        yield from (f"{say('touching')}:", "")
        yield from (f"- {escaped(view.sentence)} {view.factor}".rstrip() for view in views[:MOST_TOUCHING])
        if len(views) > MOST_TOUCHING:
            yield f"- {say('touching_more', checks=counted('more_checks', len(views) - MOST_TOUCHING))}"
        yield ""


def _plain_dissolved(by: str) -> str:
    return f"{say('dissolved_by')}: {by}." if by else say("nothing_dissolves")


def _dissolved(by: str) -> str:
    return escaped(_plain_dissolved(by))


def _claims(view: QuestionView) -> Iterator[str]:
    heads = ["", say("column_figure"), say("column_who"), say("column_when"), say("rests_on")]
    rows = [_claim(group, line) for group in view.groups for line in group.lines]
    yield from table(heads, rows)
    for bound in view.bounds:
        told = ", ".join(escaped(voice.words) for voice in bound.voices)
        yield f"- {escaped(say('bounds', heading=bound.heading, why=bound.why))} {told}"
    yield from (f"- ({letter}) {escaped(note)}" for letter, note in view.notes)
    if view.bounds or view.notes:
        yield ""


def _claim(group: Group, line: Line) -> list[str]:
    says = [escaped(line.who)]
    says += [escaped(say("through", names=line.via))] if line.via else []
    says += [line.stance if line.votes else f"**{line.stance}**"] if line.stance else []
    when = escaped(line.when or say("no_date")) + (f" ({line.date_note})" if line.date_note else "")
    remarks = [line.remark] if group.letter else [group.heading, line.remark]
    notes = [escaped(text) for text in remarks if text]
    notes += [f"{say('doubts')} {_letters(line.doubt_notes)}"] if line.doubt_notes else []
    return [
        group.letter,
        anchored(line.quote.anchor) + escaped(line.figure),
        "; ".join(says),
        when,
        "<br>".join([quotation(line.quote), *notes]),
    ]


def _letters(notes: Sequence[str]) -> str:
    return " ".join(f"({note})" for note in notes)


def _checks(outline: Outline) -> Iterator[str]:
    yield from _heading("heading_checks")
    yield from _check_list(outline.failing) if outline.failing else (say("checks_none"), "")
    for key, views in (("heading_boundary", outline.boundary), ("heading_open", outline.open_checks)):
        if views:
            yield from (f"### {say(key)}", "")
            yield from _check_list(views)
    if outline.rates:
        yield from (f"### {say('heading_rates')}", "")
        heads = [say(f"column_{name}") for name in ("amounts", "rate", "document", "verdict")]
        rows = (
            [escaped(" = ".join(r.parts)), escaped(r.rate), escaped(r.source), escaped(r.verdict)]
            for r in outline.rates
        )
        yield from table(heads, rows)
    if outline.tally:
        yield from (f"### {say('heading_tally')}", "")
        heads = [say("column_relation"), *(say(f"verdict_{verdict}") for verdict in Verdict)]
        yield from table(heads, ([escaped(name), *(str(n) for n in found.values())] for name, found in outline.tally))


def _check_list(views: Iterable[CheckView]) -> Iterator[str]:
    for number, view in enumerate(views, 1):
        factor = f" ({view.factor})" if view.factor else ""
        yield f"{number}. {anchored(view.anchor)}{escaped(view.sentence)}{factor}  "
        yield f"   *{escaped(view.relation)}.* {_dissolved(view.dissolved_by) if view.dissolved_by else ''}".rstrip()
        yield from [f"   - {say('doubt')}: {escaped('; '.join(view.doubts))}."] if view.doubts else []
        yield from (f"   - {quotation(quote)}" for quote in view.quotes)
        if view.copies:
            yield f"   - {say('check_copies', checks=counted('more_checks', view.told - 1))}"
            yield from (f"     - {quotation(quote)}" for quote in view.copies)
    yield ""


def _derived(views: Sequence[DerivedView]) -> Iterator[str]:
    if not views:
        return
    yield from (*_heading("heading_derived"), say("derived_intro"), "")
    for view in views:
        yield from (anchored(view.anchor), "", f"### {view.number}. {escaped(view.title)}", "")
        yield f"**{escaped(view.refused or view.result)}** · `{view.formula}` ({escaped(view.written)})  "
        yield escaped(" ".join([*([f"{view.says}."] if view.says else []), *view.supported]))
        yield ""
        yield from _inputs(view)
        yield from (f"- {escaped(sentence)} {quotation(quote)}" for sentence, quote in view.compared)
        yield from (f"- {escaped(text)}" for text in (*view.turns, *view.remarks))
        yield ""


def _rules(outline: Outline) -> Iterator[str]:
    if outline.rules:
        yield from (*_heading("heading_rules"), *rules(outline.rules))


def _inputs(view: DerivedView) -> Iterator[str]:
    heads = [say(f"column_{name}") for name in ("input", "figure", "what")] + [say("rests_on")]
    rows = []
    for each in view.inputs:
        what = f"[{escaped(each.what)}](#{each.anchor})" if each.anchor else escaped(each.what)
        more = [say("derived_more", figures=counted("more_figures", each.more))] if each.more else []
        rests = "<br>".join([*map(quotation, each.quotes), *more])
        told = "<br>".join([what, *map(escaped, each.notes)])
        rows.append([f"`{each.name}`", escaped(each.figure), told, rests])
    yield from table(heads, rows)


def _statements(outline: Outline) -> Iterator[str]:
    if outline.statements:
        yield from _heading("heading_statements")
        yield from (*(f"- {anchored(quote.anchor)}{quotation(quote)}" for quote in outline.statements), "")


def _unread(outline: Outline) -> Iterator[str]:
    yield from _heading("heading_unread")
    if not (outline.unread or outline.gaps or outline.files):
        yield from (say("everything_read"), "")
    for key, views in (("heading_unread_figures", outline.unread), ("heading_gaps", outline.gaps)):
        if views:
            yield from (f"### {say(key)}", "", *(f"- {_unread_line(view)}" for view in views), "")
    if outline.files:
        yield from (f"### {say('heading_files')}", "")
        for file in outline.files:
            step = escaped(say("next_step", step=file.next_step))
            yield f"- {escaped(file.name)}: {escaped(file.reason)}. {step}"
        yield ""


def _unread_line(view: UnreadView) -> str:
    here = anchored(view.quote.anchor) + quotation(view.quote)
    told = [escaped(text) for text in (view.obstacle, view.who) if text]
    told += [escaped(say("could_be", readings="; ".join(view.readings)))] if view.readings else []
    return f"{here}: {'; '.join(told)}" if told else here


def _grids(grids: Sequence[GridView]) -> Iterator[str]:
    if not grids:
        return
    yield from (*_heading("heading_grids"), say("grids_intro"), "")
    for grid in grids:
        yield from (f"### {escaped(grid.title)}", "")
        rows = ([f"{escaped(cell.text)} {_letters(cell.notes)}".strip() for cell in row] for row in grid.rows)
        yield from table([escaped(head) for head in grid.heads], rows)
        if grid.printed_head:
            yield from (escaped(say("printed_head", head=grid.printed_head)), "")
        yield from (f"- ({letter}) {escaped(note)}" for letter, note in grid.notes)
        yield from ("", say("marked_doubtful" if grid.notes else "no_doubts"), "")
        yield from (escaped(say("for_every_figure", doubt=doubt)) for doubt in grid.whole_notes)
        yield ""


def _documents(outline: Outline) -> Iterator[str]:
    yield from _heading("heading_documents")
    heads = [say(f"column_{name}") for name in ("name", "dated", "publisher", "found", "digest")]
    rows = []
    for view in outline.sources:
        dated = f"{view.date}: {view.date_reason}" if view.date_reason else view.date
        found = f"{counted('claims', view.n_claims)}, {counted('unread', view.n_unread)}"
        rows.append(
            [
                anchored(view.anchor) + escaped(view.name),
                escaped(dated or say("undated")),
                escaped(view.publisher),
                found,
                f"`{view.digest}`",
            ]
        )
    yield from table(heads, rows)
    for view in outline.sources:
        yield from (f"- {escaped(view.name)}: {escaped(note)}" for note in view.notes)
    yield ""


METHOD = ("roots", "envelope", "status", "estimate", "dates", "checks", "derived", "rules", "sample")


def method(outline: Outline) -> tuple[str, ...]:
    """The keys of what is told of how a report was made."""
    return tuple(key for key in METHOD if f"heading_{key}" not in lacking(outline))


def _method(outline: Outline) -> Iterator[str]:
    yield from _heading("heading_method")
    yield from (line for key in method(outline) for line in (say(f"method_{key}"), ""))
