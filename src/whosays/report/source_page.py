"""The figures of one source, the checks of a listing and the events of a timeline, in words for a workbench."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whosays.report.naming import from_key, speakers_words
from whosays.report.numbers import day_of, period_words, quantity_words
from whosays.report.phrases import say
from whosays.report.register import claim_anchor, register
from whosays.report.relations import check_view

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from whosays.model.report import Account
    from whosays.model.shelf import Happened, Related
    from whosays.report.options import ReportOptions
    from whosays.report.register import Register
    from whosays.report.views import CheckView, Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidLine:
    """A figure of a source with its words: in which document, of when, which question it answers by id and title, and
    why it is set aside, empty where it is not."""

    figure: str
    document: str
    when: str
    quote: Quote
    question: str
    title: str
    aside: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventLine:
    """An event in words: when, whose act, what kind of act, its words, and the documents that tell of it: for each its
    digest, the statement's id and the name of the file."""

    anchor: str
    when: str
    who: str
    partners: str
    kind: str
    quote: Quote
    tellers: tuple[tuple[str, str, str], ...]
    more: int


MOST_TELLERS = 5
WHOLE = 300
"""Characters of a sentence on either side of what is said."""


def said_lines(
    account: Account, options: ReportOptions, told: Sequence[tuple[str, str | None, str]], titles: Mapping[str, str]
) -> tuple[SaidLine, ...]:
    """The figures `told` (the id of each, its question, why it is set aside) whose claims `account` holds; `titles` are
    those of questions by id."""
    known = register(account, options)
    return tuple(
        SaidLine(
            figure=quantity_words(claim.quantity, options),
            document=claim.document,
            when=period_words(claim.as_of.period) if claim.as_of else "",
            quote=known.quote_of(claim),
            question=question or "",
            title=titles.get(question or "", ""),
            aside=aside,
        )
        for key, question, aside in told
        if (claim := known.claims.get(key))
    )


def check_lines(account: Account, options: ReportOptions, told: Sequence[Related]) -> tuple[CheckView, ...]:
    """Checks as views, in the order given; `account` holds their claims."""
    known = register(account, options)
    views = (check_view(each.checks, known) for each in told)
    return tuple(replace(v, questions=each.questions, told=each.told) for v, each in zip(views, told, strict=True))


def event_lines(account: Account, options: ReportOptions, told: Sequence[Happened]) -> tuple[EventLine, ...]:
    """Events in words, in the order given; `account` holds the documents that tell of them."""
    known = register(account, options)
    return tuple(_event(each, known) for each in told)


def _event(told: Happened, known: Register) -> EventLine:
    event, first = told.event, told.statements[0]
    by = say("by_day", day=day_of(event.by)) if event.by else say("no_date")
    tellers = {each.document: each.id for each in reversed(told.statements)}
    documents = sorted(tellers, key=known.source_name)
    return EventLine(
        anchor=event.id,
        when=period_words(event.when) if event.when else by,
        who=speakers_words(event.who) or say("nobody_named"),
        partners=speakers_words(event.partners),
        kind=from_key(event.kind.value),
        quote=known.quoted(first.evidence, first.sentence, f"s-{first.id}", WHOLE),
        tellers=tuple((each, tellers[each], known.source_name(each)) for each in documents[:MOST_TELLERS]),
        more=max(0, len(documents) - MOST_TELLERS),
    )


def places_of(account: Account) -> dict[str, str]:
    """The document of each figure, by the name of its place."""
    return {claim_anchor(claim.id): claim.document for claim in account.claims}
