"""A draft on the path: read, extracted and normalised as any document, linked with the record, and held against it.

What always holds: the draft adds nothing to the record. Its questions are found among the record's, the record's roots
and findings stay those without it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from whosays.model.check import Check, Verdict
from whosays.model.claim import Claim, Reading, Unread
from whosays.model.document import Capture, Document, Unreadable
from whosays.model.mention import TimeWords
from whosays.model.report import Account, Source
from whosays.model.ruling import NO_RULINGS, Rulings
from whosays.model.verification import Verification
from whosays.pipeline import orders
from whosays.pipeline.inputs import Input, filled
from whosays.pipeline.remainder import lengths, referring, unclaimed
from whosays.pipeline.stages import ShippedStages

if TYPE_CHECKING:
    from whosays import trace, verify


@dataclass(frozen=True, slots=True)
class _Read:
    """A draft that was read, and its day."""

    document: Document
    source: Source
    reading: Reading
    day: date | None


def verified(
    draft: Input, account: Account, stages: ShippedStages, rulings: Rulings = NO_RULINGS
) -> Verification | Unreadable:
    """`draft` held against `account`; what is wrong with the file where it cannot be read.

    A draft without a date of its own is taken to be as old as the newest document of the record.
    """
    document = stages.document(draft.content(), draft.captures[0].name)
    if isinstance(document, Unreadable):
        return document
    account = _without(document.id, account)
    days = {source.document.id: day for source in account.sources if (day := orders.day_of(source))}
    read = _read(document, draft.captures, max(days.values(), default=None), stages)
    own = orders.in_text_order(read.reading).claims
    days |= {document.id: read.day} if read.day else {}
    from whosays import verify

    checks = _own_checks(own, read, stages)
    rest = referring(read.source, read.reading.unread, stages)
    given = verify.Draft(
        document=document,
        claims=(*own, *rest),
        unread=_still_unread(read.reading.unread, rest),
        checks=checks,
        times=_times(read.source, stages),
        lengths=lengths(read.source, stages),
    )
    judged = verify.judgements(given, _record((*own, *rest), read, account, stages, (days, rulings)))
    return Verification(
        name=draft.captures[0].name,
        draft=document,
        judgements=judged,
        own_checks=checks,
        documents=len(account.sources),
        claims=len(account.claims),
        unreadable=account.unreadable,
    )


def _without(document: str, account: Account) -> Account:
    """`account` without a draft that lies among its documents."""
    if all(source.document.id != document for source in account.sources):
        return account
    return replace(
        account,
        sources=tuple(each for each in account.sources if each.document.id != document),
        claims=tuple(each for each in account.claims if each.document != document),
        unread=tuple(each for each in account.unread if each.evidence.document != document),
    )


def _read(document: Document, captures: Sequence[Capture], newest: date | None, stages: ShippedStages) -> _Read:
    told = filled(captures, document)
    dated, reading = stages.reading(document, told)
    if dated is None and newest is not None:
        told = (replace(told[0], published=newest), *told[1:])
        dated, reading = stages.reading(document, told)
    source = Source(document=document, captures=tuple(told), dated=dated)
    return _Read(document, source, reading, orders.day_of(source))


def _own_checks(own: Sequence[Claim], read: _Read, stages: ShippedStages) -> tuple[Check, ...]:
    """The checks over the draft's own figures that fail."""
    days = {read.document.id: read.day} if read.day else {}
    found = stages.checks(own, stages.questions(own, [read.source], days), days)
    return tuple(sorted((each for each in found if each.verdict is Verdict.FAILS), key=orders.weight_of_check))


def _still_unread(unread: Sequence[Unread], looked_up: Sequence[Claim]) -> tuple[Unread, ...]:
    places = {claim.evidence.start for claim in looked_up}
    return tuple(each for each in unread if each.evidence.start not in places)


def _looked_up(account: Account, stages: ShippedStages) -> tuple[Claim, ...]:
    """Amounts of the record of which only the currency could not be told."""
    unread = [each for each in account.unread if each.readings]
    found: list[Claim] = []
    for source in account.sources:
        own = [each for each in unread if each.evidence.document == source.document.id]
        found += unclaimed(source, own, stages) if own else ()
    return tuple(found)


def _record(
    own: Sequence[Claim],
    read: _Read,
    account: Account,
    stages: ShippedStages,
    known: tuple[dict[str, date], Rulings],
) -> verify.Record:
    from whosays import verify

    days, rulings = known
    held = tuple(claim for claim in account.claims if claim.aside is None) + _looked_up(account, stages)
    everything, sources = (*held, *own), (*account.sources, read.source)
    linked = verify.Linked(
        questions=stages.questions(everything, sources, days), answers=account.answers, traced=account.traced, days=days
    )
    comparing = _comparing(everything, account.sources, read.source, (stages, rulings))

    kept = verify.Kept(
        sources=account.sources,
        claims=held,
        unread=account.unread,
        times=partial(_times, stages=stages),
        lengths=partial(lengths, stages=stages),
    )
    return verify.Record.of(kept, linked, stages.pack, comparing)


def _times(source: Source, stages: ShippedStages) -> Sequence[TimeWords]:
    """Every time expression of a document, wherever it stands."""
    from whosays.extract.times import times

    document = source.document
    return times(document.text, 0, len(document.text), stages.spoken(document, source.captures)[2].times)


def _comparing(
    claims: Sequence[Claim], sources: Sequence[Source], draft: Source, by: tuple[ShippedStages, Rulings]
) -> trace.Comparing:
    """What compares `claims` of `sources` and of a `draft`, which nobody printed yet."""
    from whosays import trace

    papers = {s.document.id: trace.paper(s.document, s.captures, orders.day_of(s)) for s in sources}
    own = trace.Paper(document=draft.document.id, day=orders.day_of(draft), text=draft.document.text)
    return trace.Comparing(claims, papers | {own.document: own}, by[0].pack, by[1])
